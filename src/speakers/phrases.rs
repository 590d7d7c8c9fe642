//! Base noun phrases: from a determiner or modifier to the head noun, without what follows it.

use std::ops::Range;

use super::capitals::{is_name, starts_another};
use super::lexicon;
use super::names::Named;
use crate::language::Tag;
use crate::text::{Paragraph, Shape, TokenKind, Tokens};

/// A noun phrase without its postmodifiers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its tokens, determiner included; for a possessed phrase, from the first token after the possessor's "'s".
    pub(super) tokens: Range<usize>,
    /// Where the phrase starts with all of its possessors.
    pub(super) whole: usize,
    /// Whether a possessive marker follows.
    pub(super) possessor: bool,
    /// The name that heads it, where joining phrases has told.
    pub(super) name: Option<Named>,
    /// What joining has found so far.
    pub(super) joined: Joined,
}

/// What a phrase has become by joining the phrases after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joined {
    /// Itself.
    Nothing,
    /// An office with its portfolio: "Secretary of State".
    Office,
    /// A body with its field: "Ministry of Defence".
    Body,
    /// A first name that ends before the first token, and the nickname after it, the second token.
    Nickname(usize, usize),
}

/// A phrase and all its possessors together have at most this many tokens before the last head.
const LONGEST_CHAIN: usize = 24;

/// The base noun phrases of the sentence at `range`, in order.
pub(super) fn find(paragraph: &Paragraph, range: Range<usize>) -> Vec<Phrase> {
    let tokens = &paragraph.tokens;
    let mut found: Vec<Phrase> = Vec::new();
    let mut at = range.start;
    let mut possessor: Option<usize> = None;
    while at < range.end {
        let end = phrase_end(tokens, at, range.end);
        if end == at {
            possessor = None;
            at += 1;
            continue;
        }
        // A chain of possessors is followed back only so far: "the mayor's son's friend's dog".
        let whole = possessor.take().filter(|&start| at - start < LONGEST_CHAIN).unwrap_or(at);
        let owns = end < range.end && is_possessive_marker(tokens, end);
        found.push(Phrase { tokens: at..end, whole, possessor: owns, name: None, joined: Joined::Nothing });
        at = end;
        if owns {
            at += 1;
            possessor = Some(whole);
        }
    }
    found
}

/// Whether token `at` is "'s", or the apostrophe after a plural, as a possessive.
fn is_possessive_marker(tokens: &Tokens, at: usize) -> bool {
    match tokens.norm(at) {
        "'s" => !matches!(tokens[at].tag, Tag::PresentThird),
        "'" => {
            let plural =
                !tokens[at].spaced && tokens.norm(at - 1).ends_with('s') && tokens[at - 1].tag.is_noun();
            let owned = tokens
                .get(at + 1)
                .is_some_and(|next| next.spaced && (next.tag.is_noun() || next.tag.is_adjective()));
            plural && owned
        }
        _ => false,
    }
}

/// The end of the base noun phrase that starts at `at`, or `at` where none does.
fn phrase_end(tokens: &Tokens, at: usize, limit: usize) -> usize {
    const LONGEST: usize = 24;
    let limit = limit.min(at + LONGEST);
    if is_stand_alone(tokens, at) {
        return at + 1;
    }
    let mut next = at;
    while next < limit && is_predeterminer(tokens, next) {
        next += 1;
    }
    if next < limit && matches!(tokens[next].tag, Tag::Determiner | Tag::Possessive) {
        next += 1;
    }
    let opened = next > at;
    let mut head = None;
    while next < limit {
        if is_name(tokens, next) {
            head = Some(next);
        } else if tokens[next].kind == TokenKind::Mark {
            if head.is_none() || !joins(tokens, next, limit) {
                break;
            }
        } else {
            match tokens[next].tag {
                _ if lexicon::is_time(tokens.norm(next)) => break,
                Tag::Noun | Tag::Nouns if is_verb_after_name(tokens, next) => break,
                Tag::Noun | Tag::Nouns | Tag::Proper | Tag::Propers => head = Some(next),
                // A known noun that the tagger takes for a small word: "diplomat".
                Tag::WhDeterminer | Tag::Interjection | Tag::Other | Tag::Conjunction
                    if lexicon::noun(tokens.norm(next)).is_some() =>
                {
                    head = Some(next);
                }
                // "ally" looks like an adverb.
                Tag::Adverb if is_person_noun(tokens, next) => head = Some(next),
                Tag::Cardinal if head.is_some_and(|head| is_name(tokens, head)) => break,
                Tag::Cardinal => head = head.or(Some(next)),
                // Known nouns that the tagger takes for adjectives or verbs: "the Danish military", "several witnesses".
                tag if (tag.is_adjective() || tag == Tag::PresentThird)
                    && head.is_none_or(|head| tokens[head].tag == Tag::Cardinal)
                    && next > at
                    && is_noun_by_place(tokens, next) =>
                {
                    head = Some(next);
                }
                tag if tag.is_adjective() && opened && head.is_none() && ends_rich(tokens, next, limit) => {
                    head = Some(next);
                }
                // "the chief executive": a second noun for a person, which the tagger takes for an adjective.
                tag if tag.is_adjective() && head.is_some_and(|head| is_speaking_noun(tokens, head)) => {
                    if !is_person_noun(tokens, next) {
                        break;
                    }
                    head = Some(next);
                }
                // "her eldest, Ana Holm"
                tag if tag.is_adjective() && is_owned_noun(tokens, next) => head = Some(next),
                tag if tag.is_adjective() => {}
                Tag::Participle | Tag::Gerund
                    if modifies(tokens, next, limit)
                        && head.is_none()
                        && !matches!(
                            tokens.norm(next),
                            "named" | "called" | "told" | "asked" | "warned" | "said" | "urged" | "quoted"
                        ) => {}
                Tag::Adverb if opened && head.is_none() => {}
                _ => break,
            }
        }
        next += 1;
    }
    match head {
        Some(head) => head + 1,
        None if opened && next == at + 1 && is_pronominal(tokens, at) => at + 1,
        None => at,
    }
}

