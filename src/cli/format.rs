//! The formats by their names.

use std::io::{self, Write};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use whosaid::export::{ComparisonFormat, Format, Table};

/// How an article is shown.
#[derive(Clone, Copy)]
pub(crate) enum Shown {
    /// In colour, for whoever sits there.
    OnTerminal,
    /// In a format.
    As(Format),
}

const TERMINAL: &str = "terminal";

impl Shown {
    /// How it is shown where nothing is asked for.
    pub(crate) fn default_on(terminal: bool) -> Self {
        if terminal { Self::OnTerminal } else { Self::As(Format::Json) }
    }

    fn named(name: &str) -> Self {
        Format::named(name).map_or(Self::OnTerminal, Self::As)
    }
}

/// Reads a format by its name, the terminal's among them.
pub(crate) fn shown() -> impl TypedValueParser<Value = Shown> {
    let terminal =
        PossibleValue::new(TERMINAL).help("The article with coloured annotations, and its speakers");
    let values = Format::ALL.iter().map(|format| value(*format)).chain([terminal]);
    PossibleValuesParser::new(values).map(|name| Shown::named(&name))
}

/// Reads one of `formats` by its name.
pub(crate) fn one_of(formats: impl Fn(&Format) -> bool) -> impl TypedValueParser<Value = Format> {
    let values = Format::ALL.iter().filter(|format| formats(format)).map(|format| value(*format));
    PossibleValuesParser::new(values).map(|name| Format::named(&name).expect("the name of a format"))
}

fn value(format: Format) -> PossibleValue {
    PossibleValue::new(format.name()).help(match format {
        Format::Json => "The document as JSON, on one line",
        Format::Whosaid => {
            "Text and document in one JSON object, which the page and `whosaid export` open again"
        }
        Format::WebAnnotation => "W3C Web Annotations, as JSON-LD on one line",
        Format::Csv(Table::Statements) => "A table for spreadsheets: who said what",
        Format::Csv(Table::Speakers) => "A table of the speakers",
        Format::Csv(Table::Figures) => "A table of the figures",
        Format::Csv(Table::Claims) => "A table of the claims",
        Format::Markdown => "A report: speakers with their words, figures, claims without a source",
        Format::Html => "A page that needs nothing else: the article with marks and numbered notes",
        Format::Text => "The article as plain text with footnotes",
    })
}

/// How a comparison is shown.
#[derive(Clone, Copy)]
pub(crate) enum ComparisonShown {
    /// In colour, for whoever sits there.
    OnTerminal,
    /// In a format.
    As(ComparisonFormat),
}

impl ComparisonShown {
    /// How it is shown where nothing is asked for.
    pub(crate) fn default_on(terminal: bool) -> Self {
        if terminal { Self::OnTerminal } else { Self::As(ComparisonFormat::Json) }
    }
}

/// Reads a format of a comparison by its name, the terminal's among them.
pub(crate) fn comparison_shown() -> impl TypedValueParser<Value = ComparisonShown> {
    let terminal =
        PossibleValue::new(TERMINAL).help("Quotes, figures and what one version alone tells, in colour");
    let values = ComparisonFormat::ALL.iter().map(|format| {
        PossibleValue::new(format.name()).help(match format {
            ComparisonFormat::Json => "The comparison as JSON, on one line",
            ComparisonFormat::Csv => "A table for spreadsheets: a line for what each version has of each row",
            ComparisonFormat::Markdown => {
                "A report: what differs, what conflicts, what one version alone tells"
            }
            ComparisonFormat::Html => "A page that needs nothing else: the versions side by side",
        })
    });
    PossibleValuesParser::new(values.chain([terminal]))
        .map(|name| ComparisonFormat::named(&name).map_or(ComparisonShown::OnTerminal, ComparisonShown::As))
}

/// Writes what a format gave. JSON comes as one line, which is ended here; the others end their last line.
pub(crate) fn write(output: &mut impl Write, format: Format, exported: &str) -> io::Result<()> {
    output.write_all(exported.as_bytes())?;
    match format {
        Format::Json | Format::Whosaid | Format::WebAnnotation => output.write_all(b"\n"),
        Format::Csv(_) | Format::Markdown | Format::Html | Format::Text => Ok(()),
    }
}
