//! Headlines: the article's title, what repeats it, and the titles of its parts.

use std::cell::LazyCell;

use super::captions::stands_for_picture;
use super::piece::{Piece, Pieces};
use super::wording::{Wording, starts_with_words};
use crate::document::BlockKind;

/// The words of a title.
const LONGEST: usize = 30;

/// The words of a part's title.
const LONGEST_OF_PART: usize = 10;

/// A page's title is the article's with the site's name behind it: so many words more.
const SITE_NAME: usize = 5;

/// Marks the article's title, and what stands between it and the first paragraph: its repeats, and the text that
/// stands in for a picture.
pub(super) fn mark(pieces: &mut Pieces) {
    let Some(title) = pieces.list.iter().position(|piece| piece.kind.is_none()) else { return };
    if !is_title(&pieces.list[title]) || pieces.list.len() == 1 {
        return;
    }
    pieces.list[title].kind = Some(BlockKind::Headline);
    let (first, _) = pieces.prose();
    let known = LazyCell::new(|| pieces.vocabulary());
    let (head, _) = pieces.list.split_at(first.min(pieces.list.len()));
    let marks = head
        .iter()
        .enumerate()
        .skip(title + 1)
        .filter(|(_, piece)| piece.kind.is_none())
        .filter_map(|(at, piece)| {
            let again = repeats_title(piece, &head[title]) || repeats_title(&head[title], piece);
            let kind = if again {
                BlockKind::Boilerplate
            } else if stands_for_picture(piece, |word| known.contains(word)) {
                BlockKind::Caption
            } else {
                return None;
            };
            Some((at, kind))
        })
        .collect();
    pieces.mark(marks);
}

/// Marks the titles of the article's parts: a short line that ends no sentence, alone between paragraphs.
pub(super) fn mark_parts(pieces: &mut Pieces) {
    let (first, last) = pieces.prose();
    for at in first + 1..last.min(pieces.list.len()) {
        let [before, piece, after] = &pieces.list[at - 1..=at + 1] else { continue };
        let long = |piece: &Piece| piece.kind.is_some() || piece.words > LONGEST_OF_PART || piece.ends;
        let is_part = piece.kind.is_none()
            && piece.words <= LONGEST_OF_PART
            && !piece.ends
            && is_title(piece)
            && piece.text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '‘' | '\'' | '“' | '"'))
            && piece.text.contains(char::is_alphabetic)
            && !piece.text.ends_with([':', ',', ';', '-', '–', '—'])
            && long(before)
            && after.kind.is_none()
            && long(after);
        if is_part {
            pieces.list[at].kind = Some(BlockKind::Headline);
        }
    }
}

fn is_title(wording: &Wording) -> bool {
    let starts = wording.text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    // Some archives end titles with a full stop; their words still have capitals.
    let stops =
        wording.text.ends_with(['.', ',', ';']) && !wording.text.ends_with("...") && !wording.is_titled();
    let quoted = wording.text.starts_with(['"', '“']) && wording.text.ends_with(['"', '”', '?', '!']);
    starts && !stops && !quoted && (1..=LONGEST).contains(&wording.words)
}

/// Whether `wording` gives `title` again, with a site's name behind it at most.
fn repeats_title(wording: &Wording, title: &Wording) -> bool {
    title.words >= 4
        && starts_with_words(&wording.key, &title.key)
        && wording.words <= title.words + SITE_NAME
}
