//! Times told from another: "yesterday", "last week", "Friday", "two weeks ago", "the third quarter".

use super::dates::{self, Read};
use super::key::keys;
use super::lexicon::{Period, Time};
use super::quantity::{self, Of};
use super::reader::Reader;
use super::resolve::{When, Which, Year};
use super::{business, holidays, years};
use crate::text::{Shape, TokenKind};

/// The relative time that starts at token `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Read {
    // Digits that are no ordinal start nothing else.
    if reader.numeral(at).is_some_and(|numeral| numeral.rest.is_empty()) {
        return ago(reader, at).or_else(|| business::year_before(reader, at));
    }
    day(reader, at)
        .or_else(|| weekday(reader, at, None))
        .or_else(|| ago(reader, at))
        .or_else(|| quarter(reader, at))
        .or_else(|| season(reader, at))
        .or_else(|| business::read(reader, at))
        .or_else(|| week_of(reader, at))
        .or_else(|| which(reader, at))
        .or_else(|| that(reader, at))
        .or_else(|| holiday(reader, at))
        .or_else(|| day_of_month(reader, at))
}

/// "that year": known to the reader of what stands before, not to us.
fn that(reader: &Reader, at: usize) -> Read {
    let same = at + 1 + usize::from(reader.is(at + 1, "same"));
    let Some(Time::Period(period)) = reader.time(same).filter(|_| reader.is(at, "that")) else { return None };
    let long =
        matches!(period, Period::Week | Period::Weekend | Period::Month | Period::Quarter | Period::Year);
    (long && !reader.tag(same + 1).is_noun()).then_some((When::Unknown, same + 1))
}

/// "week of March 6", "last week of July", "first Monday of next month".
fn week_of(reader: &Reader, at: usize) -> Read {
    let ordinal = dates::ordinal(reader, at).map(|(_, end)| end);
    let next = ordinal.unwrap_or(at + usize::from(reader.is(at, "last")));
    let weekday = matches!(reader.time(next), Some(Time::Weekday(_))) && next > at;
    if !weekday && !reader.is(next, "week") {
        return None;
    }
    let told = usize::from(reader.any(next + 1, keys!("beginning starting ending commencing ended")));
    let of = next + 1 + told + usize::from(reader.any(next + 1 + told, keys!("of on")));
    if of == next + 1 {
        return None;
    }
    let of = of + usize::from(reader.is(of, "the"));
    let (when, end) = dates::read(reader, of).or_else(|| which(reader, of))?;
    let when = match when {
        When::Day { .. } if next == at => When::WeekOf(Box::new(when)),
        _ => When::Unknown,
    };
    Some((when, end))
}

/// "Thanksgiving", "Christmas 2019".
fn holiday(reader: &Reader, at: usize) -> Read {
    let (holiday, end) = holidays::read(reader, at)?;
    if let Some((year, end)) = year_of(reader, end) {
        return Some((When::Holiday { holiday, year }, end));
    }
    Some((When::Holiday { holiday, year: dates::near(reader, at, end) }, end))
}

/// "on the 25th".
fn day_of_month(reader: &Reader, at: usize) -> Read {
    let (day, end) = dates::day_number(reader, at)?;
    let ordinal = reader.numeral(at).is_some_and(|numeral| !numeral.rest.is_empty());
    let told = at > 1
        && reader.is(at - 1, "the")
        && reader.any(at - 2, keys!("on by until till since from before after"));
    let dated = reader.is(end, "of") && dates::month(reader, end + 1).is_some();
    let alone =
        !dated && !reader.tag(end).is_noun() && !reader.tag(end).is_adjective() && !reader.hyphen(end);
    (ordinal && told && alone).then_some((When::DayOfMonth(day), end))
}

/// "today", "yesterday".
fn day(reader: &Reader, at: usize) -> Read {
    match reader.time(at)? {
        Time::Day(by) => Some((When::Offset(Period::Day, i64::from(by)), at + 1)),
        _ => None,
    }
}

