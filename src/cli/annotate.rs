//! `whosaid annotate`: one article.

use std::io::{Read, Write};
use std::path::PathBuf;

use clap::Args;
use whosaid::{Date, Options};

use crate::{Failure, Unit};

#[derive(Args)]
pub(crate) struct Arguments {
    /// The article as UTF-8 text; standard input where it is left out or "-"
    file: Option<PathBuf>,
    /// The unit of lengths and offsets
    #[arg(long, value_enum, default_value = "utf16")]
    offsets: Unit,
    /// The article's date, YYYY-MM-DD; without it, the date is read from the article
    #[arg(long, value_parser = crate::date)]
    date: Option<Date>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let text = read(arguments)?;
    let document = whosaid::annotate(&text, &Options { date: arguments.date });
    let json = document.with_offsets(&text, arguments.offsets.into()).to_json();
    writeln!(std::io::stdout(), "{json}").map_err(|error| format!("cannot write the document: {error}"))
}

fn read(arguments: &Arguments) -> Result<String, Failure> {
    let (name, bytes) = match arguments.file.as_deref().filter(|file| file.as_os_str() != "-") {
        Some(file) => (file.display().to_string(), std::fs::read(file)),
        None => ("standard input".to_owned(), {
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        }),
    };
    let bytes = bytes.map_err(|error| format!("cannot read {name}: {error}"))?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
        format!("{name} is not UTF-8 text (line {line}, byte {at}); save it as UTF-8 and try again")
    })
}
