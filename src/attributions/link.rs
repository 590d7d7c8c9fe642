//! Attributions over paragraphs: a quotation that goes on, and a quotation that follows its speaker's paragraph.

use super::Found;
use crate::annotator::Part;
use crate::document::Span;

/// An attribution in its place in the article. Spans count from the article's start.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Linked {
    /// The position of the part in which it starts.
    pub(crate) part: usize,
    /// What the paragraph tells; `parent` is a position among all attributions of the article.
    pub(crate) found: Found,
    /// The earlier attribution whose speaker goes on speaking here, where no source is given.
    pub(crate) follows: Option<usize>,
}

/// The attributions of an article, in order of their first span.
pub(crate) fn link(parts: &[Part]) -> Vec<Linked> {
    let mut linked: Vec<Linked> = Vec::new();
    for (part, Part { start, local }) in parts.iter().enumerate() {
        let first = linked.len();
        for found in &local.attributions {
            let mut found = found.clone();
            shift(&mut found, *start);
            found.parent = found.parent.map(|parent| parent + first);
            linked.push(Linked { part, found, follows: None });
        }
    }
    linked
}

fn shift(found: &mut Found, by: u32) {
    let shift = |span: &mut Span| *span = span.shifted(by);
    for spans in [&mut found.source, &mut found.cue, &mut found.content] {
        spans.iter_mut().for_each(shift);
    }
    found.addressee.iter_mut().for_each(shift);
}
