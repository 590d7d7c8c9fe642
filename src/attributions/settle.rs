//! Holds the proposals of a paragraph against each other: one attribution a cue, contents that nest or stand
//! apart, a quotation for each that speaks.

use std::ops::Range;

use super::proposal::{Construction, Proposal};
use super::reading::Reading;

/// The proposals that hold, in order of their first token.
pub(super) fn settle(reading: &Reading, proposals: Vec<Proposal>) -> Vec<Proposal> {
    let mut settled = Settled::new(reading.len());
    let mut order: Vec<_> = proposals.into_iter().filter(|proposal| !proposal.content.is_empty()).collect();
    order.sort_by_key(|proposal| (rank(proposal.construction), first(proposal)));
    for proposal in order {
        settled.admit(proposal);
    }
    settled.kept.sort_by_key(|proposal| (first(proposal), std::cmp::Reverse(last(proposal))));
    settled.kept
}

/// What decides where two proposals clash: marks before words, clauses before phrases.
const fn rank(construction: Construction) -> u8 {
    match construction {
        Construction::QuoteBeforeCue | Construction::CueBeforeQuote | Construction::Colon => 0,
        Construction::ClauseBeforeCue | Construction::According | Construction::Headline => 1,
        Construction::That | Construction::Bare | Construction::Question => 2,
        Construction::Infinitive | Construction::Noun => 3,
        Construction::Object => 4,
        Construction::Hearsay | Construction::Floating => 5,
    }
}

/// The first token of a proposal.
pub(super) fn first(proposal: &Proposal) -> usize {
    parts(proposal).map(|tokens| tokens.start).min().unwrap_or(0)
}

/// The position after the last token of a proposal.
pub(super) fn last(proposal: &Proposal) -> usize {
    parts(proposal).map(|tokens| tokens.end).max().unwrap_or(0)
}

fn parts(proposal: &Proposal) -> impl Iterator<Item = &Range<usize>> {
    proposal.content.iter().chain(&proposal.source).chain(&proposal.cue)
}

struct Settled {
    kept: Vec<Proposal>,
    /// For each token, one more than the position of the innermost content over it; else 0.
    content: Vec<u32>,
    /// For each token, whether a cue that holds covers it.
    cue: Vec<bool>,
}

impl Settled {
    fn new(tokens: usize) -> Self {
        Self { kept: Vec::new(), content: vec![0; tokens], cue: vec![false; tokens] }
    }

    fn admit(&mut self, proposal: Proposal) {
        let nested = proposal.content.iter().any(|tokens| self.content[tokens.start] > 0);
        if nested && !proposal.can_nest {
            return;
        }
        let taken = proposal.cue.iter().flat_map(Clone::clone).any(|t| self.cue[t]);
        if taken || !proposal.content.iter().all(|tokens| self.fits(tokens)) {
            return;
        }
        let position = self.kept.len() as u32 + 1;
        for tokens in &proposal.content {
            self.content[tokens.clone()].fill(position);
        }
        if let Some(tokens) = &proposal.cue {
            self.cue[tokens.clone()].fill(true);
        }
        self.kept.push(proposal);
    }

    /// Whether `tokens` lie apart from each content that holds, inside it, or around it.
    fn fits(&self, tokens: &Range<usize>) -> bool {
        self.content[tokens.start] == self.content[tokens.end - 1]
    }
}
