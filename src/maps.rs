//! Maps and sets. The standard library's are compiled anew for every type of key and value, 2 kB each in the page's wasm
//! file; here one table of places serves them all. Their hash is quick, so they are for keys that no text can choose: the
//! words of lexicons, and numbers. They are walked in the order in which keys came.

use std::borrow::Borrow;
use std::hash::{Hash, Hasher};
use std::ops::Index;

/// A map by words of a lexicon, or by numbers.
#[derive(Debug)]
pub(crate) struct Map<K, V> {
    entries: Vec<(K, V)>,
    places: Places,
}

impl<K: Hash + Eq, V> Map<K, V> {
    /// What stands under `key`.
    pub(crate) fn get<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.place(key, hash(key)).map(|at| &self.entries[at].1)
    }

    /// What stands under `key`, to be changed.
    pub(crate) fn get_mut<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.place(key, hash(key)).map(|at| &mut self.entries[at].1)
    }

    /// Whether anything stands under `key`.
    pub(crate) fn contains_key<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key, hash(key)).is_some()
    }

    /// Puts `value` under `key`, in the place of what stood there.
    pub(crate) fn insert(&mut self, key: K, value: V) {
        let hash = hash(&key);
        match self.place(&key, hash) {
            Some(at) => self.entries[at].1 = value,
            None => self.push(key, value, hash),
        }
    }

    /// What stands under `key`, `value` if nothing did.
    pub(crate) fn or_insert(&mut self, key: K, value: V) -> &mut V {
        let hash = hash(&key);
        let at = self.place(&key, hash).unwrap_or_else(|| {
            self.push(key, value, hash);
            self.entries.len() - 1
        });
        &mut self.entries[at].1
    }

    /// What stands under `key`, its type's default if nothing did.
    pub(crate) fn or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        self.or_insert(key, V::default())
    }

    /// All keys with their values.
    pub(crate) fn entries(&self) -> &[(K, V)] {
        &self.entries
    }

    /// All values, to be changed.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.iter_mut().map(|(_, value)| value)
    }

    /// All keys with their values, and no longer a map.
    pub(crate) fn into_entries(self) -> Vec<(K, V)> {
        self.entries
    }

    fn place<Q: Eq + ?Sized>(&self, key: &Q, hash: u32) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        self.places.find(hash, &|at| self.entries[at].0.borrow() == key)
    }

    fn push(&mut self, key: K, value: V, hash: u32) {
        self.entries.push((key, value));
        self.places.push(hash);
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self { entries: Vec::new(), places: Places::default() }
    }
}

impl<K: Hash + Eq + Borrow<Q>, V, Q: Hash + Eq + ?Sized> Index<&Q> for Map<K, V> {
    type Output = V;

    fn index(&self, key: &Q) -> &V {
        self.get(key).expect("the caller knows that the key is there")
    }
}

/// Of several values under one key, the last stays.
impl<K: Hash + Eq, V> Extend<(K, V)> for Map<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        entries.into_iter().for_each(|(key, value)| self.insert(key, value));
    }
}

impl<K: Hash + Eq, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::default();
        map.extend(entries);
        map
    }
}

/// A set of words of a lexicon, or of numbers.
#[derive(Debug)]
pub(crate) struct Set<K>(Map<K, ()>);

impl<K: Hash + Eq> Set<K> {
    /// Whether `key` is in it.
    pub(crate) fn contains<Q: Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.0.contains_key(key)
    }

    /// Puts `key` in.
    pub(crate) fn insert(&mut self, key: K) {
        self.0.insert(key, ());
    }
}

impl<K> Default for Set<K> {
    fn default() -> Self {
        Self(Map::default())
    }
}

impl<K: Hash + Eq> Extend<K> for Set<K> {
    fn extend<I: IntoIterator<Item = K>>(&mut self, keys: I) {
        keys.into_iter().for_each(|key| self.insert(key));
    }
}

impl<K: Hash + Eq> FromIterator<K> for Set<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        let mut set = Self::default();
        set.extend(keys);
        set
    }
}

/// Where the entry of a hash stands in a list: open addressing.
#[derive(Debug, Default)]
struct Places {
    /// One more than a position, at its hash's remainder or the next free place after it; 0 where nothing is. Their
    /// number is a power of two.
    slots: Vec<u32>,
    /// The hash of each position.
    hashes: Vec<u32>,
}

impl Places {
    /// The position with that hash that is the right one.
    fn find(&self, hash: u32, is_right: &dyn Fn(usize) -> bool) -> Option<usize> {
        let mut slot = hash as usize;
        loop {
            // Without slots, the remainder is of nothing.
            let found = self.slots.get(slot & self.slots.len().wrapping_sub(1))?;
            let at = found.checked_sub(1)? as usize;
            if self.hashes[at] == hash && is_right(at) {
                return Some(at);
            }
            slot += 1;
        }
    }

    /// Adds a position.
    fn push(&mut self, hash: u32) {
        self.hashes.push(hash);
        let count = self.hashes.len();
        if count * 4 > self.slots.len() * 3 {
            self.slots = vec![0; (count * 4).next_power_of_two()];
            (0..count).for_each(|at| self.fill(at));
        } else {
            self.fill(count - 1);
        }
    }

    fn fill(&mut self, at: usize) {
        let last = self.slots.len() - 1;
        let mut slot = self.hashes[at] as usize & last;
        while self.slots[slot] != 0 {
            slot = (slot + 1) & last;
        }
        self.slots[slot] = at as u32 + 1;
    }
}

fn hash<Q: Hash + ?Sized>(key: &Q) -> u32 {
    let mut fold = Fold(0);
    key.hash(&mut fold);
    fold.finish() as u32
}

/// A quick hash for short words and for numbers.
struct Fold(u64);

impl Fold {
    fn fold(&mut self, number: u64) {
        const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(ODD);
    }
}

impl Hasher for Fold {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.fold(u64::from(*byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.fold(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.fold(number);
    }

    fn write_usize(&mut self, number: usize) {
        self.fold(number as u64);
    }

    fn write_u128(&mut self, number: u128) {
        self.fold(number as u64 ^ ((number >> 64) as u64).rotate_left(29));
    }

    fn finish(&self) -> u64 {
        self.0 >> 32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_the_library_holds() {
        let (mut map, mut expected) = (Map::default(), std::collections::HashMap::new());
        let mut state: u32 = 7;
        for turn in 0..5000_u32 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let key = (state >> 20).to_string();
            assert_eq!(map.get(key.as_str()), expected.get(&key));
            assert_eq!(map.contains_key(key.as_str()), expected.contains_key(&key));
            match turn % 3 {
                0 => assert_eq!(map.or_default(key.clone()), expected.entry(key).or_default()),
                1 => assert_eq!(map.or_insert(key.clone(), turn), expected.entry(key).or_insert(turn)),
                _ => {
                    map.insert(key.clone(), turn);
                    expected.insert(key, turn);
                }
            }
        }
        let mut held: Vec<_> = expected.into_iter().collect();
        let mut found = map.into_entries();
        held.sort();
        found.sort();
        assert_eq!(found, held);
    }
}
