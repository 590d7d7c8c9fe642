//! Where the words of one utterance differ, and whether that bears on its meaning.

use std::sync::OnceLock;

use similar::DiffOp;
use similar::algorithms::{Capture, Replace, myers};

use super::comparison::{Bearing, Change};
use super::words::{Vocabulary, Word};
use crate::document::{Probability, Span};
use crate::language::data_lines;
use crate::maps::Map;
use crate::speakers::is_variant;

/// Longer utterances are not laid side by side word for word: the work would grow with the square.
const LONGEST: usize = 2_000;
/// More words than this in a row, without a third as many in their place, are a part that one version leaves out.
const PART: usize = 6;

/// A name that stands for another stands by itself: more words than this say something else altogether.
const NAMED: usize = 4;

/// What a comparison of two wordings found.
pub(super) struct Differences {
    pub(super) drift: Probability,
    pub(super) changes: Vec<Change>,
}

/// How the words `here` differ from those of the `base`.
pub(super) fn differences(base: &[Word], here: &[Word], vocabulary: &Vocabulary) -> Differences {
    if base.len().max(here.len()) > LONGEST {
        return whole(base, here);
    }
    let forms = |words: &[Word]| words.iter().map(|word| word.form).collect::<Vec<_>>();
    let (old, new) = (forms(base), forms(here));
    let mut found = Replace::new(Capture::new());
    let Ok(()) = myers::diff(&mut found, &old, 0..old.len(), &new, 0..new.len());
    let mut same = 0;
    // Stretches of the base and of this version that stand for one another; a small word between two is taken in.
    let mut stretches: Vec<[(usize, usize); 2]> = Vec::new();
    let mut joins = false;
    for operation in found.into_inner().into_ops() {
        let (old, new) = (operation.old_range(), operation.new_range());
        if let DiffOp::Equal { .. } = operation {
            same += old.len();
            joins = old.len() == 1 && vocabulary.term(base[old.start].term).rarity == 0;
            continue;
        }
        match stretches.last_mut() {
            Some([from, to]) if joins => (from.1, to.1) = (old.end, new.end),
            _ => stretches.push([(old.start, old.end), (new.start, new.end)]),
        }
        joins = true;
    }
    let all = base.len() + here.len();
    let drift = if all == 0 { 0.0 } else { 1.0 - 2.0 * same as f64 / all as f64 };
    let sides = Sides { base, here, vocabulary };
    let changes = stretches.iter().map(|[(a, b), (c, d)]| sides.change(&base[*a..*b], &here[*c..*d]));
    Differences { drift: Probability::new(drift), changes: changes.collect() }
}

/// One change of everything, where the words are too many.
fn whole(base: &[Word], here: &[Word]) -> Differences {
    if base.iter().map(|word| word.form).eq(here.iter().map(|word| word.form)) {
        return Differences { drift: Probability::new(0.0), changes: Vec::new() };
    }
    let change = Change { here: cover(here), base: cover(base), bears: None };
    Differences { drift: Probability::new(1.0), changes: vec![change] }
}

fn cover(words: &[Word]) -> Option<Span> {
    Some(words.first()?.span.cover(words.last()?.span))
}

/// Both wordings as a whole.
struct Sides<'a> {
    base: &'a [Word],
    here: &'a [Word],
    vocabulary: &'a Vocabulary,
}

impl Sides<'_> {
    fn change(&self, base: &[Word], here: &[Word]) -> Change {
        Change { here: cover(here), base: cover(base), bears: self.bears(base, here) }
    }

    /// What a change bears on: the gravest, if anything.
    fn bears(&self, base: &[Word], here: &[Word]) -> Option<Bearing> {
        let (short, long) = (base.len().min(here.len()), base.len().max(here.len()));
        if long > PART && 3 * short < long {
            return None;
        }
        if self.negates(base) != self.negates(here) && self.negates(self.base) != self.negates(self.here) {
            return Some(Bearing::Negation);
        }
        if self.number(base, here) {
            return Some(Bearing::Number);
        }
        if self.modality(base, here) {
            return Some(Bearing::Modality);
        }
        (long <= NAMED && self.name(base, here)).then_some(Bearing::Name)
    }

    fn name_of(&self, form: u32) -> &str {
        &self.vocabulary.term(form).name
    }

    /// Whether an odd number of words negate.
    fn negates(&self, words: &[Word]) -> bool {
        static LIST: OnceLock<Map<&str, &str>> = OnceLock::new();
        let list = LIST.get_or_init(|| sections(include_str!("data/negations.txt")));
        words.iter().filter(|word| list.contains_key(self.name_of(word.form))).count() % 2 == 1
    }

    /// Whether a number stands for another one.
    fn number(&self, base: &[Word], here: &[Word]) -> bool {
        let numbers = |words: &[Word]| {
            let found =
                words.iter().map(|word| word.form).filter(|&form| self.name_of(form).starts_with('='));
            found.collect::<Vec<_>>()
        };
        let news = |own: &[Word], other: &[Word]| {
            let known = numbers(other);
            numbers(own).into_iter().any(|number| !known.contains(&number))
        };
        news(base, self.here) && news(here, self.base)
    }

    /// Whether what was possible, necessary or certain no longer is, or is now.
    fn modality(&self, base: &[Word], here: &[Word]) -> bool {
        let only = |own: &[Word], other: &[Word], sort: &str| {
            self.has_modal(own, sort) && !self.has_modal(other, sort)
        };
        // What is certain and what is plainly said differ by wording; what is possible does not.
        ["possible", "necessary"].iter().any(|sort| {
            only(base, self.here, sort) && !here.is_empty()
                || only(here, self.base, sort) && !base.is_empty()
                || only(base, self.here, sort) && base.len() == 1
                || only(here, self.base, sort) && here.len() == 1
        })
    }

    fn has_modal(&self, words: &[Word], sort: &str) -> bool {
        static LIST: OnceLock<Map<&str, &str>> = OnceLock::new();
        let list = LIST.get_or_init(|| sections(include_str!("data/modals.txt")));
        words.iter().any(|word| list.get(self.name_of(word.form)) == Some(&sort))
    }

    /// Whether a name stands for another one, not only in other letters.
    fn name(&self, base: &[Word], here: &[Word]) -> bool {
        let news = |own: &[Word], other: &[Word]| {
            let named = own.iter().filter(|word| word.capital);
            let news = named.filter(|word| {
                let name = self.name_of(word.form);
                !other.iter().any(|known| {
                    known.term == word.term
                        || known.form == word.form
                        || is_variant(self.name_of(known.form), name)
                })
            });
            news.count()
        };
        news(base, self.here) > 0 && news(here, self.base) > 0
    }
}

/// The words of a data file whose lines are headed by what they mean.
fn sections(data: &'static str) -> Map<&'static str, &'static str> {
    let lines = data_lines(data).filter_map(|line| line.split_once(':'));
    lines.flat_map(|(key, words)| words.split_whitespace().map(move |word| (word, key))).collect()
}
