//! `whosaid batch`: JSON Lines in, one document a line out, or the rows of one table. Uses all cores, keeps the order,
//! and holds a bounded number of lines at a time.

use std::io::{BufRead, BufWriter, Write};
use std::process::ExitCode;

use clap::Args;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use whosaid::Article;
use whosaid::export::Format;
use whosaid::{Document, Options};

use crate::failure::Failure;
use crate::{Unit, format};

/// Lines that are read, annotated side by side and written before the next ones are read.
const LINES_AT_ONCE: usize = 256;

/// No more lines are read at once when they hold this many bytes.
const BYTES_AT_ONCE: usize = 4 << 20;

#[derive(Args)]
pub(crate) struct Arguments {
    /// The unit of lengths and offsets
    #[arg(long, value_enum, default_value = "utf16")]
    offsets: Unit,
    /// JSON gives one document a line; a table has the rows of all articles, their ids in the first column
    #[arg(long, value_parser = format::one_of(|format| matches!(format, Format::Json | Format::Csv(_))), default_value = "json")]
    format: Format,
}

#[derive(Deserialize)]
struct Line {
    id: serde_json::Value,
    text: String,
    date: Option<String>,
}

#[derive(Serialize)]
struct Annotated {
    id: serde_json::Value,
    #[serde(flatten)]
    document: Document,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let mut input = std::io::stdin().lock();
    let mut output = BufWriter::new(std::io::stdout().lock());
    let (mut number, mut all_good) = (0, true);
    if let Format::Csv(table) = arguments.format {
        output.write_all(table.header(true).as_bytes())?;
    }
    loop {
        let lines = read(&mut input)?;
        if lines.is_empty() {
            return Ok(if all_good { ExitCode::SUCCESS } else { ExitCode::from(2) });
        }
        let documents: Vec<_> = lines.par_iter().map(|line| annotate(line, arguments)).collect();
        for document in documents {
            number += 1;
            match document {
                Ok(Some(found)) => output.write_all(found.as_bytes())?,
                Ok(None) => {}
                Err(message) => {
                    all_good = false;
                    anstream::eprintln!("whosaid: standard input, line {number}: {message}");
                }
            }
        }
        output.flush()?;
    }
}

/// The next lines, within the limits; none at the end.
fn read(input: &mut impl BufRead) -> Result<Vec<Vec<u8>>, String> {
    let mut lines = Vec::new();
    let mut bytes = 0;
    while lines.len() < LINES_AT_ONCE && bytes < BYTES_AT_ONCE {
        let mut line = Vec::new();
        let read = input.read_until(b'\n', &mut line);
        bytes += match read.map_err(|error| format!("cannot read standard input: {error}"))? {
            0 => break,
            read => read,
        };
        lines.push(line);
    }
    Ok(lines)
}

/// The document of one line as a line of JSON, or its rows of a table; `None` for an empty line.
fn annotate(line: &[u8], arguments: &Arguments) -> Result<Option<String>, String> {
    if line.trim_ascii().is_empty() {
        return Ok(None);
    }
    let line = str::from_utf8(line).map_err(|error| {
        format!("byte {} is not UTF-8; write the lines as UTF-8", error.valid_up_to() + 1)
    })?;
    let Line { id, text, date } = serde_json::from_str(line).map_err(|error| malformed(&error))?;
    let date = date.as_deref().map(crate::date).transpose()?;
    let document = whosaid::annotate(&text, &Options { date });
    let offsets = arguments.offsets.into();
    if let Format::Csv(table) = arguments.format {
        let name = id.as_str().map_or_else(|| id.to_string(), str::to_owned);
        let article = Article::new(text, document).map_err(|misfit| misfit.to_string())?;
        return Ok(Some(article.rows(table, Some(&name), offsets)));
    }
    let annotated = Annotated { id, document: document.with_offsets(&text, offsets) };
    let json = serde_json::to_string(&annotated).map_err(|error| error.to_string())?;
    Ok(Some(json + "\n"))
}

/// What is wrong with a line, and what it is to be.
fn malformed(error: &serde_json::Error) -> String {
    let told = error.to_string();
    // The line's number within itself is always 1.
    let told = told.rsplit_once(" at line ").map_or(told.as_str(), |(told, _)| told);
    let column = error.column();
    format!(
        "{told} (column {column}); write {{\"id\": …, \"text\": \"…\", \"date\": \"YYYY-MM-DD\"}}, the date if known"
    )
}
