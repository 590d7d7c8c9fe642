//! Dates with a name or a number: "Oct. 30, 2024", "16 October", "2024-10-30", "the 1980s", "fiscal 1989".

use super::lexicon::{Role, Time};
use super::reader::Reader;
use super::resolve::{When, Which, Year};
use super::tense;
use crate::language::Tag;
use crate::text::{Shape, TokenKind};

/// A date and the position after its last token.
pub(super) type Read = Option<(When, usize)>;

/// The date that starts at token `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Read {
    month_first(reader, at)
        .or_else(|| day_first(reader, at))
        .or_else(|| continued(reader, at))
        .or_else(|| digits(reader, at))
        .or_else(|| decade(reader, at))
        .or_else(|| century(reader, at))
        .or_else(|| fiscal(reader, at))
        .or_else(|| spelled_year(reader, at))
        .or_else(|| lone_year(reader, at))
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
    (!doubtful || dated || !opens && !matches!(reader.tag(at), Tag::Modal | Tag::Base)).then_some(month)
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

/// Four digits that can be a year.
pub(super) fn year_number(reader: &Reader, at: usize) -> Option<i16> {
    let numeral = reader.numeral(at).filter(|n| n.plain && n.digits == 4)?;
    // "2018s best": an apostrophe went missing.
    let whole = numeral.rest.is_empty() || numeral.rest == "s" && numeral.value % 10.0 != 0.0;
    (whole && (1000.0..2200.0).contains(&numeral.value)).then_some(numeral.value as i16)
}

/// A year in digits or in words, and the position after it.
pub(super) fn year(reader: &Reader, at: usize) -> Option<(i16, usize)> {
    year_number(reader, at).map(|year| (year, at + 1)).or_else(|| spelled(reader, at))
}

