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
#[cfg(test)]
mod tests;
mod weights;

use crate::annotator::Part;
use crate::attributions::{Contents, Linked};
use crate::document::{
    AttributionForm, BlockKind, ClaimKind, ClaimStance, Reference, Sourcing, Span, Speaker, SpeakerKind,
};
use crate::speakers::Resolution;
use crate::text::Shape;
use refers::{Claimant, Mentions};
use sentence::Sentence;
pub(crate) use weights::Weights;
#[cfg(feature = "train")]
pub(crate) use weights::{POINTS, write};

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
    /// What whoever makes it does with it.
    pub(crate) stance: ClaimStance,
    /// Whether whoever makes it has a name.
    pub(crate) sourcing: Sourcing,
    /// The names in it of those who act.
    pub(crate) actors: Vec<Span>,
    /// The words in it that stand for others.
    pub(crate) refers: Vec<Reference>,
    /// The keys of what it shows its scorer: of what has a name, and of its wording.
    #[cfg(feature = "train")]
    pub(crate) keys: (Vec<u32>, Vec<u32>),
}

/// Fewer words than this state nothing that stands alone.
const SHORTEST: usize = 4;

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
    let body = parts.iter().filter(|part| part.local.paragraph.kind == BlockKind::Body);
    let sentences = body.flat_map(|part| part.local.paragraph.sentences.iter().map(move |s| (part, s.span)));
    sentences.flat_map(|(part, span)| finder.in_sentence(part, span.shifted(part.start))).collect()
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
    /// The claims that the sentence at `span` of `part` makes.
    fn in_sentence(&self, part: &Part, span: Span) -> Vec<Found> {
        let id = self.contents.largest(span).filter(|&id| !self.is_own_view(id));
        let stated = id.and_then(|id| {
            let stated = stated(span, &self.attributions[id as usize])?;
            let stated = reading(part, stated, self.sourcing(Some(id)));
            // "The union rejected the offer": a content without a verb states nothing by itself.
            stated.verb.is_some().then_some(stated)
        });
        let by = id.filter(|_| stated.is_some());
        let whole = reading(part, span, Sourcing::None);
        let read =
            |tokens| Sentence::new(&part.local.paragraph, &part.local.figures, tokens, self.sourcing(by));
        let stated = stated.unwrap_or_else(|| read(whole.range.clone()));
        match clauses::split(&stated, read) {
            Some(clauses) => {
                clauses.into_iter().filter_map(|clause| self.claim(part, clause, &whole, by)).collect()
            }
            None => self.claim(part, stated, &whole, by).into_iter().collect(),
        }
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
    fn sourcing(&self, id: Option<u32>) -> Sourcing {
        let Some(id) = id else { return Sourcing::None };
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

    /// The claim that `sentence` makes, `whole` or what attribution `by` states in it, if it makes one.
    fn claim(&self, part: &Part, mut sentence: Sentence, whole: &Sentence, by: Option<u32>) -> Option<Found> {
        if sentence.words < SHORTEST || !sentence.states() {
            return None;
        }
        let span = part.local.paragraph.span(sentence.range.clone()).shifted(part.start);
        let linked = by.map(|id| &self.attributions[id as usize].found);
        // "Some experts believe that it will close": who says so, and how, softens what is said.
        let frame = || linked.iter().flat_map(|found| found.source.iter().chain(&found.cue));
        let softens = |hedge: &Span| span.contains(*hedge) || frame().any(|words| words.overlaps(*hedge));
        let cue: Vec<Span> =
            linked.iter().flat_map(|found| &found.cue).filter_map(|cue| within(part, *cue)).collect();
        let claimant = Claimant {
            speaker: by.and_then(|id| self.speaker(id)).map(|speaker| (&*speaker.name, speaker.kind)),
            quoted: linked.is_some_and(|found| found.form == AttributionForm::Direct),
        };
        sentence.stance = stance::of(whole, &sentence.range, linked.map(|found| (found.stance, &cue[..])));
        let shown = features::of(&sentence);
        let score = score::of(self.weights, &shown);
        Some(Found {
            span,
            score: score.probability,
            kind: kind::of(&sentence),
            subjective: features::is_subjective(&sentence),
            hedges: hedges::of(whole).iter().map(|hedge| hedge.shifted(part.start)).filter(softens).collect(),
            why: score.why,
            attribution: by,
            stance: sentence.stance,
            sourcing: sentence.sourcing,
            actors: self.mentions.actors(span),
            refers: self.mentions.refers(span, &claimant),
            #[cfg(feature = "train")]
            keys: shown.keys(),
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
    let content = &linked.found.content;
    let first = content.partition_point(|stretch| stretch.end <= sentence.start);
    let inside = content[first..].iter().take_while(|stretch| stretch.start < sentence.end);
    let inside =
        inside.map(|stretch| Span::new(stretch.start.max(sentence.start), stretch.end.min(sentence.end)));
    let covered: u32 = inside.clone().map(Span::len).sum();
    let stated = inside.reduce(Span::cover)?;
    let at_edge = stated.start <= sentence.start + EDGE || stated.end + EDGE >= sentence.end;
    let share = if at_edge { 4 } else { 2 };
    // "Ada Kerr, who leads the port, said the bridge had closed": a long source does not make the content less.
    let frame = linked.found.source.iter().chain(&linked.found.cue);
    let framed: u32 = frame.filter(|words| sentence.contains(**words)).map(|words| words.len()).sum();
    let reported = 4 * (covered + framed) >= 3 * sentence.len();
    (reported || covered * share >= sentence.len()).then_some(stated)
}

/// What `span` of the article states, read as one sentence, of the part that it lies in.
fn reading(part: &Part, span: Span, sourcing: Sourcing) -> Sentence<'_> {
    let Part { start, local } = part;
    let tokens = local.paragraph.tokens.within(Span::new(span.start - start, span.end - start));
    // "that the bridge is closed": what is said is that it is closed.
    let first = local.paragraph.tokens.get(tokens.start);
    let that = matches!(local.paragraph.tokens.norm(tokens.start), "that" | "whether")
        && tokens.len() > 1
        && first.is_some_and(|first| first.shape == Shape::Lower);
    let tokens = tokens.start + usize::from(that)..tokens.end;
    Sentence::new(&local.paragraph, &local.figures, tokens, sourcing)
}
