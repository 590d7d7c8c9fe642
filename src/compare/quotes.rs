//! Utterances: the same words of the same speaker, as each version gives them.

mod telling;

use super::bags::{Bags, CONTAINED, EXACT, Likeness};
use super::passages::Passages;
use super::people::People;
use super::rows::{Edge, nth_with_nth, row_of, rows};
use super::version::Prepared;
use super::words::{Vocabulary, Word, sorted};
use crate::document::{Attribution, AttributionForm};
use crate::maps::Map;
use crate::order::sort;

/// Reported speech less sure than this is left out: it is as likely the writer's own.
pub(super) const SURE: f64 = 0.25;
/// How much alike two utterances are to be, in thousandths, by what is known of their speakers.
const ONE_PASSAGE: u32 = 120;
const ONE_SPEAKER: u32 = 330;
const PERHAPS_IN_ONE_PASSAGE: u32 = 250;
const PERHAPS_ONE: u32 = 400;
const TWO_SPEAKERS: u32 = 650;
/// An utterance is a part of a longer one where this much of it, in thousandths, stands there.
const PART: u32 = 450;
/// A version splits an utterance over so many attributions.
const MOST: usize = 4;

/// Whether an attribution is more likely somebody's words than the writer's.
pub(super) fn is_sure(attribution: &Attribution) -> bool {
    attribution.form != AttributionForm::Indirect
        || attribution.by.is_some()
        || attribution.confidence.get() >= SURE
}

/// The utterances of all versions, and which of them are one.
pub(super) struct Utterances {
    /// The version and the attribution.
    items: Vec<(u32, u32)>,
    words: Vec<Vec<Word>>,
    /// The sentences that hold them.
    sentences: Vec<Vec<u32>>,
    pairs: Vec<(Edge, Likeness)>,
}

impl Utterances {
    /// The utterances of `versions`, with the pairs worth a look.
    pub(super) fn new(versions: &[Prepared], vocabulary: &Vocabulary) -> Self {
        let (mut items, mut words, mut sentences) = (Vec::new(), Vec::new(), Vec::new());
        for (version, prepared) in versions.iter().enumerate() {
            for attribution in
                prepared.document().attributions.iter().filter(|attribution| is_sure(attribution))
            {
                let said: Vec<Word> = attribution
                    .content
                    .iter()
                    .flat_map(|content| prepared.within(*content))
                    .copied()
                    .collect();
                if !said.is_empty() {
                    items.push((version as u32, attribution.id));
                    let mut held: Vec<u32> =
                        said.iter().map(|word| prepared.sentence_at(word.span.start)).collect();
                    held.dedup();
                    sentences.push(held);
                    words.push(said);
                }
            }
        }
        let stretches = items.iter().zip(&words).map(|((version, _), words)| (*version, sorted(words)));
        let bags = Bags::new(stretches.collect(), vocabulary);
        let mut utterances = Self { items, words, sentences, pairs: Vec::new() };
        for (a, b) in bags.candidates() {
            let likeness = bags.likeness(a, b);
            let score = likeness.cosine.max(likeness.contained * CONTAINED / 1000);
            utterances.push(a, b, score, likeness);
        }
        utterances.push_exact();
        utterances
    }

    /// Pairs of utterances that are the same to the word.
    fn push_exact(&mut self) {
        let mut known: Map<Vec<u32>, Vec<usize>> = Map::default();
        for (at, words) in self.words.iter().enumerate() {
            known.or_default(words.iter().map(|word| word.form).collect()).push(at);
        }
        let mut found = Vec::new();
        for (forms, same) in known.entries() {
            let exact = Likeness { shared: forms.len() as u32, names: 0, cosine: EXACT, contained: EXACT };
            let pairs = nth_with_nth(same, |at| self.items[at].0);
            found.extend(pairs.into_iter().map(|(a, b)| (a, b, exact)));
        }
        for (a, b, exact) in found {
            self.push(a, b, EXACT + 1, exact);
        }
    }

    fn push(&mut self, a: usize, b: usize, score: u32, likeness: Likeness) {
        let apart = self.items[a].1.abs_diff(self.items[b].1);
        self.pairs.push((Edge { score, apart, part: likeness.contained, a, b }, likeness));
    }

