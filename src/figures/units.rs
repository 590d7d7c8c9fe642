//! Units of measure: names and symbols, squares and cubes, and what a rate is per.

use std::sync::OnceLock;

use super::key::{Key, keys};
use super::lexicon::{Keys, rows};
use super::reader::Reader;
use crate::maps::Map;
use crate::text::TokenKind;

/// A unit found after an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// Its singular British name.
    pub(super) name: String,
    /// The denominator of a rate: the "hour" of "mph".
    pub(super) per: Option<String>,
    /// The position after its last token.
    pub(super) end: usize,
}

/// Full names by name or symbol.
type Names = Map<String, String>;

struct Units {
    /// By name in lower case, singular or plural.
    names: Names,
    /// By symbol, exact in case.
    symbols: Names,
    /// The first words of them all, in lower case.
    firsts: Keys,
}

/// The SI prefixes that units in the news take.
const PREFIXES: [(&str, &str); 10] = [
    ("k", "kilo"),
    ("K", "kilo"),
    ("M", "mega"),
    ("G", "giga"),
    ("T", "tera"),
    ("P", "peta"),
    ("m", "milli"),
    ("c", "centi"),
    ("n", "nano"),
    ("h", "hecto"),
];

fn units() -> &'static Units {
    static UNITS: OnceLock<Units> = OnceLock::new();
    UNITS.get_or_init(|| {
        let mut units = Units { names: Names::default(), symbols: Names::default(), firsts: Keys::default() };
        for row in rows(include_str!("data/units.tsv")) {
            let column = |at: usize| row.get(at).copied().unwrap_or("");
            units.add("", "", row[0], column(1), column(2));
            for prefix in column(3).split_whitespace() {
                let long = match prefix {
                    "µ" => "micro",
                    "p" => "pico",
                    "d" => "deci",
                    _ => PREFIXES.iter().find(|(short, _)| *short == prefix).map_or("", |(_, long)| long),
                };
                units.add(prefix, long, row[0], column(1), column(2));
            }
        }
        // "N·m" is one token and "N⋅m" three.
        for (name, _) in units.names.entries().iter().chain(units.symbols.entries()) {
            let name = name.to_lowercase();
            let first = name.split([' ', '-', '/', '⋅']).next().unwrap_or(&name);
            units.firsts.insert(Key::of(first));
        }
        units
    })
}

impl Units {
    fn add(&mut self, short: &str, long: &str, name: &str, others: &str, symbols: &str) {
        let full = format!("{long}{name}");
        let head = name.split(" per ").next().unwrap_or(name);
        self.forms(long, name, &full);
        if head != name {
            let plural = name.replacen(head, &format!("{head}s"), 1);
            self.names.or_insert(format!("{long}{plural}"), full.clone());
        }
        for other in others.split(',').filter(|other| !other.is_empty()) {
            self.forms(long, other, &full);
        }
        for symbol in symbols.split(',').filter(|symbol| !symbol.is_empty()) {
            self.symbols.or_insert(format!("{short}{symbol}"), full.clone());
            if short == "µ" {
                self.symbols.or_insert(format!("μ{symbol}"), full.clone());
            }
        }
    }

    /// A name in the singular, or a singular and its plural parted by a bar, under both forms.
    fn forms(&mut self, long: &str, written: &str, full: &str) {
        let (singular, plural) = match written.split_once('|') {
            Some((singular, plural)) => (singular.to_owned(), plural.to_owned()),
            None => (written.to_owned(), format!("{written}s")),
        };
        for form in [singular, plural] {
            let key = format!("{long}{}", form.replace('-', " "));
            self.names.or_insert(key, full.to_owned());
        }
    }
}

/// The unit at token `at`, or in `rest`, the letters written onto the digits before it.
pub(super) fn read(reader: &Reader, at: usize, rest: &str) -> Option<Unit> {
    let (name, end) = power(reader, at, rest).or_else(|| named(reader, at, rest))?;
    let (name, mut per) = match name.split_once(" per ") {
        Some((name, per)) => (name.to_owned(), Some(per.to_owned())),
        None => (name, None),
    };
    let mut end = end;
    if per.is_none()
        && reader.is(end, "/")
        && reader.tight(end)
        && reader.tight(end + 1)
        && let Some((under, after)) = denominator(reader, end + 1)
    {
        per = Some(under);
        end = after;
    }
    Some(Unit { name, per, end })
}

/// The unit after a slash.
fn denominator(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let period = match reader.text(at) {
        "h" | "hr" | "hour" => "hour",
        "s" | "sec" => "second",
        "min" => "minute",
        "d" | "day" => "day",
        "yr" | "year" => "year",
        "month" => "month",
        "week" => "week",
        _ => return power(reader, at, "").or_else(|| named(reader, at, "")),
    };
    Some((period.to_owned(), at + 1))
}

