//! Whose relative clause "who" or "which" opens.

use super::lexicon;
use super::placed::Placed;
use crate::document::{MentionForm, SpeakerKind};

/// The mention whose relative clause mention `at` opens: of the phrases that end right before it the one that holds the
/// others, where it can be meant: "a survey seen by the mayor, which says", "a survey of farmers, who say"; rather
/// one that can say something: "a challenge to the European Union, which says".
pub(super) fn antecedent(mentions: &[Placed], at: usize) -> Option<usize> {
    const WINDOW: usize = 12;
    let who = &mentions[at];
    let first = at.saturating_sub(WINDOW);
    let ends_here = |placed: &Placed| {
        let end = placed.paragraph.tokens.position(placed.candidate.phrase.end);
        let gap = who.candidate.tokens.start.saturating_sub(end);
        placed.part == who.part && placed.candidate.span.end <= who.candidate.span.start && gap <= 1
    };
    let which = who.paragraph.tokens.norm(who.candidate.tokens.start) == "which";
    let fits = |placed: &Placed| match placed.candidate.form {
        MentionForm::Pronoun => false,
        _ if which => {
            !matches!(placed.candidate.kind, SpeakerKind::Person | SpeakerKind::Unnamed | SpeakerKind::Group)
        }
        MentionForm::Name => true,
        _ => matches!(placed.candidate.kind, SpeakerKind::Unnamed | SpeakerKind::Group),
    };
    let speaks = |placed: &Placed| placed.candidate.speaks || lexicon::is_document(placed.head());
    let near = &mentions[first..at];
    let fitting = |placed: &Placed| ends_here(placed) && fits(placed);
    let held = near.iter().position(|placed| fitting(placed) && speaks(placed));
    let held = held.or_else(|| near.iter().position(fitting));
    held.or_else(|| near.iter().rposition(ends_here)).map(|back| first + back)
}
