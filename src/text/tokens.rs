//! Words, numbers and marks, over the word boundaries of Unicode (UAX 29).
//!
//! Beyond those boundaries: an abbreviation keeps its full stop ("Mr.", "U.S."), a clitic is a token of its own
//! ("do|n't", "Maria|'s", as the Penn Treebank has it), a word hyphenated over a line break is one token, and
//! white space is none.

use std::ops::{Index, Range};

use unicode_segmentation::UnicodeSegmentation;

use super::addresses;
use crate::document::Span;
use crate::language::{Tag, is_abbreviation};

/// A word, number or mark of a paragraph.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    /// Where, in bytes from the paragraph's start.
    pub(crate) span: Span,
    /// What sort of token.
    pub(crate) kind: TokenKind,
    /// How its letters are cased.
    pub(crate) shape: Shape,
    /// Its part of speech.
    pub(crate) tag: Tag,
    /// Whether white space, or nothing at all, stands before it.
    pub(crate) spaced: bool,
    /// Where its normal form lies in `Tokens::norms`.
    norm: (u32, u32),
}

/// What sort of token it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Starts with a letter, or is a clitic; an address.
    Word,
    /// Starts with a digit: "3,000", "1.2bn", "20th".
    Number,
    /// Anything else: one character, or a run of one character.
    Mark,
}

/// How a token's letters are cased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// No upper-case letter, or no letter at all.
    Lower,
    /// An upper-case letter first and none later: "Mary".
    Capital,
    /// Two or more letters, all upper-case: "NATO", "U.S.".
    Upper,
    /// Upper-case letters elsewhere: "O'Neill", "eBay".
    Mixed,
}

/// The tokens of a paragraph with their normal forms: lower case, straight apostrophes, no soft hyphens, no
/// invisible characters, no hyphen at a line's end.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    list: Vec<Token>,
    norms: String,
}

impl Index<usize> for Tokens {
    type Output = Token;

    fn index(&self, at: usize) -> &Token {
        &self.list[at]
    }
}

impl Tokens {
    /// The tokens of `text`, without parts of speech.
    pub(crate) fn new(text: &str) -> Self {
        let mut tokens = Self::default();
        let mut spaced = true;
        let mut pieces = text.split_word_bound_indices().peekable();
        while let Some((start, piece)) = pieces.next() {
            if piece.chars().all(is_blank) {
                spaced = true;
                continue;
            }
            let mut end = start + piece.len();
            let follows = |end: usize, what: &str| text[end..].starts_with(what);
            if let Some(length) = addresses::length(&text[start..]) {
                end = start + length;
                while pieces.next_if(|(at, _)| *at < end).is_some() {}
            } else if starts_with_letter(piece) {
                if let Some(rest) = hyphenated_rest(&text[end..]) {
                    end += rest;
                    while pieces.next_if(|(at, _)| *at < end).is_some() {}
                } else if follows(end, ".") && is_abbreviation(piece) {
                    end += 1;
                    pieces.next();
                } else if let Some(rest) = joined_rest(piece, &text[end..]) {
                    end += rest;
                    while pieces.next_if(|(at, _)| *at < end).is_some() {}
                }
            } else if let Some(first) = piece.chars().next().filter(|c| !c.is_alphanumeric()) {
                // Invisible characters stick to the mark before them.
                let mark = first.len_utf8();
                if mark < piece.len() && piece[mark..].chars().all(is_invisible) {
                    tokens.push(text, Span::new(start as u32, (start + mark) as u32), spaced);
                    spaced = piece[mark..].contains(is_blank);
                    continue;
                }
                // A run of one mark ("...", "--", "====") is one token; quotation marks stay single.
                while !is_quotation_mark(first) && pieces.next_if(|(_, next)| *next == piece).is_some() {
                    end += piece.len();
                }
            }
            tokens.push_word(text, Span::new(start as u32, end as u32), spaced);
            spaced = false;
        }
        tokens
    }

    /// The number of tokens.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// The token at `at`, if there is one.
    pub(crate) fn get(&self, at: usize) -> Option<&Token> {
        self.list.get(at)
    }

