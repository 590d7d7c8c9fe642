//! What stands after an amount: a percent sign, a currency, a unit of time or of measure, "years old".

use super::amounts::{Amount, Form};
use super::key::{Key, keys};
use super::lexicon::{Period, Role, Time, word};
use super::quantity::Of;
use super::reader::Reader;
use super::{counted, money, units};
use crate::text::TokenKind;

/// What stands after an amount, and the position after it.
pub(super) fn unit(reader: &Reader, amount: &Amount) -> (Of, usize) {
    let rest = amount.rest;
    let hyphen = usize::from(
        rest.is_empty() && reader.hyphen(amount.end) && reader.kind(amount.end + 1) == TokenKind::Word,
    );
    // "millions of dollars", "hundreds of miles"
    let of = usize::from(amount.form == Form::Vague && reader.is(amount.end, "of"));
    let at = amount.end + hyphen + of;
    if let Some(of) = suspended(reader, amount) {
        return (of, amount.end + 1);
    }
    if let Some((name, end)) = percent(reader, at, rest) {
        return (Of::Percent(name), end);
    }
    if let Some(end) = age(reader, at, rest) {
        return (Of::Age, end);
    }
    if let Some((period, end)) = period(reader, at, rest) {
        return (Of::Time(period), end);
    }
    if let Some((currency, end)) = money::after(reader, at, rest) {
        let paid = (2..=5).any(|back| at > back && reader.any(at - back, PAYING));
        let weighs = money::is_measure_too(reader.norm(at)) && amount.scale < 1e3 && end == at + 1 && !paid;
        let pixels =
            rest == "p" && [240.0, 360.0, 480.0, 720.0, 1080.0, 1440.0, 2160.0].contains(&amount.low);
        if !weighs && !pixels {
            return (Of::Money(currency), end);
        }
    }
    // "15 yard line": a unit; "12 are" and "three hands": words that are seldom units.
    let unit = units::read(reader, at, rest).filter(|unit| {
        let rare = matches!(
            unit.name.as_str(),
            "are"
                | "hand"
                | "cup"
                | "grain"
                | "bar"
                | "league"
                | "bit"
                | "stone"
                | "mole"
                | "tesla"
                | "degree"
                | "knot"
                | "nit"
        );
        !rare
            || unit.per.is_some()
            || hyphen > 0
            || rest == unit.name
            || unit.end == at && !rest.is_empty()
            || is_really_unit(reader, at, &unit.name)
    });
    // "ten F-16 jets"
    let unit = unit.filter(|unit| !reader.hyphen(unit.end) || reader.kind(unit.end + 1) != TokenKind::Number);
    match unit {
        Some(unit) => (Of::Measure(unit.name, unit.per), unit.end),
        None => (Of::Nothing, amount.end),
    }
}

/// Reads "m", "b", "t" after digits as a magnitude where it is one and not a unit.
pub(super) fn letter<'a>(reader: &Reader<'a>, amount: Amount<'a>, money: bool) -> Amount<'a> {
    let glued = !amount.rest.is_empty();
    let written = if glued { amount.rest } else { reader.text(amount.end) };
    let spaced = !glued
        && matches!(amount.form, Form::Plain(_) | Form::Digits)
        && reader.role(amount.end, Role::Letter).is_some();
    let scale = match written {
        "m" | "M" => 1e6,
        "b" | "B" => 1e9,
        "t" | "T" => 1e12,
        _ => return amount,
    };
    if !glued && !spaced || amount.scale != 1.0 {
        return amount;
    }
    let end = amount.end + usize::from(spaced);
    let plural = || counted::noun(reader, end).is_some_and(|noun| noun.plural);
    let counted = plural() || units::read(reader, end, "").is_some_and(|u| u.end > end);
    let is_scale = match written {
        _ if money => true,
        "M" => true,
        "B" | "b" => glued,
        "m" => counted || reader.is(end, "of") && glued,
        _ => false,
    };
    if !is_scale {
        return amount;
    }
    Amount { rest: "", end, form: Form::Digits, ..amount.times(scale) }
}

/// The unit that a hyphen with nothing after it waits for: "three- and four-day trips".
fn suspended(reader: &Reader, amount: &Amount) -> Option<Of> {
    let (of, _) = unit(reader, &Amount { end: suspended_hyphen(reader, amount)?, ..*amount });
    (of != Of::Nothing).then_some(of)
}

