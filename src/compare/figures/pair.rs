//! Whether two figures of different versions are of one thing.

use super::super::bags::Likeness;
use super::super::fit::fit;
use super::super::version::Prepared;
use super::super::words::Vocabulary;
use super::Item;
use crate::document::{Figure, FigureKind, Trend};

/// What a common sentence, the same value, one that fits and the same unit count beside the words around.
const INSIDE: u32 = 1000;
const VALUE: u32 = 2000;
const FITS: u32 = 500;
const UNIT: u32 = 100;

/// What is known of two figures of different versions.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Pair {
    pub(super) same: bool,
    pub(super) fits: bool,
    /// Whether they stand in sentences that tell the same.
    pub(super) inside: bool,
    /// Whether they have a unit in common.
    pub(super) unit: bool,
    /// Whether the value is no small number and no day of the week.
    pub(super) telling: bool,
    pub(super) temporal: bool,
    /// Whether they are parts of a hundred, which are of anything.
    pub(super) share: bool,
    /// The words around them.
    pub(super) alike: Likeness,
}

impl Pair {
    /// Whether they are of one thing: the less the values and the sentences say so, the more the words around are to.
    pub(super) fn is_one(&self) -> bool {
        let (cosine, shared) = (self.alike.cosine, self.alike.shared);
        match (self.same, self.inside) {
            (true, true) => true,
            (true, false) if self.telling => {
                self.unit && !self.temporal && !self.share || cosine >= 60 && shared > 0
            }
            (true, false) if self.temporal => cosine >= 200 && shared > 1 || cosine >= 330,
            (true, false) => cosine >= 400 && shared > 1,
            (false, true) => cosine >= 260,
            (false, false) if self.temporal => false,
            (false, false) if self.fits => cosine >= 150 && shared > 0,
            (false, false) => self.telling && cosine >= 260 && shared > 0,
        }
    }

    pub(super) fn score(&self) -> u32 {
        let weights = [(self.inside, INSIDE), (self.same, VALUE), (self.fits, FITS), (self.unit, UNIT)];
        self.alike.cosine + weights.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum::<u32>()
    }
}

/// Whether two figures have a unit in common.
pub(super) fn same_unit(a: &Item, b: &Item, vocabulary: &mut Vocabulary) -> bool {
    let mut unit = |item: &Item| item.figure.unit.as_deref().map(|unit| vocabulary.stem(unit));
    let own = unit(a);
    own.is_some() && own == unit(b)
}

/// Whether two figures can be of one thing by kind and unit.
pub(super) fn comparable(a: &Item, b: &Item, versions: &[Prepared], vocabulary: &mut Vocabulary) -> bool {
    let (one, other) = (a.figure, b.figure);
    // "Down by 55 to 310" and "down from 365 to 310".
    let role = role(a, versions, vocabulary).zip(role(b, versions, vocabulary));
    let other_role = role.is_some_and(|(a, b)| a != b);
    let times = one.per.as_ref().zip(other.per.as_ref()).is_some_and(|(one, other)| one != other);
    let grain =
        |figure: &Figure| figure.iso.as_ref().map(|iso| (iso.len(), iso.starts_with('T'), iso.contains('W')));
    let apart = times
        || other_role
        || grain(one) != grain(other)
        || direction(a, versions, vocabulary)
            .zip(direction(b, versions, vocabulary))
            .is_some_and(|(a, b)| a != b);
    if one.kind != other.kind || apart {
        return false;
    }
    if one.kind.is_temporal() || one.kind == FigureKind::Identifier {
        return one.kind != FigureKind::Identifier || one.value == other.value;
    }
    let mut counted = |item: &Item| -> Option<u32> {
        let of = item.figure.of.map(|of| versions[item.version as usize].within(of));
        let head = of.and_then(|words| words.last()).map(|word| word.term);
        item.figure.unit.as_deref().map(|unit| vocabulary.stem(unit)).or(head)
    };
    match (counted(a), counted(b)) {
        // "120,000 visitors" and "120,000 people" are the same people.
        (Some(of), Some(others)) => of == others || one.kind == FigureKind::Count && fit(one, other),
        _ => matches!(one.kind, FigureKind::Count | FigureKind::Score),
    }
}

/// Which way a share or a rate moved, by its trend or by the words beside it.
fn direction(item: &Item, versions: &[Prepared], vocabulary: &mut Vocabulary) -> Option<Trend> {
    /// So near stands the word that tells it.
    const NEAR: usize = 3;
    if item.figure.trend.is_some() || item.figure.kind != FigureKind::Percent {
        return item.figure.trend;
    }
    let words = &versions[item.version as usize].words;
    let at = words.partition_point(|word| word.span.start < item.figure.span.start);
    let near = &words[at.saturating_sub(NEAR)..words.len().min(at + 1 + NEAR)];
    let told = |word: &str, vocabulary: &mut Vocabulary| {
        let term = vocabulary.stem(word);
        near.iter().any(|near| near.term == term)
    };
    match (told("rise", vocabulary), told("fall", vocabulary)) {
        (true, false) => Some(Trend::Up),
        (false, true) => Some(Trend::Down),
        _ => None,
    }
}

/// The small word before a figure that tells whether it is where something came from, where to, or by how much.
fn role(item: &Item, versions: &[Prepared], vocabulary: &Vocabulary) -> Option<u32> {
    let words = &versions[item.version as usize].words;
    let at = words.partition_point(|word| word.span.start < item.figure.span.start);
    let before = words[..at].last()?.form;
    matches!(vocabulary.term(before).name.as_str(), "by" | "to" | "from").then_some(before)
}
