//! Whether a text is English.

use super::is_function_word;
use crate::text::{Paragraph, TokenKind};

/// Fewer words than this tell nothing.
const ENOUGH: usize = 20;

/// Whether the paragraphs of a text are most likely not English: of its words, too few are the small words that
/// make up a third and more of any English prose.
pub(crate) fn foreign<'a>(paragraphs: impl Iterator<Item = &'a Paragraph>) -> bool {
    let (mut words, mut known) = (0, 0);
    for paragraph in paragraphs {
        let tokens = &paragraph.tokens;
        for at in (0..tokens.len()).filter(|&at| tokens[at].kind == TokenKind::Word) {
            words += 1;
            known += usize::from(is_function_word(tokens.norm(at)));
        }
    }
    words >= ENOUGH && known * 6 < words
}
