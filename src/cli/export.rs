//! `whosaid export`: an article that was saved with its document, in another format.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use whosaid::Article;
use whosaid::export::Format;

use crate::failure::Failure;
use crate::{Unit, format, input};

#[derive(Args)]
pub(crate) struct Arguments {
    /// What `--format whosaid` or the page saved; standard input where it is left out or "-"
    file: Option<PathBuf>,
    /// The format
    #[arg(long, value_parser = format::one_of(|_| true))]
    format: Format,
    /// The unit of lengths and offsets in JSON and CSV
    #[arg(long, value_enum, default_value = "utf16")]
    offsets: Unit,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let saved = input::read(arguments.file.as_deref())?;
    let article = Article::open(&saved).map_err(|error| error.to_string())?;
    let mut output = io::stdout().lock();
    format::write(
        &mut output,
        arguments.format,
        &article.export(arguments.format, arguments.offsets.into()),
    )?;
    Ok(output.flush()?)
}
