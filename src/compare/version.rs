//! A version, prepared to be held against others.

use super::words::{Vocabulary, Word, within};
use crate::Article;
use crate::document::{Attribution, Block, BlockKind, Claim, Document, MentionForm, Span};
use crate::order::sort;

/// A version and its words.
pub(super) struct Prepared<'a> {
    /// The article.
    pub(super) article: &'a Article,
    /// Its words, in order.
    pub(super) words: Vec<Word>,
    /// Positions of the sentences that are compared, in order: those of headlines and body.
    pub(super) sentences: Vec<u32>,
    /// For each sentence of the document, the attributions with content in it.
    attributions: Vec<Vec<u32>>,
    /// For each sentence of the document, the claims in it.
    claims: Vec<Vec<u32>>,
}

impl<'a> Prepared<'a> {
    pub(super) fn new(article: &'a Article, vocabulary: &mut Vocabulary) -> Self {
        let words = vocabulary.read(article.text(), article.document());
        let document = article.document();
        let none = || vec![Vec::new(); document.sentences.len()];
        let mut prepared =
            Self { article, words, sentences: Vec::new(), attributions: none(), claims: none() };
        prepared.sentences = prepared.told();
        for attribution in &document.attributions {
            for content in &attribution.content {
                prepared
                    .for_sentences(*content, |prepared, at| prepared.attributions[at].push(attribution.id));
            }
        }
        for (claim, found) in document.claims.iter().enumerate() {
            prepared.for_sentences(found.span, |prepared, at| prepared.claims[at].push(claim as u32));
        }
        prepared
    }

    pub(super) fn document(&self) -> &'a Document {
        self.article.document()
    }

    /// The words inside `span`.
    pub(super) fn within(&self, span: Span) -> &[Word] {
        within(&self.words, span)
    }

    fn for_sentences(&mut self, span: Span, mut run: impl FnMut(&mut Self, usize)) {
        let document = self.document();
        let from = self.sentence_at(span.start) as usize;
        for (at, sentence) in document.sentences.iter().enumerate().skip(from) {
            if sentence.start >= span.end {
                break;
            }
            run(self, at);
        }
    }

    /// The attributions with content in one of `sentences`, each once, in order.
    pub(super) fn attributions(&self, sentences: &[u32]) -> Vec<&'a Attribution> {
        let ids = gathered(&self.attributions, sentences);
        ids.into_iter().map(|id| &self.document().attributions[id as usize]).collect()
    }

    /// The claims in `sentences`, each once, in order, with their positions.
    pub(super) fn claims(&self, sentences: &[u32]) -> Vec<(u32, &'a Claim)> {
        gathered(&self.claims, sentences)
            .into_iter()
            .map(|at| (at, &self.document().claims[at as usize]))
            .collect()
    }

    /// The span of sentence `at`.
    pub(super) fn sentence(&self, at: u32) -> Span {
        self.document().sentences[at as usize]
    }

    /// The position of the sentence that holds `at`, or of the next.
    pub(super) fn sentence_at(&self, at: u32) -> u32 {
        self.document().sentences.partition_point(|sentence| sentence.end <= at) as u32
    }

    /// Whether sentence `at` is a headline.
    pub(super) fn is_headline(&self, at: u32) -> bool {
        let span = self.sentence(at);
        let blocks = &self.document().blocks;
        let block = blocks.get(blocks.partition_point(|block| block.span.end <= span.start));
        block.is_some_and(|block| block.kind == BlockKind::Headline)
    }

    /// The sentences of headlines and body that hold a word, datelines left out.
    fn told(&self) -> Vec<u32> {
        let document = self.document();
        let mut blocks = document.blocks.iter().peekable();
        let told = |block: &&Block| matches!(block.kind, BlockKind::Headline | BlockKind::Body);
        let sentences = document.sentences.iter().enumerate().filter(|(_, sentence)| {
            while blocks.next_if(|block| block.span.end <= sentence.start).is_some() {}
            let text = &self.article.text()[sentence.range()];
            let place = text.split_whitespace().next().is_some_and(|word| !word.contains(char::is_lowercase));
            let dateline = place && text.ends_with(['—', '–', '-']);
            blocks.peek().is_some_and(told) && !self.within(**sentence).is_empty() && !dateline
        });
        sentences.map(|(at, _)| at as u32).collect()
    }

    /// Lets every mention of a speaker count as the last word of `name`, so that pronouns, descriptions and misspelt names
    /// meet the name.
    pub(super) fn identify(&mut self, speaker: u32, name: u32) {
        for mention in &self.article.document().speakers[speaker as usize].mentions {
            let from = self.words.partition_point(|word| word.span.start < mention.span.start);
            let to = self.words.partition_point(|word| word.span.start < mention.span.end);
            let own = mention.form == MentionForm::Pronoun && to > from + 1;
            if let Some(word) = self.words[from..to].last_mut().filter(|_| !own) {
                word.term = name;
            }
        }
    }
}

/// What `lists` hold for `sentences`, each once, in order.
fn gathered(lists: &[Vec<u32>], sentences: &[u32]) -> Vec<u32> {
    let mut all: Vec<u32> = sentences.iter().flat_map(|&at| &lists[at as usize]).copied().collect();
    sort(&mut all);
    all.dedup();
    all
}
