//! The sequence model's weights and their file.
//!
//! The file, little-endian: `WSSQ`, a version byte (1); the table of words and the table of other features, each as
//! one scale a row (u8, in parts of 2⁻⁸) and then its values, two to a byte, the first in the low half, each 4 bits
//! of two's complement; the convolution, each layer's two directions, and the output, each as its weights (i8,
//! output by output), one multiplier an output (i32) and one bias an output (i32); the field's steps from label to
//! label and its first scores (i32); at the end FNV-1a of all that follows the version (u32). Sizes are those of
//! `network.rs` and `features.rs`.

use super::LABELS;
use super::features::TABLES;
use super::field::Score;
use super::network::{EMBEDDING, LAYERS, Matrix, ROW, Scaled, UNITS, WIDTH};

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
        let row = &self.0[row * ROW..(row + 1) * ROW];
        sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
    }
}

/// Why bytes are no weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// They do not start as this version's files do.
    Header,
    /// They end early, or go on.
    Length,
    /// They do not sum to what they claim.
    Checksum,
}

impl Weights {
    /// Reads a weights file.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Damage> {
        let body = bytes.strip_prefix(MAGIC).ok_or(Damage::Header)?;
        let (body, sum) = body.split_last_chunk::<4>().ok_or(Damage::Length)?;
        if checksum(body) != u32::from_le_bytes(*sum) {
            return Err(Damage::Checksum);
        }
        let mut reader = Reader(body);
        let read = Self {
            words: reader.table(TABLES[0])?,
            others: reader.table(TABLES[1])?,
            convolution: reader.matrix(3 * EMBEDDING, WIDTH)?,
            layers: (0..LAYERS)
                .map(|_| Ok([reader.matrix(WIDTH, 3 * UNITS)?, reader.matrix(WIDTH, 3 * UNITS)?]))
                .collect::<Result<_, _>>()?,
            out: reader.matrix(WIDTH, LABELS.len())?,
            between: {
                let mut between = [Score::default(); LABELS.len()];
                for row in &mut between {
                    *row = reader.score()?;
                }
                between
            },
            first: reader.score()?,
        };
        if reader.0.is_empty() { Ok(read) } else { Err(Damage::Length) }
    }
}

/// A weights file of `body`, all that stands between version and checksum.
#[cfg(feature = "train")]
#[must_use]
pub fn seal(body: &[u8]) -> Vec<u8> {
    [&MAGIC[..], body, &checksum(body).to_le_bytes()].concat()
}

fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// Bytes that are read from the front.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], Damage> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Damage::Length)?;
        self.0 = rest;
        Ok(taken)
    }

    fn i32(&mut self) -> Result<i32, Damage> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(Damage::Length)?;
        self.0 = rest;
        Ok(i32::from_le_bytes(*taken))
    }

    fn score(&mut self) -> Result<Score, Damage> {
        let mut score = Score::default();
        for value in &mut score {
            *value = self.i32()?;
        }
        Ok(score)
    }

    fn table(&mut self, rows: usize) -> Result<Table, Damage> {
        let scales = self.take(rows)?;
        let packed = self.take(rows * ROW / 2)?;
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

    fn matrix(&mut self, inputs: usize, outputs: usize) -> Result<Matrix, Damage> {
        let weights = self.take(inputs * outputs)?.iter().map(|byte| i16::from(byte.cast_signed())).collect();
        let multipliers = (0..outputs).map(|_| self.i32()).collect::<Result<Vec<_>, _>>()?;
        let scaled = multipliers.into_iter().map(|multiplier| Ok(Scaled { multiplier, bias: self.i32()? }));
        Ok(Matrix { inputs, weights, scaled: scaled.collect::<Result<_, _>>()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let sealed = [&MAGIC[..], short, &checksum(short).to_le_bytes()].concat();
        assert_eq!(Weights::read(&sealed).err(), Some(Damage::Length));
    }
}
