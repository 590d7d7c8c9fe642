//! What the sequence model labels in a paragraph, and how sure it is.

use std::ops::Range;
use std::sync::OnceLock;

use super::proposal::Proposal;
use super::reading::Reading;
use crate::document::Span;
use crate::language::sequence::{Likely, Model, features};
use crate::quotes::Quotation;

/// The most tokens that the network sees at once; a longer paragraph is read in pieces, cut between sentences
/// where they are short enough. Bounds the memory that one paragraph needs.
const LONGEST: usize = 1024;

/// The roles of the model's labels, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Source,
    Cue,
    Content,
}

/// A labelled stretch of tokens.
#[derive(Debug, Clone)]
pub(super) struct Stretch {
    pub(super) role: Role,
    pub(super) tokens: Range<usize>,
}

/// The labels of a paragraph's tokens.
pub(super) struct Labels {
    best: Vec<u8>,
    likely: Vec<Likely>,
}

impl Labels {
    /// The model's labels of the paragraph that `reading` reads, with its `quotes`.
    pub(super) fn new(reading: &Reading, quotes: &[Quotation]) -> Self {
        static MODEL: OnceLock<Model> = OnceLock::new();
        let model = MODEL.get_or_init(|| {
            Model::read(include_bytes!("../../models/attributions.bin"))
                .expect("the embedded weights are whole; a test reads them")
        });
        let spans: Vec<Span> = quotes.iter().map(|quote| quote.span).collect();
        let features = features(reading.paragraph, &spans);
        // A dateline is nobody's words, and no part of who speaks after it.
        let dateline = reading.paragraph.dateline;
        let mut labels = Self { best: vec![0; dateline], likely: vec![Likely::default(); dateline] };
        while labels.best.len() < features.len() {
            let start = labels.best.len();
            let (best, likely) = model.read_off(&features[start..piece_end(reading, start)]);
            labels.best.extend(best);
            labels.likely.extend(likely);
        }
        labels
    }

    /// The labelled stretches, in order.
    pub(super) fn stretches(&self) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        for (at, label) in self.best.iter().enumerate().filter(|(_, label)| **label > 0) {
            let role = [Role::Source, Role::Cue, Role::Content][usize::from((label - 1) / 2)];
            match stretches.last_mut() {
                Some(last) if label % 2 == 0 && last.role == role && last.tokens.end == at => {
                    last.tokens.end += 1;
                }
                _ => stretches.push(Stretch { role, tokens: at..at + 1 }),
            }
        }
        stretches
    }

    /// Whether the model labels token `at` as content.
    pub(super) fn is_content(&self, at: usize) -> bool {
        self.best[at] > 2 * Role::Content as u8
    }

    /// How likely the model holds a proposal's spans, 0 to 1: the product, over its source and its content, of the
    /// probabilities that the role begins at the first word and that it ends after the last.
    pub(super) fn support(&self, reading: &Reading, proposal: &Proposal) -> f64 {
        let edges = |role, tokens: &Range<usize>| {
            let trimmed = reading.trimmed(tokens.clone());
            let trimmed = if trimmed.is_empty() { tokens } else { &trimmed };
            self.edges(role, trimmed.start, trimmed.end - 1)
        };
        let source = proposal.source.as_ref().map_or(1.0, |tokens| edges(Role::Source, tokens));
        proposal.content.iter().fold(source, |product, tokens| product * edges(Role::Content, tokens))
    }

    /// How likely `role` begins at token `first` and ends after token `last`.
    fn edges(&self, role: Role, first: usize, last: usize) -> f64 {
        const ONE: f64 = 32768.0;
        let (begin, inside) = (2 * role as usize + 1, 2 * role as usize + 2);
        let share = |at: usize, label: usize| {
            self.likely.get(at).map_or(0.0, |likely: &Likely| f64::from(likely[label]) / ONE)
        };
        let ends = share(last, begin) + share(last, inside) - share(last + 1, inside);
        share(first, begin) * ends.clamp(0.0, 1.0)
    }
}

/// Where the piece that starts at token `start` ends.
fn piece_end(reading: &Reading, start: usize) -> usize {
    let furthest = start + LONGEST;
    if furthest >= reading.len() {
        return reading.len();
    }
    let cut = reading.paragraph.sentences[reading.paragraph.sentence_of(furthest)].tokens.start;
    if cut > start { cut } else { furthest }
}
