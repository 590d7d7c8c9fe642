//! From bytes to UTF-16 code units and code points, and back.

use crate::document::Offsets;

/// Positions of a text in another unit. Built in one walk; a look-up takes constant time.
pub(crate) struct OffsetMap {
    /// The unit's count at each byte, the text's end included; `None` where both count alike.
    units: Option<Vec<u32>>,
}

impl OffsetMap {
    /// The map from bytes of `text` to `unit`.
    pub(crate) fn new(text: &str, unit: Offsets) -> Self {
        if unit == Offsets::Utf8 || text.is_ascii() {
            return Self { units: None };
        }
        let mut units = Vec::with_capacity(text.len() + 1);
        let mut count = 0;
        for character in text.chars() {
            units.extend(std::iter::repeat_n(count, character.len_utf8()));
            count += if unit == Offsets::Utf16 { character.len_utf16() as u32 } else { 1 };
        }
        units.push(count);
        Self { units: Some(units) }
    }

    /// The unit's count before byte `at`, which lies in the text on a character boundary.
    pub(crate) fn unit(&self, at: u32) -> u32 {
        self.units.as_ref().map_or(at, |units| units[at as usize])
    }
}

/// The bytes at the positions of a text in another unit. Built in one walk; a look-up takes constant time.
pub(crate) struct ByteMap<'a> {
    text: &'a str,
    /// The byte at each position, the text's end included, and [`WITHIN`] inside a character; `None` where both count
    /// alike.
    bytes: Option<Vec<u32>>,
}

/// What stands for no byte: the position cuts a character.
const WITHIN: u32 = u32::MAX;

impl<'a> ByteMap<'a> {
    /// The map from `unit` to bytes of `text`.
    pub(crate) fn new(text: &'a str, unit: Offsets) -> Self {
        if unit == Offsets::Utf8 || text.is_ascii() {
            return Self { text, bytes: None };
        }
        let mut bytes = Vec::with_capacity(text.len() + 1);
        for (at, character) in text.char_indices() {
            bytes.push(at as u32);
            if unit == Offsets::Utf16 && character.len_utf16() == 2 {
                bytes.push(WITHIN);
            }
        }
        bytes.push(text.len() as u32);
        Self { text, bytes: Some(bytes) }
    }

    /// The text's length in the unit.
    pub(crate) fn length(&self) -> u32 {
        self.bytes.as_ref().map_or(self.text.len(), |bytes| bytes.len() - 1) as u32
    }

    /// The byte at position `at` of the unit; `None` beyond the text and within a character.
    pub(crate) fn byte(&self, at: u32) -> Option<u32> {
        match &self.bytes {
            Some(bytes) => bytes.get(at as usize).copied().filter(|byte| *byte != WITHIN),
            None => self.text.is_char_boundary(at as usize).then_some(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_unit_counts_its_own() {
        let text = "a“é𝄞z";
        let cases = [
            (Offsets::Utf8, vec![0, 1, 4, 6, 10, 11]),
            (Offsets::Utf16, vec![0, 1, 2, 3, 5, 6]),
            (Offsets::Codepoint, vec![0, 1, 2, 3, 4, 5]),
        ];
        for (unit, expected) in cases {
            let map = OffsetMap::new(text, unit);
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            assert_eq!(ends.map(|at| map.unit(at as u32)).collect::<Vec<_>>(), expected, "{unit:?}");
        }
    }

    #[test]
    fn positions_lead_back_to_bytes_and_none_into_a_character() {
        let text = "a“é𝄞z";
        let cases = [
            (Offsets::Utf8, 11, vec![0, 1, 4, 6, 10, 11]),
            (Offsets::Utf16, 6, vec![0, 1, 4, 6, 10, 11]),
            (Offsets::Codepoint, 5, vec![0, 1, 4, 6, 10, 11]),
        ];
        for (unit, length, expected) in cases {
            let map = ByteMap::new(text, unit);
            assert_eq!(map.length(), length, "{unit:?}");
            let bytes: Vec<_> = (0..=length).filter_map(|at| map.byte(at)).collect();
            assert_eq!(bytes, expected, "{unit:?}");
            assert_eq!(map.byte(length + 1), None, "{unit:?}");
        }
        assert_eq!(ByteMap::new(text, Offsets::Utf16).byte(4), None, "between two surrogates");
    }
}
