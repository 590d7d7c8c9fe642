//! Logistic regression with a squared penalty, by coordinate descent in the dual: exact, and the same on every machine.

use std::collections::BTreeMap;

/// What is learned from: the features that an example has, with their values.
pub(super) struct Example {
    pub(super) features: Vec<(u32, f64)>,
    /// 0 to 1; between them, an example of either kind in that proportion.
    pub(super) label: f64,
    /// How much it counts.
    pub(super) weight: f64,
}

/// A base and a weight for each feature.
#[derive(Debug, Clone, Default)]
pub(super) struct Linear {
    pub(super) base: f64,
    pub(super) weights: BTreeMap<u32, f64>,
}

impl Linear {
    /// The logit of an example.
    pub(super) fn logit(&self, features: &[(u32, f64)]) -> f64 {
        let weight = |(key, value): &(u32, f64)| self.weights.get(key).map_or(0.0, |weight| weight * value);
        self.base + features.iter().map(weight).sum::<f64>()
    }
}

/// The passes over the examples.
const PASSES: usize = 40;

/// The value of the feature that all examples have: large, so that the base is hardly penalised.
const BASE: f64 = 4.0;

/// What fits `examples` best, where `cost` is what an error costs against the squared weights. Features that fewer than
/// `least` examples have are left out.
pub(super) fn fit(examples: &[&Example], cost: f64, least: usize) -> Linear {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for example in examples {
        for (key, _) in &example.features {
            *counts.entry(*key).or_default() += 1;
        }
    }
    counts.retain(|_, count| *count >= least);
    let keys: Vec<u32> = counts.into_keys().collect();
    let mut rows = Vec::new();
    for example in examples {
        let features = example.features.iter();
        let known = features.filter_map(|(key, value)| Some((keys.binary_search(key).ok()?, *value)));
        let row: Vec<_> = known.chain([(keys.len(), BASE)]).collect();
        for (sign, share) in [(1.0, example.label), (-1.0, 1.0 - example.label)] {
            if share > 0.0 {
                rows.push(Row::new(row.clone(), sign, cost * example.weight * share));
            }
        }
    }
    let mut weights = vec![0.0; keys.len() + 1];
    for row in &rows {
        row.add(row.alpha, &mut weights);
    }
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut random = 1_u64;
    for _ in 0..PASSES {
        for last in (1..order.len()).rev() {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(last, ((random >> 33) % (last as u64 + 1)) as usize);
        }
        for &at in &order {
            rows[at].settle(&mut weights);
        }
    }
    let base = BASE * weights[keys.len()];
    Linear { base, weights: keys.into_iter().zip(weights).collect() }
}

/// An example in the dual.
struct Row {
    features: Vec<(usize, f64)>,
    sign: f64,
    /// The most that `alpha` can be.
    cost: f64,
    alpha: f64,
    squares: f64,
}

impl Row {
    fn new(features: Vec<(usize, f64)>, sign: f64, cost: f64) -> Self {
        let squares = features.iter().map(|(_, value)| value * value).sum();
        Self { features, sign, cost, alpha: cost * 0.001, squares }
    }

    fn add(&self, change: f64, weights: &mut [f64]) {
        for (at, value) in &self.features {
            weights[*at] += change * self.sign * value;
        }
    }

    /// Sets `alpha` to where the derivative of the dual is 0, between nothing and the cost.
    fn settle(&mut self, weights: &mut [f64]) {
        const STEPS: usize = 30;
        let margin = self.sign * self.features.iter().map(|(at, value)| weights[*at] * value).sum::<f64>();
        let derivative =
            |alpha: f64| (alpha / (self.cost - alpha)).ln() + self.squares * (alpha - self.alpha) + margin;
        let (mut low, mut high) = (0.0, self.cost);
        for _ in 0..STEPS {
            let middle = f64::midpoint(low, high);
            if derivative(middle) > 0.0 { high = middle } else { low = middle }
        }
        let alpha = f64::midpoint(low, high).clamp(self.cost * 1e-9, self.cost * (1.0 - 1e-9));
        let change = alpha - self.alpha;
        self.alpha = alpha;
        self.add(change, weights);
    }
}

/// How logits are to be stretched and shifted for their probabilities to be right: Platt's scaling, by Newton's method.
pub(super) fn calibrate(logits: &[f64], labels: &[f64]) -> (f64, f64) {
    const STEPS: usize = 50;
    let (mut stretch, mut shift) = (1.0, 0.0);
    for _ in 0..STEPS {
        // A little penalty on leaving things as they are keeps the matrix from being singular.
        let (mut g, mut h) = ([1e-3 * (stretch - 1.0), 1e-3 * shift], [1e-3, 0.0, 1e-3]);
        for (logit, label) in logits.iter().zip(labels) {
            let p = sigmoid(stretch * logit + shift);
            let (error, slope) = (p - label, p * (1.0 - p));
            g[0] += error * logit;
            g[1] += error;
            h[0] += slope * logit * logit;
            h[1] += slope * logit;
            h[2] += slope;
        }
        let determinant = h[0] * h[2] - h[1] * h[1];
        stretch -= (h[2] * g[0] - h[1] * g[1]) / determinant;
        shift -= (h[0] * g[1] - h[1] * g[0]) / determinant;
    }
    (stretch, shift)
}

pub(super) fn sigmoid(logit: f64) -> f64 {
    1.0 / (1.0 + (-logit).exp())
}
