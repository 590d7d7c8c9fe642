//! The date that an article gives for itself.

use jiff::civil::Date;

use super::piece::Pieces;
use crate::document::BlockKind;

/// A dateline at the start of the first paragraph is not longer than this, in characters.
const LONGEST_DATELINE: usize = 60;

/// The day an article was first published: as its byline or dateline says, or the place and date that open its
/// first paragraph.
pub(super) fn of_article(pieces: &Pieces) -> Option<Date> {
    let (first, _) = pieces.prose();
    let lines = pieces.list[..first]
        .iter()
        .filter(|piece| matches!(piece.kind, Some(BlockKind::Byline | BlockKind::Dateline)));
    let mut found: Vec<Dated> = lines.flat_map(|piece| dates(&piece.text)).collect();
    if let Some(body) = pieces.list.get(first) {
        let mut opening =
            body.text.char_indices().skip_while(|(at, c)| *at < LONGEST_DATELINE && !is_dash(*c));
        let end = opening.next().filter(|(_, c)| is_dash(*c)).map_or(0, |(at, _)| at);
        found.extend(dates(&body.text[..end]));
    }
    let first = |updated| found.iter().find(|dated| dated.updated == updated).map(|dated| dated.date);
    first(false).or_else(|| first(true))
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '-')
}

/// A date in a line.
struct Dated {
    date: Date,
    /// Whether the words before it say that it is the day of a change.
    updated: bool,
}

/// The full dates of a line, in order.
fn dates(line: &str) -> Vec<Dated> {
    let words = words(line);
    let mut found = Vec::new();
    let mut updated = false;
    let mut at = 0;
    while at < words.len() {
        match words[at].to_lowercase().as_str() {
            "updated" | "update" | "modified" | "revised" => updated = true,
            "published" | "posted" | "created" | "issued" => updated = false,
            _ => {}
        }
        match words[at..].first_chunk::<3>().and_then(|three| date(three, line)) {
            Some(date) => {
                found.push(Dated { date, updated });
                at += 3;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a line is a date, with a time, a place or labels at most beside it.
pub(super) fn is_dated(line: &str) -> bool {
    !dates(line).is_empty()
}

/// Whether all words of a line belong to dates and times.
pub(super) fn is_only_date(line: &str) -> bool {
    let words = words(line);
    let number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let dated = !dates(line).is_empty();
    words.iter().any(number)
        && words.iter().all(|word| {
            let is_zone =
                (2..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase()) && dated;
            let word = word.to_lowercase();
            number(&word.as_str()) || month(&word).is_some() || is_time_word(&word) || is_zone
        })
        && words.iter().any(|word| {
            word.len() == 4 && number(word) || month(&word.to_lowercase()).is_some() || *word == "ago"
        })
}

fn is_time_word(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "am",
        "pm",
        "a",
        "p",
        "m",
        "at",
        "on",
        "st",
        "nd",
        "rd",
        "th",
        "t",
        "z",
        "of",
        "gmt",
        "utc",
        "est",
        "edt",
        "et",
        "cst",
        "cdt",
        "ct",
        "pst",
        "pdt",
        "pt",
        "bst",
        "cet",
        "cest",
        "ist",
        "jst",
        "hkt",
        "sgt",
        "aest",
        "aedt",
        "ago",
        "hour",
        "hours",
        "minute",
        "minutes",
        "day",
        "days",
        "min",
        "mins",
        "hrs",
        "week",
        "weeks",
        "h",
        "hr",
        "ad",
    ];
    WORDS.contains(&word)
}

/// The runs of letters and of digits of a line.
fn words(line: &str) -> Vec<&str> {
    let class = |c: char| if c.is_ascii_digit() { 1 } else { u8::from(c.is_alphabetic()) * 2 };
    let mut words = Vec::new();
    let mut start = 0;
    let mut last = 0;
    for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
        if class(c) != last {
            if last > 0 {
                words.push(&line[start..at]);
            }
            (start, last) = (at, class(c));
        }
    }
    words.retain(|word| !matches!(*word, "st" | "nd" | "rd" | "th"));
    words
}

/// The date that three words give: "2024 10 30", "30 October 2024", "October 30 2024", "30 10 2024".
fn date(words: &[&str; 3], line: &str) -> Option<Date> {
    let number = |word: &str| word.parse::<i16>().ok();
    let small = |word: &str| number(word).filter(|_| word.len() <= 2).and_then(|n| i8::try_from(n).ok());
    let year = |word: &str| number(word).filter(|year| word.len() == 4 && (1700..=2200).contains(year));
    let [a, b, c] = words;
    let (year, month, day) = if let Some(year) = year(a) {
        (year, small(b).or_else(|| month(&b.to_lowercase()))?, small(c)?)
    } else {
        let year = year(c)?;
        match (month(&a.to_lowercase()), month(&b.to_lowercase())) {
            (Some(month), _) => (year, month, small(b)?),
            (_, Some(month)) => (year, month, small(a)?),
            _ => {
                // Which of two numbers is the month is known where one cannot be, and where points part them.
                let (a, b) = (small(a)?, small(b)?);
                if a > 12 || a == b || line.contains(&format!("{}.{}.", words[0], words[1])) {
                    (year, b, a)
                } else if b > 12 {
                    (year, a, b)
                } else {
                    return None;
                }
            }
        }
    };
    Date::new(year, month, day).ok()
}

/// The number of a month, named in full or by its first letters, in lower case.
pub(super) fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let short = word.len() == 3 || word == "sept";
    (1..)
        .zip(MONTHS)
        .find(|(_, name)| *name == word || short && name.starts_with(word))
        .map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[&str]) {
        let found: Vec<_> = dates(line).iter().map(|dated| dated.date.to_string()).collect();
        assert_eq!(found, expected, "in {line:?}");
    }

    #[test]
    fn full_dates_are_read() {
        for (line, expected) in [
            ("2023-04-09", &["2023-04-09"][..]),
            ("2023-04-09T08:15Z", &["2023-04-09"]),
            ("Apr 9, 2023\u{a0}-\u{a0}01:00", &["2023-04-09"]),
            ("Sunday, 9 April 2023", &["2023-04-09"]),
            ("April 9th, 2023, 8:15 a.m. GMT", &["2023-04-09"]),
            ("Sept. 9, 2023", &["2023-09-09"]),
            ("Published: 23/4/2023", &["2023-04-23"]),
            ("4/23/2023", &["2023-04-23"]),
            ("09.04.2023", &["2023-04-09"]),
            ("Updated 10 Apr 2023 | Published 9 Apr 2023", &["2023-04-10", "2023-04-09"]),
            ("4/9/2023", &[]),
            ("31 February 2023", &[]),
            ("April 9", &[]),
            ("12:30", &[]),
        ] {
            check(line, expected);
        }
    }

    #[test]
    fn lines_of_dates_hold_nothing_else() {
        for line in
            ["9 April 2023", "Sun 9 Apr 2023 08.15 BST", "2 hours ago", "April 9", "2023-04-09T08:15:00Z"]
        {
            assert!(is_only_date(line), "{line}");
        }
        for line in ["April", "12", "On 9 April the pier closed", "3-1", "May 9: what we know"] {
            assert!(!is_only_date(line), "{line}");
        }
    }
}
