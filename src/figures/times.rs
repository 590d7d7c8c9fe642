//! Time expressions: a date or a time of day with what stands around it ("early on", "the end of", "at 7 p.m.").

use super::clock::{self, Clock};
use super::key::keys;
use super::lexicon::{Period, Time};
use super::reader::Reader;
use super::resolve::{self, When, Year};
use super::{Found, dates, durations, relative, sets};
use crate::document::FigureKind;
use crate::text::TokenKind;

/// The time expression that starts at token `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Found> {
    match reader.kind(at) {
        TokenKind::Number => point(reader, at),
        // "the '80s"
        TokenKind::Mark => {
            if reader.any(at, keys!("' ‘ ’ `")) {
                point(reader, at)
            } else {
                None
            }
        }
        TokenKind::Word => sets::read(reader, at)
            .or_else(|| point(reader, at))
            .or_else(|| durations::read(reader, at))
            .or_else(|| vague(reader, at)),
    }
}

/// What an expression points at.
struct Point {
    when: Option<When>,
    clock: Option<Clock>,
    part: Option<&'static str>,
    end: usize,
}

/// A date, a time of day or both.
fn point(reader: &Reader, at: usize) -> Option<Found> {
    let start = lead(reader, at);
    let point = core(reader, start).or_else(|| (start > at).then(|| core(reader, at)).flatten())?;
    let end = point.end;
    // "the Oct. 23 talks": the article belongs to the talks.
    let named = matches!(
        point.when,
        Some(When::Day { .. } | When::Month { .. } | When::Year(_) | When::Weekday { .. })
    ) && !reader.any(start, keys!("year fiscal"))
        && !reader.any(end - 1, keys!("period quarter end"));
    let hyphened = reader.hyphen(start + 1) && reader.tag(end).is_noun();
    let at = if reader.is(at, "the") && start == at + 1 && (named || hyphened) { start } else { at };
    let kind =
        if point.clock.is_some() || point.part.is_some() { FigureKind::Time } else { FigureKind::Date };
    let mut found = Found::new(reader, at, end, kind);
    found.figure.iso = value(reader, &point);
    Some(found)
}

/// The TIMEX3 value of a point.
fn value(reader: &Reader, point: &Point) -> Option<String> {
    let time = point
        .clock
        .as_ref()
        .map(|clock| clock.value.clone())
        .or_else(|| point.part.map(|part| format!("T{part}")));
    let date = match &point.when {
        Some(when) => resolve::iso(when, reader.date),
        None => reader.date.map(|date| date.to_string()),
    };
    match (date, time) {
        (date, None) => date,
        (Some(date), Some(time)) => Some(format!("{date}{time}")),
        (None, Some(time)) => point.when.is_none().then_some(time),
    }
}

/// Steps over what introduces a date and belongs to it: "the", "early", "later", "mid-", "the end of".
fn lead(reader: &Reader, at: usize) -> usize {
    let mut next = at + usize::from(reader.is(at, "the"));
    if reader.any(next, keys!("beginning start end middle close turn")) && reader.is(next + 1, "of") {
        next += 2 + usize::from(reader.is(next + 2, "the"));
    } else if reader.any(next, keys!("early late mid later earlier")) {
        next += 1 + usize::from(reader.hyphen(next + 1)) + usize::from(reader.is(next + 1, "in"));
        next += usize::from(reader.any(next, keys!("on the")));
    }
    next
}

/// The date or time of day itself.
fn core(reader: &Reader, at: usize) -> Option<Point> {
    if !reader.can_date(at) {
        return None;
    }
    if let Some(clock) = clock::read(reader, at) {
        return Some(with_date(reader, clock));
    }
    if let Some(point) = stamp(reader, at) {
        return Some(point);
    }
    if let Some(point) = part_of_day(reader, at) {
        return Some(point);
    }
    if let Some((when, end)) =
        relative::read(reader, at).or_else(|| dates::read(reader, at)).or_else(|| whole(reader, at))
    {
        return Some(with_time(reader, when, end));
    }
    None
}

