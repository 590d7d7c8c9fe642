//! The clauses of a sentence that state each something of their own: "Exports fell by 3 %, and the port closed".

use std::ops::Range;

use super::sentence::{Sentence, Verb};
use crate::language::Tag;
use crate::text::{TokenKind, Tokens};

/// Fewer words than this are no clause of their own.
const SHORTEST: usize = 5;

/// How far from its start a clause's verb may stand.
const REACH: usize = 9;

/// Where `sentence` holds a second statement: the tokens of the first and those of the second. `read` reads tokens of the
/// same paragraph.
pub(super) fn split<'a>(
    sentence: &Sentence<'a>,
    read: impl Fn(Range<usize>) -> Sentence<'a>,
) -> Option<[Sentence<'a>; 2]> {
    let Sentence { tokens, range, .. } = sentence;
    let quoted = |at: usize| matches!(tokens.norm(at), "“" | "”" | "\"" | "«" | "»" | ":" | "(");
    if sentence.words < 2 * SHORTEST || range.clone().any(quoted) {
        return None;
    }
    let (end, start) = range.clone().find_map(|at| Some((at, second(tokens, at)?)))?;
    let parts = [read(range.start..end), read(start..range.end)];
    let whole = parts.iter().all(|part| part.words >= SHORTEST && states(part)) && has_subject(tokens, start);
    whole.then_some(parts)
}

/// Where the second clause starts if the first one ends before the token at `at`.
fn second(tokens: &Tokens, at: usize) -> Option<usize> {
    match tokens.norm(at) {
        ";" => Some(at + 1),
        "," if matches!(tokens.norm(at + 1), "and" | "but" | "while" | "whereas") => Some(at + 2),
        _ => None,
    }
}

/// Whether a noun phrase and its verb stand at `start`, with nothing between them that starts another clause.
fn has_subject(tokens: &Tokens, start: usize) -> bool {
    let tag = |at: usize| tokens.get(at).map(|token| token.tag);
    let verb = (start..start + REACH).find(|&at| tag(at).is_some_and(Tag::is_finite));
    verb.is_some_and(|verb| {
        let mut before = start..verb;
        let noun = before.clone().any(|at| tag(at).is_some_and(|tag| tag.is_noun() || tag == Tag::Pronoun));
        noun && !before.any(|at| {
            let breaks =
                tokens.get(at).is_none_or(|token| token.kind == TokenKind::Mark && tokens.norm(at) != "%");
            breaks || matches!(tag(at), Some(Tag::WhPronoun | Tag::WhDeterminer | Tag::WhAdverb | Tag::To))
        })
    })
}

/// Whether a part states something to check by itself: it has a figure, and tells an event, a state that was or an amount.
fn states(part: &Sentence) -> bool {
    let told = |verb| matches!(verb, Verb::Past | Verb::WasSo) || part.amounts() > 0;
    !part.figures.is_empty() && part.verb.is_some_and(told)
}
