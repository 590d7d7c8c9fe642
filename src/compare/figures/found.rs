//! Rows of figures, and what is told of them.

use super::super::bags::CANDIDATES;
use super::super::comparison::{FigureMember, FigureRelation, FigureRow};
use super::super::fit::fit;
use super::super::quotes::Telling;
use super::super::version::Prepared;
use crate::document::{Figure, Span};
use crate::export::one_line;
use crate::maps::Set;
use crate::order::sort_by_key;

/// Rows of positions of figures, each with its version, and the rows of speakers that give them.
pub(in crate::compare) struct Found {
    pub(super) items: Vec<(u32, u32)>,
    pub(super) sentences: Vec<(u32, u32)>,
    pub(super) terms: Vec<u32>,
    pub(super) rows: Vec<Vec<usize>>,
    pub(super) given: Vec<Option<usize>>,
}

impl Found {
    /// The pairs of sentences, each a version and a position, that give one figure.
    pub(in crate::compare) fn sentences(&self) -> Set<[(u32, u32); 2]> {
        let mut pairs = Set::default();
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
    pub(in crate::compare) fn finish(&self, versions: &[Prepared], tell: &Telling) -> Vec<FigureRow> {
        let mut finished: Vec<_> = self.rows.iter().map(|row| self.row(row, versions, tell)).collect();
        sort_by_key(&mut finished, |row| (row.members[0].version, row.members[0].figure));
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
        sort_by_key(&mut members, |member| (member.version, member.figure));
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
