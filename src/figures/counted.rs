//! What a number counts: the noun phrase after it, and its head in the singular.

use super::reader::Reader;
use crate::document::Span;
use crate::language::Tag;
use crate::text::TokenKind;

/// A counted noun phrase.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Counted {
    /// Where it stands.
    pub(super) span: Span,
    /// The singular of its head.
    pub(super) unit: String,
    /// The position after its last token.
    pub(super) end: usize,
}

/// A noun phrase of more words than this is not counted word by word.
const LONGEST: usize = 7;

/// The noun phrase that starts at token `at`, or after "of the".
pub(super) fn noun(reader: &Reader, at: usize) -> Option<Counted> {
    let mut start = at;
    if reader.hyphen(start) {
        start += 1;
    }
    if reader.is(start, "of") {
        start += 1;
    }
    while reader.any(
        start,
        &[
            "the",
            "its",
            "their",
            "his",
            "her",
            "our",
            "those",
            "these",
            "more",
            "additional",
            "other",
            "such",
            "extra",
            "further",
        ],
    ) && start < at + 4
    {
        start += 1;
    }
    let limit = (start + LONGEST).min(reader.sentence_end(at));
    let mut end = start;
    let mut head = None;
    while end < limit {
        match reader.tag(end) {
            Tag::Noun | Tag::Nouns | Tag::Proper | Tag::Propers if reader.kind(end) == TokenKind::Word => {
                head = Some(end);
                end += 1;
                // The plural ends the phrase: "3,000 troops women saw".
                if matches!(reader.tag(end - 1), Tag::Nouns) && !reader.hyphen(end) {
                    break;
                }
            }
            Tag::Adjective
            | Tag::Comparative
            | Tag::Superlative
            | Tag::Participle
            | Tag::Gerund
            | Tag::Adverb
                if head.is_none() =>
            {
                end += 1;
            }
            _ if head.is_none() && reader.hyphen(end) => end += 1,
            _ if head.is_some() && reader.hyphen(end) && reader.tag(end + 1).is_noun() => end += 1,
            _ => break,
        }
    }
    let head = head?;
    Some(Counted { span: reader.span(start, head + 1), unit: singular(reader.norm(head)), end: head + 1 })
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
