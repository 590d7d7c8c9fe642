//! Salience: who is on a reader's mind at a point of the article, and so what "it", "they" or "the company" means there.

use std::collections::VecDeque;

use super::entities::Entities;
use crate::document::{MentionForm, SpeakerKind};

/// How a mention stands in its sentence, from the weightiest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// The source of an attribution.
    Speaker,
    /// The subject of a verb.
    Subject,
    /// Anything else in the sentence's own clauses.
    Other,
    /// The owner of something: "Kerr's".
    Owner,
    /// Inside a larger phrase, or after a preposition.
    Inner,
}

impl Standing {
    const fn weight(self) -> u32 {
        match self {
            Self::Speaker => 48,
            Self::Subject => 32,
            Self::Other => 14,
            Self::Owner => 16,
            Self::Inner => 8,
        }
    }
}

/// What a pronoun asks of the one it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// "it"
    Thing,
    /// "they"
    Several,
    /// "the group"
    Body,
    /// "the company"
    Company,
}

/// A mention of somebody.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trace {
    /// Whom.
    pub(super) entity: usize,
    /// The number of its sentence in the article.
    pub(super) sentence: usize,
    /// The position of its paragraph.
    pub(super) part: usize,
    /// How it stands in its sentence.
    pub(super) standing: Standing,
    /// Whether it stands between quotation marks.
    pub(super) quoted: bool,
    /// How it refers.
    pub(super) form: MentionForm,
    /// Whether it is a person.
    pub(super) person: bool,
}

/// What a mention weighs by how many sentences ago it was, in sixteenths.
const NEAR: [u32; 4] = [16, 14, 8, 6];

/// No mention further back than this many sentences is thought of.
const REACH: u32 = 3;

/// The last mentions before a point of the article.
#[derive(Debug, Default)]
pub(super) struct Salience {
    traces: VecDeque<Trace>,
}

impl Salience {
    /// No more mentions than this are remembered.
    const KEPT: usize = 64;

    /// The least that somebody must weigh to be meant.
    const LEAST: u32 = 60;

    /// The next mention.
    pub(super) fn add(&mut self, trace: Trace) {
        if self.traces.len() == Self::KEPT {
            self.traces.pop_front();
        }
        self.traces.push_back(trace);
    }

    /// Who spoke, or was a sentence's subject, last outside quotation marks.
    pub(super) fn last_person(&self) -> Option<usize> {
        let stands = |trace: &&Trace| matches!(trace.standing, Standing::Speaker | Standing::Subject);
        self.traces
            .iter()
            .rev()
            .filter(stands)
            .find(|trace| !trace.quoted && trace.person)
            .map(|trace| trace.entity)
    }

    /// The mentions remembered, from the oldest.
    pub(super) fn traces(&self) -> impl DoubleEndedIterator<Item = &Trace> {
        self.traces.iter()
    }

    /// Who is meant by a pronoun in `sentence`: the weightiest of those who can be, where it is clear. `excluded`
    /// are those who cannot.
    pub(super) fn meant(
        &self,
        entities: &Entities,
        wanted: Wanted,
        sentence: usize,
        excluded: &[usize],
    ) -> Option<usize> {
        let mut weights: Vec<(usize, u32)> = Vec::new();
        for trace in &self.traces {
            let distance = sentence.saturating_sub(trace.sentence) as u32;
            if distance > REACH {
                continue;
            }
            let entity = entities.root(trace.entity);
            let fit = fit(entities, entity, wanted, trace.standing);
            if fit == 0 || excluded.contains(&entity) {
                continue;
            }
            let quoted = if trace.quoted { 1 } else { 3 };
            let weight = trace.standing.weight() * fit * quoted * NEAR[distance as usize] / 16;
            match weights.iter_mut().find(|(known, _)| *known == entity) {
                // The weightiest mention counts, and every other a little.
                Some((_, known)) => *known = weight.max(*known) + weight.min(*known) / 8,
                None => weights.push((entity, weight)),
            }
        }
        let &(best, most) = weights.iter().max_by_key(|(_, weight)| *weight)?;
        let second = weights.iter().filter(|(entity, _)| *entity != best).map(|(_, weight)| *weight).max();
        let clear = most >= Self::LEAST && second.unwrap_or(0) * 4 <= most * 3;
        clear.then_some(best)
    }

    /// The only one of `several` mentioned in the last sentences before `sentence`.
    pub(super) fn only_recent(
        &self,
        entities: &Entities,
        several: &[usize],
        sentence: usize,
    ) -> Option<usize> {
        const RECENT: usize = 2;
        let recent = self.traces.iter().filter(|trace| trace.sentence + RECENT >= sentence);
        let mut among =
            recent.map(|trace| entities.root(trace.entity)).filter(|entity| several.contains(entity));
        let first = among.next()?;
        among.all(|other| other == first).then_some(first)
    }
}

/// How well an entity fits what a pronoun asks: 0 not at all, 4 surely.
fn fit(entities: &Entities, entity: usize, wanted: Wanted, standing: Standing) -> u32 {
    let entity = &entities.list[entity];
    // "a terminal at Aarhus": what stands after a preposition and is not known to be a body is none.
    let unknown = if standing == Standing::Inner { 0 } else { 3 };
    match wanted {
        Wanted::Thing => match entity.kind {
            _ if entity.plural => 0,
            SpeakerKind::Organization | SpeakerKind::Place => 4,
            SpeakerKind::Unknown => unknown,
            _ => 0,
        },
        Wanted::Body | Wanted::Company => match entity.kind {
            _ if entity.plural || entity.head.is_some() => 0,
            _ if wanted == Wanted::Company && entity.is_public() => 0,
            SpeakerKind::Organization => 4,
            SpeakerKind::Unknown => unknown,
            _ => 0,
        },
        Wanted::Several => match entity.kind {
            SpeakerKind::Group => 4,
            SpeakerKind::Organization => 1,
            _ => 0,
        },
    }
}
