//! Text before meaning: blocks, tokens, sentences and offsets.

mod addresses;
pub(crate) mod blocks;
mod dateline;
mod offsets;
mod paragraph;
mod sentences;
mod tokens;

pub(crate) use offsets::{ByteMap, OffsetMap};
pub(crate) use paragraph::{Paragraph, Sentence};
pub(crate) use tokens::{Shape, TokenKind, Tokens, is_blank, is_invisible};