/// The hyphen before what an amount's own hyphen waits for: the last one of "three- and four-bedroom houses".
pub(super) fn suspended_hyphen(reader: &Reader, amount: &Amount) -> Option<usize> {
    const FARTHEST: usize = 8;
    let at = amount.end;
    if !amount.rest.is_empty()
        || !reader.is(at, "-")
        || !reader.tight(at)
        || reader.tight(at + 1) && reader.kind(at + 1) != TokenKind::Mark
    {
        return None;
    }
    let number =
        |at: usize| reader.kind(at) == TokenKind::Number || reader.role(at, Role::Cardinal).is_some();
    (at + 2..at + FARTHEST).find(|&next| reader.hyphen(next) && number(next - 1))
}

/// Whether a word that is seldom a unit is one here.
fn is_really_unit(reader: &Reader, at: usize, name: &str) -> bool {
    match name {
        "degree" | "knot" => true,
        "cup" | "grain" => reader.is(at + 1, "of") || reader.tag(at + 1).is_noun(),
        _ => false,
    }
}

/// "%", "per cent", "percentage points".
fn percent(reader: &Reader, at: usize, rest: &str) -> Option<(&'static str, usize)> {
    if !rest.is_empty() {
        return matches!(rest, "pc" | "pct").then_some(("percent", at));
    }
    match reader.norm(at) {
        "%" | "percent" | "percents" | "pct" | "pct." | "pc" | "％" => Some(("percent", at + 1)),
        "per" if reader.is(at + 1, "cent") => Some(("percent", at + 2)),
        "per" if reader.hyphen(at + 1) && reader.is(at + 2, "cent") => Some(("percent", at + 3)),
        "percentage" => {
            let point = at + 1 + usize::from(reader.hyphen(at + 1));
            let points = reader.any(point, keys!("point points"));
            Some(if points { ("percentage point", point + 1) } else { ("percent", at + 1) })
        }
        _ => None,
    }
}

/// "years old", "-year-old", "years of age", "year-olds".
fn age(reader: &Reader, at: usize, rest: &str) -> Option<usize> {
    if !rest.is_empty() || !reader.any(at, keys!("year years month months week weeks day days")) {
        return None;
    }
    let next = at + 1 + usize::from(reader.hyphen(at + 1));
    let years = reader.any(at, keys!("year years"));
    if reader.any(next, keys!("old olds")) && years {
        return Some(next + 1);
    }
    (years && reader.all(next, keys!("of age"))).then_some(next + 2)
}

/// Words between a number and its unit of time: "three trading days", "two more weeks".
const FILLERS: &[Key] = keys!(
    "more trading business working additional calendar straight consecutive full other long \
    whole successive"
);

/// Words before pounds that are no weight.
const PAYING: &[Key] = keys!(
    "fined fine pay pays paid paying cost costs costing worth spend spent spends earn earns earned charge \
    charged price priced owed owes donated raised fee bill salary"
);

/// A unit of time, in words or written onto the digits.
fn period(reader: &Reader, at: usize, rest: &str) -> Option<(Period, usize)> {
    if rest.is_empty() {
        let filler = usize::from(reader.any(at, FILLERS));
        let next = at + filler;
        return reader
            .period(next)
            .filter(|p| *p != Period::Weekend || filler == 0)
            .map(|period| (period, next + 1));
    }
    let period = match rest {
        // "in his 40s", "the 90s"
        "s" if amount_is_decade(reader, at) => return None,
        "s" | "sec" | "secs" => Period::Second,
        "min" | "mins" => Period::Minute,
        "h" | "hr" | "hrs" => Period::Hour,
        "d" => Period::Day,
        "y" | "yr" | "yrs" | "yo" => Period::Year,
        _ => {
            return word(&rest.to_lowercase()).time.and_then(|time| match time {
                Time::Period(period) | Time::Periods(period) => Some((period, at)),
                _ => None,
            });
        }
    };
    Some((period, at))
}

/// Whether the digits before token `at` are two, and a ten: a decade of a century or of a life.
fn amount_is_decade(reader: &Reader, at: usize) -> bool {
    let text = at.checked_sub(1).map_or("", |before| reader.text(before));
    text.len() == 3 && text.as_bytes()[1] == b'0'
}
