//! Figures of the same thing: found by value, by the sentence that tells the same, and by the words around them.

use std::collections::{HashMap, HashSet};

use super::bags::{Bags, CANDIDATES, Sort};
use super::comparison::{FigureMember, FigureRelation, FigureRow};
use super::fit::{fit, same};
use super::passages::Passages;
use super::people::People;
use super::quotes::Telling;
use super::rows::{Edge, rows};
use super::version::Prepared;
use super::words::{Vocabulary, within};
use crate::document::{Figure, FigureKind, Span, Value};
use crate::export::one_line;

/// So many words on either side of a figure tell what it is about.
const AROUND: usize = 7;
/// How much alike, in thousandths, the words around two figures are to be: where the value is the same, and where it is
/// not, each inside sentences that tell the same and outside.
const SAME_INSIDE: u32 = 0;
const SAME_OUTSIDE: u32 = 250;
const OTHER_INSIDE: u32 = 220;
const OTHER_OUTSIDE: u32 = 480;
/// What a common sentence and the same value count beside the words around.
const INSIDE: u32 = 1000;
const VALUE: u32 = 2000;
const FITS: u32 = 500;
/// Small numbers are everywhere: the same one tells little.
const FEW: f64 = 12.0;

/// A figure of one version.
#[derive(Clone, Copy)]
struct Item<'a> {
    version: u32,
    at: u32,
    figure: &'a Figure,
    sentence: u32,
}

/// The rows of figures; a row's members are of one kind and unit.
pub(super) fn figures(
    versions: &[Prepared],
    passages: &Passages,
    people: &People,
    vocabulary: &mut Vocabulary,
    related: impl Fn(u32, u32) -> bool,
) -> Found {
    let items = items(versions);
    let contexts = items.iter().map(|item| (item.version, context(item, versions, vocabulary))).collect();
    let bags = Bags::new(contexts, vocabulary);
    let mut edges = Vec::new();
    for (a, b) in candidates(&items, &bags, passages) {
        let (one, other) = (items[a], items[b]);
        let inside = passages.are_one((one.version, one.sentence), (other.version, other.sentence));
        if !comparable(&one, &other, versions, vocabulary) || !(inside || related(one.version, other.version))
        {
            continue;
        }
        let alike = bags.likeness(a, b);
        let same = same(one.figure, other.figure);
        let few = matches!(one.figure.value, Some(Value::Exact(number)) if number.get() <= FEW);
        let least = match (same, inside) {
            (true, true) => SAME_INSIDE,
            (true, false) if few => OTHER_OUTSIDE,
            (true, false) => SAME_OUTSIDE,
            (false, true) => OTHER_INSIDE,
            (false, false) => OTHER_OUTSIDE,
        };
        let timely = !one.figure.kind.is_temporal() || inside || same && alike.cosine >= OTHER_OUTSIDE;
        if alike.cosine >= least && timely && (same || inside || alike.shared > 1) {
            let fits = u32::from(fit(one.figure, other.figure)) * FITS;
            let score = alike.cosine + u32::from(inside) * INSIDE + u32::from(same) * VALUE + fits;
            edges.push(Edge { score, apart: one.at.abs_diff(other.at), a, b });
        }
    }
    let rows = rows(items.len(), edges, |_, a, b| {
        // A version may give one value twice, and no two values.
        a.iter().chain(b).all(|&one| {
            b.iter().chain(a).all(|&other| {
                items[one].version != items[other].version || same(items[one].figure, items[other].figure)
            })
        })
    });
    let given = items.iter().map(|item| giver(item, versions, people)).collect();
    let sentences = items.iter().map(|item| (item.version, item.sentence)).collect();
    Found { sentences, items: items.iter().map(|item| (item.version, item.at)).collect(), rows, given }
}

/// Rows of positions of figures, each with its version, and the rows of speakers that give them.
pub(super) struct Found {
    items: Vec<(u32, u32)>,
    sentences: Vec<(u32, u32)>,
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
fn items<'a>(versions: &[Prepared<'a>]) -> Vec<Item<'a>> {
    let mut items = Vec::new();
    for (version, prepared) in versions.iter().enumerate() {
        for (at, figure) in prepared.document().figures.iter().enumerate() {
            let sentence = prepared.sentence_at(figure.span.start);
            let told = figure.value.is_some() || figure.iso.is_some();
            if told && prepared.sentences.binary_search(&sentence).is_ok() {
                items.push(Item { version: version as u32, at: at as u32, figure, sentence });
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
    let near = sentence[before.saturating_sub(AROUND)..before]
        .iter()
        .chain(&sentence[after..sentence.len().min(after + AROUND)]);
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
    let mut alike: HashMap<(u8, String), Vec<usize>> = HashMap::new();
    for (at, item) in items.iter().enumerate() {
        let value = item.figure.iso.clone().or_else(|| Some(format!("{:?}", item.figure.value?)));
        alike.entry((0, value.unwrap_or_default())).or_default().push(at);
        if let Some(row) = passages.row((item.version, item.sentence)) {
            alike.entry((1, row.to_string())).or_default().push(at);
        }
    }
    let mut pairs = bags.candidates();
    for same in alike.values() {
        for (nth, &a) in same.iter().enumerate() {
            let others = same[nth + 1..].iter().filter(|&&b| items[a].version != items[b].version);
            pairs.extend(others.take(CANDIDATES).map(|&b| (a, b)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Whether two figures can be of one thing by kind and unit.
fn comparable(a: &Item, b: &Item, versions: &[Prepared], vocabulary: &mut Vocabulary) -> bool {
    let (one, other) = (a.figure, b.figure);
    let apart = one.trend.zip(other.trend).is_some_and(|(one, other)| one != other);
    if one.kind != other.kind || one.per != other.per || apart {
        return false;
    }
    if one.kind.is_temporal() || matches!(one.kind, FigureKind::Ordinal | FigureKind::Identifier) {
        return one.kind != FigureKind::Identifier || one.value == other.value;
    }
    let mut counted = |item: &Item| -> Option<u32> {
        let of = item.figure.of.map(|of| versions[item.version as usize].within(of));
        let head = of.and_then(|words| words.last()).map(|word| word.term);
        item.figure.unit.as_deref().map(|unit| vocabulary.stem(unit)).or(head)
    };
    match (counted(a), counted(b)) {
        (Some(one), Some(other)) => one == other,
        _ => one.kind == FigureKind::Count,
    }
}

/// The row of the speaker that gives a figure.
fn giver(item: &Item, versions: &[Prepared], people: &People) -> Option<usize> {
    let attribution = item.figure.attribution?;
    let speaker = versions[item.version as usize].document().attributions[attribution as usize].speaker?;
    Some(people.row(item.version, speaker))
}

impl Found {
    /// The pairs of sentences, each a version and a position, that give one figure with one value.
    pub(super) fn sentences(&self, versions: &[Prepared]) -> HashSet<[(u32, u32); 2]> {
        let mut pairs = HashSet::new();
        for row in &self.rows {
            for (nth, &a) in row.iter().enumerate() {
                let others = row[nth + 1..].iter().take(CANDIDATES);
                let fitting = others.filter(|&&b| fit(self.figure(a, versions), self.figure(b, versions)));
                pairs.extend(fitting.map(|&b| [self.sentences[a], self.sentences[b]]));
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
                    _ if same(one, other) => FigureRelation::Equal,
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
