//! Runs of words that stand in several versions alike.

use super::version::Prepared;
use super::words::Word;
use crate::document::Span;
use crate::maps::Map;
use crate::order::sort;

/// So many words in a row are copied, not met by chance.
pub(super) const RUN: usize = 8;
/// A run that a version repeats is looked up in its first places alone.
const PLACES: usize = 2;

/// What each version has word for word in common with others.
pub(super) struct Runs {
    /// For each version, the stretches that another one has too, in order.
    copied: Vec<Vec<Span>>,
    /// How many words of each version stand in such stretches.
    words: Vec<u32>,
    /// The words of the first that the second has too, for each two versions.
    shared: Map<(u32, u32), u32>,
}

/// The hash of a run.
fn hash(words: &[Word]) -> u64 {
    // FNV-1a over the numbers of the forms.
    words
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, word| (hash ^ u64::from(word.form)).wrapping_mul(0x100_0000_01b3))
}

/// Whether two stretches share a run.
pub(super) fn share_a_run(a: &[Word], b: &[Word]) -> bool {
    let runs: Vec<u64> = {
        let mut runs: Vec<u64> = a.windows(RUN).map(hash).collect();
        sort(&mut runs);
        runs
    };
    b.windows(RUN).any(|run| runs.binary_search(&hash(run)).is_ok())
}

impl Runs {
    /// The runs over the sentences of `versions` that are compared.
    pub(super) fn new(versions: &[Prepared]) -> Self {
        let told: Vec<Vec<Word>> = versions.iter().map(told).collect();
        let mut places: Map<u64, Vec<(u32, u32)>> = Map::default();
        for (version, words) in told.iter().enumerate() {
            for (at, run) in words.windows(RUN).enumerate() {
                let places = places.or_default(hash(run));
                let own = places.iter().rev().take_while(|(other, _)| *other == version as u32).count();
                if own < PLACES {
                    places.push((version as u32, at as u32));
                }
            }
        }
        let mut runs = Self { copied: Vec::new(), words: Vec::new(), shared: Map::default() };
        // Up to where each pair's count has come, so that overlapping runs count once.
        let mut counted: Map<(u32, u32), usize> = Map::default();
        for (version, words) in told.iter().enumerate() {
            let own = version as u32;
            let (mut spans, mut total, mut end): (Vec<(usize, usize)>, usize, usize) = (Vec::new(), 0, 0);
            for (at, run) in words.windows(RUN).enumerate() {
                let others = places[&hash(run)].iter().filter(|(other, place)| {
                    let there = &told[*other as usize][*place as usize..][..RUN];
                    *other != own && there.iter().map(|word| word.form).eq(run.iter().map(|word| word.form))
                });
                let mut others: Vec<u32> = others.map(|(other, _)| *other).collect();
                others.dedup();
                for &other in &others {
                    let to = counted.or_default((own, other));
                    *runs.shared.or_default((own, other)) += (at + RUN - at.max(*to)) as u32;
                    *to = at + RUN;
                }
                if others.is_empty() {
                    continue;
                }
                total += at + RUN - at.max(end);
                end = at + RUN;
                match spans.last_mut() {
                    Some((_, to)) if *to >= at => *to = end,
                    _ => spans.push((at, end)),
                }
            }
            let cover = |(from, to): &(usize, usize)| words[*from].span.cover(words[to - 1].span);
            runs.copied.push(spans.iter().map(cover).collect());
            runs.words.push(total as u32);
        }
        runs
    }

    /// How many words of `version` another has word for word.
    pub(super) fn words(&self, version: usize) -> u32 {
        self.words[version]
    }

    /// The words of `a` that `b` has word for word.
    pub(super) fn shared(&self, a: u32, b: u32) -> u32 {
        self.shared.get(&(a, b)).copied().unwrap_or_default()
    }

    /// What of `span` in `version` another version has word for word.
    pub(super) fn inside(&self, version: u32, span: Span) -> Vec<Span> {
        let copied = &self.copied[version as usize];
        let from = copied.partition_point(|run| run.end <= span.start);
        let inside = copied[from..].iter().take_while(|run| run.start < span.end);
        inside.map(|run| Span::new(run.start.max(span.start), run.end.min(span.end))).collect()
    }
}

/// The words of the sentences that are compared.
fn told(version: &Prepared) -> Vec<Word> {
    version.sentences.iter().flat_map(|&at| version.within(version.sentence(at))).copied().collect()
}
