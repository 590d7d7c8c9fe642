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
    for block in blocks::split(text, &mut blocks::Memory::default()).list {
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

/// What claims of texts show their scorer, and the scorer that training makes of it.
pub mod claims {
    use crate::annotator::{Annotator, Options};
    use crate::claims::{Weights, find, write};
    use crate::document::Document;
    use crate::{attributions, speakers};

    /// So many points make one unit of logit.
    pub const POINTS: i32 = crate::claims::POINTS;

    /// For each claim of `text`, the keys of what it shows its scorer: of what has a name, and of its wording.
    #[must_use]
    pub fn shown(text: &str) -> Vec<(Vec<u32>, Vec<u32>)> {
        let parts = Annotator::new().parts(text, &Options::default(), &mut ()).list;
        let linked = attributions::link(&parts);
        let contents = attributions::Contents::new(&linked);
        let resolution = speakers::resolve(&parts, &linked, &contents);
        let found = find(&parts, &linked, &contents, &resolution, Weights::built_in());
        found.into_iter().map(|claim| claim.statement.keys).collect()
    }

    /// The file of a scorer: what it starts from, and the points of each key, in ascending order of keys.
    #[must_use]
    pub fn file(base: i32, points: &[(u32, i8)]) -> Vec<u8> {
        write(base, points)
    }

    /// A scorer of how likely a fact-checker would want a claim checked.
    pub struct Scorer(Weights);

    impl Scorer {
        /// Reads the bytes of [`file`].
        ///
        /// # Panics
        /// Where they are none.
        #[must_use]
        pub fn read(bytes: &[u8]) -> Self {
            Self(Weights::read(bytes).expect("a file of a scorer"))
        }

        /// The document of `text` as the command line gives it, but for the claims' scores, which are by this scorer.
        #[must_use]
        pub fn annotate(&self, text: &str) -> Document {
            Annotator::new().annotate_by(&self.0, text, &Options::default(), &mut ())
        }
    }
}
