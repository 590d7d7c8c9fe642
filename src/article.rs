//! An article with its document, to be compared with others or taken away.

use crate::Date;
use crate::document::{Block, BlockKind, Document, Misfit, Span};
use crate::export::{Address, one_line};

/// An article: its text, its document, and what is known about it besides.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    pub(crate) text: String,
    pub(crate) document: Document,
    /// What the article is called.
    pub title: Option<String>,
    /// Where the article stands on the web.
    pub address: Option<Address>,
    /// The date that the text was annotated with, where one was given.
    pub date: Option<Date>,
    /// The reader who corrected annotations.
    pub creator: Option<String>,
    /// The corrections as the one who made them keeps them: any JSON, which [`Format::Whosaid`](crate::export::Format::Whosaid) carries unread.
    pub corrections: Option<String>,
}

impl Article {
    /// The article of `text` and its document, about which nothing else is known.
    ///
    /// # Errors
    /// What of the document does not fit the text; one that [`annotate`](crate::annotate) gave for it does.
    pub fn new(text: impl Into<String>, document: Document) -> Result<Self, Misfit> {
        let text = text.into();
        let document = document.fitted(&text)?;
        Ok(Self { text, document, title: None, address: None, date: None, creator: None, corrections: None })
    }

    /// The text, exactly as it was annotated.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The document, with offsets in bytes.
    #[must_use]
    pub const fn document(&self) -> &Document {
        &self.document
    }

    /// The text at `span`.
    pub(crate) fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The article's title: what it is called, else its first headline.
    pub(crate) fn title(&self) -> Option<String> {
        let given = self.title.as_deref().map(one_line).filter(|title| !title.is_empty());
        given.or_else(|| self.headline().map(|span| one_line(self.slice(span))))
    }

    /// Where the first headline stands.
    pub(crate) fn headline(&self) -> Option<Span> {
        let headline = |block: &&Block| block.kind == BlockKind::Headline;
        self.document.blocks.iter().find(headline).map(|block| block.span)
    }
}
