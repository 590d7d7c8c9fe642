//! Attributions whose source is no mention by itself: none at all, one that goes on from before, the speaker of a
//! quotation who says "I", words that no candidate covers.

use super::entities::{Entities, Entity};
use super::resolve::Sources;
use crate::annotator::Part;
use crate::attributions::Linked;
use crate::document::{Span, SpeakerKind};

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
        if matches!(word.to_lowercase().as_str(), "i" | "me" | "my" | "myself") {
            said_by[at] = enclosing(attributions, at, source).and_then(|outer| said_by[outer]);
        }
    }
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
        let telling = name.len() > 5 && name.contains(char::is_alphabetic);
        if said_by[at].is_some() || sources.heads[at].is_some() || !telling {
            continue;
        }
        let key = format!("words {}", name.to_lowercase());
        said_by[at] = Some(entities.known(&key).unwrap_or_else(|| {
            let entity = Entity::new(name.to_owned(), SpeakerKind::Unknown, source.start);
            entities.add(key, entity)
        }));
    }
}
