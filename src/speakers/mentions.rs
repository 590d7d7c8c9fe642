//! Mentions: the noun phrases of a paragraph that can speak.

use std::ops::Range;

use crate::document::{MentionForm, Span, SpeakerKind};
use crate::language::Tag;
use crate::text::Paragraph;

/// A noun phrase that can name somebody who speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// The whole phrase: "Dana Ruiz, who heads the port" with its title and apposition left out: "Dana Ruiz".
    pub(crate) span: Span,
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// How it refers.
    pub(crate) form: MentionForm,
    /// What it looks like by itself.
    pub(crate) kind: SpeakerKind,
    /// The gender that its words tell.
    pub(crate) gender: Option<Gender>,
    /// Whether it names several.
    pub(crate) plural: bool,
}

/// Grammatical gender, as English pronouns have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    /// "she"
    Female,
    /// "he"
    Male,
    /// "it"
    Neuter,
}

/// The mentions of a paragraph, in order; none overlaps another.
pub(crate) fn find(paragraph: &Paragraph) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < paragraph.tokens.len() {
        let start = at;
        while paragraph.tokens.get(at).is_some_and(|token| token.tag == Tag::Proper) {
            at += 1;
        }
        if at > start {
            let tokens = start..at;
            found.push(Candidate {
                span: paragraph.span(tokens.clone()),
                tokens,
                form: MentionForm::Name,
                kind: SpeakerKind::Unknown,
                gender: None,
                plural: false,
            });
        } else {
            at += 1;
        }
    }
    found
}
