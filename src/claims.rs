//! Claims: the sentences of the article's own matter that state something checkable.

mod hedges;
mod kind;
mod lexicon;
mod score;
mod sentence;
mod subjective;
#[cfg(test)]
mod tests;

use crate::annotator::Part;
use crate::attributions::{Contents, Linked};
use crate::document::{BlockKind, ClaimKind, Span};
use crate::speakers::Resolution;
use sentence::Sentence;

/// A checkable statement. Spans count from the article's start.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// The sentence, or where it mostly reports what somebody says, what is said.
    pub(crate) span: Span,
    /// How likely a fact-checker would want it checked, 0 to 1.
    pub(crate) score: f64,
    /// What it states.
    pub(crate) kind: ClaimKind,
    /// Whether it is opinion more than fact.
    pub(crate) subjective: bool,
    /// The words that soften it.
    pub(crate) hedges: Vec<Span>,
    /// What raised and lowered its score, the strongest first.
    pub(crate) why: Vec<String>,
}

/// Fewer words than this state nothing that stands alone.
const SHORTEST: usize = 4;

/// The claims of an article, in order.
pub(crate) fn find(parts: &[Part], attributions: &[Linked], _speakers: &Resolution) -> Vec<Found> {
    let contents = Contents::new(attributions);
    let body = parts.iter().filter(|part| part.local.paragraph.kind == BlockKind::Body);
    body.flat_map(|part| {
        part.local.paragraph.sentences.iter().filter_map(|sentence| {
            let sentence = sentence.span.shifted(part.start);
            let linked = contents.largest(sentence).map(|id| &attributions[id as usize]);
            let linked = linked.filter(|linked| !is_own_view(parts, linked));
            let stated = linked.and_then(|linked| stated(sentence, linked));
            let sourced = stated.is_some() && linked.is_some_and(|linked| !linked.found.source.is_empty());
            claim(part, stated.unwrap_or(sentence), sourced)
        })
    })
    .collect()
}

/// Whether the source is the one who speaks: "I think" is part of what is stated, not a frame around it.
fn is_own_view(parts: &[Part], linked: &Linked) -> bool {
    let Part { start, local } = &parts[linked.part];
    linked.found.source.first().is_some_and(|source| {
        let own = Span::new(source.start.saturating_sub(*start), source.end.saturating_sub(*start));
        let tokens = local.paragraph.tokens.within(own);
        tokens.len() == 1 && matches!(local.paragraph.tokens.norm(tokens.start), "i" | "we")
    })
}

/// What of `sentence` its attribution states: the content, where that is one stretch that makes up most of the
/// sentence, or a good part of it at one of its ends.
fn stated(sentence: Span, linked: &Linked) -> Option<Span> {
    /// What may stand between a content and its sentence's end: a stop, a closing mark.
    const EDGE: u32 = 8;
    let mut inside = linked.found.content.iter().filter(|stretch| stretch.overlaps(sentence));
    let (Some(only), None) = (inside.next(), inside.next()) else { return None };
    let stated = Span::new(only.start.max(sentence.start), only.end.min(sentence.end));
    let at_edge = stated.start <= sentence.start + EDGE || stated.end + EDGE >= sentence.end;
    let share = if at_edge { 4 } else { 2 };
    (stated.len() * share >= sentence.len()).then_some(stated)
}

/// The claim that `span` of the article makes, if it is one.
fn claim(part: &Part, span: Span, attributed: bool) -> Option<Found> {
    let Part { start, local } = part;
    let relative = Span::new(span.start - start, span.end - start);
    let tokens = local.paragraph.tokens.within(relative);
    // "that the bridge is closed": what is said is that it is closed.
    let opens =
        usize::from(tokens.len() > 1 && local.paragraph.tokens.norm(tokens.start) == "that" && attributed);
    let relative = local.paragraph.span(tokens.start + opens..tokens.end);
    let sentence = Sentence::new(&local.paragraph, &local.figures, relative, attributed);
    // What has no verb is a heading or an item, unless its full stop says that a verb was only not recognised.
    let says_nothing = sentence.verb.is_none() && !sentence.ends_with('.');
    if sentence.words < SHORTEST || says_nothing || sentence.ends_with('?') {
        return None;
    }
    let score = score::of(&sentence);
    Some(Found {
        span: relative.shifted(*start),
        score: score.probability,
        kind: kind::of(&sentence),
        subjective: subjective::is_subjective(&sentence),
        hedges: hedges::of(&sentence).iter().map(|hedge| hedge.shifted(*start)).collect(),
        why: score.why,
    })
}