/// "Friday", "Fri.".
fn weekday(reader: &Reader, at: usize, told: Option<Which>) -> Read {
    let day = match reader.time(at)? {
        Time::Weekday(day) => day,
        Time::ShortWeekday(day) => {
            let dated = dates::read(reader, at + 1 + usize::from(reader.any(at + 1, keys!(", .")))).is_some();
            if reader.shape(at) == Shape::Lower
                || !(dated || reader.text(at).ends_with('.') || reader.is(at + 1, "."))
            {
                return None;
            }
            day
        }
        _ => return None,
    };
    // "Friday, July 21, 2017" is one day with two names.
    let next = at + 1 + usize::from(reader.is(at + 1, ".") && reader.tight(at + 1));
    let next = next + usize::from(reader.is(next, ","));
    if let Some((when @ When::Day { .. }, end)) =
        dates::read(reader, next + usize::from(reader.is(next, "the")))
    {
        return Some((when, end));
    }
    // "Tuesday of next week", "Monday next week"
    let week = at + 1 + usize::from(reader.is(at + 1, "of"));
    let shift = [(keys!("last week"), -1), (keys!("this week"), 0), (keys!("next week"), 1)];
    if let Some((_, weeks)) = shift.into_iter().find(|(words, _)| reader.all(week, words)) {
        return Some((When::WeekdayOf { day, weeks }, week + 2));
    }
    let which = told.unwrap_or_else(|| dates::which(reader, at, at + 1));
    Some((When::Weekday { day, which }, at + 1))
}

/// The unit of "two hundred and fifty years ago" stands no farther from its number.
const NEAR: usize = 8;

/// "two weeks ago", "a year earlier", "three days later".
fn ago(reader: &Reader, at: usize) -> Read {
    let vague = match reader.norm(at) {
        "several" | "many" | "few" => at + 1,
        "a" if reader.any(at + 1, keys!("few couple")) => at + 2 + usize::from(reader.is(at + 2, "of")),
        _ => at,
    };
    if let Some(Time::Periods(_)) = reader.time(vague) {
        return reader.is(vague + 1, "ago").then_some((When::Vague("PAST_REF"), vague + 2));
    }
    // Most numbers are no stretch of time, and a look ahead is cheaper than reading one.
    if !(at + 1..at + NEAR).any(|next| reader.period(next).is_some())
        && reader.numeral(at).is_none_or(|n| n.rest.is_empty())
    {
        return None;
    }
    let (amount, period, end) = if reader.any(at, keys!("a an")) {
        let Time::Period(period) = reader.time(at + 1)? else { return None };
        (1.0, period, at + 2)
    } else {
        let side = quantity::side(reader, at)?;
        let Of::Time(period) = side.of else { return None };
        (side.amount.low, period, side.end)
    };
    let end = end + usize::from(reader.all(end, keys!("or so"))) * 2;
    // No calendar goes farther.
    let by = amount.trunc().clamp(-1e6, 1e6) as i64;
    if let Some(found) = shifted(reader, period, by, end) {
        return Some(found);
    }
    match reader.norm(end) {
        "ago" | "earlier" => Some((When::Offset(period, -by), end + 1)),
        "before" | "prior" if reader.kind(end + 1) == TokenKind::Mark => {
            Some((When::Offset(period, -by), end + 1))
        }
        "from" if reader.any(end + 1, keys!("now today")) => Some((When::Offset(period, by), end + 2)),
        _ => None,
    }
}

/// "two weeks before May 13", "three days after tomorrow": counted from another date.
fn shifted(reader: &Reader, period: Period, by: i64, at: usize) -> Read {
    let by = match reader.norm(at) {
        "before" => -by,
        "after" | "from" => by,
        _ => return None,
    };
    let the = at + 1 + usize::from(reader.is(at + 1, "the"));
    let (anchor, end) = day(reader, the)
        .or_else(|| weekday(reader, the, None))
        .or_else(|| dates::read(reader, the))
        .or_else(|| holiday(reader, the))?;
    let whole = matches!(
        anchor,
        When::Day { .. } | When::Weekday { .. } | When::Holiday { .. } | When::Offset(Period::Day, _)
    );
    whole.then(|| (When::Shifted { from: Box::new(anchor), period, by }, end))
}

