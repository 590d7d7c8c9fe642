//! Candidates in their places in the article, and the roles that they tell.

use std::borrow::Cow;

use super::lexicon;
use super::mentions::{self, Candidate};
use crate::annotator::Part;
use crate::attributions::Linked;
use crate::document::Span;
use crate::language::Tag;
use crate::order::sort_by_key;
use crate::text::Paragraph;

/// All candidates of the article in their places, cut where the words that attribute begin.
pub(super) fn place<'a>(parts: &'a [Part], attributions: &[Linked]) -> Vec<Placed<'a>> {
    let cuts = Cuts::new(attributions);
    let mut mentions = Vec::with_capacity(parts.iter().map(|part| part.local.mentions.len()).sum());
    let mut sentences = 0;
    for (part, Part { start, local }) in parts.iter().enumerate() {
        let mut quotes = local.quotes.iter().filter(|quote| quote.parent.is_none()).peekable();
        for candidate in &local.mentions {
            while quotes.next_if(|quote| quote.span.end <= candidate.span.start).is_some() {}
            let before_cue = cuts.of_source(candidate, *start);
            let subject = candidate.subject || before_cue.is_some();
            let cut = before_cue.or_else(|| cuts.of_content(candidate, *start));
            let cut = cut.and_then(|end| mentions::cut(&local.paragraph, candidate, end));
            let cut = cut.map(|cut| Candidate { subject, ..cut });
            let quote = quotes.peek();
            mentions.push(Placed {
                candidate: cut.map_or(Cow::Borrowed(candidate), Cow::Owned),
                paragraph: &local.paragraph,
                start: *start,
                part,
                sentence: sentences + local.paragraph.sentence_of(candidate.tokens.start),
                quoted: quote.is_some_and(|quote| quote.span.contains(candidate.span)),
                titled: quote.is_some_and(|quote| quote.inner == candidate.phrase),
                named: false,
                entity: None,
            });
        }
        sentences += local.paragraph.sentences.len().max(1);
    }
    mentions
}

/// Where sources end right before their cues, and contents right before their sources. A noun phrase that runs on into the
/// cue took the cue's verb for a noun: "the study finds", "Kerr warns that the sea will rise". One that runs on into the
/// source took that for an apposition: "the flood killed Ada Kerr, the coroner said".
struct Cuts {
    /// The first and last place of each source, and where its cue starts; in order.
    sources: Vec<(Span, u32)>,
    /// The contents that end right before their source, in order.
    contents: Vec<Span>,
}

impl Cuts {
    /// No more characters than this, in bytes, stand between a source and its cue, or between a content and its source.
    const NEAR: u32 = 2;

    fn new(attributions: &[Linked]) -> Self {
        let (mut list, mut contents) = (Vec::new(), Vec::new());
        for Linked { found, .. } in attributions {
            for &source in &found.source {
                let next = found.cue.iter().map(|cue| cue.start);
                let next = next.filter(|&cue| cue >= source.end && cue - source.end <= Self::NEAR).min();
                list.extend(next.map(|cue| (source, cue)));
                let before = |content: &&Span| {
                    source.start.checked_sub(content.end).is_some_and(|gap| gap <= Self::NEAR)
                };
                contents.extend(found.content.iter().find(before));
            }
        }
        sort_by_key(&mut list, |pair| *pair);
        sort_by_key(&mut contents, |content| *content);
        Self { sources: list, contents }
    }

    /// Where `candidate`, whose paragraph starts at `start`, is to end before content ends, from the paragraph's start.
    fn of_content(&self, candidate: &Candidate, start: u32) -> Option<u32> {
        let (core, full) = (candidate.span.shifted(start), candidate.full.shifted(start));
        let first = self.contents.partition_point(|content| content.end <= core.start);
        let content = self.contents.get(first)?;
        let runs_on = content.start <= core.start && content.end < full.end;
        runs_on.then(|| content.end.checked_sub(start)).flatten()
    }

