//! Phrases read from right to left, as far as a figure needs them to find what it measures.

use super::counted;
use super::key::{Key, keys};
use super::lexicon::Role;
use super::reader::Reader;
use super::trend;
use crate::language::Tag;
use crate::text::{Shape, TokenKind};

/// What a stretch of tokens is to the clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A noun phrase without the phrases that hang on it.
    Nouns,
    /// A figure that was read before.
    Figure,
    /// A preposition that can tie a noun phrase to what stands before it.
    Link,
    /// A verb with its auxiliaries, or a word of movement: "was expected to rise", "up".
    Verb,
    /// "and", "or".
    And,
    /// A comma, a dash, a bracket or a colon.
    Pause,
    /// "which", "who", "that".
    Relative,
    /// A pronoun: somebody, but no name of what is measured.
    Pronoun,
    /// An adverb, an article, an adjective that stands alone: it decides nothing.
    Filler,
    /// The clause does not go on here.
    Stop,
}

/// A stretch of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Chunk {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A noun phrase is not longer than this.
const LONGEST: usize = 9;

/// Prepositions that tie a noun phrase to another.
const LINKS: &[Key] = keys!(
    "of in from to for on at by with within among across over under about against between into per \
                     via near around through towards toward above below inside outside beyond behind off"
);

/// The chunk that ends before token `end` and does not start before `first`. `taken` tells which tokens belong to
/// figures already.
pub(super) fn before(reader: &Reader, taken: &[bool], first: usize, end: usize) -> Option<Chunk> {
    let last = end.checked_sub(1).filter(|&last| last >= first)?;
    let chunk = |kind, start| Some(Chunk { kind, start, end });
    if taken[last] {
        let start = (first..last).rev().take_while(|&at| taken[at]).last().unwrap_or(last);
        return chunk(Kind::Figure, start);
    }
    let tag = reader.tag(last);
    if let Some(start) =
        nouns(reader, taken, first, last).filter(|&start| !is_verb(reader, first, start, last))
    {
        return chunk(Kind::Nouns, start);
    }
    if trend::moves(reader, last) || tag.is_verb() || tag == Tag::Particle || reader.is(last, "worth") {
        return chunk(Kind::Verb, verbs(reader, taken, first, last));
    }
    let kind = match reader.norm(last) {
        "and" | "or" | "&" => Kind::And,
        // "as high as", "just as impressive"
        "as" => Kind::Filler,
        "," | "(" | ")" | "-" | "–" | "—" | ":" | "\"" | "“" | "”" | "‘" | "’" | "/" => {
            Kind::Pause
        }
        "which" | "who" | "that" | "whose" => Kind::Relative,
        _ if matches!(tag, Tag::Preposition | Tag::To) => {
            if reader.any(last, LINKS) {
                Kind::Link
            } else {
                Kind::Stop
            }
        }
        _ => match tag {
            Tag::Pronoun => Kind::Pronoun,
            Tag::Punctuation | Tag::WhAdverb | Tag::Conjunction => Kind::Stop,
            _ => Kind::Filler,
        },
    };
    chunk(kind, last)
}

/// Verbs that take a quantity as their object.
const TAKES: &[Key] =
    keys!("costs weighs owes covers carries holds spans measures totals averages pays earns makes");

/// Whether the bare noun at tokens `start..=last` is a verb that was taken for one: "Qualcomm rose", "should have cost",
/// "which range".
fn is_verb(reader: &Reader, first: usize, start: usize, last: usize) -> bool {
    let alone = !matches!(
        reader.tag(last.saturating_sub(1)),
        Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::PossessiveMarker | Tag::Preposition
    );
    let helped = start == last
        && last > first
        && (matches!(reader.tag(last - 1), Tag::Modal | Tag::To)
            || reader.any(last - 1, keys!("have has had which who")));
    // "The sack weighs 12 kg": after a noun the tagger takes the verb for a plural.
    let takes = alone && start < last && reader.shape(last) == Shape::Lower && reader.any(last, TAKES) && {
        let next = last + 1;
        reader.kind(next) == TokenKind::Number
            || reader.is_numeric(next)
            || reader.kind(next + 1) == TokenKind::Number
    };
    // ", wiping $3m from its value"
    let participle =
        start == last && reader.norm(last).ends_with("ing") && last > first && reader.is(last - 1, ",");
    helped
        || takes
        || participle
        || last > first && alone && reader.shape(last) == Shape::Lower && trend::moves(reader, last)
}

/// Where the verb group that ends with token `last` starts.
fn verbs(reader: &Reader, taken: &[bool], first: usize, last: usize) -> usize {
    let part = |at: usize| {
        let tag = reader.tag(at);
        let small = reader.shape(at) == Shape::Lower;
        small && (tag.is_verb() || tag.is_adverb() || tag == Tag::To && reader.tag(at + 1) == Tag::Base)
    };
    (first..last).rev().take_while(|&at| !taken[at] && part(at)).last().unwrap_or(last)
}

/// Where the noun phrase that ends with token `last` starts, articles included; `None` where no noun ends it.
fn nouns(reader: &Reader, taken: &[bool], first: usize, last: usize) -> Option<usize> {
    // "the S&P 500", "the Galaxy S23"
    let number = reader.kind(last) == TokenKind::Number;
    let label = last.checked_sub(1 + usize::from(last > first && reader.hyphen(last - 1)));
    let named = number
        && label.is_some_and(|at| {
            at >= first && !taken[at] && reader.shape(at) != Shape::Lower && reader.tag(at).is_noun()
        });
    // "grew more than sixfold to"
    let fold = reader.role(last, Role::Fold).is_some();
    // "Fares fell": a capital and a verb after it make a noun of a sentence's first word.
    // "Reserves in gold are": no verb of that form opens a sentence.
    let first_word = last == reader.sentence_start(last);
    let capital = first_word || matches!(reader.shape(last), Shape::Capital | Shape::Upper);
    let opens = first_word && counted::is_noun(reader, last)
        || capital
            && matches!(reader.tag(last), Tag::PresentThird | Tag::Base | Tag::Past | Tag::Adjective)
            && (reader.tag(last + 1).is_finite() || trend::moves(reader, last + 1));
    let noun = (reader.tag(last).is_noun() || opens) && !number && !fold;
    if !noun && !named {
        return None;
    }
    let mut start = last;
    while start > first && last - start < LONGEST && !taken[start - 1] {
        let at = start - 1;
        let tag = reader.tag(at);
        let modified = matches!(tag, Tag::Participle | Tag::Gerund)
            && at > first
            && matches!(reader.tag(at - 1), Tag::Determiner | Tag::Possessive | Tag::Adjective);
        let joined = reader.is(at, "&") || reader.hyphen(at);
        if tag.is_noun() && !trend::moves(reader, at)
            || tag.is_adjective()
            || tag == Tag::PossessiveMarker
            || tag.is_noun() && reader.shape(at) != Shape::Lower
            || modified
            || joined
            // the first part of a word with a hyphen
            || reader.hyphen(start)
        {
            start = at;
            continue;
        }
        if matches!(tag, Tag::Determiner | Tag::Possessive | Tag::Predeterminer) {
            start = at;
        }
        break;
    }
    Some(start)
}
