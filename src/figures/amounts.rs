//! Bare amounts: digits or words with their magnitude, vague plurals and fractions.

use super::lexicon::Role;
use super::numerals::{self, Numeral};
use super::reader::Reader;
use crate::text::TokenKind;

/// An amount without its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Amount<'a> {
    /// The position after its last token.
    pub(super) end: usize,
    /// The least it can be.
    pub(super) low: f64,
    /// The most it can be; the same as `low` unless it is vague or a range.
    pub(super) high: f64,
    /// How it is written.
    pub(super) form: Form,
    /// The magnitude it is given in, 1 where it has none.
    pub(super) scale: f64,
    /// Letters written onto the last digits that are no magnitude, or may be a unit: "kg", "m".
    pub(super) rest: &'a str,
}

/// How an amount is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// So many digits and nothing else: it may be a year or a name.
    Plain(usize),
    /// Digits with grouping, a fraction or a magnitude.
    Digits,
    /// Words: "twelve", "half".
    Words,
    /// "millions", "a few hundred".
    Vague,
    /// "two-thirds".
    Fraction,
}

impl Amount<'_> {
    fn exact(value: f64, form: Form, end: usize) -> Self {
        Self { end, low: value, high: value, form, scale: 1.0, rest: "" }
    }

    /// Whether it is one number.
    pub(super) fn is_exact(&self) -> bool {
        self.low == self.high && self.form != Form::Vague
    }

    /// The amount multiplied by `by`.
    pub(super) fn times(mut self, by: f64) -> Self {
        self.low = product(self.low, by);
        self.high = product(self.high, by);
        self.scale *= by;
        self
    }
}

/// A product to fifteen digits, so that 32,768.48 billion is what its digits say.
fn product(a: f64, b: f64) -> f64 {
    let exact = a * b;
    if b.abs() == 1.0 { exact } else { format!("{exact:.14e}").parse().unwrap_or(exact) }
}

/// The amount that starts at token `at`.
pub(super) fn read<'a>(reader: &Reader<'a>, at: usize) -> Option<Amount<'a>> {
    let (sign, start) = sign(reader, at);
    let amount = if start > at || reader.kind(at) == TokenKind::Number || is_decimal(reader, at) {
        digits(reader, start).or_else(|| words(reader, start))
    } else {
        vague(reader, at).or_else(|| fraction(reader, at)).or_else(|| words(reader, at))
    }?;
    let amount = ratio(reader, amount).unwrap_or(amount);
    let negated = amount.times(sign);
    Some(Amount {
        scale: amount.scale,
        low: negated.low.min(negated.high),
        high: negated.low.max(negated.high),
        ..amount
    })
}

/// "nine in ten", "two out of three": a share of a whole, where `amount` is the part.
fn ratio<'a>(reader: &Reader<'a>, amount: Amount<'a>) -> Option<Amount<'a>> {
    let out_of = reader.all(amount.end, "out of");
    let next = amount.end + if out_of { 2 } else { 1 };
    let over = reader.is(amount.end, "over");
    if !amount.is_exact() || !(out_of || over || reader.is(amount.end, "in")) || !amount.rest.is_empty() {
        return None;
    }
    let whole = digits_or_words(reader, next)
        .filter(|whole| whole.is_exact() && whole.rest.is_empty() && whole.low > amount.low)?;
    // "two in three games" may be a rate of scoring, "1 in 2019" a year.
    let usual =
        (amount.low == 1.0 || whole.low == 10.0 || whole.low == 100.0) && whole.form != Form::Plain(4);
    // "one over three", spoken of nothing
    let spoken = over && reader.kind(whole.end) == TokenKind::Mark && whole.form != Form::Plain(4);
    let share = amount.low > 0.0
        && (out_of || usual && !over || spoken)
        && reader.period(whole.end).is_none()
        && !reader.is(whole.end, "%");
    share.then(|| Amount::exact(amount.low / whole.low, Form::Fraction, whole.end))
}

