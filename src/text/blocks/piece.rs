//! What the rules look at: a paragraph, its words and what has been decided about it.

use std::collections::HashSet;

use crate::document::{BlockKind, Span};

/// So many paragraphs after a standfirst at most, its byline or date follows.
pub(super) const STANDFIRST: usize = 3;

/// A paragraph on its way to becoming a block.
pub(super) struct Piece<'a> {
    pub(super) span: Span,
    pub(super) text: &'a str,
    /// Its words in lower case, apostrophes dropped, parted by single spaces.
    pub(super) key: String,
    /// How many words `key` has.
    pub(super) words: usize,
    /// Whether it ends as a sentence does.
    pub(super) ends: bool,
    /// What it is; `None` until a rule knows.
    pub(super) kind: Option<BlockKind>,
}

impl<'a> Piece<'a> {
    pub(super) fn new(text: &'a str, span: Span) -> Self {
        let text = &text[span.range()];
        let key = key(text);
        let words = key.split(' ').filter(|word| !word.is_empty()).count();
        Self { span, text, key, words, ends: ends_sentence(text), kind: None }
    }

    /// Whether it is a sentence or more, as articles are made of.
    pub(super) fn is_prose(&self) -> bool {
        self.kind.is_none() && (self.words >= 8 && self.ends || self.words >= 30)
    }

    /// Whether its words have capitals, or it asks something in one sentence, as titles do.
    pub(super) fn is_titled(&self) -> bool {
        let (capital, small) = self.capitals();
        let asks = self.text.ends_with(['?', '!']) && self.words <= 20 && !self.text.contains(". ");
        self.words >= 4 && capital >= small * 3 || asks
    }

    /// Whether somebody's words are quoted in it.
    pub(super) fn has_quotation_marks(&self) -> bool {
        self.text.contains(['"', '“', '”', '«', '‘', '„'])
            || self.text.contains("''")
            || self.text.contains(" '")
    }

    /// How many of its words start with a capital or a digit, and how many with a small letter.
    pub(super) fn capitals(&self) -> (usize, usize) {
        let mut counts = (0, 0);
        for word in self.text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '.')) {
            match word.chars().next() {
                Some(first) if first.is_lowercase() => counts.1 += 1,
                Some(first) if first.is_alphanumeric() => counts.0 += 1,
                _ => {}
            }
        }
        counts
    }
}

/// The paragraphs of an article.
pub(super) struct Pieces<'a> {
    pub(super) list: Vec<Piece<'a>>,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(list: Vec<Piece<'a>>) -> Self {
        Self { list }
    }

    /// The words of the article's title and prose, in lower case.
    pub(super) fn vocabulary(&self) -> HashSet<String> {
        let own = |piece: &&Piece| piece.kind == Some(BlockKind::Headline) || piece.is_prose();
        self.list.iter().filter(own).flat_map(|piece| piece.key.split(' ').map(str::to_owned)).collect()
    }

    /// The positions of the first and the last paragraph of prose. Without any, both are the number of paragraphs,
    /// so that nothing stands behind the article. A title that ends as a sentence does is none, nor is a
    /// standfirst: a byline or date follows it.
    pub(super) fn prose(&self) -> (usize, usize) {
        let all = self.list.len();
        let title = self.list.iter().position(|piece| piece.kind.is_none());
        let is_title = |at: usize| Some(at) == title && self.list[at].is_titled();
        let next = |from: usize| (from..all).find(|&at| self.list[at].is_prose() && !is_title(at));
        let signed =
            |at: &usize| matches!(self.list[*at].kind, Some(BlockKind::Byline | BlockKind::Dateline));
        let first = next(0).unwrap_or(all);
        let head = (first + 1..all.min(first + 1 + STANDFIRST)).rfind(signed);
        let first = head.and_then(next).unwrap_or(first);
        let last = self.list.iter().rposition(Piece::is_prose).unwrap_or(all);
        (first, last.max(first))
    }
}

/// The words of `text` in lower case, apostrophes dropped, parted by single spaces.
pub(super) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_alphanumeric() {
            if gap && !key.is_empty() {
                key.push(' ');
            }
            gap = false;
            key.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’' | '\u{ad}') {
            gap = true;
        }
    }
    key
}

/// Whether `text` ends as a sentence does, closing marks aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', ' ']).ends_with(['.', '!', '?', '…'])
}

/// Whether `key` starts with the words of `phrase`.
pub(super) fn starts_with_words(key: &str, phrase: &str) -> bool {
    key.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Whether the words of `phrase` stand one after another in `key`.
pub(super) fn has_words(key: &str, phrase: &str) -> bool {
    key.match_indices(phrase)
        .any(|(at, _)| (at == 0 || key[..at].ends_with(' ')) && starts_with_words(&key[at..], phrase))
}
