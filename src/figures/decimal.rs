//! Floats from digits, and rounded to digits. The standard library's own reader and writer of digits are exact for
//! any number, with tables that weigh 15 kB in the page; here, what news writes is exact.

/// The powers of ten that a float holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// The value of `digits`, with or without a full stop among them, times ten to the power of `exponent`; `None` for
/// what has other characters, no digit, or more than 38. The nearest float where the digits without the stop
/// are below 2⁵³ and the power is within 22; else close to it.
pub(super) fn read(digits: &str, exponent: i32) -> Option<f64> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut value: u128 = 0;
    for digit in whole.bytes().chain(fraction.bytes()) {
        value = value.checked_mul(10)?.checked_add(u128::from(digit.wrapping_sub(b'0')))?;
        if !digit.is_ascii_digit() {
            return None;
        }
    }
    let known = whole.len() + fraction.len() > 0;
    known.then(|| times_power(value as f64, exponent - fraction.len().cast_signed() as i32))
}

/// `value` rounded to fifteen digits, so that 32,768.48 billion is what its digits say.
pub(super) fn rounded(value: f64) -> f64 {
    const DIGITS: i32 = 15;
    let size = value.abs();
    // The power that leaves fifteen digits before the full stop; values far from one keep all of theirs.
    let above = POWERS.iter().take_while(|power| size >= **power).count().cast_signed() as i32;
    if above == 0 || above > DIGITS + 7 {
        return value;
    }
    times_power(times_power(value, DIGITS - above).round(), above - DIGITS)
}

fn times_power(mut value: f64, exponent: i32) -> f64 {
    let mut left = exponent.unsigned_abs() as usize;
    while left > 0 {
        let power = POWERS[left.min(POWERS.len() - 1)];
        value = if exponent < 0 { value / power } else { value * power };
        left = left.saturating_sub(POWERS.len() - 1);
    }
    value
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn digits_are_read() {
        for (digits, exponent, value) in [
            ("0", 0, 0.0),
            ("1.2", 0, 1.2),
            ("4800", -3, 4.8),
            ("1.3", 6, 1.3e6),
            (".5", 0, 0.5),
            ("7.", 0, 7.0),
            ("12345678901234567890", 0, 12_345_678_901_234_567_890.0),
            ("1", 22, 1e22),
        ] {
            assert_eq!(read(digits, exponent), Some(value), "{digits}e{exponent}");
        }
        for digits in ["", ".", "1.2.3", "-1", "1e5", "½", "9999999999999999999999999999999999999999"] {
            assert_eq!(read(digits, 0), None, "{digits}");
        }
    }

    #[test]
    fn fifteen_digits_are_kept() {
        for (value, expected) in [
            (0.1 + 0.2, 0.1 + 0.2),
            (32_768.48 * 1e9, 32_768_480_000_000.0),
            (1.1 * 3.0, 3.3),
            (-1.1 * 3.0, -3.3),
            (123_456_789_012_345_680.0, 123_456_789_012_346_000.0),
            (0.0, 0.0),
            (f64::INFINITY, f64::INFINITY),
        ] {
            assert_eq!(rounded(value), expected);
        }
    }

    proptest! {
        #[test]
        fn news_numbers_are_exact(digits in 0_u64..1 << 53, places in 0_usize..15) {
            let digits = format!("{digits:016}");
            let (whole, fraction) = digits.split_at(digits.len() - places);
            let written = format!("{whole}.{fraction}");
            prop_assert_eq!(read(&written, 0).unwrap(), written.parse::<f64>().unwrap());
        }
    }
}
