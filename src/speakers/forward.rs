//! Descriptions that stand before the name: "a ministry spokesperson said ..." and then "the spokesperson, Mei Tan,
//! said"; "says former diplomat" in a headline; a lead about "a nurse" whom the next paragraph calls "Ida Moss, 58,".

use super::descriptions::is_telling;
use super::entities::{Entities, Entity};
use super::placed::{Placed, Role};
use crate::annotator::Part;
use crate::document::{BlockKind, MentionForm, SpeakerKind};
use crate::text::TokenKind;

/// How far ahead, in bytes, a name may stand from the description that it explains: some three paragraphs.
const AHEAD: u32 = 1500;

/// Leads unnamed speakers to the people named later by the same role, where only one is.
pub(super) fn merge(entities: &mut Entities, parts: &[Part], mentions: &[Placed]) {
    let headline_end = parts
        .iter()
        .take_while(|part| part.local.paragraph.kind != BlockKind::Body)
        .last()
        .map_or(0, |part| part.start + part.local.paragraph.text.len() as u32);
    for at in 0..entities.list.len() {
        let entity = &entities.list[at];
        if entity.first < headline_end && entity.kind != SpeakerKind::Unnamed {
            entities.list[at].same_as = taken_up(entities, at, headline_end);
            continue;
        }
        if entity.kind != SpeakerKind::Unnamed || entity.same_as.is_some() || entity.plural {
            continue;
        }
        let headline = entity.first < headline_end;
        if let Some(person) = named_later(entities, entity, headline) {
            entities.list[at].same_as = Some(person);
        }
    }
    if let Some((unnamed, person)) = identified_after_lead(entities, parts, mentions) {
        entities.list[unnamed].same_as = Some(person);
    }
}

/// The one body or document of the text that a headline's description `at` means: "study finds", then "a study by".
fn taken_up(entities: &Entities, at: usize, headline_end: u32) -> Option<usize> {
    let entity = &entities.list[at];
    let head = entity.head.as_deref().filter(|_| entity.same_as.is_none())?;
    let mut fitting = entities.with_role(head).iter().map(|&other| entities.root(other)).filter(|&other| {
        let later = &entities.list[other];
        let told = entity.words.iter().filter(|word| is_telling(word)).all(|word| later.words.contains(word));
        later.first >= headline_end && later.kind == entity.kind && later.plural == entity.plural && told
    });
    let first = fitting.next()?;
    fitting.all(|other| other == first).then_some(first)
}

/// The person without a name of whom the lead tells, and the name by which the next paragraph calls that person: it
/// opens with a new full name and an age, and gives no role.
fn identified_after_lead(entities: &Entities, parts: &[Part], mentions: &[Placed]) -> Option<(usize, usize)> {
    let lead = parts.iter().position(|part| part.local.paragraph.kind == BlockKind::Body)?;
    let first = mentions.partition_point(|placed| placed.part < lead);
    let second = mentions.partition_point(|placed| placed.part <= lead);
    let named = mentions.get(second).filter(|placed| {
        let tokens = &placed.paragraph.tokens;
        let end = placed.candidate.tokens.end;
        let age = tokens.norm(end) == ","
            && tokens.get(end + 1).is_some_and(|token| token.kind == TokenKind::Number)
            && tokens.norm(end + 2) == ",";
        let named = placed.candidate.form == MentionForm::Name && placed.candidate.tokens.len() > 1;
        placed.part == lead + 1 && placed.candidate.phrase.start == 0 && named && age
    })?;
    let person = entities.root(named.entity?);
    let known = &entities.list[person];
    if known.kind != SpeakerKind::Person || !known.roles.is_empty() || known.first < named.span().start {
        return None;
    }
    let mut unnamed =
        mentions[first..second].iter().filter(|placed| placed.candidate.subject).filter_map(|placed| {
            let entity = entities.root(placed.entity?);
            let described = placed.candidate.form == MentionForm::Description;
            let agree =
                |a: &Entity, b: &Entity| a.gender.is_none() || b.gender.is_none() || a.gender == b.gender;
            let one = &entities.list[entity];
            (described && one.kind == SpeakerKind::Unnamed && agree(one, known)).then_some(entity)
        });
    let one = unnamed.next()?;
    unnamed.all(|other| other == one).then_some((one, person))
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
