//! Quantities: an amount, or a range of two, with its currency, percent sign or unit.

use super::Found;
use super::amounts::{self, Amount, Form};
use super::lexicon::{Period, Role};
use super::money::{self, Currency};
use super::reader::Reader;
use super::{counted, names, units};
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
        return reader.any(
            next + 1,
            &[
                "the", "its", "his", "her", "their", "our", "these", "those", "my", "your", "several",
                "many", "few",
            ],
        ) || reader.kind(next + 1) == TokenKind::Number
            || reader.role(next + 1, Role::Cardinal).is_some();
    }
    let pronoun = at > 0
        && reader.any(
            at - 1,
            &[
                "this", "that", "the", "no", "each", "every", "any", "which", "another", "same", "other",
                "only", "last", "first", "next", "new",
            ],
        );
    let noun = counted::noun(reader, next).is_some_and(|noun| noun.end > next);
    noun && !pronoun
        || reader.any(next, &["-", "or", "to", "in", "out"]) && reader.tag(next + 1) == Tag::Cardinal
}

/// An amount with its unit.
pub(super) fn side<'a>(reader: &Reader<'a>, at: usize) -> Option<Side<'a>> {
    let signed =
        usize::from(reader.any(at, &["-", "−", "+", "~", "≈"]) && reader.tight(at + 1) && !reader.tight(at));
    if let Some((currency, number, cut)) =
        money::before(reader, at + signed).or_else(|| money::before(reader, at))
    {
        let amount =
            if cut > 0 { amounts::inside(reader, number, cut) } else { amounts::read(reader, number) }?;
        let amount = letter(reader, amount, true);
        let negative = signed > 0 && matches!(reader.norm(at), "-" | "−") && !reader.tight(at);
        let amount = amount.times(if negative { -currency.factor } else { currency.factor });
        let amount = Amount { scale: amount.scale.abs(), ..amount };
        let mut end = amount.end;
        // "$31.20 US", "$5 USD", "$3 Canadian"
        if currency.code == "USD" && reader.any(end, &["us", "usd", "u.s."]) && !reader.tag(end + 1).is_noun()
        {
            end += 1;
        }
        let amount = Amount { end, ..amount };
        return Some(with_minor(reader, Side { start: at, end, amount, of: Of::Money(currency) }));
    }
    let amount = letter(reader, amounts::read(reader, at)?, false);
    let (of, end) = unit(reader, &amount);
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

/// Reads "m", "b", "t" after digits as a magnitude where it is one and not a unit.
fn letter<'a>(reader: &Reader<'a>, amount: Amount<'a>, money: bool) -> Amount<'a> {
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

/// What stands after an amount, and the position after it.
fn unit(reader: &Reader, amount: &Amount) -> (Of, usize) {
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
        let weighs = money::is_measure_too(reader.norm(at)) && amount.scale < 1e3 && end == at + 1;
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
            || hyphen > 0
            || rest == unit.name
            || unit.end == at && !rest.is_empty()
            || is_really_unit(reader, at, &unit.name)
    });
    match unit {
        Some(unit) => (Of::Measure(unit.name, unit.per), unit.end),
        None => (Of::Nothing, amount.end),
    }
}

/// The unit that a hyphen with nothing after it waits for: "three- and four-day trips".
fn suspended(reader: &Reader, amount: &Amount) -> Option<Of> {
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
    let hyphen = (at + 2..at + FARTHEST).find(|&next| reader.hyphen(next) && number(next - 1))?;
    let (of, _) = unit(reader, &Amount { end: hyphen, ..*amount });
    (of != Of::Nothing).then_some(of)
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
            let points = reader.any(point, &["point", "points"]);
            Some(if points { ("percentage point", point + 1) } else { ("percent", at + 1) })
        }
        _ => None,
    }
}

/// "years old", "-year-old", "years of age", "year-olds".
fn age(reader: &Reader, at: usize, rest: &str) -> Option<usize> {
    if !rest.is_empty()
        || !reader.any(at, &["year", "years", "month", "months", "week", "weeks", "day", "days"])
    {
        return None;
    }
    let next = at + 1 + usize::from(reader.hyphen(at + 1));
    let years = reader.any(at, &["year", "years"]);
    if reader.any(next, &["old", "olds"]) && years {
        return Some(next + 1);
    }
    (years && reader.all(next, "of age")).then_some(next + 2)
}

