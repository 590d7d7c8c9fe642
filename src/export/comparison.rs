//! Several versions of one story, compared, in the forms that other programs and people read.
//!
//! [`export_comparison`] is the one way in. What reports have in common, which rows come first and which words of a row
//! are marked, is [`Synopsis`]; each format writes it down. None of them trusts the articles' words.

mod csv;
mod html;
mod markdown;
mod stretches;
mod synopsis;
pub(super) mod wording;

pub use stretches::{Mark, Stretch};
pub use synopsis::Synopsis;
pub use wording::{bearing, figure_relation, form, likeness};

use crate::Article;
use crate::document::Offsets;

/// The comparison of `versions` in `format`. Where it gives offsets they count `offsets`.
#[must_use]
pub fn export_comparison(versions: &[Article], format: ComparisonFormat, offsets: Offsets) -> String {
    match format {
        ComparisonFormat::Json => crate::compare(versions, offsets).to_json(),
        ComparisonFormat::Csv => csv::write(&Synopsis::new(versions), offsets),
        ComparisonFormat::Markdown => markdown::write(&Synopsis::new(versions)),
        ComparisonFormat::Html => html::write(&Synopsis::new(versions)),
    }
}

/// A form to take a comparison away in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ComparisonFormat {
    /// The comparison, as JSON on one line.
    Json,
    /// A table for a spreadsheet, a line for what each version has of each row.
    Csv,
    /// A report in `CommonMark`, with tables and struck words as GitHub has them.
    Markdown,
    /// One HTML page that needs nothing else.
    Html,
}

impl ComparisonFormat {
    /// Every format.
    pub const ALL: &[Self] = &[Self::Json, Self::Csv, Self::Markdown, Self::Html];

    /// The name to ask for it by, on the command line and from JavaScript.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Markdown => "markdown",
            Self::Html => "html",
        }
    }

    /// The format of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name() == name)
    }
}
