//! Attributions whose source is no mention by itself: none at all, one that goes on from before, the speaker of a
//! quotation who says "I", words that no candidate covers.

use super::entities::{Entities, Entity};
use super::placed::Placed;
use super::resolve::Sources;
use crate::annotator::Part;
use crate::attributions::{Contents, Linked};
use crate::document::{BlockKind, MentionForm, Span, SpeakerKind};

/// Gives each attribution without a source the speaker of the one that it follows.
pub(super) fn followed(attributions: &[Linked], said_by: &mut [Option<usize>]) {
    for at in 0..attributions.len() {
        let Linked { found, follows, .. } = &attributions[at];
        if let Some(before) =
            follows.filter(|&before| before < at && found.source.is_empty() && said_by[at].is_none())
        {
            said_by[at] = said_by[before];
        }
    }
}

/// Gives an attribution whose source is "I" inside another's content the speaker of that other.
pub(super) fn first_persons(parts: &[Part], attributions: &[Linked], said_by: &mut [Option<usize>]) {
    for at in 0..attributions.len() {
        let linked = &attributions[at];
        let Some(&source) = linked.found.source.first().filter(|_| said_by[at].is_none()) else { continue };
        let word = text(parts, linked, source);
        if is_first_person(&word.to_lowercase()) {
            said_by[at] = enclosing(attributions, at, source).and_then(|outer| said_by[outer]);
        }
    }
}

/// Takes away the speaker of whose source says that nobody speaks: "nobody at the firm", "neither side", "no officials".
pub(super) fn nobody(parts: &[Part], attributions: &[Linked], said_by: &mut [Option<usize>]) {
    for (linked, by) in attributions.iter().zip(said_by).filter(|(_, by)| by.is_some()) {
        let Some(&source) = linked.found.source.first() else { continue };
        let mut words = text(parts, linked, source).split_whitespace();
        let first = words.next().map(str::to_lowercase);
        // "No 10 said" and "No Child Left Behind said" are names.
        let mut counted = || words.next().is_some_and(|next| next.starts_with(char::is_lowercase));
        *by = match first.as_deref() {
            Some("nobody" | "none" | "neither") => None,
            Some("no") if counted() => None,
            _ => *by,
        };
    }
}

/// Gives each "I" and "my" inside somebody's words that somebody.
pub(super) fn own_pronouns(
    mentions: &mut [Placed],
    contents: &Contents,
    entities: &Entities,
    said_by: &[Option<usize>],
) {
    for placed in mentions.iter_mut().filter(|placed| placed.quoted && placed.entity.is_none()) {
        if !is_first_person(placed.paragraph.tokens.norm(placed.candidate.tokens.start)) {
            continue;
        }
        let speaker = contents.innermost(placed.span()).and_then(|id| said_by[id as usize]);
        let single = |at: &usize| !entities.list[*at].plural && entities.list[*at].kind != SpeakerKind::Group;
        placed.entity = speaker.map(|at| entities.root(at)).filter(single);
    }
}

fn is_first_person(word: &str) -> bool {
    matches!(word, "i" | "me" | "my" | "myself")
}

/// Gives quotations without source or cue to whoever the paragraph is about at that place: the subject of the
/// sentence before, or of the one after where the quotation opens its paragraph.
pub(super) fn in_context(
    parts: &[Part],
    mentions: &[Placed],
    attributions: &[Linked],
    entities: &Entities,
    said_by: &mut [Option<usize>],
) {
    for (at, linked) in attributions.iter().enumerate() {
        let bare = linked.found.source.is_empty() && linked.found.cue.is_empty();
        if said_by[at].is_some() || !bare || linked.follows.is_some() {
            continue;
        }
        let Some(&content) = linked.found.content.first() else { continue };
        said_by[at] = subject_before(parts, mentions, entities, linked.part, content)
            .or_else(|| subject_after(parts, mentions, entities, linked))
            .or_else(|| last_of_paragraph_before(parts, mentions, entities, linked));
    }
}

/// The number of the sentence of `part` at `place`, which counts from the article's start.
fn sentence_at(part: &Part, place: u32) -> usize {
    let paragraph = &part.local.paragraph;
    paragraph.sentence_of(paragraph.tokens.position(place.saturating_sub(part.start)))
}

/// The person who is the first subject of the sentence around or right before `content`.
fn subject_before(
    parts: &[Part],
    mentions: &[Placed],
    entities: &Entities,
    part: usize,
    content: Span,
) -> Option<usize> {
    const WINDOW: usize = 24;
    let here = sentence_at(&parts[part], content.start);
    let end = mentions.partition_point(|placed| placed.span().start < content.start);
    let near = mentions[end.saturating_sub(WINDOW)..end].iter().filter(|placed| placed.part == part);
    let sentence = |placed: &Placed| placed.paragraph.sentence_of(placed.candidate.tokens.start);
    // A body can be quoted in its own sentence: "It apologised for “failings”".
    let subject = |placed: &&Placed| is_subject(placed, entities, sentence(placed) == here);
    // "The leaflet speaks of “some leaks”": a sentence with a subject of its own is not of the one before.
    let own = |placed: &&Placed| {
        sentence(placed) == here && placed.candidate.subject && !placed.candidate.possessor
    };
    if near.clone().any(|placed| own(&placed) && !is_subject(placed, entities, true)) {
        return None;
    }
    let mut subjects = near.filter(subject).map(|placed| (sentence(placed), placed.entity));
    let last = subjects.clone().next_back()?.0;
    if last + 1 < here {
        return None;
    }
    subjects.find(|(sentence, _)| *sentence == last)?.1.map(|entity| entities.root(entity))
}

