//! "According to Ruiz, …", "…, according to Ruiz", "as per Ruiz".

use std::ops::Range;

use super::phrase;
use super::proposal::{Construction, Proposal};
use super::reading::Reading;
use crate::language::Tag;

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
    let source = source(reading, &scope, at, after)?;
    let content = content(reading, &scope, at, source.end)?;
    Some(Proposal::new(Construction::According, Some(source), Some(at..after), content))
}

/// Who says so: "According to her, …", "According to Ada Kerr, the mayor, …".
fn source(reading: &Reading, scope: &Range<usize>, at: usize, after: usize) -> Option<Range<usize>> {
    if reading.is(after, &["him", "her", "them"]) && reading.is(after + 1, &[",", "."]) {
        return Some(after..after + 1);
    }
    let whole = phrase::after(reading, scope, after)?;
    let core = phrase::core_after(reading, scope, after).filter(|core| core.end < whole.end);
    let Some(core) = core.filter(|core| at == scope.start && reading.norm(core.end) == ",") else {
        return Some(whole);
    };
    // "According to Ruiz, the boats, after losing power, sank": what looks like an apposition is the subject where none
    // follows it.
    let rest = whole.end + usize::from(reading.norm(whole.end) == ",");
    let subject = phrase::core_after(reading, scope, rest);
    let follows = subject.is_some_and(|subject| (subject.end..scope.end).any(|t| reading.tag(t).is_finite()));
    Some(if follows || reading.is(core.end + 1, &["who", "which", "whose"]) { whole } else { core })
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
    // "The boats, according to the coastguard, drifted": past tenses are taken for participles.
    let has_verb = |tokens: &Range<usize>| {
        tokens.clone().any(|t| reading.tag(t).is_finite() || reading.tag(t) == Tag::Participle)
    };
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