/// The year after a day or a month, with its comma: ", 2024". The position after it.
fn year_after(reader: &Reader, at: usize) -> Option<(i16, usize)> {
    let next = at + usize::from(reader.any(at, &[",", "of"]));
    year(reader, next)
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

/// "last year", "of this year", "next year" after a month.
pub(super) fn this_year(reader: &Reader, at: usize) -> Option<(i64, usize)> {
    let at = at + usize::from(reader.any(at, &["of", ","]));
    let offset = match reader.norm(at) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    reader.is(at + 1, "year").then_some((offset, at + 2))
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

/// The second day of "Jan. 21-26" or the first of "18 and 19 June": its month stands with the other.
fn continued(reader: &Reader, at: usize) -> Read {
    let plain = |at: usize| {
        let numeral = reader.numeral(at).filter(|n| n.digits <= 2)?;
        day_number(reader, at).filter(|_| matches!(numeral.rest, "" | "st" | "nd" | "rd" | "th"))
    };
    let joint = |at: usize| reader.hyphen(at) || reader.any(at, &["and", "to", "or", "through"]);
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
    let part = |at: usize| reader.numeral(at).filter(|n| n.plain && n.rest.is_empty() && n.digits <= 4);
    let (a, b) = (part(at)?, part(at + 2)?);
    let mark = reader.norm(at + 1);
    let joined = |at: usize| reader.is(at, mark) && reader.tight(at) && reader.tight(at + 1);
    if !matches!(mark, "-" | "/" | "–") || !joined(at + 1) {
        return None;
    }
    let (a, b, width) = (a.value as i16, b.value as i16, a.digits);
    let Some(c) = part(at + 4).filter(|_| joined(at + 3)) else {
        let told = at > 0
            && reader.any(at - 1, &["on", "until", "since", "from", "by", "next", "this"])
            && mark == "/";
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

/// "1980s", "the '80s", "the eighties", "1980's".
fn decade(reader: &Reader, at: usize) -> Read {
    if let Some(Time::Decade(tens)) = reader.time(at) {
        let the = at > 0 && reader.any(at - 1, &["the", "early", "late", "mid"]);
        return the.then_some((When::Decade(1900 + i16::from(tens) * 10), at + 1));
    }
    let short = reader.any(at, &["'", "‘", "`"]) && reader.tight(at + 1);
    let token = at + usize::from(short);
    let numeral = reader.numeral(token)?;
    let apostrophe = reader.is(token + 1, "'s") && reader.tight(token + 1);
    let plural = numeral.rest == "s" || numeral.rest.is_empty() && apostrophe && numeral.value % 10.0 == 0.0;
    let end = token + 1 + usize::from(numeral.rest.is_empty());
    if !plural || !numeral.plain || numeral.value % 10.0 != 0.0 {
        return None;
    }
    match numeral.digits {
        4 if (1000.0..2200.0).contains(&numeral.value) => Some((When::Decade(numeral.value as i16), end)),
        // "in his 40s" is an age.
        2 if short || !(at > 0 && reader.any(at - 1, &["his", "her", "their", "my", "your", "our"])) => {
            let decade = numeral.value as i16;
            let the = short || at > 0 && reader.any(at - 1, &["the", "early", "late", "mid", "-"]);
            the.then_some((When::Decade(if decade < 20 { 2000 + decade } else { 1900 + decade }), end))
        }
        _ => None,
    }
}

/// "the 20th century".
fn century(reader: &Reader, at: usize) -> Read {
    let (ordinal, end) = ordinal(reader, at)?;
    let end = end + usize::from(reader.hyphen(end));
    (reader.is(end, "century") && ordinal < 30.0).then_some((When::Century(ordinal as i16), end + 1))
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

/// "fiscal 1989", "the year 2000".
fn fiscal(reader: &Reader, at: usize) -> Read {
    let year = match reader.norm(at) {
        "fiscal" => at + 1 + usize::from(reader.is(at + 1, "year")),
        "year" => at + 1,
        _ => return None,
    };
    self::year(reader, year).map(|(year, end)| (When::Year(year), end))
}

/// "nineteen ninety-six", "two thousand": a year in words.
fn spelled(reader: &Reader, at: usize) -> Option<(i16, usize)> {
    if reader.all(at, "two thousand") {
        let and = at + 2 + usize::from(reader.is(at + 2, "and"));
        let Some(low) = reader.role(and, Role::Cardinal).filter(|&n| n < 40.0) else {
            return Some((2000, at + 2));
        };
        let hyphen = low >= 20.0 && reader.hyphen(and + 1);
        let ones = reader.role(and + 2, Role::Cardinal).filter(|&n| hyphen && n < 10.0);
        let end = and + if ones.is_some() { 3 } else { 1 };
        return Some((2000 + (low + ones.unwrap_or(0.0)) as i16, end));
    }
    let first = reader.role(at, Role::Cardinal).filter(|n| (10.0..=20.0).contains(n))?;
    let second = reader.role(at + 1, Role::Cardinal)?;
    let hyphen = reader.hyphen(at + 2);
    let ones = reader.role(at + 3, Role::Cardinal).filter(|&n| hyphen && n < 10.0 && second >= 20.0);
    let low = second + ones.unwrap_or(0.0);
    ((10.0..100.0).contains(&low))
        .then(|| ((first * 100.0 + low) as i16, at + 2 + if ones.is_some() { 2 } else { 0 }))
}

fn spelled_year(reader: &Reader, at: usize) -> Read {
    spelled(reader, at)
        .filter(|(year, _)| {
            let told = at > 0 && reader.any(at - 1, &["in", "since", "until", "by", "of"]);
            (1500..2000).contains(year) || (2001..2040).contains(year) && told
        })
        .map(|(year, end)| (When::Year(year), end))
}

/// Four digits that are a year by what stands around them.
fn lone_year(reader: &Reader, at: usize) -> Read {
    let year = year_number(reader, at)?;
    let before = at.checked_sub(1);
    let before_is = |words: &[&str]| before.is_some_and(|b| reader.any(b, words));
    let joined = before.is_some_and(|b| reader.dash(b) && reader.tight(at));
    let word_before = at > 1 && reader.kind(at - 2) == TokenKind::Word;
    if joined
        && word_before
        && reader.tight(at - 1)
        && !reader.any(at - 2, &["mid", "pre", "post", "early", "late"])
    {
        return None;
    }
    if before_is(&[
        "$",
        "£",
        "€",
        "#",
        "¥",
        "about",
        "some",
        "nearly",
        "approximately",
        "roughly",
        "no",
        "no.",
        "than",
        "almost",
    ]) {
        return None;
    }
    let then = at + 1;
    let decimal = reader.is(then, "%")
        || reader.any(then, &["percent", "people", "times"])
        || reader.tight(then) && matches!(reader.norm(then), "/" | ":");
    let counts = matches!(reader.tag(then), Tag::Nouns) || super::units::is_name(reader.norm(then)).is_some();
    let ranged = before_is(&["from", "between"])
        && reader.any(then, &["to", "and", "until", "through"])
        && year_number(reader, then + 1).is_some()
        && !matches!(reader.tag(then + 2), Tag::Nouns);
    let told = ranged
        || before_is(&[
            "in", "since", "until", "till", "by", "during", "before", "after", "circa", "early", "late",
            "mid", "until", "through", "(", "fiscal", "summer", "winter", "spring", "autumn", "fall",
        ]);
    let usual = (1900..2060).contains(&year);
    let round = year % 100 == 0 && year != 2000 && year != 1900;
    let is_year = !decimal
        && (!counts || usual && !round && told || year > 1980 && year < 2040 && year % 10 != 0)
        && (usual || told);
    is_year.then_some((When::Year(year), at + 1))
}
