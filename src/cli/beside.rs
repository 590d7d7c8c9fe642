//! A comparison for a reader at a terminal.

use std::io::{self, Write};

use whosaid::export::Synopsis;

/// Writes `synopsis`.
pub(crate) fn show(synopsis: &Synopsis, output: &mut impl Write) -> io::Result<()> {
    writeln!(output, "{}", synopsis.summary().join("\n"))
}
