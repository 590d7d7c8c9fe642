//! Bare amounts: digits or words with their sign and magnitude.

use super::decimal;
use super::fractions::{fraction, ratio, vague, written_fraction};
use super::key::keys;
use super::lexicon::Role;
use super::numerals::{self, Numeral};
use super::reader::Reader;
use super::words::{words, words_after};
use crate::text::TokenKind;

/// An amount without its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Amount<'a> {
    /// The position after its last token.
    pub(super) end: usize,
    /// The least it can be.
    pub(super) low: f64,
    /// The most it can be; the same as `low` unless it is vague or a range.
    pub(super) high: f64,
    /// How it is written.
    pub(super) form: Form,
    /// The magnitude it is given in, 1 where it has none.
    pub(super) scale: f64,
    /// Letters written onto the last digits that are no magnitude, or may be a unit: "kg", "m".
    pub(super) rest: &'a str,
}

/// How an amount is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// So many digits and nothing else: it may be a year or a name.
    Plain(usize),
    /// Digits with grouping, a fraction or a magnitude.
    Digits,
    /// Words: "twelve", "half".
    Words,
    /// "millions", "a few hundred".
    Vague,
    /// "two-thirds".
    Fraction,
}

impl Amount<'_> {
    pub(super) fn exact(value: f64, form: Form, end: usize) -> Self {
        Self { end, low: value, high: value, form, scale: 1.0, rest: "" }
    }

    /// Whether it is one number.
    pub(super) fn is_exact(&self) -> bool {
        self.low == self.high && self.form != Form::Vague
    }

    /// The amount multiplied by `by`.
    pub(super) fn times(mut self, by: f64) -> Self {
        self.low = product(self.low, by);
        self.high = product(self.high, by);
        self.scale *= by;
        self
    }
}

/// A product to fifteen digits.
pub(super) fn product(a: f64, b: f64) -> f64 {
    if b.abs() == 1.0 { a * b } else { decimal::rounded(a * b) }
}

/// The amount that starts at token `at`.
pub(super) fn read<'a>(reader: &Reader<'a>, at: usize) -> Option<Amount<'a>> {
    let small = || reader.any(at, keys!("a an several few couple minus negative"));
    if reader.kind(at) == TokenKind::Word && !reader.is_numeric(at) && !small() {
        return None;
    }
    let (sign, start) = sign(reader, at);
    let amount = if start > at || reader.kind(at) == TokenKind::Number || is_decimal(reader, at) {
        digits(reader, start).or_else(|| words(reader, start))
    } else {
        vague(reader, at).or_else(|| fraction(reader, at)).or_else(|| words(reader, at))
    }?;
    let amount = ratio(reader, amount).unwrap_or(amount);
    let negated = amount.times(sign);
    Some(Amount {
        scale: amount.scale,
        low: negated.low.min(negated.high),
        high: negated.low.max(negated.high),
        ..amount
    })
}

/// The amount at token `at`, unsigned, by the form that its first token has.
pub(super) fn digits_or_words<'a>(reader: &Reader<'a>, at: usize) -> Option<Amount<'a>> {
    if reader.kind(at) == TokenKind::Number { digits(reader, at) } else { words(reader, at) }
}

/// The factor of a sign and the position after it.
fn sign(reader: &Reader, at: usize) -> (f64, usize) {
    let either = at > 1 && reader.is(at - 1, "or") && reader.is(at - 2, "plus");
    if reader.any(at, keys!("minus negative")) && !either {
        return (-1.0, at + 1 + usize::from(reader.hyphen(at + 1)));
    }
    let sign = match reader.norm(at) {
        "-" | "−" | "–" => -1.0,
        "+" => 1.0,
        _ => return (1.0, at),
    };
    // A hyphen between words or numbers is no sign.
    let free = !reader.tight(at) || reader.any(at - 1, keys!("( $ £ € / ~"));
    let before_digits = reader.tight(at + 1) && reader.kind(at + 1) == TokenKind::Number;
    let before_decimal = reader.tight(at + 1) && is_decimal(reader, at + 1);
    if free && (before_digits || before_decimal) { (sign, at + 1) } else { (1.0, at) }
}

/// Whether a full stop and digits stand at `at`: ".5".
fn is_decimal(reader: &Reader, at: usize) -> bool {
    reader.is(at, ".") && reader.kind(at + 1) == TokenKind::Number && reader.tight(at + 1)
}

/// An amount that starts with digits.
fn digits<'a>(reader: &Reader<'a>, at: usize) -> Option<Amount<'a>> {
    if is_decimal(reader, at) {
        let fraction = reader.numeral(at + 1).filter(|numeral| numeral.plain)?;
        let value =
            decimal::read(&reader.text(at + 1)[..fraction.digits], -(fraction.digits.cast_signed() as i32))?;
        return Some(magnitude(reader, value, Form::Digits, fraction.rest, at + 2));
    }
    Some(numeral(reader, at, reader.numeral(at)?))
}

/// The amount whose digits start `cut` bytes into token `at`: "RM79".
pub(super) fn inside<'a>(reader: &Reader<'a>, at: usize, cut: usize) -> Option<Amount<'a>> {
    Some(numeral(reader, at, numerals::read(&reader.text(at)[cut..])?))
}

/// An amount that starts with `numeral`, in token `at`.
fn numeral<'a>(reader: &Reader<'a>, at: usize, numeral: Numeral<'a>) -> Amount<'a> {
    if let Some((value, end)) = spaced_groups(reader, at, numeral) {
        return magnitude(reader, value, Form::Digits, "", end);
    }
    if let Some((value, rest, end)) = written_fraction(reader, at, numeral) {
        return magnitude(reader, value, Form::Fraction, rest, end);
    }
    let form = if numeral.plain { Form::Plain(numeral.digits) } else { Form::Digits };
    magnitude(reader, numeral.value, form, numeral.rest, at + 1)
}

/// "40 000", "1 414 021 100": digits in groups of three with spaces between.
fn spaced_groups(reader: &Reader, at: usize, first: Numeral) -> Option<(f64, usize)> {
    const MOST: usize = 6;
    let group = |at: usize| reader.numeral(at).filter(|n| n.plain && n.digits == 3 && n.rest.is_empty());
    if !first.plain || first.digits > 3 || !first.rest.is_empty() {
        return None;
    }
    let mut value = first.value;
    let mut end = at + 1;
    while let Some(next) = group(end).filter(|_| !reader.tight(end) && end - at < MOST) {
        value = value * 1000.0 + next.value;
        end += 1;
    }
    let narrow = || {
        let gap = reader.span(at, at + 2);
        reader.paragraph.slice(gap).contains(['\u{a0}', '\u{202f}', '\u{2009}'])
    };
    let convincing = end > at + 1 && (end > at + 2 || reader.is(at + 1, "000") || narrow());
    convincing.then_some((value, end))
}

/// Adds the magnitude that follows digits, in the same token or after it.
fn magnitude<'a>(reader: &Reader<'a>, value: f64, form: Form, rest: &'a str, end: usize) -> Amount<'a> {
    let amount = Amount { rest, ..Amount::exact(value, form, end) };
    if !rest.is_empty() {
        let lower = rest.to_ascii_lowercase();
        return match super::lexicon::word(&lower).number {
            Some((Role::Mark | Role::Scale, scale)) => {
                Amount { rest: "", form: Form::Digits, ..amount.times(scale) }
            }
            _ => amount,
        };
    }
    words_after(reader, amount)
}
