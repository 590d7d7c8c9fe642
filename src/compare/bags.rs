//! Stretches of text as bags of weighted terms, which of them are worth holding against one another, and how alike two
//! are.
//!
//! All weights are whole numbers, so that every machine finds the same.

use super::words::Vocabulary;
use crate::order::sort;

/// What is alike to the word, in the thousandths that likeness is counted in.
pub(super) const EXACT: u32 = 1000;
/// What is contained in the other counts less than what is common to both, in thousandths of it.
pub(super) const CONTAINED: u32 = 800;
/// No bag looks at more postings than this for its candidates, its rarest terms first.
const POSTINGS: usize = 2048;
/// A bag has no more candidates than this, the likeliest.
pub(super) const CANDIDATES: usize = 32;
/// Parts of a bit in which rarity is counted.
const PARTS: u32 = 4;
/// What a name weighs, in hundredths of another word: who a story is about, all of it shares.
const NAME: u32 = 70;
/// Beyond this many bits a term's rarity in the story tells no more.
const MOST_BITS: u32 = 6;

/// A stretch's terms, each once.
struct Bag {
    /// The version.
    version: u32,
    /// The terms that weigh something, in order.
    terms: Vec<Weighed>,
    /// The sum of the weights.
    total: u32,
}

/// A term of a bag.
struct Weighed {
    term: u32,
    weight: u32,
    /// What sort of word it is there.
    sort: Sort,
}

/// What sort of word a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    Plain,
    Name,
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
    /// How many of these are names in one of them.
    pub(super) names: u32,
    /// What they share, in thousandths of the geometric mean of their weights.
    pub(super) cosine: u32,
    /// What they share, in thousandths of the lighter one.
    pub(super) contained: u32,
}

impl Bags {
    /// The bags of `stretches`, each the version and the terms. A term weighs by its rarity in English and in what is
    /// compared.
    pub(super) fn new(mut stretches: Vec<(u32, Vec<(u32, Sort)>)>, vocabulary: &Vocabulary) -> Self {
        let mut holding = vec![0_u32; vocabulary.len()];
        for (_, terms) in &mut stretches {
            sort(terms);
            terms.dedup_by_key(|(term, _)| *term);
            for (term, _) in terms.iter() {
                holding[*term as usize] += 1;
            }
        }
        let all = stretches.len() as u32;
        let weigh = |term: u32, sort: Sort| {
            let here = bits(all + 1, holding[term as usize]).min(MOST_BITS * PARTS);
            let weight = vocabulary.term(term).rarity * here;
            if sort == Sort::Name { weight * NAME / 100 } else { weight }
        };
        let list = stretches.into_iter().map(|(version, terms)| {
            let weighed =
                terms.into_iter().map(|(term, sort)| Weighed { term, weight: weigh(term, sort), sort });
            let terms: Vec<_> = weighed.filter(|term| term.weight > 0).collect();
            let total = terms.iter().map(|term| term.weight).sum();
            Bag { version, terms, total }
        });
        Self { list: list.collect() }
    }

    /// The pairs of bags of different versions that share what is rare, the lower position first, each once. Their number
    /// grows with the number of bags.
    pub(super) fn candidates(&self) -> Vec<(usize, usize)> {
        let terms = self.list.iter().flat_map(|bag| &bag.terms).map(|own| own.term as usize + 1).max();
        let mut holders: Vec<Vec<u32>> = vec![Vec::new(); terms.unwrap_or(0)];
        for (at, bag) in self.list.iter().enumerate() {
            for own in &bag.terms {
                holders[own.term as usize].push(at as u32);
            }
        }
        // For each bag, those with higher positions that it pairs with.
        let mut partners: Vec<Vec<usize>> = vec![Vec::new(); self.list.len()];
        // What each other bag shares with the one at hand; only the `touched` ones are not 0.
        let mut weights = vec![0_u32; self.list.len()];
        let mut touched: Vec<u32> = Vec::new();
        for (at, bag) in self.list.iter().enumerate() {
            let held = |own: &Weighed| (holders[own.term as usize].len(), own.term, own.weight);
            let mut terms: Vec<_> = bag.terms.iter().map(held).collect();
            sort(&mut terms);
            let mut looked = 0;
            for (count, term, weight) in terms {
                if looked + count > POSTINGS {
                    break;
                }
                looked += count;
                for &other in &holders[term as usize] {
                    if self.list[other as usize].version != bag.version {
                        touched.extend((weights[other as usize] == 0).then_some(other));
                        weights[other as usize] += weight;
                    }
                }
            }
            let likeliest = |other: &u32| (std::cmp::Reverse(weights[*other as usize]), *other);
            if touched.len() > CANDIDATES {
                touched.select_nth_unstable_by_key(CANDIDATES, likeliest);
            }
            for other in touched.iter().take(CANDIDATES).map(|&other| other as usize) {
                partners[at.min(other)].push(at.max(other));
            }
            for other in touched.drain(..) {
                weights[other as usize] = 0;
            }
        }
        let mut pairs = Vec::new();
        for (at, mut others) in partners.into_iter().enumerate() {
            sort(&mut others);
            others.dedup();
            pairs.extend(others.into_iter().map(|other| (at, other)));
        }
        pairs
    }

    /// How alike two bags are.
    pub(super) fn likeness(&self, a: usize, b: usize) -> Likeness {
        let (a, b) = (&self.list[a], &self.list[b]);
        // The fewer among the more, so that a sentence as long as the text is not walked for each of its partners.
        let (fewer, more) = if a.terms.len() <= b.terms.len() { (a, b) } else { (b, a) };
        let (mut shared, mut names, mut weight) = (0, 0, 0_u32);
        for own in &fewer.terms {
            if let Ok(at) = more.terms.binary_search_by_key(&own.term, |other| other.term) {
                let other = &more.terms[at];
                shared += 1;
                names += u32::from(own.sort.max(other.sort) == Sort::Name);
                weight += own.weight.min(other.weight);
            }
        }
        let thousandths =
            |whole: u64| (u64::from(weight) * 1000).checked_div(whole).unwrap_or_default() as u32;
        Likeness {
            shared,
            names,
            cosine: thousandths((u64::from(a.total) * u64::from(b.total)).isqrt()),
            contained: thousandths(u64::from(a.total.min(b.total))),
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
