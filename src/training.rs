//! What the trainers in `training/` need of the library; no part of the public interface.

use std::ops::Range;

use crate::document::Span;
pub use crate::language::sequence::{
    EMBEDDING, Features, LABELS, LAYERS, Model, ROW, TABLES, UNITS, WIDTH, seal,
};
pub use crate::language::train_tagger::{TaggedSentence, accuracy as tagger_accuracy, train as tagger};
use crate::quotes;
pub use crate::speakers::{Choice, Everyone, FEATURES, Reference, SPOKE_LAST, Thresholds, Weights, everyone};
use crate::text::{Paragraph as Words, blocks};

/// A paragraph as the sequence model sees it.
pub struct Paragraph {
    /// Where each token lies in the text, in bytes.
    pub tokens: Vec<Range<usize>>,
    /// Each token's rows in the tables of words and of other features.
    pub features: Vec<Features>,
}

/// The paragraphs of a text.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut carry = quotes::Carry::default();
    let mut paragraphs = Vec::new();
    for block in blocks::split(text).list {
        let words = Words::new(&text[block.span.range()], block.kind);
        let (quotations, open) = quotes::find(&words, carry);
        carry = open;
        let quoted: Vec<Span> = quotations.iter().map(|quotation| quotation.span).collect();
        let features = crate::language::sequence::features(&words, &quoted);
        paragraphs.push(Paragraph {
            tokens: words.tokens.iter().map(|token| token.span.shifted(block.span.start).range()).collect(),
            features,
        });
    }
    paragraphs
}
