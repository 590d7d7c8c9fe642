//! Styled words, broken into lines that a terminal holds.

use std::io::{self, Write};

use anstyle::Style;
use whosaid::export::one_line;

/// No line is longer, in characters, but for a word that is.
const WIDTH: usize = 100;

/// A paragraph being put together. It is broken at spaces, wherever its styles begin and end.
pub(crate) struct Paragraph {
    /// What the first line starts with.
    start: String,
    /// How far the others are indented.
    indent: usize,
    /// The words, each in pieces of one style.
    words: Vec<Vec<(String, Style)>>,
    /// Whether the next words begin a word.
    apart: bool,
}

impl Paragraph {
    /// An empty paragraph whose first line starts with `start` and whose others are indented by `indent` spaces.
    pub(crate) fn new(start: &str, indent: usize) -> Self {
        Self { start: start.to_owned(), indent, words: Vec::new(), apart: true }
    }

    /// The paragraph with `words` at its end, set off by a space only where they begin with one, or the last ones end with
    /// one. What commands a terminal is left out.
    pub(crate) fn words(mut self, words: &str, style: Style) -> Self {
        self.apart |= words.starts_with(char::is_whitespace);
        for word in one_line(words).split(' ').filter(|word| !word.is_empty()) {
            match self.words.last_mut() {
                Some(last) if !self.apart => last.push((word.to_owned(), style)),
                _ => self.words.push(vec![(word.to_owned(), style)]),
            }
            self.apart = true;
        }
        self.apart = words.ends_with(char::is_whitespace) || self.apart && words.trim().is_empty();
        self
    }

    /// Writes the paragraph and ends its last line.
    pub(crate) fn write(&self, output: &mut impl Write) -> io::Result<()> {
        write!(output, "{}", self.start)?;
        let mut at = self.start.chars().count();
        let mut first = true;
        for word in &self.words {
            let width: usize = word.iter().map(|(piece, _)| piece.chars().count()).sum();
            if first {
                first = false;
            } else if at + 1 + width > WIDTH {
                write!(output, "\n{:1$}", "", self.indent)?;
                at = self.indent;
            } else {
                write!(output, " ")?;
                at += 1;
            }
            for (piece, style) in word {
                write!(output, "{style}{piece}{style:#}")?;
            }
            at += width;
        }
        writeln!(output)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks how a paragraph of these words is written, all of one style.
    fn check(words: &[&str], written: &str) {
        let paragraph = words
            .iter()
            .fold(Paragraph::new("- ", 2), |paragraph, words| paragraph.words(words, Style::new()));
        let mut output = Vec::new();
        paragraph.write(&mut output).unwrap();
        assert_eq!(String::from_utf8(output).unwrap(), written);
    }

    #[test]
    fn words_are_set_off_where_they_say_so() {
        check(&[], "- \n");
        check(&["one two"], "- one two\n");
        check(&["one", "two"], "- onetwo\n");
        check(&["one ", "two"], "- one two\n");
        check(&["one", " ", "two"], "- one two\n");
        check(&["one", " ", "", "two"], "- one two\n");
        check(&["(", "one two", ") three"], "- (one two) three\n");
        check(&["red\u{1b}[31m\nline"], "- red[31m line\n");
    }

    #[test]
    fn lines_are_broken_at_spaces() {
        let (long, longer) = ("x".repeat(49), "y".repeat(120));
        check(&[&format!("{long} {long}")], &format!("- {long}\n  {long}\n"));
        check(&[&long[1..], " ", &long], &format!("- {} {long}\n", &long[1..]));
        check(&["one ", &longer, " two"], &format!("- one\n  {longer}\n  two\n"));
    }
}
