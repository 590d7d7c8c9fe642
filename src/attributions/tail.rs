//! Reported speech before its cue: "The port will close, Ruiz said" and "The port will close, said Ruiz".

use std::ops::Range;

use super::clause::{self, Opening};
use super::cue::{Cue, Mood};
use super::lexicon::Takes;
use super::phrase;
use super::proposal::{Construction, Proposal};
use super::reading::Reading;

/// Words with which content goes on after a cue in its midst.
const LINKS: &[&str] = &["and", "but", "because", "which", "though", "although"];

/// The clause before the cue, and its rest where the cue stands in its midst.
pub(super) fn propose(reading: &Reading, scope: &Range<usize>, cue: &Cue) -> Option<Proposal> {
    let strong = cue.takes(Takes::Strong);
    let verb = strong.or_else(|| cue.takes(Takes::That))?;
    if cue.mood != Mood::Finite {
        return None;
    }
    let (source, end) = parenthesis(reading, scope, cue)?;
    let first = cue.tokens.start.min(source.start);
    let comma = first - 1;
    let start = clause_start(reading, scope, comma);
    let has_verb = phrase::has_main_verb(reading, &(start..comma));
    let rest = end + 1..clause::end(reading, scope, end + 1, Opening::Bare);
    let goes_on =
        reading.norm(end) == "," && rest.clone().any(|t| t < scope.end && reading.tag(t).is_finite());
    let own_subject = source.start < cue.tokens.start || reading.tag(rest.start).is_finite();
    let goes_on = goes_on && if has_verb { reading.is(rest.start, LINKS) } else { own_subject };
    // A headline's clause may do without a verb: "Port to stay shut, says mayor".
    let closes = cue.tokens.end <= source.start && (source.end..scope.end).all(|t| reading.is_mark(t));
    if !(has_verb || goes_on || closes && comma > start + 2) {
        return None;
    }
    let broken = goes_on && !has_verb;
    // Many a verb has a clause behind it; few have one before them, unless nothing else is left for them to take.
    if strong.is_none() && !broken && !(cue.after..scope.end).all(|t| reading.is_mark(t)) {
        return None;
    }
    let content = Some(start..comma).into_iter().chain(goes_on.then_some(rest));
    let construction = if broken { Construction::Broken } else { Construction::ClauseBeforeCue };
    let proposal = Proposal::new(construction, Some(source), Some(cue.tokens.clone()), content);
    let addressee = super::direct::addressee(reading, scope, cue);
    Some(Proposal { stance: verb.stance, addressee, ..proposal })
}

/// The source beside a cue that stands between a comma and a comma or the sentence's end, and where the two end.
fn parenthesis(reading: &Reading, scope: &Range<usize>, cue: &Cue) -> Option<(Range<usize>, usize)> {
    let opens = |at: usize| {
        let quoted =
            || reading.quote_before(at).is_some_and(|quote| reading.norm(quote.inner.end - 1) == ",");
        at > scope.start + 1 && (reading.is(at - 1, &[",", "—", "--", "–"]) || quoted())
    };
    if opens(cue.tokens.start) && !is_adverbial(reading, cue.after) {
        let source = phrase::after(reading, scope, cue.after)?;
        let end = source.end;
        return Some((source, end));
    }
    let source = phrase::before(reading, scope, cue.tokens.start).filter(|source| opens(source.start))?;
    let mut end = clause::skip_adjuncts(reading, scope, cue.after);
    if let Some(addressee) = super::direct::addressee(reading, scope, cue) {
        end = addressee.end.max(end);
    }
    let at_end = (end..scope.end).all(|t| reading.is_mark(t));
    let adjunct = reading
        .is(end, &["in", "on", "at", "during", "after", "as", "when", "while", "last", "to", "of", "about"])
        || is_adverbial(reading, end);
    (at_end || reading.norm(end) == "," || adjunct && !reading.is(end, &["that"])).then_some((source, end))
}

fn is_adverbial(reading: &Reading, at: usize) -> bool {
    super::lexicon::is_time(reading.norm(at)) || reading.tag(at).is_adverb()
}

/// Where the clause that ends at `comma` starts: at the sentence's or the last strong mark before.
fn clause_start(reading: &Reading, scope: &Range<usize>, comma: usize) -> usize {
    let mark = (scope.start..comma)
        .rev()
        .find(|&t| reading.is(t, &[";", ":", "—", "--"]) && !reading.is_mark(comma.saturating_sub(1)));
    let mut start = mark.map_or(scope.start, |mark| mark + 1);
    while start < comma
        && (reading.is(start, &["and", "but", "yet", "so"])
            || reading.is_mark(start) && reading.quote_at(start).is_none())
    {
        start += 1;
    }
    start
}
