//! Menus: several short lines, one after another, before the article or after it.

use super::piece::{Piece, Pieces};
use crate::document::BlockKind;

/// Fewer lines than this can be a title with its names.
const FEWEST_LINES: usize = 4;

/// The words of a line of a menu.
const MOST_WORDS: usize = 3;

pub(super) fn mark(pieces: &mut Pieces) {
    let (first, last) = pieces.prose();
    let mut at = 0;
    while at < pieces.list.len() {
        let run = pieces.list[at..].iter().take_while(|piece| is_entry(piece)).count();
        let unknown = pieces.list[at..at + run].iter().filter(|piece| piece.kind.is_none()).count();
        let outside = at + run <= first || at > last;
        // Known entries beside unknown ones make a menu surer; entries alone may be a poem or a table.
        if run >= FEWEST_LINES && outside && unknown < run {
            for piece in &mut pieces.list[at..at + run] {
                piece.kind.get_or_insert(BlockKind::Boilerplate);
            }
        }
        at += run.max(1);
    }
}

fn is_entry(piece: &Piece) -> bool {
    let free = matches!(piece.kind, None | Some(BlockKind::Boilerplate));
    free && piece.words <= MOST_WORDS && !piece.ends && !piece.text.contains(|c: char| c.is_ascii_digit())
}
