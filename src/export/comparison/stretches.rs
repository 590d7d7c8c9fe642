//! One version's words of an utterance, cut where they begin and cease to differ from the others'.

use crate::Article;
use crate::compare::{Bearing, Change, QuoteMember, QuoteRow};
use crate::document::Span;
use crate::export::one_line;
use crate::order::sort;

/// A stretch of words of one utterance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The words on one line, with a space at an edge where the text has one.
    pub words: String,
    /// How they differ; `None` where they do not.
    pub mark: Option<Mark>,
}

/// How words differ from those of other versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Other words, the same meaning.
    Wording,
    /// Other words that bear on the meaning.
    Meaning(Bearing),
    /// The words of the base that bear on the meaning and that this version leaves out or replaces; no words of its own.
    Lacks(Bearing),
}

/// The words that `member` of `row` gives, in stretches: against the base, and the base's against all others.
pub(super) fn stretches(row: &QuoteRow, member: &QuoteMember, versions: &[Article]) -> Vec<Stretch> {
    let base = &row.members[row.base as usize];
    let text = versions[member.version as usize].text();
    let base_text = versions[base.version as usize].text();
    let marked = if std::ptr::eq(member, base) {
        of_base(row)
    } else {
        Against { member, base, text, base_text }.marked()
    };
    let mut cut = Cut { text, list: Vec::new() };
    for (nth, span) in member.spans.iter().enumerate() {
        if nth > 0 {
            cut.list.push(Stretch { words: " … ".to_owned(), mark: None });
        }
        cut.span(*span, &marked);
    }
    cut.list
}

/// Something marked: a stretch of the text, or a place where words of the base are put in.
struct Marked {
    span: Span,
    put_in: String,
    mark: Mark,
}

/// What of the base differs in any other member: stretches that overlap become one, which bears on the meaning if one does.
fn of_base(row: &QuoteRow) -> Vec<Marked> {
    let changes = row.members.iter().flat_map(|member| &member.changes);
    let mut varied: Vec<_> = changes.filter_map(|change| Some((change.base?, change.bears))).collect();
    sort(&mut varied);
    let mut marked: Vec<Marked> = Vec::new();
    for (span, bears) in varied {
        let mark = bears.map_or(Mark::Wording, Mark::Meaning);
        match marked.last_mut() {
            Some(last) if span.start < last.span.end => {
                last.span.end = last.span.end.max(span.end);
                if last.mark == Mark::Wording {
                    last.mark = mark;
                }
            }
            _ => marked.push(Marked { span, put_in: String::new(), mark }),
        }
    }
    marked
}

/// A member's words against the base's.
struct Against<'a> {
    member: &'a QuoteMember,
    base: &'a QuoteMember,
    text: &'a str,
    base_text: &'a str,
}

impl Against<'_> {
    fn marked(&self) -> Vec<Marked> {
        let mut list = Vec::new();
        // Where in both texts all is told: between two changes both have the same number of words.
        let (mut here, mut there) = (start(&self.member.spans), start(&self.base.spans));
        for change in &self.member.changes {
            let at = change.here.map_or_else(|| self.place(here, there, change), |span| span.start);
            if let (Some(base), Some(bears)) = (change.base, change.bears) {
                let put_in = one_line(&self.base_text[base.range()]);
                list.push(Marked { span: Span::new(at, at), put_in, mark: Mark::Lacks(bears) });
            }
            if let Some(span) = change.here {
                let mark = change.bears.map_or(Mark::Wording, Mark::Meaning);
                list.push(Marked { span, put_in: String::new(), mark });
            }
            here = change.here.map_or(at, |span| span.end);
            there = change.base.map_or(there, |span| span.end);
        }
        list
    }

    /// Where the words that `change` leaves out would stand: after as many words as the base has before them.
    fn place(&self, here: u32, there: u32, change: &Change) -> u32 {
        let until = change.base.map_or(there, |span| span.start);
        let passed = ends(self.base_text, &self.base.spans, there, until).count();
        let ends = ends(self.text, &self.member.spans, here, u32::MAX).take(passed);
        ends.last().unwrap_or(here)
    }
}

fn start(spans: &[Span]) -> u32 {
    spans.first().map_or(0, |span| span.start)
}

/// The ends of the words that lie in `spans` and from `from` to `to`.
fn ends<'a>(text: &'a str, spans: &'a [Span], from: u32, to: u32) -> impl Iterator<Item = u32> + 'a {
    spans.iter().flat_map(move |span| {
        let start = span.start.max(from);
        let words = &text[Span::new(start, span.end.min(to).max(start)).range()];
        let mut inside = false;
        words.char_indices().chain([(words.len(), ' ')]).filter_map(move |(at, c)| {
            let was = std::mem::replace(&mut inside, c.is_alphanumeric() || matches!(c, '\'' | '’'));
            (was && !inside).then_some(start + at as u32)
        })
    })
}

/// A text that is being cut.
struct Cut<'a> {
    text: &'a str,
    list: Vec<Stretch>,
}

impl Cut<'_> {
    /// What stands in `span`, and the marks in it, which come in order.
    fn span(&mut self, span: Span, marked: &[Marked]) {
        let mut at = span.start;
        for marked in marked {
            let (from, to) = (marked.span.start, marked.span.end.min(span.end));
            if from < at || from > span.end || from == span.end && marked.put_in.is_empty() {
                continue;
            }
            self.put(at, from, None);
            if !marked.put_in.is_empty() {
                self.put_in(&marked.put_in, marked.mark);
            }
            self.put(from, to, Some(marked.mark));
            at = to;
        }
        self.put(at, span.end, None);
    }

    fn put(&mut self, from: u32, to: u32, mark: Option<Mark>) {
        if from >= to {
            return;
        }
        let text = &self.text[Span::new(from, to).range()];
        let mut words = one_line(text);
        // A line is trimmed at its edges; between two stretches their space is needed.
        if text.starts_with(char::is_whitespace) {
            words.insert(0, ' ');
        }
        if text.ends_with(char::is_whitespace) && words != " " {
            words.push(' ');
        }
        let after_put_in = self.list.last().is_some_and(|last| matches!(last.mark, Some(Mark::Lacks(_))));
        if after_put_in && !words.starts_with([' ', ',', '.', ';', ':', '!', '?']) {
            self.list.push(Stretch { words: " ".to_owned(), mark: None });
        }
        self.list.push(Stretch { words, mark });
    }

    fn put_in(&mut self, words: &str, mark: Mark) {
        if self.list.last().is_some_and(|last| !last.words.ends_with(' ')) {
            self.list.push(Stretch { words: " ".to_owned(), mark: None });
        }
        self.list.push(Stretch { words: words.to_owned(), mark: Some(mark) });
    }
}