    /// All tokens, in order.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Token> {
        self.list.iter()
    }

    /// The normal form of token `at`; empty past the last.
    pub(crate) fn norm(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |token| &self.norms[token.norm.0 as usize..token.norm.1 as usize])
    }

    /// Whether the tokens from `at` on are `words`, which are separated by single spaces.
    pub(crate) fn match_at(&self, at: usize, words: &str) -> bool {
        words.split(' ').enumerate().all(|(i, word)| self.norm(at + i) == word)
    }

    /// Sets the part of speech of token `at`.
    pub(crate) fn set_tag(&mut self, at: usize, tag: Tag) {
        self.list[at].tag = tag;
    }

    /// The position of the first token that ends after byte `at`.
    pub(crate) fn position(&self, at: u32) -> usize {
        self.list.partition_point(|token| token.span.end <= at)
    }

    /// The positions of the tokens that lie wholly in `span`.
    pub(crate) fn within(&self, span: Span) -> Range<usize> {
        let start = self.list.partition_point(|token| token.span.start < span.start);
        let end = self.list.partition_point(|token| token.span.end <= span.end);
        start..end.max(start)
    }

    /// Adds the word at `span`, its clitic apart. Two words around a full stop that scraping has glued together
    /// ("ended.Then") come apart.
    fn push_word(&mut self, text: &str, mut span: Span, mut spaced: bool) {
        while let Some(at) = glued(&text[span.range()]) {
            let stop = span.start + at as u32;
            self.push_clitic(text, Span::new(span.start, stop), spaced);
            self.push(text, Span::new(stop, stop + 1), false);
            span.start = stop + 1;
            spaced = false;
        }
        self.push_clitic(text, span, spaced);
    }

    fn push_clitic(&mut self, text: &str, span: Span, spaced: bool) {
        let piece = &text[span.range()];
        match clitic(piece) {
            Some(at) if at > 0 => {
                let cut = span.start + at as u32;
                self.push(text, Span::new(span.start, cut), spaced);
                self.push(text, Span::new(cut, span.end), false);
            }
            _ => self.push(text, span, spaced),
        }
    }

    fn push(&mut self, text: &str, span: Span, spaced: bool) {
        let piece = &text[span.range()];
        let start = self.norms.len() as u32;
        normalise(piece, &mut self.norms);
        let kind = match piece.chars().find(|c| !is_invisible(*c)) {
            Some(c) if c.is_numeric() => TokenKind::Number,
            Some(c) if c.is_alphabetic() => TokenKind::Word,
            _ if is_apostrophe(piece.chars().next())
                && piece.chars().nth(1).is_some_and(char::is_alphabetic) =>
            {
                TokenKind::Word
            }
            _ => TokenKind::Mark,
        };
        let norm = (start, self.norms.len() as u32);
        self.list.push(Token { span, kind, shape: shape(piece), tag: Tag::Unknown, spaced, norm });
    }
}

/// Whether a character is white space or a zero-width space, which separates words as a space does.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}')
}

/// Whether a character shows nothing and separates nothing: a soft hyphen, a joiner, a direction mark.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

fn is_apostrophe(c: Option<char>) -> bool {
    matches!(c, Some('\'' | '’' | '\u{2bc}'))
}

fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '´' | '“'..='‟' | '‘'..='‛' | '«' | '»' | '‹' | '›')
}

fn starts_with_letter(piece: &str) -> bool {
    piece.starts_with(char::is_alphabetic)
}

/// The length of "-\n…" after a word, where the word goes on with a small letter on the next line.
fn hyphenated_rest(after: &str) -> Option<usize> {
    let rest = after.strip_prefix('-')?.trim_start_matches(' ');
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))?.trim_start_matches([' ', '\t']);
    let word: usize = rest.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    (rest.starts_with(char::is_lowercase) && word > 0).then(|| after.len() - rest.len() + word)
}

/// The length of "&T" after "AT", "&P" after "S": the two are one name.
fn joined_rest(word: &str, after: &str) -> Option<usize> {
    let rest = after.strip_prefix('&')?;
    let letters: usize = rest.chars().take_while(|c| c.is_uppercase()).map(char::len_utf8).sum();
    let joined = letters > 0
        && !rest[letters..].starts_with(char::is_alphanumeric)
        && word.len() <= 4
        && word.chars().all(char::is_uppercase);
    joined.then_some(1 + letters)
}

/// Where the full stop stands that ends a sentence inside `piece`: after a word in small letters, before one with a
/// capital. An address has no capital there, and an abbreviation no long word.
fn glued(piece: &str) -> Option<usize> {
    piece.match_indices('.').map(|(at, _)| at).find(|&at| {
        let mut before = piece[..at].chars().rev();
        let mut after = piece[at + 1..].chars();
        (0..3).all(|_| before.next().is_some_and(char::is_lowercase))
            && after.next().is_some_and(char::is_uppercase)
            && after.next().is_none_or(char::is_lowercase)
    })
}

