//! Adverbs that attribute without a source: "The port will reportedly close".

use super::lexicon;
use super::proposal::{Construction, Proposal};
use super::reading::Reading;

/// The attribution whose adverb is token `at`: its clause, the adverb left out; `None` where it is none.
pub(super) fn propose(reading: &Reading, at: usize) -> Option<Proposal> {
    if !lexicon::is_hearsay(reading.norm(at)) {
        return None;
    }
    let scope = reading.scope(at);
    let edge = |t: &usize| reading.is(*t, &[",", ";", ":", "—", "(", ")"]);
    let start = (scope.start..at).rev().find(edge).map_or(scope.start, |t| t + 1);
    let end = (at + 1..scope.end).find(edge).unwrap_or(scope.end);
    let content = vec![start..at, at + 1..end];
    let content = content.into_iter().filter(|tokens| !tokens.is_empty());
    Some(Proposal::new(Construction::Hearsay, None, Some(at..at + 1), content))
}
