//! What the rules look at: the paragraphs of an article and what has been decided about them.

use std::collections::HashSet;
use std::ops::Deref;
use std::sync::Arc;

use super::wording::Wording;
use crate::document::{BlockKind, Span};

/// So many paragraphs after a standfirst at most, its byline or date follows.
pub(super) const STANDFIRST: usize = 3;

/// A paragraph on its way to becoming a block: its words in their place.
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) wording: Arc<Wording>,
    /// What it is; `None` until a rule knows.
    pub(super) kind: Option<BlockKind>,
}

impl Piece {
    /// Whether it is a sentence or more, as articles are made of.
    pub(super) fn is_prose(&self) -> bool {
        self.kind.is_none() && (self.words >= 8 && self.ends || self.words >= 30)
    }
}

impl Deref for Piece {
    type Target = Wording;

    fn deref(&self) -> &Wording {
        &self.wording
    }
}

/// The paragraphs of an article.
#[derive(Default)]
pub(super) struct Pieces {
    pub(super) list: Vec<Piece>,
}

impl Pieces {
    /// Writes down what those at some positions are.
    pub(super) fn mark(&mut self, marks: Vec<(usize, BlockKind)>) {
        for (at, kind) in marks {
            self.list[at].kind = Some(kind);
        }
    }

    /// The words of the article's title and prose, in lower case.
    pub(super) fn vocabulary(&self) -> HashSet<&str> {
        let own = |piece: &&Piece| piece.kind == Some(BlockKind::Headline) || piece.is_prose();
        self.list.iter().filter(own).flat_map(|piece| piece.key.split(' ')).collect()
    }

    /// The positions of the first and the last paragraph of prose. Without any, both are the number of paragraphs,
    /// so that nothing stands behind the article. A title that ends as a sentence does is none, nor is a
    /// standfirst: a byline or date follows it.
    pub(super) fn prose(&self) -> (usize, usize) {
        let all = self.list.len();
        let title = self.list.iter().position(|piece| piece.kind.is_none());
        let is_title = |at: usize| Some(at) == title && self.list[at].is_titled();
        let next = |from: usize| (from..all).find(|&at| self.list[at].is_prose() && !is_title(at));
        let signed =
            |at: &usize| matches!(self.list[*at].kind, Some(BlockKind::Byline | BlockKind::Dateline));
        let first = next(0).unwrap_or(all);
        let head = (first + 1..all.min(first + 1 + STANDFIRST)).rfind(signed);
        let first = head.and_then(next).unwrap_or(first);
        let last = self.list.iter().rposition(Piece::is_prose).unwrap_or(all);
        (first, last.max(first))
    }
}
