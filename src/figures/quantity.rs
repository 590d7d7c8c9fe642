//! Quantities: an amount, or a range of two, with its currency, percent sign or unit.

use super::Found;
use super::amounts::{self, Amount, Form};
use super::key::keys;
use super::lexicon::{Period, Role};
use super::money::{self, Currency};
use super::ranges::ranged;
use super::reader::Reader;
use super::suffix::{letter, suspended_hyphen, unit};
use super::{counted, names};
use crate::document::{FigureKind, Value};
use crate::language::Tag;
use crate::text::TokenKind;

/// What an amount is of.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Of {
    /// Nothing named: a count.
    Nothing,
    /// Percent, percentage points.
    Percent(&'static str),
    /// Money.
    Money(Currency),
    /// A unit of measure and what it is per.
    Measure(String, Option<String>),
    /// Time.
    Time(Period),
    /// Years of somebody's life.
    Age,
}

/// One side of a range, or the whole of a quantity.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Side<'a> {
    /// The first token, sign included.
    pub(super) start: usize,
    /// The position after the last.
    pub(super) end: usize,
    /// How much.
    pub(super) amount: Amount<'a>,
    /// Of what.
    pub(super) of: Of,
}

/// The quantity that starts at token `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Found> {
    let first = side(reader, at)?;
    // "24/7", "80/20"
    let slashed = first.of == Of::Nothing
        && reader.is(first.end, "/")
        && reader.tight(first.end)
        && reader.tight(first.end + 1)
        && reader.numeral(first.end + 1).is_some();
    if slashed {
        return None;
    }
    let one = first.of == Of::Nothing && reader.is(at, "one") && first.end == at + 1;
    if names::is_name(reader, &first) || one && !is_counting(reader, at) {
        return None;
    }
    let whole = ranged(reader, &first).unwrap_or(first);
    Some(found(reader, whole))
}

/// Whether "one" counts here and is no pronoun: "one ship", "one of the ships", not "this one", "one of them".
fn is_counting(reader: &Reader, at: usize) -> bool {
    let next = at + 1;
    if reader.is(next, "of") {
        return reader.any(next + 1, keys!("the its his her their our these those my your several many few"))
            || reader.kind(next + 1) == TokenKind::Number
            || reader.role(next + 1, Role::Cardinal).is_some();
    }
    let pronoun = at > 0
        && reader.any(
            at - 1,
            keys!("this that the no each every any which another same other only last first next new"),
        );
    let noun = counted::noun(reader, next).is_some_and(|noun| noun.end > next);
    // "One never knows"
    let subject =
        reader.tag(next).is_verb() || reader.tag(next).is_adverb() && reader.tag(next + 1).is_finite();
    noun && !subject && !pronoun
        || reader.any(next, keys!("- or to in out")) && reader.tag(next + 1) == Tag::Cardinal
}

/// An amount with its unit.
pub(super) fn side<'a>(reader: &Reader<'a>, at: usize) -> Option<Side<'a>> {
    let signed = usize::from(reader.any(at, keys!("- − + ~ ≈")) && reader.tight(at + 1) && !reader.tight(at));
    if let Some((currency, number, cut)) = money::before(reader, at + signed) {
        let amount =
            if cut > 0 { amounts::inside(reader, number, cut) } else { amounts::read(reader, number) }?;
        let amount = letter(reader, amount, true);
        let negative = signed > 0 && matches!(reader.norm(at), "-" | "−") && !reader.tight(at);
        let amount = amount.times(if negative { -currency.factor } else { currency.factor });
        let amount = Amount { scale: amount.scale.abs(), ..amount };
        let mut end = amount.end;
        // "$31.20 US", "$5 USD", "$3 Canadian"
        if currency.code == "USD" && reader.any(end, keys!("us usd u.s.")) && !reader.tag(end + 1).is_noun() {
            end += 1;
        }
        let amount = Amount { end, ..amount };
        return Some(with_minor(reader, Side { start: at, end, amount, of: Of::Money(currency) }));
    }
    let amount = letter(reader, amounts::read(reader, at)?, false);
    let (of, end) = unit(reader, &amount);
    // "half an hour", "a quarter of a mile"
    let article = amount.end + usize::from(reader.is(amount.end, "of"));
    let (of, end) =
        if amount.form == Form::Fraction && of == Of::Nothing && reader.any(article, keys!("a an")) {
            let (of, after) = unit(reader, &Amount { end: article + 1, ..amount });
            if matches!(of, Of::Time(_) | Of::Measure(..) | Of::Percent(_)) {
                (of, after)
            } else {
                (Of::Nothing, end)
            }
        } else {
            (of, end)
        };
    if of == Of::Nothing && !amount.rest.is_empty() {
        return None;
    }
    // "75 USD million"
    let late = reader
        .role(end, Role::Scale)
        .filter(|&scale| scale >= 1e6 && amount.scale == 1.0 && matches!(of, Of::Money(_)));
    let (amount, end) = late.map_or((amount, end), |scale| (amount.times(scale), end + 1));
    let amount = match &of {
        Of::Money(currency) if currency.factor != 1.0 => {
            Amount { scale: amount.scale, ..amount.times(currency.factor) }
        }
        _ => amount,
    };
    Some(with_minor(reader, Side { start: at, end, amount, of }))
}

