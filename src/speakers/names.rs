//! What a base noun phrase names: a title and a name, an organisation, a place, or nobody by name.

use std::ops::Range;

use super::Gender;
use super::capitals::is_name;
use super::lexicon::{self, Bearer, Body};
use crate::document::SpeakerKind;
use crate::language::Tag;
use crate::text::{Shape, TokenKind, Tokens};

/// A name inside a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// The name's tokens, titles and determiners left out.
    pub(super) name: Range<usize>,
    /// The words before it that say what it is: "Ukrainian President", "Mr."; may be empty.
    pub(super) title: Range<usize>,
    /// What it looks like by itself.
    pub(super) kind: SpeakerKind,
    /// The gender that title or first name tells.
    pub(super) gender: Option<Gender>,
}

/// The name that heads the phrase at `range`, if one does.
pub(super) fn read(tokens: &Tokens, range: Range<usize>) -> Option<Named> {
    let mut last = range.end - 1;
    if !is_name(tokens, last) {
        return None;
    }
    // "Desmond Frayle KC": letters after a name are no part of it.
    if range.len() > 2 && is_post_nominal(tokens.norm(last)) && is_name(tokens, last - 1) {
        last -= 1;
    }
    let end = last + 1;
    let mut start = last;
    while start > range.start && (is_name(tokens, start - 1) || is_join(tokens, start - 1)) {
        start -= 1;
    }
    if is_join(tokens, start) || starts_with_role_clause(tokens, start, end) {
        return None;
    }
    let determined = (range.start..start).any(|at| tokens[at].tag == Tag::Determiner);
    let name = after_titles(tokens, start..end, determined)?;
    let first = skip_determiner(tokens, range.start, name.start);
    let title = first..name.start;
    let (kind, gender) = classify(tokens, &title, &name, determined);
    Some(Named { name, title, kind, gender })
}

fn is_post_nominal(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "kc" | "qc"
            | "mp"
            | "msp"
            | "mep"
            | "md"
            | "m.d"
            | "phd"
            | "ph.d"
            | "obe"
            | "cbe"
            | "mbe"
            | "esq"
            | "rn"
    )
}

fn is_join(tokens: &Tokens, at: usize) -> bool {
    matches!(tokens.norm(at), "-" | "‑" | "&" | "/")
}

/// Whether a capitalised word only opens the sentence and describes: "Police Chief" stays, "Officials" is no name.
fn starts_with_role_clause(tokens: &Tokens, start: usize, end: usize) -> bool {
    end - start == 1
        && tokens[start].shape == Shape::Capital
        && lexicon::noun(tokens.norm(start)).is_some_and(|noun| noun.plural)
}

fn skip_determiner(tokens: &Tokens, start: usize, end: usize) -> usize {
    let skipped = (start..end).take_while(|&at| {
        matches!(tokens[at].tag, Tag::Determiner | Tag::Predeterminer | Tag::Possessive | Tag::Cardinal)
    });
    start + skipped.count()
}

/// The name at `range` without the titles before it; `None` where nothing but titles stands there: "the Prime
/// Minister".
fn after_titles(tokens: &Tokens, range: Range<usize>, determined: bool) -> Option<Range<usize>> {
    if lexicon::body(&joined(tokens, range.clone()), Body::Known) || is_body(tokens, range.clone()) {
        return Some(range);
    }
    let titled = |at: usize| {
        let word = tokens.norm(at);
        lexicon::title(word).is_some()
            || lexicon::noun(word).is_some_and(|noun| noun.sort == lexicon::Sort::Person && !noun.plural)
    };
    let begins_with_first_name = lexicon::first_name(tokens.norm(range.start)).is_some() && range.len() > 1;
    if titled(range.end - 1) && !begins_with_first_name {
        // "Mr. Cook", "Sen. Bishop": a surname that is also a role, after a title that can only be one.
        let abbreviated = range.len() > 1 && tokens.norm(range.end - 2).ends_with('.');
        let honorific = range.len() > 1 && lexicon::is_address(tokens.norm(range.end - 2));
        let alone = range.len() == 1 && !determined;
        if !(abbreviated || honorific || alone) {
            return None;
        }
        return Some(if alone { range } else { range.end - 1..range.end });
    }
    let mut start = range.start;
    for at in range.clone() {
        if at + 1 < range.end && titled(at) && !(begins_with_first_name && at > range.start) {
            start = at + 1;
        }
    }
    // A demonym or party before a full name: "Russian Vladimir Putin", "Republican Ted Cruz".
    if start + 1 < range.end && lexicon::first_name(tokens.norm(start)).is_none() {
        let word = tokens.norm(start);
        let person_follows = lexicon::first_name(tokens.norm(start + 1)).is_some() && start + 2 < range.end;
        if person_follows && (lexicon::demonym(word).is_some() || lexicon::noun(word).is_some()) {
            start += 1;
        }
    }
    while start + 1 < range.end && is_join(tokens, start) {
        start += 1;
    }
    Some(start..range.end)
}