/// The person with whom the sentence after the quotation begins, where that quotation opens its paragraph.
fn subject_after(parts: &[Part], mentions: &[Placed], entities: &Entities, linked: &Linked) -> Option<usize> {
    let (first, last) = (linked.found.content.first()?, linked.found.content.last()?);
    let part = &parts[linked.part];
    let opens = part
        .local
        .quotes
        .first()
        .is_some_and(|quote| quote.span.start == 0 && quote.span.shifted(part.start).contains(*first));
    let next = mentions.partition_point(|placed| placed.span().start < last.end);
    let placed = mentions.get(next).filter(|placed| opens && placed.part == linked.part)?;
    let begins = placed.paragraph.sentence_of(placed.candidate.tokens.start)
        == sentence_at(part, last.end.saturating_sub(1)) + 1;
    let subject = begins && is_subject(placed, entities, false);
    placed.entity.filter(|_| subject).map(|entity| entities.root(entity))
}

/// The person whom the last sentence of the paragraph before is about, where the quotation is a paragraph of its own:
/// its subject, or else the only one it mentions.
fn last_of_paragraph_before(
    parts: &[Part],
    mentions: &[Placed],
    entities: &Entities,
    linked: &Linked,
) -> Option<usize> {
    const WINDOW: usize = 24;
    let content = linked.found.content.first()?;
    let part = &parts[linked.part];
    let before = linked.part.checked_sub(1).map(|before| &parts[before].local.paragraph)?;
    let whole = part.local.quotes.first().is_some_and(|quote| {
        quote.span.start == 0
            && (quote.unclosed || quote.span.end == part.local.paragraph.text.len() as u32)
            && quote.span.shifted(part.start).contains(*content)
    });
    if !whole || before.kind != BlockKind::Body || part.local.paragraph.kind != BlockKind::Body {
        return None;
    }
    let last = before.sentences.len().checked_sub(1)?;
    let end = mentions.partition_point(|placed| placed.part < linked.part);
    let near = mentions[end.saturating_sub(WINDOW)..end].iter().filter(|placed| {
        placed.part + 1 == linked.part
            && before.sentence_of(placed.candidate.tokens.start) == last
            && !placed.quoted
            && is_somebody(placed, entities)
    });
    let subject = near.clone().find(|placed| is_subject(placed, entities, false));
    let entity = |placed: &Placed| placed.entity.map(|entity| entities.root(entity));
    subject.and_then(entity).or_else(|| {
        let mut all = near.filter_map(entity);
        let first = all.next()?;
        all.all(|other| other == first).then_some(first)
    })
}

/// Whether a person stands there.
fn is_somebody(placed: &Placed, entities: &Entities) -> bool {
    placed.entity.is_some_and(|entity| {
        matches!(entities.list[entities.root(entity)].kind, SpeakerKind::Person | SpeakerKind::Unnamed)
    })
}

/// Whether somebody who can be quoted is the subject there, outside quotation marks: a person or, where `bodies` may
/// be, an organisation.
fn is_subject(placed: &Placed, entities: &Entities, bodies: bool) -> bool {
    let body = bodies
        && placed
            .entity
            .is_some_and(|entity| entities.list[entities.root(entity)].kind == SpeakerKind::Organization);
    let person = body || is_somebody(placed, entities);
    // "Ida Moss, the mayor, laughed": whoever opens a sentence by name is its subject.
    let first = placed.paragraph.tokens.position(placed.candidate.phrase.start);
    let sentence = placed.paragraph.sentence_of(placed.candidate.tokens.start);
    let opens = placed.candidate.form == MentionForm::Name
        && placed.paragraph.sentences.get(sentence).is_some_and(|sentence| sentence.tokens.start == first);
    person && (placed.candidate.subject || opens) && !placed.candidate.possessor && !placed.quoted
}

/// The attribution inside which `source` of attribution `at` stands.
fn enclosing(attributions: &[Linked], at: usize, source: Span) -> Option<usize> {
    const WINDOW: usize = 6;
    let holds = |&other: &usize| {
        other != at && attributions[other].found.content.iter().any(|content| content.contains(source))
    };
    let near = at.saturating_sub(WINDOW)..attributions.len().min(at + WINDOW);
    attributions[at]
        .found
        .parent
        .filter(|&parent| parent < attributions.len())
        .or_else(|| near.rev().find(holds))
}

fn text<'a>(parts: &'a [Part], linked: &Linked, span: Span) -> &'a str {
    let Part { start, local } = &parts[linked.part];
    let range = span.start.checked_sub(*start).zip(span.end.checked_sub(*start));
    range.and_then(|(from, to)| local.paragraph.text.get(from as usize..to as usize)).unwrap_or_default()
}

/// Names the speakers whose words no candidate covers by these words.
pub(super) fn unnamed(
    parts: &[Part],
    attributions: &[Linked],
    entities: &mut Entities,
    said_by: &mut [Option<usize>],
    sources: &Sources,
) {
    for (at, linked) in attributions.iter().enumerate() {
        let Some(&source) = linked.found.source.first() else { continue };
        let name = text(parts, linked, source);
        if said_by[at].is_some() || sources.heads[at].is_some() {
            continue;
        }
        // A surname that looked like no noun: "Aldous replied".
        let capitalised = name.starts_with(char::is_uppercase) && !name.contains(' ');
        let surname = || entities.with_surname(&name.to_lowercase());
        if let Some(person) = capitalised.then(surname).flatten() {
            said_by[at] = Some(person);
            continue;
        }
        let telling = name.len() > 5 && name.contains(char::is_alphabetic);
        if !telling {
            continue;
        }
        let key = format!("words {}", name.to_lowercase());
        said_by[at] = Some(entities.known(&key).unwrap_or_else(|| {
            let entity = Entity::new(name.to_owned(), SpeakerKind::Unknown, source.start);
            entities.add(key, entity)
        }));
    }
}
