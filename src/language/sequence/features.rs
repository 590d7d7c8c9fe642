//! What the sequence model sees of a token: rows of its embedding tables.

use crate::document::Span;
use crate::language::sealed::{FNV, mix};
use crate::text::{Paragraph, Shape, TokenKind};

/// Rows of the table of words. A word has two rows, by two hashes: few pairs of words share both (Svenstrup and
/// others 2017, "Hash embeddings for efficient word representations"), and no word list need be stored.
const WORD_ROWS: u32 = 6144;
/// Rows for the last three characters, and as many for the first three.
const AFFIX_ROWS: u32 = 1024;
/// Rows for the letters' cases and the token's kind.
const SHAPE_ROWS: u32 = 256;
/// Rows for quotation marks and places in the sentence.
const STATE_ROWS: u32 = 256;
/// Rows for parts of speech.
const TAG_ROWS: u32 = 64;

/// The rows of both tables: that of words, and that of everything else.
pub const TABLES: [usize; 2] =
    [WORD_ROWS as usize, (2 * AFFIX_ROWS + SHAPE_ROWS + STATE_ROWS + TAG_ROWS) as usize];

/// The rows of one token in the table of words and in the other one; a token's embedding is the sums of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Features {
    /// Rows of the table of words.
    pub words: [u16; 2],
    /// Rows of the other table.
    pub others: [u16; 5],
}

/// The features of a paragraph's tokens. `quoted` are its quotations, marks included, in order.
pub(crate) fn features(paragraph: &Paragraph, quoted: &[Span]) -> Vec<Features> {
    let tokens = &paragraph.tokens;
    let states = quote_states(paragraph, quoted);
    let any_quoted = !quoted.is_empty();
    let mut found = Vec::with_capacity(tokens.len());
    for sentence in &paragraph.sentences {
        let sentence_quoted = states[sentence.tokens.clone()].iter().any(|state| *state > 0);
        for at in sentence.tokens.clone() {
            let token = &tokens[at];
            let word = digits_alike(tokens.norm(at));
            let flags = u32::from(at == sentence.tokens.start)
                | u32::from(token.shape != Shape::Lower) << 1
                | u32::from(any_quoted) << 2
                | u32::from(sentence_quoted) << 3
                | u32::from(at + 1 == sentence.tokens.end) << 4;
            let mut start = 0;
            let mut row = |rows: u32, value: u32| {
                let row = start + value % rows;
                start += rows;
                row as u16
            };
            found.push(Features {
                words: [
                    (hash(1, word.as_bytes()) % WORD_ROWS) as u16,
                    (hash(2, word.as_bytes()) % WORD_ROWS) as u16,
                ],
                others: [
                    row(AFFIX_ROWS, hash(3, suffix(&word).as_bytes())),
                    row(AFFIX_ROWS, hash(4, prefix(&word).as_bytes())),
                    row(SHAPE_ROWS, shape(paragraph, at)),
                    row(STATE_ROWS, u32::from(states[at]) << 5 | flags),
                    row(TAG_ROWS, token.tag as u32),
                ],
            });
        }
    }
    found
}

/// For each token: 0 outside quotations, 1 inside, 2 an opening mark, 3 a closing one.
fn quote_states(paragraph: &Paragraph, quoted: &[Span]) -> Vec<u8> {
    let mut states = vec![0; paragraph.tokens.len()];
    let mut covered = 0;
    for quote in quoted {
        let inside = paragraph.tokens.within(*quote);
        let (first, last) = (inside.start, inside.end.saturating_sub(1));
        // Nested quotations change their marks alone: no token is looked at twice for its depth.
        for state in &mut states[inside.start.max(covered).min(inside.end)..inside.end] {
            *state = 1;
        }
        covered = covered.max(inside.end);
        for (at, state) in [(last, 3), (first, 2)] {
            if paragraph.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark) {
                states[at] = state;
            }
        }
    }
    states
}

fn digits_alike(word: &str) -> String {
    word.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

fn suffix(word: &str) -> &str {
    word.char_indices().rev().nth(2).map_or(word, |(at, _)| &word[at..])
}

fn prefix(word: &str) -> &str {
    word.char_indices().nth(3).map_or(word, |(at, _)| &word[..at])
}

/// The token's letters as a pattern of upper case, lower case, digits and the rest, runs cut to two.
fn shape(paragraph: &Paragraph, at: usize) -> u32 {
    let mut pattern = Vec::new();
    for c in paragraph.slice(paragraph.tokens[at].span).chars() {
        let class = match c {
            c if c.is_uppercase() => b'X',
            c if c.is_alphabetic() => b'x',
            c if c.is_numeric() => b'd',
            c if c.is_ascii() => c as u8,
            _ => b'?',
        };
        if pattern.len() < 2 || pattern[pattern.len() - 2..] != [class, class] {
            pattern.push(class);
        }
    }
    hash(5, &pattern)
}

/// FNV-1a with a last mixing, since rows are taken by remainder.
fn hash(seed: u32, bytes: &[u8]) -> u32 {
    let hash = mix(FNV ^ seed.wrapping_mul(0x9e37_79b9), bytes);
    let hash = (hash ^ hash >> 15).wrapping_mul(0x85eb_ca6b);
    hash ^ hash >> 13
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BlockKind;

    #[test]
    fn quotation_marks_open_hold_and_close() {
        let paragraph = Paragraph::new("She said “no, never” twice", BlockKind::Body);
        let quoted = Span::new(9, 24);
        assert_eq!(paragraph.slice(quoted), "“no, never”");
        assert_eq!(quote_states(&paragraph, &[quoted]), [0, 0, 2, 1, 1, 1, 3, 0]);
        assert_eq!(quote_states(&paragraph, &[]), [0; 8]);
    }

    #[test]
    fn rows_lie_in_their_tables() {
        let text = "Ünïcødé 3,000 𝄞 McCain’s U.S. ''x'' “” é\u{301}\u{301}";
        let paragraph = Paragraph::new(text, BlockKind::Body);
        let features = features(&paragraph, &[]);
        assert_eq!(features.len(), paragraph.tokens.len());
        for row in features {
            assert!(row.words.iter().all(|row| usize::from(*row) < TABLES[0]));
            assert!(row.others.iter().all(|row| usize::from(*row) < TABLES[1]));
        }
    }
}
