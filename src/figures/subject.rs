//! What a quantity measures: the noun beside it, or the subject of its clause.

use super::counted;
use super::reader::Reader;
use crate::document::Span;
use crate::language::Tag;
use crate::text::{Shape, TokenKind};

/// How far back the clause's subject is looked for.
const FARTHEST: usize = 24;

/// A noun phrase is not longer than this.
const LONGEST: usize = 8;

/// What the quantity at tokens `start..end` measures; `taken` tells which
/// tokens belong to figures already.
pub(super) fn find(reader: &Reader, start: usize, end: usize, taken: &[bool]) -> Option<Span> {
    after(reader, end).or_else(|| before(reader, start, taken))
}

/// "13 % of the shares", "a $150,000 contract", "12,000 barrels of oil".
fn after(reader: &Reader, end: usize) -> Option<Span> {
    let next = end + usize::from(reader.hyphen(end));
    let attributive = reader.shape(next) == Shape::Lower
        && (reader.tag(next).is_noun() || reader.tag(next) == Tag::Adjective);
    if !reader.is(end, "of") && !attributive || counted::is_time(reader, end) {
        return None;
    }
    counted::noun(reader, end).map(|noun| noun.span)
}

/// The noun before "of", or the subject of the verb before the quantity.
fn before(reader: &Reader, start: usize, taken: &[bool]) -> Option<Span> {
    let first = reader.sentence_start(start).max(start.saturating_sub(FARTHEST));
    let mut at = start;
    while at > first {
        at -= 1;
        if taken[at] {
            continue;
        }
        let tag = reader.tag(at);
        if reader.is(at, "of") && at > first && reader.any(at - 1, &["age", "ages"]) {
            return None;
        }
        if reader.any(at, &["of", "(", "worth", "for"]) {
            return phrase(reader, first, at, taken);
        }
        let named = tag.is_noun() && at + 1 == start && reader.any(start, &["-", "+", "−"]);
        if named {
            return phrase(reader, first, at + 1, taken);
        }
        let verb = tag.is_verb() && tag != Tag::Gerund || super::trend::moves(reader, at);
        if verb {
            while at > first && is_verbal(reader, at - 1) {
                at -= 1;
            }
            return phrase(reader, first, at, taken);
        }
        if reader.any(at, &[";", ":", ".", "but", "while"]) {
            return None;
        }
    }
    None
}

/// Whether the token stands between a subject and its verb: an auxiliary, an adverb, "who".
fn is_verbal(reader: &Reader, at: usize) -> bool {
    let tag = reader.tag(at);
    let small =
        tag.is_verb() || tag.is_adverb() || matches!(tag, Tag::To | Tag::WhPronoun | Tag::WhDeterminer);
    small || reader.any(at, &["who", "which", "that"])
}

/// The noun phrase that ends before token `end`, with the phrases that it belongs to: "revenue in the quarter".
fn phrase(reader: &Reader, first: usize, end: usize, taken: &[bool]) -> Option<Span> {
    // "revenue in the quarter": a figure in between is stepped over, with what leads to it.
    let mut end = end - usize::from(end > first && reader.is(end - 1, ","));
    while end > first
        && (taken[end - 1] || reader.tag(end - 1) == Tag::Preposition && taken.get(end) == Some(&true))
    {
        end -= 1;
    }
    let mut start = nouns(reader, first, end, taken)?;
    while start > first + 1 && end - start < LONGEST {
        let Some(link) = (first..start).rev().take(2).find(|&at| reader.tag(at) == Tag::Preposition) else {
            break;
        };
        match nouns(reader, first, link, taken) {
            Some(head) if end - head <= LONGEST + 4 => start = head,
            _ => break,
        }
    }
    while start < end && matches!(reader.tag(start), Tag::Determiner | Tag::Possessive) {
        start += 1;
    }
    (start < end).then(|| reader.span(start, end))
}

/// Where the run of nouns and their attributes that ends before token `end` starts; `None` where no noun ends it.
fn nouns(reader: &Reader, first: usize, end: usize, taken: &[bool]) -> Option<usize> {
    // "the S&P 500"
    let named =
        end > first + 1 && reader.kind(end - 1) == TokenKind::Number && reader.shape(end - 2) != Shape::Lower;
    let last = end.checked_sub(1 + usize::from(named)).filter(|&last| last >= first)?;
    if !reader.tag(last).is_noun() || reader.kind(last) != TokenKind::Word || taken[last] {
        return None;
    }
    let mut start = last;
    while start > first && end - start < LONGEST {
        let tag = reader.tag(start - 1);
        let part =
            tag.is_noun() || tag.is_adjective() || tag == Tag::PossessiveMarker || reader.hyphen(start - 1);
        if !part || taken[start - 1] {
            break;
        }
        start -= 1;
    }
    Some(start)
}
