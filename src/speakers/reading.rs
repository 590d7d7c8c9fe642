//! The article read from start to end: whom each mention means, and who speaks in each attribution.

use super::descriptions;
use super::entities::{Entities, Entity, Placed};
use super::resolve::Sources;
use super::salience::{Salience, Standing, Wanted};
use super::{Gender, lexicon};
use crate::attributions::Linked;
use crate::document::{MentionForm, Span, SpeakerKind};
use crate::language::Tag;

/// The article read from start to end, mention by mention.
pub(super) struct Reading<'a> {
    attributions: &'a [Linked],
    sources: &'a Sources,
    /// Whom the article names and describes.
    pub(super) entities: Entities,
    salience: Salience,
    last_speaker: Option<usize>,
    /// For each attribution, who speaks.
    pub(super) said_by: Vec<Option<usize>>,
    /// Where coordinations stand, and whom they name.
    pub(super) coordinated: Vec<(Span, usize)>,
}

impl<'a> Reading<'a> {
    /// Reads `mentions`, whose names `entities` holds.
    pub(super) fn new(attributions: &'a [Linked], sources: &'a Sources, entities: Entities) -> Self {
        Self {
            attributions,
            sources,
            entities,
            salience: Salience::default(),
            last_speaker: None,
            said_by: vec![None; attributions.len()],
            coordinated: vec![],
        }
    }

    /// Resolves mention `at` and what it says.
    pub(super) fn read(&mut self, mentions: &mut [Placed], at: usize) {
        let spoken = self.sources.by_start.get(&mentions[at].span().start).map_or(&[][..], Vec::as_slice);
        let is_source = !spoken.is_empty();
        let placed = &mentions[at];
        let entity = match placed.candidate.form {
            MentionForm::Pronoun => self.pronoun(mentions, at, spoken),
            MentionForm::Description => self.description(placed, is_source),
            MentionForm::Name | MentionForm::Partial => {
                placed.entity.map(|entity| self.entities.root(entity)).or_else(|| {
                    let role = lexicon::noun(placed.paragraph.tokens.norm(placed.candidate.tokens.end - 1));
                    role.and_then(|_| self.description(placed, false))
                })
            }
        };
        mentions[at].entity = entity;
        let placed = &mentions[at];
        for &attribution in spoken {
            let coordinated = self.coordination(mentions, at, attribution);
            self.said_by[attribution] = coordinated.or(entity);
        }
        let Some(entity) = entity else { return };
        let standing = Self::standing(placed, is_source);
        self.salience.add(entity, placed.sentence, standing, placed.quoted);
        if is_source && !placed.quoted {
            self.last_speaker = Some(entity);
        }
    }

    fn standing(placed: &Placed, is_source: bool) -> Standing {
        let candidate = placed.candidate;
        let tokens = &placed.paragraph.tokens;
        let first = tokens.position(candidate.phrase.start);
        let governed = first > 0 && matches!(tokens[first - 1].tag, Tag::Preposition | Tag::To);
        match () {
            () if is_source => Standing::Speaker,
            () if candidate.subject => Standing::Subject,
            () if candidate.possessor => Standing::Owner,
            () if governed => Standing::Inner,
            () => Standing::Other,
        }
    }

    /// Whom a pronoun means. Those named in what it says are excluded: nobody speaks of himself by name.
    fn pronoun(&mut self, mentions: &[Placed], at: usize, spoken: &[usize]) -> Option<usize> {
        let placed = &mentions[at];
        let word = placed.paragraph.tokens.norm(placed.candidate.tokens.start);
        if matches!(word, "who" | "whose" | "whom") {
            return Self::antecedent_of_relative(mentions, at);
        }
        if matches!(word, "i" | "me" | "my" | "we" | "us" | "our" | "you" | "your") {
            return None;
        }
        let wanted = match placed.candidate.gender {
            Some(Gender::Neuter) => Wanted::Thing,
            Some(gender) => Wanted::Person(gender),
            None => Wanted::Several,
        };
        let excluded = self.named_in_content(mentions, at, spoken);
        let meant = self.salience.meant(&self.entities, wanted, placed.sentence, &excluded)?;
        let entity = &mut self.entities.list[meant];
        if let Wanted::Person(gender) = wanted {
            entity.gender = entity.gender.or(Some(gender));
            if entity.kind == SpeakerKind::Unknown {
                entity.kind = SpeakerKind::Person;
            }
        }
        Some(meant)
    }

