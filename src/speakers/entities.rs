//! Entities: the names of an article gathered under the people, bodies and places that they name.

use std::collections::HashMap;

use super::Gender;
use super::lexicon::{self, Body};
use super::mentions::Candidate;
use super::namesakes::{body_key, name_key};
use super::placed::{Placed, Role, common_form, role};
use crate::document::{BlockKind, MentionForm, SpeakerKind};
use crate::text::Shape;

/// Somebody or something that the article names or describes.
#[derive(Debug, Clone)]
pub(super) struct Entity {
    /// The fullest name so far, as the article writes it.
    pub(super) name: String,
    /// The words of that name in lower case; hyphenated ones are one word.
    pub(super) words: Vec<String>,
    /// What it is.
    pub(super) kind: SpeakerKind,
    /// The gender that titles, first names or pronouns told.
    pub(super) gender: Option<Gender>,
    /// Whether it is several.
    pub(super) plural: bool,
    /// Roles as the article gives them, with the heads of each in common form.
    pub(super) roles: Vec<Role>,
    /// Where it is first named by this name.
    pub(super) first: u32,
    /// How often it is named in full or with a title.
    pub(super) weight: u32,
    /// The common form of the noun that describes it, where it has no name.
    pub(super) head: Option<String>,
    /// Other first names that the article gives: "Bob".
    pub(super) aliases: Vec<String>,
    /// The entity that this one turned out to be.
    pub(super) same_as: Option<usize>,
}

impl Entity {
    /// An entity called `name` of which no more is known.
    pub(super) fn new(name: String, kind: SpeakerKind, first: u32) -> Self {
        let (words, roles) = (vec![], vec![]);
        Self {
            name,
            words,
            kind,
            gender: None,
            plural: false,
            roles,
            first,
            weight: 0,
            head: None,
            aliases: vec![],
            same_as: None,
        }
    }

    /// Whether its name tells a public body, which nobody calls a company.
    pub(super) fn is_public(&self) -> bool {
        self.words.iter().any(|word| lexicon::body(word, Body::Public))
    }

    /// The last word of its name in lower case; empty for a name without words.
    pub(super) fn surname(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    /// The entity that `placed` mentions first.
    pub(super) fn of(placed: &Placed, name: String, words: Vec<String>) -> Self {
        let Candidate { kind, gender, plural, .. } = *placed.candidate;
        Self { words, gender, plural, ..Self::new(name, kind, placed.span().start) }
    }
}

/// The entities of an article, with what finds them.
#[derive(Debug, Default)]
pub(super) struct Entities {
    /// All of them, those included that turned out to be others.
    pub(super) list: Vec<Entity>,
    by_key: HashMap<String, usize>,
    pub(super) by_word: HashMap<String, Vec<usize>>,
    by_role: HashMap<String, Vec<usize>>,
}

impl Entities {
    /// No more entities than this are compared for one word: names that share a word are few in any real text.
    pub(super) const MOST: usize = 16;

    /// Gathers the names among `mentions`, and writes into each whom it names.
    pub(super) fn gather(mentions: &mut [Placed], speaks: &dyn Fn(&Placed) -> bool) -> Self {
        let mut entities = Self::default();
        let is_name = |placed: &&mut Placed| placed.candidate.form == MentionForm::Name && !placed.titled;
        let is_prose = |placed: &&mut Placed| placed.paragraph.kind != BlockKind::Headline;
        for placed in mentions.iter_mut().filter(is_name).filter(is_prose) {
            placed.entity = entities.full_name(placed);
        }
        let located = entities.located(mentions);
        for placed in mentions.iter_mut().filter(is_name).filter(is_prose) {
            entities.settle(placed, &located, speaks);
        }
        for placed in mentions.iter_mut().filter(is_prose) {
            entities.recognise(placed, speaks);
        }
        // A headline comes last: in its capitals a verb looks like a part of the name, "Berg Warns".
        for placed in mentions.iter_mut().filter(is_name).filter(|placed| !is_prose(placed)) {
            placed.entity = entities.named_in_prose(placed).or_else(|| entities.full_name(placed));
            entities.settle(placed, &located, speaks);
        }
        entities
    }

    /// Takes a capitalised word that looks like no name for one where somebody is known by it.
    fn recognise(&self, placed: &mut Placed, speaks: &dyn Fn(&Placed) -> bool) {
        let candidate = &placed.candidate;
        let alone = candidate.form == MentionForm::Description
            && candidate.tokens.len() == 1
            && placed.paragraph.tokens[candidate.tokens.start].shape != Shape::Lower
            && lexicon::noun(placed.head()).is_none();
        if alone {
            placed.entity = self.called_by_surname(placed, speaks(placed));
            placed.named = placed.entity.is_some();
        }
    }

