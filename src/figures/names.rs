//! Numbers that name and do not count: "S&P 500", "Covid-19", "Section 427", telephone numbers; and scores.

use std::sync::OnceLock;

use super::Found;
use super::amounts::Form;
use super::dates;
use super::key::{Key, keys};
use super::lexicon::{Keys, Role, keys_of};
use super::numerals;
use super::quantity::{Of, Side};
use super::reader::Reader;
use crate::document::FigureKind;
use crate::language::Tag;
use crate::text::{Shape, TokenKind};

/// The identifier or score that starts at token `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Found> {
    // Most digits have words around them.
    let alone =
        reader.numeral(at).is_some() && reader.kind(at + 1) != TokenKind::Number && !reader.dash(at + 1);
    if alone {
        return None;
    }
    let (kind, end) = telephone(reader, at)
        .or_else(|| address(reader, at))
        .or_else(|| labelled(reader, at))
        .map(|end| (FigureKind::Identifier, end))
        .or_else(|| score(reader, at).map(|end| (FigureKind::Score, end)))?;
    Some(Found::new(reader, at, end, kind))
}

/// Digits alone, so many of them.
fn group(reader: &Reader, at: usize) -> Option<usize> {
    let numeral = reader.numeral(at).filter(|n| n.plain && n.rest.is_empty())?;
    Some(numeral.digits)
}

/// "555-0142", "(206) 555-0142", "+44 20 7946 0958", "0800 123 4567".
fn telephone(reader: &Reader, at: usize) -> Option<usize> {
    const MOST: usize = 16;
    let plus = reader.is(at, "+") && reader.tight(at + 1);
    let bracket = reader.is(at, "(") && reader.is(at + 2, ")");
    if !plus && !bracket && (group(reader, at).is_none() || at > 0 && reader.tight(at) && reader.dash(at - 1))
    {
        return None;
    }
    let trunk = reader.text(at).starts_with('0');
    let (mut groups, mut dashes, mut end) = (Vec::new(), 0, at + usize::from(plus || bracket));
    while let Some(digits) = group(reader, end).filter(|_| groups.len() < MOST) {
        groups.push(digits);
        end += 1 + usize::from(bracket && groups.len() == 1);
        if reader.hyphen(end) && group(reader, end + 1).is_some() {
            dashes += 1;
            end += 1;
        } else if reader.tight(end) && groups.len() > 1 {
            break;
        }
    }
    let digits: usize = groups.iter().sum();
    let fits = match groups.as_slice() {
        [3, 4] | [3, 3, 4] | [1, 3, 3, 4] => dashes > 0,
        [3, ..] if bracket => groups.len() > 1,
        [_, _, ..] => (plus || trunk) && groups[1..].iter().all(|&n| n >= 2),
        _ => false,
    };
    (fits && (7..=15).contains(&digits)).then_some(end)
}

/// "192.168.1.2", "4-4-2": digits parted by marks that group nothing.
fn address(reader: &Reader, at: usize) -> Option<usize> {
    let text = reader.text(at);
    let dotted = reader.kind(at) == TokenKind::Number
        && text.matches('.').count() > 1
        && text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && numerals::read(text).is_none()
        && dates::dotted(text).is_none();
    if dotted {
        return Some(at + 1);
    }
    let next = |at: usize| (reader.hyphen(at) && group(reader, at + 1).is_some()).then_some(at + 2);
    // "2024-10-30" is a day.
    let number = |at: usize| reader.numeral(at).map_or(0.0, |numeral| numeral.value);
    if group(reader, at)? == 4
        && (1.0..=12.0).contains(&number(at + 2))
        && (1.0..=31.0).contains(&number(at + 4))
    {
        return None;
    }
    let mut end = next(next(at + 1)?)?;
    while let Some(more) = next(end) {
        end = more;
    }
    Some(end)
}

/// "Section 427", "No. 10", "phase two".
fn labelled(reader: &Reader, at: usize) -> Option<usize> {
    if !reader.is(at, "#") && !reader.labels(at) {
        return None;
    }
    let label = reader.norm(at);
    // "no 12 men could": the small word is no label without its capital or its stop.
    if label == "no" && reader.shape(at) == Shape::Lower {
        return None;
    }
    let next = at + 1 + usize::from(label == "no" && reader.is(at + 1, ".") && reader.tight(at + 1));
    let short = group(reader, next).is_some_and(|digits| digits <= 5);
    let spelled =
        reader.role(next, Role::Cardinal).is_some_and(|n| n <= 12.0) && reader.shape(at) == Shape::Lower;
    let graded = matches!(
        label,
        "phase"
            | "stage"
            | "category"
            | "type"
            | "level"
            | "grade"
            | "tier"
            | "part"
            | "chapter"
            | "step"
            | "class"
    );
    // "the bill 40 senators signed"
    let counts = reader.tag(next + 1) == Tag::Nouns && !graded;
    if reader.shape(at) != Shape::Lower && is_roman(reader, next) {
        return Some(next + 1);
    }
    let follows = !counts && !reader.any(next + 1, keys!("% percent per years million billion"));
    (follows && (short || spelled && graded)).then_some(next + 1)
}

