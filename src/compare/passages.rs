//! Sentences that tell the same.

mod telling;

use super::bags::{Bags, CONTAINED, EXACT, Likeness};
use super::comparison::PassageRow;
use super::rows::{Edge, nth_with_nth, row_of, rows};
use super::runs::Runs;
use super::stories::Stories;
use super::version::Prepared;
use super::words::{Vocabulary, Word, sorted};
use crate::maps::{Map, Set};
use crate::order::{sort, sort_by_key};

/// Two sentences less alike than this, in thousandths, are not held against one another.
const FAINT: u32 = 60;
/// Two sentences this much alike tell the same.
const ALIKE: u32 = 380;
/// Where their versions tell one story, less is enough with words besides names; with sentences beside them that tell the
/// same, still less; with a figure that both give, the least.
const ALIKE_IN_STORY: u32 = 230;
const ALIKE_BESIDE: u32 = 210;
const ALIKE_BETWEEN: u32 = FAINT;
const ALIKE_BY_FIGURE: u32 = 80;
/// Two headlines of one story need no more.
const ALIKE_HEADLINES: u32 = 100;
/// The more pairs of sentences there are, the more are alike by chance: so much more is asked for each doubling beyond
/// this many.
const BY_CHANCE: u32 = 20;
const FEW_PAIRS: u64 = 64;
/// Two sentences of other stories tell the same where they are this much alike.
const ALIKE_ANYWHERE: u32 = 600;
/// What fewer terms are contained in may be so by chance.
const TERMS: u32 = 3;
/// A sentence is a part of a longer one where this much of it, in thousandths, stands there.
const PART: u32 = 350;
/// An exact sentence with so many words is no chance.
const TELLING: usize = 6;

/// The sentences of all versions, and which of them tell the same.
pub(super) struct Passages {
    /// The version and the position among its sentences.
    items: Vec<(u32, u32)>,
    headlines: Vec<bool>,
    stories: Stories,
    edges: Vec<(Edge, Likeness)>,
    rows: Vec<Vec<usize>>,
    row_of: Vec<usize>,
}

impl Passages {
    /// The likely pairs of sentences over `versions`; no rows yet.
    pub(super) fn new(versions: &[Prepared], vocabulary: &Vocabulary) -> Self {
        let items: Vec<(u32, u32)> = versions
            .iter()
            .enumerate()
            .flat_map(|(version, prepared)| prepared.sentences.iter().map(move |&at| (version as u32, at)))
            .collect();
        let words = |&(version, at): &(u32, u32)| {
            let prepared = &versions[version as usize];
            prepared.within(prepared.sentence(at))
        };
        let bags = Bags::new(items.iter().map(|item| (item.0, sorted(words(item)))).collect(), vocabulary);
        let headlines =
            items.iter().map(|&(version, at)| versions[version as usize].is_headline(at)).collect();
        let mut passages = Self {
            headlines,
            stories: Stories::new(versions, vocabulary),
            rows: Vec::new(),
            row_of: (0..items.len()).collect(),
            items,
            edges: Vec::new(),
        };
        for (a, b) in bags.candidates() {
            let likeness = bags.likeness(a, b);
            if likeness.cosine >= FAINT {
                let contained =
                    if likeness.shared > TERMS { likeness.contained * CONTAINED / 1000 } else { 0 };
                let score = likeness.cosine.max(contained).min(EXACT - 1);
                passages.edges.push((passages.edge(a, b, score, part(&likeness)), likeness));
            }
        }
        passages.add_exact(&words);
        passages
    }

    fn edge(&self, a: usize, b: usize, score: u32, part: u32) -> Edge {
        Edge { score, apart: self.items[a].1.abs_diff(self.items[b].1), part, a, b }
    }

