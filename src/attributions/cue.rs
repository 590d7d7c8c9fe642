//! Cues: a verb that attributes, together with its auxiliaries, negation and adverbs.

use std::ops::Range;

use super::lexicon::{self, Takes, Verb};
use super::phrase;
use super::reading::Reading;
use crate::language::Tag;

/// A verb group that may attribute.
#[derive(Debug, Clone)]
pub(super) struct Cue {
    /// The whole group: "has not yet said", "went on to say", "pointed out".
    pub(super) tokens: Range<usize>,
    /// Where what follows the verb, and its particle, starts.
    pub(super) after: usize,
    /// The verb's uses that fit what follows it directly.
    pub(super) uses: Vec<&'static Verb>,
    /// How the verb stands.
    pub(super) mood: Mood,
}

/// How a verb stands in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    /// With a subject of its own: "said", "has said", "will say".
    Finite,
    /// "saying"
    Gerund,
    /// "was told", "is said"
    Passive,
}

const AUXILIARIES: &[&str] = &[
    "be", "is", "are", "was", "were", "been", "being", "am", "'re", "'m", "have", "has", "had", "having",
    "'ve", "do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "should", "shall",
    "'ll", "'d", "ca", "wo", "n't", "not", "never",
];
/// Pronouns that are only ever subjects.
pub(super) const NOMINATIVE: &[&str] = &["he", "she", "they", "we", "i"];
pub(super) const BE: &[&str] =
    &["be", "is", "are", "was", "were", "been", "being", "am", "'re", "'m", "got", "gets"];
/// Adjectives and nouns before "to" and a verb that leave the verb its subject: "was quick to say".
const BEFORE_TO: &[&str] =
    &["quick", "careful", "eager", "ready", "able", "unable", "reluctant", "willing", "on"];

impl Cue {
    /// The cue whose verb is token `at`, with what it may look at; `None` where it is none.
    pub(super) fn at(reading: &Reading, at: usize) -> Option<(Self, Range<usize>)> {
        let known = lexicon::verbs(reading.norm(at));
        if known.is_empty() {
            return None;
        }
        let fits = |verb: &&Verb| verb.particle.is_none_or(|particle| reading.norm(at + 1) == particle);
        let phrasal: Vec<_> = known.iter().filter(|verb| verb.particle.is_some()).filter(fits).collect();
        let uses = if phrasal.is_empty() { known.iter().filter(fits).collect() } else { phrasal };
        let strong = uses.iter().any(|verb| verb.takes(Takes::Strong));
        if uses.is_empty() || !is_verb(reading, at, strong) {
            return None;
        }
        let after = at + 1 + usize::from(uses[0].particle.is_some());
        let scope = reading.scope(at);
        let start = group_start(reading, at, &scope);
        let group = start..at;
        let passive = group.clone().any(|t| reading.is(t, BE))
            && matches!(reading.tag(at), Tag::Participle | Tag::Past)
            && !reading.norm(at).ends_with("ing");
        let has_finite = group.clone().any(|t| reading.tag(t).is_finite() || reading.is(t, AUXILIARIES));
        let mood = match reading.tag(at) {
            _ if passive => Mood::Passive,
            Tag::Gerund if !has_finite => Mood::Gerund,
            Tag::Base if !has_finite && !strong => return None,
            Tag::Participle if !has_finite && !strong && !heads_clause(reading, at, after, &scope) => {
                return None;
            }
            _ => Mood::Finite,
        };
        let after =
            if reading.paragraph.tokens.match_at(after, "in a statement") { after + 3 } else { after };
        Some((Self { tokens: start..after, after, uses, mood }, scope))
    }

    /// The first of the verb's uses that takes `what`.
    pub(super) fn takes(&self, what: Takes) -> Option<&'static Verb> {
        self.uses.iter().copied().find(|verb| verb.takes(what))
    }
}

