//! Numbers in digits, with any grouping and decimal mark that English text uses.

use super::decimal;

/// Digits as one token gives them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral<'a> {
    /// What they amount to.
    pub(super) value: f64,
    /// Whether they are digits alone, without grouping, fraction or exponent.
    pub(super) plain: bool,
    /// How many digits stand in the token.
    pub(super) digits: usize,
    /// What follows them in the same token: "bn" of "1.2bn".
    pub(super) rest: &'a str,
}

/// So many digits are exact in a float.
const SAFE: usize = 15;

/// Longer tokens are no number that anybody reads, only digits.
const LONGEST: usize = 40;

/// Reads the digits at the start of `token`: "3,000", "1.2bn", "12,34,567.89", "1.111,11", "½", "1.3e6".
pub(super) fn read(token: &str) -> Option<Numeral<'_>> {
    if let Some(value) = token.chars().next().and_then(vulgar) {
        let rest = token.trim_start_matches(|c| vulgar(c).is_some());
        return Some(Numeral { value, plain: false, digits: 0, rest });
    }
    let is_part = |c: char| {
        c.is_ascii_digit() || matches!(c, ',' | '.' | '\'' | '’' | '\u{202f}' | '\u{a0}' | '\u{2009}')
    };
    let length = token.find(|c| !is_part(c)).unwrap_or(token.len());
    let written = token[..length].trim_end_matches(|c: char| !c.is_ascii_digit());
    if written.len() > LONGEST || !written.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (rest, exponent) = exponent(&token[written.len()..]);
    if written.len() <= SAFE && written.bytes().all(|b| b.is_ascii_digit()) && exponent == 0 {
        let value = written.bytes().fold(0_u64, |value, digit| value * 10 + u64::from(digit - b'0'));
        return Some(Numeral { value: value as f64, plain: true, digits: written.len(), rest });
    }
    let cleaned = ungroup(written)?;
    let value = decimal::read(&cleaned, exponent)?;
    let digits = written.bytes().filter(u8::is_ascii_digit).count();
    Some(Numeral { value, plain: digits == written.len() && exponent == 0, digits, rest })
}

/// The power of ten in "e6", and what follows it.
fn exponent(rest: &str) -> (&str, i32) {
    let Some(power) = rest.strip_prefix(['e', 'E']) else { return (rest, 0) };
    let length = power.bytes().take_while(u8::is_ascii_digit).count();
    if length == 0 || length > 2 {
        return (rest, 0);
    }
    (&power[length..], power[..length].parse().unwrap_or(0))
}

/// The digits with a full stop before the fraction and no other mark; `None` for what is no number ("1.2.3").
fn ungroup(written: &str) -> Option<String> {
    let marks: Vec<char> = written.chars().filter(|c| !c.is_ascii_digit()).collect();
    let Some(&last) = marks.last() else { return Some(written.to_owned()) };
    let first = marks[0];
    let uniform = marks.iter().all(|&mark| mark == first);
    if uniform && is_grouped(written, first) && (first != '.' || marks.len() > 1) {
        return Some(written.replace(first, ""));
    }
    let (whole, fraction) = written.rsplit_once(last)?;
    let before_last = &marks[..marks.len() - 1];
    let grouping = before_last.first().copied();
    let decimal = matches!(last, '.' | ',') && before_last.iter().all(|&mark| mark != last);
    match grouping {
        _ if !decimal || fraction.is_empty() => None,
        None => Some(format!("{whole}.{fraction}")),
        Some(mark) => is_grouped(whole, mark).then(|| format!("{}.{fraction}", whole.replace(mark, ""))),
    }
}

/// Whether `mark` parts the digits into thousands, or into lakhs and crores.
fn is_grouped(written: &str, mark: char) -> bool {
    let mut groups: Vec<&str> = written.split(mark).collect();
    let (first, last) = (groups.remove(0), groups.pop());
    last.is_some_and(|last| last.len() == 3)
        && (groups.iter().all(|group| group.len() == 3) && (1..=3).contains(&first.len())
            || groups.iter().all(|group| group.len() == 2) && (1..=2).contains(&first.len()))
}

/// The value of a fraction written as one character.
pub(super) fn vulgar(c: char) -> Option<f64> {
    let (over, under) = match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕'..='⅘' => (c as u32 - '⅕' as u32 + 1, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅐' => (1, 7),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        _ => return None,
    };
    Some(f64::from(over) / f64::from(under))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn digits_are_read_as_people_group_them() {
        for (token, value, rest) in [
            ("7", 7.0, ""),
            ("3,000", 3000.0, ""),
            ("1,674,200.5", 1_674_200.5, ""),
            ("12,34,567.89", 1_234_567.89, ""),
            ("1.111,11", 1111.11, ""),
            ("1.234.567", 1_234_567.0, ""),
            ("1'000'000", 1e6, ""),
            ("40\u{202f}000", 40_000.0, ""),
            ("5,00", 5.0, ""),
            ("4.800", 4.8, ""),
            ("1.2bn", 1.2, "bn"),
            ("20th", 20.0, "th"),
            ("1.3e6", 1.3e6, ""),
            ("3x", 3.0, "x"),
            ("½", 0.5, ""),
            ("⅘", 0.8, ""),
        ] {
            let read = read(token).unwrap_or_else(|| panic!("{token} is a number"));
            assert_eq!((read.value, read.rest), (value, rest), "{token}");
        }
        for token in ["1.2.3", "192.168.1.2", "1,23,4", "abc", "", "12,34,56"] {
            assert_eq!(read(token), None, "{token}");
        }
    }

    /// The digits of `whole` in groups, as `mark` parts them.
    fn grouped(whole: u64, mark: &str) -> String {
        let digits = whole.to_string();
        let mut out = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push_str(mark);
            }
            out.push(digit);
        }
        out
    }

    proptest! {
        #[test]
        fn a_formatted_number_reads_back(whole in 0u64..1_000_000_000_000, fraction in 0u32..100) {
            let value: f64 = format!("{whole}.{fraction:02}").parse().unwrap();
            let point = format!("{}.{fraction:02}", grouped(whole, ","));
            prop_assert_eq!(read(&point).unwrap().value, value);
            let comma = format!("{},{fraction:02}", grouped(whole, "."));
            prop_assert_eq!(read(&comma).unwrap().value, value);
            prop_assert_eq!(read(&whole.to_string()).unwrap().value, whole as f64);
            prop_assert_eq!(read(&grouped(whole, ",")).unwrap().value, whole as f64);
            prop_assert_eq!(read(&grouped(whole, "'")).unwrap().value, whole as f64);
        }
    }
}
