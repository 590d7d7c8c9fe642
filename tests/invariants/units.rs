//! A document in other units slices the same text.

use whosaid::document::Span;
use whosaid::{Document, Offsets};

/// Checks that each span of `document`, counted in UTF-16 code units or code points, slices what it slices in bytes.
pub(crate) fn check(text: &str, document: &Document) {
    let slices: Vec<_> = spans(document).iter().map(|span| &text[span.range()]).collect();
    let utf16: Vec<u16> = text.encode_utf16().collect();
    let in_utf16 = document.clone().with_offsets(text, Offsets::Utf16);
    assert_eq!(in_utf16.length as usize, utf16.len());
    for (span, slice) in spans(&in_utf16).iter().zip(&slices) {
        assert_eq!(utf16[span.range()], slice.encode_utf16().collect::<Vec<_>>());
    }
    let characters: Vec<char> = text.chars().collect();
    let in_characters = document.clone().with_offsets(text, Offsets::Codepoint);
    assert_eq!(in_characters.length as usize, characters.len());
    for (span, slice) in spans(&in_characters).iter().zip(&slices) {
        assert_eq!(&characters[span.range()].iter().collect::<String>(), slice);
    }
}

/// Every span of `document`, in the order in which they are visited.
pub(crate) fn spans(document: &Document) -> Vec<Span> {
    let mut spans = Vec::new();
    document.clone().visit_spans(&mut |span| spans.push(*span));
    spans
}
