//! Numbers in words: "twenty-eight thousand six hundred", "three and a half thousand", "nine point nought four".

use super::amounts::{Amount, Form, product};
use super::decimal;
use super::fractions::part;
use super::key::keys;
use super::lexicon::Role;
use super::reader::Reader;

/// A number in words: "twenty-eight thousand six hundred", "a dozen", "one-and-a-half".
pub(super) fn words<'a>(reader: &Reader<'a>, at: usize) -> Option<Amount<'a>> {
    if reader.any(at, keys!("a an")) {
        let scaled = reader.role(at + 1, Role::Scale).is_some();
        let (sum, end) = Sum::default().read(reader, at + 1).filter(|_| scaled)?;
        return Some(Amount { scale: sum.magnitude(), ..Amount::exact(sum.value(), Form::Words, end) });
    }
    let (sum, end) = Sum::default().read(reader, at)?;
    Some(Amount { scale: sum.magnitude(), ..Amount::exact(sum.value(), Form::Words, end) })
}

/// A number in words, without fractions or a scale after a fraction: the value and the position after it.
pub(super) fn spelled(reader: &Reader, at: usize) -> Option<(f64, usize)> {
    Sum::default().read(reader, at).map(|(sum, end)| (sum.value(), end))
}

/// Adds scale words after digits: "1.2 million", "3 hundred and 21", "four lakh crore".
pub(super) fn words_after<'a>(reader: &Reader<'a>, amount: Amount<'a>) -> Amount<'a> {
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
        Some((sum, end)) => Amount {
            form: Form::Digits,
            scale: sum.magnitude(),
            ..Amount::exact(sum.value(), Form::Digits, end)
        },
        None => amount,
    }
}

/// A scale word, or a vague plural used as one: "2 millions".
pub(super) fn scale_at(reader: &Reader, at: usize) -> Option<f64> {
    reader
        .role(at, Role::Scale)
        .or_else(|| reader.role(at, Role::Vague).filter(|&v| v >= 1000.0 || v == 12.0))
}

/// A number in words as it is added up.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
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
    /// The last magnitude, 1 where there is none.
    pub(super) fn magnitude(&self) -> f64 {
        self.last.max(1.0)
    }

    /// What has been added up so far.
    pub(super) fn value(&self) -> f64 {
        self.total + self.group.unwrap_or(0.0)
    }

    /// Adds up from token `at`; gives the position after the last token used, `None` where nothing was.
    pub(super) fn read(mut self, reader: &Reader, start: usize) -> Option<(Self, usize)> {
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
    /// fraction, and no number of the same scale: "between 3 million and 4 million".
    fn joined(&self, reader: &Reader, at: usize) -> bool {
        let another = || {
            let scale = scale_at(reader, at + 2).unwrap_or(0.0);
            scale == self.scaled || self.last > 0.0 && scale >= self.last
        };
        let and = reader.is(at, "and") && self.scaled > 0.0 && !another();
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
        self.group = decimal::read(&format!("{}{}", group, &digits[1..]), 0);
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
