//! Whether a document is what its schema says: spans in the text, lists in order, references that lead somewhere.

use whosaid::document::{Attribution, BlockKind, Claim, Quote, SCHEMA, Sourcing, Span, Value};
use whosaid::{Document, Offsets};

use crate::units::spans;

/// Checks `document`, whose offsets are bytes of `text`.
pub(crate) fn check(text: &str, document: &Document) {
    assert_eq!(document.schema, SCHEMA);
    assert_eq!(document.offsets, Offsets::Utf8);
    assert_eq!(document.length as usize, text.len());
    for span in spans(document) {
        // Slicing panics off a boundary.
        let _ = &text[span.range()];
        assert!(span.start <= span.end);
    }
    blocks(text, document);
    sentences(document);
    quotes(document);
    attributions(document);
    speakers(document);
    figures(document);
    claims(document);
    for note in &document.notes {
        assert!(!note.message.is_empty());
    }
}

fn in_order(spans: impl Iterator<Item = Span>, what: &str) {
    let mut end = 0;
    for span in spans {
        assert!(!span.is_empty(), "{what} at {span:?} is empty");
        assert!(span.start >= end, "{what} at {span:?} overlaps the one before it");
        end = span.end;
    }
}

fn by_start(spans: impl Iterator<Item = Span>, what: &str) {
    assert!(spans.map(|span| span.start).is_sorted(), "{what} are in order");
}

/// Blocks hold all of the text but the blanks between them, and start and end with none.
fn blocks(text: &str, document: &Document) {
    in_order(document.blocks.iter().map(|block| block.span), "a block");
    let blank = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}');
    let mut end = 0;
    for block in &document.blocks {
        let slice = &text[block.span.range()];
        assert_eq!(slice.trim_matches(blank), slice);
        assert!(text[end..block.span.start as usize].chars().all(blank), "before {slice:?}");
        end = block.span.end as usize;
    }
    assert!(text[end..].chars().all(blank), "after the last block");
}

fn sentences(document: &Document) {
    in_order(document.sentences.iter().copied(), "a sentence");
    let mut blocks = document.blocks.iter().peekable();
    for sentence in &document.sentences {
        while blocks.next_if(|block| block.span.end <= sentence.start).is_some() {}
        assert!(
            blocks.peek().is_some_and(|block| block.span.contains(*sentence)),
            "{sentence:?} lies in a block"
        );
    }
}

fn quotes(document: &Document) {
    by_start(document.quotes.iter().map(|quote| quote.span), "quotes");
    for (at, quote) in document.quotes.iter().enumerate() {
        let Quote { id, span, inner, parent, attribution, .. } = quote;
        assert_eq!(*id as usize, at);
        assert!(!span.is_empty() && span.contains(*inner), "{quote:?}");
        if let Some(parent) = parent {
            let parent = &document.quotes[*parent as usize];
            assert!(parent.id < *id && parent.inner.contains(*span), "{quote:?} lies in {parent:?}");
        }
        refers(document, *attribution);
    }
}

fn attributions(document: &Document) {
    let first = |attribution: &Attribution| {
        let Attribution { source, cue, content, .. } = attribution;
        source.iter().chain(cue).chain(content).map(|span| span.start).min()
    };
    assert!(document.attributions.iter().map(first).is_sorted(), "attributions are in order");
    for (at, attribution) in document.attributions.iter().enumerate() {
        assert_eq!(attribution.id as usize, at);
        assert!(!attribution.content.is_empty(), "{attribution:?}");
        for (spans, what) in
            [(&attribution.source, "source"), (&attribution.cue, "cue"), (&attribution.content, "content")]
        {
            in_order(spans.iter().copied(), what);
        }
        assert!((0.0..=1.0).contains(&attribution.confidence.get()));
        assert!(attribution.speaker.is_none_or(|id| (id as usize) < document.speakers.len()));
        says_why(&attribution.why);
        // Parents lead up to an attribution that has none.
        let mut up = attribution.parent;
        for _ in 0..=document.attributions.len() {
            let Some(parent) = up else { break };
            up = document.attributions[parent as usize].parent;
        }
        assert_eq!(up, None, "{attribution:?} is reported inside itself");
    }
}

fn speakers(document: &Document) {
    for (at, speaker) in document.speakers.iter().enumerate() {
        assert_eq!(speaker.id as usize, at);
        assert!(!speaker.name.trim().is_empty(), "{speaker:?}");
        in_order(speaker.mentions.iter().map(|mention| mention.span), "a mention");
    }
}

fn figures(document: &Document) {
    in_order(document.figures.iter().map(|figure| figure.span), "a figure");
    for figure in &document.figures {
        if let Some(Value::Range { low: Some(low), high: Some(high) }) = figure.value {
            assert!(low <= high, "{figure:?}");
        }
        assert!(figure.of.is_none_or(|of| !of.is_empty()));
        refers(document, figure.attribution);
    }
}

/// Claims are the article's own matter: neither page furniture nor captions hold any.
fn claims(document: &Document) {
    by_start(document.claims.iter().map(|claim| claim.span), "claims");
    let mut blocks = document.blocks.iter().peekable();
    for claim in &document.claims {
        while blocks.next_if(|block| block.span.end <= claim.span.start).is_some() {}
        let block = blocks.peek().expect("a claim lies in a block");
        assert!(!matches!(block.kind, BlockKind::Boilerplate | BlockKind::Caption), "{claim:?}");
        assert!(block.span.contains(claim.span) && !claim.span.is_empty(), "{claim:?}");
        assert!((0.0..=1.0).contains(&claim.score.get()));
        softened(document, claim);
        assert!(claim.figures.iter().all(|at| claim.span.overlaps(document.figures[*at as usize].span)));
        refers(document, claim.attribution);
        assert_eq!(claim.sourcing == Sourcing::None, claim.attribution.is_none(), "{claim:?}");
        in_order(claim.actors.iter().copied(), "an actor");
        in_order(claim.refers.iter().map(|reference| reference.span), "a reference");
        let inside = claim.actors.iter().chain(claim.refers.iter().map(|reference| &reference.span));
        assert!(inside.into_iter().all(|span| claim.span.contains(*span)), "{claim:?}");
        let named = claim.refers.iter().filter_map(|reference| reference.stands_for.as_deref());
        assert!(named.into_iter().all(|name| !name.trim().is_empty()), "{claim:?}");
        says_why(&claim.why);
    }
}

/// What softens a claim stands in it, or in the source or cue of the attribution that makes it.
fn softened(document: &Document, claim: &Claim) {
    let by = claim.attribution.map(|id| &document.attributions[id as usize]);
    for hedge in &claim.hedges {
        let mut frame = by.iter().flat_map(|by| by.source.iter().chain(&by.cue));
        let softens = claim.span.contains(*hedge) || frame.any(|words| words.overlaps(*hedge));
        assert!(softens && !hedge.is_empty(), "{claim:?}");
    }
}

fn refers(document: &Document, attribution: Option<u32>) {
    assert!(attribution.is_none_or(|id| (id as usize) < document.attributions.len()));
}

fn says_why(why: &[String]) {
    assert!(!why.is_empty() && why.iter().all(|reason| !reason.trim().is_empty()), "an annotation says why");
}
