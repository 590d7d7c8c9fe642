//! Figures of the same thing: found by value, by the sentence that tells the same, and by the words around them.

mod found;
mod pair;

use super::bags::{Bags, CANDIDATES, Sort};
use super::fit::fit;
use super::passages::Passages;
use super::people::People;
use super::rows::{Edge, rows};
use super::version::Prepared;
use super::words::{Vocabulary, Word, within};
use crate::document::{Figure, FigureKind};
use crate::maps::{Map, Set};
use crate::order::sort;
pub(super) use found::Found;
use pair::{Pair, comparable, same_unit};

/// So many words on either side of a figure tell what it is about.
const AROUND: usize = 7;
/// Of figures that a version gives many times, so many are held against all of another version.
const FIRST: usize = 8;
/// No row has more members.
const MOST: usize = 256;

/// A figure of one version.
#[derive(Clone, Copy)]
struct Item<'a> {
    version: u32,
    at: u32,
    figure: &'a Figure,
    sentence: u32,
    /// Its value, as a term.
    term: u32,
}

/// The figures of all versions, with the words around them: all that can be told before it is known which sentences tell
/// the same.
pub(super) struct Figures<'a> {
    items: Vec<Item<'a>>,
    bags: Bags,
    /// The pairs with like words around.
    alike: Vec<(usize, usize)>,
}

impl<'a> Figures<'a> {
    /// The figures of `versions`.
    pub(super) fn new(versions: &[Prepared<'a>], vocabulary: &mut Vocabulary) -> Self {
        let items = items(versions, vocabulary);
        let contexts = items.iter().map(|item| (item.version, context(item, versions, vocabulary))).collect();
        let bags = Bags::new(contexts, vocabulary);
        let alike = bags.candidates();
        Self { items, bags, alike }
    }

    /// The rows; a row's members are of one kind and unit.
    pub(super) fn rows(
        &self,
        versions: &[Prepared],
        passages: &Passages,
        people: &People,
        vocabulary: &mut Vocabulary,
    ) -> Found {
        let items = &self.items;
        let mut edges = Vec::new();
        for (a, b) in candidates(items, &self.alike, passages) {
            let (one, other) = (items[a], items[b]);
            let inside = passages.are_one((one.version, one.sentence), (other.version, other.sentence));
            if !comparable(&one, &other, versions, vocabulary)
                || !(inside || passages.stories().are_one(one.version, other.version))
            {
                continue;
            }
            let pair = Pair {
                same: one.term == other.term,
                fits: fit(one.figure, other.figure),
                inside,
                unit: one.figure.kind == FigureKind::Score || same_unit(&one, &other, vocabulary),
                telling: [one, other].iter().all(|item| vocabulary.term(item.term).is_telling_figure()),
                temporal: one.figure.kind.is_temporal(),
                share: one.figure.kind == FigureKind::Percent,
                alike: self.bags.likeness(a, b),
            };
            if pair.is_one() {
                edges.push((
                    Edge { score: pair.score(), apart: one.at.abs_diff(other.at), part: 0, a, b },
                    pair,
                ));
            }
        }
        // A value that a version has is not another value there.
        let at_home: Set<(usize, u32)> = edges
            .iter()
            .filter(|(_, pair)| pair.same || pair.fits)
            .flat_map(|(edge, _)| [(edge.a, items[edge.b].version), (edge.b, items[edge.a].version)])
            .collect();
        edges.retain(|(edge, pair)| {
            let elsewhere = |at: usize, other: usize| !at_home.contains(&(at, items[other].version));
            pair.same || pair.fits || elsewhere(edge.a, edge.b) && elsewhere(edge.b, edge.a)
        });
        let edges = edges.into_iter().map(|(edge, _)| edge).collect();
        let rows = rows(items.len(), edges, |_, a, b| {
            // A version may give one value twice, and no two values.
            let mut given: Vec<(u32, u32)> =
                a.iter().chain(b).map(|&at| (items[at].version, items[at].term)).collect();
            sort(&mut given);
            given.len() <= MOST && given.windows(2).all(|two| two[0].0 != two[1].0 || two[0].1 == two[1].1)
        });
        let given = items.iter().map(|item| giver(item, versions, people)).collect();
        let sentences = items.iter().map(|item| (item.version, item.sentence)).collect();
        let terms = items.iter().map(|item| item.term).collect();
        Found {
            sentences,
            terms,
            items: items.iter().map(|item| (item.version, item.at)).collect(),
            rows,
            given,
        }
    }
}

impl FigureKind {
    /// Whether it tells when, how long or how often.
    const fn is_temporal(self) -> bool {
        matches!(self, Self::Date | Self::Time | Self::Duration | Self::Set)
    }
}

/// The figures that say how much or when, in the sentences that are compared.
fn items<'a>(versions: &[Prepared<'a>], vocabulary: &Vocabulary) -> Vec<Item<'a>> {
    let mut items = Vec::new();
    for (version, prepared) in versions.iter().enumerate() {
        for (at, figure) in prepared.document().figures.iter().enumerate() {
            let sentence = prepared.sentence_at(figure.span.start);
            // "First" and "second" count nothing.
            let told =
                figure.kind != FigureKind::Ordinal && prepared.sentences.binary_search(&sentence).is_ok();
            let word = prepared.within(figure.span).first().filter(|word| told && word.span == figure.span);
            if let Some(term) = word.map(|word| word.form).filter(|&form| vocabulary.term(form).is_figure()) {
                items.push(Item { version: version as u32, at: at as u32, figure, sentence, term });
            }
        }
    }
    items
}

