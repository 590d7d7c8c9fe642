//! The weights of the scorer of claims, and their file.
//!
//! The file, little-endian: `WSCL`, a version byte (2), the base (i32), the number of features (u32), their keys in
//! ascending order, each as the low byte of the difference from the one before; then, coded, for each feature the high
//! byte of that difference and its weight (i8); at the end FNV-1a of all that (u32). Base and weights are whole points,
//! [`POINTS`] to a unit of logit.

use std::sync::OnceLock;

use super::features::Shown;
use crate::language::coded::Coded;
use crate::language::sealed::{self, Damage};

const MAGIC: &[u8; 5] = b"WSCL\x02";

/// The tables of what is coded.
const HIGH: usize = 0;
const WEIGHT: usize = 1;
const TABLES: usize = 2;

/// So many points make one unit of logit.
pub(crate) const POINTS: i32 = 64;

/// A linear scorer of how likely a fact-checker would want a claim checked.
pub(crate) struct Weights {
    pub(super) base: i32,
    keys: Vec<u32>,
    points: Vec<i8>,
}

impl Weights {
    /// The weights that the library comes with.
    pub(crate) fn built_in() -> &'static Self {
        static BUILT_IN: OnceLock<Weights> = OnceLock::new();
        BUILT_IN.get_or_init(|| {
            Self::read(include_bytes!("../../models/claims.bin"))
                .expect("models/claims.bin is a weights file")
        })
    }

    /// Reads a weights file.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Damage> {
        let mut reader = sealed::open(MAGIC, bytes)?;
        let base = reader.u32()?.cast_signed();
        let count = reader.u32()? as usize;
        let lows = reader.take(count)?;
        let mut coded = Coded::open(&mut reader, TABLES)?;
        let mut read = Self { base, keys: Vec::new(), points: Vec::new() };
        let mut key = 0;
        for low in lows {
            key += u32::from_le_bytes([*low, coded.next(HIGH)?, 0, 0]);
            read.keys.push(key);
            read.points.push(coded.next(WEIGHT)?.cast_signed());
        }
        if reader.is_empty() { Ok(read) } else { Err(Damage::Length) }
    }

    /// The points of the feature with `key`.
    pub(super) fn points(&self, key: u32) -> i32 {
        self.keys.binary_search(&key).map_or(0, |at| i32::from(self.points[at]))
    }

    /// The points of the wording of what is shown.
    pub(super) fn wording(&self, shown: &Shown) -> i32 {
        shown.wording.iter().map(|key| self.points(*key)).sum()
    }
}

/// A weights file of a base and features' points by key, in ascending order.
#[cfg(feature = "train")]
pub(crate) fn write(base: i32, features: &[(u32, i8)]) -> Vec<u8> {
    let mut body = base.to_le_bytes().to_vec();
    body.extend((features.len() as u32).to_le_bytes());
    let mut symbols = Vec::new();
    let mut last = 0;
    for (key, points) in features {
        let [low, high] = sealed::difference(last, *key);
        last = *key;
        body.push(low);
        symbols.extend([(HIGH, high), (WEIGHT, points.cast_unsigned())]);
    }
    crate::language::coded::push(&mut body, TABLES, &symbols);
    sealed::seal(MAGIC, &body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_weights_are_refused() {
        let whole = include_bytes!("../../models/claims.bin").to_vec();
        let mut broken = whole.clone();
        broken[whole.len() / 2] ^= 1;
        assert_eq!(Weights::read(b"").err(), Some(Damage::Header));
        assert_eq!(Weights::read(&broken).err(), Some(Damage::Checksum));
        assert_eq!(Weights::read(&whole[..whole.len() - 1]).err(), Some(Damage::Checksum));
        assert!(Weights::read(&whole).is_ok());
    }
}
