//! From what an expression says to its TIMEX3 value, against the article's date.

use jiff::Span;
use jiff::civil::{Date, Weekday};

use super::holidays::Holiday;
use super::lexicon::Period;
use crate::document::day;

/// A date as an expression gives it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum When {
    /// A day of a month.
    Day { year: Year, month: i8, day: i8 },
    /// A month.
    Month { year: Year, month: i8 },
    /// A year.
    Year(i16),
    /// Ten years, by their first.
    Decade(i16),
    /// A hundred years, by their ordinal.
    Century(i16),
    /// A quarter ("Q3"), half ("H1") or season ("SU") of a year.
    Part { year: Year, code: &'static str },
    /// A day of the week, 1 (Monday) to 7.
    Weekday { day: i8, which: Which },
    /// A day of an unnamed month: "the 25th".
    DayOfMonth(i8),
    /// So many units before (negative) or after the unit that holds the article's date.
    Offset(Period, i64),
    /// A day of the week in a week so many from this one.
    WeekdayOf { day: i8, weeks: i64 },
    /// The week that holds a day.
    WeekOf(Box<When>),
    /// So many units from another day.
    Shifted { from: Box<When>, period: Period, by: i64 },
    /// A day with a name.
    Holiday { holiday: Holiday, year: Year },
    /// A time that is only known to be past or to come.
    Vague(&'static str),
    /// A time that cannot be known from the paragraph.
    Unknown,
}

/// The year of a month or a season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// Given.
    Known(i16),
    /// So many years from the article's.
    Offset(i64),
    /// Not said: told by tense or by "last" and "next".
    Near(Which),
}

/// Which of many: the last, this one or the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// "last Friday".
    Last,
    /// "this Friday".
    This,
    /// "next Friday".
    Next,
    /// "Friday", in a sentence about the past.
    Past,
    /// "Friday", in a sentence about the future.
    Future,
    /// "Friday", in a sentence that does not tell.
    Open,
}

/// The TIMEX3 value of `when`, or `None` where it cannot be known.
pub(super) fn iso(when: &When, today: Option<Date>) -> Option<String> {
    match *when {
        When::Day { year, month, day } => match known_year(year, month, Some(day), today) {
            Some(year) => Date::new(year, month, day).ok().map(|date| date.to_string()),
            None => Some(format!("XXXX-{month:02}-{day:02}")),
        },
        When::Month { year, month } => Some(match known_year(year, month, None, today) {
            Some(year) => format!("{year:04}-{month:02}"),
            None => format!("XXXX-{month:02}"),
        }),
        When::Year(year) => Some(format!("{year:04}")),
        When::Decade(first) => Some(format!("{:03}", first / 10)),
        When::Century(ordinal) => Some(format!("{:02}", ordinal - 1)),
        When::Part { year, code } => Some(part(year, code, today)),
        When::Weekday { day, which } => Some(match today {
            Some(today) => weekday(day, which, today)?.to_string(),
            None => format!("XXXX-WXX-{day}"),
        }),
        When::DayOfMonth(day) => Some(match today {
            Some(today) => day_of_month(day, today)?.to_string(),
            None => format!("XXXX-XX-{day:02}"),
        }),
        When::Offset(period, by) => offset(period, by, today?),
        When::Holiday { holiday, year } => holiday_in(holiday, year, today).map(|date| date.to_string()),
        When::WeekdayOf { day, weeks } => {
            Some(days_after(monday(today?)?, weeks * 7 + i64::from(day) - 1)?.to_string())
        }
        When::WeekOf(ref day) => offset(Period::Week, 0, single(day, today)?),
        When::Shifted { ref from, period, by } => {
            let from = single(from, today)?;
            match period {
                Period::Week => offset(Period::Day, by.checked_mul(7)?, from),
                Period::Fortnight => offset(Period::Day, by.checked_mul(14)?, from),
                _ => offset(period, by, from),
            }
        }
        When::Vague(value) => Some(value.to_owned()),
        When::Unknown => None,
    }
}

/// The day that `when` is, where it is a single one.
fn single(when: &When, today: Option<Date>) -> Option<Date> {
    day(&iso(when, today)?)
}

