//! Stretches of text as bags of weighted terms, which of them are worth holding against one another, and how alike two
//! are.
//!
//! All weights are whole numbers, so that every machine finds the same.

use std::collections::HashMap;

use super::words::Vocabulary;

/// No bag looks at more postings than this for its candidates, its rarest terms first.
const POSTINGS: usize = 2048;
/// A bag has no more candidates than this, the likeliest.
pub(super) const CANDIDATES: usize = 32;
/// Parts of a bit in which rarity is counted.
const PARTS: u32 = 4;
/// Beyond this many bits a term's rarity in the story tells no more.
const MOST_BITS: u32 = 6;

/// A stretch's terms, each once.
#[derive(Debug, Clone)]
pub(super) struct Bag {
    /// The version.
    version: u32,
    /// Term and weight, in order of terms; what weighs nothing is left out.
    terms: Vec<(u32, u32)>,
    /// The sum of the weights.
    total: u32,
}

/// The stretches of all versions.
pub(super) struct Bags {
    list: Vec<Bag>,
}

/// How alike two bags are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Likeness {
    /// How many terms they share.
    pub(super) shared: u32,
    /// What they share, in thousandths of the geometric mean of their weights.
    pub(super) cosine: u32,
    /// What they share, in thousandths of the lighter one.
    pub(super) contained: u32,
}

impl Bags {
    /// The bags of `stretches`, each the version and the terms. A term weighs by its rarity in English and in what is
    /// compared.
    pub(super) fn new(stretches: Vec<(u32, Vec<u32>)>, vocabulary: &Vocabulary) -> Self {
        let mut holding = vec![0_u32; vocabulary.len()];
        let mut stretches = stretches;
        for (_, terms) in &mut stretches {
            terms.sort_unstable();
            terms.dedup();
            terms.iter().for_each(|&term| holding[term as usize] += 1);
        }
        let all = stretches.len() as u32;
        let weigh = |term: u32| {
            let here = bits(all + 1, holding[term as usize]).min(MOST_BITS * PARTS);
            vocabulary.term(term).rarity * here
        };
        let list = stretches.into_iter().map(|(version, terms)| {
            let terms: Vec<_> =
                terms.into_iter().map(|term| (term, weigh(term))).filter(|(_, weight)| *weight > 0).collect();
            let total = terms.iter().map(|(_, weight)| weight).sum();
            Bag { version, terms, total }
        });
        Self { list: list.collect() }
    }

    /// The pairs of bags of different versions that share what is rare, the lower position first, each once. Their number
    /// grows with the number of bags.
    pub(super) fn candidates(&self) -> Vec<(usize, usize)> {
        let mut holders: HashMap<u32, Vec<u32>> = HashMap::new();
        for (at, bag) in self.list.iter().enumerate() {
            for (term, _) in &bag.terms {
                holders.entry(*term).or_default().push(at as u32);
            }
        }
        let mut pairs = Vec::new();
        let mut weights: HashMap<u32, u32> = HashMap::new();
        for (at, bag) in self.list.iter().enumerate() {
            weights.clear();
            let mut terms: Vec<_> = bag.terms.iter().map(|(term, weight)| (holders[term].len(), *term, *weight)).collect();
            terms.sort_unstable();
            let mut looked = 0;
            for (count, term, weight) in terms {
                if looked > 0 && looked + count > POSTINGS {
                    break;
                }
                looked += count;
                for &other in &holders[&term] {
                    if self.list[other as usize].version != bag.version {
                        *weights.entry(other).or_default() += weight;
                    }
                }
            }
            let mut best: Vec<_> = weights.iter().map(|(&other, &weight)| (std::cmp::Reverse(weight), other)).collect();
            best.sort_unstable();
            best.truncate(CANDIDATES);
            pairs.extend(best.into_iter().map(|(_, other)| (at.min(other as usize), at.max(other as usize))));
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// How alike two bags are.
    pub(super) fn likeness(&self, a: usize, b: usize) -> Likeness {
        let (a, b) = (&self.list[a], &self.list[b]);
        let (mut shared, mut weight) = (0, 0_u32);
        let mut others = b.terms.iter().peekable();
        for &(term, own) in &a.terms {
            while others.next_if(|(other, _)| *other < term).is_some() {}
            if others.next_if(|(other, _)| *other == term).is_some() {
                shared += 1;
                weight += own;
            }
        }
        let thousandths = |whole: f64| if whole > 0.0 { (f64::from(weight) * 1000.0 / whole) as u32 } else { 0 };
        Likeness {
            shared,
            cosine: thousandths((f64::from(a.total) * f64::from(b.total)).sqrt()),
            contained: thousandths(f64::from(a.total.min(b.total))),
        }
    }
}

/// The binary logarithm of `whole` over `part`, at least 1, in quarters of a bit.
fn bits(whole: u32, part: u32) -> u32 {
    let ratio = u64::from(whole) * 16 / u64::from(part.max(1));
    let power = ratio.max(16).ilog2();
    let quarters = ((ratio >> (power - 2)) & 3) as u32;
    (power - 4) * PARTS + quarters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_follow_the_logarithm() {
        for whole in 1..500_u32 {
            for part in 1..=whole {
                let exact = f64::from(whole) / f64::from(part);
                let quarters = f64::from(bits(whole, part)) / 4.0;
                assert!((quarters - exact.log2()).abs() < 0.35, "{whole} over {part}: {quarters}");
            }
        }
    }
}
