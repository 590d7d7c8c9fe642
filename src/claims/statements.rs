//! What a sentence states, as far as its paragraph and who states it tell.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use super::sentence::Sentence;
use super::weights::Weights;
use super::{clauses, features, hedges, kind, score, stance};
use crate::annotator::Local;
use crate::document::{ClaimKind, ClaimStance, QuoteForm, Sourcing, Span, Stance};
use crate::quotes::Quotation;
use crate::text::Shape;

/// Fewer words than this state nothing that stands alone; one fewer do where there is a figure among them.
const SHORTEST: usize = 4;

/// Who states a sentence or part of it, as the article tells. Spans count from the paragraph's start.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Frame {
    /// What of the sentence is theirs.
    pub(super) stated: Span,
    /// Whether it is a clause, as far as the attribution tells.
    pub(super) clause: bool,
    /// Whether they have a name.
    pub(super) sourcing: Sourcing,
    /// What they do with it.
    pub(super) stance: Stance,
    /// The words that name them and stand in the paragraph.
    pub(super) source: Vec<Span>,
    /// The words that say that they state it, and stand in the paragraph.
    pub(super) cue: Vec<Span>,
}

/// What a sentence states.
#[derive(Debug)]
pub(super) struct Statements {
    /// Who states it, or seems to.
    frames: Vec<Frame>,
    /// One for each claim, with the position of the frame that makes it; none where the article does.
    pub(super) list: Vec<(Option<usize>, Statement)>,
}

/// A checkable statement.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Statement {
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
    /// What whoever makes it does with it.
    pub(crate) stance: ClaimStance,
    /// Whether whoever makes it has a name.
    pub(crate) sourcing: Sourcing,
    /// The keys of what it shows its scorer: of what has a name, and of its wording.
    #[cfg(feature = "train")]
    pub(crate) keys: (Vec<u32>, Vec<u32>),
}

impl Statement {
    /// The same with spans that count from `by` bytes before.
    pub(super) fn shifted(&self, by: u32) -> Self {
        let mut shifted = self.clone();
        shifted.span = shifted.span.shifted(by);
        shifted.hedges.iter_mut().for_each(|hedge| *hedge = hedge.shifted(by));
        shifted
    }
}

/// What each sentence of a paragraph stated when it was last read. In an edited article most have the frame that they had.
#[derive(Debug, Default)]
pub(crate) struct Memory(Mutex<Vec<Option<Arc<Statements>>>>);

/// What sentence `at` of `local` states in its frames, scored by `weights`.
pub(super) fn of(local: &Local, at: usize, frames: Vec<Frame>, weights: &Weights) -> Arc<Statements> {
    let mut known = local.stated.0.lock().unwrap_or_else(PoisonError::into_inner);
    known.resize_with(local.paragraph.sentences.len(), || None);
    if let Some(stated) = known[at].as_ref().filter(|stated| stated.frames == frames) {
        return Arc::clone(stated);
    }
    let stated = Arc::new(read(local, at, frames, weights));
    known[at] = Some(Arc::clone(&stated));
    stated
}

fn read(local: &Local, at: usize, frames: Vec<Frame>, weights: &Weights) -> Statements {
    let sentence = |tokens, sourcing| Sentence::new(&local.paragraph, &local.figures, tokens, sourcing);
    let whole = sentence(worded(local, local.paragraph.sentences[at].span), Sourcing::None);
    let mut list = Vec::new();
    let mut reported = false;
    for (position, frame) in frames.iter().enumerate() {
        let stated = sentence(worded(local, frame.stated), frame.sourcing);
        // "The union rejected the offer": a content without a verb states nothing by itself. In a clause and in speech
        // one was only not recognised.
        let spoken = |quote: &Quotation| quote.form == QuoteForm::Direct && quote.span.contains(frame.stated);
        if stated.verb.is_some() || frame.clause || local.quotes.iter().any(spoken) {
            reported = true;
            let made = statements(local, stated, &whole, Some(frame), weights);
            list.extend(made.into_iter().map(|statement| (Some(position), statement)));
        }
    }
    if !reported {
        let stated = sentence(whole.range.clone(), Sourcing::None);
        list.extend(
            statements(local, stated, &whole, None, weights).into_iter().map(|statement| (None, statement)),
        );
    }
    Statements { frames, list }
}

/// The statements that `stated` makes, one for each clause that states something of its own.
fn statements(
    local: &Local,
    stated: Sentence,
    whole: &Sentence,
    frame: Option<&Frame>,
    weights: &Weights,
) -> Vec<Statement> {
    let sourcing = stated.sourcing;
    let read = |tokens| Sentence::new(&local.paragraph, &local.figures, tokens, sourcing);
    let clauses = clauses::split(&stated, read).map_or_else(|| vec![stated], Vec::from);
    clauses.into_iter().filter_map(|clause| statement(local, clause, whole, frame, weights)).collect()
}

/// The tokens of what `span` states: of "that the bridge is closed", that it is.
fn worded(local: &Local, span: Span) -> Range<usize> {
    let all = &local.paragraph.tokens;
    let tokens = all.within(span);
    let that = matches!(all.norm(tokens.start), "that" | "whether")
        && tokens.len() > 1
        && all.get(tokens.start).is_some_and(|first| first.shape == Shape::Lower);
    tokens.start + usize::from(that)..tokens.end
}

/// The statement that `stated` makes, the sentence `whole` or what `frame` states in it, if it makes one.
fn statement(
    local: &Local,
    mut stated: Sentence,
    whole: &Sentence,
    frame: Option<&Frame>,
    weights: &Weights,
) -> Option<Statement> {
    let short = stated.words + usize::from(!stated.figures.is_empty()) < SHORTEST;
    if short || !stated.states(frame.is_some_and(|frame| frame.clause)) {
        return None;
    }
    let span = local.paragraph.span(stated.range.clone());
    // "Some experts believe that it will close": who says so, and how, softens what is said.
    let around = || frame.into_iter().flat_map(|frame| frame.source.iter().chain(&frame.cue));
    let softens = |hedge: &Span| span.contains(*hedge) || around().any(|words| words.overlaps(*hedge));
    stated.stance = stance::of(whole, &stated.range, frame.map(|frame| (frame.stance, &frame.cue[..])));
    let shown = features::of(&stated);
    let score = score::of(weights, &shown);
    Some(Statement {
        span,
        score: score.probability,
        kind: kind::of(&stated),
        subjective: features::is_subjective(&stated),
        hedges: hedges::of(whole).into_iter().filter(softens).collect(),
        why: score.why,
        stance: stated.stance,
        sourcing: stated.sourcing,
        #[cfg(feature = "train")]
        keys: shown.keys(),
    })
}
