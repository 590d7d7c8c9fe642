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
mod floating;
mod headline;
mod hearsay;
mod indirect;
mod labels;
mod learned;
mod lexicon;
mod link;
mod nominal;
mod phrase;
mod proposal;
mod reading;
mod settle;
mod subject;
mod tail;
#[cfg(test)]
mod tests;
mod withheld;

pub(crate) use contents::Contents;
pub(crate) use link::{Linked, link};

use std::ops::Range;

use crate::document::{AttributionForm, BlockKind, Span, Stance};
use crate::quotes::Quotation;
use crate::text::Paragraph;

use cue::Cue;
use labels::Labels;
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
    /// Whether the content is a clause, which states something, rather than what somebody speaks of.
    pub(crate) clause: bool,
    /// Whether the source is told not to have said so: "never said that", "declined to say whether".
    pub(crate) withheld: bool,
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
pub(crate) fn find(paragraph: &Paragraph, quotes: &[Quotation]) -> Vec<Found> {
    let reading = Reading::new(paragraph, quotes);
    let labels = Labels::new(&reading, quotes);
    let mut rules = rules(&reading);
    // The model has learned from articles alone: menus and appeals are no text that it knows.
    let is_article = paragraph.kind != BlockKind::Boilerplate;
    let learned = if is_article { learned::propose(&reading, &labels, &rules) } else { Vec::new() };
    rules.retain(|rule| learned::believes(&reading, &labels, rule));
    held_together(&reading, &labels, learned, rules)
}

/// What the rules propose.
fn rules(reading: &Reading) -> Vec<Proposal> {
    let mut rules: Vec<_> = (0..reading.len()).filter_map(|at| at_token(reading, at)).collect();
    rules.retain(|proposal: &Proposal| proposal.can_nest || !reading.is_spoken(proposal));
    rules.extend(headline::propose(reading));
    rules
}

/// The attributions that hold of what the model and the rules propose: the model's first, the rules' beside them.
fn held_together(
    reading: &Reading,
    labels: &Labels,
    learned: Vec<Proposal>,
    mut rules: Vec<Proposal>,
) -> Vec<Found> {
    let speaks = |proposal: &Proposal| !withheld::is_silence(reading, proposal);
    let learned: Vec<_> = learned.into_iter().filter(speaks).collect();
    rules.retain(speaks);
    let beside = learned::Beside::new(reading, &learned);
    rules.retain(|rule| beside.leaves_room_for(rule));
    let mut settled = settle::Settled::new(reading);
    settled.admit_all(learned);
    settled.admit_all(rules);
    floating::admit(reading, &mut settled);
    evidence::found(reading, labels, &settled.in_order())
}

/// What the rules propose for a cue at token `at`.
fn at_token(reading: &Reading, at: usize) -> Option<Proposal> {
    let verbal = Cue::at(reading, at).and_then(|(cue, scope)| at_verb(reading, &scope, &cue));
    verbal
        .or_else(|| according::propose(reading, at))
        .or_else(|| nominal::propose(reading, at))
        .or_else(|| hearsay::propose(reading, at))
}

/// What the rules propose for a verb, marks before words.
fn at_verb(reading: &Reading, scope: &Range<usize>, cue: &Cue) -> Option<Proposal> {
    direct::cue_after_quote(reading, scope, cue)
        .or_else(|| direct::cue_before_quote(reading, scope, cue))
        .or_else(|| tail::propose(reading, scope, cue))
        .or_else(|| indirect::propose(reading, scope, cue))
        .or_else(|| direct::announced(reading, scope, cue))
}
