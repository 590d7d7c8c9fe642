//! A paragraph as the figures stage reads it: its tokens, and what each can be to a figure.

use jiff::civil::Date;

use super::key::{Key, keys};
use super::lexicon::{NOTHING, Period, Role, Time, Word, meaning};
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
    tokens: Vec<Token>,
    /// The digits of every token that starts with some.
    numerals: Vec<Numeral<'a>>,
}

/// What a token is to figures.
struct Token {
    /// The key of its normal form.
    key: Key,
    word: &'static Word,
    /// Where its digits stand among the numerals; past their end for none.
    numeral: u32,
    /// How many tokens ahead the next one stands that a figure is made of, itself included; `FAR` and more is far.
    ahead: u8,
}

/// Nothing that a figure is made of stands near enough to matter.
const FAR: u8 = 6;

/// Codes and signs of currencies before a number are no longer than this, in bytes.
const LONGEST_MARK: usize = 5;

impl<'a> Reader<'a> {
    /// Looks every word up once.
    pub(super) fn new(paragraph: &'a Paragraph, date: Option<Date>) -> Self {
        let mut numerals = Vec::new();
        let mut tokens: Vec<_> = (0..paragraph.tokens.len())
            .map(|at| {
                let token = &paragraph.tokens[at];
                let norm = paragraph.tokens.norm(at);
                let key = Key::of(norm);
                let known = numerals.len();
                if token.kind == TokenKind::Number {
                    numerals.extend(numerals::read(paragraph.slice(token.span)));
                }
                let numeral = if numerals.len() > known { known as u32 } else { u32::MAX };
                let word = match token.kind {
                    TokenKind::Word => meaning(norm.strip_suffix('.').map_or(key, Key::of)),
                    TokenKind::Number | TokenKind::Mark => &NOTHING,
                };
                Token { key, word, numeral, ahead: FAR }
            })
            .collect();
        let mut distance = FAR;
        for (at, token) in tokens.iter_mut().enumerate().rev() {
            let solid = paragraph.tokens[at].kind == TokenKind::Number
                || token.word.number.is_some()
                || !matches!(token.word.time, None | Some(Time::Determiner));
            distance = if solid { 0 } else { distance.saturating_add(1).min(FAR) };
            token.ahead = distance;
        }
        Self { paragraph, date, tokens, numerals }
    }

    /// Whether a figure can start at token `at`. Most tokens are turned away here, at the cost of a look or two.
    pub(super) fn can_start(&self, at: usize) -> bool {
        let ahead = |at: usize| self.tokens.get(at).map_or(FAR, |token| token.ahead);
        let word = self.tokens[at].word;
        match self.paragraph.tokens[at].kind {
            TokenKind::Number => true,
            TokenKind::Mark => ahead(at) <= 2 && !self.any(at, keys!(", ; \" ” “ ? !")),
            TokenKind::Word if word.number.is_some() || word.labels || word.opens => true,
            TokenKind::Word => match word.time {
                Some(Time::Determiner) => ahead(at) <= 4,
                Some(Time::Lead) => {
                    ahead(at + 1) < 4 || at > 0 && self.time(at - 1) == Some(Time::Determiner)
                }
                Some(_) => true,
                // "RM79", "USD 5", "Q3", "HK$5"
                None => {
                    let mark = self.shape(at) != Shape::Lower || self.any(at, super::money::SMALL);
                    mark && ahead(at + 1) <= 2 && self.text(at).len() <= LONGEST_MARK
                        || self.text(at).bytes().any(|b| b.is_ascii_digit())
                }
            },
        }
    }

    /// Whether a date or a time of day can start at token `at`, what introduces it passed.
    pub(super) fn can_date(&self, at: usize) -> bool {
        self.kind(at) != TokenKind::Word
            || self.means_something(at)
            || self.opens(at)
            || self.text(at).bytes().any(|b| b.is_ascii_digit())
    }

    /// Whether a number after the token makes a name of the two.
    pub(super) fn labels(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.word.labels)
    }

    /// Whether the token begins a day with a name.
    pub(super) fn opens(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.word.opens)
    }

    /// The number of tokens.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
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
        self.numerals.get(self.tokens.get(at)?.numeral as usize).copied()
    }

    /// The key of the token's normal form; that of nothing past the last.
    #[inline]
    pub(super) fn key(&self, at: usize) -> Key {
        self.tokens.get(at).map_or(Key::default(), |token| token.key)
    }

    /// Whether the token is `word`, which has a key of its own.
    #[inline]
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.key(at) == Key::of(word)
    }

    /// Whether the token is one of `words`.
    pub(super) fn any(&self, at: usize, words: &[Key]) -> bool {
        words.contains(&self.key(at))
    }

    /// Whether the tokens from `at` on are `words`.
    pub(super) fn all(&self, at: usize, words: &[Key]) -> bool {
        words.iter().enumerate().all(|(i, word)| self.key(at + i) == *word)
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
        self.any(at, keys!("- – — ‑ − ‐"))
    }

    /// Whether the token is a hyphen with nothing but letters around it: "20-month".
    pub(super) fn hyphen(&self, at: usize) -> bool {
        self.dash(at) && !self.is(at, "—") && self.tight(at) && self.tight(at + 1)
    }

    /// The token's part in a number, if it has that one.
    pub(super) fn role(&self, at: usize, role: Role) -> Option<f64> {
        let (found, value) = self.tokens.get(at)?.word.number?;
        (found == role).then_some(value)
    }

    /// Whether the token is a word with a part in a number.
    pub(super) fn is_numeric(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.word.number.is_some())
    }

    /// The token's part in a time expression.
    pub(super) fn time(&self, at: usize) -> Option<Time> {
        self.tokens.get(at)?.word.time
    }

    /// Whether the token has a part in a number or a time.
    pub(super) fn means_something(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.word.number.is_some() || token.word.time.is_some())
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
