//! Attributions: source, cue and content, found in one paragraph by its quotation marks and by rules, then linked
//! over the article.
//!
//! Each construction is a file that proposes ([`proposal::Proposal`]) and knows no other; [`settle`] holds the
//! proposals against each other. What finds attributions by other means proposes beside them.

mod according;
mod clause;
mod contents;
mod cue;
mod direct;
mod evidence;
mod headline;
mod hearsay;
mod indirect;
mod lexicon;
mod link;
mod nominal;
mod phrase;
mod proposal;
mod reading;
mod settle;
mod subject;
mod tail;

pub(crate) use contents::Contents;
pub(crate) use link::{Linked, link};

use crate::document::{AttributionForm, Span, Stance};
use crate::quotes::Quotation;
use crate::speakers::Candidate;
use crate::text::Paragraph;

use cue::Cue;
use proposal::Proposal;
use reading::Reading;

/// Who said what, in one paragraph. Spans count from the paragraph's start.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// How the content is given.
    pub(crate) form: AttributionForm,
    /// Whose words they are; empty where the paragraph does not tell.
    pub(crate) source: Vec<Span>,
    /// The words that attribute; empty where there are none.
    pub(crate) cue: Vec<Span>,
    /// What is attributed, marks at the edges left out.
    pub(crate) content: Vec<Span>,
    /// Whom it was said to.
    pub(crate) addressee: Option<Span>,
    /// What the source does by saying it.
    pub(crate) stance: Stance,
    /// The position of the attribution that this one is reported inside.
    pub(crate) parent: Option<usize>,
    /// How likely source and content are both right, 0 to 1.
    pub(crate) confidence: f64,
    /// Evidence in words.
    pub(crate) why: Vec<String>,
}

/// The attributions of a paragraph, in order of their first span.
pub(crate) fn find(paragraph: &Paragraph, quotes: &[Quotation], _mentions: &[Candidate]) -> Vec<Found> {
    let reading = Reading::new(paragraph, quotes);
    let mut proposals: Vec<_> = (0..reading.len()).filter_map(|at| at_token(&reading, at)).collect();
    proposals.extend(headline::propose(&reading));
    floating(&reading, &mut proposals);
    let settled = settle::settle(&reading, proposals);
    evidence::found(&reading, &settled)
}

/// What the rules propose for a cue at token `at`.
fn at_token(reading: &Reading, at: usize) -> Option<Proposal> {
    let scope = || reading.scope(at);
    if let Some(cue) = Cue::at(reading, at, &scope()) {
        let scope = scope();
        return direct::cue_after_quote(reading, &scope, &cue)
            .or_else(|| direct::cue_before_quote(reading, &scope, &cue))
            .or_else(|| tail::propose(reading, &scope, &cue))
            .or_else(|| indirect::propose(reading, &scope, &cue));
    }
    if reading.is_mark(at) {
        return None;
    }
    according::propose(reading, &scope(), at)
        .or_else(|| nominal::propose(reading, &scope(), at))
        .or_else(|| hearsay::propose(reading, &scope(), at))
}

/// Gives each quotation of direct speech that no proposal claims to one of its own, to the attribution it goes on
/// from, or to nobody in particular.
fn floating(reading: &Reading, proposals: &mut Vec<Proposal>) {
    let mut claimed = vec![false; reading.len()];
    for tokens in proposals.iter().flat_map(|proposal| &proposal.content) {
        claimed[tokens.clone()].fill(true);
    }
    let mut free = Vec::new();
    for (at, quote) in reading.quotes.iter().enumerate() {
        if quote.is_speech() && !claimed[quote.inner.start] {
            let cued = direct::unlisted_cue(reading, at).or_else(|| direct::colon(reading, at));
            if cued.is_none() {
                free.push(at);
            }
            proposals.extend(cued);
        }
    }
    let mut by_end: Vec<_> = proposals.iter().enumerate().map(|(at, p)| (settle::last(p), at)).collect();
    by_end.sort_unstable();
    for at in free {
        let quote = &reading.quotes[at];
        let earlier = by_end.partition_point(|(end, _)| *end <= quote.outer.start);
        if let Some((_, speaker)) = earlier.checked_sub(1).map(|last| by_end[last]) {
            proposals[speaker].content.push(quote.inner.clone());
        } else {
            proposals.push(direct::bare(reading, at));
        }
    }
}
