//! Whether a document that comes from outside fits its text.

use std::fmt;

use super::{Document, Offsets, SCHEMA, Span};
use crate::text::ByteMap;

/// Why a document is not one of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit(String);

impl fmt::Display for Misfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Misfit {}

impl Document {
    /// The same document with offsets in bytes of `text`, once all of it is known to fit: every span on character
    /// boundaries of the text, every reference to a part that is there.
    ///
    /// Documents of [`annotate`](crate::annotate) fit; this is for those that were edited, or read from a file.
    ///
    /// # Errors
    /// What does not fit first, in words that name the part.
    pub fn fitted(mut self, text: &str) -> Result<Self, Misfit> {
        if self.schema != SCHEMA {
            return misfit(format!(
                "the document's schema is {:?}, and {SCHEMA:?} is what is read",
                self.schema
            ));
        }
        let unit = self.offsets;
        let map = ByteMap::new(text, unit);
        if self.length != map.length() {
            let (length, of) = (self.length, map.length());
            return misfit(format!(
                "the document is of a text of {length} {}, and this text has {of}",
                name(unit)
            ));
        }
        let mut wrong = None;
        self.visit_spans(&mut |span| match (map.byte(span.start), map.byte(span.end)) {
            (Some(start), Some(end)) if start <= end => *span = Span::new(start, end),
            _ => wrong = wrong.or(Some(*span)),
        });
        if let Some(Span { start, end }) = wrong {
            let (length, unit) = (self.length, name(unit));
            return misfit(format!(
                "the span from {start} to {end} does not lie on character boundaries of the text's {length} {unit}"
            ));
        }
        self.length = text.len() as u32;
        self.offsets = Offsets::Utf8;
        self.check_ids()?;
        self.check_references()?;
        Ok(self)
    }

    fn check_ids(&self) -> Result<(), Misfit> {
        let ids: [(&str, &mut dyn Iterator<Item = u32>); 3] = [
            ("speaker", &mut self.speakers.iter().map(|speaker| speaker.id)),
            ("quote", &mut self.quotes.iter().map(|quote| quote.id)),
            ("attribution", &mut self.attributions.iter().map(|attribution| attribution.id)),
        ];
        for (what, ids) in ids {
            for (at, id) in ids.enumerate() {
                if id as usize != at {
                    return misfit(format!(
                        "{what} {at} of the list has the id {id}; an id is the place in the list"
                    ));
                }
            }
        }
        Ok(())
    }

    fn check_references(&self) -> Result<(), Misfit> {
        let (speakers, quotes) = (("speaker", self.speakers.len()), ("quote", self.quotes.len()));
        let (attributions, figures) =
            (("attribution", self.attributions.len()), ("figure", self.figures.len()));
        for (at, quote) in self.quotes.iter().enumerate() {
            refers(("quote", at), quote.parent, quotes)?;
            refers(("quote", at), quote.attribution, attributions)?;
        }
        for (at, attribution) in self.attributions.iter().enumerate() {
            refers(("attribution", at), attribution.speaker, speakers)?;
            refers(("attribution", at), attribution.parent, attributions)?;
        }
        for (at, figure) in self.figures.iter().enumerate() {
            refers(("figure", at), figure.attribution, attributions)?;
        }
        for (at, claim) in self.claims.iter().enumerate() {
            refers(("claim", at), claim.attribution, attributions)?;
            claim.figures.iter().try_for_each(|figure| refers(("claim", at), Some(*figure), figures))?;
        }
        Ok(())
    }
}

/// Checks that the part named in `from` refers to one of the parts named in `to`, of which there are so many.
fn refers(from: (&str, usize), id: Option<u32>, to: (&str, usize)) -> Result<(), Misfit> {
    match id {
        Some(id) if id as usize >= to.1 => {
            misfit(format!("{} {} refers to {} {id}, and there is none", from.0, from.1, to.0))
        }
        _ => Ok(()),
    }
}

fn misfit<T>(message: String) -> Result<T, Misfit> {
    Err(Misfit(message))
}

fn name(unit: Offsets) -> &'static str {
    match unit {
        Offsets::Utf8 => "bytes",
        Offsets::Utf16 => "UTF-16 code units",
        Offsets::Codepoint => "code points",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“The 𝄞 bridge is open,” said Ada Holm, 41.\n";

    fn document() -> Document {
        crate::annotate(TEXT, &crate::Options::default())
    }

    #[test]
    fn a_document_in_any_unit_comes_back_in_bytes() {
        for unit in [Offsets::Utf8, Offsets::Utf16, Offsets::Codepoint] {
            assert_eq!(document().with_offsets(TEXT, unit).fitted(TEXT), Ok(document()), "{unit:?}");
        }
    }

    #[test]
    fn what_does_not_fit_is_named() {
        type Spoil = fn(&mut Document);
        let cases: &[(Spoil, &str)] = &[
            (|document| document.schema = "whosaid/9".to_owned(), "schema is \"whosaid/9\""),
            (|document| document.length += 1, "a text of 45 UTF-16 code units, and this text has 44"),
            (|document| document.quotes[0].inner.end = 600, "the span from 1 to 600"),
            (|document| document.quotes[0].inner = Span::new(9, 3), "the span from 9 to 3"),
            (|document| document.speakers[0].mentions[0].span.start = 6, "the span from 6 to"),
            (|document| document.quotes[0].id = 4, "quote 0 of the list has the id 4"),
            (|document| document.quotes[0].attribution = Some(7), "quote 0 refers to attribution 7"),
            (|document| document.quotes[0].parent = Some(1), "quote 0 refers to quote 1"),
            (|document| document.attributions[0].speaker = Some(1), "attribution 0 refers to speaker 1"),
            (|document| document.figures[0].attribution = Some(u32::MAX), "figure 0 refers to attribution"),
        ];
        for (spoil, words) in cases {
            let mut document = document().with_offsets(TEXT, Offsets::Utf16);
            spoil(&mut document);
            let told = document.fitted(TEXT).expect_err(words).to_string();
            assert!(told.contains(words), "{words:?} in {told:?}");
        }
    }
}
