//! What whoever makes a claim does with it: asserts, denies or doubts it.

use std::ops::Range;

use super::lexicon::Cue;
use super::sentence::Sentence;
use crate::document::{ClaimStance, Span, Stance};

/// The stance to the claim at `claim`, tokens of `whole`, its sentence. `by` is the stance of the attribution that
/// makes the claim, with the spans of its cue, all from the paragraph's start.
pub(super) fn of(whole: &Sentence, claim: &Range<usize>, by: Option<(Stance, &[Span])>) -> ClaimStance {
    let doubts = || whole.hits.iter().filter(|hit| hit.cue == Cue::Doubt).map(|hit| &hit.tokens);
    let phrase = doubts().any(|hit| hit.len() > 1 && (by.is_none() || overlap(hit, claim)));
    let cued = by.is_some_and(|(_, cue)| {
        cue.iter().any(|cue| {
            let cue = whole.tokens.within(*cue);
            doubts().any(|hit| overlap(hit, &(cue.start.saturating_sub(1)..cue.end + 1)))
        })
    });
    match by {
        _ if phrase || cued => ClaimStance::Doubted,
        Some((Stance::Denies, _)) => ClaimStance::Denied,
        Some((Stance::Asks, _)) => ClaimStance::Doubted,
        _ => ClaimStance::Asserted,
    }
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
