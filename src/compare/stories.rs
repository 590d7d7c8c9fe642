//! Which versions tell one story.

use super::version::Prepared;
use super::words::Vocabulary;
use crate::order::sort;

/// Two versions tell one story where the words that they share weigh so much, in thousandths, of both and of the shorter
/// one. Unrelated articles share about 200 of either, two versions of one story twice that and more.
const OF_BOTH: u64 = 250;
const OF_SHORTER: u64 = 330;

/// Which versions tell one story, two by two.
pub(super) struct Stories {
    count: usize,
    one: Vec<bool>,
}

impl Stories {
    /// Holds the words of all `versions` against one another.
    pub(super) fn new(versions: &[Prepared], vocabulary: &Vocabulary) -> Self {
        let weight = |term: u32| u64::from(vocabulary.term(term).rarity.saturating_sub(1));
        let words: Vec<Vec<u32>> = versions
            .iter()
            .map(|version| {
                let sentences = version.sentences.iter().map(|&at| version.within(version.sentence(at)));
                let mut terms: Vec<u32> = sentences.flatten().map(|word| word.term).collect();
                sort(&mut terms);
                terms.dedup();
                terms.retain(|&term| weight(term) > 0);
                terms
            })
            .collect();
        let whole: Vec<u64> =
            words.iter().map(|terms| terms.iter().map(|&term| weight(term)).sum()).collect();
        let mut stories = Self { count: versions.len(), one: vec![false; versions.len() * versions.len()] };
        for (a, own) in words.iter().enumerate() {
            for (b, other) in words.iter().enumerate().skip(a + 1) {
                let mut rest = other.iter().peekable();
                let shared: u64 = own
                    .iter()
                    .filter(|term| {
                        while rest.next_if(|next| next < term).is_some() {}
                        rest.peek() == Some(term)
                    })
                    .map(|&term| weight(term))
                    .sum();
                let of_both = (whole[a] * whole[b]).isqrt();
                let one = 1000 * shared >= OF_BOTH * of_both
                    && 1000 * shared >= OF_SHORTER * whole[a].min(whole[b]);
                stories.one[a * stories.count + b] = one;
                stories.one[b * stories.count + a] = one;
            }
        }
        stories
    }

    /// Whether two different versions tell one story.
    pub(super) fn are_one(&self, a: u32, b: u32) -> bool {
        self.one[a as usize * self.count + b as usize]
    }
}
