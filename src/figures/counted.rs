//! What a number counts: the noun phrase after it, and its head in the singular.

use std::sync::OnceLock;

use super::amounts::Amount;
use super::key::keys;
use super::lexicon::{Keys, keys_of};
use super::quantity::{self, Of};
use super::reader::Reader;
use crate::document::Span;
use crate::language::Tag;
use crate::text::{Shape, TokenKind};

/// A counted noun phrase.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Counted {
    /// Where it stands.
    pub(super) span: Span,
    /// The singular of its head.
    pub(super) unit: String,
    /// Whether its head is a plural.
    pub(super) plural: bool,
    /// Whether no other noun stands before its head.
    pub(super) alone: bool,
    /// The position after its last token.
    pub(super) end: usize,
}

/// A noun phrase of more words than this is not counted word by word.
const LONGEST: usize = 7;

/// What `amount`, which starts at token `start`, counts, from token `at` on.
pub(super) fn of(reader: &Reader, start: usize, at: usize, amount: &Amount) -> Option<Counted> {
    static COLLECTIVES: OnceLock<Keys> = OnceLock::new();
    // "200 or more boats"
    let or = reader.is(at, "or") && reader.any(at + 1, keys!("so more fewer less"));
    let at = if or { at + 2 } else { at };
    // "nine $2,500 gifts"
    let noun = past_measures(reader, at);
    if noun > at {
        return phrase(reader, noun, true, false).filter(|noun| noun.plural);
    }
    let one = amount.is_exact() && amount.low <= 1.0;
    let collectives = keys_of(&COLLECTIVES, include_str!("data/collectives.txt"));
    let articled = start > 0
        && matches!(reader.tag(start - 1), Tag::Determiner | Tag::Possessive | Tag::PossessiveMarker);
    phrase(reader, at, one, false).filter(|noun| {
        let last = noun.end - 1;
        // A lone noun in the singular is often a verb: "of 120 boats, 15 sank". An article or a hyphen makes it a
        // noun: "a 12-page report".
        noun.plural
            || one
            || !noun.alone
            || articled
            || reader.hyphen(at)
            || reader.shape(last) == Shape::Upper
            || collectives.contains(&reader.key(last))
    })
}

/// The position after the measures at token `at` that belong to a noun further on: "640bhp 5.2-litre engine".
pub(super) fn past_measures(reader: &Reader, at: usize) -> usize {
    const MOST: usize = 2;
    let measure = |at: usize| {
        let starts = reader.kind(at) == TokenKind::Number
            || reader.kind(at + 1) == TokenKind::Number
            || reader.is_numeric(at);
        let side = starts.then(|| quantity::side(reader, at)).flatten()?;
        let end = side.end + usize::from(reader.hyphen(side.end));
        matches!(side.of, Of::Measure(..) | Of::Money(_) | Of::Time(_)).then_some(end)
    };
    let mut end = at;
    for _ in 0..MOST {
        let Some(next) = measure(end) else { break };
        end = next;
    }
    end
}

/// The noun phrase that starts at token `at`, or after "of the".
pub(super) fn noun(reader: &Reader, at: usize) -> Option<Counted> {
    phrase(reader, at, true, false)
}

/// The noun phrase that starts at token `at`, or after "of the", where a quantity measures it: a plural may be followed
/// by its noun there.
pub(super) fn measured(reader: &Reader, at: usize) -> Option<Counted> {
    phrase(reader, at, true, true)
}