/// Whether the name at `range` is an organisation's by its words.
fn is_body(tokens: &Tokens, range: Range<usize>) -> bool {
    let last = tokens.norm(range.end - 1);
    let first_name = lexicon::first_name(tokens.norm(range.start)).is_some();
    if range.len() > 1 && lexicon::body(last, Body::Suffix) {
        return true;
    }
    range.len() > 1 && lexicon::body(last, Body::Head) && !(first_name && range.len() == 2)
}

/// The words of the name at `range` in lower case; hyphenated ones are one word.
pub(super) fn words(tokens: &Tokens, range: Range<usize>) -> Vec<String> {
    let bare = joined(tokens, range).replace('.', "");
    let words = bare.split(' ').filter(|word| !word.starts_with(['“', '"', '‘', '\'', '(']));
    let kept = words.filter(|word| !matches!(*word, "jr" | "sr" | "ii" | "iii" | "iv" | ""));
    kept.map(str::to_owned).collect()
}

/// The words at `range` in lower case, separated by spaces, hyphens joined.
pub(super) fn joined(tokens: &Tokens, range: Range<usize>) -> String {
    let mut out = String::new();
    for at in range.clone() {
        if at > range.start && tokens[at].spaced {
            out.push(' ');
        }
        out.push_str(tokens.norm(at));
    }
    out
}

fn classify(
    tokens: &Tokens,
    title: &Range<usize>,
    name: &Range<usize>,
    determined: bool,
) -> (SpeakerKind, Option<Gender>) {
    let whole = joined(tokens, name.clone());
    if let Some(Bearer { gender }) = title_gender(tokens, title) {
        return (SpeakerKind::Person, gender.or_else(|| first_name_gender(tokens, name)));
    }
    if lexicon::place(&whole).is_some() {
        return (SpeakerKind::Place, Some(Gender::Neuter));
    }
    let body = lexicon::body(&whole, Body::Known) || is_body(tokens, name.clone());
    let acronym = name.len() == 1 && tokens[name.start].shape == Shape::Upper && whole.len() > 1;
    if body || acronym {
        return (SpeakerKind::Organization, Some(Gender::Neuter));
    }
    let words = name.clone().filter(|&at| tokens[at].kind == TokenKind::Word).count();
    let first_name = lexicon::first_name(tokens.norm(name.start)).filter(|_| words > 1 && !determined);
    if let Some(Bearer { gender }) = first_name {
        return (SpeakerKind::Person, gender);
    }
    // "Penbury Town", "Gulf Union": a noun for a body ends it.
    let last = lexicon::noun(tokens.norm(name.end - 1));
    if name.len() > 1 && last.is_some_and(|noun| noun.sort == lexicon::Sort::Collective) {
        return (SpeakerKind::Organization, Some(Gender::Neuter));
    }
    if words > 1 && words < 5 && !determined && !tokens.norm(name.end - 1).ends_with("ing") {
        return (SpeakerKind::Person, None);
    }
    (SpeakerKind::Unknown, None)
}

/// The gender that a title tells, where the words before a name say that it is a person's.
fn title_gender(tokens: &Tokens, title: &Range<usize>) -> Option<Bearer> {
    let told = title.clone().filter_map(|at| {
        let word = tokens.norm(at);
        lexicon::title(word).or_else(|| {
            lexicon::noun(word)
                .filter(|noun| noun.sort == lexicon::Sort::Person && !noun.plural)
                .map(|noun| Bearer { gender: noun.gender })
        })
    });
    told.reduce(|a, b| Bearer { gender: a.gender.or(b.gender) })
}

fn first_name_gender(tokens: &Tokens, name: &Range<usize>) -> Option<Gender> {
    if name.len() < 2 { None } else { lexicon::first_name(tokens.norm(name.start))?.gender }
}
