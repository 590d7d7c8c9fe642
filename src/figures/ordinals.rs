//! Places in an order: "first", "22nd", "two hundred and twenty-first".

use super::lexicon::Role;
use super::reader::Reader;
use super::{Found, dates, words};
use crate::document::{FigureKind, Value};

/// The ordinal at token `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Found> {
    let (value, end) = dates::ordinal(reader, at).or_else(|| long(reader, at))?;
    // "the second half" of a game is a time.
    if reader.is(end, "half") {
        return None;
    }
    let mut found = Found::new(reader, at, end, FigureKind::Ordinal);
    found.figure.value = Value::exact(value);
    Some(found)
}

/// An ordinal that ends a number in words: "one hundred twenty-fifth", "two hundredth".
fn long(reader: &Reader, at: usize) -> Option<(f64, usize)> {
    reader.role(at, Role::Cardinal)?;
    let (value, end) = words::spelled(reader, at)?;
    let last = end + usize::from(reader.hyphen(end) || reader.is(end, "and"));
    let ordinal = reader.role(last, Role::Ordinal)?;
    if ordinal >= 100.0 {
        return (value < ordinal && value > 1.0).then_some((value * ordinal, last + 1));
    }
    let fits = value % 100.0 == 0.0 || ordinal < 10.0 && value % 10.0 == 0.0 && value % 100.0 >= 20.0;
    (fits && value > 0.0).then_some((value + ordinal, last + 1))
}
