//! Whether two values can be one: exact, rounded, or said with "about" and "more than".

use crate::document::{Figure, Modifier, Number, Value};

/// With "about", a value may be so far off, as a share of it.
const ABOUT: f64 = 0.1;
/// "More than 40" and "at least 40" are said of values up to so much above.
const ABOVE: f64 = 0.25;

/// Whether the values of two figures are the same.
fn same(a: &Figure, b: &Figure) -> bool {
    a.value == b.value && a.iso == b.iso
}

/// Whether the values of two figures fit one another.
pub(super) fn fit(a: &Figure, b: &Figure) -> bool {
    if same(a, b) {
        return true;
    }
    match (a.value, b.value) {
        (Some(Value::Exact(x)), Some(Value::Exact(y))) if a.iso.is_none() && b.iso.is_none() => {
            let (x, y) = (x.get(), y.get());
            rounds(x, y) || rounds(y, x) || loosely(a.modifier, x, y) || loosely(b.modifier, y, x)
        }
        (Some(Value::Exact(number)), Some(range)) | (Some(range), Some(Value::Exact(number))) => {
            let (low, high) = ends(range);
            low <= number.get() && number.get() <= high
        }
        (Some(one), Some(other)) => {
            let ((a, b), (c, d)) = (ends(one), ends(other));
            a <= d && c <= b
        }
        _ => false,
    }
}

fn ends(value: Value) -> (f64, f64) {
    match value {
        Value::Exact(number) => (number.get(), number.get()),
        Value::Range { low, high } => {
            (low.map_or(f64::NEG_INFINITY, Number::get), high.map_or(f64::INFINITY, Number::get))
        }
    }
}

/// Whether `exact` rounds to `round` at the place where that one's digits end; at its second digit at the latest.
fn rounds(round: f64, exact: f64) -> bool {
    let written = round.abs().to_string();
    let place: f64 = if let Some((_, digits)) = written.split_once('.') {
        (0..digits.len()).fold(1.0, |place, _| place / 10.0)
    } else {
        let zeros = written.bytes().rev().take_while(|&digit| digit == b'0').count();
        (0..zeros).fold(1.0, |place, _| place * 10.0)
    };
    let second_digit = (round.abs() / 10.0).max(1.0);
    let place = if place > 1.0 { place.min(second_digit) } else { place };
    // A hair more, for what decimal fractions lose.
    (round - exact).abs() <= place * 0.5001
}

/// Whether `value`, said with `modifier`, can be `other`.
fn loosely(modifier: Option<Modifier>, value: f64, other: f64) -> bool {
    let above = (other - value) / value.abs().max(f64::MIN_POSITIVE);
    match modifier {
        Some(Modifier::About) => above.abs() <= ABOUT,
        Some(Modifier::MoreThan | Modifier::AtLeast) => (0.0..=ABOVE).contains(&above),
        Some(Modifier::LessThan | Modifier::AtMost) => (-ABOVE..=0.0).contains(&above),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_told_from_another_value() {
        for (round, exact, expected) in [
            (3000.0, 3012.0, true),
            (3000.0, 3400.0, false),
            (10.0, 12.0, false),
            (12_000.0, 12_345.0, true),
            (12_000.0, 12_600.0, false),
            (12_300.0, 12_345.0, true),
            (1_200_000.0, 1_234_000.0, true),
            (1e9, 1.24e9, false),
            (6.0, 6.4, true),
            (6.0, 6.6, false),
            (4.8, 4.76, true),
            (17.0, 12.0, false),
        ] {
            assert_eq!(rounds(round, exact), expected, "{round} for {exact}");
        }
    }
}
