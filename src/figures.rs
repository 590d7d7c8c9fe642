//! Figures: numbers and times, each read as a person would read it.
#![expect(clippy::float_cmp, reason = "values are compared as they were read, not as results of arithmetic")]

mod ages;
mod amounts;
mod business;
mod chunks;
mod clock;
mod counted;
mod dates;
mod decimal;
mod durations;
mod fractions;
mod holidays;
mod key;
mod lexicon;
mod modifier;
mod money;
mod multiples;
mod names;
mod numerals;
mod ordinals;
mod quantity;
mod ranges;
mod reader;
mod relative;
mod resolve;
mod sets;
mod subject;
mod suffix;
mod tense;
mod times;
mod trend;
mod units;
mod words;
mod years;

use jiff::civil::Date;

use crate::document::{Figure, FigureKind, Modifier, Span, Trend, Value};
use crate::text::{Paragraph, TokenKind};
use key::keys;
use reader::Reader;
use subject::Before;

/// The figures of a paragraph, in order; none overlaps another. Relative dates are resolved against `date`.
/// `attribution` stays `None`: the assembly sets it.
pub(crate) fn find(paragraph: &Paragraph, date: Option<Date>) -> Vec<Figure> {
    let reader = Reader::new(paragraph, date);
    let mut figures = Vec::new();
    let (mut at, mut free) = (0, 0);
    let mut quarter = None;
    let mut before: Option<Neighbour> = None;
    let mut taken = vec![false; reader.len()];
    while at < reader.len() {
        match Some(at).filter(|&at| reader.can_start(at)).and_then(|at| read(&reader, at)) {
            Some(mut found) => {
                at = found.end.max(at + 1);
                found.year_back(&reader, &mut quarter);
                found.qualify(&reader, free);
                free = found.end;
                at = at.max(free);
                found.relate(&reader, before.as_ref(), &Before { figures: &figures, taken: &taken });
                taken[found.start..found.end].fill(true);
                before = Some(Neighbour::of(&found, before));
                figures.push(found.figure);
            }
            None => at = names::skip(&reader, at).unwrap_or(at + 1),
        }
    }
    figures
}

/// The figure that starts at token `at`.
fn read(reader: &Reader, at: usize) -> Option<Found> {
    names::read(reader, at)
        .or_else(|| times::read(reader, at))
        .or_else(|| ages::read(reader, at))
        .or_else(|| ordinals::read(reader, at))
        .or_else(|| multiples::read(reader, at))
        .or_else(|| quantity::read(reader, at))
}

/// What a figure may take over from those before it in the paragraph.
struct Neighbour {
    end: usize,
    of: Option<Span>,
    trend: Option<Trend>,
    modifier: Option<Modifier>,
    /// What the last count with a noun counted.
    unit: Option<String>,
    counted: Option<Span>,
}

impl Neighbour {
    fn of(found: &Found, before: Option<Self>) -> Self {
        // "17 points, or 0.2 %": the noun that follows belongs to the figure.
        let end = found.reach.clamp(found.end, found.end + 2);
        let Figure { kind, ref unit, of, trend, modifier, .. } = found.figure;
        let (unit, counted) = match before {
            _ if kind == FigureKind::Count && unit.is_some() => (unit.clone(), of),
            Some(before) => (before.unit, before.counted),
            None => (None, None),
        };
        Self { end, of, trend, modifier, unit, counted }
    }
}

/// A figure and the tokens it covers.
struct Found {
    start: usize,
    end: usize,
    /// The position after the noun that it counts, where that follows it.
    reach: usize,
    figure: Figure,
}

impl Found {
    /// A figure of `kind` at tokens `start..end`, of which nothing else is known yet.
    fn new(reader: &Reader, start: usize, end: usize, kind: FigureKind) -> Self {
        let figure = Figure {
            span: reader.span(start, end),
            kind,
            value: None,
            unit: None,
            per: None,
            of: None,
            modifier: None,
            trend: None,
            iso: None,
            attribution: None,
            by: None,
        };
        Self { start, end, reach: end, figure }
    }

    /// Reads what a rate is per, from token `at` on: "a barrel", "per month".
    fn rate(&mut self, reader: &Reader, at: usize) {
        let next = match reader.norm(at) {
            "per" | "each" | "every" | "a" | "an" => at + 1,
            "/" if reader.tight(at) => at + 1,
            _ => return,
        };
        let word = reader.norm(next);
        if reader.any(next + 1, keys!("ago earlier later before after")) {
            return;
        }
        let unit = reader
            .period(next)
            .map(|period| period.name().to_owned())
            .or_else(|| units::is_name(word).map(str::to_owned));
        let thing = || {
            let things = [
                "share",
                "head",
                "person",
                "piece",
                "seat",
                "ticket",
                "vote",
                "unit",
                "bottle",
                "capita",
                "household",
                "employee",
                "student",
                "child",
                "game",
                "match",
                "shot",
                "time",
                "customer",
                "user",
                "vehicle",
                "car",
            ];
            let counted = reader.is(at, "per") && reader.tag(next).is_noun() || things.contains(&word);
            counted.then(|| counted::singular(word))
        };
        if let Some(per) = unit.or_else(thing) {
            self.figure.per = Some(per);
            if self.figure.kind != FigureKind::Count {
                self.end = next + 1;
                self.figure.span = reader.span(self.start, self.end);
            }
        }
    }

