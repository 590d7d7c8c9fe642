//! `whosaid compare`: several versions of one story, side by side.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use rayon::prelude::*;
use whosaid::export::{ComparisonFormat, Synopsis, export_comparison};
use whosaid::{Article, Options};

use crate::failure::Failure;
use crate::format::{self, ComparisonShown};
use crate::{Unit, beside, input};

#[derive(Args)]
pub(crate) struct Arguments {
    /// The versions, two or more: UTF-8 texts, or articles that `--format whosaid` or the page saved; "-" is standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// How the comparison is shown; for a terminal on one and as JSON elsewhere where it is left out
    #[arg(long, value_parser = format::comparison_shown())]
    format: Option<ComparisonShown>,
    /// The unit of lengths and offsets in JSON and CSV
    #[arg(long, value_enum, default_value = "utf16")]
    offsets: Unit,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let files = &arguments.files;
    if files.len() < 2 {
        return Err(Failure::Told(
            "one version alone has nothing to be compared with; name two files or more: whosaid compare first.txt second.txt"
                .to_owned(),
        ));
    }
    if files.iter().filter(|file| is_standard_input(file)).count() > 1 {
        return Err(Failure::Told(
            "standard input can be one version only; name files for the others".to_owned(),
        ));
    }
    let texts = files.iter().map(|file| input::read(Some(file))).collect::<Result<Vec<_>, _>>()?;
    let versions = texts.into_par_iter().zip(names(files)).map(|(text, name)| version(text, name));
    let versions = versions.collect::<Result<Vec<_>, _>>()?;
    let shown = arguments.format.unwrap_or_else(|| ComparisonShown::default_on(io::stdout().is_terminal()));
    match shown {
        ComparisonShown::OnTerminal => {
            let mut output = anstream::stdout().lock();
            beside::show(&Synopsis::new(&versions), &mut output)?;
            output.flush()?;
        }
        ComparisonShown::As(format) => {
            let mut output = io::stdout().lock();
            let exported = export_comparison(&versions, format, arguments.offsets.into());
            output.write_all(exported.as_bytes())?;
            if format == ComparisonFormat::Json {
                output.write_all(b"\n")?;
            }
            output.flush()?;
        }
    }
    Ok(())
}

/// The article of a file called `name`: one that was saved, else the text as it is annotated.
fn version(text: String, name: String) -> Result<Article, String> {
    let mut article = if input::is_saved(&text) {
        Article::open(&text).map_err(|error| format!("{name}: {error}"))?
    } else {
        let document = whosaid::annotate(&text, &Options::default());
        Article::new(text, document).map_err(|misfit| misfit.to_string())?
    };
    article.title = Some(name);
    Ok(article)
}

/// What the versions are called: by their files, as much of the path as tells them apart.
fn names(files: &[PathBuf]) -> Vec<String> {
    let stems: Vec<_> = files.iter().map(|file| stem(file)).collect();
    let name = |(file, stem): (&PathBuf, &String)| match stems.iter().filter(|other| *other == stem).count() {
        1 => stem.clone(),
        _ => file.display().to_string(),
    };
    files.iter().zip(&stems).map(name).collect()
}

/// The file's name without what tells its format.
fn stem(file: &Path) -> String {
    if is_standard_input(file) {
        return "standard input".to_owned();
    }
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
    let ending = [".whosaid.json", ".json", ".txt", ".text", ".md"]
        .iter()
        .find_map(|ending| name.strip_suffix(ending));
    ending.filter(|stem| !stem.is_empty()).unwrap_or(&name).to_owned()
}

fn is_standard_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}
