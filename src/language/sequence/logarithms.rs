//! Sums of numbers that are given by their logarithms, from integer tables.
//!
//! The tables are filled with `+ − × ÷` alone, in source order, so that every machine fills them alike; `exp` and
//! `ln` of a system's library would not.

use super::LABELS;
use super::field::Likely;
use super::gates::powers;

/// Logarithms count in this part of one, as a power of two: that of scores.
const UNIT_BITS: u32 = 12;
/// The tables have a place for each of these parts of one.
const PLACE_BITS: u32 = 8;
/// Differences beyond this are taken for it: the lesser number is a 22,000th of the greater there.
const LIMIT: usize = 10 << PLACE_BITS;

/// Tables over the difference d of two logarithms.
pub(super) struct Logarithms {
    /// ln(1 + e⁻ᵈ), in parts of 2⁻¹².
    more: Vec<u16>,
    /// e⁻ᵈ, in parts of 2⁻¹⁵.
    share: Vec<u16>,
}

impl Logarithms {
    pub(super) fn new() -> Self {
        let powers = powers(LIMIT);
        // Whole numbers from 0 to 2¹⁵.
        let round = |x: f64| ((x + 0.5) as i32).unsigned_abs() as u16;
        let unit = f64::from(1 << UNIT_BITS);
        Self {
            more: powers.iter().map(|power| round(unit * ln_1p(1.0 / power))).collect(),
            share: powers.iter().map(|power| round(f64::from(1 << 15) / power)).collect(),
        }
    }

    /// The logarithm of the sum.
    pub(super) fn sum(&self, terms: &[i64; LABELS.len()]) -> i64 {
        let (first, rest) = (terms[0], &terms[1..]);
        rest.iter().fold(first, |sum, &term| {
            let (less, more) = if term < sum { (term, sum) } else { (sum, term) };
            more + i64::from(self.more[place(more - less)])
        })
    }

    /// Each number's share of the sum.
    pub(super) fn shares(&self, terms: &[i64; LABELS.len()]) -> Likely {
        let sum = self.sum(terms);
        terms.map(|term| self.share[place((sum - term).max(0))])
    }
}

/// Where a difference stands in a table.
fn place(difference: i64) -> usize {
    let half = 1 << (UNIT_BITS - PLACE_BITS - 1);
    let nearest = difference.saturating_add(half) >> (UNIT_BITS - PLACE_BITS);
    // Not negative; cut before it is narrowed, since what is impossible is further away than 32 bits reach.
    nearest.min(LIMIT.cast_signed() as i64).unsigned_abs() as usize
}

/// The natural logarithm of 1 + `x`, for `x` from 0 to 1: the series of the inverse hyperbolic tangent.
fn ln_1p(x: f64) -> f64 {
    const TERMS: u32 = 20;
    let z = x / (2.0 + x);
    let (mut power, mut sum) = (z, 0.0);
    for term in 0..TERMS {
        sum += power / f64::from(2 * term + 1);
        power *= z * z;
    }
    2.0 * sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_follow_the_functions() {
        let logarithms = Logarithms::new();
        let unit = f64::from(1 << UNIT_BITS);
        for d in -50_000_i64..50_000 {
            let terms = [0, d, -1 << 40, -1 << 40, -1 << 40, -1 << 40, -1 << 40];
            let real = d as f64 / unit;
            let sum = logarithms.sum(&terms) as f64 / unit;
            assert!((sum - real.exp().ln_1p()).abs() < 2e-3, "0 and {real} sum to {sum}");
            let shares = logarithms.shares(&terms).map(|share| f64::from(share) / 32768.0);
            assert!(
                (shares[1] - 1.0 / (1.0 + (-real).exp())).abs() < 3e-3,
                "the share of {real} is {}",
                shares[1]
            );
            assert!(shares[2] < 1e-4);
        }
    }
}
