//! Shares and vague amounts: "two-thirds", "10 1/2", "nine in ten", "millions", "a few hundred".

use super::amounts::{Amount, Form, digits_or_words};
use super::key::{Key, keys};
use super::lexicon::Role;
use super::numerals::{self, Numeral};
use super::reader::Reader;
use super::words::{Sum, scale_at};
use crate::text::TokenKind;

/// A fraction that stands as an amount: "half of", "a third of", "two-thirds", "half a million".
pub(super) fn fraction<'a>(reader: &Reader<'a>, at: usize) -> Option<Amount<'a>> {
    if let Some(under) = reader.role(at, Role::Part) {
        let article = at
            + 1
            + usize::from(reader.any(at + 1, keys!("a of")) && reader.role(at + 2, Role::Scale).is_some());
        let article = article + usize::from(reader.hyphen(article));
        if let Some(scale) = reader.role(article, Role::Scale) {
            return Some(Amount { scale, ..Amount::exact(scale / under, Form::Words, article + 1) });
        }
        let stands = under == 2.0 && stands_alone(reader, at);
        return stands.then(|| Amount::exact(1.0 / under, Form::Fraction, at + 1));
    }
    let (value, end) = part(reader, at)?;
    let article = at + 1 + usize::from(reader.hyphen(at + 1));
    if reader.role(end, Role::Scale).is_some_and(|scale| scale >= 1000.0) {
        let scale = reader.role(end, Role::Scale)?;
        return Some(Amount { scale, ..Amount::exact(value * scale, Form::Words, end + 1) });
    }
    // "a third of them" is a share, "a third man" a place in an order; "two quarters" may be half a year.
    let joined = reader.hyphen(at + 1);
    let whole = end + 1 + usize::from(reader.is(end + 1, "a"));
    if let Some(scale) = reader.role(whole, Role::Scale).filter(|_| reader.is(end, "of")) {
        return Some(Amount { scale, ..Amount::exact(value * scale, Form::Words, whole + 1) });
    }
    let of = reader.is(end, "of") && !reader.any(end + 1, keys!("an a"));
    let ambiguous = reader.time(end - 1).is_some()
        || reader.any(at, keys!("a an"))
        || reader.role(article, Role::Ordinal).is_some();
    let by = at > 0 && reader.any(at - 1, keys!("by than about nearly almost roughly over"));
    let alone = reader.kind(end) == TokenKind::Mark && (end == reader.len() || reader.is(at, "one"));
    // "three quarters of an hour"
    let measured =
        reader.is(end, "of") && reader.any(end + 1, keys!("a an")) && reader.period(end + 2).is_some();
    (joined || of || by || alone || measured || !ambiguous).then(|| Amount::exact(value, Form::Fraction, end))
}

/// Whether "half" is an amount here and not a part of a game, a year or a word.
fn stands_alone(reader: &Reader, at: usize) -> bool {
    let before = at.checked_sub(1);
    let ordinal = before.is_some_and(|b| {
        reader.role(b, Role::Ordinal).is_some()
            || reader.any(b, keys!("last latter other final opening better this each 1st 2nd"))
    });
    let joined = reader.hyphen(at + 1) || reader.hyphen(at);
    let compound = reader.any(at + 1, keys!("time way back past year term brother sister marathon"));
    !ordinal && !joined && !compound
}

/// One part or several of a whole: "a half", "two-thirds", "three quarters". The value and the position after it.
pub(super) fn part(reader: &Reader, at: usize) -> Option<(f64, usize)> {
    let (over, next) = if reader.any(at, keys!("a an")) {
        (1.0, at + 1)
    } else {
        (reader.role(at, Role::Cardinal)?, at + 1)
    };
    let next = next + usize::from(reader.hyphen(next));
    if over == 1.0 && reader.role(next, Role::Cardinal).is_some_and(|n| n >= 20.0) {
        let (under, end) = super::dates::ordinal_word(reader, next)?;
        return Some((1.0 / under, end));
    }
    if over == 1.0 {
        let under = reader
            .role(next, Role::Part)
            .or_else(|| reader.role(next, Role::Ordinal).filter(|&n| n > 2.0))?;
        return Some((1.0 / under, next + 1));
    }
    // "twenty-three fifths" are all of them fifths.
    let ones = reader.role(next, Role::Cardinal).filter(|&n| over >= 20.0 && over % 10.0 == 0.0 && n < 10.0);
    if let (Some(ones), Some(under)) = (ones, reader.role(next + 1, Role::Parts).filter(|&n| n > 2.0)) {
        return Some(((over + ones) / under, next + 2));
    }
    let tens = reader.role(next, Role::Cardinal).filter(|_| reader.hyphen(next + 1));
    if let (Some(tens), Some(ones)) = (tens, reader.role(next + 2, Role::Parts)) {
        return Some((over / (tens + ones), next + 3));
    }
    let under = reader.role(next, Role::Parts).or_else(|| reader.role(next, Role::Part))?;
    (under > 1.0).then(|| (over / under, next + 1))
}

