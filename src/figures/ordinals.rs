//! Places in an order: "first", "22nd", "twenty-first".

use super::reader::Reader;
use super::{Found, dates};
use crate::document::{FigureKind, Value};

/// The ordinal at token `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Found> {
    let (value, end) = dates::ordinal(reader, at)?;
    let mut found = Found::new(reader, at, end, FigureKind::Ordinal);
    found.figure.value = Value::exact(value);
    Some(found)
}
