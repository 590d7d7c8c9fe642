//! The words of a paragraph, and what they tell by themselves: the same wherever the paragraph stands.

use std::collections::HashMap;
use std::sync::Arc;

use super::{captions, furniture};
use crate::language;

/// A paragraph's words, and what they tell by themselves.
#[derive(Debug)]
pub(crate) struct Wording {
    /// Its text.
    pub(crate) text: Arc<str>,
    /// Tells it from all other texts that the same memory ever knew.
    pub(crate) number: u64,
    /// Its words in lower case, apostrophes dropped, parted by single spaces.
    pub(super) key: String,
    /// How many words `key` has.
    pub(super) words: usize,
    /// Whether it ends as a sentence does.
    pub(super) ends: bool,
    /// Whether somebody's words are quoted in it.
    pub(super) quoted: bool,
    /// What its words alone tell it to be.
    pub(super) told: Option<Told>,
    /// What tells its language.
    pub(super) signs: language::Signs,
}

/// What words can tell a paragraph to be, wherever it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// Page furniture.
    Furniture,
    /// Page furniture that announces links to other articles.
    Opener,
    /// A caption, since it has a picture's credit or says so.
    Caption,
}

impl Wording {
    fn new(text: Arc<str>, number: u64) -> Self {
        let key = key(&text);
        let words = key.split(' ').filter(|word| !word.is_empty()).count();
        let mut wording = Self {
            ends: ends_sentence(&text),
            quoted: is_quoted(&text),
            told: None,
            signs: language::Signs::of(&text),
            text,
            number,
            key,
            words,
        };
        wording.told = furniture::told(&wording).or_else(|| captions::told(&wording));
        wording
    }

    /// Whether its words have capitals, or it asks something in one sentence, as titles do.
    pub(super) fn is_titled(&self) -> bool {
        let (capital, small) = self.capitals();
        let asks = self.text.ends_with(['?', '!']) && self.words <= 20 && !self.text.contains(". ");
        self.words >= 4 && capital >= small * 3 || asks
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

/// The paragraphs of the last text, by their words: a text that is typed has most of them again.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    known: HashMap<Arc<str>, Arc<Wording>>,
    /// How many it ever knew.
    count: u64,
}

impl Memory {
    /// What the words of `text` tell.
    pub(super) fn wording(&mut self, text: &str) -> Arc<Wording> {
        if let Some(known) = self.known.get(text) {
            return Arc::clone(known);
        }
        self.count += 1;
        let text: Arc<str> = text.into();
        let wording = Arc::new(Wording::new(Arc::clone(&text), self.count));
        self.known.insert(text, Arc::clone(&wording));
        wording
    }

    /// Forgets the paragraphs that nothing else holds.
    pub(super) fn forget_unused(&mut self) {
        self.known.retain(|_, wording| Arc::strong_count(wording) > 1);
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
fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', ' ']).ends_with(['.', '!', '?', '…'])
}

/// Whether somebody's words are quoted in `text`.
fn is_quoted(text: &str) -> bool {
    text.contains(['"', '“', '”', '«', '‘', '„']) || text.contains("''") || text.contains(" '")
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