/// "square metres", "sq ft", "m2", "cubic feet", "m³".
fn power(reader: &Reader, at: usize, rest: &str) -> Option<(String, usize)> {
    let word = |word: &str| match word.trim_end_matches('.') {
        "square" | "sq" => Some("square"),
        "cubic" | "cu" => Some("cubic"),
        _ => None,
    };
    let glued = !rest.is_empty();
    let (first, next) = if glued { (rest, at) } else { (reader.norm(at), at + 1) };
    if let Some(power) = word(first) {
        let next = next + usize::from(reader.is(next, ".") || reader.hyphen(next));
        let (name, end) = named(reader, next, "")?;
        return Some((format!("{power} {name}"), end));
    }
    let written = if glued { rest } else { reader.text(at) };
    let (symbol, power) = match written.char_indices().next_back()? {
        (cut, '2' | '²') => (&written[..cut], "square"),
        (cut, '3' | '³') => (&written[..cut], "cubic"),
        _ => {
            let mark = reader.norm(next);
            let power = if mark == "²" {
                "square"
            } else if mark == "³" {
                "cubic"
            } else {
                return None;
            };
            let name = units().symbols.get(written).filter(|_| reader.tight(next))?;
            return Some((format!("{power} {name}"), next + 1));
        }
    };
    let name = units().symbols.get(symbol)?;
    Some((format!("{power} {name}"), next))
}

/// The unit named by the longest run of tokens from `at`, or by `rest`.
fn named(reader: &Reader, at: usize, rest: &str) -> Option<(String, usize)> {
    const LONGEST: usize = 4;
    let units = units();
    if !rest.is_empty() {
        // "1.19deg C"
        if rest == "deg" || rest == "°" {
            return match reader.text(at).trim_end_matches('.') {
                "C" => Some(("celsius".to_owned(), at + 1)),
                "F" => Some(("fahrenheit".to_owned(), at + 1)),
                _ => Some(("degree".to_owned(), at)),
            };
        }
        // "42C" is warm weather; a spaced letter is an electrical unit.
        if let Some((_, scale)) =
            [("C", "celsius"), ("F", "fahrenheit")].into_iter().find(|(sign, _)| *sign == rest)
        {
            return Some((scale.to_owned(), at));
        }
        // "275lb-ft"
        if reader.hyphen(at) {
            let joined = format!("{rest}-{}", reader.text(at + 1));
            if let Some(name) = units.symbols.get(&joined) {
                return Some((name.clone(), at + 2));
            }
        }
        let by_name = || units.names.get(&rest.to_lowercase()).filter(|_| rest.len() > 1);
        return units.symbols.get(rest).or_else(by_name).map(|name| (name.clone(), at));
    }
    if reader.kind(at) == TokenKind::Mark {
        return mark(reader, at);
    }
    if !units.firsts.contains(&reader.key(at)) {
        return None;
    }
    let mut phrase = String::new();
    let mut exact = String::new();
    let mut found = None;
    let mut next = at;
    for _ in 0..LONGEST {
        if reader.kind(next) != TokenKind::Word {
            break;
        }
        if next > at {
            phrase.push(' ');
            exact.push_str(if dotted(reader, next - 1) { reader.text(next - 1) } else { "-" });
        }
        phrase.push_str(reader.norm(next));
        exact.push_str(reader.text(next));
        let joined = phrase.trim_end_matches('.');
        let name = units
            .symbols
            .get(&exact)
            .or_else(|| units.symbols.get(exact.trim_end_matches('.')))
            .or_else(|| units.names.get(joined));
        if let Some(name) = name {
            found = Some((name.clone(), next + 1));
        }
        next += 1 + usize::from(reader.hyphen(next + 1) || dotted(reader, next + 1));
    }
    found
}

/// Whether the token is a dot that multiplies: "N·m".
fn dotted(reader: &Reader, at: usize) -> bool {
    reader.any(at, keys!("· ⋅")) && reader.tight(at) && reader.tight(at + 1)
}

/// "°C", "″", "'" and the like.
fn mark(reader: &Reader, at: usize) -> Option<(String, usize)> {
    match reader.text(at) {
        "°" | "º" => {
            let scale = match reader.text(at + 1).trim_end_matches('.') {
                "C" => "celsius",
                "F" => "fahrenheit",
                _ => return Some(("degree".to_owned(), at + 1)),
            };
            Some((scale.to_owned(), at + 2))
        }
        "″" => Some(("inch".to_owned(), at + 1)),
        "′" => Some(("foot".to_owned(), at + 1)),
        "'" | "’" if is_feet(reader, at) => Some(("foot".to_owned(), at + 1)),
        text => units().symbols.get(text).map(|name| (name.clone(), at + 1)),
    }
}

/// Whether an apostrophe stands for feet: right after digits, with no quotation before it that it could close.
fn is_feet(reader: &Reader, at: usize) -> bool {
    const FARTHEST: usize = 40;
    let first = reader.sentence_start(at).max(at.saturating_sub(FARTHEST));
    let after = !reader.tight(at + 1) || reader.kind(at + 1) != TokenKind::Word;
    reader.tight(at)
        && after
        && at > 0
        && reader.kind(at - 1) == TokenKind::Number
        && !(first..at).any(|before| reader.any(before, keys!("' ‘ ’ `")))
}

/// Whether a word names a unit of measure: "barrel".
pub(super) fn is_name(word: &str) -> Option<&'static str> {
    units().names.get(word).map(String::as_str)
}
