//! Whose words a span of the article is.

use super::Linked;
use crate::document::Span;
use crate::order::sort_by_key;

/// The stretches of content of all attributions, in order of their start, to ask whose a span is.
pub(crate) struct Contents(Vec<(Span, u32)>);

impl Contents {
    /// No span looks further back than this many stretches: contents nest a few deep.
    const WINDOW: usize = 32;

    /// The stretches of `attributions`, whose positions are their ids.
    pub(crate) fn new(attributions: &[Linked]) -> Self {
        let stretches = attributions
            .iter()
            .zip(0..)
            .flat_map(|(linked, id)| linked.found.content.iter().map(move |span| (*span, id)));
        let mut list: Vec<_> = stretches.collect();
        sort_by_key(&mut list, |(span, id)| (span.start, std::cmp::Reverse(span.end), *id));
        Self(list)
    }

    /// The stretches that may cover a span which ends at `end`, from the last that starts before it backwards.
    fn before(&self, end: u32) -> impl Iterator<Item = &(Span, u32)> {
        let last = self.0.partition_point(|(span, _)| span.start < end);
        self.0[..last].iter().rev().take(Self::WINDOW)
    }

    /// The attribution with the shortest stretch that covers `span`.
    pub(crate) fn innermost(&self, span: Span) -> Option<u32> {
        self.before(span.end)
            .filter(|(stretch, _)| stretch.contains(span))
            .min_by_key(|(stretch, _)| stretch.len())
            .map(|(_, id)| *id)
    }

    /// The attribution whose content has the largest share of `span`, the outermost where several have it.
    pub(crate) fn largest(&self, span: Span) -> Option<u32> {
        let shared = |stretch: Span| stretch.end.min(span.end).saturating_sub(stretch.start.max(span.start));
        let each = self.before(span.end).map(|(stretch, id)| (shared(*stretch), *id));
        let most = each.filter(|(shared, _)| *shared > 0);
        most.max_by_key(|(shared, id)| (*shared, std::cmp::Reverse(*id))).map(|(_, id)| id)
    }
}