/// "1/2", "10 1/2", "2½": a fraction in digits, after a whole number or alone.
pub(super) fn written_fraction<'a>(
    reader: &Reader<'a>,
    at: usize,
    first: Numeral,
) -> Option<(f64, &'a str, usize)> {
    const UNDER: [f64; 11] = [2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 16.0, 20.0, 32.0, 64.0];
    let simple = |at: usize| {
        let over = reader.numeral(at).filter(|n| n.plain && n.rest.is_empty())?;
        let slash = reader.any(at + 1, keys!("/ ⁄")) && reader.tight(at + 1) && reader.tight(at + 2);
        let under = reader.numeral(at + 2).filter(|n| slash && n.plain)?;
        let alone = !(reader.is(at + 3, "/") && reader.tight(at + 3));
        let proper = over.value < under.value && over.value > 0.0 && UNDER.contains(&under.value);
        (alone && proper).then_some((over.value / under.value, under.rest, at + 3))
    };
    let tight_vulgar = |at: usize| {
        let sign = reader.text(at).chars().next().and_then(numerals::vulgar)?;
        Some((sign, reader.text(at).trim_start_matches(|c| numerals::vulgar(c).is_some()), at + 1))
    };
    if !first.plain {
        return None;
    }
    let whole = first.rest.is_empty();
    let joined = at + 1 + usize::from(reader.hyphen(at + 1));
    let tail = if whole {
        tight_vulgar(at + 1).or_else(|| simple(joined))
    } else {
        tight_vulgar(at + 1).filter(|_| false)
    };
    let glued = first.rest.chars().next().and_then(numerals::vulgar);
    match (tail, glued) {
        (Some((part, rest, end)), _) => Some((first.value + part, rest, end)),
        (None, Some(part)) => {
            let rest = reader
                .text(at)
                .trim_start_matches(|c: char| c.is_ascii_digit() || numerals::vulgar(c).is_some());
            Some((first.value + part, rest, at + 1))
        }
        (None, None) if whole => simple(at),
        (None, None) => None,
    }
}

/// What comes one after another: "two in three games" are two wins.
const TRIES: &[Key] = keys!(
    "games matches starts attempts tests seasons tries innings rounds races outings appearances events \
    meetings visits days weeks months years"
);

/// "nine in ten", "two out of three": a share of a whole, where `amount` is the part.
pub(super) fn ratio<'a>(reader: &Reader<'a>, amount: Amount<'a>) -> Option<Amount<'a>> {
    let out_of = reader.all(amount.end, keys!("out of"));
    let next = amount.end + if out_of { 2 } else { 1 };
    let over = reader.is(amount.end, "over");
    if !amount.is_exact() || !(out_of || over || reader.is(amount.end, "in")) || !amount.rest.is_empty() {
        return None;
    }
    let whole = digits_or_words(reader, next)
        .filter(|whole| whole.is_exact() && whole.rest.is_empty() && whole.low > amount.low)?;
    // "two in three games" may be a rate of scoring, "1 in 2019" a year.
    let tried = reader.any(whole.end, TRIES);
    let small = whole.low <= 10.0 && !tried && !reader.hyphen(whole.end);
    let usual = (amount.low == 1.0 || whole.low == 10.0 || whole.low == 100.0 || small)
        && whole.form != Form::Plain(4);
    // "one over three", spoken of nothing
    let spoken = over && reader.kind(whole.end) == TokenKind::Mark && whole.form != Form::Plain(4);
    let share = amount.low > 0.0
        && (out_of || usual && !over || spoken)
        && reader.period(whole.end).is_none()
        && !reader.is(whole.end, "%");
    share.then(|| Amount::exact(amount.low / whole.low, Form::Fraction, whole.end))
}

/// A vague plural: "millions", "tens of thousands", "a few hundred", "dozens".
pub(super) fn vague<'a>(reader: &Reader<'a>, at: usize) -> Option<Amount<'a>> {
    let range = |low: f64, end| Amount {
        high: low * 10.0,
        form: Form::Vague,
        ..Amount::exact(low, Form::Vague, end)
    };
    if let Some(value) = reader.role(at, Role::Vague) {
        let more = if reader.is(at + 1, "of") { scale_at(reader, at + 2) } else { None };
        if let Some(scale) = more.filter(|&scale| scale >= 1000.0) {
            return Some(Amount { scale, ..range(value * scale, at + 3) });
        }
        let needs_of = reader.any(at, keys!("tens scores"));
        return (!needs_of || reader.is(at + 1, "of")).then(|| range(value, at + 1));
    }
    let few = match reader.norm(at) {
        "several" | "few" => at + 1,
        "a" if reader.any(at + 1, keys!("few couple")) => {
            at + 2 + usize::from(reader.all(at + 1, keys!("couple of")))
        }
        "couple" => at + 1 + usize::from(reader.is(at + 1, "of")),
        _ => return None,
    };
    let (sum, end) = Sum::default().read(reader, few).filter(|_| reader.role(few, Role::Scale).is_some())?;
    if reader.is(few - 1, "of") || reader.is(few - 1, "couple") {
        return Some(Amount { scale: sum.magnitude(), ..Amount::exact(2.0 * sum.value(), Form::Words, end) });
    }
    Some(Amount { scale: sum.magnitude(), ..range(sum.value(), end) })
}
