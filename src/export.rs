//! An article with its document, taken away in the forms that other programs and people read.
//!
//! [`Article::export`] is the one way in. Each format is one file: a plain function from an article to a string. None of
//! them trusts the article's words: what a format gives a meaning to is escaped. `docs/EXPORT.md` describes the formats
//! for those who read them.

mod address;
mod comparison;
mod csv;
mod digest;
mod escape;
mod html;
mod key;
mod markdown;
mod marks;
mod statements;
mod tables;
mod text;
mod web_annotation;
mod whosaid;
mod wording;

use key::{Key, Kind};

pub use address::{Address, NoAddress};
pub use comparison::{
    ComparisonFormat, Mark, Stretch, Synopsis, bearing, export_comparison, figure_relation, form, likeness,
};
pub use escape::{harmless, one_line};
pub use statements::{closed, place_after, words};
pub use tables::Table;
pub use whosaid::Unreadable;

use crate::article::Article;
use crate::document::Offsets;

impl Article {
    /// The article in `format`. Where it gives offsets they count `offsets`, but for Web Annotations, whose model counts
    /// code points.
    #[must_use]
    pub fn export(&self, format: Format, offsets: Offsets) -> String {
        match format {
            Format::Json => self.document.clone().with_offsets(&self.text, offsets).to_json(),
            Format::Whosaid => whosaid::write(self, offsets),
            Format::WebAnnotation => web_annotation::write(self),
            Format::Csv(table) => tables::write(self, table, offsets),
            Format::Markdown => markdown::write(self),
            Format::Html => html::write(self),
            Format::Text => text::write(self),
        }
    }
}

/// A form to take an article away in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// The document, as JSON on one line.
    Json,
    /// Text, document and corrections in one JSON object, which [`Article::open`] reads back.
    Whosaid,
    /// An annotation collection of the W3C Web Annotation Data Model, as JSON-LD.
    WebAnnotation,
    /// A table for a spreadsheet.
    Csv(Table),
    /// A report in `CommonMark`, with tables as GitHub has them.
    Markdown,
    /// The marked article and its notes as one HTML page that needs nothing else.
    Html,
    /// The article as plain text with footnotes.
    Text,
}

impl Format {
    /// Every format.
    pub const ALL: &[Self] = &[
        Self::Json,
        Self::Whosaid,
        Self::WebAnnotation,
        Self::Csv(Table::Statements),
        Self::Csv(Table::Speakers),
        Self::Csv(Table::Figures),
        Self::Csv(Table::Claims),
        Self::Markdown,
        Self::Html,
        Self::Text,
    ];

    /// The name to ask for it by, on the command line and from JavaScript.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Whosaid => "whosaid",
            Self::WebAnnotation => "web-annotation",
            Self::Csv(Table::Statements) => "csv",
            Self::Csv(Table::Speakers) => "csv-speakers",
            Self::Csv(Table::Figures) => "csv-figures",
            Self::Csv(Table::Claims) => "csv-claims",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Text => "text",
        }
    }

    /// The format of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name() == name)
    }
}
