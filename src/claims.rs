//! Claims: the sentences of the article's own matter that state something checkable.

use crate::annotator::Part;
use crate::attributions::Linked;
use crate::document::{BlockKind, ClaimKind, Span};
use crate::speakers::Resolution;

/// A checkable statement. Spans count from the article's start.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// The sentence or clause.
    pub(crate) span: Span,
    /// How likely a fact-checker would want it checked, 0 to 1.
    pub(crate) score: f64,
    /// What it states.
    pub(crate) kind: ClaimKind,
    /// Whether it is opinion more than fact.
    pub(crate) subjective: bool,
    /// The words that soften it.
    pub(crate) hedges: Vec<Span>,
    /// What raised its score.
    pub(crate) why: Vec<String>,
}

/// The claims of an article, in order.
pub(crate) fn find(parts: &[Part], _attributions: &[Linked], _speakers: &Resolution) -> Vec<Found> {
    parts.iter().filter(|part| part.local.paragraph.kind == BlockKind::Body).flat_map(of_part).collect()
}

fn of_part(part: &Part) -> impl Iterator<Item = Found> {
    let local = &part.local;
    let with_figures = |span: &Span| local.figures.iter().any(|figure| span.contains(figure.span));
    local.paragraph.sentences.iter().map(|sentence| sentence.span).filter(with_figures).map(|span| Found {
        span: span.shifted(part.start),
        score: 0.5,
        kind: ClaimKind::Quantity,
        subjective: false,
        hedges: vec![],
        why: vec!["a figure".to_owned()],
    })
}
