//! The sequence model's weights and their file.
//!
//! The file, little-endian: `WSSQ`, a version byte (1); the table of words and the table of other features, each as
//! one scale a row (u8, in parts of 2⁻⁸) and then its values, two to a byte, the first in the low half, each 4 bits
//! of two's complement; the convolution, each layer's two directions, and the output, each as its weights (i8,
//! output by output), one multiplier an output (i32) and one bias an output (i32); the field's steps from label to
//! label and its first scores (i32); at the end FNV-1a of all that follows the version (u32). Sizes are those of
//! `network.rs` and `features.rs`.

use super::LABELS;
use super::dot::add;
use super::features::TABLES;
use super::field::Score;
use super::network::{EMBEDDING, LAYERS, Matrix, ROW, Scaled, UNITS, WIDTH};
use crate::language::sealed::{self, Damage, Reader};

const MAGIC: &[u8; 5] = b"WSSQ\x01";

/// The two directions of a recurrent layer.
pub(super) type Layer = [Matrix; 2];

/// All weights.
pub(super) struct Weights {
    pub(super) words: Table,
    pub(super) others: Table,
    pub(super) convolution: Matrix,
    pub(super) layers: Vec<Layer>,
    pub(super) out: Matrix,
    pub(super) between: [Score; LABELS.len()],
    pub(super) first: Score,
}

/// Rows of an embedding table.
pub(super) struct Table(Vec<i16>);

impl Table {
    /// Adds a row to `sum`.
    pub(super) fn add(&self, row: usize, sum: &mut [i16]) {
        add(sum, &self.0[row * ROW..(row + 1) * ROW]);
    }
}

impl Weights {
    /// Reads a weights file.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Damage> {
        let mut file = sealed::open(MAGIC, bytes)?;
        let read = Self {
            words: table(&mut file, TABLES[0])?,
            others: table(&mut file, TABLES[1])?,
            convolution: matrix(&mut file, 3 * EMBEDDING, WIDTH)?,
            layers: (0..LAYERS)
                .map(|_| Ok([matrix(&mut file, WIDTH, 3 * UNITS)?, matrix(&mut file, WIDTH, 3 * UNITS)?]))
                .collect::<Result<_, _>>()?,
            out: matrix(&mut file, WIDTH, LABELS.len())?,
            between: {
                let mut between = [Score::default(); LABELS.len()];
                for row in &mut between {
                    *row = score(&mut file)?;
                }
                between
            },
            first: score(&mut file)?,
        };
        if file.is_empty() { Ok(read) } else { Err(Damage::Length) }
    }
}

/// A weights file of `body`, all that stands between version and checksum.
#[cfg(feature = "train")]
#[must_use]
pub fn seal(body: &[u8]) -> Vec<u8> {
    sealed::seal(MAGIC, body)
}

fn score(file: &mut Reader) -> Result<Score, Damage> {
    let mut score = Score::default();
    for value in &mut score {
        *value = file.u32()?.cast_signed();
    }
    Ok(score)
}

fn table(file: &mut Reader, rows: usize) -> Result<Table, Damage> {
    let scales = file.take(rows)?;
    let packed = file.take(rows * ROW / 2)?;
    let mut values = Vec::with_capacity(rows * ROW);
    for (scale, row) in scales.iter().zip(packed.chunks_exact(ROW / 2)) {
        for byte in row {
            for half in [byte << 4, *byte] {
                values.push(i16::from(half.cast_signed() >> 4) * i16::from(*scale));
            }
        }
    }
    Ok(Table(values))
}

fn matrix(file: &mut Reader, inputs: usize, outputs: usize) -> Result<Matrix, Damage> {
    let weights = file.take(inputs * outputs)?.iter().map(|byte| i16::from(byte.cast_signed())).collect();
    let multipliers = (0..outputs).map(|_| file.u32()).collect::<Result<Vec<_>, _>>()?;
    let scaled = multipliers.into_iter().map(|multiplier| {
        Ok(Scaled { multiplier: multiplier.cast_signed(), bias: file.u32()?.cast_signed() })
    });
    Ok(Matrix { inputs, weights, scaled: scaled.collect::<Result<_, _>>()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::sealed::{FNV, mix};

    #[test]
    fn damaged_weights_are_refused() {
        let whole = include_bytes!("../../../models/attributions.bin").to_vec();
        let changed = |at: usize, value: u8| {
            let mut bytes = whole.clone();
            bytes[at] = value;
            Weights::read(&bytes).err()
        };
        assert!(Weights::read(&whole).is_ok());
        assert_eq!(Weights::read(b"").err(), Some(Damage::Header));
        assert_eq!(changed(0, b'X'), Some(Damage::Header));
        assert_eq!(changed(4, 9), Some(Damage::Header));
        assert_eq!(changed(whole.len() / 2, !whole[whole.len() / 2]), Some(Damage::Checksum));
        assert_eq!(Weights::read(&whole[..whole.len() - 1]).err(), Some(Damage::Checksum));
        assert_eq!(Weights::read(&whole[..6]).err(), Some(Damage::Length));
        let short = &whole[MAGIC.len()..whole.len() - 5];
        let sealed = [&MAGIC[..], short, &mix(FNV, short).to_le_bytes()].concat();
        assert_eq!(Weights::read(&sealed).err(), Some(Damage::Length));
    }
}
