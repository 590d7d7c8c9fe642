//! Products of 16-bit rows summed into 32 bits, [`TOKENS`] rows at a time. Integer sums are exact in any order, so
//! vectors and plain loops agree bit for bit; `network.rs` proves that no sum leaves 32 bits.

use wide::{i16x8, i32x4};

/// Rows are padded to a multiple of this.
pub(super) const LANES: usize = 8;

/// So many rows are multiplied at once, each by [`OUTPUTS`] rows of weights: their sums hide each other's latency, and
/// what is loaded once is multiplied more often.
pub(super) const TOKENS: usize = 4;

/// So many rows of weights are multiplied at once.
pub(super) const OUTPUTS: usize = 2;

/// The dot products of each of two rows of weights with each of `rows`, all of one length, a multiple of [`LANES`].
///
/// Every sum is a variable of its own, without arrays and closures, so that it stays in a register even where the
/// compiler goes for size: the page's build does, and this loop takes most of its time.
#[inline]
pub(super) fn dot([one, two]: [&[i16]; OUTPUTS], [a, b, c, d]: [&[i16]; TOKENS]) -> [[i32; TOKENS]; OUTPUTS] {
    let ((one, _), (two, _)) = (one.as_chunks::<LANES>(), two.as_chunks::<LANES>());
    let ((a, _), (b, _)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    let ((c, _), (d, _)) = (c.as_chunks::<LANES>(), d.as_chunks::<LANES>());
    let (mut one_a, mut one_b, mut one_c, mut one_d) = (i32x4::ZERO, i32x4::ZERO, i32x4::ZERO, i32x4::ZERO);
    let (mut two_a, mut two_b, mut two_c, mut two_d) = (i32x4::ZERO, i32x4::ZERO, i32x4::ZERO, i32x4::ZERO);
    for (((((one, two), a), b), c), d) in one.iter().zip(two).zip(a).zip(b).zip(c).zip(d) {
        let (one, two) = (i16x8::new(*one), i16x8::new(*two));
        let (a, b, c, d) = (i16x8::new(*a), i16x8::new(*b), i16x8::new(*c), i16x8::new(*d));
        one_a += a.dot(one);
        one_b += b.dot(one);
        one_c += c.dot(one);
        one_d += d.dot(one);
        two_a += a.dot(two);
        two_b += b.dot(two);
        two_c += c.dot(two);
        two_d += d.dot(two);
    }
    [
        [total(one_a), total(one_b), total(one_c), total(one_d)],
        [total(two_a), total(two_b), total(two_c), total(two_d)],
    ]
}

/// Adds `row` to `sum`, both of one length, a multiple of [`LANES`]; what leaves 16 bits stays at their ends.
pub(super) fn add(sum: &mut [i16], row: &[i16]) {
    for (sum, row) in sum.as_chunks_mut::<LANES>().0.iter_mut().zip(row.as_chunks::<LANES>().0) {
        *sum = i16x8::new(*sum).saturating_add(i16x8::new(*row)).to_array();
    }
}

fn total(sum: i32x4) -> i32 {
    let [a, b, c, d] = sum.to_array();
    a + b + c + d
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

    fn check(weights: [&[i16]; OUTPUTS], rows: [&[i16]; TOKENS]) {
        let plain = |weights: &[i16], row: &[i16]| {
            weights.iter().zip(row).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum::<i32>()
        };
        assert_eq!(dot(weights, rows), weights.map(|weights| rows.map(|row| plain(weights, row))));
    }

    #[test]
    fn vectors_and_a_plain_loop_agree() {
        let mut state = 7;
        for length in (0..=24 * LANES).step_by(LANES) {
            let weights: [Vec<_>; OUTPUTS] = std::array::from_fn(|_| {
                random(length, &mut state).iter().map(|weight| weight >> 8).collect()
            });
            let rows: [_; TOKENS] = std::array::from_fn(|_| random(length, &mut state));
            check(weights.each_ref().map(Vec::as_slice), rows.each_ref().map(Vec::as_slice));
        }
        // The extremes that the network's bounds allow: a row of 8-bit weights, a row of 16-bit states.
        let row = |value: i16| vec![value; 192];
        let weights = [row(i8::MIN.into()), row(i8::MAX.into())];
        let rows = [row(i16::MIN), row(i16::MAX), row(-8925), row(8925)];
        check(weights.each_ref().map(Vec::as_slice), rows.each_ref().map(Vec::as_slice));
    }
}
