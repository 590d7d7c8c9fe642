//! Whose words a span of the article is.

use super::Linked;
use crate::document::Span;
use crate::order::sort_by_key;

/// The stretches of content of all attributions, in order of their start, to ask whose a span is.
pub(crate) struct Contents(Vec<Stretch>);

/// A stretch of an attribution's content.
struct Stretch {
    span: Span,
    /// The attribution.
    id: u32,
    /// Where the last of this stretch and of all before it ends.
    reach: u32,
}

impl Contents {
    /// No span looks further back than this many stretches: contents nest a few deep.
    const WINDOW: usize = 32;

    /// The stretches of `attributions`, whose positions are their ids.
    pub(crate) fn new(attributions: &[Linked]) -> Self {
        let stretches = attributions.iter().zip(0..).flat_map(|(linked, id)| {
            linked.found.content.iter().map(move |span| Stretch { span: *span, id, reach: span.end })
        });
        let mut list: Vec<_> = stretches.collect();
        sort_by_key(&mut list, |one| (one.span.start, std::cmp::Reverse(one.span.end), one.id));
        let mut reach = 0;
        for stretch in &mut list {
            reach = stretch.reach.max(reach);
            stretch.reach = reach;
        }
        Self(list)
    }

    /// The stretches that start before `end`, from the last one back to where no more reach `least`.
    fn before(&self, end: u32, least: u32) -> impl Iterator<Item = &Stretch> {
        let first_after = self.0.partition_point(|stretch| stretch.span.start < end);
        let near = self.0[..first_after].iter().rev().take(Self::WINDOW);
        near.take_while(move |stretch| stretch.reach >= least)
    }

    /// The attribution with the shortest stretch that covers `span`.
    pub(crate) fn innermost(&self, span: Span) -> Option<u32> {
        self.before(span.end, span.end)
            .filter(|stretch| stretch.span.contains(span))
            .min_by_key(|stretch| stretch.span.len())
            .map(|stretch| stretch.id)
    }

    /// The attribution whose content has the largest share of `span`, the outermost where several have it.
    pub(crate) fn largest(&self, span: Span) -> Option<u32> {
        let shared = |stretch: Span| stretch.end.min(span.end).saturating_sub(stretch.start.max(span.start));
        let each = self.before(span.end, span.start).map(|stretch| (shared(stretch.span), stretch.id));
        let most = each.filter(|(shared, _)| *shared > 0);
        most.max_by_key(|(shared, id)| (*shared, std::cmp::Reverse(*id))).map(|(_, id)| id)
    }

    /// The attributions that have a stretch in `span` which no other's covers, in order.
    pub(crate) fn outermost(&self, span: Span) -> Vec<u32> {
        let mut all: Vec<_> = self.before(span.end, span.start + 1).collect();
        all.reverse();
        let (mut ids, mut reach) = (Vec::new(), span.start);
        for stretch in all {
            if stretch.span.end > reach && stretch.span.start.max(span.start) >= reach {
                reach = stretch.span.end;
                ids.push(stretch.id);
            }
        }
        ids.dedup();
        ids
    }
}
