//! Text, document and corrections in one JSON object that opens again.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

use super::{Address, Article};
use crate::Date;
use crate::document::{Document, Offsets};

/// The version of the object's shape, the value of its `whosaid` key.
const VERSION: u32 = 1;

/// The keys of the object, in order.
#[derive(Serialize)]
struct Written<'a> {
    whosaid: u32,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a Address>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<&'a str>,
    document: &'a Document,
    #[serde(skip_serializing_if = "Option::is_none")]
    corrections: Option<&'a RawValue>,
}

/// What is read back, but for the version and the corrections; keys of other programs are passed over.
#[derive(Deserialize)]
struct Read {
    text: String,
    title: Option<String>,
    address: Option<Address>,
    #[serde(default, deserialize_with = "crate::document::day::deserialize")]
    date: Option<Date>,
    creator: Option<String>,
    document: Document,
}

/// Why a file does not open.
#[derive(Debug)]
pub struct Unreadable(String);

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

/// The article as one JSON object on one line, its document with offsets in `offsets`.
pub(super) fn write(article: &Article, offsets: Offsets) -> String {
    let document = article.document.clone().with_offsets(&article.text, offsets);
    let corrections = article.corrections.as_deref().and_then(|json| serde_json::from_str(json).ok());
    let written = Written {
        whosaid: VERSION,
        text: &article.text,
        title: article.title.as_deref(),
        address: article.address.as_ref(),
        date: article.date,
        creator: article.creator.as_deref(),
        document: &document,
        corrections,
    };
    serde_json::to_string(&written).expect("an article is plain data")
}

impl Article {
    /// Opens what [`Format::Whosaid`](super::Format::Whosaid) wrote. The document's offsets may count any unit.
    ///
    /// # Errors
    /// Where `json` is no such object, is of a later version, or holds a document that does not fit its text.
    pub fn open(json: &str) -> Result<Self, Unreadable> {
        // The version first: what a later one holds besides may be unreadable.
        #[derive(Deserialize)]
        struct Beside {
            whosaid: u32,
            corrections: Option<Box<RawValue>>,
        }
        let beside: Beside = serde_json::from_str(json).map_err(|error| unreadable(&error))?;
        let corrections = beside.corrections.map(|json| json.get().to_owned());
        Self::read(beside.whosaid, &mut serde_json::Deserializer::from_str(json), corrections)
    }

    /// Reads an article of that version from wherever it comes; its corrections are read by the caller.
    ///
    /// # Errors
    /// As [`Article::open`].
    pub(crate) fn read<'de, D: Deserializer<'de>>(
        version: u32,
        from: D,
        corrections: Option<String>,
    ) -> Result<Self, Unreadable> {
        if version != VERSION {
            return Err(Unreadable(format!(
                "another version of Whosaid saved this (version {version}; this one reads {VERSION})"
            )));
        }
        let read = Read::deserialize(from).map_err(|error| unreadable(&error))?;
        let mut article = Self::new(read.text, read.document).map_err(|misfit| unreadable(&misfit))?;
        article.title = read.title;
        article.address = read.address;
        article.date = read.date;
        article.creator = read.creator;
        article.corrections = corrections;
        Ok(article)
    }
}

fn unreadable(told: &dyn fmt::Display) -> Unreadable {
    Unreadable(format!("this is no article that Whosaid saved: {told}"))
}
