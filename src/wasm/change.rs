//! What an edit of a text changed in its document: a page that shows a text while it is typed gets that at every key, and
//! not the whole document.

use jiff::civil::Date;
use serde::Serialize;

use crate::document::{Attribution, Block, Claim, Document, Figure, Note, Quote, Span, Speaker};

/// Where a text was edited: what stood between `start` and `before` has become what stands between `start` and `after`.
/// Offsets are UTF-16 code units.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct Edit {
    start: u32,
    before: u32,
    after: u32,
}

/// What to make of a document to get that of the edited text.
#[derive(Debug, Serialize)]
pub(crate) struct Change<'a> {
    edit: Edit,
    length: u32,
    date: Option<Date>,
    blocks: Changed<'a, Block>,
    sentences: Changed<'a, Span>,
    speakers: Changed<'a, Speaker>,
    quotes: Changed<'a, Quote>,
    attributions: Changed<'a, Attribution>,
    figures: Changed<'a, Figure>,
    claims: Changed<'a, Claim>,
    notes: Changed<'a, Note>,
}

/// A list of the edited text's document: its first `head` entries and its last `tail` ones are those of the document
/// before, moved by the edit, and `fresh` stands between them.
#[derive(Debug, Serialize)]
struct Changed<'a, T> {
    head: usize,
    fresh: &'a [T],
    tail: usize,
}

impl Edit {
    /// The shortest edit that makes `new` of `old`.
    pub(crate) fn between(old: &str, new: &str) -> Self {
        let same =
            old.chars().zip(new.chars()).take_while(|(old, new)| old == new).map(|(c, _)| c.len_utf8());
        let start: usize = same.sum();
        let ends = old[start..].chars().rev().zip(new[start..].chars().rev());
        let end: usize = ends.take_while(|(old, new)| old == new).map(|(c, _)| c.len_utf8()).sum();
        let until = |text: &str| units(&text[..text.len() - end]);
        Self { start: units(&old[..start]), before: until(old), after: until(new) }
    }

    /// Where a span of the text before stands now; nowhere, where one of its edges was edited away.
    fn moved(self, span: Span) -> Span {
        const NOWHERE: u32 = u32::MAX;
        let behind = |at: u32| if at < self.before { NOWHERE } else { at - self.before + self.after };
        // What is written between two spans is part of neither.
        let start = if span.start < self.start { span.start } else { behind(span.start) };
        let end = if span.end <= self.start { span.end } else { behind(span.end) };
        Span::new(start, end)
    }
}

impl<'a> Change<'a> {
    /// What makes `now` of `before`, where `edit` made the text of one that of the other. Both count in UTF-16 code units.
    pub(crate) fn new(edit: Edit, mut before: Document, now: &'a Document) -> Self {
        before.visit_spans(&mut |span| *span = edit.moved(*span));
        Self {
            edit,
            length: now.length,
            date: now.date,
            blocks: changed(&before.blocks, &now.blocks),
            sentences: changed(&before.sentences, &now.sentences),
            speakers: changed(&before.speakers, &now.speakers),
            quotes: changed(&before.quotes, &now.quotes),
            attributions: changed(&before.attributions, &now.attributions),
            figures: changed(&before.figures, &now.figures),
            claims: changed(&before.claims, &now.claims),
            notes: changed(&before.notes, &now.notes),
        }
    }

    /// As JSON.
    ///
    /// # Panics
    /// Never: every part of a change has a JSON form.
    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a change is plain data")
    }
}

fn changed<'a, T: PartialEq>(before: &[T], now: &'a [T]) -> Changed<'a, T> {
    let alike = |(before, now): &(&T, &T)| before == now;
    let head = before.iter().zip(now).take_while(alike).count();
    let tail = before[head..].iter().rev().zip(now[head..].iter().rev()).take_while(alike).count();
    Changed { head, fresh: &now[head..now.len() - tail], tail }
}

/// The length of `text` in UTF-16 code units.
fn units(text: &str) -> u32 {
    text.chars().map(char::len_utf16).sum::<usize>() as u32
}
