//! From what holds to attributions: form, parent, confidence, and the evidence in words.

use std::ops::Range;

use super::Found;
use super::labels::Labels;
use super::lexicon::{self, Takes};
use super::proposal::{Construction, Proposal};
use super::reading::Reading;
use super::settle::{first, last};
use super::withheld;
use crate::document::{AttributionForm, Span, Stance};
use crate::language::Tag;
use crate::order::sort_by_key;

/// The attributions of `proposals`, which are in order of their first token.
pub(super) fn found(reading: &Reading, labels: &Labels, proposals: &[Proposal]) -> Vec<Found> {
    let parents = parents(proposals);
    let found = proposals.iter().zip(parents).map(|(proposal, parent)| {
        let spans = |tokens: &Option<Range<usize>>| -> Vec<Span> {
            tokens.iter().map(|tokens| reading.paragraph.span(tokens.clone())).collect()
        };
        Found {
            form: form(reading, &proposal.content),
            source: spans(&proposal.source),
            cue: spans(&proposal.cue),
            content: proposal
                .content
                .iter()
                .filter_map(|tokens| reading.trimmed_span(tokens.clone()))
                .collect(),
            addressee: spans(&proposal.addressee).pop(),
            clause: is_clause(reading, proposal),
            withheld: withheld::is_withheld(reading, proposal),
            stance: stance(reading, proposal),
            parent,
            confidence: confidence(proposal.construction, labels.support(reading, proposal)),
            why: vec![why(reading, proposal)],
        }
    });
    found.collect()
}

/// Whether what is reported is a clause, as far as the construction tells: "that the port closed", "denied closing the
/// port", unlike "endorsed the closure".
fn is_clause(reading: &Reading, proposal: &Proposal) -> bool {
    use Construction::{According, Bare, Broken, ClauseBeforeCue, Headline, Learned, Question, That};
    let Some(content) = proposal.content.first() else { return false };
    let leads = |cue: &Range<usize>| {
        let opens = reading.paragraph.sentences[reading.paragraph.sentence_of(content.start)].tokens.start;
        content.start == opens && cue.start >= content.end
    };
    // "said" takes a clause and nothing else.
    let takes_clause = |cue: &Range<usize>| {
        let mut verbs = cue.clone().flat_map(|at| lexicon::verbs(reading.norm(at)));
        let takes = verbs.clone().any(|verb| verb.takes(Takes::Bare) && verb.takes(Takes::Strong));
        takes && !verbs.any(|verb| verb.takes(Takes::Object))
    };
    match proposal.construction {
        That | Bare | Question | ClauseBeforeCue | Broken | According | Headline => true,
        Learned if proposal.cue.as_ref().is_some_and(|cue| leads(cue) || takes_clause(cue)) => true,
        _ => reading.tag(content.start) == Tag::Gerund && reading.norm(content.start + 1) != "of",
    }
}

/// What the source does by it: what somebody does not think is denied, and what somebody does not deny is not.
fn stance(reading: &Reading, proposal: &Proposal) -> Stance {
    /// Verbs whose "not" is as good as one in what is thought.
    const RAISE: &[&str] =
        &["think", "thinks", "thought", "believe", "believes", "believed", "imagine", "imagines", "imagined"];
    let mut cue = proposal.cue.iter().flat_map(Clone::clone);
    let raises = cue.clone().any(|at| reading.is(at, RAISE));
    match proposal.stance {
        Stance::Asserts if raises && cue.any(|at| withheld::is_not(reading, at)) => Stance::Denies,
        Stance::Denies if cue.any(|at| withheld::is_not(reading, at)) => Stance::Asserts,
        stance => stance,
    }
}

