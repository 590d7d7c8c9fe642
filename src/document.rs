//! The document: what an annotated article is. Plain data, serialised with the keys and the order that
//! `docs/SCHEMA.md` describes; it knows no stage.

pub(crate) mod day;
mod fit;
mod number;
mod parts;
mod span;

pub(crate) use day::day;
pub use fit::Misfit;
pub use number::{Number, Probability, Value};
pub(crate) use parts::values;
pub use parts::{
    Attribution, AttributionForm, Block, BlockKind, By, Claim, ClaimKind, ClaimStance, Figure, FigureKind,
    Mention, MentionForm, Modifier, Note, Quote, QuoteForm, Reference, Sourcing, Speaker, SpeakerKind,
    Stance, Trend, Voice,
};
pub use span::Span;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::text::OffsetMap;

/// The name and version of the document's shape, the value of its `schema` key.
pub const SCHEMA: &str = "whosaid/1";

/// The unit in which a document counts its `length` and every offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Offsets {
    /// Bytes of UTF-8, the unit inside the Rust core.
    #[default]
    Utf8,
    /// UTF-16 code units, what a JavaScript string counts.
    Utf16,
    /// Unicode code points, what a Python string counts.
    Codepoint,
}

/// An annotated article. Every span lies in the text on character boundaries and is half-open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The unit of `length` and of every offset.
    pub offsets: Offsets,
    /// The length of the text.
    pub length: u32,
    /// The article's date, given or read from its dateline or byline; relative dates are resolved against it.
    #[serde(deserialize_with = "day::deserialize")]
    pub date: Option<Date>,
    /// The paragraphs, in order.
    pub blocks: Vec<Block>,
    /// The sentences, in order.
    pub sentences: Vec<Span>,
    /// One entry per person, organisation, place or group that speaks.
    pub speakers: Vec<Speaker>,
    /// Every span between quotation marks, in order of its start.
    pub quotes: Vec<Quote>,
    /// Who said what, in order of the first span.
    pub attributions: Vec<Attribution>,
    /// Numbers and times, in order.
    pub figures: Vec<Figure>,
    /// Checkable statements, in order.
    pub claims: Vec<Claim>,
    /// What the reader should know about the text itself.
    pub notes: Vec<Note>,
}

impl Document {
    /// The same document with every offset counted in `unit`. `text` is the annotated text and the document's
    /// offsets are bytes of it, as [`annotate`](crate::annotate) returns them.
    #[must_use]
    pub fn with_offsets(mut self, text: &str, unit: Offsets) -> Self {
        if unit != self.offsets {
            let map = OffsetMap::new(text, unit);
            self.visit_spans(&mut |span| *span = Span::new(map.unit(span.start), map.unit(span.end)));
            self.length = map.unit(self.length);
            self.offsets = unit;
        }
        self
    }

    /// The document as JSON. Native and wasm builds write the same bytes for the same text.
    ///
    /// # Panics
    /// Never: every part of a document has a JSON form.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a document is plain data")
    }

    /// Calls `visit` on every span of the document, in no particular order.
    pub fn visit_spans(&mut self, visit: &mut impl FnMut(&mut Span)) {
        self.sentences.iter_mut().for_each(&mut *visit);
        self.blocks.iter_mut().for_each(|block| visit(&mut block.span));
        self.notes.iter_mut().for_each(|note| visit(&mut note.span));
        for speaker in &mut self.speakers {
            speaker.mentions.iter_mut().for_each(|mention| visit(&mut mention.span));
            speaker.described.iter_mut().for_each(&mut *visit);
            speaker.voice.first.iter_mut().for_each(&mut *visit);
            speaker.voice.last.iter_mut().for_each(&mut *visit);
        }
        for quote in &mut self.quotes {
            visit(&mut quote.span);
            visit(&mut quote.inner);
        }
        for attribution in &mut self.attributions {
            for spans in [&mut attribution.source, &mut attribution.cue, &mut attribution.content] {
                spans.iter_mut().for_each(&mut *visit);
            }
            attribution.addressee.iter_mut().for_each(&mut *visit);
        }
        for figure in &mut self.figures {
            visit(&mut figure.span);
            figure.of.iter_mut().for_each(&mut *visit);
        }
        for claim in &mut self.claims {
            visit(&mut claim.span);
            claim.hedges.iter_mut().for_each(&mut *visit);
            claim.actors.iter_mut().for_each(&mut *visit);
            claim.refers.iter_mut().for_each(|reference| visit(&mut reference.span));
        }
    }
}
