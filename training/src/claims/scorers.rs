//! The scorer: learned, calibrated on sentences left out, and written in whole points.

use whosaid::training::claims::{self, POINTS};

use super::corpora::Labelled;
use super::logistic::{Example, Linear, calibrate, fit};

/// How a scorer is learned.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Recipe {
    /// What an error costs against large weights.
    cost: f64,
    /// Features that fewer examples have are left out.
    least: usize,
    /// So many features are kept.
    kept: usize,
    /// What a feature of the wording counts beside one that has a name.
    wording: f64,
}

/// How the check-worthy scorer is learned.
pub(crate) const CHECK: Recipe = Recipe { cost: 0.15, least: 2, kept: 10_000, wording: 0.7 };
/// A scorer in whole points.
pub(crate) struct Head {
    base: i32,
    points: Vec<(u32, i8)>,
}

impl Head {
    /// The number of features.
    pub(crate) fn len(&self) -> usize {
        self.points.len()
    }

    /// Its file.
    pub(crate) fn file(&self) -> Vec<u8> {
        claims::file(self.base, &self.points)
    }

    /// It with `logits` more for everything.
    pub(crate) fn raised(mut self, logits: f64) -> Self {
        self.base += (logits * f64::from(POINTS)).round() as i32;
        self
    }
}

/// Sentences that count so much each, to learn from.
pub(crate) type Lessons<'a> = Vec<(&'a Labelled, f64)>;

/// A scorer learned from `lessons` and calibrated to `own`, which are among them.
pub(crate) fn learn(recipe: Recipe, own: &[&Labelled], others: &Lessons) -> Head {
    /// The parts in which the sentences are left out in turn to calibrate.
    const PARTS: usize = 5;
    let own: Vec<Example> = own.iter().filter_map(|labelled| labelled.example(1.0, recipe.wording)).collect();
    let others: Vec<Example> =
        others.iter().filter_map(|(labelled, weight)| labelled.example(*weight, recipe.wording)).collect();
    let whole = pruned(recipe, &own.iter().chain(&others).collect::<Vec<_>>());
    let (mut logits, mut labels) = (vec![], vec![]);
    for part in 0..PARTS {
        let rest = own.iter().enumerate().filter(|(at, _)| at * PARTS / own.len() != part).map(|(_, e)| e);
        let linear = pruned(recipe, &rest.chain(&others).collect::<Vec<_>>());
        for (_, example) in own.iter().enumerate().filter(|(at, _)| at * PARTS / own.len() == part) {
            logits.push(linear.logit(&example.features));
            labels.push(example.label);
        }
    }
    let (stretch, shift) = calibrate(&logits, &labels);
    let examples: Vec<&Example> = own.iter().chain(&others).collect();
    in_points(&whole, stretch, shift, &examples)
}

/// A scorer of the features that matter most.
fn pruned(recipe: Recipe, examples: &[&Example]) -> Linear {
    let Recipe { cost, least, kept, .. } = recipe;
    let all = fit(examples, cost, least);
    let mut order: Vec<(u32, f64)> = all.weights.iter().map(|(key, weight)| (*key, weight.abs())).collect();
    order.sort_by(|one, other| other.1.total_cmp(&one.1));
    order.truncate(kept);
    let weights = order.into_iter().filter_map(|(key, _)| Some((key, *all.weights.get(&key)?))).collect();
    Linear { base: all.base, weights }
}

/// `linear`, stretched and shifted, in whole points; each feature's value goes into its points.
fn in_points(linear: &Linear, stretch: f64, shift: f64, examples: &[&Example]) -> Head {
    let one = f64::from(POINTS);
    let values: std::collections::BTreeMap<u32, f64> =
        examples.iter().flat_map(|example| example.features.iter().copied()).collect();
    let mut points = Vec::new();
    for (key, weight) in &linear.weights {
        let rounded = (weight * values[key] * stretch * one).round().clamp(-127.0, 127.0) as i8;
        if rounded != 0 {
            points.push((*key, rounded));
        }
    }
    Head { base: ((linear.base * stretch + shift) * one).round() as i32, points }
}
