//! What a claim states.

use super::lexicon::Cue;
use super::sentence::{Sentence, Verb};
use crate::document::{ClaimKind, FigureKind};

/// Figures that tell how much or how many, unlike dates and names.
pub(super) const AMOUNTS: &[FigureKind] = &[
    FigureKind::Count,
    FigureKind::Percent,
    FigureKind::Money,
    FigureKind::Measure,
    FigureKind::Age,
    FigureKind::Duration,
    FigureKind::Score,
];

/// The kind of the claim that `sentence` makes. What is hardest to check comes first: a forecast with a figure is
/// a forecast, a cause with a figure is about the cause.
pub(super) fn of(sentence: &Sentence) -> ClaimKind {
    let past = matches!(sentence.verb, Some(Verb::Past | Verb::WasSo));
    if sentence.predicts() && sentence.verb != Some(Verb::Past) {
        ClaimKind::Prediction
    } else if sentence.has(Cue::Rule) && !past {
        ClaimKind::Rule
    } else if sentence.has(Cue::Cause) {
        ClaimKind::Cause
    } else if sentence.compares() {
        ClaimKind::Comparison
    } else if sentence.has_figure(AMOUNTS) {
        ClaimKind::Quantity
    } else if sentence.verb == Some(Verb::Past) {
        ClaimKind::Event
    } else {
        ClaimKind::Statement
    }
}
