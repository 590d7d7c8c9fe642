//! The names of annotations across formats: "quote:3" is the quote whose id is 3.

use std::fmt;

/// The name of one annotation in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// The list it is in.
    pub(super) kind: Kind,
    /// Its place in the list, which is its id where it has one.
    pub(super) index: u32,
}

/// A list of annotations in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Who speaks.
    Speaker,
    /// Who said what.
    Attribution,
    /// What stands between quotation marks.
    Quote,
    /// Numbers and times.
    Figure,
    /// What could be checked.
    Claim,
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            Kind::Speaker => "speaker",
            Kind::Attribution => "attribution",
            Kind::Quote => "quote",
            Kind::Figure => "figure",
            Kind::Claim => "claim",
        };
        write!(formatter, "{kind}:{}", self.index)
    }
}
