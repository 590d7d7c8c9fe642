//! How much text is read.

use crate::document::{Note, Span};

/// The most bytes of one text that are annotated. What follows is left alone, and a note says from where.
/// Offsets are 32 bits wide; a quarter of that keeps every sum of two of them safe.
pub const MAX_BYTES: usize = 1 << 30;

/// The part of `text` that is annotated, and a note where that is not all of it.
pub(crate) fn within(text: &str) -> (&str, Option<Note>) {
    if text.len() <= MAX_BYTES {
        return (text, None);
    }
    let cut = text.floor_char_boundary(MAX_BYTES);
    let span = Span::new(cut as u32, cut as u32);
    let message = format!("The text is longer than {MAX_BYTES} bytes; nothing after this place was read.");
    (&text[..cut], Some(Note { span, message }))
}
