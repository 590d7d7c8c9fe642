//! Products of 16-bit rows summed into 32 bits, [`TOKENS`] rows at a time. Integer sums are exact in any order, so
//! vectors and plain loops agree bit for bit; `network.rs` proves that no sum leaves 32 bits.

use wide::{i16x8, i32x4};

/// Rows are padded to a multiple of this.
pub(super) const LANES: usize = 8;

/// So many rows are multiplied at once: their sums hide each other's latency, and a weight is loaded once for all.
pub(super) const TOKENS: usize = 4;

/// The dot products of `weights` with rows of the same length, a multiple of [`LANES`].
#[inline]
pub(super) fn dot(weights: &[i16], rows: [&[i16]; TOKENS]) -> [i32; TOKENS] {
    let (weights, _) = weights.as_chunks::<LANES>();
    let rows = rows.map(|row| &row.as_chunks::<LANES>().0[..weights.len()]);
    let mut sums = [i32x4::ZERO; TOKENS];
    for (at, weights) in weights.iter().enumerate() {
        let weights = i16x8::new(*weights);
        for (sum, row) in sums.iter_mut().zip(rows) {
            *sum += i16x8::new(row[at]).dot(weights);
        }
    }
    let [a, b, c, d] = i32x4::transpose(sums);
    (a + b + c + d).to_array()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of numbers from a linear congruence.
    fn random(length: usize, state: &mut u32) -> Vec<i16> {
        let next = |_| {
            *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (*state >> 16) as i16
        };
        (0..length).map(next).collect()
    }

    fn check(weights: &[i16], rows: [&[i16]; TOKENS]) {
        let plain =
            |row: &[i16]| weights.iter().zip(row).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum::<i32>();
        assert_eq!(dot(weights, rows), rows.map(plain));
    }

    #[test]
    fn vectors_and_a_plain_loop_agree() {
        let mut state = 7;
        for length in (0..=24 * LANES).step_by(LANES) {
            let weights: Vec<_> = random(length, &mut state).iter().map(|weight| weight >> 8).collect();
            let rows: [_; TOKENS] = std::array::from_fn(|_| random(length, &mut state));
            check(&weights, rows.each_ref().map(Vec::as_slice));
        }
        // The extremes that the network's bounds allow: a row of 8-bit weights, a row of 16-bit states.
        for weight in [i16::from(i8::MIN), i16::from(i8::MAX)] {
            let row = |value: i16| vec![value; 192];
            let rows = [row(i16::MIN), row(i16::MAX), row(-8925), row(8925)];
            check(&row(weight), rows.each_ref().map(Vec::as_slice));
        }
    }
}