    /// Where `candidate`, whose paragraph starts at `start`, is to end before a cue, from the paragraph's start.
    fn of_source(&self, candidate: &Candidate, start: u32) -> Option<u32> {
        let (core, phrase) = (candidate.span.shifted(start), candidate.phrase.shifted(start));
        let first = self.sources.partition_point(|(source, _)| source.end <= core.start);
        let (source, cue) = *self.sources.get(first)?;
        let runs_on = source.start <= core.start && cue < phrase.end.max(core.end);
        runs_on.then(|| source.end.checked_sub(start)).flatten()
    }
}

/// A candidate in its place in the article.
#[derive(Debug)]
pub(super) struct Placed<'a> {
    /// The candidate; its spans count from the paragraph's start.
    pub(super) candidate: Cow<'a, Candidate>,
    /// Its paragraph.
    pub(super) paragraph: &'a Paragraph,
    /// Where the paragraph starts.
    pub(super) start: u32,
    /// The position of its paragraph in the article.
    pub(super) part: usize,
    /// The number of its sentence, counted over the article.
    pub(super) sentence: usize,
    /// Whether it stands between quotation marks.
    pub(super) quoted: bool,
    /// Whether it is a name though it looks like a description by itself: "Bos obtained", where Nick Bos is known.
    pub(super) named: bool,
    /// Whether it is all that stands between two quotation marks, as a title does.
    pub(super) titled: bool,
    /// Who it is, where that is known.
    pub(super) entity: Option<usize>,
}

impl Placed<'_> {
    /// The core's place in the article.
    pub(super) fn span(&self) -> Span {
        self.candidate.span.shifted(self.start)
    }

    /// The words at `span` of its paragraph.
    pub(super) fn slice(&self, span: Span) -> &str {
        self.paragraph.slice(span)
    }

    /// The last word of its core in lower case.
    pub(super) fn head(&self) -> &str {
        self.paragraph.tokens.norm(self.candidate.tokens.end - 1)
    }

    /// Whether it stands after a preposition that only a place takes: "in Kiel".
    pub(super) fn is_inside(&self) -> bool {
        let first = self.paragraph.tokens.position(self.candidate.phrase.start);
        first > 0
            && matches!(self.paragraph.tokens.norm(first - 1), "in" | "at" | "near" | "outside" | "across")
    }

    /// Whether a preposition stands before it, as before a place where something is.
    pub(super) fn is_located(&self) -> bool {
        let first = self.paragraph.tokens.position(self.candidate.phrase.start);
        first > 0
            && matches!(self.paragraph.tokens[first - 1].tag, Tag::Preposition | Tag::To)
            && !matches!(self.paragraph.tokens.norm(first - 1), "that" | "by" | "while" | "as")
            && !(first > 1 && self.paragraph.tokens.norm(first - 2) == "according")
    }
}

/// What somebody is introduced as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Role {
    /// Its words.
    pub(super) text: String,
    /// Its words in lower case.
    pub(super) words: Vec<String>,
    /// The common forms of the nouns for people in it.
    pub(super) heads: Vec<String>,
    /// Where it stands.
    pub(super) span: Span,
}

/// The role at `span`, with the common forms of its heads.
pub(super) fn role(placed: &Placed, span: Span) -> Role {
    let tokens = &placed.paragraph.tokens;
    let words: Vec<String> = tokens.within(span).map(|at| tokens.norm(at).to_owned()).collect();
    let ends = |word: &&String| {
        matches!(
            word.as_str(),
            "of" | "for" | "at" | "in" | "from" | "who" | "with" | "based" | "," | "on" | "to"
        )
    };
    let front = words.iter().take_while(|word| !ends(word));
    let heads = front
        .filter(|word| lexicon::noun(word).is_some() || lexicon::title(word).is_some())
        .map(|word| common_form(word).to_owned())
        .collect();
    Role { text: placed.slice(span).to_owned(), words, heads, span: span.shifted(placed.start) }
}

/// The common form of a role noun: "spokesperson" for "spokeswoman", "minister" for "ex-minister".
pub(super) fn common_form(word: &str) -> &str {
    lexicon::common_form(word.trim_start_matches("ex-").trim_end_matches('.'))
}
