//! Whosaid reads a news article and shows who said what: speakers, quotes, reported speech, figures and claims,
//! each attributed, each with its evidence.
//!
//! ```
//! let text = "“The bridge will open in May,” Ada Kerr told reporters.";
//! let document = whosaid::annotate(text, &whosaid::Options::default());
//! let quote = &document.quotes[0];
//! assert_eq!(&text[quote.inner.range()], "The bridge will open in May,");
//! ```
//!
//! One way through: text → blocks → words → quotation marks → mentions → figures → attributions, a paragraph at a
//! time; then links over paragraphs → speakers → claims → the document, over the whole article.

mod annotator;
mod article;
mod assemble;
mod attributions;
mod claims;
pub mod compare;
pub mod document;
pub mod export;
mod figures;
mod language;
mod limits;
mod maps;
mod order;
mod quotes;
mod speakers;
mod text;
#[cfg(target_arch = "wasm32")]
#[expect(unreachable_pub, reason = "wasm-bindgen exports public functions alone, and no Rust calls these")]
mod wasm;

#[cfg(feature = "train")]
#[doc(hidden)]
pub mod training;

pub use annotator::{Annotator, Observer, Options, Stage};
pub use article::Article;
pub use compare::compare;
pub use document::{Document, Offsets};
pub use jiff::civil::Date;
pub use limits::MAX_BYTES;

/// The annotated document of `text`, with offsets in bytes.
///
/// Any string gets a document: text never fails, it only earns notes. The work grows linearly with the text.
#[must_use]
pub fn annotate(text: &str, options: &Options) -> Document {
    Annotator::new().annotate(text, options)
}
