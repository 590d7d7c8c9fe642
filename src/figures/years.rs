//! Years and longer: "2024", "fiscal 1989", "nineteen ninety-six", "the 1980s", "the 20th century".

use super::dates::{Read, ordinal};
use super::key::{Key, keys};
use super::lexicon::{Role, Time};
use super::reader::Reader;
use super::resolve::When;
use crate::language::Tag;
use crate::text::TokenKind;

/// The year, decade or century that starts at token `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Read {
    decade(reader, at)
        .or_else(|| century(reader, at))
        .or_else(|| fiscal(reader, at))
        .or_else(|| spelled_year(reader, at))
        .or_else(|| lone_year(reader, at))
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
pub(super) fn year_after(reader: &Reader, at: usize) -> Option<(i16, usize)> {
    let next = at + usize::from(reader.any(at, keys!(", of")));
    year(reader, next)
}

/// "1980s", "the '80s", "the eighties", "1980's".
fn decade(reader: &Reader, at: usize) -> Read {
    if let Some(Time::Decade(tens)) = reader.time(at) {
        let the = at > 0 && reader.any(at - 1, keys!("the early late mid"));
        return the.then_some((When::Decade(1900 + i16::from(tens) * 10), at + 1));
    }
    let short = reader.any(at, keys!("' ‘ ’ `")) && reader.tight(at + 1);
    let token = at + usize::from(short);
    let numeral = reader.numeral(token)?;
    let apostrophe = reader.is(token + 1, "'s") && reader.tight(token + 1);
    // "in ’83"
    let told = at > 0 && reader.any(at - 1, LEADS) && !reader.tight(at);
    if short && told && numeral.plain && numeral.digits == 2 && numeral.rest.is_empty() {
        let year = numeral.value as i16;
        return Some((When::Year(if year < 40 { 2000 + year } else { 1900 + year }), token + 1));
    }
    let plural = numeral.rest == "s" || numeral.rest.is_empty() && apostrophe && numeral.value % 10.0 == 0.0;
    let end = token + 1 + usize::from(numeral.rest.is_empty());
    if !plural || !numeral.plain || numeral.value % 10.0 != 0.0 {
        return None;
    }
    match numeral.digits {
        4 if (1000.0..2200.0).contains(&numeral.value) => Some((When::Decade(numeral.value as i16), end)),
        // "in his 40s" is an age.
        2 if short || !(at > 0 && reader.any(at - 1, keys!("his her their my your our"))) => {
            let decade = numeral.value as i16;
            let the = short || at > 0 && reader.any(at - 1, keys!("the early late mid -"));
            the.then_some((When::Decade(if decade < 20 { 2000 + decade } else { 1900 + decade }), end))
        }
        _ => None,
    }
}

/// "the 20th century".
fn century(reader: &Reader, at: usize) -> Read {
    let (ordinal, end) = ordinal(reader, at)?;
    let end = end + usize::from(reader.hyphen(end));
    (reader.is(end, "century") && (1.0..30.0).contains(&ordinal))
        .then_some((When::Century(ordinal as i16), end + 1))
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
    if reader.all(at, keys!("two thousand")) {
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
            let told = at > 0 && reader.any(at - 1, keys!("in since until by of"));
            (1500..2000).contains(year) || (2001..2040).contains(year) && told
        })
        .map(|(year, end)| (When::Year(year), end))
}

/// Words and signs after which four digits are a quantity.
const QUANTIFIERS: &[Key] = keys!("$ £ € # ¥ about some nearly approximately roughly no no. than almost");

/// Words after which four digits are a year, however long ago.
const LEADS: &[Key] = keys!(
    "in since until till by during before after circa early late mid through ( fiscal summer winter \
    spring autumn fall"
);

/// Four digits that are a year by what stands around them.
fn lone_year(reader: &Reader, at: usize) -> Read {
    let year = year_number(reader, at)?;
    let before = at.checked_sub(1);
    let before_is = |words: &[Key]| before.is_some_and(|b| reader.any(b, words));
    let joined = before.is_some_and(|b| reader.dash(b) && reader.tight(at));
    let word_before = at > 1 && reader.kind(at - 2) == TokenKind::Word;
    if joined && word_before && reader.tight(at - 1) && !reader.any(at - 2, keys!("mid pre post early late"))
    {
        return None;
    }
    if before.is_some_and(|b| reader.any(b, QUANTIFIERS)) {
        return None;
    }
    let then = at + 1;
    let decimal = reader.is(then, "%")
        || reader.any(then, keys!("percent people times"))
        || reader.tight(then) && matches!(reader.norm(then), "/" | ":");
    let counts = matches!(reader.tag(then), Tag::Nouns) || super::units::is_name(reader.norm(then)).is_some();
    let ranged = before_is(keys!("from between"))
        && reader.any(then, keys!("to and until through"))
        && year_number(reader, then + 1).is_some()
        && !matches!(reader.tag(then + 2), Tag::Nouns);
    let told = ranged || before.is_some_and(|b| reader.any(b, LEADS));
    let usual = (1900..2060).contains(&year);
    let round = year % 100 == 0 && year != 2000 && year != 1900;
    let is_year = !decimal
        && (!counts || usual && !round && told || year > 1980 && year < 2040 && year % 10 != 0)
        && (usual || told);
    is_year.then_some((When::Year(year), at + 1))
}

/// "last year", "of this year", "next year" after a month.
pub(super) fn this_year(reader: &Reader, at: usize) -> Option<(i64, usize)> {
    let at = at + usize::from(reader.any(at, keys!("of ,")));
    let offset = match reader.norm(at) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    reader.is(at + 1, "year").then_some((offset, at + 2))
}
