//! Days with a name: "Thanksgiving", "New Year's Eve", "Good Friday".

use std::sync::OnceLock;

use jiff::civil::{Date, Weekday};

use super::lexicon::{Table, rows};
use super::reader::Reader;
use super::resolve::days_after;
use crate::text::Shape;

/// When a holiday falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holiday {
    /// On a day of a month.
    Fixed { month: i8, day: i8 },
    /// On the n-th of a weekday in a month, the last where n is -1.
    Nth { month: i8, nth: i8, weekday: i8 },
    /// So many days after Easter Sunday.
    Easter(i64),
}

fn table() -> &'static Table<Holiday> {
    static HOLIDAYS: OnceLock<Table<Holiday>> = OnceLock::new();
    HOLIDAYS
        .get_or_init(|| rows(include_str!("data/holidays.tsv")).map(|row| (row[0], rule(row[1]))).collect())
}

/// The words that holidays begin with.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    rows(include_str!("data/holidays.tsv")).filter_map(|row| row[0].split([' ', '.', '\'']).next())
}

fn rule(text: &str) -> Holiday {
    if let Some(days) = text.strip_prefix("easter+") {
        return Holiday::Easter(days.parse().expect("a number of days"));
    }
    let number = |text: &str| text.parse().expect("a number");
    let (month, rest) = text.split_once('-').expect("a month");
    match rest.rsplit_once('-').filter(|(nth, _)| !nth.is_empty()) {
        Some((nth, weekday)) => {
            Holiday::Nth { month: number(month), nth: number(nth), weekday: number(weekday) }
        }
        None => Holiday::Fixed { month: number(month), day: number(rest) },
    }
}

/// The holiday named from token `at` on, and the position after it.
pub(super) fn read(reader: &Reader, at: usize) -> Option<(Holiday, usize)> {
    const LONGEST: usize = 4;
    if reader.shape(at) == Shape::Lower || !reader.opens(at) {
        return None;
    }
    let mut name = String::new();
    let mut found = None;
    for next in at..(at + LONGEST).min(reader.len()) {
        if next > at && !reader.tight(next) {
            name.push(' ');
        }
        name.push_str(reader.norm(next));
        if let Some(holiday) = table().get(name.as_str()) {
            found = Some((*holiday, next + 1));
        }
    }
    found
}

impl Holiday {
    /// The day it falls on in a year.
    pub(super) fn on(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed { month, day } => Date::new(year, month, day).ok(),
            Self::Nth { month, nth, weekday } => {
                let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
                Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
            }
            Self::Easter(days) => days_after(easter(year)?, days),
        }
    }
}

/// Easter Sunday, by the Gregorian computus in the form Meeus gives.
fn easter(year: i16) -> Option<Date> {
    let whole = i32::from(year);
    let (golden, century, rest) = (whole % 19, whole / 100, whole % 100);
    let moon = (19 * golden + century - century / 4 - (8 * century + 13) / 25 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 19 * sunday) / 433;
    let month = (moon + sunday - 7 * late + 90) / 25;
    let day = (moon + sunday - 7 * late + 33 * month + 19) % 32;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_fall_where_calendars_put_them() {
        for (name, year, expected) in [
            ("easter", 2024, "2024-03-31"),
            ("easter", 2025, "2025-04-20"),
            ("good friday", 2019, "2019-04-19"),
            ("thanksgiving", 2023, "2023-11-23"),
            ("memorial day", 2024, "2024-05-27"),
            ("christmas eve", 2020, "2020-12-24"),
        ] {
            assert_eq!(table()[name].on(year).unwrap().to_string(), expected, "{name} {year}");
        }
    }
}
