//! A linear-chain conditional random field (Lafferty and others 2001) over BIO labels.

use std::ops::Range;

use ndarray::{Array1, Array2, ArrayView2, s};

/// The number of labels.
pub(crate) const LABELS: usize = whosaid::training::LABELS.len();
/// What stands for an impossible step.
const NEVER: f32 = -1e4;

/// Whether `next` may follow `previous`; `None` is the start. An inside follows its own beginning or inside.
pub(crate) fn allowed(previous: Option<usize>, next: usize) -> bool {
    next == 0 || next % 2 == 1 || previous.is_some_and(|previous| previous == next || previous + 1 == next)
}

/// What a sequence's labels are to be.
#[derive(Clone)]
pub(crate) struct Target {
    /// The probability of each label for each token, [tokens × labels].
    labels: Array2<f32>,
    /// The labels that a person gave; from others' the field's steps learn nothing.
    annotated: Option<Vec<u8>>,
}

impl Target {
    /// The target that `labels` are certain.
    pub(crate) fn annotated(labels: Vec<u8>) -> Self {
        let mut target = Array2::zeros((labels.len(), LABELS));
        for (t, label) in labels.iter().enumerate() {
            target[[t, usize::from(*label)]] = 1.0;
        }
        Self { labels: target, annotated: Some(labels) }
    }

    /// The target that each token's labels are as likely as `weights` say, in any unit.
    pub(crate) fn likely(weights: &[[u8; LABELS]]) -> Self {
        let share = |(t, label): (usize, usize)| {
            let sum: f32 = weights[t].iter().copied().map(f32::from).sum();
            f32::from(weights[t][label]) / sum.max(1.0)
        };
        Self { labels: Array2::from_shape_fn((weights.len(), LABELS), share), annotated: None }
    }

    /// Moves the probabilities towards those of `other`, all the way where `trust` is 1.
    pub(crate) fn blend(&mut self, other: &Self, trust: f32) {
        self.labels = &self.labels * (1.0 - trust) + &other.labels * trust;
    }

    /// The target of the tokens in `range`. A span that the cut goes through starts anew.
    pub(crate) fn piece(&self, range: Range<usize>) -> Self {
        let mut labels = self.labels.slice(s![range.clone(), ..]).to_owned();
        for inside in (2..LABELS).step_by(2) {
            labels[[0, inside - 1]] += std::mem::take(&mut labels[[0, inside]]);
        }
        let annotated = self.annotated.as_ref().map(|whole| {
            let mut labels = whole[range].to_vec();
            labels[0] -= u8::from(labels[0] > 0 && labels[0] % 2 == 0);
            labels
        });
        Self { labels, annotated }
    }
}

/// The field's weights with impossible steps masked: from label to label, and for the first label.
pub(crate) struct Steps {
    between: Array2<f32>,
    first: Array1<f32>,
}

impl Steps {
    pub(crate) fn new(between: &Array2<f32>, first: &Array2<f32>) -> Self {
        let mask = |open: bool| if open { 0.0 } else { NEVER };
        let masked = |(a, b): (usize, usize)| between[[a, b]] + mask(allowed(Some(a), b));
        let first = Array1::from_shape_fn(LABELS, |b| first[[0, b]] + mask(allowed(None, b)));
        Self { between: Array2::from_shape_fn((LABELS, LABELS), masked), first }
    }

    /// How far the field is from `target` (the cross-entropy of its labels); adds to `d_scores`, `d_between` and
    /// `d_first` what the field expects less what the target does.
    pub(crate) fn loss(
        &self,
        scores: ArrayView2<f32>,
        target: &Target,
        d_scores: &mut Array2<f32>,
        d_between: &mut Array2<f32>,
        d_first: &mut Array2<f32>,
    ) -> f32 {
        let (alpha, beta, total) = self.sums(scores);
        let expected = (&alpha + &beta).mapv(|x| (x - total).exp());
        *d_scores += &(&expected - &target.labels);
        if let Some(annotated) = &target.annotated {
            let mut first = d_first.row_mut(0);
            first += &expected.row(0);
            first[usize::from(annotated[0])] -= 1.0;
            for t in 1..annotated.len() {
                let step = |(a, b): (usize, usize)| {
                    let path = alpha[[t - 1, a]] + self.between[[a, b]] + scores[[t, b]] + beta[[t, b]];
                    (path - total).exp()
                };
                *d_between += &Array2::from_shape_fn((LABELS, LABELS), step);
                d_between[[usize::from(annotated[t - 1]), usize::from(annotated[t])]] -= 1.0;
            }
        }
        -expected.iter().zip(&target.labels).map(|(found, wanted)| wanted * found.max(1e-9).ln()).sum::<f32>()
    }

    /// Forward and backward log-sums, and the log-sum over all paths.
    fn sums(&self, scores: ArrayView2<f32>) -> (Array2<f32>, Array2<f32>, f32) {
        let length = scores.nrows();
        let mut alpha = Array2::zeros((length, LABELS));
        let mut beta = Array2::zeros((length, LABELS));
        for t in 0..length {
            for b in 0..LABELS {
                let before = if t == 0 {
                    self.first[b]
                } else {
                    log_sum(|a| alpha[[t - 1, a]] + self.between[[a, b]])
                };
                alpha[[t, b]] = before + scores[[t, b]];
            }
        }
        for t in (0..length - 1).rev() {
            for a in 0..LABELS {
                beta[[t, a]] = log_sum(|b| self.between[[a, b]] + scores[[t + 1, b]] + beta[[t + 1, b]]);
            }
        }
        let total = log_sum(|b| alpha[[length - 1, b]]);
        (alpha, beta, total)
    }
}

fn log_sum(term: impl Fn(usize) -> f32) -> f32 {
    let terms: [f32; LABELS] = std::array::from_fn(term);
    let most = terms.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    most + terms.iter().map(|term| (term - most).exp()).sum::<f32>().ln()
}
