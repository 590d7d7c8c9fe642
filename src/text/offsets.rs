//! From bytes to UTF-16 code units and code points.

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
}
