//! Figures of the same thing: found by value, by the sentence that tells the same, and by the words around them.

use std::collections::{HashMap, HashSet};

use super::bags::{Bags, CANDIDATES, Likeness, Sort};
use super::comparison::{FigureMember, FigureRelation, FigureRow};
use super::fit::fit;
use super::passages::Passages;
use super::people::People;
use super::quotes::Telling;
use super::rows::{Edge, rows};
use super::stories::Stories;
use super::version::Prepared;
use super::words::{Vocabulary, Word, within};
use crate::document::{Figure, FigureKind, Span, Trend};
use crate::export::one_line;

/// So many words on either side of a figure tell what it is about.
const AROUND: usize = 7;
/// Of figures that a version gives many times, so many are held against all of another version.
const FIRST: usize = 8;
/// No row has more members.
const MOST: usize = 256;
/// What a common sentence, the same value, one that fits and the same unit count beside the words around.
const INSIDE: u32 = 1000;
const VALUE: u32 = 2000;
const FITS: u32 = 500;
const UNIT: u32 = 100;

/// What is known of two figures of different versions.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
struct Pair {
    same: bool,
    fits: bool,
    /// Whether they stand in sentences that tell the same.
    inside: bool,
    /// Whether they have a unit in common.
    unit: bool,
    /// Whether the value is no small number and no day of the week.
    telling: bool,
    temporal: bool,
    /// Whether they are parts of a hundred, which are of anything.
    share: bool,
    /// The words around them.
    alike: Likeness,
}

impl Pair {
    /// Whether they are of one thing: the less the values and the sentences say so, the more the words around are to.
    fn is_one(&self) -> bool {
        let (cosine, shared) = (self.alike.cosine, self.alike.shared);
        match (self.same, self.inside) {
            (true, true) => true,
            (true, false) if self.telling => {
                self.unit && !self.temporal && !self.share || cosine >= 60 && shared > 0
            }
            (true, false) if self.temporal => cosine >= 200 && shared > 1 || cosine >= 330,
            (true, false) => cosine >= 400 && shared > 1,
            (false, true) => cosine >= 260,
            (false, false) if self.temporal => false,
            (false, false) if self.fits => cosine >= 150 && shared > 0,
            (false, false) => self.telling && cosine >= 260 && shared > 0,
        }
    }

    fn score(&self) -> u32 {
        let weights = [(self.inside, INSIDE), (self.same, VALUE), (self.fits, FITS), (self.unit, UNIT)];
        self.alike.cosine + weights.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum::<u32>()
    }
}

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

/// The rows of figures; a row's members are of one kind and unit.
pub(super) fn figures(
    versions: &[Prepared],
    passages: &Passages,
    people: &People,
    vocabulary: &mut Vocabulary,
    stories: &Stories,
) -> Found {
    let items = items(versions, vocabulary);
    let contexts = items.iter().map(|item| (item.version, context(item, versions, vocabulary))).collect();
    let bags = Bags::new(contexts, vocabulary);
    let mut edges = Vec::new();
    for (a, b) in candidates(&items, &bags, passages) {
        let (one, other) = (items[a], items[b]);
        let inside = passages.are_one((one.version, one.sentence), (other.version, other.sentence));
        if !comparable(&one, &other, versions, vocabulary)
            || !(inside || stories.are_one(one.version, other.version))
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
            alike: bags.likeness(a, b),
        };
        if pair.is_one() {
            edges.push((Edge { score: pair.score(), apart: one.at.abs_diff(other.at), part: 0, a, b }, pair));
        }
    }
    // A value that a version has is not another value there.
    let at_home: HashSet<(usize, u32)> = edges
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
        given.sort_unstable();
        given.len() <= MOST && given.windows(2).all(|two| two[0].0 != two[1].0 || two[0].1 == two[1].1)
    });
    let given = items.iter().map(|item| giver(item, versions, people)).collect();
    let sentences = items.iter().map(|item| (item.version, item.sentence)).collect();
    let terms = items.iter().map(|item| item.term).collect();
    Found { sentences, terms, items: items.iter().map(|item| (item.version, item.at)).collect(), rows, given }
}