    /// Pairs of sentences that are the same to the word. Short ones are where what stands beside them is the same too.
    fn add_exact<'a>(&mut self, words: &impl Fn(&(u32, u32)) -> &'a [Word]) {
        let forms: Vec<Vec<u32>> =
            self.items.iter().map(|item| words(item).iter().map(|word| word.form).collect()).collect();
        let beside = |at: usize, step: isize| {
            let next = at.checked_add_signed(step).filter(|&next| next < self.items.len());
            next.filter(|&next| self.items[next].0 == self.items[at].0).map(|next| &forms[next])
        };
        let mut known: Map<&[u32], Vec<usize>> = Map::default();
        for (at, own) in forms.iter().enumerate() {
            known.or_default(own).push(at);
        }
        let mut found = Vec::new();
        for (own, same) in known.entries() {
            for (a, b) in nth_with_nth(same, |at| self.items[at].0) {
                let alike = beside(a, -1) == beside(b, -1) || beside(a, 1) == beside(b, 1);
                if own.len() >= TELLING || alike {
                    found.push(self.edge(a, b, EXACT, EXACT));
                }
            }
        }
        let exact = Likeness { shared: u32::MAX, names: 0, cosine: EXACT, contained: EXACT };
        self.edges.extend(found.into_iter().map(|edge| (edge, exact)));
    }

    /// Which versions tell one story.
    pub(super) const fn stories(&self) -> &Stories {
        &self.stories
    }

    /// Makes the rows, given the pairs of sentences, each a version and a position, that give one utterance or one figure.
    pub(super) fn gather(&mut self, utterances: &[([(u32, u32); 2], u32)], figures: &Set<[(u32, u32); 2]>) {
        let mut edges = self.told_alike(figures);
        for ([a, b], score) in utterances {
            if let (Some(a), Some(b)) = (self.place(*a), self.place(*b)) {
                edges.push(self.edge(a.min(b), a.max(b), (*score).min(EXACT - 1), *score));
            }
        }
        self.join(&edges);
        // Once more, with those whose neighbours tell the same.
        let beside = |at: usize, step: isize| {
            let next = at.checked_add_signed(step).filter(|&next| next < self.items.len());
            next.filter(|&next| self.items[next].0 == self.items[at].0).map(|next| self.row_of[next])
        };
        let neighbours = self.edges.iter().filter(|(edge, likeness)| {
            let one = |step| beside(edge.a, step).is_some_and(|row| beside(edge.b, step) == Some(row));
            match (one(-1), one(1)) {
                (true, true) => edge.score >= ALIKE_BETWEEN,
                (true, false) | (false, true) => {
                    edge.score >= ALIKE_BESIDE && likeness.shared > likeness.names
                }
                (false, false) => false,
            }
        });
        edges.extend(neighbours.map(|(edge, _)| *edge));
        self.join(&edges);
    }

    /// The pairs that tell the same by what they share.
    fn told_alike(&self, figures: &Set<[(u32, u32); 2]>) -> Vec<Edge> {
        let by_figure = |edge: &Edge| {
            let (a, b) = (self.items[edge.a], self.items[edge.b]);
            figures.contains(&[a, b]) || figures.contains(&[b, a])
        };
        let told = self.edges.iter().filter(|(edge, likeness)| {
            let (a, b) = (self.items[edge.a], self.items[edge.b]);
            let plain = likeness.shared - likeness.names;
            if !self.stories.are_one(a.0, b.0) {
                return edge.score >= ALIKE_ANYWHERE && plain > 1;
            }
            // A headline is short: what it shares with the body is to be more than the story's name.
            match (self.headlines[edge.a], self.headlines[edge.b]) {
                (true, true) if edge.score >= ALIKE_HEADLINES => return true,
                (true, false) | (false, true) => return edge.score >= ALIKE && plain > 1,
                _ => {}
            }
            edge.score >= ALIKE && plain > 0
                || edge.score >= self.alike_in_story(a.0, b.0) && plain > 1
                || edge.score >= ALIKE_BY_FIGURE && by_figure(edge)
        });
        let with_figure = |edge: &Edge| Edge {
            part: if by_figure(edge) { edge.part.max(PART) } else { edge.part },
            ..*edge
        };
        told.map(|(edge, _)| with_figure(edge)).collect()
    }

    /// How much alike two sentences of two versions of one story are to be.
    fn alike_in_story(&self, a: u32, b: u32) -> u32 {
        let count = |version: u32| {
            let from = self.items.partition_point(|item| item.0 < version);
            (self.items.partition_point(|item| item.0 <= version) - from) as u64
        };
        let doublings = (count(a) * count(b) / FEW_PAIRS).checked_ilog2().unwrap_or_default();
        (ALIKE_IN_STORY + BY_CHANCE * doublings).min(ALIKE)
    }

    /// Where a sentence stands among those compared.
    fn place(&self, item: (u32, u32)) -> Option<usize> {
        self.items.binary_search(&item).ok()
    }

    /// Makes rows of `edges`.
    fn join(&mut self, edges: &[Edge]) {
        // A headline tells again what the body tells: the sentences of the body are to meet first.
        let last = |edge: &Edge| {
            let mixed = self.headlines[edge.a] != self.headlines[edge.b];
            Edge { score: if mixed { 0 } else { edge.score }, ..*edge }
        };
        let items = &self.items;
        let edges = edges.iter().map(last).collect();
        self.rows = rows(items.len(), edges, |edge, a, b| may_join(items, edge.part, a, b));
        self.row_of = row_of(items.len(), &self.rows);
    }

    /// Whether two sentences, each a version and a position, tell the same.
    pub(super) fn are_one(&self, a: (u32, u32), b: (u32, u32)) -> bool {
        self.row(a).is_some_and(|own| self.row(b) == Some(own))
    }

    /// The row of a sentence, a version and a position.
    pub(super) fn row(&self, item: (u32, u32)) -> Option<usize> {
        self.place(item).map(|at| self.row_of[at])
    }

    /// The rows, in the order of the versions as `order` numbers them.
    pub(super) fn finish(&self, versions: &[Prepared], runs: &Runs, order: &[u32]) -> Vec<PassageRow> {
        let mut finished: Vec<_> =
            self.rows.iter().map(|row| self.told(row, versions, runs, order)).collect();
        sort_by_key(&mut finished, |row| (row.members[0].version, row.members[0].sentences[0]));
        finished.iter_mut().enumerate().for_each(|(id, row)| row.id = id as u32);
        finished
    }
}

/// How much of the shorter sentence is shared, where it is more than a word or two.
fn part(likeness: &Likeness) -> u32 {
    if likeness.shared < TERMS { 0 } else { likeness.contained }
}

/// Whether two rows may become one over two sentences of which `part` is shared: no version gets two sentences that do
/// not belong together.
fn may_join(items: &[(u32, u32)], part: u32, a: &[usize], b: &[usize]) -> bool {
    /// A version splits a sentence over so many.
    const MOST: usize = 4;
    /// And no further apart than this.
    const APART: u32 = 2;
    let mut together: Vec<(u32, u32)> = a.iter().chain(b).map(|&at| items[at]).collect();
    sort(&mut together);
    let many = together.windows(MOST + 1).any(|some| some[0].0 == some[MOST].0);
    let doubled = together.windows(2).any(|two| two[0].0 == two[1].0);
    let beside = together.windows(2).all(|two| two[0].0 != two[1].0 || two[1].1 - two[0].1 <= APART);
    // Rows of the same two versions stay two; a sentence that one version splits may bring together what others tell.
    let mut versions: Vec<u32> =
        together.windows(2).filter(|two| two[0].0 == two[1].0).map(|two| two[0].0).collect();
    versions.dedup();
    !doubled || !many && part >= PART && beside && versions.len() == 1
}