/// "third-quarter", "the fourth quarter of 1997", "Q3 2019", "the first half of 2024".
fn quarter(reader: &Reader, at: usize) -> Read {
    const QUARTERS: [&str; 4] = ["Q1", "Q2", "Q3", "Q4"];
    const HALVES: [&str; 2] = ["H1", "H2"];
    let short = |codes: &[&'static str]| {
        codes.iter().copied().find(|code| reader.text(at).eq_ignore_ascii_case(code))
    };
    let at = at + usize::from(reader.is(at, "fiscal"));
    let (code, end) = if let Some(code) = short(&QUARTERS).or_else(|| short(&HALVES)) {
        (code, at + 1)
    } else {
        let (ordinal, next) = dates::ordinal(reader, at)?;
        let next = next + usize::from(reader.hyphen(next));
        let next = next + usize::from(reader.is(next, "fiscal"));
        match reader.norm(next) {
            "quarter" => (nth(&QUARTERS, ordinal)?, next + 1),
            "half" => {
                let (year, end) = year_of(reader, next + 1)?;
                return Some((When::Part { year, code: nth(&HALVES, ordinal)? }, end));
            }
            _ => return None,
        }
    };
    let (year, end) = year_of(reader, end).unwrap_or((Year::Near(Which::Past), end));
    Some((When::Part { year, code }, end))
}

fn nth(codes: &[&'static str], ordinal: f64) -> Option<&'static str> {
    codes.iter().zip(1_u8..).find(|(_, n)| f64::from(*n) == ordinal).map(|(code, _)| *code)
}

/// The year after a quarter or season: "of 2019", "this year", "2019".
fn year_of(reader: &Reader, at: usize) -> Option<(Year, usize)> {
    let next = at + usize::from(reader.any(at, keys!("of in ,")) || reader.hyphen(at));
    let next = next + usize::from(reader.is(next, "fiscal"));
    if let Some((year, end)) = years::year(reader, next) {
        return Some((Year::Known(year), end));
    }
    years::this_year(reader, next).map(|(offset, end)| (Year::Offset(offset), end))
}

/// "summer 2019", "the winter of 1994".
fn season(reader: &Reader, at: usize) -> Read {
    let Time::Season(code) = reader.time(at)? else { return None };
    if let Some((year, end)) = year_of(reader, at + 1) {
        return Some((When::Part { year, code }, end));
    }
    // "spring" and "fall" are verbs too, and "a summer day" is no date.
    let the = at > 0 && reader.any(at - 1, keys!("the in early late mid until by since"));
    let noun = reader.tag(at).is_noun() && !reader.tag(at + 1).is_noun();
    (the && noun).then(|| (When::Part { year: dates::near(reader, at, at + 1), code }, at + 1))
}

/// "last week", "this coming Sunday", "next May", "the previous year".
fn which(reader: &Reader, at: usize) -> Read {
    let (by, which) = match reader.norm(at) {
        "last" | "previous" | "past" | "preceding" => (-1, Which::Last),
        "this" | "current" => (0, Which::This),
        "next" | "coming" | "following" => (1, Which::Next),
        _ => return None,
    };
    let unknown = matches!(reader.norm(at), "following");
    let mut next = at + 1;
    let mut which = which;
    while reader.any(next, keys!("coming past fiscal same very calendar")) && next < at + 3 {
        if reader.is(next, "past") {
            which = Which::Last;
        }
        next += 1;
    }
    if let Some((when, end)) = weekday(reader, next, Some(which)) {
        return Some((when, end));
    }
    if let Some((holiday, end)) = holidays::read(reader, next) {
        return Some((When::Holiday { holiday, year: Year::Near(which) }, end));
    }
    let when = match reader.time(next)? {
        Time::Period(_) | Time::Season(_) if unknown => When::Unknown,
        _ if unknown => return None,
        Time::Period(Period::Second | Period::Minute | Period::Hour) => return None,
        Time::Period(Period::Day) if by != 0 && reader.is(at, "last") => return None,
        Time::Period(period) => When::Offset(period, by),
        Time::Season(code) => When::Part { year: Year::Near(which), code },
        Time::Month(_) => {
            let (found, end) = dates::read(reader, next)?;
            let found = match found {
                When::Month { month, year: Year::Near(_) } => When::Month { month, year: Year::Near(which) },
                When::Day { month, day, year: Year::Near(_) } => {
                    When::Day { month, day, year: Year::Near(which) }
                }
                other => other,
            };
            return Some((found, end));
        }
        _ if reader.norm(at) == "current" && !reader.is(next, "year") => return None,
        Time::Part("NI") if by == -1 => When::Offset(Period::Night, -1),
        _ => return None,
    };
    Some((when, next + 1))
}
