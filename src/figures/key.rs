//! Words as numbers: whether a token is one of a dozen words costs a dozen comparisons of integers.

/// A word of up to fifteen bytes: its bytes, and its length in the last. Longer words share the key of others that
/// begin and are as long as they.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Key(u128);

/// The longest word with a key of its own, in bytes.
const LONGEST: usize = 15;

impl Key {
    /// The key of `word`.
    #[inline]
    pub(super) const fn of(word: &str) -> Self {
        let length = if word.len() < LONGEST { word.len() } else { LONGEST };
        let mut bytes = [0; LONGEST + 1];
        let (known, _) = bytes.split_at_mut(length);
        known.copy_from_slice(word.as_bytes().split_at(length).0);
        bytes[LONGEST] = if word.len() < 255 { word.len() as u8 } else { 255 };
        Self(u128::from_le_bytes(bytes))
    }

    /// The keys of the words of `list`, which are separated by single spaces; used at compile time alone.
    pub(super) const fn list<const N: usize>(list: &str) -> [Self; N] {
        let mut keys = [Self(0); N];
        let mut rest = list.as_bytes();
        let mut found = 0;
        while found < N {
            let length = word_length(rest);
            assert!(0 < length && length <= LONGEST, "each word has a key of its own");
            let (word, left) = rest.split_at(length);
            keys[found] = match str::from_utf8(word) {
                Ok(word) => Self::of(word),
                Err(_) => panic!("words end between characters"),
            };
            found += 1;
            rest = if left.is_empty() { left } else { left.split_at(1).1 };
        }
        assert!(rest.is_empty(), "all words have been read");
        keys
    }

    /// The number of words of `list`.
    pub(super) const fn count(list: &str) -> usize {
        let mut words = 1;
        let mut rest = list.as_bytes();
        while let Some((byte, left)) = rest.split_first() {
            words += (*byte == b' ') as usize;
            rest = left;
        }
        words
    }
}

/// The length of the word that `text` begins with.
const fn word_length(text: &[u8]) -> usize {
    let mut length = 0;
    while length < text.len() && text[length] != b' ' {
        length += 1;
    }
    length
}

/// The keys of words in one string, separated by single spaces.
macro_rules! keys {
    ($list:expr) => {{
        const LIST: &str = $list;
        const KEYS: &[$crate::figures::key::Key] =
            &$crate::figures::key::Key::list::<{ $crate::figures::key::Key::count(LIST) }>(LIST);
        KEYS
    }};
}
pub(super) use keys;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_those_of_the_words_alone() {
        assert_eq!(keys!("a per – 's"), [Key::of("a"), Key::of("per"), Key::of("–"), Key::of("'s")]);
        for (one, other) in [
            ("", "a"),
            ("a", "a\0"),
            ("per", "pert"),
            ("fifteen-letters", "fifteen-letter."),
            ("of-many-letters-a", "of-many-letters-an"),
        ] {
            assert_ne!(Key::of(one), Key::of(other), "{one:?} and {other:?}");
        }
    }
}