/// The amount at token `at`, unsigned, by the form that its first token has.
fn digits_or_words<'a>(reader: &Reader<'a>, at: usize) -> Option<Amount<'a>> {
    if reader.kind(at) == TokenKind::Number { digits(reader, at) } else { words(reader, at) }
}

/// The factor of a sign and the position after it.
fn sign(reader: &Reader, at: usize) -> (f64, usize) {
    if reader.any(at, &["minus", "negative"]) {
        return (-1.0, at + 1 + usize::from(reader.hyphen(at + 1)));
    }
    let sign = match reader.norm(at) {
        "-" | "−" | "–" => -1.0,
        "+" => 1.0,
        _ => return (1.0, at),
    };
    // A hyphen between words or numbers is no sign.
    let free = !reader.tight(at) || reader.any(at - 1, &["(", "$", "£", "€", "/", "~"]);
    let before_digits = reader.tight(at + 1) && reader.kind(at + 1) == TokenKind::Number;
    let before_decimal = reader.tight(at + 1) && is_decimal(reader, at + 1);
    if free && (before_digits || before_decimal) { (sign, at + 1) } else { (1.0, at) }
}

/// Whether a full stop and digits stand at `at`: ".5".
fn is_decimal(reader: &Reader, at: usize) -> bool {
    reader.is(at, ".") && reader.kind(at + 1) == TokenKind::Number && reader.tight(at + 1)
}

/// An amount that starts with digits.
fn digits<'a>(reader: &Reader<'a>, at: usize) -> Option<Amount<'a>> {
    if is_decimal(reader, at) {
        let fraction = reader.numeral(at + 1).filter(|numeral| numeral.plain)?;
        let value = format!("0.{}", &reader.text(at + 1)[..fraction.digits]).parse().ok()?;
        return Some(magnitude(reader, value, Form::Digits, fraction.rest, at + 2));
    }
    Some(numeral(reader, at, reader.numeral(at)?))
}

/// The amount whose digits start `cut` bytes into token `at`: "RM79".
pub(super) fn inside<'a>(reader: &Reader<'a>, at: usize, cut: usize) -> Option<Amount<'a>> {
    Some(numeral(reader, at, numerals::read(&reader.text(at)[cut..])?))
}

/// An amount that starts with `numeral`, in token `at`.
fn numeral<'a>(reader: &Reader<'a>, at: usize, numeral: Numeral<'a>) -> Amount<'a> {
    if let Some((value, end)) = spaced_groups(reader, at, numeral) {
        return magnitude(reader, value, Form::Digits, "", end);
    }
    if let Some((value, rest, end)) = written_fraction(reader, at, numeral) {
        return magnitude(reader, value, Form::Fraction, rest, end);
    }
    let form = if numeral.plain { Form::Plain(numeral.digits) } else { Form::Digits };
    magnitude(reader, numeral.value, form, numeral.rest, at + 1)
}

/// "40 000", "1 414 021 100": digits in groups of three with spaces between.
fn spaced_groups(reader: &Reader, at: usize, first: Numeral) -> Option<(f64, usize)> {
    const MOST: usize = 6;
    let group = |at: usize| reader.numeral(at).filter(|n| n.plain && n.digits == 3 && n.rest.is_empty());
    if !first.plain || first.digits > 3 || !first.rest.is_empty() {
        return None;
    }
    let mut value = first.value;
    let mut end = at + 1;
    while let Some(next) = group(end).filter(|_| !reader.tight(end) && end - at < MOST) {
        value = value * 1000.0 + next.value;
        end += 1;
    }
    let narrow = || {
        let gap = reader.span(at, at + 2);
        reader.paragraph.slice(gap).contains(['\u{a0}', '\u{202f}', '\u{2009}'])
    };
    let convincing = end > at + 1 && (end > at + 2 || reader.is(at + 1, "000") || narrow());
    convincing.then_some((value, end))
}

