//! A paragraph as the rules read it: its tokens, what is quoted, and how far a rule may look.

use std::ops::Range;

use super::proposal::Proposal;
use crate::document::{QuoteForm, Span};
use crate::language::Tag;
use crate::quotes::Quotation;
use crate::text::{Paragraph, TokenKind};

/// No rule looks further than this many tokens to either side, so that the work stays linear in the text however
/// long a sentence is.
const WINDOW: usize = 60;

/// A paragraph and its outermost quotations.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) paragraph: &'a Paragraph,
    pub(super) quotes: Vec<Quoted>,
    /// For each token, one more than the position of the quotation it stands in, marks included; else 0.
    inside: Vec<u32>,
    /// The tokens of quotations in quotations, marks left out, in order of their start.
    nested: Vec<Range<usize>>,
}

/// A quotation that stands in no other.
#[derive(Debug, Clone)]
pub(super) struct Quoted {
    /// Its position among all quotations of the paragraph.
    pub(super) position: usize,
    /// Its tokens, marks included.
    pub(super) outer: Range<usize>,
    /// Its tokens, marks left out.
    pub(super) inner: Range<usize>,
    /// What the marks do.
    pub(super) form: QuoteForm,
}

impl Quoted {
    /// Whether it is a clause or more of speech.
    pub(super) fn is_speech(&self) -> bool {
        self.form == QuoteForm::Direct
    }

    /// Whether it can be somebody's words at all.
    pub(super) fn can_be_speech(&self) -> bool {
        matches!(self.form, QuoteForm::Direct | QuoteForm::Partial)
    }
}

impl<'a> Reading<'a> {
    pub(super) fn new(paragraph: &'a Paragraph, quotes: &[Quotation]) -> Self {
        let tokens = &paragraph.tokens;
        let mut inside = vec![0; tokens.len()];
        let mut outermost: Vec<Quoted> = Vec::new();
        for (position, quote) in quotes.iter().enumerate().filter(|(_, quote)| quote.parent.is_none()) {
            let (outer, inner) = (tokens.within(quote.span), tokens.within(quote.inner));
            let free = outermost.last().is_none_or(|last| last.outer.end <= outer.start);
            if inner.is_empty() || !free {
                continue;
            }
            inside[outer.clone()].fill(outermost.len() as u32 + 1);
            outermost.push(Quoted { position, outer, inner, form: quote.form });
        }
        let nested = quotes.iter().filter(|quote| quote.parent.is_some() && quote.form == QuoteForm::Direct);
        let nested = nested.map(|quote| tokens.within(quote.inner)).collect();
        Self { paragraph, quotes: outermost, inside, nested }
    }

    /// The number of tokens.
    pub(super) fn len(&self) -> usize {
        self.inside.len()
    }

