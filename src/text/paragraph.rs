//! One paragraph, read as far as words go.

use std::ops::Range;

use super::{Tokens, dateline, sentences};
use crate::document::{BlockKind, Span};
use crate::language;

/// A paragraph with its tokens and sentences. Every offset counts bytes from the paragraph's start, so that a
/// paragraph means the same wherever it stands.
#[derive(Debug)]
pub(crate) struct Paragraph {
    /// Its text, as given.
    pub(crate) text: Box<str>,
    /// What it is to the article.
    pub(crate) kind: BlockKind,
    /// Its tokens, tagged.
    pub(crate) tokens: Tokens,
    /// How many tokens at its start are a dateline: "LONDON (Newsline) —".
    pub(crate) dateline: usize,
    /// Its sentences, which cover all tokens; a dateline is one.
    pub(crate) sentences: Vec<Sentence>,
}

/// A sentence of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// From its first token to its last.
    pub(crate) span: Span,
    /// The positions of its tokens.
    pub(crate) tokens: Range<usize>,
}

impl Paragraph {
    /// Reads `text`, a block of `kind`.
    pub(crate) fn new(text: &str, kind: BlockKind) -> Self {
        let mut tokens = Tokens::new(text);
        let dateline = if kind == BlockKind::Body { dateline::end(&tokens) } else { 0 };
        let sentences = sentences::split(text, &tokens, dateline);
        for sentence in &sentences {
            language::tag(&mut tokens, sentence.tokens.clone());
        }
        Self { text: text.into(), kind, tokens, dateline, sentences }
    }

    /// The text at `span`.
    pub(crate) fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The span from the first of `tokens` to the last; empty, at the paragraph's start, for no tokens.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        if tokens.is_empty() {
            return Span::default();
        }
        Span::new(self.tokens[tokens.start].span.start, self.tokens[tokens.end - 1].span.end)
    }

    /// The position of the sentence that holds token `at`. Sentences cover all tokens.
    pub(crate) fn sentence_of(&self, at: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end <= at)
    }
}