    /// Decides whom a name means that did not tell by itself, and takes over what it tells.
    fn settle(&mut self, placed: &mut Placed, located: &[bool], speaks: &dyn Fn(&Placed) -> bool) {
        placed.entity = match placed.candidate.kind {
            SpeakerKind::Place => self.person_called_like_a_place(placed, located, speaks).or(placed.entity),
            _ if placed.entity.is_some() => placed.entity,
            _ => self.short_name(placed, speaks),
        };
        if let Some(entity) = placed.entity {
            self.learn(entity, placed);
        }
    }

    /// The entity behind `at`, which may have turned out to be another.
    pub(super) fn root(&self, mut at: usize) -> usize {
        while let Some(next) = self.list[at].same_as {
            at = next;
        }
        at
    }

    /// The entity that stands under `key`, if one does.
    pub(super) fn known(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).map(|&at| self.root(at))
    }

    /// A new entity, which stands under `key`.
    pub(super) fn add(&mut self, key: String, entity: Entity) -> usize {
        let at = self.list.len();
        self.by_key.insert(key, at);
        self.list.push(entity);
        at
    }

    /// The entities with a role whose head has the common form `head`, in order of introduction.
    pub(super) fn with_role(&self, head: &str) -> &[usize] {
        self.by_role.get(head).map_or(&[], Vec::as_slice)
    }

    /// Records that `at` has a role headed by `head`.
    pub(super) fn add_role(&mut self, head: &str, at: usize) {
        let list = self.by_role.entry(head.to_owned()).or_default();
        if list.len() < 4 * Self::MOST && !list.contains(&at) {
            list.push(at);
        }
    }

    /// The entity of a name that tells who it is by itself: two words or more, a place, an organisation.
    fn full_name(&mut self, placed: &Placed) -> Option<usize> {
        let candidate = &placed.candidate;
        let words = &candidate.words;
        if words.is_empty() {
            return None;
        }
        let key = match candidate.kind {
            SpeakerKind::Place => {
                let place = lexicon::place(&words.join(" ")).map_or("", |place| place.key);
                format!("place {place}")
            }
            SpeakerKind::Organization => body_key(words),
            _ if words.len() > 1 => name_key(words),
            _ => return None,
        };
        let known = self.known(&key).or_else(|| {
            (words.len() > 1 && candidate.kind != SpeakerKind::Place)
                .then(|| self.same_person(words, candidate))
                .flatten()
        });
        let at = known.unwrap_or_else(|| {
            let entity = Entity::of(placed, placed.slice(candidate.span).to_owned(), words.clone());
            let at = self.add(key.clone(), entity);
            self.index(at, words, candidate.kind);
            at
        });
        self.by_key.entry(key).or_insert(at);
        if let Some(alias) = candidate.alias {
            let alias = placed.slice(alias).to_lowercase().replace('.', "");
            self.by_key.insert(format!("body {alias}"), at);
            self.by_word.entry(alias.clone()).or_default().push(at);
            if self.list[at].aliases.len() < Self::MOST {
                self.list[at].aliases.push(alias);
            }
        }
        let entity = &mut self.list[at];
        entity.weight += 1;
        let fuller = (words.len(), candidate.span.len() as usize) > (entity.words.len(), entity.name.len());
        if fuller && candidate.kind != SpeakerKind::Place {
            placed.slice(candidate.span).clone_into(&mut entity.name);
            entity.words.clone_from(words);
            self.index(at, words, candidate.kind);
        }
        Some(at)
    }

    fn index(&mut self, at: usize, words: &[String], kind: SpeakerKind) {
        for word in words {
            let list = self.by_word.entry(word.clone()).or_default();
            if list.len() < Self::MOST && !list.contains(&at) {
                list.push(at);
            }
        }
        if kind == SpeakerKind::Organization && words.len() > 1 {
            let small = |word: &&String| !matches!(word.as_str(), "of" | "the" | "and" | "for" | "&" | "on");
            let initials: String =
                words.iter().filter(small).filter_map(|word| word.chars().next()).collect();
            if initials.len() > 2 {
                self.by_key.entry(format!("body {initials}")).or_insert(at);
            }
            for word in words {
                self.add_role(common_form(word), at);
            }
        }
    }

    /// Takes over what a mention tells of its entity.
    pub(super) fn learn(&mut self, at: usize, placed: &Placed) {
        let candidate = &placed.candidate;
        if candidate.kind == SpeakerKind::Person && self.list[at].kind == SpeakerKind::Unknown {
            self.list[at].kind = SpeakerKind::Person;
        }
        if self.list[at].gender.is_none() && self.list[at].kind != SpeakerKind::Place {
            self.list[at].gender = candidate.gender;
        }
        for span in &candidate.roles {
            let text = placed.slice(*span);
            let roles = &self.list[at].roles;
            if roles.len() >= Self::MOST || roles.iter().any(|known| known.text.eq_ignore_ascii_case(text)) {
                continue;
            }
            let role = role(placed, *span);
            for head in &role.heads {
                self.add_role(head, at);
            }
            self.list[at].roles.push(role);
        }
    }
}
