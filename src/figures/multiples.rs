//! Multiples: "sixfold", "15-fold", "double the price", "prices tripled".

use super::key::keys;
use super::lexicon::Role;
use super::reader::Reader;
use super::{Found, counted};
use crate::document::{FigureKind, Trend, Value};
use crate::language::Tag;
use crate::text::TokenKind;

/// The multiple that starts at token `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Found> {
    let (times, end) = fold(reader, at).or_else(|| double(reader, at))?;
    let mut found = Found::new(reader, at, end, FigureKind::Count);
    found.figure.value = Value::exact(times);
    found.figure.trend = is_verb(reader, at).then_some(Trend::Up);
    // "doubled the fee", "twice the fee", "twice as many herons"
    let noun = if reader.any(end, keys!("the that its their his her")) {
        counted::measured(reader, end)
    } else if reader.is(end, "as") && reader.any(end + 1, keys!("many much")) {
        counted::measured(reader, end + 2)
    } else {
        None
    };
    found.figure.of = noun.map(|noun| noun.span);
    Some(found)
}

/// Whether one of the tokens `start..end` makes a multiple.
pub(super) fn holds(reader: &Reader, start: usize, end: usize) -> bool {
    (start..end).any(|at| {
        reader.role(at, Role::Fold).or_else(|| reader.role(at, Role::Multiple)).is_some()
            || reader.is(at, "fold")
    })
}

/// "sixfold", "15-fold", "ten-fold".
fn fold(reader: &Reader, at: usize) -> Option<(f64, usize)> {
    if let Some(times) = reader.role(at, Role::Fold) {
        return Some((times, at + 1));
    }
    let times = match reader.kind(at) {
        TokenKind::Number => reader.numeral(at).filter(|n| n.rest.is_empty()).map(|n| n.value),
        TokenKind::Word => reader.role(at, Role::Cardinal),
        TokenKind::Mark => None,
    }?;
    (reader.hyphen(at + 1) && reader.is(at + 2, "fold")).then_some((times, at + 3))
}

/// "double the price", "twice as many", "prices tripled".
fn double(reader: &Reader, at: usize) -> Option<(f64, usize)> {
    let next = at + 1;
    if let Some(times) = reader.role(at, Role::Times) {
        let tag = reader.tag(next + 1);
        let named = reader.any(next, keys!("the that what its their his her"))
            && (tag.is_noun() || tag.is_adjective());
        let equal =
            reader.is(next, "as") && (tag.is_adjective() || reader.any(next + 1, keys!("much many likely")));
        return (times > 1.0 && (named || equal)).then_some((times, next));
    }
    let times = reader.role(at, Role::Multiple)?;
    let compared = reader.any(next, keys!("the that what its their his her last")) && !is_verb(reader, at);
    (compared || is_verb(reader, at)).then_some((times, next))
}

/// Whether the token says that something became so many times as much: "doubled", "will triple", not "doubled down".
fn is_verb(reader: &Reader, at: usize) -> bool {
    if reader.role(at, Role::Multiple).is_none()
        || reader.any(at + 1, keys!("over down up back as - bed room"))
    {
        return false;
    }
    let form = reader.norm(at);
    match form {
        _ if form.ends_with("ed") || form.ends_with("ing") => true,
        _ if form.ends_with('s') => reader.tag(at) == Tag::PresentThird,
        _ => at > 0 && matches!(reader.tag(at - 1), Tag::Modal | Tag::To) && reader.tag(at + 1) != Tag::Noun,
    }
}
