//! How often: "every Friday", "each year", "daily", "Tuesday nights".

use super::key::keys;
use super::lexicon::{Period, Time};
use super::quantity::{self, Of};
use super::reader::Reader;
use super::{Found, durations};
use crate::document::FigureKind;
use crate::text::Shape;

/// The set that starts at token `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Found> {
    let (iso, end) = times(reader, at)
        .or_else(|| every(reader, at))
        .or_else(|| adverb(reader, at))
        .or_else(|| plural(reader, at))?;
    let mut found = Found::new(reader, at, end, FigureKind::Set);
    found.figure.iso = Some(iso);
    Some(found)
}

/// "once a week", "twice a year".
fn times(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let often = reader.role(at, super::lexicon::Role::Times).is_some()
        && reader.any(at + 1, keys!("a an every each"));
    let Time::Period(period) = reader.time(at + 2).filter(|_| often)? else { return None };
    Some((period_value(period).to_owned(), at + 3))
}

fn every(reader: &Reader, at: usize) -> Option<(String, usize)> {
    if !reader.any(at, keys!("every each")) {
        return None;
    }
    let next = at + 1 + usize::from(reader.any(at + 1, keys!("other single")));
    // "every 15 minutes"
    if reader.numeral(next).is_some() || reader.is_numeric(next) {
        let side = quantity::side(reader, next).filter(|side| side.amount.is_exact())?;
        let Of::Time(period) = side.of else { return None };
        return Some((durations::iso(&side.amount, period)?, side.end));
    }
    let value = match reader.time(next)? {
        Time::Period(period) => period_value(period).to_owned(),
        Time::Weekday(day) => format!("XXXX-WXX-{day}"),
        Time::Month(month) => format!("XXXX-{month:02}"),
        Time::Season(code) => format!("XXXX-{code}"),
        Time::Part(code) => format!("XXXX-XX-XXT{code}"),
        _ => return None,
    };
    if let (Time::Weekday(_), Some(Time::Part(part))) = (reader.time(next)?, reader.time(next + 1)) {
        return Some((format!("{value}T{part}"), next + 2));
    }
    Some((value, next + 1))
}

fn adverb(reader: &Reader, at: usize) -> Option<(String, usize)> {
    // "Harbour News Daily"
    let beside = at > 0 && reader.tag(at - 1).is_proper() || reader.shape(at + 1) == Shape::Capital;
    let name = beside && reader.shape(at) != Shape::Lower;
    match reader.time(at)? {
        Time::Set(_) if name => None,
        Time::Set(period) => Some((period_value(period).to_owned(), at + 1)),
        _ => None,
    }
}

/// "Mondays", "Tuesday nights".
fn plural(reader: &Reader, at: usize) -> Option<(String, usize)> {
    match reader.time(at)? {
        Time::Weekdays(day) => Some((format!("XXXX-WXX-{day}"), at + 1)),
        Time::Weekday(day) => match reader.time(at + 1)? {
            Time::Part(part) if reader.norm(at + 1).ends_with('s') => {
                Some((format!("XXXX-WXX-{day}T{part}"), at + 2))
            }
            _ => None,
        },
        _ => None,
    }
}

const fn period_value(period: Period) -> &'static str {
    match period {
        Period::Second => "PT1S",
        Period::Minute => "PT1M",
        Period::Hour => "PT1H",
        Period::Day | Period::Night => "P1D",
        Period::Week => "P1W",
        Period::Weekend => "XXXX-WXX-WE",
        Period::Fortnight => "P2W",
        Period::Month => "P1M",
        Period::Quarter => "P3M",
        Period::Year => "P1Y",
        Period::Decade => "P10Y",
        Period::Century => "P100Y",
        Period::Millennium => "P1000Y",
    }
}
