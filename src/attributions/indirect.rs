//! Reported speech after its cue: with "that" and without, questions, intentions, and what is praised or blamed.

use std::ops::Range;

use super::clause::{self, Opening};
use super::cue::{Cue, Mood};
use super::direct;
use super::lexicon::Takes;
use super::proposal::{Construction, Proposal};
use super::reading::Reading;
use super::subject;
use crate::language::Tag;

/// Ruiz said that … · Ruiz told reporters … · Ruiz asked whether … · Ruiz vowed to … · Ruiz endorsed …
pub(super) fn propose(reading: &Reading, scope: &Range<usize>, cue: &Cue) -> Option<Proposal> {
    let addressee = direct::addressee(reading, scope, cue);
    // "told the paper would close" has no addressee: what follows it must be a clause by itself.
    let (addressee, from, opening) = [addressee, None].into_iter().find_map(|addressee| {
        let at = addressee.as_ref().map_or(cue.after, |addressee| addressee.end);
        let from = clause::skip_adjuncts(reading, scope, at);
        let opening = clause::opening(reading, scope, from);
        (addressee.is_none() || opening != Opening::Other).then_some((addressee, from, opening))
    })?;
    let (construction, verb) = construction(cue, opening)?;
    if construction == Construction::Object && !is_object(reading, scope, cue, from) {
        return None;
    }
    let source = subject::of(reading, scope, cue);
    if source.is_none() && !(cue.mood == Mood::Passive && matches!(opening, Opening::That | Opening::Bare)) {
        return None;
    }
    let mut end = clause::end(reading, scope, from, opening);
    let put_in = |source: &Range<usize>| {
        let opened = source.start > scope.start && reading.norm(source.start - 1) == ",";
        opened && reading.is(source.start, &["who", "which"])
    };
    if source.as_ref().is_some_and(put_in) {
        // "Kerr, who said the port was open, left": a comma closes what a comma opened.
        end = (from..end).find(|&t| reading.norm(t) == ",").unwrap_or(end);
    }
    let clause = matches!(construction, Construction::That | Construction::Bare);
    let named = source.as_ref().is_some_and(|source| reading.tag(source.start) != Tag::Pronoun);
    let can_nest = clause && verb.takes(Takes::Strong) && named;
    let proposal = Proposal::new(construction, source, Some(cue.tokens.clone()), Some(from..end));
    Some(Proposal { addressee, stance: verb.stance, can_nest, ..proposal })
}

fn construction(cue: &Cue, opening: Opening) -> Option<(Construction, &'static super::lexicon::Verb)> {
    let takes = |what, construction| cue.takes(what).map(|verb| (construction, verb));
    match opening {
        Opening::That => takes(Takes::That, Construction::That),
        Opening::Bare => {
            takes(Takes::Bare, Construction::Bare).or_else(|| takes(Takes::Object, Construction::Object))
        }
        Opening::Question => takes(Takes::Question, Construction::Question)
            .or_else(|| takes(Takes::That, Construction::Question))
            .or_else(|| takes(Takes::Object, Construction::Object)),
        Opening::Infinitive => takes(Takes::Infinitive, Construction::Infinitive),
        Opening::Other => takes(Takes::Object, Construction::Object),
    }
}

/// Whether a noun phrase that a verb can have as its object starts at `at`.
fn is_object(reading: &Reading, scope: &Range<usize>, cue: &Cue, at: usize) -> bool {
    let tag = reading.tag(at);
    let nominal = tag.is_noun()
        || tag.is_adjective()
        || matches!(
            tag,
            Tag::Determiner | Tag::Predeterminer | Tag::Possessive | Tag::Cardinal | Tag::Gerund
        )
        || matches!(tag, Tag::Pronoun)
        || reading.quote_from(at).is_some();
    cue.mood != Mood::Passive && at < scope.end && nominal
}
