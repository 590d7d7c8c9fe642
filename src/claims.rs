//! Claims: the sentences of the article's own matter that state something checkable.

mod clauses;
mod features;
mod hedges;
mod kind;
mod lexicon;
mod refers;
mod score;
mod sentence;
mod stance;
mod statements;
#[cfg(test)]
mod tests;
mod weights;

use crate::annotator::Part;
use crate::attributions::{Contents, Linked};
use crate::document::{AttributionForm, BlockKind, Reference, Sourcing, Span, Speaker, SpeakerKind};
use crate::speakers::Resolution;
use refers::{Claimant, Mentions};
use statements::Frame;
pub(crate) use statements::{Memory, Statement};
pub(crate) use weights::Weights;
#[cfg(feature = "train")]
pub(crate) use weights::{POINTS, write};

/// A checkable statement in the article.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// What is stated. Spans count from the article's start.
    pub(crate) statement: Statement,
    /// Whose claim it is, as a position among the attributions; `None` where the article states it itself.
    pub(crate) attribution: Option<u32>,
    /// The names in it of those who act.
    pub(crate) actors: Vec<Span>,
    /// The words in it that stand for others.
    pub(crate) refers: Vec<Reference>,
}

/// The claims of an article, in order.
pub(crate) fn find(
    parts: &[Part],
    attributions: &[Linked],
    contents: &Contents,
    resolution: &Resolution,
    weights: &Weights,
) -> Vec<Found> {
    let mentions = Mentions::new(parts, resolution);
    let finder = Finder { parts, attributions, contents, resolution, mentions, weights };
    let mut found = Vec::new();
    for part in parts.iter().filter(|part| part.local.paragraph.kind == BlockKind::Body) {
        for at in 0..part.local.paragraph.sentences.len() {
            finder.read(part, at, &mut found);
        }
    }
    found
}

/// What claims are found with.
struct Finder<'a> {
    parts: &'a [Part],
    attributions: &'a [Linked],
    contents: &'a Contents,
    resolution: &'a Resolution,
    mentions: Mentions<'a>,
    weights: &'a Weights,
}

impl<'a> Finder<'a> {
    /// Adds the claims that sentence `at` of `part` makes to those `found`.
    fn read(&self, part: &Part, at: usize, found: &mut Vec<Found>) {
        let span = part.local.paragraph.sentences[at].span.shifted(part.start);
        let (ids, frames): (Vec<_>, Vec<_>) = self.frames(part, span).into_iter().unzip();
        let stated = statements::of(&part.local, at, frames, self.weights);
        for (frame, statement) in &stated.list {
            let by = frame.map(|frame| ids[frame]);
            let claimant = Claimant {
                speaker: by.and_then(|id| self.speaker(id)).map(|speaker| (&*speaker.name, speaker.kind)),
                quoted: by
                    .is_some_and(|id| self.attributions[id as usize].found.form == AttributionForm::Direct),
            };
            let statement = statement.shifted(part.start);
            let inside = self.mentions.inside(statement.span);
            found.push(Found {
                statement,
                attribution: by,
                actors: self.mentions.actors(inside.clone()),
                refers: self.mentions.refers(inside, &claimant),
            });
        }
    }

    /// The attributions that state the sentence at `span` of `part`, and how: several that report a clause each and
    /// leave little else, or the one that states most of it or a good part.
    fn frames(&self, part: &Part, span: Span) -> Vec<(u32, Frame)> {
        let Some(largest) = self.contents.largest(span).filter(|&id| self.states(id)) else {
            return Vec::new();
        };
        let several = self.contents.outermost(span).into_iter().filter(|&id| self.reports_within(id, span));
        let several: Vec<_> = several.collect();
        let covered: u32 = several.iter().map(|&id| covered(span, &self.attributions[id as usize])).sum();
        let shared = several.len() > 1 && several.contains(&largest) && 4 * covered >= 3 * span.len();
        if shared {
            return several
                .into_iter()
                .filter_map(|id| Some((id, self.frame(part, span, id, said)?)))
                .collect();
        }
        self.frame(part, span, largest, stated).map(|frame| (largest, frame)).into_iter().collect()
    }

    /// Whether attribution `id` reports a clause in the sentence at `span`, with its cue.
    fn reports_within(&self, id: u32, span: Span) -> bool {
        let found = &self.attributions[id as usize].found;
        found.clause
            && found.cue.first().is_some_and(|cue| span.contains(*cue))
            && found.content.iter().all(|content| span.contains(*content))
            && self.states(id)
    }

    /// Whether attribution `id` says that somebody stated something: "never said that" does not.
    fn states(&self, id: u32) -> bool {
        !self.attributions[id as usize].found.withheld && !self.is_own_view(id)
    }

