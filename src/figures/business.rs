//! Reporting periods: "the latest quarter", "the year-earlier period", "this year's third quarter", "year-end".

use super::dates::{self, Read};
use super::key::keys;
use super::lexicon::Period;
use super::reader::Reader;
use super::resolve::{When, Year};
use super::years;

const QUARTERS: [&str; 4] = ["Q1", "Q2", "Q3", "Q4"];

/// The reporting period that starts at token `at`, its article already passed.
pub(super) fn read(reader: &Reader, at: usize) -> Read {
    year_end(reader, at)
        .or_else(|| year_earlier(reader, at))
        .or_else(|| latest(reader, at))
        .or_else(|| of_year(reader, at))
        .or_else(|| year_before(reader, at))
}

/// "year-end", "year's end".
fn year_end(reader: &Reader, at: usize) -> Read {
    let next = at + 1 + usize::from(reader.hyphen(at + 1) || reader.is(at + 1, "'s"));
    let ends = reader.is(at, "year") && reader.is(next, "end");
    ends.then_some((When::Day { year: Year::Offset(0), month: 12, day: 31 }, next + 1))
}

/// "year-earlier quarter", "year-ago third quarter", "year-earlier".
fn year_earlier(reader: &Reader, at: usize) -> Read {
    let ago = reader.is(at, "year") && reader.hyphen(at + 1) && reader.any(at + 2, keys!("earlier ago"));
    if !ago {
        return None;
    }
    let next = at + 3;
    if let Some((quarter, end)) = quarter(reader, next) {
        return Some((When::Part { year: Year::Offset(-1), code: quarter }, end));
    }
    let end = next + usize::from(reader.any(next, keys!("quarter period")));
    Some((When::Offset(Period::Quarter, -5), end))
}

/// "latest quarter", "latest period": the last that is over.
fn latest(reader: &Reader, at: usize) -> Read {
    let told = reader.any(at, keys!("latest just-ended recent"));
    (told && reader.any(at + 1, keys!("quarter period")))
        .then_some((When::Offset(Period::Quarter, -1), at + 2))
}

/// "this year's third quarter", "fiscal year", "full year".
fn of_year(reader: &Reader, at: usize) -> Read {
    if let Some((offset, end)) = years::this_year(reader, at).filter(|(_, end)| reader.is(*end, "'s")) {
        if let Some((code, end)) = quarter(reader, end + 1) {
            return Some((When::Part { year: Year::Offset(offset), code }, end));
        }
        if reader.is(end + 1, "quarter") {
            return Some((When::Offset(Period::Quarter, offset * 4 - 1), end + 2));
        }
    }
    let mut next = at;
    while reader.any(next, keys!("current full fiscal financial latest")) && next < at + 2 {
        next += 1;
    }
    let articled = at > 0 && reader.any(at - 1, keys!("the its their"));
    let year = next > at && articled && reader.is(next, "year") && !reader.tag(next + 1).is_noun();
    year.then_some((When::Offset(Period::Year, 0), next + 1))
}

/// "1988 second quarter", "1989 period".
pub(super) fn year_before(reader: &Reader, at: usize) -> Read {
    let year = years::year_number(reader, at)?;
    let dash = at + 1 + usize::from(reader.hyphen(at + 1));
    let short = ["Q1", "Q2", "Q3", "Q4", "H1", "H2"]
        .into_iter()
        .find(|code| reader.text(dash).eq_ignore_ascii_case(code));
    if let Some((code, end)) = short.map(|code| (code, dash + 1)).or_else(|| quarter(reader, at + 1)) {
        return Some((When::Part { year: Year::Known(year), code }, end));
    }
    let period = reader.any(at + 1, keys!("period quarter")) && at > 0 && reader.is(at - 1, "the");
    period.then_some((When::Year(year), at + 2))
}

/// "third quarter", "first-quarter".
fn quarter(reader: &Reader, at: usize) -> Option<(&'static str, usize)> {
    let (ordinal, next) = dates::ordinal(reader, at)?;
    let next = next + usize::from(reader.hyphen(next));
    let code = QUARTERS.iter().zip(1_u8..).find(|(_, n)| f64::from(*n) == ordinal)?.0;
    reader.is(next, "quarter").then_some((code, next + 1))
}