/// "1/2", "10 1/2", "2½": a fraction in digits, after a whole number or alone.
fn written_fraction<'a>(reader: &Reader<'a>, at: usize, first: Numeral) -> Option<(f64, &'a str, usize)> {
    const UNDER: [f64; 11] = [2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 16.0, 20.0, 32.0, 64.0];
    let simple = |at: usize| {
        let over = reader.numeral(at).filter(|n| n.plain && n.rest.is_empty())?;
        let slash = reader.any(at + 1, &["/", "⁄"]) && reader.tight(at + 1) && reader.tight(at + 2);
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

/// Adds the magnitude that follows digits, in the same token or after it.
fn magnitude<'a>(reader: &Reader<'a>, value: f64, form: Form, rest: &'a str, end: usize) -> Amount<'a> {
    let amount = Amount { rest, ..Amount::exact(value, form, end) };
    if !rest.is_empty() {
        let lower = rest.to_ascii_lowercase();
        return match super::lexicon::word(&lower).number {
            Some((Role::Mark | Role::Scale, scale)) => {
                Amount { rest: "", form: Form::Digits, ..amount.times(scale) }
            }
            _ => amount,
        };
    }
    words_after(reader, amount)
}

/// Adds scale words after digits: "1.2 million", "3 hundred and 21", "four lakh crore".
fn words_after<'a>(reader: &Reader<'a>, amount: Amount<'a>) -> Amount<'a> {
    let next = amount.end + usize::from(reader.hyphen(amount.end));
    if reader.role(next, Role::Mark).is_some() {
        let scale = reader.role(next, Role::Mark).unwrap_or(1.0);
        return Amount { end: next + 1, form: Form::Digits, ..amount.times(scale) };
    }
    if scale_at(reader, next).is_none() {
        return amount;
    }
    let start = Sum { group: Some(amount.low), ..Sum::default() };
    match start.read(reader, next) {
        Some((sum, end)) => {
            Amount { form: Form::Digits, scale: sum.last, ..Amount::exact(sum.value(), Form::Digits, end) }
        }
        None => amount,
    }
}

/// A scale word, or a vague plural used as one: "2 millions".
fn scale_at(reader: &Reader, at: usize) -> Option<f64> {
    reader
        .role(at, Role::Scale)
        .or_else(|| reader.role(at, Role::Vague).filter(|&v| v >= 1000.0 || v == 12.0))
}

/// A number in words as it is added up.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    /// What is complete: the thousands of "two thousand three hundred".
    total: f64,
    /// What waits for its scale.
    group: Option<f64>,
    /// The last scale above a hundred, 0 before the first.
    last: f64,
    /// The scale of the last token where it was one, a hundred included.
    scaled: f64,
}

impl Sum {
    fn value(&self) -> f64 {
        self.total + self.group.unwrap_or(0.0)
    }

    /// Adds up from token `at`; gives the position after the last token used, `None` where nothing was.
    fn read(mut self, reader: &Reader, start: usize) -> Option<(Self, usize)> {
        const LONGEST: usize = 24;
        let mut at = start;
        let mut end = start;
        while at < start + LONGEST && self.step(reader, at) {
            at += 1;
            end = at;
            let joined = self.joined(reader, at);
            at += usize::from(joined);
        }
        if end == start {
            return None;
        }
        end = self.point(reader, end);
        end = self.fraction(reader, end);
        Some((self, end))
    }

    /// Whether token `at` joins what stands around it into one number: a hyphen, or "and" after a scale and before no
    /// fraction.
    fn joined(&self, reader: &Reader, at: usize) -> bool {
        let and = reader.is(at, "and") && self.scaled > 0.0;
        let fraction = and && part(reader, at + 1).is_some();
        let wide = reader.is(at, "-")
            && self.scaled == 0.0
            && !reader.tight(at + 1)
            && reader.role(at + 1, Role::Cardinal).is_some_and(|n| n < 10.0);
        reader.hyphen(at) || and && !fraction || wide
    }

    /// Adds token `at`, if it goes on with the number.
    fn step(&mut self, reader: &Reader, at: usize) -> bool {
        if let Some(scale) = scale_at(reader, at) {
            return self.scale(scale);
        }
        let Some(value) = reader.role(at, Role::Cardinal).or_else(|| self.digits(reader, at)) else {
            return false;
        };
        let fits = match self.group {
            None => self.last == 0.0 || value < self.last,
            Some(group) if self.scaled == 100.0 => group % 100.0 == 0.0 && value < 100.0,
            Some(group) if self.scaled > 100.0 => value < self.last && group == 0.0,
            Some(group) => {
                self.scaled == 0.0
                    && (20.0..100.0).contains(&(group % 100.0))
                    && group % 10.0 == 0.0
                    && (1.0..10.0).contains(&value)
            }
        };
        if fits {
            self.group = Some(self.group.unwrap_or(0.0) + value);
            self.scaled = 0.0;
        }
        fits
    }

    /// Digits inside words: "4 thousand 3 hundred and 21".
    fn digits(&self, reader: &Reader, at: usize) -> Option<f64> {
        let inside = self.scaled > 0.0 && (scale_at(reader, at + 1).is_some() || reader.is(at - 1, "and"));
        let numeral = reader.numeral(at).filter(|n| inside && n.plain && n.rest.is_empty())?;
        (numeral.value < self.scaled).then_some(numeral.value)
    }

    fn scale(&mut self, scale: f64) -> bool {
        if scale == 100.0 {
            let group = self.group.unwrap_or(1.0);
            let fits = group > 0.0 && (self.scaled == 0.0) && (group < 100.0 || self.last == 0.0);
            if fits {
                self.group = Some(group * scale);
                self.scaled = scale;
            }
            return fits;
        }
        // "two lakh crore" and "three thousand billion" multiply; otherwise scales fall.
        if self.scaled > 100.0 && self.group.is_none() && scale > self.last {
            self.total *= scale;
        } else if self.last == 0.0 || scale < self.last {
            let Some(group) = self.group.take().or((self.last == 0.0).then_some(1.0)) else { return false };
            self.total += product(group, scale);
        } else {
            return false;
        }
        self.last = scale;
        self.scaled = scale;
        true
    }

    /// "nine point nought four": the digits after a spoken point.
    fn point(&mut self, reader: &Reader, end: usize) -> usize {
        if !reader.is(end, "point") || self.last > 0.0 || reader.role(end + 1, Role::Cardinal).is_none() {
            return end;
        }
        let mut digits = String::from("0.");
        let mut at = end + 1;
        while let Some(value) = reader.role(at, Role::Cardinal).filter(|_| digits.len() < 12) {
            digits += &value.to_string();
            if value >= 20.0
                && reader.hyphen(at + 1)
                && let Some(ones) = reader.role(at + 2, Role::Cardinal)
            {
                digits.truncate(digits.len() - 1);
                digits += &ones.to_string();
                at += 2;
            }
            at += 1;
        }
        let group = self.group.unwrap_or(0.0);
        self.group = format!("{}{}", group, &digits[1..]).parse().ok();
        self.after_fraction(reader, at)
    }

    /// "and a half", "and three quarters", and a scale after it: "three and a half thousand".
    fn fraction(&mut self, reader: &Reader, end: usize) -> usize {
        let joined = end + usize::from(reader.hyphen(end));
        if !reader.is(joined, "and") {
            return end;
        }
        let start = joined + 1 + usize::from(reader.hyphen(joined + 1));
        let Some((part, after)) = part(reader, start) else { return end };
        if self.group.is_none() && self.last > 0.0 {
            self.total += part * self.last;
            return after;
        }
        self.group = Some(self.group.unwrap_or(0.0) + part);
        self.after_fraction(reader, after)
    }

    /// A scale after a fraction.
    fn after_fraction(&mut self, reader: &Reader, at: usize) -> usize {
        let scale = at + usize::from(reader.hyphen(at));
        match reader.role(scale, Role::Scale).filter(|&scale| scale >= 100.0) {
            Some(factor) => {
                self.total += product(self.group.take().unwrap_or(1.0), factor);
                self.last = factor;
                scale + 1
            }
            None => at,
        }
    }
}

/// A number in words: "twenty-eight thousand six hundred", "a dozen", "one-and-a-half".
fn words<'a>(reader: &Reader<'a>, at: usize) -> Option<Amount<'a>> {
    if reader.any(at, &["a", "an"]) {
        let scaled = reader.role(at + 1, Role::Scale).is_some();
        let (sum, end) = Sum::default().read(reader, at + 1).filter(|_| scaled)?;
        return Some(Amount { scale: sum.last.max(1.0), ..Amount::exact(sum.value(), Form::Words, end) });
    }
    let (sum, end) = Sum::default().read(reader, at)?;
    Some(Amount { scale: sum.last.max(1.0), ..Amount::exact(sum.value(), Form::Words, end) })
}

