//! The conditional random field on top of the network (Lafferty and others 2001), on integers.

use super::LABELS;
use super::logarithms::Logarithms;

/// A token's scores by label, in parts of 2⁻¹².
pub(super) type Score = [i32; LABELS.len()];

/// What stands for an impossible step: far below any sum of real ones over one token.
const NEVER: i64 = -(1 << 40);

/// The probability of each label for a token, in parts of 2⁻¹⁵.
pub(crate) type Likely = [u16; LABELS.len()];

/// The field's weights, impossible steps masked.
pub(super) struct Field {
    between: [[i64; LABELS.len()]; LABELS.len()],
    first: [i64; LABELS.len()],
    logarithms: Logarithms,
}

/// Whether `next` may follow `previous`; `None` is the start. An inside follows its own beginning or inside.
fn allowed(previous: Option<usize>, next: usize) -> bool {
    next == 0 || next % 2 == 1 || previous.is_some_and(|previous| previous == next || previous + 1 == next)
}

impl Field {
    /// The field with steps `between` labels and scores of the `first` one.
    pub(super) fn new(between: &[Score; LABELS.len()], first: &Score) -> Self {
        let masked =
            |previous, next, score: i32| if allowed(previous, next) { i64::from(score) } else { NEVER };
        Self {
            between: std::array::from_fn(|a| std::array::from_fn(|b| masked(Some(a), b, between[a][b]))),
            first: std::array::from_fn(|b| masked(None, b, first[b])),
            logarithms: Logarithms::new(),
        }
    }

    /// The most likely labels; of equally likely ones the lower.
    pub(super) fn best(&self, scores: &[Score]) -> Vec<u8> {
        let Some((first, rest)) = scores.split_first() else { return Vec::new() };
        let mut value: [i64; LABELS.len()] = std::array::from_fn(|b| self.first[b] + i64::from(first[b]));
        let mut back = Vec::with_capacity(rest.len());
        for score in rest {
            let mut from = [0_u8; LABELS.len()];
            let mut next = [0; LABELS.len()];
            for b in 0..LABELS.len() {
                let step = |a: usize| value[a] + self.between[a][b];
                let best = (1..LABELS.len()).fold(0, |best, a| if step(a) > step(best) { a } else { best });
                from[b] = best as u8;
                next[b] = step(best) + i64::from(score[b]);
            }
            value = next;
            back.push(from);
        }
        let best = (1..LABELS.len()).fold(0, |best, b| if value[b] > value[best] { b } else { best });
        let mut labels = vec![best as u8];
        for from in back.iter().rev() {
            labels.push(from[usize::from(labels[labels.len() - 1])]);
        }
        labels.reverse();
        labels
    }

    /// How likely each token's labels are, over all the ways to label the sequence: sums forwards and backwards
    /// (Lafferty and others 2001, section 4).
    pub(super) fn likely(&self, scores: &[Score]) -> Vec<Likely> {
        let sum = |terms: [i64; LABELS.len()]| self.logarithms.sum(&terms);
        let mut forward: Vec<[i64; LABELS.len()]> = Vec::with_capacity(scores.len());
        for score in scores {
            let before = forward.last();
            let reach = |b: usize| {
                before.map_or(self.first[b], |before| {
                    sum(std::array::from_fn(|a| before[a] + self.between[a][b]))
                }) + i64::from(score[b])
            };
            forward.push(std::array::from_fn(reach));
        }
        let mut after = [0; LABELS.len()];
        let mut likely = vec![Likely::default(); scores.len()];
        for (at, score) in scores.iter().enumerate().rev() {
            likely[at] = self.logarithms.shares(&std::array::from_fn(|b| forward[at][b] + after[b]));
            let next: [i64; LABELS.len()] = std::array::from_fn(|b| i64::from(score[b]) + after[b]);
            after = std::array::from_fn(|a| sum(std::array::from_fn(|b| self.between[a][b] + next[b])));
        }
        likely
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(scores: &[Score], expected: &[u8]) {
        // Two insides in a row are welcome, all other steps are alike.
        let mut between = [Score::default(); LABELS.len()];
        between[2][2] = 10;
        assert_eq!(Field::new(&between, &Score::default()).best(scores), expected);
    }

    #[test]
    fn labels_follow_scores_where_steps_allow() {
        check(&[], &[]);
        check(&[[5, 9, 0, 0, 0, 0, 0]], &[1]);
        // An inside cannot open: a beginning goes before it, however poor.
        check(&[[0, -3, 50, -3, 0, -3, 0], [0, 0, 50, 0, 0, 0, 0]], &[1, 2]);
        // Of equals, the lower label.
        check(&[[7, 7, 0, 7, 0, 7, 0]], &[0]);
        // The step from inside to inside outweighs a better label.
        check(&[[0, 9, 0, 0, 0, 0, 0], [0, 0, 9, 0, 0, 0, 0], [8, 0, 0, 0, 0, 0, 0]], &[1, 2, 2]);
    }
}