/// Rows of positions of figures, each with its version, and the rows of speakers that give them.
pub(super) struct Found {
    items: Vec<(u32, u32)>,
    sentences: Vec<(u32, u32)>,
    terms: Vec<u32>,
    rows: Vec<Vec<usize>>,
    given: Vec<Option<usize>>,
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
fn candidates(items: &[Item], bags: &Bags, passages: &Passages) -> Vec<(usize, usize)> {
    let mut alike: HashMap<(u8, usize), Vec<usize>> = HashMap::new();
    for (at, item) in items.iter().enumerate() {
        alike.entry((0, item.term as usize)).or_default().push(at);
        if let Some(row) = passages.row((item.version, item.sentence)) {
            alike.entry((1, row)).or_default().push(at);
        }
    }
    let mut pairs = bags.candidates();
    for same in alike.values() {
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
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Whether two figures have a unit in common.
fn same_unit(a: &Item, b: &Item, vocabulary: &mut Vocabulary) -> bool {
    let mut unit = |item: &Item| item.figure.unit.as_deref().map(|unit| vocabulary.stem(unit));
    let own = unit(a);
    own.is_some() && own == unit(b)
}

/// Whether two figures can be of one thing by kind and unit.
fn comparable(a: &Item, b: &Item, versions: &[Prepared], vocabulary: &mut Vocabulary) -> bool {
    let (one, other) = (a.figure, b.figure);
    // "Down by 55 to 310" and "down from 365 to 310".
    let role = role(a, versions, vocabulary).zip(role(b, versions, vocabulary));
    let other_role = role.is_some_and(|(a, b)| a != b);
    let times = one.per.as_ref().zip(other.per.as_ref()).is_some_and(|(one, other)| one != other);
    let grain =
        |figure: &Figure| figure.iso.as_ref().map(|iso| (iso.len(), iso.starts_with('T'), iso.contains('W')));
    let apart = times
        || other_role
        || grain(one) != grain(other)
        || direction(a, versions, vocabulary)
            .zip(direction(b, versions, vocabulary))
            .is_some_and(|(a, b)| a != b);
    if one.kind != other.kind || apart {
        return false;
    }
    if one.kind.is_temporal() || one.kind == FigureKind::Identifier {
        return one.kind != FigureKind::Identifier || one.value == other.value;
    }
    let mut counted = |item: &Item| -> Option<u32> {
        let of = item.figure.of.map(|of| versions[item.version as usize].within(of));
        let head = of.and_then(|words| words.last()).map(|word| word.term);
        item.figure.unit.as_deref().map(|unit| vocabulary.stem(unit)).or(head)
    };
    match (counted(a), counted(b)) {
        // "120,000 visitors" and "120,000 people" are the same people.
        (Some(of), Some(others)) => of == others || one.kind == FigureKind::Count && fit(one, other),
        _ => matches!(one.kind, FigureKind::Count | FigureKind::Score),
    }
}

/// Which way a share or a rate moved, by its trend or by the words beside it.
fn direction(item: &Item, versions: &[Prepared], vocabulary: &mut Vocabulary) -> Option<Trend> {
    /// So near stands the word that tells it.
    const NEAR: usize = 3;
    if item.figure.trend.is_some() || item.figure.kind != FigureKind::Percent {
        return item.figure.trend;
    }
    let words = &versions[item.version as usize].words;
    let at = words.partition_point(|word| word.span.start < item.figure.span.start);
    let near = &words[at.saturating_sub(NEAR)..words.len().min(at + 1 + NEAR)];
    let told = |word: &str, vocabulary: &mut Vocabulary| {
        let term = vocabulary.stem(word);
        near.iter().any(|near| near.term == term)
    };
    match (told("rise", vocabulary), told("fall", vocabulary)) {
        (true, false) => Some(Trend::Up),
        (false, true) => Some(Trend::Down),
        _ => None,
    }
}

/// The small word before a figure that tells whether it is where something came from, where to, or by how much.
fn role(item: &Item, versions: &[Prepared], vocabulary: &Vocabulary) -> Option<u32> {
    let words = &versions[item.version as usize].words;
    let at = words.partition_point(|word| word.span.start < item.figure.span.start);
    let before = words[..at].last()?.form;
    matches!(vocabulary.term(before).name.as_str(), "by" | "to" | "from").then_some(before)
}

/// The row of the speaker that gives a figure.
fn giver(item: &Item, versions: &[Prepared], people: &People) -> Option<usize> {
    let attribution = item.figure.attribution?;
    let speaker = versions[item.version as usize].document().attributions[attribution as usize].speaker?;
    Some(people.row(item.version, speaker))
}

impl Found {
    /// The pairs of sentences, each a version and a position, that give one figure.
    pub(super) fn sentences(&self) -> HashSet<[(u32, u32); 2]> {
        let mut pairs = HashSet::new();
        for row in &self.rows {
            for (nth, &a) in row.iter().enumerate() {
                pairs.extend(
                    row[nth + 1..].iter().take(CANDIDATES).map(|&b| [self.sentences[a], self.sentences[b]]),
                );
            }
        }
        pairs
    }

    /// The rows as the comparison gives them.
    pub(super) fn finish(&self, versions: &[Prepared], tell: &Telling) -> Vec<FigureRow> {
        let mut finished: Vec<_> = self.rows.iter().map(|row| self.row(row, versions, tell)).collect();
        finished.sort_by_key(|row| (row.members[0].version, row.members[0].figure));
        finished.iter_mut().enumerate().for_each(|(id, row)| row.id = id as u32);
        finished
    }

    fn figure<'a>(&self, at: usize, versions: &[Prepared<'a>]) -> &'a Figure {
        let (version, figure) = self.items[at];
        &versions[version as usize].document().figures[figure as usize]
    }

