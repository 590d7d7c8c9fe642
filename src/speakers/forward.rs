//! Descriptions that stand before the name: "a ministry spokesperson said ..." and then "the spokesperson, Mei Tan,
//! said"; "says former diplomat" in a headline.

use super::descriptions::is_telling;
use super::entities::{Entities, Entity};
use super::placed::Role;
use crate::annotator::Part;
use crate::document::{BlockKind, SpeakerKind};

/// How far ahead, in bytes, a name may stand from the description that it explains: some three paragraphs.
const AHEAD: u32 = 1500;

/// Leads unnamed speakers to the people named later by the same role, where only one is.
pub(super) fn merge(entities: &mut Entities, parts: &[Part]) {
    let headline_end = parts
        .iter()
        .take_while(|part| part.local.paragraph.kind != BlockKind::Body)
        .last()
        .map_or(0, |part| part.start + part.local.paragraph.text.len() as u32);
    for at in 0..entities.list.len() {
        let entity = &entities.list[at];
        if entity.kind != SpeakerKind::Unnamed || entity.same_as.is_some() || entity.plural {
            continue;
        }
        let headline = entity.first < headline_end;
        if let Some(person) = named_later(entities, entity, headline) {
            entities.list[at].same_as = Some(person);
        }
    }
}

/// The one person introduced after `unnamed` by a role that explains it.
fn named_later(entities: &Entities, unnamed: &Entity, headline: bool) -> Option<usize> {
    let head = unnamed.head.as_deref()?;
    let mut fitting = entities.with_role(head).iter().map(|&at| entities.root(at)).filter(|&at| {
        let person = &entities.list[at];
        let agree = person.gender.is_none() || unnamed.gender.is_none() || person.gender == unnamed.gender;
        let fits = |role: &Role| {
            let apart = role.span.start.saturating_sub(unnamed.first);
            let ahead = role.span.start > unnamed.first && (headline || apart < AHEAD);
            ahead && role.heads.iter().any(|other| other == head) && explains(role, unnamed, headline)
        };
        person.kind == SpeakerKind::Person && agree && person.roles.iter().any(fits)
    });
    let first = fitting.next()?;
    fitting.all(|other| other == first).then_some(first)
}

/// Whether `role` takes up the description: "the spokesperson" a longer one before it; or a headline's words all
/// stand in it.
fn explains(role: &Role, unnamed: &Entity, headline: bool) -> bool {
    let within = |words: &[String], all: &[String]| {
        words.iter().filter(|word| is_telling(word)).all(|word| all.contains(word))
    };
    if headline {
        return within(&unnamed.words, &role.words);
    }
    role.words.first().is_some_and(|word| word == "the") && within(&role.words, &unnamed.words)
}
