//! What the tagger looks at around a token.

use std::ops::Range;

use crate::language::Tag;
use crate::language::sealed::{FNV, mix};
use crate::text::{Shape, TokenKind, Tokens};

/// The two tags before a token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    previous: Tag,
    before: Tag,
}

impl Default for Context {
    fn default() -> Self {
        Self { previous: Tag::Unknown, before: Tag::Unknown }
    }
}

impl Context {
    /// The context of the next token, where this one has `tag`.
    pub(super) const fn followed_by(self, tag: Tag) -> Self {
        Self { previous: tag, before: self.previous }
    }
}

/// Calls `found` with the hash of each feature of token `at`. `sentence` bounds the view.
pub(super) fn features(
    tokens: &Tokens,
    sentence: &Range<usize>,
    at: usize,
    context: Context,
    mut found: impl FnMut(u32),
) {
    let view = |offset: isize| {
        let place = at.wrapping_add_signed(offset);
        sentence.contains(&place).then_some(place)
    };
    let norm = |offset: isize| view(offset).map_or("", |place| tokens.norm(place));
    let (word, next, previous) = (norm(0), norm(1), norm(-1));
    let (one, two) = (context.previous as u8, context.before as u8);
    let shape = shape_of(tokens, sentence, at);
    let next_shape = view(1).map_or(0, |place| shape_of(tokens, sentence, place));
    let word_hash = hash(1, word.as_bytes());

    found(hash(0, &[]));
    found(word_hash);
    found(mix(word_hash, &[2, one]));
    found(hash(3, &[one]));
    found(hash(4, &[one, two]));
    found(hash(5, previous.as_bytes()));
    found(hash(6, next.as_bytes()));
    found(hash(7, norm(2).as_bytes()));
    found(hash(8, norm(-2).as_bytes()));
    for length in 1..=4 {
        found(hash(8 + length as u8, suffix(word, length)));
    }
    found(hash(13, prefix(word, 1)));
    found(hash(14, prefix(word, 3)));
    found(mix(hash(15, suffix(word, 3)), &[one]));
    found(hash(16, &[shape]));
    found(hash(17, &[shape, next_shape, one]));
    found(mix(hash(18, suffix(word, 2)), &[shape]));
    found(hash(19, suffix(next, 3)));
    found(hash(20, suffix(previous, 3)));
    found(mix(hash(21, next.as_bytes()), &[one]));
    found(mix(mix(word_hash, &[22]), next.as_bytes()));
}

/// The kind and case of a token as a number; a capital that opens the sentence tells less than others.
fn shape_of(tokens: &Tokens, sentence: &Range<usize>, at: usize) -> u8 {
    let token = &tokens[at];
    let case = match token.shape {
        Shape::Lower => 0,
        Shape::Capital => 1,
        Shape::Upper => 2,
        Shape::Mixed => 3,
    };
    let kind = match token.kind {
        TokenKind::Word => 0,
        TokenKind::Number => 1,
        TokenKind::Mark => 2,
    };
    let opens = u8::from(at == sentence.start);
    case | kind << 2 | opens << 4
}

/// The last `length` characters.
fn suffix(word: &str, length: usize) -> &[u8] {
    let start = word.char_indices().rev().nth(length - 1).map_or(0, |(at, _)| at);
    &word.as_bytes()[start..]
}

fn prefix(word: &str, length: usize) -> &[u8] {
    let end = word.char_indices().nth(length).map_or(word.len(), |(at, _)| at);
    &word.as_bytes()[..end]
}

/// FNV-1a of a template's number and the bytes it looks at.
fn hash(template: u8, bytes: &[u8]) -> u32 {
    mix(mix(FNV, &[template]), bytes)
}
