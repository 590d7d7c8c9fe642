//! What a quotation's marks do: give speech, whole or in part, hold a word at arm's length, or name a work.

use std::ops::Range;
use std::sync::OnceLock;

use super::Quotation;
use crate::document::{BlockKind, QuoteForm};
use crate::language::{Tag, is_function_word, word_set};
use crate::maps::Set;
use crate::text::{Paragraph, Shape, TokenKind, Tokens};

/// The most tokens of a quotation that are read, and the most beside it.
const WINDOW: usize = 32;

/// The longest fragment that may be a scare quote, and the longest title, in words.
const LONGEST_SCARE: usize = 4;
const LONGEST_TITLE: usize = 12;

/// The form of the quotation at `at`, and whether a word beside it names that form.
pub(super) fn of(paragraph: &Paragraph, quotations: &[Quotation], at: usize) -> (QuoteForm, bool) {
    let reading = Reading::new(paragraph, quotations, at);
    if quotations[at].continues || quotations[at].unclosed {
        return (QuoteForm::Direct, false);
    }
    if reading.is_named_work() {
        return (QuoteForm::Title, true);
    }
    if reading.is_named_word() {
        return (QuoteForm::Scare, true);
    }
    if reading.is_direct() {
        return (QuoteForm::Direct, false);
    }
    if reading.looks_like_title() {
        return (QuoteForm::Title, false);
    }
    if reading.words <= LONGEST_SCARE && !reading.has_speech_nearby() {
        return (QuoteForm::Scare, false);
    }
    (QuoteForm::Partial, false)
}

/// A quotation with the words around it.
struct Reading<'a> {
    tokens: &'a Tokens,
    /// The tokens between the marks, at most [`WINDOW`].
    inside: Range<usize>,
    /// The tokens before the opening mark and after the closing one, within the sentence and the quotation
    /// around, at most [`WINDOW`].
    before: Range<usize>,
    after: Range<usize>,
    /// The number of words inside, as far as read.
    words: usize,
    /// Whether the quotation goes on with an earlier one of its sentence: “I think,” he said, “that we ...”
    resumes: bool,
    in_headline: bool,
}

impl<'a> Reading<'a> {
    fn new(paragraph: &'a Paragraph, quotations: &[Quotation], at: usize) -> Self {
        let tokens = &paragraph.tokens;
        let quotation = &quotations[at];
        let outer = quotation.parent.map(|parent| tokens.within(quotations[parent].inner));
        let outer = outer.unwrap_or(0..tokens.len());
        let all = tokens.within(quotation.inner);
        let first = tokens.position(quotation.span.start);
        let last = tokens.position(quotation.span.end.saturating_sub(1)) + 1;
        let sentence = |token: usize| {
            let at = paragraph.sentence_of(token.min(tokens.len().saturating_sub(1)));
            paragraph.sentences.get(at).map_or(0..0, |sentence| sentence.tokens.clone())
        };
        let from = sentence(first).start.max(outer.start).max(first.saturating_sub(WINDOW));
        let to = sentence(last.saturating_sub(1)).end.min(outer.end).min(last + WINDOW);
        let inside = all.start..all.end.min(all.start + WINDOW);
        let words = inside.clone().filter(|&i| tokens[i].kind != TokenKind::Mark).count();
        let earlier = quotations[..at].iter().rev().take(4).find(|other| other.parent == quotation.parent);
        let resumes = earlier.is_some_and(|earlier| {
            let end = tokens.position(earlier.span.end);
            earlier.form == QuoteForm::Direct && end + WINDOW > first && end >= from && end <= first
        });
        Self {
            tokens,
            inside,
            before: from.min(first)..first,
            after: last..to.max(last),
            words,
            resumes,
            in_headline: paragraph.kind == BlockKind::Headline,
        }
    }

    /// The normal form of the token `back` places before the opening mark; empty outside the sentence.
    fn left(&self, back: usize) -> &str {
        let at = self.before.end.checked_sub(back).filter(|at| self.before.contains(at));
        at.map_or("", |at| self.tokens.norm(at))
    }

    /// The normal form of the token `on` places after the closing mark; empty outside the sentence.
    fn right(&self, on: usize) -> &str {
        Some(self.after.start + on).filter(|at| self.after.contains(at)).map_or("", |at| self.tokens.norm(at))
    }

    /// The normal form of the last token inside.
    fn last(&self) -> &str {
        if self.inside.is_empty() { "" } else { self.tokens.norm(self.inside.end - 1) }
    }

    fn starts_with_capital(&self) -> bool {
        self.inside
            .clone()
            .find(|&i| self.tokens[i].kind != TokenKind::Mark)
            .is_some_and(|i| self.tokens[i].shape != Shape::Lower || self.tokens[i].kind == TokenKind::Number)
    }

    /// A verb that a clause can stand on.
    fn has_finite_verb(&self) -> bool {
        self.inside.clone().any(|i| self.tokens[i].tag.is_finite())
    }

    /// A subject and its verb: "it makes", "the port will". Words alone do: "makes them uncomfortable" has none.
    fn is_clause(&self) -> bool {
        let first = self.inside.start;
        let Some(verb) = self.inside.clone().find(|&i| self.tokens[i].tag.is_finite()) else { return false };
        (first..verb).any(|i| self.tokens[i].tag.is_noun() || self.tokens[i].tag == Tag::Pronoun)
    }

    /// Whether a stop of a sentence or clause stands before the closing mark.
    fn ends_with_stop(&self) -> bool {
        matches!(self.last().as_bytes(), [b'.' | b',' | b'!' | b'?', ..])
            || matches!(self.last(), "…" | "—" | "–" | "-" | "--")
    }

