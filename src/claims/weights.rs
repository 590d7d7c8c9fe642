//! The weights of the scorer of claims, and their file.
//!
//! The file, little-endian: `WSCL`, a version byte (1), the base (i32), the number of features (u32), their keys in
//! ascending order, each as the difference from the one before (LEB128), and their weights (i8); at the end FNV-1a of
//! all that (u32). Base and weights are whole points, [`POINTS`] to a unit of logit.

use std::sync::OnceLock;

use super::features::Shown;
use crate::language::sealed::{self, Damage};

const MAGIC: &[u8; 5] = b"WSCL\x01";

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
        let keys = reader.ascending(count)?;
        let points = reader.take(count)?.iter().map(|byte| byte.cast_signed()).collect();
        if reader.is_empty() { Ok(Self { base, keys, points }) } else { Err(Damage::Length) }
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
    let mut body = Vec::new();
    body.extend(base.to_le_bytes());
    body.extend((features.len() as u32).to_le_bytes());
    sealed::push_ascending(&mut body, features.iter().map(|(key, _)| *key));
    body.extend(features.iter().map(|(_, points)| points.cast_unsigned()));
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