/// Where the clitic of a word starts: "n't" of "don't", "'s" of "Maria's".
fn clitic(piece: &str) -> Option<usize> {
    let (apostrophe, mark) = piece.char_indices().rev().find(|(_, c)| is_apostrophe(Some(*c)))?;
    let tail = &piece[apostrophe + mark.len_utf8()..];
    if tail.eq_ignore_ascii_case("t") {
        let before = &piece[..apostrophe];
        return before.ends_with(['n', 'N']).then(|| apostrophe - 1);
    }
    ["s", "re", "ve", "ll", "d", "m"].iter().any(|c| tail.eq_ignore_ascii_case(c)).then_some(apostrophe)
}

fn normalise(piece: &str, out: &mut String) {
    let mut characters = piece.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '-' if characters.peek().is_some_and(|next| matches!(next, '\n' | '\r' | ' ')) => {}
            c if is_invisible(c) || is_blank(c) => {}
            '’' | '‘' | '\u{2bc}' => out.push('\''),
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c => out.extend(c.to_lowercase()),
        }
    }
}

fn shape(piece: &str) -> Shape {
    let mut letters = piece.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Shape::Lower };
    let (mut upper, mut rest) = (0, 0);
    for letter in letters {
        rest += 1;
        upper += usize::from(letter.is_uppercase());
    }
    match (first.is_uppercase(), upper) {
        (true, 0) => Shape::Capital,
        (true, n) if n == rest => Shape::Upper,
        (false, 0) => Shape::Lower,
        _ => Shape::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens of `text` as it gives them, separated by bars.
    fn check(text: &str, expected: &str) {
        let tokens = Tokens::new(text);
        let found: Vec<_> = tokens.iter().map(|token| &text[token.span.range()]).collect();
        assert_eq!(found.join("|"), expected, "in {text:?}");
    }

    #[test]
    fn tokens_are_words_numbers_and_marks() {
        for (text, expected) in [
            ("", ""),
            ("The mayor said no.", "The|mayor|said|no|."),
            ("Don't say it’s Maria's", "Do|n't|say|it|’s|Maria|'s"),
            ("Mr. Osei of the U.S. left.", "Mr.|Osei|of|the|U.S.|left|."),
            ("$1.2bn, 3,000 and 12%", "$|1.2bn|,|3,000|and|12|%"),
            ("a 20-month wait... or", "a|20|-|month|wait|...|or"),
            ("“Well,” she said", "“|Well|,|”|she|said"),
            ("''no''", "'|'|no|'|'"),
            ("develop-\nment", "develop-\nment"),
            ("well-\nKnown", "well|-|Known"),
            ("zero\u{200b}width", "zero|width"),
            ("cliché’s naïve", "cliché|’s|naïve"),
            ("The vote ended.Then it rained", "The|vote|ended|.|Then|it|rained"),
            ("bbc.example, Ph.D. and e.g. No.5", "bbc.example|,|Ph.D.|and|e.g.|No|.|5"),
            ("AT&T, S&P and black&white", "AT&T|,|S&P|and|black|&|white"),
            ("(see https://post.example/a-b.)", "(|see|https://post.example/a-b|.|)"),
            ("Write to oona@post.example.", "Write|to|oona@post.example|."),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn normal_forms_are_lower_case_and_joined() {
        for (text, expected) in [
            ("Don’T", "do n't"),
            ("develop-\r\n  ment", "development"),
            ("soft\u{ad}hyphen", "softhyphen"),
            ("ÉCOLE", "école"),
        ] {
            let tokens = Tokens::new(text);
            let norms: Vec<_> = (0..tokens.len()).map(|i| tokens.norm(i)).collect();
            assert_eq!(norms.join(" "), expected);
        }
    }

    #[test]
    fn shapes_tell_how_letters_are_cased() {
        for (text, expected) in [
            ("mary", Shape::Lower),
            ("Mary", Shape::Capital),
            ("A", Shape::Capital),
            ("NATO", Shape::Upper),
            ("U.S.", Shape::Upper),
            ("McCain", Shape::Mixed),
            ("3,000", Shape::Lower),
        ] {
            assert_eq!(Tokens::new(text)[0].shape, expected, "{text}");
        }
    }
}
