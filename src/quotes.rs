//! Quotation marks: what stands between them, how they nest, and which quotation goes on over paragraphs.

mod form;
mod marks;
mod nesting;
#[cfg(test)]
mod tests;

use crate::document::{BlockKind, QuoteForm, Span};
use crate::text::Paragraph;
use nesting::Nest;

/// What stands between two quotation marks of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// The marks included; a mark that is missing adds nothing.
    pub(crate) span: Span,
    /// The marks, and white space beside them, left out.
    pub(crate) inner: Span,
    /// What the marks do, as far as the quotation itself and the words around it tell.
    pub(crate) form: QuoteForm,
    /// Whether a word beside it names the form ("so-called", "the film"), whoever else owns the words.
    pub(crate) named: bool,
    /// The position of the quotation around this one.
    pub(crate) parent: Option<usize>,
    /// Whether it goes on from the paragraph before, under one attribution.
    pub(crate) continues: bool,
    /// Whether no mark closes it in this paragraph. The next paragraph may still go on with it: its first
    /// quotation then `continues`.
    pub(crate) unclosed: bool,
}

/// What one paragraph hands to the next: a quotation left open, with which the next paragraph may go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Carry {
    /// The mark that opened it.
    pub(crate) open: Option<char>,
}

/// The quotations of a paragraph, in order of their start, and what the next paragraph is to know.
pub(crate) fn find(paragraph: &Paragraph, carry: Carry) -> (Vec<Quotation>, Carry) {
    let Nest { mut quotations, open } = nesting::nest(&paragraph.text, carry.open);
    for at in 0..quotations.len() {
        let (form, named) = form::of(paragraph, &quotations, at);
        quotations[at].form = form;
        quotations[at].named = named;
    }
    // A picture's caption, or an appeal for money, may stand in the middle of a long quotation.
    let open = if paragraph.kind == BlockKind::Body { open } else { carry.open };
    (quotations, Carry { open })
}
