//! A sentence as the rules of this stage read it.

use std::ops::Range;

use super::kind::AMOUNTS;
use super::lexicon::{Cue, Hit, scan};
use crate::document::{ClaimStance, Figure, FigureKind, Sourcing};
use crate::language::Tag;
use crate::text::{Paragraph, Shape, TokenKind, Tokens};

/// What of a sentence a claim may be made of. Spans count from the paragraph's start.
pub(super) struct Sentence<'a> {
    pub(super) tokens: &'a Tokens,
    /// The sentence's tokens or those of the content within it.
    pub(super) range: Range<usize>,
    pub(super) hits: Vec<Hit>,
    pub(super) figures: &'a [Figure],
    /// Whose it is.
    pub(super) sourcing: Sourcing,
    /// What they do with it.
    pub(super) stance: ClaimStance,
    /// The tokens that are words or numbers.
    pub(super) words: usize,
    /// The verb that the sentence stands on: its first finite one, with the verbs that it helps.
    pub(super) verb: Option<Verb>,
    /// The position of that verb's first token.
    verb_at: Option<usize>,
}

/// The main verb of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    /// "rose", "was opened", "has closed"
    Past,
    /// "was blue", "had a roof"
    WasSo,
    /// "will open", "could open"
    Modal,
    /// "opens", "is blue"
    Present,
}

impl<'a> Sentence<'a> {
    /// Reads the tokens at `range` of `paragraph`, whose figures are `figures`.
    pub(super) fn new(
        paragraph: &'a Paragraph,
        figures: &'a [Figure],
        range: Range<usize>,
        sourcing: Sourcing,
    ) -> Self {
        let tokens = &paragraph.tokens;
        let span = paragraph.span(range.clone());
        let first = figures.partition_point(|figure| figure.span.start < span.start);
        let last = figures.partition_point(|figure| figure.span.start < span.end);
        let words = range.clone().filter(|&at| tokens[at].kind != TokenKind::Mark).count();
        let hits = scan(tokens, range.clone());
        let verb = main_verb(tokens, range.clone());
        let (verb_at, verb) = (verb.map(|(at, _)| at), verb.map(|(_, verb)| verb));
        Self {
            tokens,
            range,
            hits,
            figures: &figures[first..last.max(first)],
            sourcing,
            stance: ClaimStance::Asserted,
            words,
            verb,
            verb_at,
        }
    }

    /// Whether it states anything: it is no question, wish, thanks or order, and no heading. `clause` tells that it has a
    /// verb, recognised or not.
    pub(super) fn states(&self, clause: bool) -> bool {
        // What has no verb is a heading or an item, unless its full stop says that a verb was only not recognised.
        let heading = self.verb.is_none() && !clause && !self.ends_with('.');
        let mut words = self.range.clone().filter(|&at| self.tokens[at].kind == TokenKind::Word);
        let first = words.next().unwrap_or(self.range.start);
        let next = words.next().map_or("", |at| self.tokens.norm(at));
        let addressed = match self.tokens.norm(first) {
            "please" | "thank" | "thanks" | "congratulations" => true,
            "let" => matches!(next, "'s" | "us" | "me"),
            "i" | "we" => matches!(next, "hope" | "wish"),
            _ => {
                let reports = matches!(self.verb, Some(Verb::Past | Verb::WasSo)) || self.amounts() > 0;
                self.tokens.get(first).is_some_and(|token| token.tag == Tag::Base) && !reports
            }
        };
        !heading && !addressed && !self.ends_with('?')
    }

    /// The number of phrases that tell `cue`.
    pub(super) fn count(&self, cue: Cue) -> usize {
        self.hits.iter().filter(|hit| hit.cue == cue).count()
    }

    pub(super) fn has(&self, cue: Cue) -> bool {
        self.count(cue) > 0
    }

    /// Whether the main verb says that something will be: "will open", "is expected to open", "forecasts".
    pub(super) fn predicts(&self) -> bool {
        /// How far from the verb the words may stand: "is not now expected to".
        const NEAR: usize = 4;
        let mut hits = self.hits.iter().filter(|hit| hit.cue == Cue::Prediction);
        hits.any(|hit| self.verb_at.is_none_or(|at| (at..at + NEAR).contains(&hit.tokens.start)))
    }

    pub(super) fn has_figure(&self, kinds: &[FigureKind]) -> bool {
        self.figures.iter().any(|figure| kinds.contains(&figure.kind))
    }

