//! The words that soften a claim.

use super::lexicon::Cue;
use super::sentence::Sentence;
use crate::document::Span;

/// The spans of the words of `sentence` that soften it, in order, from the paragraph's start.
pub(super) fn of(sentence: &Sentence) -> Vec<Span> {
    let hedges = sentence.hits.iter().filter(|hit| hit.cue == Cue::Hedge);
    hedges
        .map(|hit| {
            let (first, last) = (hit.tokens.start, hit.tokens.end - 1);
            Span::new(sentence.tokens[first].span.start, sentence.tokens[last].span.end)
        })
        .collect()
}
