//! Attributions: source, cue and content, found in one paragraph by its quotation marks and by rules, then linked
//! over the article.

mod link;

pub(crate) use link::{Linked, link};

use crate::document::{AttributionForm, Span, Stance};

use crate::language::Tag;
use crate::quotes::Quotation;
use crate::speakers::Candidate;
use crate::text::Paragraph;

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
pub(crate) fn find(paragraph: &Paragraph, quotes: &[Quotation], mentions: &[Candidate]) -> Vec<Found> {
    let mut found = Vec::new();
    for quote in quotes.iter().filter(|quote| quote.parent.is_none()) {
        let after = paragraph.tokens.position(quote.span.end);
        let cue = (after..after + 4).find(|&at| paragraph.tokens.norm(at) == "said");
        let source = mentions.iter().find(|mention| mention.span.start >= quote.span.end);
        let cue_span =
            cue.filter(|&at| paragraph.tokens[at].tag == Tag::Past).map(|at| paragraph.tokens[at].span);
        found.push(Found {
            form: AttributionForm::Direct,
            source: cue_span.and(source).map(|mention| mention.span).into_iter().collect(),
            cue: cue_span.into_iter().collect(),
            content: vec![quote.inner],
            addressee: None,
            stance: Stance::Asserts,
            parent: None,
            confidence: 0.5,
            why: cue_span
                .map(|cue| format!("«{}» after the quote", paragraph.slice(cue)))
                .into_iter()
                .collect(),
        });
    }
    found
}