/// Adds the smaller unit that completes a quantity: "three dollars and 50 cents", "5 ft 2 in".
fn with_minor<'a>(reader: &Reader<'a>, major: Side<'a>) -> Side<'a> {
    const SMALLER: [(&str, &str, f64); 3] =
        [("foot", "inch", 12.0), ("stone", "pound", 14.0), ("pound", "ounce", 16.0)];
    if !matches!(major.of, Of::Money(_) | Of::Measure(..))
        || major.amount.scale > 1.0
        || major.amount.low.fract() != 0.0
    {
        return major;
    }
    let next = major.end + usize::from(reader.is(major.end, "and"));
    let starts = reader.kind(next) == TokenKind::Number || reader.role(next, Role::Cardinal).is_some();
    let Some(minor) = starts.then(|| amounts::read(reader, next)).flatten() else { return major };
    let (of, end) = unit(reader, &minor);
    // After feet alone "in" is no preposition.
    let feet = matches!(&major.of, Of::Measure(name, None) if name == "foot");
    let inches = feet && of == Of::Nothing && reader.any(end, keys!("in in. \""));
    let (of, end) = if inches { (Of::Measure("inch".to_owned(), None), end + 1) } else { (of, end) };
    // "15 dollars and 50"
    let cents = matches!(major.of, Of::Money(_))
        && of == Of::Nothing
        && minor.rest.is_empty()
        && (10.0..100.0).contains(&minor.low);
    let spoken = reader.role(major.end - 1, Role::Cardinal).is_none()
        && reader.kind(major.end - 1) == TokenKind::Word
        && reader.kind(end) == TokenKind::Mark;
    let share = match (&major.of, &of) {
        _ if cents && spoken => 0.01,
        (Of::Money(a), Of::Money(b)) if a.factor == 1.0 && b.factor < 1.0 => b.factor,
        (Of::Measure(a, None), Of::Measure(b, None)) => {
            let Some((.., of)) = SMALLER.iter().find(|(large, small, _)| a == large && b == small) else {
                return major;
            };
            1.0 / of
        }
        _ => return major,
    };
    let value = major.amount.low + minor.low * share;
    if !major.amount.is_exact() || !minor.is_exact() || minor.low * share >= 1.0 {
        return major;
    }
    Side { end, amount: Amount { low: value, high: value, ..major.amount }, ..major }
}

/// The figure of a quantity.
fn found(reader: &Reader, side: Side) -> Found {
    let Side { start, end, amount, of } = side;
    let value =
        if amount.is_exact() { Value::exact(amount.low) } else { Value::range(amount.low, amount.high) };
    let mut found = Found::new(reader, start, end, FigureKind::Count);
    found.figure.value = value;
    match of {
        Of::Nothing => {
            let noun = suspended_hyphen(reader, &amount).unwrap_or(end);
            if let Some(counted) = counted::of(reader, start, noun, &amount) {
                found.figure.unit = Some(counted.unit);
                found.figure.of = Some(counted.span);
                found.reach = counted.end;
                found.rate(reader, counted.end);
            }
        }
        Of::Percent(name) => {
            found.figure.kind = FigureKind::Percent;
            found.figure.unit = Some(name.to_owned());
        }
        Of::Money(currency) => {
            found.figure.kind = FigureKind::Money;
            found.figure.unit = Some(currency.code.to_owned());
            found.rate(reader, end);
        }
        Of::Measure(name, per) => {
            found.figure.kind = FigureKind::Measure;
            found.figure.unit = Some(name);
            match per {
                Some(per) => found.figure.per = Some(per),
                None => found.rate(reader, end),
            }
        }
        Of::Time(period) => {
            if let Some(longer) = super::durations::compound(reader, start, end, &amount, period) {
                return longer;
            }
            found.rate(reader, end);
            found.figure.kind = FigureKind::Duration;
            found.figure.unit = Some(period.name().to_owned());
            found.figure.iso = super::durations::iso(&amount, period);
        }
        Of::Age => {
            found.figure.kind = FigureKind::Age;
            found.figure.unit = Some("year of age".to_owned());
        }
    }
    found
}
