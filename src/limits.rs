//! How much text is read.

use crate::document::{Note, Span};

/// The most bytes of one text that are annotated. What follows is left alone, and a note says from where.
/// Offsets are 32 bits wide; a quarter of that keeps every sum of two of them safe.
pub const MAX_BYTES: usize = 1 << 30;

/// The part of `text` that is annotated, and a note where that is not all of it.
pub(crate) fn within(text: &str) -> (&str, Option<Note>) {
    cut(text, MAX_BYTES)
}

/// The first `most` bytes of `text`, fewer where a character would be cut, and a note where that is not all of it.
fn cut(text: &str, most: usize) -> (&str, Option<Note>) {
    if text.len() <= most {
        return (text, None);
    }
    let end = text.floor_char_boundary(most);
    let span = Span::new(end as u32, end as u32);
    let message = format!("The text is longer than {most} bytes; nothing after this place was read.");
    (&text[..end], Some(Note { span, message }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_too_long_is_cut_between_characters_with_a_note() {
        for (text, most, kept) in
            [("", 0, ""), ("bridge", 6, "bridge"), ("bridges", 6, "bridge"), ("café", 4, "caf")]
        {
            let (part, note) = cut(text, most);
            assert_eq!(part, kept, "{text:?} cut at {most}");
            let place = Span::new(kept.len() as u32, kept.len() as u32);
            assert_eq!(note.map(|note| note.span), (kept != text).then_some(place), "{text:?} cut at {most}");
        }
    }
}
