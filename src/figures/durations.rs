//! How long: "20-month", "the past two years", "several weeks", "recent months".

use super::Found;
use super::amounts::{Amount, Form};
use super::key::{Key, keys};
use super::lexicon::{Period, Time};
use super::quantity::{self, Of};
use super::reader::Reader;
use crate::document::{FigureKind, Value};

/// Words that set a stretch of time in its place: "the past two years".
const FRAMES: &[Key] = keys!(
    "past last next first coming previous following final latest preceding early recent \
    remaining other ensuing opening closing intervening"
);

/// Words after which "an hour" is a stretch of time.
const LEADS: &[Key] = keys!(
    "for within than about nearly almost over under half after roughly around least lasted took \
    takes lasts take last spent"
);

/// The TIMEX3 value of so much time.
pub(super) fn iso(amount: &Amount, period: Period) -> Option<String> {
    if amount.form == Form::Vague {
        return Some(vague(period).to_owned());
    }
    exact(amount.low, period)
}

fn exact(value: f64, period: Period) -> Option<String> {
    if !(0.0..=1e9).contains(&value) {
        return None;
    }
    let (value, code, time) = match period {
        Period::Second => (value, "S", "T"),
        Period::Minute => (value, "M", "T"),
        Period::Hour => (value, "H", "T"),
        Period::Day | Period::Night => (value, "D", ""),
        Period::Weekend => (value, "WE", ""),
        Period::Week => (value, "W", ""),
        Period::Fortnight => (value * 2.0, "W", ""),
        Period::Month => (value, "M", ""),
        Period::Quarter => (value * 3.0, "M", ""),
        Period::Year => (value, "Y", ""),
        Period::Decade => (value * 10.0, "Y", ""),
        Period::Century => (value * 100.0, "Y", ""),
        Period::Millennium => (value * 1000.0, "Y", ""),
    };
    let (whole, left) = (value.trunc(), value.fract());
    let smaller = match code {
        "Y" => left * 12.0,
        "H" | "M" if time == "T" => left * 60.0,
        _ => 0.0,
    };
    let next = match code {
        "Y" | "H" => "M",
        _ => "S",
    };
    if left > 0.0 && smaller > 0.0 && smaller.fract() == 0.0 {
        let first = if whole > 0.0 { format!("{whole}{code}") } else { String::new() };
        return Some(format!("P{time}{first}{smaller}{next}"));
    }
    Some(format!("P{time}{value}{code}"))
}

/// Two units that make one duration: "3 hours 30 minutes", "one year and two months".
pub(super) fn compound(
    reader: &Reader,
    start: usize,
    end: usize,
    first: &Amount,
    period: Period,
) -> Option<Found> {
    let next = end + usize::from(reader.is(end, "and"));
    let second = quantity::side(reader, next)?;
    let Of::Time(smaller) = second.of else { return None };
    let share = match (period, smaller) {
        (Period::Year, Period::Month) => 12.0,
        (Period::Week, Period::Day) => 7.0,
        (Period::Day, Period::Hour) => 24.0,
        (Period::Hour, Period::Minute) | (Period::Minute, Period::Second) => 60.0,
        _ => return None,
    };
    let (whole, part) = (first.low, second.amount.low);
    if !first.is_exact() || !second.amount.is_exact() || whole.fract() > 0.0 || part >= share {
        return None;
    }
    let mut found = Found::new(reader, start, second.end, FigureKind::Duration);
    found.figure.value = Value::exact(whole + part / share);
    found.figure.unit = Some(period.name().to_owned());
    let (large, small) = (exact(whole, period)?, exact(part, smaller)?);
    let small =
        if large.contains('T') { small.trim_start_matches("PT") } else { small.trim_start_matches('P') };
    found.figure.iso = Some(format!("{large}{small}"));
    Some(found)
}

