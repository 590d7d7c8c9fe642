//! Dates with a name or a number: "Oct. 30, 2024", "16 October", "2024-10-30", "the 1980s", "fiscal 1989".

use super::key::keys;
use super::lexicon::{Role, Time};
use super::reader::Reader;
use super::resolve::{When, Which, Year};
use super::tense;
use super::years::{self, this_year, year_after, year_number};
use crate::language::Tag;
use crate::text::Shape;

/// A date and the position after its last token.
pub(super) type Read = Option<(When, usize)>;

/// The date that starts at token `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Read {
    month_first(reader, at)
        .or_else(|| day_first(reader, at))
        .map(|(when, end)| (shared_year(reader, at, when, end), end))
        .or_else(|| continued(reader, at))
        .or_else(|| digits(reader, at))
        .or_else(|| years::read(reader, at))
}

/// The month that token `at` names. "May", "March", "Mar" and "Sun" are words and names too.
pub(super) fn month(reader: &Reader, at: usize) -> Option<i8> {
    let Some(Time::Month(month)) = reader.time(at) else { return None };
    if reader.shape(at) == Shape::Lower
        && matches!(reader.norm(at), "may" | "march" | "mar" | "jan" | "dec" | "august")
    {
        return day_number(reader, at + 1).map(|_| month);
    }
    let doubtful = matches!(reader.norm(at), "may" | "march" | "mar" | "mar." | "jan" | "sept" | "dec");
    let dated = day_number(reader, at + 1).is_some() || year_number(reader, at + 1).is_some();
    let opens = at == reader.sentence_start(at);
    // "March said", "March, who": somebody of that name.
    let acts =
        reader.tag(at + 1).is_finite() || reader.is(at + 1, ",") && reader.any(at + 2, keys!("who whose"));
    let led = at > 0 && reader.any(at - 1, keys!("in last next this since by until of early late mid"));
    let named = acts && !led;
    (!doubtful || dated || !opens && !named && !matches!(reader.tag(at), Tag::Modal | Tag::Base))
        .then_some(month)
}

/// The day of a month in token `at`: "16", "16th", "ninth".
pub(super) fn day_number(reader: &Reader, at: usize) -> Option<(i8, usize)> {
    if let Some(day) = ordinal_word(reader, at).filter(|(day, _)| *day <= 31.0) {
        return Some((day.0 as i8, day.1));
    }
    let numeral = reader.numeral(at).filter(|n| n.plain && n.digits <= 2)?;
    let fits =
        (1.0..=31.0).contains(&numeral.value) && matches!(numeral.rest, "" | "st" | "nd" | "rd" | "th");
    let clock = reader.is(at + 1, ":") && reader.tight(at + 1) && reader.tight(at + 2)
        || matches!(reader.time(at + 1), Some(Time::HalfDay(_)));
    (fits && !clock).then_some((numeral.value as i8, at + 1))
}

/// "ninth", "twenty-first".
pub(super) fn ordinal_word(reader: &Reader, at: usize) -> Option<(f64, usize)> {
    if let Some(tens) = reader.role(at, Role::Cardinal).filter(|&n| n >= 20.0) {
        let next = at + 1 + usize::from(reader.hyphen(at + 1));
        let ones = reader.role(next, Role::Ordinal).filter(|&n| n < 10.0)?;
        return Some((tens + ones, next + 1));
    }
    reader.role(at, Role::Ordinal).map(|value| (value, at + 1))
}

/// "Oct. 30, 2024", "October 2024", "October".
fn month_first(reader: &Reader, at: usize) -> Read {
    let month = month(reader, at)?;
    let stop = at + 1 + usize::from(reader.is(at + 1, ".") && reader.tight(at + 1));
    let the = stop + usize::from(reader.is(stop, "the"));
    let joined = the + usize::from(reader.hyphen(the) && day_number(reader, the + 1).is_some());
    if let Some((day, end)) = day_number(reader, joined) {
        let dashed = joined > the && reader.hyphen(end) && year_number(reader, end + 1).is_some();
        let end = end + usize::from(dashed);
        if let Some((year, end)) = year_after(reader, end) {
            return Some((When::Day { year: Year::Known(year), month, day }, end));
        }
        return Some((When::Day { year: near(reader, at, end), month, day }, end));
    }
    if let Some((year, end)) = year_after(reader, stop) {
        return Some((When::Month { year: Year::Known(year), month }, end));
    }
    if let Some((offset, end)) = this_year(reader, stop) {
        return Some((When::Month { year: Year::Offset(offset), month }, end));
    }
    Some((When::Month { year: near(reader, at, stop), month }, at + 1))
}

/// The year of a date without one, told by the sentence's tense.
pub(super) fn near(reader: &Reader, start: usize, end: usize) -> Year {
    Year::Near(which(reader, start, end))
}

/// Which one of many, told by the sentence's tense.
pub(super) fn which(reader: &Reader, start: usize, end: usize) -> Which {
    match tense::of(reader, start, end) {
        Some(tense::Tense::Past) => Which::Past,
        Some(tense::Tense::Future) => Which::Future,
        None => Which::Open,
    }
}

