//! Products of 16-bit rows summed into 32 bits. Integer sums are exact in any order, so the vector and the plain
//! version agree bit for bit; `network.rs` proves that no sum leaves 32 bits.

/// Rows are padded to a multiple of this.
pub(super) const LANES: usize = 8;

/// The dot product of two rows of one length, a multiple of [`LANES`].
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(super) fn dot(a: &[i16], b: &[i16]) -> i32 {
    a.iter().zip(b).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum()
}

/// The dot product of two rows of one length, a multiple of [`LANES`].
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(super) fn dot(a: &[i16], b: &[i16]) -> i32 {
    use core::arch::wasm32::{i16x8, i32x4, i32x4_add, i32x4_dot_i16x8, i32x4_extract_lane, v128};

    fn load(row: &[i16; LANES]) -> v128 {
        let [a, b, c, d, e, f, g, h] = *row;
        i16x8(a, b, c, d, e, f, g, h)
    }

    let (a, _) = a.as_chunks::<LANES>();
    let (b, _) = b.as_chunks::<LANES>();
    let mut sum = i32x4(0, 0, 0, 0);
    for (a, b) in a.iter().zip(b) {
        sum = i32x4_add(sum, i32x4_dot_i16x8(load(a), load(b)));
    }
    i32x4_extract_lane::<0>(sum)
        + i32x4_extract_lane::<1>(sum)
        + i32x4_extract_lane::<2>(sum)
        + i32x4_extract_lane::<3>(sum)
}
