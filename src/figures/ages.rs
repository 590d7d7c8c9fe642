//! How old: "aged 21", "who was 10", "Mara Quist, 43,", "in his 40s". Ages with a unit are read as quantities.

use super::Found;
use super::key::keys;
use super::quantity::{self, Of};
use super::reader::Reader;
use crate::document::{FigureKind, Value};
use crate::text::{Shape, TokenKind};

/// Nobody is older.
const OLDEST: f64 = 120.0;

/// The age that starts at token `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Found> {
    let (value, end) = decade(reader, at).or_else(|| years(reader, at))?;
    let mut found = Found::new(reader, at, end, FigureKind::Age);
    found.figure.value = value;
    found.figure.unit = Some("year of age".to_owned());
    Some(found)
}

/// "in his 40s", "in her early 60s".
fn decade(reader: &Reader, at: usize) -> Option<(Option<Value>, usize)> {
    let numeral = reader.numeral(at).filter(|n| n.plain && n.digits == 2 && n.rest == "s")?;
    let owner = (1..=3.min(at)).any(|back| reader.any(at - back, keys!("his her their my your our")));
    let part = at > 0 && reader.any(at - 1, keys!("his her their my your our early mid late -"));
    (owner && part && numeral.value % 10.0 == 0.0)
        .then(|| (Value::range(numeral.value, numeral.value + 9.0), at + 1))
}

fn years(reader: &Reader, at: usize) -> Option<(Option<Value>, usize)> {
    let before = at.checked_sub(1)?;
    let said = said(reader, before);
    let turned = reader.any(before, keys!("was is be 's turned turns turning are were 'm am"));
    let named = reader.is(before, ",")
        && before > 0
        && reader.kind(before - 1) == TokenKind::Word
        && reader.shape(before - 1) == Shape::Capital;
    if !said && !turned && !named {
        return None;
    }
    let side = quantity::side(reader, at)?;
    let years = matches!(side.of, Of::Time(super::lexicon::Period::Year)) && said;
    if side.of != Of::Nothing && !years || side.amount.high > OLDEST || side.amount.low < 0.0 {
        return None;
    }
    let next = side.end;
    let bare = !reader.tag(next).is_noun()
        && !reader.tag(next).is_adjective()
        && !reader.dash(next)
        && !reader.any(next, keys!("of per % : to -"));
    let closed = reader.any(next, keys!(", . ; )")) && side.amount.is_exact() && side.amount.low >= 1.0;
    let holds = said
        || turned && bare && is_person(reader, before)
        || named && closed && reader.tag(before - 1).is_proper();
    let value = if side.amount.is_exact() {
        Value::exact(side.amount.low)
    } else {
        Value::range(side.amount.low, side.amount.high)
    };
    holds.then_some((value, side.end))
}

/// Whether the words up to token `at` name an age: "aged", "the age of", "ages".
fn said(reader: &Reader, at: usize) -> bool {
    reader.any(at, keys!("aged age ages"))
        || at > 0 && reader.is(at, "of") && reader.any(at - 1, keys!("age ages"))
}

/// Whether the verb at token `verb` has a person as its subject.
fn is_person(reader: &Reader, verb: usize) -> bool {
    let helper = usize::from(verb > 0 && reader.any(verb - 1, keys!("will would 'll had has only just")));
    let turned = reader.any(verb, keys!("turned turns turning"));
    verb.checked_sub(1 + helper)
        .is_some_and(|at| reader.any(at, keys!("he she who i")) || turned && reader.tag(at).is_proper())
}