fn phrase(reader: &Reader, at: usize, one: bool, runs_on: bool) -> Option<Counted> {
    let mut start = at;
    if reader.hyphen(start) {
        start += 1;
    }
    if reader.is(start, "of") {
        start += 1;
    }
    while (reader
        .any(start, keys!("the its their his her our those these more additional other such extra further"))
        || runs_on && reader.any(start, keys!("a an")))
        && start < at + 4
    {
        start += 1;
    }
    let limit = (start + LONGEST).min(reader.sentence_end(at));
    let joined = reader.hyphen(at);
    let mut end = start;
    let mut head = None;
    let mut first = None;
    while end < limit && !is_time(reader, end) {
        let noun = is_noun(reader, end);
        match reader.tag(end) {
            _ if noun => {
                head = Some(end);
                first = first.or(head);
                end += 1;
                // A plural ends the phrase: "3,000 troops women saw".
                let plural = reader.tag(end - 1) == Tag::Nouns
                    || reader.tag(end - 1) == Tag::Propers && reader.norm(end).ends_with("ing");
                if plural && !reader.hyphen(end) && !runs_on || joined && reader.tag(end).is_noun() {
                    break;
                }
            }
            // "COVID-19 tests"
            _ if head.is_some()
                && reader.dash(end)
                && reader.tight(end + 1)
                && reader.kind(end + 1) == TokenKind::Number =>
            {
                end += 2;
            }
            Tag::PossessiveMarker if head.is_some() => (head, end) = (None, end + 1),
            Tag::Adjective
            | Tag::Comparative
            | Tag::Superlative
            | Tag::Participle
            | Tag::Gerund
            | Tag::Adverb
            | Tag::SuperlativeAdverb
            | Tag::ComparativeAdverb
                if head.is_none() =>
            {
                end += 1;
            }
            // "a 5 % pay rise"
            Tag::Base | Tag::Present if runs_on && head.is_none() && is_noun(reader, end + 1) => end += 1,
            Tag::Conjunction if head.is_none() && end > start => end += 1,
            // "3,000 North Korean troops"
            Tag::Adjective if is_noun(reader, end + 1) => end += 1,
            _ if head.is_none() && end > start && reader.hyphen(end) => end += 1,
            _ if head.is_some() && reader.hyphen(end) && reader.tag(end + 1).is_noun() => end += 1,
            // "work-related emails"
            _ if head.is_some() && reader.hyphen(end) && is_noun(reader, end + 2) => end += 2,
            // "loan-to-value mortgages"
            _ if head.is_some() && reader.hyphen(end) && reader.hyphen(end + 2) => end += 3,
            _ => break,
        }
    }
    let last = head?;
    let plural = matches!(reader.tag(last), Tag::Nouns | Tag::Propers)
        || one_of(reader, last) != reader.norm(last)
        || reader.norm(last).ends_with("is") && reader.tag(last) == Tag::Noun;
    // "a 12 page document": the unit is what there are twelve of.
    let unit = if plural || one {
        last
    } else {
        first.filter(|&first| reader.tag(first) == Tag::Noun).unwrap_or(last)
    };
    Some(Counted {
        span: reader.span(start, last + 1),
        unit: one_of(reader, unit),
        plural,
        alone: first == Some(last),
        end: last + 1,
    })
}

/// The singular of the noun at token `at`.
fn one_of(reader: &Reader, at: usize) -> String {
    let norm = reader.norm(at);
    // "MPs"
    let short =
        reader.text(at).strip_suffix('s').is_some_and(|one| one.bytes().all(|b| b.is_ascii_uppercase()));
    if short && norm.len() > 2 { norm[..norm.len() - 1].to_owned() } else { singular(norm) }
}

/// Whether the token is a noun by its tag or its looks: "V10".
pub(super) fn is_named(reader: &Reader, at: usize) -> bool {
    let tag = reader.tag(at);
    let model = tag == Tag::Cardinal && !reader.is_numeric(at) && reader.shape(at) != Shape::Lower;
    reader.kind(at) == TokenKind::Word && (tag.is_noun() || model)
}

/// Whether the token is a noun, or a plural that looks like a verb: "3.9 million headsets up from".
pub(super) fn is_noun(reader: &Reader, at: usize) -> bool {
    let plural = || reader.tag(at) == Tag::PresentThird && !reader.any(at, keys!("is has was says does 's"));
    is_named(reader, at) || reader.kind(at) == TokenKind::Word && plural()
}

/// Whether the token starts a time expression: "2.1 last year".
pub(super) fn is_time(reader: &Reader, at: usize) -> bool {
    use super::lexicon::Time;
    matches!(reader.time(at), Some(Time::Month(_) | Time::Weekday(_) | Time::Day(_) | Time::Vague(_)))
        && reader.shape(at) != Shape::Lower
        || reader.any(at, keys!("last next this"))
}

/// The singular of a noun in lower case.
pub(super) fn singular(noun: &str) -> String {
    let noun = noun.trim_end_matches('.');
    let table: &[(&str, &str)] =
        &[("people", "person"), ("men", "man"), ("women", "woman"), ("children", "child")];
    if let Some((_, one)) = table.iter().find(|(many, _)| *many == noun) {
        return (*one).to_owned();
    }
    let cut = |by: usize, add: &str| format!("{}{add}", &noun[..noun.len() - by]);
    if noun.len() <= 3 || noun.ends_with("ss") || noun.ends_with("us") || noun.ends_with("is") {
        return noun.to_owned();
    }
    if noun.ends_with("ies") && noun.len() > 4 && !noun.ends_with("movies") {
        return cut(3, "y");
    }
    if ["ches", "shes", "sses", "xes", "zzes"].iter().any(|end| noun.ends_with(end)) {
        return cut(2, "");
    }
    if noun.ends_with('s') { cut(1, "") } else { noun.to_owned() }
}