/// The terms around a figure in its sentence, its unit and what it counts among them, itself and other figures not.
fn context(item: &Item, versions: &[Prepared], vocabulary: &mut Vocabulary) -> Vec<(u32, Sort)> {
    let prepared = &versions[item.version as usize];
    let sentence = prepared.within(prepared.sentence(item.sentence));
    let span = item.figure.span;
    let before = sentence.partition_point(|word| word.span.start < span.start);
    let after = sentence.partition_point(|word| word.span.start < span.end);
    // Another figure's surroundings begin where it stands.
    let own = |word: &&Word| !vocabulary.term(word.form).name.starts_with('=');
    let near = sentence[..before].iter().rev().take_while(own).take(AROUND);
    let near = near.chain(sentence[after..].iter().take_while(own).take(AROUND));
    let of = item.figure.of.map(|of| within(&prepared.words, of)).unwrap_or_default();
    let words: Vec<u32> = near
        .chain(of)
        .map(|word| word.term)
        .filter(|&term| vocabulary.term(term).name.starts_with('~'))
        .collect();
    let unit = item.figure.unit.as_deref().map(|unit| vocabulary.stem(unit));
    let ahead = words.iter().any(|&term| looks_ahead(&vocabulary.term(term).name));
    let words = words.into_iter().chain(unit).chain(ahead.then(|| vocabulary.stem("forecast")));
    words.map(|term| (term, Sort::Plain)).collect()
}

/// Whether a term tells of what is to come.
fn looks_ahead(term: &str) -> bool {
    matches!(
        term,
        "~expect"
            | "~anticip"
            | "~plan"
            | "~will"
            | "~would"
            | "~could"
            | "~may"
            | "~might"
            | "~possibl"
            | "~reach"
            | "~eventu"
            | "~scheme"
    )
}

/// Pairs of figures worth a look: the same value, sentences that tell the same, like words around.
fn candidates(items: &[Item], alike: &[(usize, usize)], passages: &Passages) -> Vec<(usize, usize)> {
    let mut together: Map<(u8, usize), Vec<usize>> = Map::default();
    for (at, item) in items.iter().enumerate() {
        together.or_default((0, item.term as usize)).push(at);
        if let Some(row) = passages.row((item.version, item.sentence)) {
            together.or_default((1, row)).push(at);
        }
    }
    let mut pairs = alike.to_vec();
    for (_, same) in together.entries() {
        // The first few of each version with those of every other, and the later ones with their like.
        let each: Vec<&[usize]> = same.chunk_by(|a, b| items[*a].version == items[*b].version).collect();
        for (nth, own) in each.iter().enumerate() {
            for others in each[nth + 1..].iter().take(CANDIDATES) {
                let first = own.iter().take(FIRST);
                pairs.extend(first.flat_map(|&a| others.iter().take(FIRST).map(move |&b| (a, b))));
                pairs.extend(own.iter().zip(others.iter()).skip(FIRST).map(|(&a, &b)| (a, b)));
            }
        }
    }
    sort(&mut pairs);
    pairs.dedup();
    pairs
}

/// The row of the speaker that gives a figure.
fn giver(item: &Item, versions: &[Prepared], people: &People) -> Option<usize> {
    let attribution = item.figure.attribution?;
    let speaker = versions[item.version as usize].document().attributions[attribution as usize].speaker?;
    Some(people.row(item.version, speaker))
}
