//! Definite descriptions: "the spokesperson" led back to the one who was introduced as a spokesperson.

use super::entities::{Entities, Entity};
use super::lexicon;
use super::placed::{Placed, common_form};
use crate::document::SpeakerKind;
use crate::language::Tag;

/// A description that stands for somebody: its words and what kind of article it has.
pub(super) struct Description<'a> {
    /// Its words in lower case.
    pub(super) words: Vec<&'a str>,
    /// How many of them are an article that is no part of the role.
    skipped: usize,
    /// The common form of its head.
    pub(super) head: &'a str,
    /// Whether it points back: "the", "this", a possessor.
    pub(super) definite: bool,
    /// Whether it introduces somebody new: "a", "one".
    pub(super) indefinite: bool,
}

impl Description<'_> {
    /// Under what it stands among all entities. `owner` is whom a pronoun that opens it means: "his wife" is another's
    /// than the last "his wife".
    pub(super) fn key(&self, owner: Option<usize>) -> String {
        let mut key = "role".to_owned();
        for word in &self.words[self.skipped..] {
            key.push(' ');
            key.push_str(word);
        }
        match owner {
            Some(owner) => format!("{key} {owner}"),
            None => key,
        }
    }

    /// Those of its words that say more than its head, each with the country whose people or things it names.
    fn telling(&self) -> Vec<(&str, Option<&'static str>)> {
        let words = self.words.iter().copied();
        let telling = words.filter(|word| is_telling(word) && common_form(word) != self.head);
        telling.map(|word| (word, lexicon::demonym(word))).collect()
    }
}

/// Reads the description of `placed`.
pub(super) fn read<'a>(placed: &Placed<'a>) -> Description<'a> {
    let tokens = &placed.paragraph.tokens;
    let candidate = &placed.candidate;
    let words: Vec<_> = tokens.within(candidate.phrase).map(|at| tokens.norm(at)).collect();
    let first = tokens.norm(candidate.tokens.start);
    let head = common_form(tokens.norm(candidate.tokens.end - 1));
    let possessed = candidate.phrase.start < candidate.span.start
        || tokens[candidate.tokens.start].tag == Tag::Possessive;
    let definite = matches!(first, "the" | "this" | "that" | "these" | "those") || possessed;
    let indefinite = matches!(first, "a" | "an" | "one" | "another");
    let article = matches!(first, "the" | "a" | "an" | "this" | "that" | "these" | "those") && !possessed;
    let skipped = usize::from(article).min(words.len());
    Description { words, skipped, head, definite, indefinite }
}

/// Whom the definite description means, of those introduced before: the only one with that role, or the one of
/// them who spoke last.
pub(super) fn meant(
    entities: &Entities,
    description: &Description,
    placed: &Placed,
    last_speaker: Option<usize>,
) -> Meant {
    let known = entities.with_role(description.head);
    if known.is_empty() {
        return Meant::Nobody;
    }
    let telling = description.telling();
    let fits = |at: usize| {
        let entity = &entities.list[at];
        let (mine, theirs) = (placed.candidate.gender, entity.gender);
        let agree = mine.is_none() || theirs.is_none() || mine == theirs;
        let number = entity.plural == placed.candidate.plural;
        agree
            && number
            && same_sort(entity.kind, placed.candidate.kind)
            && entity.first <= placed.span().start
            && shares(entity, &telling)
    };
    let mut all: Vec<usize> = known.iter().map(|&at| entities.root(at)).filter(|&at| fits(at)).collect();
    all.dedup();
    if let Some(last) = last_speaker.map(|at| entities.root(at)).filter(|last| all.contains(last)) {
        return Meant::One(last);
    }
    match all[..] {
        [] => Meant::Nobody,
        [one] => Meant::One(one),
        // Of several groups called alike the last one is meant.
        [.., last] if placed.candidate.plural => Meant::One(last),
        _ => Meant::Several,
    }
}

/// Whom a description can mean.
pub(super) enum Meant {
    /// Nobody introduced by that role.
    Nobody,
    /// One.
    One(usize),
    /// Several, without telling which.
    Several,
}

/// Whether two kinds can be one: a person described stays a person, a body a body.
fn same_sort(entity: SpeakerKind, description: SpeakerKind) -> bool {
    match description {
        SpeakerKind::Unnamed => {
            matches!(entity, SpeakerKind::Person | SpeakerKind::Unnamed | SpeakerKind::Unknown)
        }
        SpeakerKind::Organization => matches!(entity, SpeakerKind::Organization | SpeakerKind::Unknown),
        SpeakerKind::Group => entity == SpeakerKind::Group,
        SpeakerKind::Unknown => entity == SpeakerKind::Unknown,
        _ => false,
    }
}

/// Whether what a description says beyond its head is not at odds with what is known: all of `telling` stands in a role
/// or the name of the entity.
fn shares(entity: &Entity, telling: &[(&str, Option<&'static str>)]) -> bool {
    telling.iter().all(|&(word, country)| {
        let says = |other: &String| other == word || country.is_some() && lexicon::demonym(other) == country;
        entity.words.iter().any(|other| other == word)
            || entity.roles.iter().any(|role| role.words.iter().any(says))
    })
}

/// Whether a word of a description tells who is meant beyond what every description has.
pub(super) fn is_telling(word: &str) -> bool {
    let small = matches!(
        word,
        "the"
            | "this"
            | "that"
            | "'s"
            | "former"
            | "new"
            | "old"
            | "and"
            | "who"
            | "for"
            | "his"
            | "her"
            | "their"
            | "its"
    );
    word.len() > 2
        && !small
        && !lexicon::is_time(word)
        && lexicon::noun(word).is_none_or(|noun| noun.sort != lexicon::Sort::Person)
}
