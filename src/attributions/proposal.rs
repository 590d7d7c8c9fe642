//! What a rule proposes, in tokens, before the proposals of a paragraph are held against each other.

use std::ops::Range;

use crate::document::Stance;

/// An attribution that a rule proposes. Ranges count tokens of the paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Proposal {
    pub(super) construction: Construction,
    pub(super) source: Option<Range<usize>>,
    pub(super) cue: Option<Range<usize>>,
    pub(super) content: Vec<Range<usize>>,
    pub(super) addressee: Option<Range<usize>>,
    pub(super) stance: Stance,
    /// Whether it holds inside another's content too: reports do, thoughts and wishes in speech do not.
    pub(super) can_nest: bool,
}

impl Proposal {
    pub(super) fn new(
        construction: Construction,
        source: Option<Range<usize>>,
        cue: Option<Range<usize>>,
        content: impl IntoIterator<Item = Range<usize>>,
    ) -> Self {
        let content = content.into_iter().collect();
        Self { construction, source, cue, content, addressee: None, stance: Stance::Asserts, can_nest: true }
    }
}

/// How source, cue and content stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Construction {
    /// "…," Ruiz said
    QuoteBeforeCue,
    /// Ruiz said: "…"
    CueBeforeQuote,
    /// Ruiz said: – and the quotation is a paragraph of its own.
    Announced,
    /// Ruiz: "…"
    Colon,
    /// "…" — Dana Ruiz
    Signed,
    /// A quotation without a cue of its own.
    Floating,
    /// Ruiz said that the port would close.
    That,
    /// Ruiz said the port would close.
    Bare,
    /// Ruiz asked whether the port would close.
    Question,
    /// Ruiz vowed to close the port.
    Infinitive,
    /// Ruiz endorsed the plan.
    Object,
    /// The port will close, Ruiz said.
    ClauseBeforeCue,
    /// The port, Ruiz said, will close.
    Broken,
    /// According to Ruiz, the port will close.
    According,
    /// Port will close: Ruiz
    Headline,
    /// the claim that the port would close
    Noun,
    /// The port will reportedly close.
    Hearsay,
    /// A cue that only the sequence model knows.
    Learned,
}
