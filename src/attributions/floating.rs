//! Floating quotations: direct speech that no listed cue claims. It goes to a cue that the lists do not have, to the
//! attribution that it goes on from, or to nobody in particular.

use super::direct;
use super::proposal::{Construction, Proposal};
use super::reading::{Quoted, Reading};
use super::settle::{self, Settled};
use super::subject;
use crate::order::sort_by_key;

/// Finds a place in `settled` for each quotation of somebody's words that has none.
pub(super) fn admit(reading: &Reading, settled: &mut Settled) {
    let mut free = Vec::new();
    for (at, quote) in reading.quotes.iter().enumerate() {
        if is_said(quote) && !settled.has_content(quote.inner.start) {
            let cued = direct::unlisted_cue(reading, at)
                .or_else(|| direct::colon(reading, at))
                .or_else(|| direct::signed(reading, at));
            if cued.and_then(|proposal| settled.admit(proposal)).is_none() {
                free.push(at);
            }
        }
    }
    // Where each attribution that is not itself spoken ends, to find the one before a quotation.
    let own = settled.kept().iter().enumerate().filter(|(_, proposal)| !reading.is_spoken(proposal));
    let mut by_end: Vec<_> = own.map(|(at, proposal)| (settle::last(proposal), at)).collect();
    sort_by_key(&mut by_end, |last| *last);
    let mut latest = None;
    for at in free {
        let quote = &reading.quotes[at];
        let earlier = by_end.partition_point(|(end, _)| *end <= quote.outer.start);
        let speaker = earlier.checked_sub(1).map(|last| by_end[last]).max(latest);
        match speaker {
            Some((_, speaker)) if opens_sentence(reading, quote) && quote.is_speech() => {
                settled.extend(speaker, quote.inner.clone());
            }
            _ => {
                let admitted = settled.admit(bare(reading, quote));
                latest = admitted.map(|position| (quote.inner.end, position)).or(latest);
            }
        }
    }
}

/// Whether a quotation is somebody's words even where no cue says so: direct speech, or a fragment long enough to be
/// more than a term.
fn is_said(quote: &Quoted) -> bool {
    const WORDS: usize = 3;
    quote.is_speech() || quote.can_be_speech() && quote.inner.len() >= WORDS
}

/// Whether a quotation starts a sentence of the writer's: what goes before it is none, or has ended.
fn opens_sentence(reading: &Reading, quote: &Quoted) -> bool {
    let start = quote.outer.start;
    start == 0 || reading.paragraph.sentence_of(start) != reading.paragraph.sentence_of(start - 1)
}

/// A quotation that no cue claims. Whose it is, the subject of the sentence before may tell.
fn bare(reading: &Reading, quote: &Quoted) -> Proposal {
    let before = quote.outer.start.checked_sub(1).filter(|_| opens_sentence(reading, quote));
    let source = before.and_then(|before| subject::main(reading, &reading.scope(before), before));
    Proposal::new(Construction::Floating, source, None, Some(quote.inner.clone()))
}
