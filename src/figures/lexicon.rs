//! The words that figures are made of, from the tables in `data/`.

use std::sync::OnceLock;

use super::key::Key;
use crate::language::{data_lines, words};
use crate::maps::{Map, Set};

/// What a word can be to a figure. Most words are nothing to one.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Word {
    /// Its part in a number, with its value.
    pub(super) number: Option<(Role, f64)>,
    /// Its part in a time expression.
    pub(super) time: Option<Time>,
    /// Whether a number after it makes a name of the two.
    pub(super) labels: bool,
    /// Whether it begins a day with a name.
    pub(super) opens: bool,
}

/// A word that is nothing to a figure.
pub(super) static NOTHING: Word = Word { number: None, time: None, labels: false, opens: false };

/// What a word does in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// "twelve", "forty".
    Cardinal,
    /// "hundred", "million", "dozen": multiplies what stands before it.
    Scale,
    /// "bn", "k": a scale written onto digits.
    Mark,
    /// "m", "b", "t": a scale or a unit.
    Letter,
    /// "millions", "dozens".
    Vague,
    /// "third", "twentieth".
    Ordinal,
    /// "half", "quarter": one of so many parts.
    Part,
    /// "thirds", "quarters": several of so many parts.
    Parts,
    /// "twice".
    Times,
    /// "double", "tripled".
    Multiple,
    /// "sixfold".
    Fold,
}

/// What a word does in a time expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    /// 1 to 12.
    Month(i8),
    /// 1 (Monday) to 7.
    Weekday(i8),
    /// "Mon", which is also a name or a word.
    ShortWeekday(i8),
    /// "Mondays".
    Weekdays(i8),
    /// TIMEX3's letters for it.
    Season(&'static str),
    /// A part of the day, in TIMEX3's letters.
    Part(&'static str),
    /// "a.m." (0) and "p.m." (12).
    HalfDay(i8),
    /// "noon", "midnight": a time of day in hours and minutes.
    Hour(&'static str),
    /// "month".
    Period(Period),
    /// "months".
    Periods(Period),
    /// "monthly".
    Set(Period),
    /// Days from today.
    Day(i8),
    /// "tonight".
    Tonight,
    /// A value that names no date: `PAST_REF`.
    Vague(&'static str),
    /// The tens digit of "the sixties".
    Decade(i8),
    /// "last", "early": opens an expression of several words.
    Lead,
    /// "the", "a": opens one where a time or a number follows.
    Determiner,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Period {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Week,
    Weekend,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Period {
    fn of(code: &str) -> Self {
        match code {
            "S" => Self::Second,
            "MIN" => Self::Minute,
            "H" => Self::Hour,
            "D" => Self::Day,
            "NI" => Self::Night,
            "W" => Self::Week,
            "WE" => Self::Weekend,
            "FN" => Self::Fortnight,
            "M" => Self::Month,
            "Q" => Self::Quarter,
            "DE" => Self::Decade,
            "CE" => Self::Century,
            "ML" => Self::Millennium,
            _ => Self::Year,
        }
    }

    /// Its singular name.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Night => "night",
            Self::Week => "week",
            Self::Weekend => "weekend",
            Self::Fortnight => "fortnight",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::Millennium => "millennium",
        }
    }
}

/// A table by word.
pub(super) type Table<V> = Map<&'static str, V>;

/// The keys of words.
pub(super) type Keys = Set<Key>;

/// A table by the keys of words.
pub(super) type Keyed<V> = Map<Key, V>;

/// The keys of the words of `list`, a text with comments, read once.
pub(super) fn keys_of(known: &'static OnceLock<Keys>, list: &'static str) -> &'static Keys {
    known.get_or_init(|| words(list).map(Key::of).collect())
}

/// The data lines of a table: columns parted by tabs, comments left out.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    data_lines(table).map(|line| line.split('\t').collect())
}

/// What `norm`, a lower-case word with or without an abbreviation's full stop, can be to a figure.
pub(super) fn word(norm: &str) -> &'static Word {
    meaning(Key::of(norm.strip_suffix('.').unwrap_or(norm)))
}

/// What the lower-case word of a key, its full stop left out, can be to a figure.
pub(super) fn meaning(key: Key) -> &'static Word {
    static WORDS: OnceLock<Keyed<Word>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let mut words: Keyed<Word> = Keyed::default();
        for row in rows(include_str!("data/numbers.tsv")) {
            let value = row[2].parse::<u64>().expect("a whole number") as f64;
            words.or_default(Key::of(row[0])).number = Some((role(row[1]), value));
        }
        for row in rows(include_str!("data/calendar.tsv")) {
            words.or_default(Key::of(row[0])).time = Some(time(row[1], row[2]));
        }
        for label in crate::language::words(include_str!("data/labels.txt")) {
            words.or_default(Key::of(label)).labels = true;
        }
        for opener in super::holidays::first_words() {
            words.or_default(Key::of(opener)).opens = true;
        }
        words
    });
    words.get(&key).unwrap_or(&NOTHING)
}

fn role(name: &str) -> Role {
    match name {
        "cardinal" => Role::Cardinal,
        "scale" => Role::Scale,
        "mark" => Role::Mark,
        "letter" => Role::Letter,
        "vague" => Role::Vague,
        "ordinal" => Role::Ordinal,
        "part" => Role::Part,
        "parts" => Role::Parts,
        "times" => Role::Times,
        "multiple" => Role::Multiple,
        _ => Role::Fold,
    }
}

fn time(role: &str, value: &'static str) -> Time {
    let number = value.parse().unwrap_or(0);
    match role {
        "month" => Time::Month(number),
        "weekday" => Time::Weekday(number),
        "short_weekday" => Time::ShortWeekday(number),
        "weekdays" => Time::Weekdays(number),
        "season" => Time::Season(value),
        "part" => Time::Part(value),
        "half_day" => Time::HalfDay(number),
        "hour" => Time::Hour(value),
        "period" => Time::Period(Period::of(value)),
        "periods" => Time::Periods(Period::of(value)),
        "set" => Time::Set(Period::of(value)),
        "day" => Time::Day(number),
        "tonight" => Time::Tonight,
        "vague" => Time::Vague(value),
        "decade" => Time::Decade(number),
        "determiner" => Time::Determiner,
        _ => Time::Lead,
    }
}
