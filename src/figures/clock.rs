//! Times of day: "7.30pm", "9:01 p.m. Pacific time", "15:11 GMT", "noon", "five o'clock".

use super::key::{Key, keys};
use super::lexicon::{Role, Time};
use super::reader::Reader;

/// A time of day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clock {
    /// TIMEX3's form without its date: "T19:30".
    pub(super) value: String,
    /// The position after its last token.
    pub(super) end: usize,
}

/// The time of day that starts at token `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Clock> {
    let clock = named(reader, at)
        .or_else(|| past(reader, at))
        .or_else(|| written(reader, at))
        .or_else(|| o_clock(reader, at))?;
    Some(Clock { end: zone(reader, clock.end), ..clock })
}

fn named(reader: &Reader, at: usize) -> Option<Clock> {
    match reader.time(at)? {
        Time::Hour(value) => Some(Clock { value: format!("T{value}"), end: at + 1 }),
        _ => None,
    }
}

/// Digits: "19:30", "7.30pm", "7 p.m.", "7:30:15".
fn written(reader: &Reader, at: usize) -> Option<Clock> {
    let first = reader.numeral(at)?;
    let (mut hour, mut minute, mut second) = (first.value.trunc(), 0.0, None);
    let mut end = at + 1;
    let mut rest = first.rest;
    let mut sure = false;
    let two = |at: usize| reader.numeral(at).filter(|n| n.plain && n.digits == 2 && n.value < 60.0);
    if first.plain
        && first.digits <= 2
        && rest.is_empty()
        && reader.is(end, ":")
        && reader.tight(end)
        && reader.tight(end + 1)
    {
        let minutes = two(end + 1)?;
        (minute, rest, sure) = (minutes.value, minutes.rest, true);
        end += 2;
        if reader.is(end, ":") && reader.tight(end) && rest.is_empty() {
            let seconds = two(end + 1)?;
            (second, rest) = (Some(seconds.value), seconds.rest);
            end += 2;
        }
    } else if !first.plain {
        // "7.30pm"
        let (_, minutes) = reader.text(at).split_once('.')?;
        let digits = minutes.bytes().take_while(u8::is_ascii_digit).count();
        minute = minutes[..digits].parse::<u8>().ok().filter(|m| digits == 2 && *m < 60)?.into();
    } else if first.digits == 4 && rest.is_empty() && reader.any(end, keys!("gmt utc hours bst est edt cet"))
    {
        // "0630 GMT"
        (minute, hour, sure) = (hour % 100.0, (hour / 100.0).trunc(), true);
        end += usize::from(reader.is(end, "hours"));
    } else if first.digits > 2 {
        return None;
    }
    let (half, after) = if rest.is_empty() {
        half_day(reader, end).map_or((None, end), |(half, end)| (Some(half), end))
    } else {
        let half = match rest.to_ascii_lowercase().as_str() {
            "am" | "a.m" => 0,
            "pm" | "p.m" => 12,
            _ => return None,
        };
        (Some(half), end + usize::from(reader.is(end, ".") && rest.contains('.') && reader.tight(end)))
    };
    match half {
        Some(half) if hour <= 12.0 => hour = hour % 12.0 + f64::from(half),
        Some(_) | None if !sure => return None,
        _ => {}
    }
    if hour > 24.0 || minute >= 60.0 {
        return None;
    }
    let second = second.map_or(String::new(), |second| format!(":{second:02}"));
    Some(Clock { value: format!("T{hour:02}:{minute:02}{second}"), end: after })
}

/// "p.m.", "in the morning".
fn half_day(reader: &Reader, at: usize) -> Option<(i8, usize)> {
    let hyphen = at + usize::from(reader.hyphen(at));
    match reader.time(hyphen) {
        Some(Time::HalfDay(half)) => Some((half, hyphen + 1)),
        _ if reader.all(at, keys!("in the morning")) => Some((0, at + 3)),
        _ if reader.all(at, keys!("in the afternoon")) || reader.all(at, keys!("in the evening")) => {
            Some((12, at + 3))
        }
        _ if reader.all(at, keys!("at night")) => Some((12, at + 2)),
        _ => None,
    }
}

/// "half past four", "quarter to five".
fn past(reader: &Reader, at: usize) -> Option<Clock> {
    let share = reader.role(at, Role::Part)?;
    let to = reader.is(at + 1, "to");
    let minute = match to {
        false if share == 2.0 => 30,
        false if share == 4.0 => 15,
        true if share == 4.0 => 45,
        _ => return None,
    };
    if !to && !reader.is(at + 1, "past") {
        return None;
    }
    let digits = || reader.numeral(at + 2).filter(|n| n.plain && n.rest.is_empty()).map(|n| n.value);
    let spoken = reader.role(at + 2, Role::Cardinal).or_else(digits);
    let hour = spoken.filter(|hour| (1.0..=12.0).contains(hour))? - f64::from(u8::from(to));
    let (half, end) = half_day(reader, at + 3).unwrap_or((0, at + 3));
    Some(Clock { value: format!("T{:02}:{minute:02}", hour % 12.0 + f64::from(half)), end })
}

/// "five o'clock".
fn o_clock(reader: &Reader, at: usize) -> Option<Clock> {
    let digits = || reader.numeral(at).filter(|n| n.plain && n.rest.is_empty()).map(|n| n.value);
    let hour = reader.role(at, Role::Cardinal).or_else(digits).filter(|&h| h <= 12.0)?;
    if !matches!(reader.norm(at + 1), "o'clock" | "oclock") {
        if let Some((half, end)) = half_day(reader, at + 1) {
            return Some(Clock { value: format!("T{:02}:00", hour % 12.0 + f64::from(half)), end });
        }
        return None;
    }
    let (half, end) = half_day(reader, at + 2).unwrap_or((0, at + 2));
    Some(Clock { value: format!("T{:02}:00", hour % 12.0 + f64::from(half)), end })
}

/// The short names of time zones, in capitals.
const ZONES: &[Key] = keys!(
    "gmt utc bst est edt et cst cdt ct mst mdt mt pst pdt pt cet cest eet ist msk jst aest aedt hkt sgt wat eat"
);

/// Steps over a time zone: "GMT", "Pacific time", "local time", "ET", "(EST)".
fn zone(reader: &Reader, at: usize) -> usize {
    let upper = reader.text(at).bytes().all(|b| b.is_ascii_uppercase());
    if upper && reader.any(at, ZONES) {
        return at + 1;
    }
    if reader.all(at, keys!("local time"))
        || reader.is(at + 1, "time") && reader.text(at).starts_with(char::is_uppercase)
    {
        return at + 2;
    }
    at
}
