//! The command line over the library: `whosaid annotate`, `batch`, `export` and `compare`.

#[path = "cli/annotate.rs"]
mod annotate;
#[path = "cli/batch.rs"]
mod batch;
#[path = "cli/beside.rs"]
mod beside;
#[path = "cli/compare.rs"]
mod compare;
#[path = "cli/export.rs"]
mod export;
#[path = "cli/failure.rs"]
mod failure;
#[path = "cli/format.rs"]
mod format;
#[path = "cli/input.rs"]
mod input;
#[path = "cli/lines.rs"]
mod lines;
#[path = "cli/show.rs"]
mod show;

use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use failure::Failure;
use whosaid::Date;

/// Reads news articles and tells who said what.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Annotate one article, from a file or from standard input
    Annotate(annotate::Arguments),
    /// Annotate many from standard input: JSON Lines in ({"id", "text", "date"?}), one document a line out, in the
    /// same order
    ///
    /// A line that cannot be read is reported on standard error by its number, and gets no document; the others
    /// do, and the exit status is 2.
    Batch(batch::Arguments),
    /// Write an article that was saved with its document, corrections included, in another format
    Export(export::Arguments),
    /// Hold several versions of one story against one another: quotes, figures, and what one alone tells
    Compare(compare::Arguments),
}

/// The unit of lengths and offsets.
#[derive(Clone, Copy, ValueEnum)]
enum Unit {
    /// UTF-16 code units, as JavaScript counts
    Utf16,
    /// Unicode code points, as Python counts
    Codepoint,
    /// Bytes of UTF-8
    Utf8,
}

impl From<Unit> for whosaid::Offsets {
    fn from(unit: Unit) -> Self {
        match unit {
            Unit::Utf16 => Self::Utf16,
            Unit::Codepoint => Self::Codepoint,
            Unit::Utf8 => Self::Utf8,
        }
    }
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Annotate(arguments) => annotate::run(&arguments).map(|()| ExitCode::SUCCESS),
        Command::Batch(arguments) => batch::run(&arguments),
        Command::Export(arguments) => export::run(&arguments).map(|()| ExitCode::SUCCESS),
        Command::Compare(arguments) => compare::run(&arguments).map(|()| ExitCode::SUCCESS),
    };
    match done {
        Ok(status) => status,
        // Whoever reads the output has seen enough: `whosaid … | head`.
        Err(Failure::NobodyReads) => ExitCode::SUCCESS,
        Err(Failure::Told(message)) => {
            anstream::eprintln!("whosaid: {message}");
            ExitCode::from(2)
        }
    }
}

/// Reads a date as the command line and JSON Lines give it.
fn date(given: &str) -> Result<Date, String> {
    given.parse().map_err(|_| format!("{given:?} is no date; write it as YYYY-MM-DD, such as 2024-10-30"))
}
