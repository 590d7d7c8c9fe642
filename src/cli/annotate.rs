//! `whosaid annotate`: one article.

use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use whosaid::{Date, Options};

use crate::failure::Failure;
use crate::{Unit, show};

#[derive(Args)]
pub(crate) struct Arguments {
    /// The article as UTF-8 text; standard input where it is left out or "-"
    file: Option<PathBuf>,
    /// How the article is shown; text on a terminal and JSON elsewhere where it is left out
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The unit of lengths and offsets in JSON
    #[arg(long, value_enum, default_value = "utf16")]
    offsets: Unit,
    /// The article's date, YYYY-MM-DD; without it, the date is read from the article
    #[arg(long, value_parser = crate::date)]
    date: Option<Date>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// The document as JSON, on one line
    Json,
    /// The article with coloured annotations, and its speakers with what each said
    Text,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let text = read(arguments.file.as_deref().filter(|file| file.as_os_str() != "-"))?;
    let document = whosaid::annotate(&text, &Options { date: arguments.date });
    let format = arguments
        .format
        .unwrap_or_else(|| if io::stdout().is_terminal() { Format::Text } else { Format::Json });
    let mut output = anstream::stdout().lock();
    match format {
        Format::Json => {
            let json = document.with_offsets(&text, arguments.offsets.into()).to_json();
            writeln!(output, "{json}")?;
        }
        Format::Text => show::show(&text, &document, &mut output)?,
    }
    Ok(output.flush()?)
}

fn read(file: Option<&Path>) -> Result<String, String> {
    let (name, bytes) = match file {
        Some(file) => {
            let name = file.display().to_string();
            let bytes = std::fs::read(file).map_err(|error| unreadable(file, &error))?;
            (name, bytes)
        }
        None => ("standard input".to_owned(), standard_input()?),
    };
    String::from_utf8(bytes).map_err(|error| undecodable(&error, &name))
}

fn standard_input() -> Result<Vec<u8>, String> {
    let mut input = io::stdin().lock();
    if input.is_terminal() {
        let end = if cfg!(windows) { "Ctrl-Z and Enter" } else { "Ctrl-D" };
        anstream::eprintln!("Paste the article, then press {end} on a new line.");
    }
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(|error| format!("cannot read standard input: {error}"))?;
    Ok(bytes)
}

/// Why `file` cannot be read, and what to do.
fn unreadable(file: &Path, error: &io::Error) -> String {
    let name = file.display();
    if file.is_dir() {
        return format!("{name} is a directory; name a text file in it");
    }
    let remedy = match error.kind() {
        io::ErrorKind::NotFound => "check the name, or give the text on standard input",
        io::ErrorKind::PermissionDenied => "check who may read it",
        _ => "check the file",
    };
    format!("cannot read {name}: {error}; {remedy}")
}

/// Where the input called `name` stops being text, and what to do.
fn undecodable(error: &std::string::FromUtf8Error, name: &str) -> String {
    let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
    let line = before.split(|byte| *byte == b'\n').count();
    let found = match error.as_bytes() {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "UTF-16 text",
        _ => "no UTF-8 text",
    };
    format!("{name} is {found} (line {line}, byte {}); save it as UTF-8 and try again", before.len() + 1)
}
