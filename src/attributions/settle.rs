//! Holds the proposals of a paragraph against each other: one attribution a cue, contents that nest or stand
//! apart, a quotation for each that speaks.

use crate::order::sort_by_key;
use std::ops::Range;

use super::proposal::{Construction, Proposal};
use super::reading::Reading;

/// What decides where two proposals clash: marks before words, clauses before phrases.
const fn rank(construction: Construction) -> u8 {
    match construction {
        Construction::QuoteBeforeCue
        | Construction::CueBeforeQuote
        | Construction::Announced
        | Construction::Colon
        | Construction::Signed => 0,
        Construction::ClauseBeforeCue
        | Construction::Broken
        | Construction::According
        | Construction::Headline => 1,
        Construction::That | Construction::Bare | Construction::Question => 2,
        Construction::Infinitive | Construction::Noun => 3,
        Construction::Object => 4,
        Construction::Hearsay | Construction::Floating => 5,
        Construction::Learned => 6,
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

/// The proposals that hold.
pub(super) struct Settled {
    kept: Vec<Proposal>,
    /// For each token, one more than the position of the innermost content over it; else 0.
    content: Vec<u32>,
    /// For each token, whether a cue that holds covers it.
    cue: Vec<bool>,
}

impl Settled {
    pub(super) fn new(reading: &Reading) -> Self {
        Self { kept: Vec::new(), content: vec![0; reading.len()], cue: vec![false; reading.len()] }
    }

    /// Admits those of `proposals` that hold beside each other.
    pub(super) fn admit_all(&mut self, mut proposals: Vec<Proposal>) {
        sort_by_key(&mut proposals, |proposal| (rank(proposal.construction), first(proposal)));
        for proposal in proposals {
            self.admit(proposal);
        }
    }

    /// Admits `proposal` unless its cue is taken, its content cuts across another's, or it stands inside another's
    /// and may not. Returns its position among those admitted.
    pub(super) fn admit(&mut self, proposal: Proposal) -> Option<usize> {
        let nested = proposal.content.iter().any(|tokens| self.has_content(tokens.start));
        let taken = proposal.cue.iter().flat_map(Clone::clone).any(|t| self.cue[t]);
        if taken || nested && !proposal.can_nest || !proposal.content.iter().all(|tokens| self.fits(tokens)) {
            return None;
        }
        for tokens in &proposal.content {
            self.cover(self.kept.len(), tokens.clone());
        }
        if let Some(tokens) = &proposal.cue {
            self.cue[tokens.clone()].fill(true);
        }
        self.kept.push(proposal);
        Some(self.kept.len() - 1)
    }

    /// Adds `tokens`, which no content covers, to the content of the proposal at `position`.
    pub(super) fn extend(&mut self, position: usize, tokens: Range<usize>) {
        self.cover(position, tokens.clone());
        self.kept[position].content.push(tokens);
    }

    /// The proposals admitted so far.
    pub(super) fn kept(&self) -> &[Proposal] {
        &self.kept
    }

    /// Whether some content covers token `at`.
    pub(super) fn has_content(&self, at: usize) -> bool {
        self.content[at] > 0
    }

    /// The proposals admitted, in order of their first token, the longer first.
    pub(super) fn in_order(mut self) -> Vec<Proposal> {
        sort_by_key(&mut self.kept, |proposal| (first(proposal), std::cmp::Reverse(last(proposal))));
        self.kept
    }

    fn cover(&mut self, position: usize, tokens: Range<usize>) {
        self.content[tokens].fill(position as u32 + 1);
    }

    /// Whether `tokens` lie apart from each content that holds, inside it, or around it.
    fn fits(&self, tokens: &Range<usize>) -> bool {
        self.content[tokens.start] == self.content[tokens.end - 1]
    }
}
