//! What is marked in an article, cut so that marks may overlap and yet nest.

use super::Article;
use crate::document::{AttributionForm, QuoteForm, Span};
use crate::order::sort_by_key;

/// No more marks than this stand inside each other; those that would are left out. What a reader can tell apart is
/// fewer, and each costs an element wherever another begins or ends.
const DEEPEST: usize = 12;

/// A stretch of the text that shows what it is.
pub(super) struct Mark {
    pub(super) span: Span,
    /// The class of its elements.
    pub(super) class: &'static str,
    /// Its place among marks over the same words, the outermost first.
    rank: u8,
}

/// The marks of an article: those that begin earlier, or end later, hold the others.
pub(super) fn marks(article: &Article) -> Vec<Mark> {
    let document = &article.document;
    let mut marks = Vec::new();
    let mut add = |rank, class, spans: &mut dyn Iterator<Item = Span>| {
        marks.extend(spans.filter(|span| !span.is_empty()).map(|span| Mark { span, class, rank }));
    };
    for claim in &document.claims {
        add(0, "claim", &mut [claim.span].into_iter());
        add(5, "hedge", &mut claim.hedges.iter().copied());
    }
    for attribution in &document.attributions {
        if attribution.form != AttributionForm::Direct {
            add(1, "reported", &mut attribution.content.iter().copied());
        }
        add(3, "source", &mut attribution.source.iter().copied());
        add(4, "cue", &mut attribution.cue.iter().copied());
    }
    for quote in &document.quotes {
        let class = match quote.form {
            QuoteForm::Direct | QuoteForm::Partial => "quote",
            QuoteForm::Scare | QuoteForm::Title => "scare",
        };
        add(2, class, &mut [quote.span].into_iter());
    }
    add(6, "figure", &mut document.figures.iter().map(|figure| figure.span));
    sort_by_key(&mut marks, |mark| (mark.span.start, std::cmp::Reverse(mark.span.end), mark.rank));
    marks
}

/// What a writer of marked text is told, in order.
pub(super) trait Sink {
    /// A mark begins, inside those that are open.
    fn open(&mut self, mark: &Mark);
    /// The innermost open mark ends here, or is closed to be opened again because one around it ends.
    fn close(&mut self);
    /// Text, under the open marks.
    fn text(&mut self, text: &str);
    /// The note of that position in the list of notes belongs here.
    fn note(&mut self, note: usize);
}

