//! `whosaid annotate`: one article.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::Args;
use whosaid::Article;
use whosaid::export::Address;
use whosaid::{Date, Options};

use crate::failure::Failure;
use crate::format::{self, Shown};
use crate::{Unit, input, show};

#[derive(Args)]
pub(crate) struct Arguments {
    /// The article as UTF-8 text; standard input where it is left out or "-"
    file: Option<PathBuf>,
    /// How the article is shown; for a terminal on one and as JSON elsewhere where it is left out
    #[arg(long, value_parser = format::shown())]
    format: Option<Shown>,
    /// The unit of lengths and offsets in JSON and CSV
    #[arg(long, value_enum, default_value = "utf16")]
    offsets: Unit,
    /// The article's date, YYYY-MM-DD; without it, the date is read from the article
    #[arg(long, value_parser = crate::date)]
    date: Option<Date>,
    /// What the article is called, for formats that say so; without it, its headline
    #[arg(long)]
    title: Option<String>,
    /// Where the article stands on the web, for formats that say so
    #[arg(long)]
    address: Option<Address>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let text = input::read(arguments.file.as_deref())?;
    if input::is_saved(&text) {
        let told = "this article was saved with its annotations; `whosaid export` shows it in any format";
        return Err(Failure::Told(told.to_owned()));
    }
    let document = whosaid::annotate(&text, &Options { date: arguments.date });
    let format = arguments.format.unwrap_or_else(|| Shown::default_on(io::stdout().is_terminal()));
    match format {
        Shown::OnTerminal => {
            let mut output = anstream::stdout().lock();
            show::show(&text, &document, &mut output)?;
            output.flush()?;
        }
        Shown::As(format) => {
            // Not through anstream, which takes characters out of what it takes for no terminal's.
            let mut output = io::stdout().lock();
            let mut article = Article::new(text, document).map_err(|misfit| misfit.to_string())?;
            article.title.clone_from(&arguments.title);
            article.address.clone_from(&arguments.address);
            article.date = arguments.date;
            format::write(&mut output, format, &article.export(format, arguments.offsets.into()))?;
            output.flush()?;
        }
    }
    Ok(())
}