/// Whether the listed verb form at `at` is a verb here. The tagger's word is taken but for forms that no noun
/// shares ("says", "told") and for what only a verb can stand between ("Ruiz claims that", "we fear they").
fn is_verb(reading: &Reading, at: usize, strong: bool) -> bool {
    const SURE: &[&str] =
        &["say", "says", "said", "saying", "tells", "told", "telling", "adds", "added", "warns", "insists"];
    let tag = reading.tag(at);
    if tag.is_verb() {
        // Two finite verbs in a row: the first is a plural noun ("reports indicate").
        return tag != Tag::PresentThird || !reading.tag(at + 1).is_finite();
    }
    if follows_quote(reading, at) {
        return true;
    }
    let subject = at > 0 && (reading.tag(at - 1).is_proper() || reading.is(at - 1, NOMINATIVE));
    let clause = reading.is(at + 1, NOMINATIVE) || reading.is(at + 1, &["that", "any"]);
    strong && reading.is(at, SURE) || subject && clause && !matches!(tag, Tag::Proper | Tag::Propers)
}

/// Whether the participle at `at`, whose complement starts at `after`, is a past tense that the tagger did not see:
/// the words before it have no verb yet, and what follows is no agent or adjunct ("the union called for"); or nothing is left
/// to stand behind it ("the road was unsafe, the inquiry found").
fn heads_clause(reading: &Reading, at: usize, after: usize, scope: &Range<usize>) -> bool {
    let adjunct = matches!(reading.tag(after), Tag::Preposition | Tag::To) && reading.norm(after) != "that";
    let verbless = !(scope.start..at).any(|t| reading.tag(t).is_finite() || reading.norm(t) == ",");
    let last = || (after..scope.end).all(|t| reading.is_mark(t)) && has_own_subject(reading, at, scope);
    follows_quote(reading, at) || verbless && !adjunct && after < scope.end || last()
}

/// Whether a noun phrase between a comma and the verb at `at` can be the verb's subject.
fn has_own_subject(reading: &Reading, at: usize, scope: &Range<usize>) -> bool {
    let subject = phrase::before(reading, scope, at);
    subject.is_some_and(|subject| subject.start > scope.start && reading.norm(subject.start - 1) == ",")
}

/// Whether a quotation that ends in a comma, and so waits for a verb, stands just before the verb at `at` or its
/// subject: "…," writes Ruiz · "…," Ruiz writes.
fn follows_quote(reading: &Reading, at: usize) -> bool {
    const SUBJECT: usize = 6;
    let edge =
        (at.saturating_sub(SUBJECT)..at).rev().find(|&t| reading.is_mark(t) || reading.tag(t).is_verb());
    let quote = edge.and_then(|edge| reading.quote_before(edge + 1));
    quote.is_some_and(|quote| reading.is(quote.inner.end - 1, &[",", "!", "?"]))
}

/// Where the verb group that ends in the verb `at` starts.
pub(super) fn group_start(reading: &Reading, at: usize, scope: &Range<usize>) -> usize {
    const LONGEST: usize = 10;
    let low = scope.start.max(at.saturating_sub(LONGEST));
    let mut start = at;
    while start > low {
        let before = start - 1;
        let clitic = reading.norm(before) == "'s" && reading.tag(before).is_verb();
        if reading.is(before, AUXILIARIES) || clitic || is_adverb(reading, before) {
            start = before;
        } else if reading.norm(before) == "to" && before > low {
            let Some(control) = control(reading, before - 1, low) else { break };
            start = control;
        } else {
            break;
        }
    }
    // An adverb at the clause's edge belongs to the clause.
    while start < at && reading.is(start, &["then", "now", "so", "even", "just", "only", "instead"]) {
        start += 1;
    }
    start
}

/// The verb, or the adjective of the verb group, that governs "to": "went on to", "was quick to".
fn control(reading: &Reading, at: usize, low: usize) -> Option<usize> {
    if reading.tag(at).is_verb() && !reading.is(at, AUXILIARIES) {
        return Some(at);
    }
    let verb = at.checked_sub(1).filter(|&verb| verb >= low && reading.tag(verb).is_verb());
    verb.filter(|_| reading.is(at, BEFORE_TO))
}

pub(super) fn is_adverb(reading: &Reading, at: usize) -> bool {
    reading.tag(at).is_adverb() && !reading.is(at, &["here", "there", "ago", "later", "earlier", "yesterday"])
}
