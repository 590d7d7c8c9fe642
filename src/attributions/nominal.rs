//! Nouns that attribute: "the claim that the port would close", "reports of a closure", "his view is that …".

use std::ops::Range;

use super::clause::{self, Opening};
use super::cue;
use super::lexicon;
use super::phrase;
use super::proposal::{Construction, Proposal};
use super::reading::Reading;
use crate::document::QuoteForm;
use crate::language::Tag;

/// The attribution whose noun is token `at`; `None` where it is none.
pub(super) fn propose(reading: &Reading, at: usize) -> Option<Proposal> {
    let stance = lexicon::noun(reading.norm(at))
        .filter(|_| matches!(reading.tag(at), Tag::Noun | Tag::Nouns | Tag::PresentThird))?;
    let scope = reading.scope(at);
    if let Some(quote) = reading
        .quote_from(at + 2)
        .filter(|quote| reading.norm(at + 1) == "of" && quote.form != QuoteForm::Title)
    {
        let owner = owner(reading, &scope, at);
        return Some(Proposal::new(Construction::Noun, owner, Some(at..at + 2), Some(quote.inner.clone())));
    }
    let (cue_end, from) = complement(reading, &scope, at)?;
    let end = clause::end(reading, &scope, from, Opening::That);
    let proposal =
        Proposal::new(Construction::Noun, owner(reading, &scope, at), Some(at..cue_end), Some(from..end));
    Some(Proposal { stance, can_nest: false, ..proposal })
}

/// Where the cue ends and the content starts: "claim |that …", "view is |that …".
fn complement(reading: &Reading, scope: &Range<usize>, at: usize) -> Option<(usize, usize)> {
    let is_that = |t: usize| clause::opening(reading, scope, t) == Opening::That;
    if is_that(at + 1) {
        return Some((at + 1, at + 1));
    }
    (reading.is(at + 1, &["is", "was"]) && is_that(at + 2)).then_some((at + 2, at + 2))
}

/// Verbs that put a noun into words, and whose subject speaks then.
const VOICING: &[&str] = &[
    "expressed",
    "expresses",
    "express",
    "voiced",
    "voices",
    "voice",
    "raised",
    "raises",
    "raise",
    "made",
    "makes",
    "issued",
    "issues",
    "reiterated",
    "repeated",
    "repeats",
];

/// Whose words the noun names: "|the mayor|'s claim", "|his| claim", "|the mayor| expressed concern".
fn owner(reading: &Reading, scope: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let low = scope.start.max(at.saturating_sub(3));
    let mark = (low..at).rev().find(|&t| matches!(reading.tag(t), Tag::Possessive | Tag::PossessiveMarker));
    let Some(mark) = mark else {
        // The tagger takes a past tense behind an apposition for a participle.
        let is_past = |t: usize| reading.tag(t).is_finite() || reading.tag(t) == Tag::Participle;
        let verb = (low..at).rev().find(|&t| reading.is(t, VOICING) && is_past(t))?;
        return phrase::before(reading, scope, cue::group_start(reading, verb, scope));
    };
    if reading.tag(mark) == Tag::Possessive {
        return Some(mark..mark + 1);
    }
    phrase::before(reading, scope, mark).map(|owner| owner.start..mark + 1)
}
