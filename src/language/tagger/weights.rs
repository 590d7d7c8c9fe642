//! The tagger's weights and their file.
//!
//! The file, little-endian: `WSTG`, a version byte (2), the number of features (u32), the number of weights (u32);
//! then in columns: the features' keys in ascending order, each as the difference from the one before (LEB128);
//! per feature the number of its weights (u8); all tags (u8); all weights (i8); at the end FNV-1a of all that (u32).

use crate::language::Tag;
use crate::language::sealed::{self, Damage};

const MAGIC: &[u8; 5] = b"WSTG\x02";

/// A feature's key is so many low bits of its hash. Each bit weighs 2 kB in the file; with these, one feature in a
/// thousand that has no weights is taken for one that has.
const KEY_BITS: u32 = 24;

fn key(feature: u32) -> u32 {
    feature & ((1 << KEY_BITS) - 1)
}

/// Weights by feature and tag.
pub(super) struct Weights {
    /// Open addressing: a feature's key and where its weights lie; a length of 0 marks a free place.
    table: Vec<Place>,
    weights: Vec<(u8, i8)>,
}

#[derive(Clone, Copy, Default)]
struct Place {
    key: u32,
    start: u32,
    length: u8,
}

impl Weights {
    /// Reads a weights file.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Damage> {
        let mut reader = sealed::open(MAGIC, bytes)?;
        let (features, total) = (reader.u32()? as usize, reader.u32()? as usize);
        let keys = reader.ascending(features)?;
        let lengths = reader.take(features)?;
        let tags = reader.take(total)?;
        let values = reader.take(total)?;
        if !reader.is_empty() || lengths.iter().map(|length| usize::from(*length)).sum::<usize>() != total {
            return Err(Damage::Length);
        }
        if tags.iter().any(|tag| usize::from(*tag) >= Tag::COUNT) {
            return Err(Damage::Tag);
        }
        let weights = tags.iter().zip(values).map(|(tag, value)| (*tag, value.cast_signed())).collect();
        let mut read = Self { table: vec![Place::default(); (features * 2).next_power_of_two()], weights };
        let mut start = 0;
        for (key, &length) in keys.into_iter().zip(lengths) {
            read.insert(Place { key, start, length });
            start += u32::from(length);
        }
        Ok(read)
    }

    fn insert(&mut self, place: Place) {
        let mut at = self.home(place.key);
        while self.table[at].length != 0 {
            at = (at + 1) % self.table.len();
        }
        self.table[at] = place;
    }

    /// Where the search for `key` starts.
    fn home(&self, key: u32) -> usize {
        // FNV's low bits mix well; the table's length is a power of two.
        key as usize & (self.table.len() - 1)
    }

    /// Adds the weights of `feature` to `sums`, by tag.
    pub(super) fn add(&self, feature: u32, sums: &mut [i32; Tag::COUNT]) {
        let key = key(feature);
        let mut at = self.home(key);
        while self.table[at].length != 0 {
            let Place { key: found, start, length } = self.table[at];
            if found == key {
                for &(tag, weight) in &self.weights[start as usize..][..usize::from(length)] {
                    sums[usize::from(tag)] += i32::from(weight);
                }
                return;
            }
            at = (at + 1) & (self.table.len() - 1);
        }
    }
}

/// A weights file from features by hash, in ascending order, each with at least one and at most [`Tag::COUNT`]
/// weights. Of features with one key, that with the largest weight stays, the first of several.
#[cfg(feature = "train")]
pub(super) fn write(features: &[(u32, Vec<(u8, i8)>)]) -> Vec<u8> {
    use std::collections::BTreeMap;

    let largest = |weights: &[(u8, i8)]| weights.iter().map(|(_, weight)| weight.unsigned_abs()).max();
    let mut by_key: BTreeMap<u32, &[(u8, i8)]> = BTreeMap::new();
    for (hash, weights) in features {
        let kept = by_key.entry(key(*hash)).or_insert(weights);
        if largest(weights) > largest(kept) {
            *kept = weights;
        }
    }
    let features = by_key;
    let weights = || features.values().copied().flatten();
    let mut body = Vec::new();
    body.extend((features.len() as u32).to_le_bytes());
    body.extend((weights().count() as u32).to_le_bytes());
    sealed::push_ascending(&mut body, features.keys().copied());
    body.extend(features.values().map(|weights| weights.len() as u8));
    body.extend(weights().map(|(tag, _)| tag));
    body.extend(weights().map(|(_, weight)| weight.cast_unsigned()));
    sealed::seal(MAGIC, &body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_weights_are_refused() {
        let whole = include_bytes!("../../../models/tagger.bin").to_vec();
        let with = |at: usize, value: u8| {
            let mut bytes = whole.clone();
            bytes[at] = value;
            Weights::read(&bytes).err()
        };
        assert_eq!(Weights::read(b"").err(), Some(Damage::Header));
        assert_eq!(with(0, b'X'), Some(Damage::Header));
        assert_eq!(with(4, 9), Some(Damage::Header));
        assert_eq!(with(whole.len() / 2, !whole[whole.len() / 2]), Some(Damage::Checksum));
        assert_eq!(Weights::read(&whole[..whole.len() - 1]).err(), Some(Damage::Checksum));
        assert_eq!(Weights::read(&whole[..6]).err(), Some(Damage::Length));
    }
}
