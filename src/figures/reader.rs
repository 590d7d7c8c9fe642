//! A paragraph as the figures stage reads it: its tokens, and what each can be to a figure.

use jiff::civil::Date;

use super::lexicon::{NOTHING, Period, Role, Time, Word, word};
use super::numerals::{self, Numeral};
use crate::document::Span;
use crate::language::Tag;
use crate::text::{Paragraph, Shape, TokenKind};

/// A view of a paragraph. Positions count tokens; one past the last reads as nothing.
pub(super) struct Reader<'a> {
    /// What is read.
    pub(super) paragraph: &'a Paragraph,
    /// The date against which relative times are resolved.
    pub(super) date: Option<Date>,
    words: Vec<&'static Word>,
    /// The digits of every token that starts with some.
    numerals: Vec<Option<Numeral<'a>>>,
    /// How many tokens ahead the next one stands that a figure is made of, itself included; `FAR` and more is far.
    ahead: Vec<u8>,
}

/// Nothing that a figure is made of stands near enough to matter.
const FAR: u8 = 6;

/// Codes and signs of currencies before a number are no longer than this, in bytes.
const LONGEST_MARK: usize = 5;

impl<'a> Reader<'a> {
    /// Looks every word up once.
    pub(super) fn new(paragraph: &'a Paragraph, date: Option<Date>) -> Self {
        let tokens = &paragraph.tokens;
        let meaning = |at| match tokens[at].kind {
            TokenKind::Word => word(tokens.norm(at)),
            TokenKind::Number | TokenKind::Mark => &NOTHING,
        };
        let digits = |at: usize| match tokens[at].kind {
            TokenKind::Number => numerals::read(paragraph.slice(tokens[at].span)),
            TokenKind::Word | TokenKind::Mark => None,
        };
        let numerals = (0..tokens.len()).map(digits).collect();
        let words: Vec<_> = (0..tokens.len()).map(meaning).collect();
        let mut ahead = vec![FAR; tokens.len()];
        let mut distance = FAR;
        for at in (0..tokens.len()).rev() {
            let solid = tokens[at].kind == TokenKind::Number
                || words[at].number.is_some()
                || !matches!(words[at].time, None | Some(Time::Determiner));
            distance = if solid { 0 } else { distance.saturating_add(1).min(FAR) };
            ahead[at] = distance;
        }
        Self { paragraph, date, words, numerals, ahead }
    }

    /// Whether a figure can start at token `at`. Most tokens are turned away here, at the cost of a look or two.
    pub(super) fn can_start(&self, at: usize) -> bool {
        let token = &self.paragraph.tokens[at];
        let word = self.words[at];
        match token.kind {
            TokenKind::Number => true,
            TokenKind::Mark => self.ahead[at] <= 2 && !self.any(at, &[",", ";", "\"", "”", "“", "?", "!"]),
            TokenKind::Word if word.number.is_some() || word.opens => true,
            TokenKind::Word => match word.time {
                Some(Time::Determiner) => self.ahead[at] <= 4,
                Some(Time::Lead) => {
                    self.ahead.get(at + 1).is_some_and(|&ahead| ahead < 4)
                        || at > 0 && self.words[at - 1].time == Some(Time::Determiner)
                }
                Some(_) => true,
                // "RM79", "USD 5", "Q3", "HK$5"
                None => {
                    self.ahead.get(at + 1).is_some_and(|&ahead| ahead <= 2)
                        && self.text(at).len() <= LONGEST_MARK
                        || self.text(at).bytes().any(|b| b.is_ascii_digit())
                }
            },
        }
    }

    /// Whether a number after the token makes something else of it, or it begins a day with a name.
    pub(super) fn opens(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.opens)
    }

    /// The number of tokens.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The normal form of a token; empty past the last.
    pub(super) fn norm(&self, at: usize) -> &'a str {
        self.paragraph.tokens.norm(at)
    }

    /// A token as the text has it; empty past the last.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.paragraph.tokens.get(at).map_or("", |token| self.paragraph.slice(token.span))
    }

    /// The digits that the token starts with.
    pub(super) fn numeral(&self, at: usize) -> Option<Numeral<'a>> {
        *self.numerals.get(at)?
    }

    /// Whether the token is `word`.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.norm(at) == word
    }

    /// Whether the token is one of `words`.
    pub(super) fn any(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.norm(at))
    }

    /// Whether the token is one of `words`, which are separated by single spaces.
    pub(super) fn among(&self, at: usize, words: &str) -> bool {
        let norm = self.norm(at);
        !norm.is_empty() && words.split(' ').any(|word| word == norm)
    }

    /// Whether the tokens from `at` on are `words`, separated by single spaces.
    pub(super) fn all(&self, at: usize, words: &str) -> bool {
        self.paragraph.tokens.match_at(at, words)
    }

    /// Whether the token stands right after the one before it.
    pub(super) fn tight(&self, at: usize) -> bool {
        at > 0 && self.paragraph.tokens.get(at).is_some_and(|token| !token.spaced)
    }

    /// What sort of token it is; a mark past the last.
    pub(super) fn kind(&self, at: usize) -> TokenKind {
        self.paragraph.tokens.get(at).map_or(TokenKind::Mark, |token| token.kind)
    }

    /// How the token is cased.
    pub(super) fn shape(&self, at: usize) -> Shape {
        self.paragraph.tokens.get(at).map_or(Shape::Lower, |token| token.shape)
    }

    /// The token's part of speech.
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.paragraph.tokens.get(at).map_or(Tag::Punctuation, |token| token.tag)
    }

    /// Whether the token is a hyphen or a dash of one character.
    pub(super) fn dash(&self, at: usize) -> bool {
        matches!(self.norm(at), "-" | "–" | "—" | "‑" | "−" | "‐")
    }

    /// Whether the token is a hyphen with nothing but letters around it: "20-month".
    pub(super) fn hyphen(&self, at: usize) -> bool {
        self.dash(at) && self.tight(at) && self.tight(at + 1)
    }

    /// The token's part in a number, if it has that one.
    pub(super) fn role(&self, at: usize, role: Role) -> Option<f64> {
        let (found, value) = self.words.get(at)?.number?;
        (found == role).then_some(value)
    }

    /// The token's part in a time expression.
    pub(super) fn time(&self, at: usize) -> Option<Time> {
        self.words.get(at)?.time
    }

    /// Whether the token has a part in a number or a time.
    pub(super) fn means_something(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.number.is_some() || word.time.is_some())
    }

    /// The unit of time the token names, singular or plural.
    pub(super) fn period(&self, at: usize) -> Option<Period> {
        match self.time(at)? {
            Time::Period(period) | Time::Periods(period) => Some(period),
            Time::Part("NI") => Some(Period::Night),
            _ => None,
        }
    }

    /// The bytes from the start of token `start` to the end of the token before `end`.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        self.paragraph.span(start..end)
    }

    /// The first token of the sentence that holds `at`.
    pub(super) fn sentence_start(&self, at: usize) -> usize {
        let sentences = &self.paragraph.sentences;
        sentences.get(self.paragraph.sentence_of(at)).map_or(0, |sentence| sentence.tokens.start)
    }

    /// The position after the last token of the sentence that holds `at`.
    pub(super) fn sentence_end(&self, at: usize) -> usize {
        let sentences = &self.paragraph.sentences;
        sentences.get(self.paragraph.sentence_of(at)).map_or(self.len(), |sentence| sentence.tokens.end)
    }
}