    /// The entities named near mention `at` in the contents of the attributions `spoken`.
    fn named_in_content(&self, mentions: &[Placed], at: usize, spoken: &[usize]) -> Vec<usize> {
        const WINDOW: usize = 16;
        let near = &mentions[at.saturating_sub(WINDOW)..mentions.len().min(at + WINDOW)];
        let names = near.iter().filter(|placed| placed.candidate.form == MentionForm::Name);
        let inside = |placed: &&Placed| {
            let mut contents = spoken.iter().flat_map(|&one| &self.attributions[one].found.content);
            contents.any(|content| content.contains(placed.span()))
        };
        names
            .filter(inside)
            .filter_map(|placed| placed.entity)
            .map(|entity| self.entities.root(entity))
            .collect()
    }

    /// The one whose relative clause "who" opens: the last phrase that ends right before it.
    fn antecedent_of_relative(mentions: &[Placed], at: usize) -> Option<usize> {
        const WINDOW: usize = 12;
        let who = &mentions[at];
        let before = mentions[at.saturating_sub(WINDOW)..at].iter().rev();
        let mut same = before.take_while(|placed| placed.part == who.part);
        same.find(|placed| {
            let end = placed.paragraph.tokens.position(placed.candidate.phrase.end);
            let gap = who.candidate.tokens.start.saturating_sub(end);
            placed.candidate.full.contains(who.candidate.span) && gap <= 1 && placed.entity.is_some()
        })?
        .entity
    }

    /// Whom a description means: somebody introduced before, or, where it speaks, somebody new.
    fn description(&mut self, placed: &Placed, is_source: bool) -> Option<usize> {
        let described = descriptions::read(placed);
        let points_back = described.definite || placed.candidate.form == MentionForm::Name;
        let meant = || descriptions::meant(&self.entities, &described, placed, self.last_speaker);
        if let Some(meant) = points_back.then(meant).flatten() {
            return Some(meant);
        }
        let telling = described.role.words.len() > 2 || placed.candidate.plural;
        if let Some(known) = self.entities.known(&described.key).filter(|_| described.definite || telling) {
            return Some(known);
        }
        if !is_source {
            return None;
        }
        let words = described.role.words.clone();
        let entity = Entity {
            head: Some(described.head.clone()),
            ..Entity::of(placed, described_name(placed), words)
        };
        let entity = self.entities.add(described.key.clone(), entity);
        self.entities.add_role(&described.head, entity);
        Some(entity)
    }

    /// The several who speak together in `attribution`, whose source is headed by mention `at`.
    fn coordination(&mut self, mentions: &[Placed], at: usize, attribution: usize) -> Option<usize> {
        let placed = &mentions[at];
        let group = placed.candidate.group?;
        let source =
            self.attributions[attribution].found.source.iter().copied().max_by_key(|span| span.len())?;
        let covered = group.shifted(placed.start);
        let (start, end) = (covered.start.max(source.start), covered.end.min(source.end));
        let core = placed.candidate.phrase.shifted(placed.start);
        if end <= start || (end - start) * 5 < covered.len() * 4 || core.contains(source) {
            return None;
        }
        let text = placed.slice(Span::new(covered.start - placed.start, covered.end - placed.start));
        let name = undetermined(text).to_owned();
        let key = format!("group {}", name.to_lowercase().replace('.', ""));
        let known = self.entities.known(&key).unwrap_or_else(|| {
            let entity = Entity { plural: true, ..Entity::new(name, SpeakerKind::Group, covered.start) };
            self.entities.add(key, entity)
        });
        self.coordinated.push((
            Span::new(covered.start + (text.len() - undetermined(text).len()) as u32, covered.end),
            known,
        ));
        Some(known)
    }
}

/// The name of a description: its words, an article at its start in lower case.
fn described_name(placed: &Placed) -> String {
    let text = placed.slice(placed.candidate.phrase);
    let mut characters = text.chars();
    match placed.paragraph.tokens.norm(placed.candidate.tokens.start) {
        "the" | "a" | "an" | "one" | "some" | "another" | "two" | "several" | "many" => {
            characters.next().into_iter().flat_map(char::to_lowercase).chain(characters).collect()
        }
        _ => text.to_owned(),
    }
}

/// A coordination's words without "both" and what precedes the first name.
fn undetermined(text: &str) -> &str {
    text.strip_prefix("Both ").or_else(|| text.strip_prefix("both ")).unwrap_or(text)
}
