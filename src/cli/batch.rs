//! `whosaid batch`: JSON Lines in, one document a line out. Uses all cores, keeps the order, and holds a bounded
//! number of lines at a time.

use std::io::{BufRead, BufWriter, Write};
use std::process::ExitCode;

use clap::Args;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use whosaid::{Document, Options};

use crate::{Failure, Unit};

/// Lines that are read, annotated side by side and written before the next ones are read.
const LINES_AT_ONCE: usize = 256;

#[derive(Args)]
pub(crate) struct Arguments {
    /// The unit of lengths and offsets
    #[arg(long, value_enum, default_value = "utf16")]
    offsets: Unit,
}

#[derive(Deserialize)]
struct Article {
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
    let cannot_write = |error| format!("cannot write a document: {error}");
    let (mut number, mut all_good) = (0, true);
    loop {
        let lines = read(&mut input)?;
        if lines.is_empty() {
            output.flush().map_err(cannot_write)?;
            return Ok(if all_good { ExitCode::SUCCESS } else { ExitCode::from(2) });
        }
        let documents: Vec<_> = lines.par_iter().map(|line| annotate(line, arguments.offsets)).collect();
        for document in documents {
            number += 1;
            match document {
                Ok(Some(json)) => writeln!(output, "{json}").map_err(cannot_write)?,
                Ok(None) => {}
                Err(failure) => {
                    all_good = false;
                    anstream::eprintln!("whosaid: standard input, line {number}: {failure}");
                }
            }
        }
    }
}

/// The next lines, at most [`LINES_AT_ONCE`]; none at the end.
fn read(input: &mut impl BufRead) -> Result<Vec<Vec<u8>>, Failure> {
    let mut lines = Vec::new();
    while lines.len() < LINES_AT_ONCE {
        let mut line = Vec::new();
        let read = input.read_until(b'\n', &mut line);
        if read.map_err(|error| format!("cannot read standard input: {error}"))? == 0 {
            break;
        }
        lines.push(line);
    }
    Ok(lines)
}

/// The document of one line as JSON; `None` for an empty line.
fn annotate(line: &[u8], unit: Unit) -> Result<Option<String>, Failure> {
    if line.trim_ascii().is_empty() {
        return Ok(None);
    }
    let article: Article = serde_json::from_slice(line).map_err(|error| {
        format!("{error}; each line is to be {{\"id\": …, \"text\": \"…\", \"date\"?: \"YYYY-MM-DD\"}}")
    })?;
    let date = article.date.as_deref().map(crate::date).transpose()?;
    let document =
        whosaid::annotate(&article.text, &Options { date }).with_offsets(&article.text, unit.into());
    let annotated = Annotated { id: article.id, document };
    Ok(Some(serde_json::to_string(&annotated).map_err(|error| error.to_string())?))
}