fn is_person_noun(tokens: &Tokens, at: usize) -> bool {
    lexicon::noun(tokens.norm(at)).is_some_and(|noun| noun.sort == lexicon::Sort::Person)
}

/// Whether the word at `at` is a noun for a person between a possessor and a comma.
fn is_owned_noun(tokens: &Tokens, at: usize) -> bool {
    let owned = at > 0 && tokens[at - 1].tag == Tag::Possessive;
    owned && is_person_noun(tokens, at) && tokens.norm(at + 1) == ","
}

/// Whether the phrase's head is a noun for people, after which an adjective starts something new: "a man familiar".
fn is_speaking_noun(tokens: &Tokens, at: usize) -> bool {
    tokens[at].shape == Shape::Lower && lexicon::noun(tokens.norm(at)).is_some()
}

/// Whether the word at `at` is what somebody just named does, though tagged as a noun: "Mei Tan chairs the board",
/// not "the Oslo meeting".
fn is_verb_after_name(tokens: &Tokens, at: usize) -> bool {
    if at == 0 || tokens[at].shape != Shape::Lower || !is_name(tokens, at - 1) {
        return false;
    }
    let word = tokens.norm(at);
    let next = tokens.get(at + 1);
    let takes = next.is_some_and(|next| {
        matches!(next.tag, Tag::Determiner | Tag::Pronoun | Tag::Possessive | Tag::Cardinal)
    }) || tokens.norm(at + 1) == "that";
    let ends = next.is_none_or(|next| next.kind == TokenKind::Mark);
    let tells =
        matches!(word, "notes" | "claims" | "reports" | "comments" | "states" | "remarks" | "jokes" | "says");
    takes || lexicon::is_past(word) || (ends && tells)
}

/// Whether the word at `at` is a known noun for people with a verb after it.
fn is_noun_by_place(tokens: &Tokens, at: usize) -> bool {
    lexicon::noun(tokens.norm(at)).is_some() && tokens.get(at + 1).is_some_and(|next| next.tag.is_finite())
}

/// Whether the adjective at `at` ends a phrase that names people by it: "the French said".
fn ends_rich(tokens: &Tokens, at: usize, limit: usize) -> bool {
    let next_is_noun = at + 1 < limit && (tokens[at + 1].tag.is_noun() || tokens[at + 1].tag.is_adjective());
    lexicon::demonym(tokens.norm(at)).is_some() && !next_is_noun
}

/// Whether the participle at `at` stands before a noun that it modifies.
fn modifies(tokens: &Tokens, at: usize, limit: usize) -> bool {
    at + 1 < limit && (tokens[at + 1].tag.is_noun() || tokens[at + 1].tag.is_adjective())
}

/// Whether the mark at `at` joins two parts of a word or name: "Yong-hyun", "Johnson & Johnson".
fn joins(tokens: &Tokens, at: usize, limit: usize) -> bool {
    let Some(next) = tokens.get(at + 1).filter(|_| at + 1 < limit) else { return false };
    if next.kind == TokenKind::Mark || at == 0 {
        return false;
    }
    match tokens.norm(at) {
        "-" | "‑" | "/" => !tokens[at].spaced && !next.spaced && !starts_another(tokens, at + 1),
        "&" => next.shape != Shape::Lower,
        _ => false,
    }
}

fn is_predeterminer(tokens: &Tokens, at: usize) -> bool {
    tokens[at].tag == Tag::Predeterminer
        || matches!(tokens.norm(at), "all" | "both" | "half" | "neither" | "either")
}

/// Whether the word at `at` is a noun phrase by itself: a personal or relative pronoun.
pub(super) fn is_stand_alone(tokens: &Tokens, at: usize) -> bool {
    // "according to her, the road", unlike "her road"
    let her =
        || tokens.norm(at) == "her" && tokens.get(at + 1).is_none_or(|next| next.kind == TokenKind::Mark);
    her()
        || matches!(
            tokens.norm(at),
            "i" | "he"
                | "she"
                | "it"
                | "we"
                | "you"
                | "they"
                | "him"
                | "me"
                | "us"
                | "them"
                | "who"
                | "which"
                | "himself"
                | "herself"
                | "themselves"
        ) && (tokens[at].tag == Tag::Pronoun
            || tokens[at].tag == Tag::WhPronoun
            || tokens[at].shape != Shape::Upper)
        || matches!(
            tokens.norm(at),
            "everyone" | "everybody" | "someone" | "somebody" | "anyone" | "anybody" | "nobody"
        )
}

/// Whether the determiner or number at `at` can stand without a noun: "many said", "both agreed".
fn is_pronominal(tokens: &Tokens, at: usize) -> bool {
    matches!(
        tokens.norm(at),
        "some"
            | "many"
            | "several"
            | "most"
            | "others"
            | "both"
            | "few"
            | "those"
            | "these"
            | "all"
            | "another"
            | "neither"
    )
}
