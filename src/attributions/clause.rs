//! Clauses: where what somebody said starts after the cue, and where it ends.

use std::ops::Range;

use super::lexicon::{self, Takes, is_time};
use super::phrase;
use super::reading::Reading;
use crate::language::Tag;

/// Words that open a question's clause.
const QUESTION: &[&str] = &["if", "whether", "how", "what", "why", "when", "where", "who", "which"];
/// A finite verb is looked for at most this many tokens into what may be a clause.
const VERB_WITHIN: usize = 25;

/// What follows a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// "that" and a clause.
    That,
    /// A clause without "that".
    Bare,
    /// "whether", "why" and the like.
    Question,
    /// "to" and a verb.
    Infinitive,
    /// A noun phrase or anything else.
    Other,
}

/// Where what follows a verb starts, once times and places of speaking are passed over ("said Friday in a
/// statement that"); `at` itself where they are not followed by "that", a quotation or a clause.
pub(super) fn skip_adjuncts(reading: &Reading, scope: &Range<usize>, at: usize) -> usize {
    const MOST: usize = 4;
    let mut end = at;
    for _ in 0..MOST {
        let next = skip_time(reading, scope, end).or_else(|| skip_occasion(reading, scope, end));
        let Some(next) = next else { break };
        end = next;
    }
    let comma = usize::from(end > at && reading.norm(end) == ",");
    match opening(reading, scope, end + comma) {
        Opening::That | Opening::Question => end + comma,
        Opening::Bare if end > at && comma == 0 => end,
        _ if reading.quote_from(end + comma).is_some() || reading.norm(end) == ":" => end,
        _ if end > at && end >= scope.end => end,
        _ => at,
    }
}

fn skip_time(reading: &Reading, scope: &Range<usize>, at: usize) -> Option<usize> {
    let mut end = at;
    while end < scope.end
        && end < at + 5
        && (is_time(reading.norm(end))
            || reading.is(end, &["last", "this", "next", "late", "early", "earlier", "later", "on", "again"])
                && end + 1 < scope.end
                && time_near(reading, end)
            || reading.tag(end) == Tag::Cardinal && end > at)
    {
        end += 1;
    }
    (end > at).then_some(end)
}

fn time_near(reading: &Reading, at: usize) -> bool {
    (at..at + 4).any(|t| is_time(reading.norm(t)))
}

/// "in a statement", "on Twitter", "during a rally in Ohio".
fn skip_occasion(reading: &Reading, scope: &Range<usize>, at: usize) -> Option<usize> {
    const BEFORE: &[&str] = &[
        "in", "on", "at", "during", "after", "before", "via", "through", "over", "from", "with", "by", "to",
        "of",
    ];
    if !reading.is(at, BEFORE) {
        return None;
    }
    let noun = at + 1;
    let mut end = phrase::core_after(reading, scope, noun)?.end;
    // "in an interview Ruiz ...": the phrase ends where a name follows a common noun.
    let name = (noun + 1..end)
        .find(|&t| reading.tag(t).is_proper() && matches!(reading.tag(t - 1), Tag::Noun | Tag::Nouns));
    if let Some(name) = name.filter(|&name| opening(reading, scope, name) == Opening::Bare) {
        end = name;
    }
    Some(end)
}

/// What starts at `at`.
pub(super) fn opening(reading: &Reading, scope: &Range<usize>, at: usize) -> Opening {
    if at >= scope.end {
        return Opening::Other;
    }
    let at = at + usize::from(reading.quote_from(at).is_some());
    let finite_ahead = || has_finite_verb(reading, scope, at);
    match reading.norm(at) {
        "that" if finite_ahead() && !reading.tag(at + 1).is_finite() => Opening::That,
        "to" if matches!(reading.tag(at + 1), Tag::Base) || reading.tag(at + 1).is_adverb() => {
            Opening::Infinitive
        }
        word if QUESTION.contains(&word) && (finite_ahead() || reading.norm(at + 1) == "to") => {
            Opening::Question
        }
        _ if starts_subject(reading, at) && finite_ahead() => Opening::Bare,
        _ => Opening::Other,
    }
}

/// Whether a clause's subject, or what may stand before it, can start at `at`.
fn starts_subject(reading: &Reading, at: usize) -> bool {
    let tag = reading.tag(at);
    tag.is_noun()
        || tag.is_adjective()
        || matches!(
            tag,
            Tag::Pronoun | Tag::Determiner | Tag::Predeterminer | Tag::Cardinal | Tag::Possessive
        )
        || matches!(tag, Tag::Existential | Tag::Gerund | Tag::Other)
        // "between 300 and 400 ballots were copied"
        || reading.is(at, &["between", "about", "around", "nearly", "almost", "some", "over", "up"])
            && (at + 1..at + 3).any(|t| reading.tag(t) == Tag::Cardinal)
        || reading.is(
            at,
            &[
                "there", "in", "after", "even", "while", "when", "if", "although", "because", "$", "£", "€", "not",
                "neither", "[", "both",
            ],
        )
}