/// Whether the token is a Roman numeral in capitals; "I" alone is a pronoun unless nothing follows that it could do.
fn is_roman(reader: &Reader, at: usize) -> bool {
    const LONGEST: usize = 7;
    let text = reader.text(at);
    let letters = !text.is_empty() && text.len() <= LONGEST && text.bytes().all(|b| b"IVXLC".contains(&b));
    let pronoun =
        text == "I" && reader.kind(at + 1) == TokenKind::Word && !reader.any(at + 1, keys!("of and to"));
    letters
        && !pronoun
        && !["IIII", "VV", "XXXX", "LL", "IC", "IL", "VX"].iter().any(|bad| text.contains(bad))
}

/// Words of winning and losing.
const CONTEST: &[Key] = keys!(
    "win won wins beat beats beating lost lose loses loss defeat defeated draw drew drawn tie tied lead led victory score scored edged thrashed game match vote voted final set"
);

/// "3-1", "6-4": two numbers of which the second is no larger, or which stand beside a word of winning and losing.
fn score(reader: &Reader, at: usize) -> Option<usize> {
    const FARTHEST: usize = 6;
    let value = |at: usize| {
        reader.numeral(at).filter(|n| n.plain && n.rest.is_empty() && n.digits <= 3).map(|n| n.value)
    };
    let (a, b) = (value(at)?, value(at + 2)?);
    if !(reader.dash(at + 1) && reader.tight(at + 1) && reader.tight(at + 2))
        || at > 0 && reader.tight(at) && !reader.any(at - 1, keys!("( \" “"))
    {
        return None;
    }
    let end = at + 3;
    if reader.is(end, "/") && reader.tight(end) {
        return None;
    }
    let near = at.saturating_sub(FARTHEST)..(end + FARTHEST).min(reader.len());
    let contest = || near.clone().any(|near| reader.any(near, CONTEST));
    let measured = reader.any(end, keys!("% percent per - –"))
        || super::units::read(reader, end, "").is_some()
        || reader.period(end).is_some();
    (!measured && (a >= b || contest())).then_some(end)
}

/// The position after a web address that starts at token `at`.
fn link(reader: &Reader, at: usize) -> Option<usize> {
    let opens = reader.is(at + 1, ":") && reader.any(at, keys!("http https ftp"))
        || reader.norm(at).starts_with("www.");
    opens.then(|| (at + 1..reader.len()).find(|&next| !reader.tight(next)).unwrap_or(reader.len()))
}

/// The position after digits that are part of a name and no figure: "24/7", "F-16".
pub(super) fn skip(reader: &Reader, at: usize) -> Option<usize> {
    if reader.kind(at) == TokenKind::Word {
        return link(reader, at);
    }
    let slashed =
        reader.is(at + 1, "/") && reader.tight(at + 1) && reader.tight(at + 2) && group(reader, at).is_some();
    let other = || group(reader, at + 2).is_some_and(|digits| digits <= 4);
    (slashed && other()).then_some(at + 3)
}

/// Whether a number is nothing but the mark of a list's item: "2." as a sentence of its own, with others.
fn is_list_mark(reader: &Reader, side: &Side) -> bool {
    let (start, end) = (reader.sentence_start(side.start), reader.sentence_end(side.start));
    side.start == start && side.end + 1 == end && reader.is(side.end, ".") && end < reader.len()
}

/// Whether a quantity is part of a name.
pub(super) fn is_name(reader: &Reader, side: &Side) -> bool {
    static NAMES: OnceLock<Keys> = OnceLock::new();
    let (digits, spelled) = match side.amount.form {
        Form::Plain(digits) => (digits, false),
        Form::Words => (0, true),
        _ => return false,
    };
    // Sixteen digits and more number a message or an account, nothing that anybody counts.
    if digits > 15 || is_list_mark(reader, side) {
        return true;
    }
    let Some(before) = side.start.checked_sub(1) else { return false };
    // "F-16", "Covid-19", "last-32"
    let joined = reader.dash(before) && reader.tight(before) && reader.tight(side.start) && !spelled;
    if joined
        && before > 0
        && reader.kind(before - 1) == TokenKind::Word
        && (!reader.means_something(before - 1)
            || reader.text(before - 1).len() == 1
            || reader.is(before - 1, "last"))
    {
        return !reader.any(before - 1, keys!("to minus plus under over"));
    }
    // "a three-way race"
    if reader.hyphen(side.end) && reader.any(side.end + 1, keys!("way ways")) {
        return true;
    }
    // "Boeing 737-800"
    let variant = before > 1
        && reader.kind(before - 1) == TokenKind::Number
        && reader.shape(before - 2) != Shape::Lower;
    if reader.hyphen(before) && variant && reader.tag(before - 2).is_noun() {
        return true;
    }
    let capital = reader.kind(before) == TokenKind::Word && reader.shape(before) != Shape::Lower;
    // "Group of Seven", "the Big Four"
    if spelled {
        return reader.shape(side.start) == Shape::Capital
            && (capital
                || reader.is(before, "of") && before > 0 && reader.shape(before - 1) == Shape::Capital)
            && side.start > reader.sentence_start(side.start)
            && reader.tag(side.end) != Tag::Nouns;
    }
    if side.of != Of::Nothing || digits > 4 || !capital {
        return false;
    }
    if keys_of(&NAMES, include_str!("data/names.txt")).contains(&reader.key(before)) {
        return true;
    }
    let counts =
        matches!(reader.tag(side.end), Tag::Nouns | Tag::Adjective) && reader.shape(side.end) == Shape::Lower;
    let title = reader.tag(before).is_noun()
        || reader.shape(before) == Shape::Mixed
        || reader.shape(before) == Shape::Upper;
    title && !counts && before > reader.sentence_start(before) && !reader.means_something(before)
}
