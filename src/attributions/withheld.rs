//! What is told not to have been said: "never said that", "declined to comment", "nobody knew".

use super::lexicon::{self, Takes};
use super::proposal::Proposal;
use super::reading::Reading;

const KEPT_BACK: &[&str] =
    &["decline", "declines", "declined", "declining", "refuse", "refuses", "refused", "refusing"];
/// Words for what somebody did not do who gave no comment.
const COMMENT: &[&str] = &[
    "comment",
    "comments",
    "commenting",
    "elaborate",
    "interview",
    "interviewed",
    "respond",
    "request",
    "requests",
    "question",
    "questions",
    "inquiry",
    "inquiries",
    "enquiries",
    "message",
    "messages",
];

/// Whether token `at` is a "not".
pub(super) fn is_not(reading: &Reading, at: usize) -> bool {
    reading.is(at, &["not", "n't", "never", "neither", "nor"])
}

/// Whether the source is told not to have said what is reported: "would not say whether", "said nothing about". What
/// somebody does not think is a thought of theirs all the same.
pub(super) fn is_withheld(reading: &Reading, proposal: &Proposal) -> bool {
    const NOBODY: &[&str] = &["nobody", "none", "neither"];
    let mut cue = proposal.cue.iter().flat_map(Clone::clone);
    let nobody = proposal.source.as_ref().is_some_and(|source| {
        reading.is(source.start, NOBODY)
            || reading.norm(source.start) == "no" && reading.norm(source.start + 1) == "one"
    });
    let nothing = proposal.content.first().is_some_and(|content| reading.norm(content.start) == "nothing");
    let thought =
        cue.clone().any(|at| lexicon::verbs(reading.norm(at)).iter().any(|verb| verb.takes(Takes::Thought)));
    let kept_back = cue.clone().any(|at| reading.is(at, KEPT_BACK));
    nobody || nothing || kept_back || !thought && cue.any(|at| is_not(reading, at))
}

/// Whether no words are reported at all: "declined to comment", "did not respond to a request for comment".
pub(super) fn is_silence(reading: &Reading, proposal: &Proposal) -> bool {
    /// The most words that say what was not commented on.
    const LONGEST: usize = 8;
    let words = || proposal.content.iter().flat_map(Clone::clone);
    let cue = || proposal.cue.iter().flat_map(Clone::clone);
    words().count() <= LONGEST
        && words().chain(cue()).any(|at| reading.is(at, COMMENT))
        && !words().any(|at| reading.tag(at).is_finite() || reading.quote_at(at).is_some())
        && is_withheld(reading, proposal)
}