    fn row(&self, row: &[usize], versions: &[Prepared], tell: &Telling) -> FigureRow {
        let mut members: Vec<_> = row
            .iter()
            .map(|&at| {
                let (version, position) = self.items[at];
                let figure = self.figure(at, versions);
                FigureMember {
                    version: tell.order[version as usize],
                    figure: position,
                    value: figure.value,
                    iso: figure.iso.clone(),
                    speaker: self.given[at].map(|row| tell.went[row]),
                }
            })
            .collect();
        members.sort_by_key(|member| (member.version, member.figure));
        let of = |&at: &usize| {
            let text = versions[self.items[at].0 as usize].article.text();
            self.figure(at, versions)
                .of
                .map(|Span { start, end }| one_line(&text[start as usize..end as usize]))
        };
        let unit = row.iter().filter_map(|&at| self.figure(at, versions).unit.clone());
        FigureRow {
            id: 0,
            kind: self.figure(row[0], versions).kind,
            unit: unit.min(),
            what: row.iter().filter_map(of).max_by(|a, b| a.len().cmp(&b.len()).then(b.cmp(a))),
            relation: self.relation(row, versions),
            members,
        }
    }

    fn relation(&self, row: &[usize], versions: &[Prepared]) -> FigureRelation {
        let version = |at: usize| self.items[at].0;
        if row.iter().all(|&at| version(at) == version(row[0])) {
            return FigureRelation::Alone;
        }
        let mut relation = FigureRelation::Equal;
        for (nth, &a) in row.iter().enumerate() {
            for &b in &row[nth + 1..] {
                let (one, other) = (self.figure(a, versions), self.figure(b, versions));
                let here = match (self.given[a], self.given[b]) {
                    _ if self.terms[a] == self.terms[b] => FigureRelation::Equal,
                    _ if fit(one, other) => FigureRelation::Rounded,
                    (Some(one), Some(other)) if one != other => FigureRelation::Differing,
                    _ => FigureRelation::Conflicting,
                };
                relation = relation.max(here);
            }
        }
        relation
    }
}