/// A number in words, without fractions or a scale after a fraction: the value and the position after it.
pub(super) fn spelled(reader: &Reader, at: usize) -> Option<(f64, usize)> {
    Sum::default().read(reader, at).map(|(sum, end)| (sum.value(), end))
}

/// One part or several of a whole: "a half", "two-thirds", "three quarters". The value and the position after it.
fn part(reader: &Reader, at: usize) -> Option<(f64, usize)> {
    let (over, next) =
        if reader.any(at, &["a", "an"]) { (1.0, at + 1) } else { (reader.role(at, Role::Cardinal)?, at + 1) };
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

/// A fraction that stands as an amount: "half of", "a third of", "two-thirds", "half a million".
fn fraction<'a>(reader: &Reader<'a>, at: usize) -> Option<Amount<'a>> {
    if let Some(under) = reader.role(at, Role::Part) {
        let article = at
            + 1
            + usize::from(reader.any(at + 1, &["a", "of"]) && reader.role(at + 2, Role::Scale).is_some());
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
    let of = reader.is(end, "of") && !reader.any(end + 1, &["an", "a"]);
    let ambiguous = reader.time(end - 1).is_some()
        || reader.any(at, &["a", "an"])
        || reader.role(article, Role::Ordinal).is_some();
    let by = at > 0 && reader.any(at - 1, &["by", "than", "about", "nearly", "almost", "roughly", "over"]);
    let alone = reader.kind(end) == TokenKind::Mark && (end == reader.len() || reader.is(at, "one"));
    (joined || of || by || alone || !ambiguous).then(|| Amount::exact(value, Form::Fraction, end))
}

