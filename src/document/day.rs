//! Days as documents write them. jiff's own reader takes more spellings, and would bring every message of every error into
//! the page.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, de};

/// The day that "YYYY-MM-DD" names.
pub(crate) fn day(iso: &str) -> Option<Date> {
    let mut parts = iso.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    let whole = digits(year, 4) && digits(month, 2) && digits(day, 2);
    whole.then(|| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()).flatten()
}

/// Reads a day or null, for `#[serde(deserialize_with = "…")]`.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let Some(iso) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    let read =
        day(&iso).ok_or_else(|| de::Error::invalid_value(de::Unexpected::Str(&iso), &"a day as YYYY-MM-DD"));
    read.map(Some)
}
