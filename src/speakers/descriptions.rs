//! Definite descriptions: "the spokesperson" led back to the one who was introduced as a spokesperson.

use super::entities::{Entities, Entity};
use super::lexicon;
use super::placed::{Placed, Role, common_form, role};
use crate::document::SpeakerKind;
use crate::language::Tag;

/// A description that stands for somebody: its role and what kind of article it has.
pub(super) struct Description {
    /// Its words.
    pub(super) role: Role,
    /// The common form of its head.
    pub(super) head: String,
    /// Whether it points back: "the", "this", a possessor.
    pub(super) definite: bool,
    /// Whether it introduces somebody new: "a", "one".
    pub(super) indefinite: bool,
    /// Whom it stands under, among descriptions.
    pub(super) key: String,
}

/// Reads the description of `placed`.
pub(super) fn read(placed: &Placed) -> Description {
    let tokens = &placed.paragraph.tokens;
    let candidate = &placed.candidate;
    let role = role(placed, candidate.phrase);
    let first = tokens.norm(candidate.tokens.start);
    let head = common_form(tokens.norm(candidate.tokens.end - 1));
    let possessed = candidate.phrase.start < candidate.span.start
        || tokens[candidate.tokens.start].tag == Tag::Possessive;
    let definite = matches!(first, "the" | "this" | "that" | "these" | "those") || possessed;
    let indefinite = matches!(first, "a" | "an" | "one" | "another");
    let skipped =
        usize::from(matches!(first, "the" | "a" | "an" | "this" | "that" | "these" | "those") && !possessed);
    let key = format!("role {}", role.words[skipped.min(role.words.len())..].join(" "));
    Description { role, head, definite, indefinite, key }
}

/// Whom the definite description means, of those introduced before: the only one with that role, or the one of
/// them who spoke last.
pub(super) fn meant(
    entities: &Entities,
    description: &Description,
    placed: &Placed,
    last_speaker: Option<usize>,
) -> Meant {
    let fits = |at: usize| {
        let entity = &entities.list[at];
        let (mine, theirs) = (placed.candidate.gender, entity.gender);
        let agree = mine.is_none() || theirs.is_none() || mine == theirs;
        let number = entity.plural == placed.candidate.plural;
        agree
            && number
            && same_sort(entity.kind, placed.candidate.kind)
            && entity.first <= placed.span().start
            && shares(entity, description)
    };
    let mut all: Vec<usize> = entities
        .with_role(&description.head)
        .iter()
        .map(|&at| entities.root(at))
        .filter(|&at| fits(at))
        .collect();
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

/// Whether what the description says beyond its head is not at odds with what is known: every telling word of it
/// stands in a role or name of the entity, or it has none.
fn shares(entity: &Entity, description: &Description) -> bool {
    let known = |word: &str| {
        entity.words.iter().any(|other| other == word)
            || entity.roles.iter().any(|role| {
                role.words.iter().any(|other| {
                    other == word
                        || lexicon::demonym(word) == lexicon::demonym(other)
                            && lexicon::demonym(word).is_some()
                })
            })
    };
    let telling = |word: &&String| is_telling(word) && common_form(word) != description.head;
    description.role.words.iter().filter(telling).all(|word| known(word))
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
