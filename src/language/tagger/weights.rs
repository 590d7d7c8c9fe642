//! The tagger's weights and their file.
//!
//! The file, little-endian: `WSTG`, a version byte (1), the number of features (u32), the number of weights (u32);
//! then in columns: the features' hashes in ascending order, each as the difference from the one before (LEB128);
//! per feature the number of its weights (u8); all tags (u8); all weights (i8); at the end FNV-1a of all that (u32).

use super::{FNV, mix};
use crate::language::Tag;

const MAGIC: &[u8; 5] = b"WSTG\x01";

/// Weights by feature and tag.
pub(super) struct Weights {
    /// Open addressing: a feature's hash and where its weights lie; a length of 0 marks a free place.
    table: Vec<Place>,
    weights: Vec<(u8, i8)>,
}

#[derive(Clone, Copy, Default)]
struct Place {
    feature: u32,
    start: u32,
    length: u8,
}

/// Why bytes are no weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Damage {
    /// They do not start as this version's files do.
    Header,
    /// They end early, or go on.
    Length,
    /// They do not sum to what they claim.
    Checksum,
    /// They name a tag that there is not.
    Tag,
}

impl Weights {
    /// Reads a weights file.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Damage> {
        let body = bytes.strip_prefix(MAGIC).ok_or(Damage::Header)?;
        let (body, sum) = body.split_last_chunk::<4>().ok_or(Damage::Length)?;
        if checksum(body) != u32::from_le_bytes(*sum) {
            return Err(Damage::Checksum);
        }
        let mut reader = Reader(body);
        let (features, total) = (reader.u32()? as usize, reader.u32()? as usize);
        let hashes = reader.ascending(features)?;
        let lengths = reader.take(features)?;
        let tags = reader.take(total)?;
        let values = reader.take(total)?;
        if !reader.0.is_empty() || lengths.iter().map(|length| usize::from(*length)).sum::<usize>() != total {
            return Err(Damage::Length);
        }
        if tags.iter().any(|tag| usize::from(*tag) >= Tag::COUNT) {
            return Err(Damage::Tag);
        }
        let weights = tags.iter().zip(values).map(|(tag, value)| (*tag, value.cast_signed())).collect();
        let mut read = Self { table: vec![Place::default(); (features * 2).next_power_of_two()], weights };
        let mut start = 0;
        for (feature, &length) in hashes.into_iter().zip(lengths) {
            read.insert(Place { feature, start, length });
            start += u32::from(length);
        }
        Ok(read)
    }

    fn insert(&mut self, place: Place) {
        let mut at = self.home(place.feature);
        while self.table[at].length != 0 {
            at = (at + 1) % self.table.len();
        }
        self.table[at] = place;
    }

    /// Where the search for `feature` starts.
    fn home(&self, feature: u32) -> usize {
        // FNV's low bits mix well; the table's length is a power of two.
        feature as usize & (self.table.len() - 1)
    }

    /// Adds the weights of `feature` to `sums`, by tag.
    pub(super) fn add(&self, feature: u32, sums: &mut [i32; Tag::COUNT]) {
        let mut at = self.home(feature);
        while self.table[at].length != 0 {
            let Place { feature: found, start, length } = self.table[at];
            if found == feature {
                for &(tag, weight) in &self.weights[start as usize..][..usize::from(length)] {
                    sums[usize::from(tag)] += i32::from(weight);
                }
                return;
            }
            at = (at + 1) & (self.table.len() - 1);
        }
    }
}

/// A weights file from features in ascending order, each with at least one and at most [`Tag::COUNT`] weights.
#[cfg(feature = "train")]
pub(super) fn write(features: &[(u32, Vec<(u8, i8)>)]) -> Vec<u8> {
    let weights = || features.iter().flat_map(|(_, weights)| weights);
    let mut body = Vec::new();
    body.extend((features.len() as u32).to_le_bytes());
    body.extend((weights().count() as u32).to_le_bytes());
    let mut before = 0;
    for (feature, _) in features {
        let mut difference = feature - before;
        while difference > 0x7f {
            body.push(difference as u8 | 0x80);
            difference >>= 7;
        }
        body.push(difference as u8);
        before = *feature;
    }
    body.extend(features.iter().map(|(_, weights)| weights.len() as u8));
    body.extend(weights().map(|(tag, _)| tag));
    body.extend(weights().map(|(_, weight)| weight.cast_unsigned()));
    let sum = checksum(&body);
    [&MAGIC[..], &body, &sum.to_le_bytes()].concat()
}

fn checksum(bytes: &[u8]) -> u32 {
    mix(FNV, bytes)
}

/// Bytes that are read from the front.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], Damage> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Damage::Length)?;
        self.0 = rest;
        Ok(taken)
    }

    fn u32(&mut self) -> Result<u32, Damage> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(Damage::Length)?;
        self.0 = rest;
        Ok(u32::from_le_bytes(*taken))
    }

    /// `count` numbers in ascending order, as differences in LEB128.
    fn ascending(&mut self, count: usize) -> Result<Vec<u32>, Damage> {
        let mut numbers = Vec::new();
        let mut number: u32 = 0;
        for _ in 0..count {
            let (mut difference, mut shift) = (0, 0);
            loop {
                let byte = self.take(1)?[0];
                difference |= u32::from(byte & 0x7f).checked_shl(shift).ok_or(Damage::Length)?;
                shift += 7;
                if byte & 0x80 == 0 {
                    break;
                }
            }
            number = number.checked_add(difference).ok_or(Damage::Length)?;
            numbers.push(number);
        }
        Ok(numbers)
    }
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
