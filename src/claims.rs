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
use crate::document::{BlockKind, ClaimKind, Span, SpeakerKind};
use crate::speakers::Resolution;
use crate::text::Shape;
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
    /// The words that soften it, those of its attribution's source and cue included.
    pub(crate) hedges: Vec<Span>,
    /// What raised and lowered its score, the strongest first.
    pub(crate) why: Vec<String>,
    /// Whose claim it is, as a position among the attributions; `None` where the article states it itself.
    pub(crate) attribution: Option<u32>,
}

/// Fewer words than this state nothing that stands alone.
const SHORTEST: usize = 4;

/// The claims of an article, in order.
pub(crate) fn find(
    parts: &[Part],
    attributions: &[Linked],
    contents: &Contents,
    resolution: &Resolution,
) -> Vec<Found> {
    let body = parts.iter().filter(|part| part.local.paragraph.kind == BlockKind::Body);
    body.flat_map(|part| {
        part.local.paragraph.sentences.iter().filter_map(|sentence| {
            let span = sentence.span.shifted(part.start);
            let id = contents.largest(span).filter(|&id| !is_own_view(parts, &attributions[id as usize]));
            let stated = id.and_then(|id| {
                let stated = stated(span, &attributions[id as usize])?;
                let stated = reading(part, stated, is_named(resolution, id));
                // "The union rejected the offer": a content without a verb states nothing by itself.
                stated.verb.is_some().then_some(stated)
            });
            let whole = reading(part, span, false);
            match (stated, id) {
                (Some(stated), Some(id)) => {
                    claim(part, &stated, &whole, Some((id, &attributions[id as usize])))
                }
                _ => claim(part, &whole, &whole, None),
            }
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

/// Whether attribution `id` has a speaker with a name.
fn is_named(resolution: &Resolution, id: u32) -> bool {
    let speaker = resolution.said_by[id as usize].map(|speaker| resolution.speakers[speaker as usize].kind);
    matches!(speaker, Some(SpeakerKind::Person | SpeakerKind::Organization | SpeakerKind::Place))
}

/// What of `sentence` its attribution states, where that makes up most of the sentence or a good part of it at one
/// of its ends: the content, or the whole sentence where its cue breaks the content ("“…,” she said, “…”").
fn stated(sentence: Span, linked: &Linked) -> Option<Span> {
    /// What may stand between a content and its sentence's end: a stop, a closing mark.
    const EDGE: u32 = 8;
    let content = &linked.found.content;
    let first = content.partition_point(|stretch| stretch.end <= sentence.start);
    let inside = content[first..].iter().take_while(|stretch| stretch.start < sentence.end);
    let inside =
        inside.map(|stretch| Span::new(stretch.start.max(sentence.start), stretch.end.min(sentence.end)));
    let covered: u32 = inside.clone().map(Span::len).sum();
    let stated = inside.reduce(Span::cover)?;
    let at_edge = stated.start <= sentence.start + EDGE || stated.end + EDGE >= sentence.end;
    let share = if at_edge { 4 } else { 2 };
    (covered * share >= sentence.len()).then_some(stated)
}

/// What `span` of the article states, read as one sentence, of the part that it lies in.
fn reading(part: &Part, span: Span, named_source: bool) -> Sentence<'_> {
    let Part { start, local } = part;
    let tokens = local.paragraph.tokens.within(Span::new(span.start - start, span.end - start));
    // "that the bridge is closed": what is said is that it is closed.
    let first = local.paragraph.tokens.get(tokens.start);
    let that = local.paragraph.tokens.norm(tokens.start) == "that"
        && tokens.len() > 1
        && first.is_some_and(|first| first.shape == Shape::Lower);
    let tokens = tokens.start + usize::from(that)..tokens.end;
    Sentence::new(&local.paragraph, &local.figures, tokens, named_source)
}

/// The claim that `sentence` makes, `whole` or what an attribution states in it, if it makes one.
fn claim(part: &Part, sentence: &Sentence, whole: &Sentence, by: Option<(u32, &Linked)>) -> Option<Found> {
    // What has no verb is a heading or an item, unless its full stop says that a verb was only not recognised.
    let says_nothing = sentence.verb.is_none() && !sentence.ends_with('.');
    if sentence.words < SHORTEST || says_nothing || sentence.ends_with('?') {
        return None;
    }
    let score = score::of(sentence);
    let span = part.local.paragraph.span(sentence.range.clone()).shifted(part.start);
    // "Some experts believe that it will close": who says so, and how, softens what is said.
    let frame = by.map(|(_, linked)| linked.found.source.iter().chain(&linked.found.cue));
    let softens = |hedge: &Span| {
        span.contains(*hedge) || frame.clone().into_iter().flatten().any(|words| words.overlaps(*hedge))
    };
    Some(Found {
        span,
        score: score.probability,
        kind: kind::of(sentence),
        subjective: subjective::is_subjective(sentence),
        hedges: hedges::of(whole).iter().map(|hedge| hedge.shifted(part.start)).filter(softens).collect(),
        why: score.why,
        attribution: by.map(|(id, _)| id),
    })
}