    /// How attribution `id` states the sentence at `span` of `part`; `of` tells what of it.
    fn frame(
        &self,
        part: &Part,
        span: Span,
        id: u32,
        of: fn(Span, &Linked) -> Option<Span>,
    ) -> Option<Frame> {
        let linked = &self.attributions[id as usize];
        let found = &linked.found;
        let stated = within(part, of(span, linked)?)?;
        let inside = |spans: &[Span]| spans.iter().filter_map(|span| within(part, *span)).collect();
        let (source, cue) = (inside(&found.source), inside(&found.cue));
        Some(Frame {
            stated,
            clause: found.clause,
            sourcing: self.sourcing(id),
            stance: found.stance,
            source,
            cue,
        })
    }

    /// Whether the source is the one who speaks: "I think" is part of what is stated, not a frame around it.
    fn is_own_view(&self, id: u32) -> bool {
        let linked = &self.attributions[id as usize];
        let Part { start, local } = &self.parts[linked.part];
        linked.found.source.first().is_some_and(|source| {
            let own = Span::new(source.start.saturating_sub(*start), source.end.saturating_sub(*start));
            let tokens = local.paragraph.tokens.within(own);
            tokens.len() == 1 && matches!(local.paragraph.tokens.norm(tokens.start), "i" | "we")
        })
    }

    /// The speaker of attribution `id`.
    fn speaker(&self, id: u32) -> Option<&'a Speaker> {
        self.resolution.said_by[id as usize].map(|speaker| &self.resolution.speakers[speaker as usize])
    }

    /// Whether the speaker of attribution `id` has a name.
    fn sourcing(&self, id: u32) -> Sourcing {
        let named = self.speaker(id).is_some_and(|speaker| match speaker.kind {
            SpeakerKind::Person | SpeakerKind::Organization | SpeakerKind::Place => true,
            // "House Republicans", unlike "harbour officials".
            SpeakerKind::Group => {
                speaker.mentions.first().is_some_and(|mention| self.ends_in_name(mention.span))
            }
            SpeakerKind::Unnamed | SpeakerKind::Unknown => false,
        });
        if named { Sourcing::Named } else { Sourcing::Unnamed }
    }

    /// Whether the last word of `span` is a name.
    fn ends_in_name(&self, span: Span) -> bool {
        let part = self.parts.partition_point(|part| part.start <= span.start).checked_sub(1);
        part.map(|part| &self.parts[part]).is_some_and(|part| {
            let tokens = &part.local.paragraph.tokens;
            let words = tokens.within(Span::new(span.start - part.start, span.end - part.start));
            words.end > words.start && tokens[words.end - 1].tag.is_proper()
        })
    }
}

/// `span` of the article from the start of `part`, where it lies there.
fn within(part: &Part, span: Span) -> Option<Span> {
    let length = part.local.paragraph.text.len() as u32;
    let start = span.start.checked_sub(part.start)?;
    let end = span.end - part.start;
    (end <= length).then(|| Span::new(start, end))
}

/// What of `sentence` its attribution states, where that makes up most of the sentence or a good part of it at one
/// of its ends: the content, or the whole sentence where its cue breaks the content ("“…,” she said, “…”").
fn stated(sentence: Span, linked: &Linked) -> Option<Span> {
    /// What may stand between a content and its sentence's end: a stop, a closing mark.
    const EDGE: u32 = 8;
    let content = inside(sentence, linked);
    let covered: u32 = content.clone().map(Span::len).sum();
    let stated = content.reduce(Span::cover)?;
    let at_edge = stated.start <= sentence.start + EDGE || stated.end + EDGE >= sentence.end;
    let share = if at_edge { 4 } else { 2 };
    // "Ada Kerr, who leads the port, said the bridge had closed": a long source does not make the content less.
    let reported = 4 * self::covered(sentence, linked) >= 3 * sentence.len();
    (reported || covered * share >= sentence.len()).then_some(stated)
}

/// What of `sentence` its attribution reports, from the first word to the last.
fn said(sentence: Span, linked: &Linked) -> Option<Span> {
    inside(sentence, linked).reduce(Span::cover)
}

/// The stretches of the content that lie in `sentence`, as far as they do.
fn inside(sentence: Span, linked: &Linked) -> impl Iterator<Item = Span> + Clone {
    let content = &linked.found.content;
    let first = content.partition_point(|stretch| stretch.end <= sentence.start);
    let inside = content[first..].iter().take_while(move |stretch| stretch.start < sentence.end);
    inside.map(move |stretch| Span::new(stretch.start.max(sentence.start), stretch.end.min(sentence.end)))
}

/// How much of `sentence` an attribution takes up, its source and cue included, in bytes.
fn covered(sentence: Span, linked: &Linked) -> u32 {
    let frame = linked.found.source.iter().chain(&linked.found.cue);
    let framed = frame.filter(|words| sentence.contains(**words)).map(|words| words.len());
    framed.chain(inside(sentence, linked).map(Span::len)).sum()
}