    /// The number of figures that tell how much or how many.
    pub(super) fn amounts(&self) -> usize {
        self.figures.iter().filter(|figure| AMOUNTS.contains(&figure.kind)).count()
    }

    /// Whether it holds a number that counts: "one" and "two" mostly do other work.
    pub(super) fn has_number(&self) -> bool {
        self.range.clone().any(|at| {
            let token = &self.tokens[at];
            token.kind == TokenKind::Number
                || token.tag == Tag::Cardinal && !matches!(self.tokens.norm(at), "one" | "two")
        })
    }

    /// Whether one of `words` is a token of the sentence. Capitals name something else: "the US" is not "us".
    pub(super) fn has_word(&self, words: &[&str]) -> bool {
        let is_name = |at: usize| self.tokens[at].shape == Shape::Upper;
        self.range.clone().any(|at| words.contains(&self.tokens.norm(at)) && !is_name(at))
    }

    /// Whether it ends with `mark`, quotation marks and brackets after it left out. A content leaves its last stop
    /// out, so the mark may stand right after it.
    pub(super) fn ends_with(&self, mark: char) -> bool {
        let is_closing = |at: usize| matches!(self.tokens.norm(at), "”" | "\"" | "'" | "»" | ")" | "]");
        let last = self.range.clone().rev().take(4).find(|&at| !is_closing(at));
        last.into_iter().chain([self.range.end]).any(|at| self.tokens.norm(at).contains(mark))
    }

    /// How many names it holds; a capital that only opens the sentence makes none.
    pub(super) fn names(&self) -> usize {
        let starts = |at: usize| {
            let follows = at > self.range.start && self.is_name(at - 1);
            self.is_name(at) && !follows
        };
        self.range.clone().filter(|&at| starts(at)).count()
    }

    fn is_name(&self, at: usize) -> bool {
        self.tokens[at].tag.is_proper() && self.tokens[at].shape != Shape::Lower
    }

    /// Whether two things are held against each other: "larger than the old one", "the largest".
    pub(super) fn compares(&self) -> bool {
        self.has(Cue::Comparison)
            || self.range.clone().any(|at| {
                let next = |on: usize| self.tokens.norm(at + on);
                match self.tokens[at].tag {
                    // "More than 200" says how many.
                    Tag::Comparative | Tag::ComparativeAdverb => (1..6).any(|on| {
                        next(on) == "than"
                            && self.tokens.get(at + on + 1).is_some_and(|token| {
                                token.tag != Tag::Cardinal
                                    && token.kind != TokenKind::Number
                                    && token.tag != Tag::Symbol
                            })
                    }),
                    Tag::Superlative | Tag::SuperlativeAdverb => {
                        !matches!(self.tokens.norm(at), "least" | "last" | "latest" | "best")
                            && next(1) != "of"
                    }
                    _ => false,
                }
            })
    }
}

/// The position and form of the main verb.
fn main_verb(tokens: &Tokens, range: Range<usize>) -> Option<(usize, Verb)> {
    let end = range.end;
    let finite = || range.clone().filter(|&at| tokens[at].tag.is_finite());
    let main = finite().find(|&at| !is_subordinate(tokens, range.start, at)).or_else(|| finite().next());
    let Some(first) = main else {
        // A past tense that was taken for a participle.
        let participle = range.clone().find(|&at| tokens[at].tag == Tag::Participle);
        return participle.map(|at| (at, Verb::Past));
    };
    // "has not yet been opened": what an auxiliary helps stands a few adverbs on.
    let helped = (first + 1..end.min(first + 5)).find(|&at| {
        let tag = tokens[at].tag;
        !tag.is_adverb() && !matches!(tokens.norm(at), "been" | "n't" | "not" | "being")
    });
    let participle = helped.is_some_and(|at| matches!(tokens[at].tag, Tag::Participle | Tag::Past));
    let verb = match (tokens[first].tag, tokens.norm(first)) {
        (Tag::Modal, _) => Verb::Modal,
        (_, "was" | "were" | "had" | "'d") if !participle => Verb::WasSo,
        (_, "has" | "have" | "'ve") if participle => Verb::Past,
        (Tag::Past, _) => Verb::Past,
        _ => Verb::Present,
    };
    Some((first, verb))
}

/// Whether the verb at `at` stands in a clause about a noun: "the man who left". The word before it tells.
fn is_subordinate(tokens: &Tokens, start: usize, at: usize) -> bool {
    at > start && matches!(tokens[at - 1].tag, Tag::WhPronoun | Tag::WhDeterminer)
}