/// A time stamp: "2019-09-01T10:38:07.190Z".
fn stamp(reader: &Reader, at: usize) -> Option<Point> {
    let part = |at: usize| reader.numeral(at).filter(|n| n.plain && n.digits <= 4);
    let (year, month, day) = (part(at)?, part(at + 2)?, part(at + 4)?);
    let hour = day.rest.strip_prefix('T')?.parse::<u8>().ok().filter(|&hour| hour < 24)?;
    let minute = part(at + 6).filter(|n| n.digits == 2 && n.value < 60.0 && reader.is(at + 5, ":"))?;
    let mut end = at + 7;
    if reader.is(end, ":") && reader.numeral(end + 1).is_some() {
        end += 2;
    }
    let joined = (at + 1..end).all(|at| reader.tight(at)) && reader.dash(at + 1) && reader.dash(at + 3);
    let fits = year.digits == 4 && (1.0..=12.0).contains(&month.value) && (1.0..=31.0).contains(&day.value);
    let when =
        When::Day { year: Year::Known(year.value as i16), month: month.value as i8, day: day.value as i8 };
    let value = format!("T{hour:02}:{:02}", minute.value);
    (joined && fits).then_some(Point { when: Some(when), clock: Some(Clock { value, end }), part: None, end })
}

/// A time of day and the date after it: "7 p.m. Wednesday", "noon on June 3".
fn with_date(reader: &Reader, clock: Clock) -> Point {
    let next = clock.end + usize::from(reader.any(clock.end, keys!("on ,")));
    let date = relative::read(reader, next).or_else(|| dates::read(reader, next)).filter(|(when, _)| {
        matches!(when, When::Day { .. } | When::Weekday { .. } | When::Offset(Period::Day, _))
    });
    match date {
        Some((when, end)) => Point { when: Some(when), clock: Some(clock), part: None, end },
        None => Point { when: None, end: clock.end, clock: Some(clock), part: None },
    }
}

/// A date and the time of day after it: "Wednesday night", "June 3 at noon".
fn with_time(reader: &Reader, when: When, end: usize) -> Point {
    let single = matches!(when, When::Day { .. } | When::Weekday { .. } | When::Offset(Period::Day, _));
    if let Some(Time::Part(part)) = reader.time(end).filter(|_| single) {
        return Point { when: Some(when), clock: None, part: Some(part), end: end + 1 };
    }
    let next = end + usize::from(reader.any(end, keys!("at ,")));
    let told = |clock: &Clock| {
        reader.is(end, "at") || next == end || matches!(reader.time(clock.end - 1), Some(Time::HalfDay(_)))
    };
    if let Some(clock) = clock::read(reader, next).filter(|clock| single && told(clock)) {
        return Point { when: Some(when), end: clock.end, clock: Some(clock), part: None };
    }
    Point { when: Some(when), clock: None, part: None, end }
}

/// "this morning", "tonight", "overnight".
fn part_of_day(reader: &Reader, at: usize) -> Option<Point> {
    if reader.time(at) == Some(Time::Tonight) {
        return Some(Point { when: None, clock: None, part: Some("NI"), end: at + 1 });
    }
    let early = at + usize::from(reader.any(at, keys!("early late mid")));
    let early = early + usize::from(early > at && reader.hyphen(early));
    let inner = early
        + usize::from(
            reader.is(early, "this")
                || reader.is(early, "the") && at > 0 && reader.any(at - 1, keys!("in during")),
        );
    let Some(Time::Part(part)) = reader.time(inner).filter(|_| inner > at) else { return None };
    let plain = reader.is(inner - 1, "this") || !reader.tag(inner + 1).is_noun();
    plain.then_some(Point { when: None, clock: None, part: Some(part), end: inner + 1 })
}

/// "the year", "the weekend": the unit that holds the article's date, after its article.
fn whole(reader: &Reader, at: usize) -> dates::Read {
    let ends = at > 1 && reader.is(at - 1, "of") && reader.any(at - 2, keys!("end start beginning"));
    if !(at > 0 && reader.is(at - 1, "the") || ends) {
        return None;
    }
    match reader.time(at)? {
        Time::Period(
            period @ (Period::Weekend | Period::Year | Period::Quarter | Period::Week | Period::Month),
        ) => {
            let by = if period == Period::Quarter { -1 } else { 0 };
            (!reader.tag(at + 1).is_noun() && !reader.hyphen(at + 1))
                .then_some((When::Offset(period, by), at + 1))
        }
        _ => None,
    }
}

/// "now", "recently".
fn vague(reader: &Reader, at: usize) -> Option<Found> {
    let the = usize::from(reader.is(at, "the"));
    let near = the + usize::from(the > 0 && reader.any(at + 1, keys!("near foreseeable recent distant")));
    let (value, end) = match reader.norm(at + near) {
        "future" if the > 0 => ("FUTURE_REF", at + near + 1),
        "past" if the > 0 && !reader.tag(at + near + 1).is_noun() => ("PAST_REF", at + near + 1),
        _ => match reader.time(at)? {
            Time::Vague(value) => (value, at + 1),
            _ => return None,
        },
    };
    let mut found = Found::new(reader, at, end, FigureKind::Date);
    found.figure.iso = Some(value.to_owned());
    Some(found)
}