/// The day so many days after another.
pub(super) fn days_after(day: Date, days: i64) -> Option<Date> {
    // The methods that cannot fail would panic, and bring every message of every error into the page.
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// The same day of the month, or the month's last, so many months later.
fn months_after(day: Date, months: i64) -> Option<Date> {
    day.checked_add(Span::new().try_months(months).ok()?).ok()
}

/// The Monday of a day's week.
fn monday(day: Date) -> Option<Date> {
    days_after(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

fn known_year(year: Year, month: i8, day: Option<i8>, today: Option<Date>) -> Option<i16> {
    let which = match year {
        Year::Known(year) => return Some(year),
        Year::Offset(by) => return i16::try_from(i64::from(today?.year()) + by).ok(),
        Year::Near(which) => which,
    };
    let today = today?;
    let this = today.year();
    let here = (today.month(), day.map_or(0, |_| today.day()));
    let there = (month, day.unwrap_or(0));
    let ahead = i32::from(month) - i32::from(today.month());
    // A date without a year is near: tense only tells where both sides are far.
    let (far_ahead, far_behind) = match which {
        Which::Past => (if day.is_some() { 2 } else { 0 }, -10),
        Which::Future => (10, if day.is_some() { -3 } else { -1 }),
        _ => (4, -8),
    };
    Some(match which {
        Which::Last if there >= here => this - 1,
        Which::Next if there <= here => this + 1,
        Which::Last | Which::Next | Which::This => this,
        _ if ahead > far_ahead => this - 1,
        _ if ahead < far_behind => this + 1,
        _ => this,
    })
}

fn holiday_in(holiday: Holiday, year: Year, today: Option<Date>) -> Option<Date> {
    let which = match year {
        Year::Known(year) => return holiday.on(year),
        Year::Offset(by) => return holiday.on(i16::try_from(i64::from(today?.year()) + by).ok()?),
        Year::Near(which) => which,
    };
    let today = today?;
    let here = holiday.on(today.year())?;
    let year = match which {
        Which::Last | Which::Past if here > today => today.year() - 1,
        Which::Next | Which::Future if here < today => today.year() + 1,
        Which::Open if here.month() > today.month() + 6 => today.year() - 1,
        _ => return Some(here),
    };
    holiday.on(year)
}

fn part(year: Year, code: &'static str, today: Option<Date>) -> String {
    let first_month = match code {
        "Q1" | "H1" => 1,
        "Q2" => 4,
        "SP" => 3,
        "SU" => 6,
        "Q3" | "H2" => 7,
        "FA" => 9,
        "Q4" => 10,
        _ => 12,
    };
    let year = match (year, today) {
        (Year::Known(year), _) => year,
        (_, None) => return format!("XXXX-{code}"),
        (Year::Offset(by), Some(today)) => today.year() + i16::try_from(by).unwrap_or(0),
        (Year::Near(which), Some(today)) => {
            let begun = first_month <= today.month();
            match which {
                Which::Last if first_month + 2 >= today.month() => today.year() - 1,
                Which::Next if begun => today.year() + 1,
                Which::Past | Which::Open if !begun => today.year() - 1,
                Which::Future if first_month + 3 <= today.month() => today.year() + 1,
                _ => today.year(),
            }
        }
    };
    format!("{year:04}-{code}")
}

fn weekday(day: i8, which: Which, today: Date) -> Option<Date> {
    let wanted = Weekday::from_monday_one_offset(day).ok()?;
    let same = today.weekday() == wanted;
    match which {
        Which::Next | Which::Future if !(same && which == Which::Future) => today.nth_weekday(1, wanted).ok(),
        Which::This if !same => days_after(monday(today)?, i64::from(day - 1)),
        Which::Last => today.nth_weekday(-1, wanted).ok(),
        _ if same => Some(today),
        _ => today.nth_weekday(-1, wanted).ok(),
    }
}

fn day_of_month(day: i8, today: Date) -> Option<Date> {
    let here = Date::new(today.year(), today.month(), day).ok();
    match here {
        Some(date) if date <= today => Some(date),
        _ => {
            let before = months_after(today.first_of_month(), -1)?;
            Date::new(before.year(), before.month(), day).ok().or(here)
        }
    }
}

/// The unit `by` units from the one that holds `today`.
fn offset(period: Period, by: i64, today: Date) -> Option<String> {
    // Spans of time have limits of their own; three months each of so many quarters are within them.
    const FARTHEST: i64 = 70_000;
    if by.abs() > FARTHEST {
        return None;
    }
    Some(match period {
        Period::Day => days_after(today, by)?.to_string(),
        Period::Night => format!("{}TNI", days_after(today, by)?),
        Period::Week | Period::Fortnight | Period::Weekend => {
            let weeks = if period == Period::Fortnight { by * 2 } else { by };
            let week = days_after(today, weeks * 7)?.iso_week_date();
            let end = if period == Period::Weekend { "-WE" } else { "" };
            format!("{:04}-W{:02}{end}", week.year(), week.week())
        }
        Period::Month => {
            let month = months_after(today, by)?;
            format!("{:04}-{:02}", month.year(), month.month())
        }
        Period::Quarter => {
            let month = months_after(today, by * 3)?;
            format!("{:04}-Q{}", month.year(), (month.month() - 1) / 3 + 1)
        }
        Period::Year => format!("{:04}", year(today, by)?),
        Period::Decade if by.abs() == 1 => format!("{:03}", year(today, by * 10)? / 10),
        Period::Decade => format!("{:04}", year(today, by * 10)?),
        Period::Century => format!("{:02}", year(today, by * 100)? / 100),
        Period::Millennium | Period::Second | Period::Minute | Period::Hour => return None,
    })
}

fn year(today: Date, by: i64) -> Option<i16> {
    let year = i64::from(today.year()) + by;
    (0..=9999).contains(&year).then(|| i16::try_from(year).ok()).flatten()
}
