//! The subject of a verb that attributes.

use std::ops::Range;

use super::cue::{Cue, Mood};
use super::phrase;
use super::reading::Reading;

/// Who says, thinks or wants what follows `cue`; `None` where the sentence does not tell.
pub(super) fn of(reading: &Reading, scope: &Range<usize>, cue: &Cue) -> Option<Range<usize>> {
    let start = cue.tokens.start;
    match cue.mood {
        Mood::Passive => by_agent(reading, scope, cue.after),
        Mood::Finite => {
            let shared = start > scope.start && reading.is(start - 1, &["and", "but", "or", ",", "then"]);
            let direct = phrase::before(reading, scope, start);
            if direct.is_none() && shared { main(reading, scope, start) } else { direct }
        }
        Mood::Gerund if start > scope.start && reading.tag(start - 1).is_noun() => {
            phrase::before(reading, scope, start)
        }
        Mood::Gerund => main(reading, scope, start),
    }
}

/// "by Ruiz", right after a passive verb.
fn by_agent(reading: &Reading, scope: &Range<usize>, at: usize) -> Option<Range<usize>> {
    if reading.norm(at) != "by" {
        return None;
    }
    phrase::core_after(reading, scope, at + 1)
}

/// The subject of the clause that `before` stands in, its first noun phrase with a finite verb behind it.
pub(super) fn main(reading: &Reading, scope: &Range<usize>, before: usize) -> Option<Range<usize>> {
    const TRIES: usize = 12;
    let verbs = (scope.start..before).filter(|&t| reading.tag(t).is_finite());
    verbs.take(TRIES).find_map(|verb| {
        let start = (scope.start..verb)
            .rev()
            .take(4)
            .take_while(|&t| reading.tag(t).is_adverb())
            .last()
            .unwrap_or(verb);
        phrase::before(reading, scope, start)
    })
}