/// Walks stretches of an article from its start to its end and tells a sink what comes. Marks are closed at a stretch's
/// end, and opened again in the next where they go on.
pub(super) struct Walk<'a> {
    text: &'a str,
    /// In order, with how many are done.
    marks: (&'a [Mark], usize),
    /// The places of notes in order, with how many are done.
    notes: (&'a [u32], usize),
    /// The marks that are open, the outermost first, each as its place in `marks`.
    open: Vec<usize>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(text: &'a str, marks: &'a [Mark], notes: &'a [u32]) -> Self {
        Self { text, marks: (marks, 0), notes: (notes, 0), open: Vec::new() }
    }

    /// Tells what is in `stretch`, which starts where the one before it ended, or after.
    pub(super) fn stretch(&mut self, stretch: Span, sink: &mut impl Sink) {
        let mut at = stretch.start;
        self.open.retain(|mark| self.marks.0[*mark].span.end > at);
        for mark in &self.open {
            sink.open(&self.marks.0[*mark]);
        }
        loop {
            self.close(at, sink);
            self.note(at, sink);
            if at == stretch.end {
                break;
            }
            self.begin(at, sink);
            let next = self.next(stretch.end);
            sink.text(&self.text[Span::new(at, next).range()]);
            at = next;
        }
        for _ in &self.open {
            sink.close();
        }
    }

    /// Tells the notes that no stretch reached.
    pub(super) fn rest(&mut self, sink: &mut impl Sink) {
        self.note(u32::MAX, sink);
    }

    /// Closes the marks that end by `at`; those inside them are closed and opened again.
    fn close(&mut self, at: u32, sink: &mut impl Sink) {
        let ends = |mark: &usize| self.marks.0[*mark].span.end <= at;
        let Some(outermost) = self.open.iter().position(ends) else { return };
        let inner = self.open.split_off(outermost);
        for _ in &inner {
            sink.close();
        }
        for mark in inner.into_iter().filter(|mark| !ends(mark)) {
            sink.open(&self.marks.0[mark]);
            self.open.push(mark);
        }
    }

    fn note(&mut self, at: u32, sink: &mut impl Sink) {
        while self.notes.0.get(self.notes.1).is_some_and(|place| *place <= at) {
            sink.note(self.notes.1);
            self.notes.1 += 1;
        }
    }

    /// Opens the marks that begin by `at`.
    fn begin(&mut self, at: u32, sink: &mut impl Sink) {
        while let Some(mark) = self.marks.0.get(self.marks.1).filter(|mark| mark.span.start <= at) {
            if mark.span.end > at && self.open.len() < DEEPEST {
                sink.open(mark);
                self.open.push(self.marks.1);
            }
            self.marks.1 += 1;
        }
    }

    /// The next place where something changes, `end` at the latest.
    fn next(&self, end: u32) -> u32 {
        let begins = self.marks.0.get(self.marks.1).map(|mark| mark.span.start);
        let note = self.notes.0.get(self.notes.1).copied();
        let ends = self.open.iter().map(|mark| self.marks.0[*mark].span.end).min();
        [begins, note, ends].into_iter().flatten().fold(end, u32::min)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes marks as `(class …)`, notes as `{n}`.
    #[derive(Default)]
    struct Plain(String);

    impl Sink for Plain {
        fn open(&mut self, mark: &Mark) {
            self.0 += "(";
            self.0 += mark.class;
            self.0 += " ";
        }
        fn close(&mut self) {
            self.0 += ")";
        }
        fn text(&mut self, text: &str) {
            self.0 += text;
        }
        fn note(&mut self, note: usize) {
            self.0.extend(["{", &*note.to_string(), "}"]);
        }
    }

    /// Checks how marks over "abcdefgh" are written, walked in the stretches given.
    fn check(marks: &[(u32, u32, &'static str)], notes: &[u32], stretches: &[(u32, u32)], written: &str) {
        let mark = |&(start, end, class)| Mark { span: Span::new(start, end), class, rank: 0 };
        let marks: Vec<_> = marks.iter().map(mark).collect();
        let mut walk = Walk::new("abcdefgh", &marks, notes);
        let mut plain = Plain::default();
        for &(start, end) in stretches {
            walk.stretch(Span::new(start, end), &mut plain);
            plain.0.push('/');
        }
        walk.rest(&mut plain);
        assert_eq!(plain.0, written);
    }

    #[test]
    fn marks_nest_and_cross() {
        let all = &[(0, 8)];
        check(&[], &[], all, "abcdefgh/");
        check(&[(2, 4, "x")], &[], all, "ab(x cd)efgh/");
        check(&[(0, 8, "x"), (2, 6, "y"), (3, 4, "z")], &[], all, "(x ab(y c(z d)ef)gh)/");
        check(&[(0, 4, "x"), (2, 6, "y")], &[], all, "(x ab(y cd))(y ef)gh/");
        check(&[(0, 5, "x"), (1, 6, "y"), (2, 7, "z")], &[], all, "(x a(y b(z cde)))(y (z f))(z g)h/");
        check(&[(0, 4, "x"), (4, 8, "y")], &[], all, "(x abcd)(y efgh)/");
    }

    #[test]
    fn notes_stand_after_the_marks_that_end_there() {
        check(&[(0, 4, "x")], &[4, 4, 8], &[(0, 8)], "(x abcd){0}{1}efgh{2}/");
        check(&[(0, 4, "x")], &[2], &[(0, 8)], "(x ab{0}cd)efgh/");
        check(&[], &[4, 9], &[(0, 3), (5, 8)], "abc/{0}fgh/{1}");
    }

    #[test]
    fn marks_go_on_in_the_next_stretch() {
        check(&[(1, 7, "x"), (2, 3, "y")], &[], &[(0, 4), (5, 8)], "a(x b(y c)d)/(x fg)h/");
        check(&[(1, 3, "x"), (4, 5, "y")], &[], &[(0, 2), (6, 8)], "a(x b)/gh/");
    }

    #[test]
    fn marks_are_only_so_deep() {
        let marks: Vec<_> = (0..30).map(|_| (0, 8, "x")).collect();
        let written = format!("{}abcdefgh{}/", "(x ".repeat(DEEPEST), ")".repeat(DEEPEST));
        check(&marks, &[], &[(0, 8)], &written);
    }
}