    /// The normal form of token `at`; empty past the last.
    pub(super) fn norm(&self, at: usize) -> &'a str {
        self.paragraph.tokens.norm(at)
    }

    /// Whether token `at` is one of `words`.
    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.norm(at))
    }

    /// The part of speech of token `at`; punctuation past the last.
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.paragraph.tokens.get(at).map_or(Tag::Punctuation, |token| token.tag)
    }

    /// Whether token `at` is a mark, or there is none.
    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.paragraph.tokens.get(at).is_none_or(|token| token.kind == TokenKind::Mark)
    }

    /// The text of `tokens`.
    pub(super) fn slice(&self, tokens: Range<usize>) -> &'a str {
        &self.paragraph.text[self.paragraph.span(tokens).range()]
    }

    /// The quotation that token `at` stands in, marks included.
    pub(super) fn quote_at(&self, at: usize) -> Option<&Quoted> {
        let inside = *self.inside.get(at)?;
        inside.checked_sub(1).map(|at| &self.quotes[at as usize])
    }

    /// The quotation whose last mark is just before `at`, a comma between left out.
    pub(super) fn quote_before(&self, at: usize) -> Option<&Quoted> {
        let last = at.checked_sub(1)?;
        let last = if self.is(last, &[",", "-", "--", "–", "—"]) { last.checked_sub(1)? } else { last };
        self.quote_at(last).filter(|quote| quote.outer.end <= at)
    }

    /// The quotation that opens at `at`.
    pub(super) fn quote_from(&self, at: usize) -> Option<&Quoted> {
        self.quote_at(at).filter(|quote| quote.outer.start == at)
    }

    /// Whether a rule that works outside of speech must not read over token `at`.
    fn is_barred(&self, at: usize, home: Option<usize>) -> bool {
        let quote = self.quote_at(at).filter(|quote| quote.is_speech());
        quote.is_some_and(|quote| Some(quote.position) != home && !self.is_woven_in(quote))
    }

    /// Whether the writer's words lead up to a quotation, or go on from it, without a mark: "said that “it was
    /// over”".
    pub(super) fn is_woven_in(&self, quote: &Quoted) -> bool {
        let start = quote.outer.start;
        let led_up_to = start > 0
            && !self.is_mark(start - 1)
            && self.paragraph.sentence_of(start - 1) == self.paragraph.sentence_of(start);
        let goes_on = !self.is_mark(quote.outer.end) && !self.is_mark(quote.inner.end - 1);
        led_up_to || goes_on
    }

    /// The tokens of the innermost quotation in a quotation that token `at` stands in.
    fn nested_at(&self, at: usize) -> Option<&Range<usize>> {
        // Few lie in one another; what starts further back has ended.
        const DEPTH: usize = 4;
        let from = self.nested.partition_point(|inner| inner.start <= at);
        self.nested[..from].iter().rev().take(DEPTH).find(|inner| inner.contains(&at))
    }

    /// The tokens that a rule at `at` may read: those of its sentence, at most a window's width away, and none of
    /// another's direct speech; within direct speech only that speech.
    pub(super) fn scope(&self, at: usize) -> Range<usize> {
        let sentence = &self.paragraph.sentences[self.paragraph.sentence_of(at)].tokens;
        let quote = self.quote_at(at).filter(|quote| quote.is_speech());
        let home = quote.map(|quote| quote.position);
        let limits = quote.map_or(0..self.len(), |quote| self.nested_at(at).unwrap_or(&quote.inner).clone());
        let low = sentence.start.max(limits.start).max(at.saturating_sub(WINDOW));
        let high = sentence.end.min(limits.end).min(at + WINDOW);
        let start = (low..at).rev().find(|&t| self.is_barred(t, home)).map_or(low, |t| t + 1);
        let end = (at..high).find(|&t| self.is_barred(t, home)).unwrap_or(high);
        start..end.max(start)
    }

    /// Whether the cue of `proposal` stands in direct speech.
    pub(super) fn is_spoken(&self, proposal: &Proposal) -> bool {
        let quote = proposal.cue.as_ref().and_then(|cue| self.quote_at(cue.start));
        quote.is_some_and(Quoted::is_speech)
    }

    /// `tokens` without the marks at its edges; brackets, and signs that belong to words ("6%"), stay.
    pub(super) fn trimmed(&self, mut tokens: Range<usize>) -> Range<usize> {
        let loose =
            |at: usize| self.is_mark(at) && !self.is(at, &["(", ")", "[", "]", "$", "£", "€", "%", "#", "@"]);
        while !tokens.is_empty() && loose(tokens.start) {
            tokens.start += 1;
        }
        while !tokens.is_empty() && loose(tokens.end - 1) {
            tokens.end -= 1;
        }
        tokens
    }

    /// The span of `tokens` as [trimmed](Self::trimmed); `None` where nothing is left.
    pub(super) fn trimmed_span(&self, tokens: Range<usize>) -> Option<Span> {
        let trimmed = self.trimmed(tokens);
        (!trimmed.is_empty()).then(|| self.paragraph.span(trimmed))
    }
}