/// "16 October 2024", "the 16th of October".
fn day_first(reader: &Reader, at: usize) -> Read {
    let (day, next) = day_number(reader, at)?;
    let slash = reader.is(next, "/") && reader.tight(next) && reader.tight(next + 1);
    let of = next + usize::from(reader.is(next, "of") || reader.hyphen(next) || slash);
    let month =
        month(reader, of).filter(|_| reader.shape(of) != Shape::Lower || reader.norm(of).len() > 3)?;
    let end = of + 1;
    let joined = reader.hyphen(end) || slash && reader.is(end, "/") || reader.is(end, "in");
    let end = end + usize::from(joined && year_number(reader, end + 1).is_some());
    if let Some((year, end)) = year_after(reader, end) {
        return Some((When::Day { year: Year::Known(year), month, day }, end));
    }
    if let Some((offset, end)) = this_year(reader, end) {
        return Some((When::Day { year: Year::Offset(offset), month, day }, end));
    }
    Some((When::Day { year: near(reader, at, of + 1), month, day }, of + 1))
}

/// The day with the year of the day that it runs to: "between 4 January and 19 February 2021".
fn shared_year(reader: &Reader, at: usize, when: When, end: usize) -> When {
    let When::Day { year: Year::Near(_), month, day } = when else { return when };
    let runs = reader.any(end, keys!("to until through till"))
        || reader.dash(end)
        || reader.is(end, "and") && at > 0 && reader.is(at - 1, "between");
    if !runs {
        return when;
    }
    match month_first(reader, end + 1).or_else(|| day_first(reader, end + 1)) {
        Some((When::Day { year: Year::Known(year), month: last, .. }, _)) => {
            When::Day { year: Year::Known(year - i16::from(month > last)), month, day }
        }
        _ => when,
    }
}

/// The second day of "Jan. 21-26" or the first of "18 and 19 June": its month stands with the other.
fn continued(reader: &Reader, at: usize) -> Read {
    let plain = |at: usize| {
        let numeral = reader.numeral(at).filter(|n| n.digits <= 2)?;
        day_number(reader, at).filter(|_| matches!(numeral.rest, "" | "st" | "nd" | "rd" | "th"))
    };
    let joint = |at: usize| reader.hyphen(at) || reader.any(at, keys!("and to or through"));
    let (day, end) = plain(at)?;
    if at >= 3 && joint(at - 1) && plain(at - 2).is_some() {
        let stop = usize::from(reader.is(at - 3, "."));
        if let Some(month) = at.checked_sub(3 + stop).and_then(|month_at| month(reader, month_at)) {
            let year = year_after(reader, end);
            let (year, end) =
                year.map_or((near(reader, at, end), end), |(year, end)| (Year::Known(year), end));
            return Some((When::Day { year, month, day }, end));
        }
    }
    plain(end + 1).filter(|_| joint(end))?;
    match day_first(reader, end + 1)? {
        (When::Day { year, month, .. }, _) => Some((When::Day { year, month, day }, end)),
        _ => None,
    }
}

/// "2024-10-30", "30/10/2024", "10/30/24": the month is the part that cannot be a day, else the first, as American
/// articles have it.
fn digits(reader: &Reader, at: usize) -> Read {
    if let Some(dotted) = dotted(reader.text(at)) {
        return Some((dotted, at + 1));
    }
    let part = |at: usize| reader.numeral(at).filter(|n| n.plain && n.rest.is_empty() && n.digits <= 4);
    let (a, b) = (part(at)?, part(at + 2)?);
    let mark = reader.norm(at + 1);
    let joined = |at: usize| reader.is(at, mark) && reader.tight(at) && reader.tight(at + 1);
    if !matches!(mark, "-" | "/" | "–") || !joined(at + 1) {
        return None;
    }
    let (a, b, width) = (a.value as i16, b.value as i16, a.digits);
    let Some(c) = part(at + 4).filter(|_| joined(at + 3)) else {
        let told = at > 0 && reader.any(at - 1, keys!("on until since from by next this")) && mark == "/";
        let (month, day) = if a > 12 { (b, a) } else { (a, b) };
        if told && (1..=12).contains(&month) && (1..=31).contains(&day) && width <= 2 && (a, b) != (9, 11) {
            let year = near(reader, at, at + 3);
            return Some((When::Day { year, month: month as i8, day: day as i8 }, at + 3));
        }
        // "24/10" alone is a fraction or a score; "9/11" is a day that became a name.
        return ((a, b) == (9, 11) && mark == "/")
            .then_some((When::Day { year: Year::Known(2001), month: 9, day: 11 }, at + 3));
    };
    let (year, c) = (c.digits, c.value as i16);
    let (year, month, day) = match (width, year) {
        (4, _) => (a, b, c),
        (_, 4) if a > 12 => (c, b, a),
        (_, 4) => (c, a, b),
        (1 | 2, 2) if a > 12 => (2000 + c, b, a),
        (1 | 2, 2) => (2000 + c, a, b),
        _ => return None,
    };
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then_some((When::Day { year: Year::Known(year), month: month as i8, day: day as i8 }, at + 5))
}

/// "30.10.2024", as half of Europe writes the day.
pub(super) fn dotted(text: &str) -> Option<When> {
    let mut parts = text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let fits = parts.next().is_none()
        && (1..=2).contains(&day.len())
        && (1..=2).contains(&month.len())
        && year.len() == 4;
    let (day, month, year) = (day.parse().ok()?, month.parse().ok()?, year.parse().ok()?);
    let is_date =
        fits && (1..=31).contains(&day) && (1..=12).contains(&month) && (1000..=2999).contains(&year);
    is_date.then_some(When::Day { year: Year::Known(year), month, day })
}

/// "20th", "twentieth".
pub(super) fn ordinal(reader: &Reader, at: usize) -> Option<(f64, usize)> {
    if let Some(word) = ordinal_word(reader, at) {
        return Some(word);
    }
    let numeral = reader
        .numeral(at)
        .filter(|n| matches!(n.rest, "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH"))?;
    (numeral.value.fract() == 0.0).then_some((numeral.value, at + 1))
}
