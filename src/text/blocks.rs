//! The paragraphs of a text and what each is to the article.
//!
//! Blocks are recognised by what they are: where they stand, how long they are, whether they end a sentence, whom
//! they speak to, what repeats. What nothing else claims is body, for a body paragraph lost is worse than a
//! menu kept.

mod appeals;
mod bylines;
mod captions;
mod dates;
mod furniture;
mod headlines;
mod lines;
mod menus;
mod piece;
mod repeats;
mod wording;
mod wrapping;

use std::sync::Arc;

use jiff::civil::Date;

use crate::document::{Block, BlockKind};
use crate::language::Signs;
use piece::{Piece, Pieces};
pub(crate) use wording::{Memory, Wording};

/// The blocks of a text and what they tell of the whole of it.
pub(crate) struct Blocks {
    /// The paragraphs, in order; they do not overlap.
    pub(crate) list: Vec<Block>,
    /// The words of each.
    pub(crate) wordings: Vec<Arc<Wording>>,
    /// The article's date as its dateline or byline gives it.
    pub(crate) date: Option<Date>,
    /// Whether it is in another language than English.
    pub(crate) foreign: bool,
}

/// Splits a text into blocks. Offsets are bytes of `text`; the work is linear in it. What the words of a paragraph tell
/// comes from `memory` where that knows them, which then knows the paragraphs of `text` and no others.
pub(crate) fn split(text: &str, memory: &mut Memory) -> Blocks {
    let mut signs = Signs::default();
    let mut pieces = Pieces::default();
    for span in wrapping::paragraphs(text) {
        let wording = memory.wording(&text[span.range()]);
        signs.add(&wording.signs);
        pieces.list.push(Piece { span, wording, kind: None });
    }
    memory.forget_unused();
    furniture::mark(&mut pieces);
    repeats::mark(&mut pieces);
    captions::mark_credited(&mut pieces);
    bylines::mark(&mut pieces);
    menus::mark(&mut pieces);
    headlines::mark(&mut pieces);
    captions::mark_beside(&mut pieces);
    headlines::mark_parts(&mut pieces);
    let date = dates::of_article(&pieces);
    let block = |piece: &Piece| Block { span: piece.span, kind: piece.kind.unwrap_or(BlockKind::Body) };
    let list = pieces.list.iter().map(block).collect();
    let wordings = pieces.list.into_iter().map(|piece| piece.wording).collect();
    Blocks { list, wordings, date, foreign: signs.tell_another() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The blocks of `text`, a line each: the kind's first letters, then the text.
    fn check(text: &str, expected: &[(BlockKind, &str)]) {
        let found = split(text, &mut Memory::default()).list;
        let found: Vec<_> = found.iter().map(|block| (block.kind, &text[block.span.range()])).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    const LEDE: &str = "The harbour board voted on Tuesday to close the old ferry pier for the winter.";
    const NEXT: &str = "Engineers found cracks in two of its piles, the board's report says.";

    #[test]
    fn an_article_is_told_from_the_page_around_it() {
        use BlockKind::{Body, Boilerplate, Byline, Caption, Dateline, Headline};
        let text = format!(
            "Skip to content\nHome\nWorld\nSport\n\nFerry pier to close for winter\n\nFerry pier to close for winter\n\n\
             By Oona Valdez\n4 March 2024\n\nThe pier at dusk (Photo: Ilse Brandt)\n\n{LEDE}\n\nCracks\n\n{NEXT}\n\n\
             Related stories\nBus fares to rise\n\n© 2024 The Harbour Post. All rights reserved."
        );
        check(
            &text,
            &[
                (Boilerplate, "Skip to content"),
                (Boilerplate, "Home"),
                (Boilerplate, "World"),
                (Boilerplate, "Sport"),
                (Headline, "Ferry pier to close for winter"),
                (Boilerplate, "Ferry pier to close for winter"),
                (Byline, "By Oona Valdez"),
                (Dateline, "4 March 2024"),
                (Caption, "The pier at dusk (Photo: Ilse Brandt)"),
                (Body, LEDE),
                (Headline, "Cracks"),
                (Body, NEXT),
                (Boilerplate, "Related stories"),
                (Boilerplate, "Bus fares to rise"),
                (Boilerplate, "© 2024 The Harbour Post. All rights reserved."),
            ],
        );
        assert_eq!(split(&text, &mut Memory::default()).date, Some(jiff::civil::date(2024, 3, 4)));
    }

    #[test]
    fn clean_text_is_body() {
        use BlockKind::Body;
        check(&format!("{LEDE}\n\n{NEXT}"), &[(Body, LEDE), (Body, NEXT)]);
        check("", &[]);
        check(" \n\u{feff}\n", &[]);
    }
}