/// Whether a clause with a subject and a finite verb starts at `at`.
fn has_finite_verb(reading: &Reading, scope: &Range<usize>, at: usize) -> bool {
    let high = scope.end.min(at + VERB_WITHIN);
    let mut relative = false;
    for t in at..high {
        if reading.is(t, &[";", ":", "—"]) {
            return false;
        }
        if t > at && reading.is(t, &["who", "which", "whose", "whom"])
            || t > at + 1 && reading.norm(t) == "that"
        {
            relative = true;
        }
        let clitic = reading.is(t, &["'s", "'re", "'ve", "'ll", "'d", "'m", "n't"])
            && reading.tag(t) != Tag::PossessiveMarker;
        if t > at && (reading.tag(t).is_finite() || clitic || is_finite_unseen(reading, t)) {
            if !relative {
                return true;
            }
            relative = false;
        }
    }
    false
}

/// Whether a verb that the tagger took for a participle, an adjective or a noun is finite: one right behind a
/// subject that can have nothing else there ("it lacked", "Ruiz called for").
fn is_finite_unseen(reading: &Reading, at: usize) -> bool {
    let pronoun = reading.tag(at - 1) == Tag::Pronoun
        && reading.is(at - 1, &["it", "he", "she", "they", "we", "i", "you"]);
    match reading.tag(at) {
        Tag::Participle => pronoun || reading.tag(at - 1).is_proper(),
        Tag::Adjective | Tag::Base => pronoun,
        _ => false,
    }
}

/// Where the content that starts at `start` ends: at the sentence's end, or before what is the writer's again.
pub(super) fn end(reading: &Reading, scope: &Range<usize>, start: usize, opening: Opening) -> usize {
    let mut at = start + 1;
    while at < scope.end {
        if ends_at(reading, scope, start, at, opening) {
            break;
        }
        at += 1;
    }
    // A sentence may end inside a quotation that goes on.
    let quote = reading.quote_at(at - 1).filter(|quote| quote.outer.start >= start);
    quote.map_or(at, |quote| at.max(quote.outer.end))
}

fn ends_at(reading: &Reading, scope: &Range<usize>, start: usize, at: usize, opening: Opening) -> bool {
    if reading.quote_at(at).is_some() && reading.quote_from(at).is_none() {
        return false;
    }
    match reading.norm(at) {
        ";" => true,
        ")" => !(start..at).any(|t| reading.norm(t) == "("),
        "," => ends_at_comma(reading, scope, at, opening),
        "and" | "but" if opening == Opening::Other => reading.tag(at + 1).is_finite(),
        "and" | "but" => reports_again(reading, scope, at + 1),
        "according" => reading.norm(at + 1) == "to",
        _ => false,
    }
}

/// Whether the comma at `at` ends what somebody said.
fn ends_at_comma(reading: &Reading, scope: &Range<usize>, at: usize, opening: Opening) -> bool {
    let next = at + 1;
    if reading.is(next, &["according", "but", "though", "although", "saying"]) {
        return true;
    }
    if reading.tag(next) == Tag::Gerund
        || reading.tag(next).is_adverb() && reading.tag(next + 1) == Tag::Gerund
    {
        let verb = if reading.tag(next) == Tag::Gerund { next } else { next + 1 };
        return !lexicon::verbs(reading.norm(verb)).is_empty();
    }
    if opening == Opening::Other {
        return true;
    }
    if opening == Opening::Infinitive {
        return reading.is(next, &["and", "while", "which", "who", "as"]);
    }
    reading.is(next, &["and", "while", "whereas"])
        && (reports_again(reading, scope, next + 1) || another_reports(reading, scope, next + 1))
}

/// Whether a clause in which somebody else reports starts at `at`: "while |his family said he".
fn another_reports(reading: &Reading, scope: &Range<usize>, at: usize) -> bool {
    let Some(subject) = phrase::core_after(reading, scope, at) else { return false };
    let verb = subject.end;
    reading.tag(verb).is_finite()
        && is_reporting(reading, verb)
        && matches!(opening(reading, scope, verb + 1), Opening::That | Opening::Bare)
}

/// Whether a verb that attributes, of the same subject, starts at `at`: "and |said".
fn reports_again(reading: &Reading, scope: &Range<usize>, at: usize) -> bool {
    let verb = (at..scope.end.min(at + 3))
        .find(|&t| !reading.tag(t).is_adverb() && !reading.is(t, &["has", "have", "had"]));
    verb.is_some_and(|verb| {
        matches!(reading.tag(verb), Tag::Past | Tag::PresentThird | Tag::Participle)
            && is_reporting(reading, verb)
    })
}

/// Whether the verb at `at` attributes a clause with "that" wherever it stands.
fn is_reporting(reading: &Reading, at: usize) -> bool {
    let mut uses = lexicon::verbs(reading.norm(at)).iter();
    uses.any(|verb| verb.takes(Takes::That) && verb.takes(Takes::Strong))
}
