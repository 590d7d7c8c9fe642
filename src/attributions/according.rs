//! "According to Ruiz, …", "…, according to Ruiz", "as per Ruiz".

use std::ops::Range;

use super::phrase;
use super::proposal::{Construction, Proposal};
use super::reading::Reading;

/// The attribution whose cue starts at `at`; `None` where none does.
pub(super) fn propose(reading: &Reading, at: usize) -> Option<Proposal> {
    let after = match reading.norm(at) {
        "according" if reading.norm(at + 1) == "to" => at + 2,
        "as" if reading.norm(at + 1) == "per" => at + 2,
        _ => return None,
    };
    let scope = reading.scope(at);
    if reading.norm(after) == "plan" {
        return None;
    }
    let source = phrase::after(reading, &scope, after)?;
    let content = content(reading, &scope, at, source.end)?;
    Some(Proposal::new(Construction::According, Some(source), Some(at..after), content))
}

fn content(reading: &Reading, scope: &Range<usize>, at: usize, end: usize) -> Option<Vec<Range<usize>>> {
    if let Some(quote) = reading.quote_before(at).filter(|quote| quote.is_speech()) {
        return Some(vec![quote.inner.clone()]);
    }
    let before = clause_before(reading, scope, at);
    let comma = usize::from(reading.norm(end) == ",");
    let after = end + comma..sentence_end(reading, scope, end + comma);
    let quoted = reading.quote_from(after.start).filter(|quote| quote.is_speech());
    if let Some(quote) = quoted {
        return Some(vec![quote.inner.clone()]);
    }
    let has_verb = |tokens: &Range<usize>| tokens.clone().any(|t| reading.tag(t).is_finite());
    match (has_verb(&before), comma == 1 && has_verb(&after)) {
        (true, false) => Some(vec![before]),
        (false, true) if before.is_empty() => Some(vec![after]),
        (_, true) => Some(vec![before, after]),
        (false, false) => (!before.is_empty()).then(|| vec![before]),
    }
}

/// What the cue's sentence says before it, without the comma and a conjunction at its start.
fn clause_before(reading: &Reading, scope: &Range<usize>, at: usize) -> Range<usize> {
    let mark = (scope.start..at).rev().find(|&t| reading.is(t, &[";"]));
    let mut start = mark.map_or(scope.start, |mark| mark + 1);
    while start < at && (reading.is(start, &["and", "but", "so", ","])) {
        start += 1;
    }
    let mut end = at;
    while end > start && reading.is(end - 1, &[",", "and", "is", "was", "'s"]) {
        end -= 1;
    }
    start..end
}

fn sentence_end(reading: &Reading, scope: &Range<usize>, at: usize) -> usize {
    (at..scope.end).find(|&t| reading.norm(t) == ";").unwrap_or(scope.end)
}
