//! The lines of a text.

use crate::document::Span;
use crate::text::tokens::is_blank;

/// A line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Its text without the blanks at its edges; empty for a blank line.
    pub(super) span: Span,
    /// Its length in characters, indent included.
    pub(super) width: usize,
    /// The blanks before its first character.
    pub(super) indent: usize,
}

/// The lines of `text`, whichever characters break them. The empty line that a page break leaves is left out: a
/// paragraph goes on over it.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut after_page_break = false;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        if !is_line_break(c) {
            continue;
        }
        let page_break = c == '\u{c}';
        let line = line(text, start, at);
        if !(line.span.is_empty() && (page_break || after_page_break)) {
            lines.push(line);
        }
        after_page_break = page_break;
        start = at + c.len_utf8();
        if c == '\r' && characters.next_if(|(_, next)| *next == '\n').is_some() {
            start += 1;
        }
    }
    lines.push(line(text, start, text.len()));
    lines
}

fn line(text: &str, start: usize, end: usize) -> Line {
    let whole = &text[start..end];
    let inner = whole.trim_start_matches(is_blank);
    let from = end - inner.len();
    let inner = inner.trim_end_matches(is_blank);
    Line {
        span: Span::new(from as u32, (from + inner.len()) as u32),
        width: text[start..from + inner.len()].chars().count(),
        indent: text[start..from].chars().count(),
    }
}

fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_break_ends_a_line() {
        for text in [
            "a\nb\n\nc",
            "a\rb\r\rc",
            "a\r\nb\r\n\r\nc",
            "a\u{2028}b\u{2029}\u{2029}c",
            "a\u{b} b\n\u{a0}\u{200b}\nc ",
        ] {
            let lines = lines(text);
            let inner: Vec<_> = lines.iter().map(|line| &text[line.span.range()]).collect();
            assert_eq!(inner, ["a", "b", "", "c"], "in {text:?}");
        }
    }

    #[test]
    fn a_page_break_is_no_blank_line() {
        assert!(lines("a\n\u{c}b").iter().all(|line| !line.span.is_empty()));
    }
}