/// A unit of time, in words or written onto the digits.
fn period(reader: &Reader, at: usize, rest: &str) -> Option<(Period, usize)> {
    if rest.is_empty() {
        // "six month-long", "three trading days", "two more weeks"
        let filler = usize::from(reader.any(
            at,
            &[
                "more",
                "trading",
                "business",
                "working",
                "additional",
                "calendar",
                "straight",
                "consecutive",
                "full",
                "other",
                "long",
                "whole",
                "successive",
            ],
        ));
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
            return super::lexicon::word(&rest.to_lowercase()).time.and_then(|time| match time {
                super::lexicon::Time::Period(period) | super::lexicon::Time::Periods(period) => {
                    Some((period, at))
                }
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

/// The range that starts with `first`, if it does start one.
fn ranged<'a>(reader: &Reader<'a>, first: &Side<'a>) -> Option<Side<'a>> {
    let (next, joint) = joint(reader, first)?;
    let second = side(reader, next)
        .filter(|second| second.amount.form != Form::Vague || first.amount.form == Form::Vague)?;
    if first.amount.form == Form::Vague && second.amount.form != Form::Vague
        || second.amount.low < 0.0 && joint == Joint::Dash
    {
        return None;
    }
    let of = match (&first.of, &second.of) {
        (a, b) if a == b => second.of.clone(),
        (Of::Nothing, b) if joint != Joint::Or || first.amount.low < second.amount.low => b.clone(),
        (Of::Money(a), Of::Nothing) if joint == Joint::Dash => Of::Money(*a),
        _ => return None,
    };
    let (mut low, mut high) = (first.amount, second.amount);
    // "$89 to $93 billion": the magnitude serves both.
    if low.scale == 1.0
        && high.scale > 1.0
        && low.high * high.scale > 0.0
        && low.high < 1000.0
        && low.form != Form::Words
    {
        low = low.times(high.scale);
    }
    if matches!(of, Of::Money(c) if c.factor != 1.0) && first.of == Of::Nothing {
        let factor = if let Of::Money(c) = of { c.factor } else { 1.0 };
        low = low.times(factor);
    }
    let falls = low.low > high.high;
    let unlike = first.of == Of::Nothing && (of == Of::Nothing || low.low < high.high);
    if falls && !(joint == Joint::FromTo || joint == Joint::To && !unlike) {
        return None;
    }
    if joint == Joint::Or
        && !(low.low < high.low && high.low <= low.low + 2.0 * low.scale.max(1.0) && first.of == second.of
            || first.amount.form == Form::Words && low.low < high.low)
    {
        return None;
    }
    std::mem::swap(&mut low.high, &mut high.low);
    let (a, b) = (low.low.min(low.high).min(high.high), high.high.max(high.low).max(low.low));
    let amount = Amount { low: a, high: b, ..second.amount };
    Some(Side { start: first.start, end: second.end, amount, of })
}

/// What joins the two sides of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Dash,
    To,
    FromTo,
    Or,
    And,
}

/// The joint after `first`, and the position after it.
fn joint(reader: &Reader, first: &Side) -> Option<(usize, Joint)> {
    let end = first.end;
    let before = first.start.checked_sub(1);
    let before_is = |words: &[&str]| before.is_some_and(|b| reader.any(b, words));
    if reader.dash(end) && (reader.tight(end) == reader.tight(end + 1)) {
        // "200,000 to-260,000" and "10 - 12"; a second dash makes it a telephone number or a date.
        let next = end + 1;
        let spaced_dash = reader.is(end, "-")
            && !reader.tight(end)
            && !matches!(first.amount.form, Form::Plain(_) | Form::Digits);
        return (!spaced_dash).then_some((next, Joint::Dash));
    }
    match reader.norm(end) {
        "to" | "through" => {
            // "rose 5 to 12" and "up 18 sen to RM23.50" give a change and where it led.
            let from =
                before_is(&["from", "between"]) || before.is_some_and(|b| b > 0 && reader.is(b - 1, "from"));
            let moved = before.is_some_and(|b| super::trend::moves(reader, b)) || before_is(&["by"]);
            let moved = moved && first.of != Of::Nothing;
            let next = end + 1 + usize::from(reader.dash(end + 1) && reader.tight(end + 2));
            (!moved || from).then_some((next, if from { Joint::FromTo } else { Joint::To }))
        }
        "or" => Some((end + 1, Joint::Or)),
        "and" => (before_is(&["between"]) || before.is_some_and(|b| b > 0 && reader.is(b - 1, "between")))
            .then_some((end + 1, Joint::And)),
        _ => None,
    }
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
            if let Some(counted) = counted::of(reader, end, &amount) {
                found.figure.unit = Some(counted.unit);
                found.figure.of = Some(counted.span);
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
