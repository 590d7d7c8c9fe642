//! Repeats left by scraping: a line that stood there before, a paragraph that is part of the one before it, a line
//! that holds the same words twice.

use std::collections::HashSet;

use super::piece::Pieces;
use crate::document::BlockKind;

/// A repeated title or label of fewer words can be meant: a name over each part.
const FEWEST_WORDS: usize = 4;

/// A repeated sentence of fewer words can be meant: an answer, a chorus.
const FEWEST_OF_SENTENCE: usize = 6;

/// Part of the paragraph before it: fewer words than this can stand in two paragraphs by chance.
const FEWEST_SHARED: usize = 6;

pub(super) fn mark(pieces: &mut Pieces) {
    let mut seen = HashSet::new();
    let mut repeats = Vec::new();
    let mut before: Option<usize> = None;
    for (at, piece) in pieces.list.iter().enumerate() {
        if piece.key.is_empty() {
            continue;
        }
        let new = seen.insert(piece.key.as_str());
        let adjacent = before.is_some_and(|before| pieces.list[before].key == piece.key);
        let fewest = if piece.ends { FEWEST_OF_SENTENCE } else { FEWEST_WORDS };
        let again = !new && (piece.words >= fewest || adjacent && !piece.ends);
        let part = piece.words >= FEWEST_SHARED
            && before.is_some_and(|before| {
                let around = &pieces.list[before].key;
                around.len() > piece.key.len()
                    && (around.ends_with(&piece.key) || around.starts_with(&piece.key))
            });
        if again || part || is_doubled(&piece.key) && !piece.ends {
            repeats.push(at);
        } else {
            before = Some(at);
        }
    }
    for at in repeats {
        pieces.list[at].kind.get_or_insert(BlockKind::Boilerplate);
    }
}

/// Whether `key` says the same words twice: "old pier at dusk old pier at dusk".
pub(super) fn is_doubled(key: &str) -> bool {
    let half = key.len() / 2;
    key.len() % 2 == 1
        && key.is_char_boundary(half)
        && key.as_bytes()[half] == b' '
        && key[..half] == key[half + 1..]
        && key[..half].contains(' ')
}
