//! The tagger's weights and their file.
//!
//! The file, little-endian: `WSTG`, a version byte (3), the number of features (u32); the features' keys in ascending
//! order, each as the low byte of the difference from the one before; then, coded, for each feature the high byte of that
//! difference, the number of its weights, and each weight's tag, by the tag before it, and value (i8); at the end FNV-1a
//! of all that (u32).

use crate::language::Tag;
use crate::language::coded::Coded;
use crate::language::sealed::{self, Damage};

const MAGIC: &[u8; 5] = b"WSTG\x03";

/// The tables of what is coded: three, and those of tags, by the tag before; the last is for the first tags.
const HIGH: usize = 0;
const LENGTH: usize = 1;
const VALUE: usize = 2;
const TAGS: usize = 3;
const TABLES: usize = TAGS + Tag::COUNT + 1;

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
        let features = reader.u32()? as usize;
        let lows = reader.take(features)?;
        let mut coded = Coded::open(&mut reader, TABLES)?;
        let table = vec![Place::default(); (features * 2).next_power_of_two()];
        let mut read = Self { table, weights: Vec::new() };
        let mut key = 0;
        for low in lows {
            key += u32::from_le_bytes([*low, coded.next(HIGH)?, 0, 0]);
            let place = Place { key, start: read.weights.len() as u32, length: coded.next(LENGTH)? };
            read.insert(place);
            let mut before = Tag::COUNT;
            for _ in 0..place.length {
                let tag = coded.next(TAGS + before)?;
                read.weights.push((tag, coded.next(VALUE)?.cast_signed()));
                before = usize::from(tag);
                if before >= Tag::COUNT {
                    return Err(Damage::Tag);
                }
            }
        }
        if reader.is_empty() { Ok(read) } else { Err(Damage::Length) }
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
    let mut body = (by_key.len() as u32).to_le_bytes().to_vec();
    let mut symbols = Vec::new();
    let mut last = 0;
    for (key, weights) in by_key {
        let [low, high] = sealed::difference(last, key);
        last = key;
        body.push(low);
        symbols.extend([(HIGH, high), (LENGTH, weights.len() as u8)]);
        let mut before = Tag::COUNT;
        for (tag, value) in weights {
            symbols.extend([(TAGS + before, *tag), (VALUE, value.cast_unsigned())]);
            before = usize::from(*tag);
        }
    }
    crate::language::coded::push(&mut body, TABLES, &symbols);
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