/// The value of an unknown number of units.
pub(super) const fn vague(period: Period) -> &'static str {
    match period {
        Period::Second => "PTXS",
        Period::Minute => "PTXM",
        Period::Hour => "PTXH",
        Period::Day | Period::Night => "PXD",
        Period::Week | Period::Fortnight => "PXW",
        Period::Weekend => "PXWE",
        Period::Month => "PXM",
        Period::Quarter => "PXQ",
        Period::Year => "PXY",
        Period::Decade => "PXDE",
        Period::Century => "PXCE",
        Period::Millennium => "PXML",
    }
}

/// A duration that does not start with its number, at token `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Found> {
    let start = at;
    let hyphened = |at: usize| reader.hyphen(at + 1);
    let the = usize::from(reader.any(at, keys!("the these those its their his her this that")));
    let at = at + the;
    let framed = reader.any(at, FRAMES);
    let open = at + usize::from(framed);
    let open = open + usize::from(framed && reader.any(open, keys!("full or")));
    if let Some((period, end)) = indefinite(reader, open, framed) {
        let start = if framed { start } else { open };
        let mut found = Found::new(reader, start, end, FigureKind::Duration);
        let several = !reader.any(open, keys!("a an")) || reader.any(open + 1, keys!("few couple number"));
        found.figure.unit = Some(period.name().to_owned());
        if reader.any(open, keys!("couple")) || reader.is(open + 1, "couple") {
            found.figure.value = Value::exact(2.0);
            found.figure.iso = exact(2.0, period);
        } else if several {
            found.figure.iso = Some(vague(period).to_owned());
        } else {
            let half = if reader.is(end, "and") && reader.all(end + 1, keys!("a half")) { 0.5 } else { 0.0 };
            let end = if half > 0.0 { end + 3 } else { end };
            found = Found {
                figure: crate::document::Figure { span: reader.span(start, end), ..found.figure },
                end,
                ..found
            };
            found.figure.value = Value::exact(1.0 + half);
            found.figure.iso = exact(1.0 + half, period);
        }
        return Some(found);
    }
    if !framed && (the == 0 || hyphened(open)) {
        return None;
    }
    let side = quantity::side(reader, open)?;
    let Of::Time(_) = side.of else { return None };
    let mut found = quantity::read(reader, open)?;
    if found.figure.kind != FigureKind::Duration {
        return None;
    }
    found.start = start;
    found.figure.span = reader.span(start, found.end);
    Some(found)
}

/// Time without a number: "several years", "a few days", "an hour", and bare plurals in a frame: "recent months".
fn indefinite(reader: &Reader, at: usize, framed: bool) -> Option<(Period, usize)> {
    let plural = |at: usize| match reader.time(at)? {
        Time::Periods(period) => Some((period, at + 1)),
        _ => None,
    };
    let single = |at: usize| match reader.time(at)? {
        Time::Period(period) => Some((period, at + 1)),
        _ => None,
    };
    match reader.norm(at) {
        "several" | "few" | "many" | "couple" => {
            plural(at + 1 + usize::from(reader.is(at + 1, "of")) + usize::from(reader.is(at + 1, "more")))
        }
        "a" if reader.any(at + 1, keys!("few couple number")) => {
            let of = at + 2 + usize::from(reader.any(at + 2, keys!("of more")));
            plural(of)
        }
        "a" | "an"
            if !framed
                && at > 0
                && (reader.any(at + 2, keys!("after before later"))
                    || reader.all(at + 2, keys!("and a half"))
                    || reader.any(at - 1, LEADS)) =>
        {
            let adjective = usize::from(reader.any(at + 1, keys!("full whole additional further solid")));
            single(at + 1 + adjective).filter(|(period, end)| {
                // "over a quarter of them"
                let share = *period == Period::Quarter && reader.is(*end, "of");
                !share && !reader.is(*end, "-")
            })
        }
        "recent" | "coming" => plural(at + 1),
        _ if framed => plural(at),
        // "for weeks", "months later", but not "in days of old"
        _ => plural(at).filter(|(_, end)| {
            let told =
                at > 0 && reader.any(at - 1, keys!("for within over after just")) && !reader.is(*end, "of");
            told || reader.any(*end, keys!("ago later earlier before after"))
        }),
    }
}