/// Direct where every word is quoted, mixed where some are.
fn form(reading: &Reading, content: &[Range<usize>]) -> AttributionForm {
    let words = content.iter().flat_map(Clone::clone).filter(|&t| !reading.is_mark(t));
    let (mut quoted, mut own) = (false, false);
    for word in words {
        let speech = reading.quote_at(word).is_some_and(super::reading::Quoted::can_be_speech);
        quoted |= speech;
        own |= !speech;
    }
    match (quoted, own) {
        (true, false) => AttributionForm::Direct,
        (true, true) => AttributionForm::Mixed,
        _ => AttributionForm::Indirect,
    }
}

/// For each proposal, the one whose content it stands in, the innermost where several nest.
fn parents(proposals: &[Proposal]) -> Vec<Option<usize>> {
    // Contents nest a few deep; what lies further back is not looked at.
    const DEPTH: usize = 8;
    let mut stretches: Vec<(usize, usize, usize)> = proposals
        .iter()
        .enumerate()
        .flat_map(|(at, proposal)| proposal.content.iter().map(move |tokens| (tokens.start, tokens.end, at)))
        .collect();
    sort_by_key(&mut stretches, |&(start, end, at)| (start, std::cmp::Reverse(end), at));
    let inside = |at: usize, proposal: &Proposal| {
        let from = stretches.partition_point(|&(start, ..)| start <= first(proposal));
        let around = stretches[..from].iter().rev().take(DEPTH);
        around
            .filter(|&&(_, end, other)| other != at && end >= last(proposal))
            .map(|&(.., other)| other)
            .next()
    };
    proposals.iter().enumerate().map(|(at, proposal)| inside(at, proposal)).collect()
}

/// How likely source and content are both right, given whether marks show the words and what the model holds of them
/// ([`Labels::support`]). Measured: of what is found in a fifth of the train articles of `PolNeAR` by a sequence model
/// that learned from the other four, the share whose content overlaps an annotated one by a Jaccard index of 0.8 or
/// more and whose source overlaps that one's by 0.5 or more, matched one to one; smoothed, with straight lines between
/// supports of equal steps.
fn confidence(construction: Construction, support: f64) -> f64 {
    use Construction::{Announced, Broken, CueBeforeQuote, Floating, QuoteBeforeCue};
    let at: [f64; 4] = match construction {
        QuoteBeforeCue | CueBeforeQuote | Announced => [0.35, 0.7, 0.82, 0.88],
        // The model mostly knows but one half of it.
        Broken => return 0.75,
        Floating => return 0.04,
        _ => [0.12, 0.46, 0.65, 0.9],
    };
    let place = support * (at.len() - 1) as f64;
    let step = (1..at.len() - 1).rev().find(|step| *step as f64 <= place).unwrap_or(0);
    at[step] + (at[step + 1] - at[step]) * (place - step as f64)
}

fn why(reading: &Reading, proposal: &Proposal) -> String {
    let cue = proposal.cue.clone().map_or("", |cue| reading.slice(cue));
    match proposal.construction {
        Construction::QuoteBeforeCue => format!("quote before the verb «{cue}»"),
        Construction::CueBeforeQuote => format!("quote after the verb «{cue}»"),
        Construction::Announced => format!("quote in the paragraph after «{cue}:»"),
        Construction::Colon => "quote after a colon".to_owned(),
        Construction::Signed => "quote before a dash and a name".to_owned(),
        Construction::Floating => "quote without a cue of its own".to_owned(),
        Construction::That => format!("clause with “that” after «{cue}»"),
        Construction::Bare => format!("clause after «{cue}»"),
        Construction::Question => format!("question after «{cue}»"),
        Construction::Infinitive => format!("“to” and a verb after «{cue}»"),
        Construction::Object => format!("object of «{cue}»"),
        Construction::Broken => format!("clause around «{cue}»"),
        Construction::ClauseBeforeCue => format!("clause before «{cue}»"),
        Construction::According => format!("clause with «{cue}»"),
        Construction::Headline => "a headline's colon".to_owned(),
        Construction::Noun => format!("clause after the noun «{cue}»"),
        Construction::Hearsay => format!("the adverb «{cue}»"),
        Construction::Learned => format!("the cue «{cue}»"),
    }
}