    fn is_direct(&self) -> bool {
        let opens_sentence = self.before.clone().all(|i| self.tokens[i].kind == TokenKind::Mark);
        let introduced = matches!(self.left(1), "," | ":" | "—" | "–" | "--" | "-");
        let full_stop = matches!(self.last().as_bytes(), [b'.' | b'!' | b'?', ..]);
        let long = self.words > LONGEST_SCARE;
        if !self.starts_with_capital() {
            let first = self.tokens.norm(self.inside.start);
            let follows = introduced || opens_sentence || first.starts_with(['.', '…']);
            return self.resumes && introduced && self.words > 2
                || follows && self.words > 3 && self.is_clause();
        }
        if opens_sentence {
            // “Grave concern” was voiced: a fragment can open a sentence too.
            let stop = self.ends_with_stop() || self.right(0).starts_with([',', '.', '?', '!']);
            return stop
                || self.after.is_empty()
                || long && self.has_finite_verb()
                || self.is_before_speaker();
        }
        if introduced {
            return self.words > 2 || full_stop || self.last() == ",";
        }
        let spoken = is_speech(self.left(1)) || self.left(1) == "that";
        spoken && (long || full_stop && self.words > 1) || long && full_stop && self.is_clause()
    }

    /// Whether a verb of saying and its subject follow, in either order.
    fn is_before_speaker(&self) -> bool {
        let subject = self.tokens.get(self.after.start).is_some_and(|token| {
            self.after.start < self.after.end && (token.tag == Tag::Pronoun || token.tag.is_proper())
        });
        is_speech(self.right(0)) || subject && is_speech(self.right(1))
    }

    /// Whether a word right beside the quotation names a work whose title it is: "the film “…”", "entitled “…”",
    /// "the “…” album".
    fn is_named_work(&self) -> bool {
        if self.words == 0 || self.words > LONGEST_TITLE {
            return false;
        }
        let skip = usize::from(matches!(self.left(1), "," | ":"));
        let before = self.left(1 + skip);
        if matches!(before, "titled" | "entitled" | "headlined" | "retitled") {
            return true;
        }
        if !self.is_title_case() {
            return false;
        }
        let called = matches!(before, "called" | "named")
            && self.before.clone().rev().skip(1).take(6).any(|i| is_work(self.tokens.norm(i)));
        is_work(before) && self.left(1) != ":" || called || is_work(self.right(0))
    }

    /// Whether the words before give the quoted words as a name, or as nobody's own: "the so-called “…”".
    fn is_named_word(&self) -> bool {
        static LIST: OnceLock<Set<&str>> = OnceLock::new();
        let naming = word_set(&LIST, include_str!("data/naming.txt"));
        if self.words == 0
            || self.words > LONGEST_SCARE + 1
            || self.ends_with_stop() && !self.right(0).is_empty()
        {
            return false;
        }
        let skip = usize::from(matches!(self.left(1), "the" | "a" | "an" | "as" | "of"));
        let hyphenated = self.left(1) == "called" && self.left(2) == "-" && self.left(3) == "so";
        let (before, nearer) = (self.left(1 + skip), self.left(1));
        let nickname = self.words <= 3 && !self.before.is_empty() && self.is_between_names();
        hyphenated || naming.contains(before) || naming.contains(nearer) || nickname
    }

    /// Whether a name stands on both sides: a nickname.
    fn is_between_names(&self) -> bool {
        let is_name = |at: usize| {
            self.tokens.get(at).is_some_and(|token| {
                token.shape == Shape::Capital
                    && token.kind == TokenKind::Word
                    && !is_function_word(self.tokens.norm(at))
            })
        };
        let next = self.after.start;
        is_name(self.before.end - 1)
            && !self.after.is_empty()
            && is_name(next)
            && self.starts_with_capital()
            && !self.in_headline
    }

    /// Whether every word but the small ones is capitalised, as in a title.
    fn is_title_case(&self) -> bool {
        let mut words = self.inside.clone().filter(|&i| self.tokens[i].kind == TokenKind::Word);
        self.starts_with_capital()
            && words.all(|i| {
                let word = self.tokens.norm(i);
                self.tokens[i].shape != Shape::Lower
                    || word.len() <= 3
                    || word.starts_with('\'')
                    || is_function_word(word)
            })
    }

    /// Whether the quotation is cased as a title and stands where a noun would: "in “The Long Road”".
    fn looks_like_title(&self) -> bool {
        let capitals = self.inside.clone().filter(|&i| self.tokens[i].shape != Shape::Lower).count();
        // "a chant of “Four More Years!”"
        let before = self.left(if self.left(1) == "of" { 2 } else { 1 });
        !self.in_headline
            && capitals >= 2
            && self.words <= LONGEST_TITLE
            && self.is_title_case()
            && !is_speech(before)
    }

    /// Whether a word of the sentence, outside the quotation, tells that somebody speaks.
    fn has_speech_nearby(&self) -> bool {
        self.before.clone().chain(self.after.clone()).any(|i| is_speech(self.tokens.norm(i)))
    }
}

fn is_speech(word: &str) -> bool {
    static LIST: OnceLock<Set<&str>> = OnceLock::new();
    word_set(&LIST, include_str!("data/speech.txt")).contains(word)
}

fn is_work(word: &str) -> bool {
    static LIST: OnceLock<Set<&str>> = OnceLock::new();
    word_set(&LIST, include_str!("data/works.txt")).contains(word)
}