/// Whether "half" is an amount here and not a part of a game, a year or a word.
fn stands_alone(reader: &Reader, at: usize) -> bool {
    let before = at.checked_sub(1);
    let ordinal = before.is_some_and(|b| {
        reader.role(b, Role::Ordinal).is_some()
            || reader.any(
                b,
                &["last", "latter", "other", "final", "opening", "better", "this", "each", "1st", "2nd"],
            )
    });
    let joined = reader.hyphen(at + 1) || reader.hyphen(at);
    let compound =
        reader.any(at + 1, &["time", "way", "back", "past", "year", "term", "brother", "sister", "marathon"]);
    !ordinal && !joined && !compound
}

/// A vague plural: "millions", "tens of thousands", "a few hundred", "dozens".
fn vague<'a>(reader: &Reader<'a>, at: usize) -> Option<Amount<'a>> {
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
        let needs_of = reader.any(at, &["tens", "scores"]);
        return (!needs_of || reader.is(at + 1, "of")).then(|| range(value, at + 1));
    }
    let few = match reader.norm(at) {
        "several" | "few" => at + 1,
        "a" if reader.any(at + 1, &["few", "couple"]) => {
            at + 2 + usize::from(reader.all(at + 1, "couple of"))
        }
        "couple" => at + 1 + usize::from(reader.is(at + 1, "of")),
        _ => return None,
    };
    let (sum, end) = Sum::default().read(reader, few).filter(|_| reader.role(few, Role::Scale).is_some())?;
    if reader.is(few - 1, "of") || reader.is(few - 1, "couple") {
        return Some(Amount { scale: sum.last, ..Amount::exact(2.0 * sum.value(), Form::Words, end) });
    }
    Some(Amount { scale: sum.last, ..range(sum.value(), end) })
}
