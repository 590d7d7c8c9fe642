//! Learns what speaks for somebody that "he" or "she" could mean, from GUM's chains.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result};
use whosaid::training::{Choice, FEATURES, SPOKE_LAST, Thresholds, Weights, everyone};

use crate::gum::{Document, Mention};
use crate::score::{READINGS, Relation, fullest, relation};

/// How often the documents are read, each time with the weights learned so far.
const ROUNDS: usize = 6;
/// Passes over the pronouns of a round.
const PASSES: usize = 40;
/// Parts of the documents, each in turn kept out to choose the thresholds on.
const FOLDS: usize = 5;
/// What a weight of one becomes.
const SCALE: f64 = 100.0;
/// The precision that the thresholds are to reach on documents kept out while learning, in percent: what is read so far
/// is history for what comes, so it had better be right.
const PRECISION: usize = 87;

/// What decides in the end for a pronoun that heads no source: chosen on GUM dev, for the most pronouns led to the right
/// one at a precision of 85 % or more.
const OTHER: Thresholds = Thresholds { least: -100, margin: 50 };

/// What decides for a pronoun that heads a source, and how much more whoever spoke last weighs there: GUM has too few
/// of them to learn from, so this was set against `tests/speakers/cases.txt`.
const SOURCE: (Thresholds, i32) = (Thresholds { least: -500, margin: 60 }, 300);

/// A pronoun: whom it could mean, and which of them it does.
struct Example {
    document: usize,
    /// Whether it heads a source.
    source: bool,
    choices: Vec<Choice>,
    right: Vec<bool>,
}

/// Learns from `documents` and writes `pronouns.txt` to `models`.
pub(crate) fn learn(documents: &[Document], models: &Path) -> Result<()> {
    let written = READINGS[1].1;
    let documents: Vec<&Document> =
        documents.iter().filter(|document| written.contains(&document.genre())).collect();
    let mut weights = Weights::parse("");
    let mut examples = Vec::new();
    for round in 1..=ROUNDS {
        examples = read(&documents, &weights);
        let all = fit(examples.iter());
        weights = Weights { other: thresholds(&examples), ..rounded(&all) };
        let (named, right) = count(examples.iter(), &weights);
        println!(
            "pronouns: round {round}, {} pronouns, {named} named, {right} right in training",
            examples.len()
        );
    }
    weights.other = OTHER;
    let mut text = format!(
        "# Whom \"he\" and \"she\" mean: models/pronouns.md. The least that somebody must weigh and the margin to the\n\
         # second, for sources and for others; then the weight of each feature. Learned from {} pronouns of GUM.\n\
         {} {} {} {}\n",
        examples.len(),
        weights.source.least,
        weights.source.margin,
        weights.other.least,
        weights.other.margin
    );
    for line in weights.features.chunks(16) {
        let numbers: Vec<String> = line.iter().map(ToString::to_string).collect();
        writeln!(text, "{}", numbers.join(" "))?;
    }
    let path = models.join("pronouns.txt");
    std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    println!("pronouns: written to {}", path.display());
    Ok(())
}

/// The pronouns of `documents`, each with whom it could mean when read by `weights`.
fn read(documents: &[&Document], weights: &Weights) -> Vec<Example> {
    let mut examples = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        let found = everyone(&document.text, Some(weights));
        let chains = document.chains();
        for (reference, choices) in &found.choices {
            let span = found.references[*reference].span.range();
            let is_it = |mention: &&Mention| mention.head == span && mention.sort == "person";
            let Some(mention) = document.mentions.iter().find(is_it) else { continue };
            let chain = &chains[&mention.chain];
            let fullest = fullest(chain);
            let is_right =
                |choice: &Choice| relation(&found, choice.entity, chain, fullest) != Relation::Another;
            let right = choices.iter().map(is_right).collect();
            let source = found.references[*reference].speaks;
            examples.push(Example { document: number, source, choices: choices.clone(), right });
        }
    }
    examples
}

/// The weights that make the right choices likeliest, against each other and against nobody, which weighs 0.
fn fit<'a>(examples: impl Iterator<Item = &'a Example>) -> Vec<f64> {
    const STEP: f64 = 0.3;
    const DECAY: f64 = 0.0005;
    let examples: Vec<&Example> = examples.collect();
    let mut weights = vec![0.0; FEATURES];
    let mut squares = vec![1.0_f64; FEATURES];
    for _ in 0..PASSES {
        for Example { choices, right, .. } in &examples {
            let score = |choice: &Choice| choice.features.iter().map(|&f| weights[f]).sum::<f64>().exp();
            let scores: Vec<f64> = choices.iter().map(score).collect();
            let all: f64 = 1.0 + scores.iter().sum::<f64>();
            let rights: f64 =
                scores.iter().zip(right).filter(|(_, right)| **right).map(|(score, _)| score).sum();
            for ((choice, score), right) in choices.iter().zip(&scores).zip(right) {
                let wanted = if *right { score / rights } else { 0.0 };
                let slope = wanted - score / all;
                for &feature in &choice.features {
                    let slope = slope - DECAY * weights[feature];
                    squares[feature] += slope * slope;
                    weights[feature] += STEP * slope / squares[feature].sqrt();
                }
            }
        }
    }
    weights
}

fn rounded(weights: &[f64]) -> Weights {
    let mut weights: Vec<i32> = weights.iter().map(|weight| (weight * SCALE).round() as i32).collect();
    weights[SPOKE_LAST] += SOURCE.1;
    Weights { features: weights, source: SOURCE.0, other: Thresholds::default() }
}

/// How many of `examples` are led to somebody by `weights`, and how many of those rightly.
fn count<'a>(examples: impl Iterator<Item = &'a Example>, weights: &Weights) -> (usize, usize) {
    let mut counts = (0, 0);
    for Example { choices, right, source, .. } in examples {
        let Some(meant) = weights.meant(choices, *source) else { continue };
        let at = choices.iter().position(|choice| choice.entity == meant);
        counts.0 += 1;
        counts.1 += usize::from(at.is_some_and(|at| right[at]));
    }
    counts
}

/// The least weight and margin that lead most pronouns to the right one, on documents that the weights were not
/// learned from, at the wanted precision.
fn thresholds(examples: &[Example]) -> Thresholds {
    let folds: Vec<Weights> = (0..FOLDS)
        .map(|fold| rounded(&fit(examples.iter().filter(|example| example.document % FOLDS != fold))))
        .collect();
    let mut best = (0, Thresholds { least: i32::MAX, margin: 0 });
    for least in (-300..=300).step_by(25) {
        for margin in (0..=300).step_by(20) {
            let (mut named, mut right) = (0, 0);
            for (fold, weights) in folds.iter().enumerate() {
                let thresholds = Thresholds { least, margin };
                let weights = Weights { other: thresholds, ..weights.clone() };
                let held =
                    examples.iter().filter(|example| example.document % FOLDS == fold && !example.source);
                let counts = count(held, &weights);
                (named, right) = (named + counts.0, right + counts.1);
            }
            if right * 100 >= named * PRECISION && right > best.0 {
                best = (right, Thresholds { least, margin });
            }
        }
    }
    best.1
}
