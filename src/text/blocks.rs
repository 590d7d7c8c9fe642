//! The paragraphs of a text and what each is to the article.

use jiff::civil::Date;

use crate::document::{Block, BlockKind, Span};

/// The blocks of a text and the date it gives for itself.
pub(crate) struct Blocks {
    /// The paragraphs, in order; they do not overlap.
    pub(crate) list: Vec<Block>,
    /// The article's date as its dateline or byline gives it.
    pub(crate) date: Option<Date>,
}

/// Splits a text into blocks.
pub(crate) fn split(text: &str) -> Blocks {
    let mut list = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let inner = line.trim();
        if !inner.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            let span = Span::new(start as u32, (start + inner.len()) as u32);
            let first = list.is_empty();
            let kind = if first && !inner.ends_with('.') { BlockKind::Headline } else { BlockKind::Body };
            list.push(Block { span, kind });
        }
        at += line.len();
    }
    Blocks { list, date: None }
}