    fn attribution<'a>(&self, at: usize, versions: &[Prepared<'a>]) -> &'a Attribution {
        let (version, attribution) = self.items[at];
        &versions[version as usize].document().attributions[attribution as usize]
    }

    /// The pairs that are one utterance by what `people` tells of their speakers.
    fn edges(&self, versions: &[Prepared], people: &People, passages: &Passages) -> Vec<(Edge, Likeness)> {
        let one = self.pairs.iter().filter(|(edge, likeness)| {
            let speaker = |at: usize| {
                let speaker = self.attribution(at, versions).speaker?;
                Some(people.position(self.items[at].0, speaker))
            };
            let (a, b) = (speaker(edge.a), speaker(edge.b));
            let one_speaker = a.zip(b).is_some_and(|(a, b)| people.are_one(a, b));
            let plain = likeness.shared - likeness.names;
            if !passages.stories().are_one(self.items[edge.a].0, self.items[edge.b].0) {
                return likeness.cosine >= TWO_SPEAKERS && plain > 3;
            }
            if edge.score > EXACT {
                return likeness.shared >= 4 || one_speaker || a == b;
            }
            match a.zip(b) {
                Some(_) if one_speaker && self.in_one_passage(edge, passages) => edge.score >= ONE_PASSAGE,
                Some(_) if one_speaker => edge.score >= ONE_SPEAKER && likeness.shared > 1,
                // What two say of one thing shares its names: more is to be said alike.
                Some((a, b)) if !people.could_be_one(a, b) => likeness.cosine >= TWO_SPEAKERS && plain > 3,
                _ if self.in_one_passage(edge, passages) => edge.score >= PERHAPS_IN_ONE_PASSAGE && plain > 0,
                _ => likeness.cosine >= PERHAPS_ONE && plain > 1,
            }
        });
        one.copied().collect()
    }

    /// Whether sentences that hold two utterances tell the same; of long utterances the first ones.
    fn in_one_passage(&self, edge: &Edge, passages: &Passages) -> bool {
        const FIRST: usize = 16;
        let sentences = |at: usize| {
            self.sentences[at].iter().take(FIRST).map(move |&sentence| (self.items[at].0, sentence))
        };
        sentences(edge.a).any(|own| sentences(edge.b).any(|other| passages.are_one(own, other)))
    }

    /// Pairs of speakers to whom the same words are given, with the words.
    pub(super) fn same_words(
        &self,
        versions: &[Prepared],
        people: &People,
        passages: &Passages,
    ) -> Vec<(usize, usize, String)> {
        let edges = self.edges(versions, people, passages);
        let pairs = edges.iter().filter(|(edge, likeness)| {
            edge.score >= PERHAPS_ONE && likeness.shared > 2
                || likeness.shared > 1 && self.in_one_passage(edge, passages)
        });
        let speakers = pairs.filter_map(|(edge, _)| {
            let speaker =
                |at: usize| Some(people.position(self.items[at].0, self.attribution(at, versions).speaker?));
            Some((speaker(edge.a)?, speaker(edge.b)?, self.first_words(edge.a, versions)))
        });
        speakers.collect()
    }

    /// The first words of an utterance, to be shown.
    fn first_words(&self, at: usize, versions: &[Prepared]) -> String {
        const SHOWN: usize = 8;
        let words = &self.words[at];
        let shown = &words[..words.len().min(SHOWN)];
        let text = versions[self.items[at].0 as usize].article.text();
        let span = shown[0].span.cover(shown[shown.len() - 1].span);
        let end = if shown.len() < words.len() { " …" } else { "" };
        crate::export::one_line(&text[span.range()]) + end
    }

    /// The rows, and the pairs of sentences that hold one utterance, with how alike they are.
    pub(super) fn rows(&self, versions: &[Prepared], people: &People, passages: &Passages) -> Rows {
        let edges = self.edges(versions, people, passages);
        let edges = edges.into_iter().map(|(edge, _)| edge).collect();
        let rows = rows(self.items.len(), edges, |edge, a, b| {
            let mut together: Vec<(u32, u32)> = a.iter().chain(b).map(|&at| self.items[at]).collect();
            sort(&mut together);
            let many = together.windows(MOST + 1).any(|some| some[0].0 == some[MOST].0);
            let doubled = together.windows(2).any(|two| two[0].0 == two[1].0);
            // Two attributions of one version are one utterance where one follows the other and both are parts of it.
            let beside = together.windows(2).all(|two| two[0].0 != two[1].0 || two[1].1 - two[0].1 <= 2);
            !doubled || !many && beside && edge.part >= PART
        });
        Rows { rows }
    }

    /// For each two versions' members of a row, the sentences that hold them, where one holds all.
    pub(super) fn sentences(&self, rows: &Rows) -> Vec<([(u32, u32); 2], u32)> {
        let row_of = row_of(self.items.len(), &rows.rows);
        let joined = self.pairs.iter().filter(|(edge, _)| row_of[edge.a] == row_of[edge.b]);
        let only = |at: usize| match self.sentences[at][..] {
            [one] => Some((self.items[at].0, one)),
            _ => None,
        };
        joined.filter_map(|(edge, _)| Some(([only(edge.a)?, only(edge.b)?], edge.score))).collect()
    }
}

/// Rows of positions of utterances.
pub(super) struct Rows {
    rows: Vec<Vec<usize>>,
}

/// What it takes to tell of a row: the numbers of the versions and of the rows of speakers, and the terms.
pub(super) struct Telling<'a> {
    pub(super) order: &'a [u32],
    pub(super) went: &'a [u32],
    pub(super) vocabulary: &'a Vocabulary,
}