    /// Takes from the figure before what this one leaves unsaid: its way and exactness where it says the same again
    /// ("up 17 points, or 0.2 %"), what it counts where no noun follows ("3,000 troops ... another 10,000").
    fn relate(&mut self, reader: &Reader, last: Option<&Neighbour>, before: &Before) {
        let kind = self.figure.kind;
        if !subject::is_quantity(kind) {
            return;
        }
        let counts = kind == FigureKind::Count;
        if let Some(last) = last {
            self.again(reader, last);
        }
        let multiple = counts && multiples::holds(reader, self.start, self.end);
        let digits = multiple || (self.start..self.end).any(|at| reader.kind(at) == TokenKind::Number);
        if counts && !multiple && self.figure.unit.is_none() && digits && self.is_whole() {
            let counted = last.and_then(|last| last.unit.clone().zip(last.counted));
            if let Some((unit, of)) = counted {
                self.figure.unit = Some(unit);
                self.figure.of = Some(of);
            }
        }
        // A point and a time are units rather than things: what has them is measured.
        let measured = !counts
            || self.figure.unit.is_none() && digits
            || self.figure.unit.as_deref().is_some_and(|unit| matches!(unit, "point" | "time"));
        if measured && (self.figure.of.is_none() || counts && self.figure.unit.is_some()) {
            let of = subject::find(reader, self.start, self.reach.max(self.end), kind, before);
            self.figure.of = of.or(self.figure.of);
            // "fell 162 points to 7,425"
            if counts
                && self.figure.unit.is_none()
                && let Some(last) = last.filter(|last| last.unit.as_deref() == Some("point"))
                && last.counted == of
            {
                self.figure.unit.clone_from(&last.unit);
            }
        }
    }

    /// Takes over what the figure before says of the same thing: "up 17 points, or 0.2 %", "40 mph (64 km/h)".
    fn again(&mut self, reader: &Reader, last: &Neighbour) {
        if last.end >= self.start || self.start - last.end > 2 {
            return;
        }
        let link = self.start - 1;
        let again = reader.is(link, "or") && reader.is(last.end, ",")
            || reader.any(link, keys!("( /")) && last.end == link;
        if again {
            self.figure.trend = self.figure.trend.or(last.trend);
            self.figure.modifier = self.figure.modifier.or(last.modifier);
            if self.figure.kind != FigureKind::Count {
                self.figure.of = last.of.or(self.figure.of);
            }
        }
    }

    /// Whether the figure's value is a whole number.
    fn is_whole(&self) -> bool {
        !matches!(self.figure.value, Some(Value::Exact(value)) if value.get().fract() != 0.0)
    }

    /// Reads "a year earlier" as the quarter before where a quarter was spoken of, and remembers that quarter.
    fn year_back(&mut self, reader: &Reader, quarter: &mut Option<(i16, char)>) {
        let Some(iso) = &mut self.figure.iso else { return };
        let named = iso
            .split_once("-Q")
            .and_then(|(year, number)| Some((year.parse().ok()?, number.chars().next()?)));
        *quarter = named.or(*quarter);
        let back = reader.any(self.start, keys!("a"))
            && reader.is(self.start + 1, "year")
            && reader.any(self.end - 1, keys!("ago earlier"));
        if let Some((year, number)) = quarter.filter(|_| back && self.figure.kind == FigureKind::Date) {
            *iso = format!("{:04}-Q{number}", year - 1);
        }
    }

    /// A signed percentage says which way it went: "-1.3 %".
    fn sign(&self, reader: &Reader) -> Option<Trend> {
        let Some(Value::Exact(value)) = self.figure.value.filter(|_| self.figure.kind == FigureKind::Percent)
        else {
            return None;
        };
        let plus = reader.is(self.start, "+");
        (plus || value.get() < 0.0).then_some(if plus { Trend::Up } else { Trend::Down })
    }

    /// Whether the figure, with the modifier at token `at`, tells how long something went on: "over six years".
    fn spans(&self, reader: &Reader, at: usize) -> bool {
        let told = at > 0
            && reader.any(
                at - 1,
                keys!("for after than of took takes lasts lasted spent been just is was well little"),
            );
        let since = reader.any(self.end, keys!("since ago"));
        self.figure.kind == FigureKind::Duration && reader.is(at, "over") && !told && !since
    }

    /// Adds what stands around the figure: its modifier, not before token `free`, and its trend.
    fn qualify(&mut self, reader: &Reader, free: usize) {
        if let Some((modifier, start, end)) = modifier::find(reader, self.start, self.end)
            .filter(|(_, start, _)| *start >= free && !self.spans(reader, *start))
        {
            self.figure.modifier = Some(modifier);
            let ago = reader.any(self.end - 1, keys!("ago earlier"));
            let quantity = !matches!(
                self.figure.kind,
                FigureKind::Date | FigureKind::Time | FigureKind::Set | FigureKind::Ordinal
            ) || ago;
            if quantity {
                self.figure.span = reader.span(start, end);
                self.start = start;
                self.end = end;
            }
        }
        if matches!(
            self.figure.kind,
            FigureKind::Percent | FigureKind::Money | FigureKind::Measure | FigureKind::Count
        ) {
            let counts = self.figure.kind == FigureKind::Count
                && self.figure.unit.as_deref().is_some_and(|unit| unit != "point");
            let by = self.start > 0 && reader.is(self.start - 1, "by");
            if !counts || by {
                let trend = || {
                    self.sign(reader).or_else(|| trend::find(reader, self.start, self.end, self.figure.kind))
                };
                self.figure.trend = self.figure.trend.or_else(trend);
            }
        }
    }
}
