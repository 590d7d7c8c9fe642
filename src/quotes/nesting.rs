//! Which mark closes which, with a stack of open quotations.

use super::Quotation;
use super::marks::{Family, Mark, scan};
use crate::document::{QuoteForm, Span};
use crate::text::is_blank;

/// Quotations nested deeper than this are not told apart. Real text nests two or three deep.
const DEEPEST: usize = 16;

/// How many marks ahead a doubtful mark looks for one that closes beyond doubt.
const AHEAD: usize = 8;

/// The quotations of a paragraph.
pub(super) struct Nest {
    /// In order of their start; forms are not set yet.
    pub(super) quotations: Vec<Quotation>,
    /// The mark of the outermost one that nothing closes and that reaches the paragraph's end.
    pub(super) open: Option<char>,
}

impl Nest {
    /// Makes the quotations from `around` outwards reach to `end`: one that nothing closes was cut where the next
    /// of its family starts, but another inside it goes on.
    fn stretch(&mut self, around: Option<usize>, end: u32) {
        let mut around = around;
        while let Some(quotation) = around.map(|at| &mut self.quotations[at]) {
            if quotation.inner.end >= end {
                break;
            }
            (quotation.span.end, quotation.inner.end) = (end, end);
            around = quotation.parent;
        }
    }
}

/// Pairs the marks of `text`, which may go on with a quotation that `carried` opened in an earlier paragraph.
pub(super) fn nest(text: &str, carried: Option<char>) -> Nest {
    let marks = scan(text);
    let mut pairing = Pairing { text, found: Vec::new(), stack: Vec::new() };
    let carried = carried.map(|character| (character, family_of(character)));
    let reopened = carried.is_some_and(|(_, family)| reopens(text, &marks, family));
    if let Some((character, family)) = carried.filter(|(_, family)| !reopened && *family != Family::Single) {
        // Nothing reopens it: the paragraph goes on with it only if a mark closes it here.
        pairing.push(Open { mark: Span::default(), character, family, kept: false, end: None, close: None });
    }
    for at in 0..marks.len() {
        pairing.read(&marks, at);
    }
    pairing.finish(reopened)
}

fn family_of(character: char) -> Family {
    scan(&format!("{character}a")).first().map_or(Family::Single, |mark| mark.family)
}

/// Whether the paragraph starts with a mark that can open a quotation of `family`.
fn reopens(text: &str, marks: &[Mark], family: Family) -> bool {
    let start = text.len() - text.trim_start_matches(is_blank).len();
    marks
        .first()
        .is_some_and(|mark| mark.span.start as usize == start && mark.family == family && !mark.closes)
}

/// A quotation with its opening mark and, once it is found, what ends it.
struct Open {
    mark: Span,
    character: char,
    family: Family,
    /// Whether it counts even where nothing closes it.
    kept: bool,
    /// Where the next quotation of the family starts inside it. Where nothing closes this one, it ends there.
    end: Option<u32>,
    /// Where the mark that closes it starts and ends; empty where an outer one closes first.
    close: Option<Span>,
}

struct Pairing<'a> {
    text: &'a str,
    /// In order of their start, with the position of the one around each.
    found: Vec<(Open, Option<usize>)>,
    /// Positions in `found` of those that are open.
    stack: Vec<usize>,
}

impl Pairing<'_> {
    fn read(&mut self, marks: &[Mark], at: usize) {
        let mark = &marks[at];
        let open = self.innermost(mark.family);
        if self.is_closing(mark, open.map(|depth| self.stack[depth])) {
            if let Some(depth) = open.filter(|_| !(mark.doubtful && closes_later(marks, at))) {
                self.close(depth, mark.span);
            }
        } else if Self::is_opening(mark) {
            // One character may be a slip or an apostrophe; a pair of marks is a quotation.
            let at_start =
                self.text[..mark.span.start as usize].chars().all(is_blank) && self.stack.is_empty();
            let kept = match mark.character {
                '"' | '＂' | '“' | '„' | '‟' | '«' | '‹' => mark.opens,
                '”' | '»' | '›' | '‚' => false,
                _ => mark.opens && (at_start || mark.family == Family::Double),
            };
            let Mark { span, character, family, .. } = *mark;
            self.push(Open { mark: span, character, family, kept, end: None, close: None });
        }
    }

    /// Whether `mark` closes `open`, the innermost open quotation of its family.
    fn is_closing(&self, mark: &Mark, open: Option<usize>) -> bool {
        let opened_by = open.map(|open| self.found[open].0.character);
        match mark.character {
            '“' | '‟' => opened_by.is_some_and(|by| by == '„' || mark.closes && !mark.opens),
            '‘' | '‛' if mark.family == Family::Single => opened_by == Some('‚') && mark.closes,
            '`' | '‚' | '„' => false,
            '«' | '‹' => opened_by.is_some_and(|by| matches!(by, '»' | '›')),
            '»' | '›' => opened_by.is_some(),
            '”' if mark.opens && !mark.closes => opened_by.is_some(),
            '”' => true,
            _ if mark.family == Family::Single => mark.closes && (!mark.opens || opened_by.is_some()),
            _ if mark.opens == mark.closes => opened_by.is_some(),
            _ => mark.closes,
        }
    }

    /// Whether `mark`, which closes nothing, opens a quotation.
    fn is_opening(mark: &Mark) -> bool {
        match mark.character {
            '“' | '„' | '‟' | '«' | '‹' => true,
            '"' | '＂' => mark.opens || !mark.closes,
            _ => mark.opens,
        }
    }

    /// The place in the stack of the innermost open quotation of `family`. Single marks close only what opened
    /// last: an apostrophe must not end a quotation that encloses another.
    fn innermost(&self, family: Family) -> Option<usize> {
        let of_family = |at: &usize| self.found[*at].0.family == family;
        if family == Family::Single {
            return self.stack.last().filter(|at| of_family(at)).map(|_| self.stack.len() - 1);
        }
        self.stack.iter().rposition(of_family)
    }

    fn push(&mut self, open: Open) {
        if self.stack.len() == DEEPEST {
            return;
        }
        if let Some(depth) = self.innermost(open.family) {
            self.found[self.stack[depth]].0.end.get_or_insert(open.mark.start);
        }
        let parent = self.stack.last().copied();
        self.stack.push(self.found.len());
        self.found.push((open, parent));
    }

    /// Closes the quotation at `depth` of the stack with `mark`, and with it all that opened later.
    fn close(&mut self, depth: usize, mark: Span) {
        for &at in &self.stack[depth + 1..] {
            let inner = &mut self.found[at].0;
            inner.close = inner.kept.then_some(Span::new(mark.start, mark.start));
        }
        self.found[self.stack[depth]].0.close = Some(mark);
        self.stack.truncate(depth);
    }

    /// The quotations. Those that nothing closes reach to the next of their family, or to the paragraph's end.
    fn finish(self, reopened: bool) -> Nest {
        let Self { text, found, .. } = self;
        let end = text.len() as u32;
        let mut nest = Nest { quotations: Vec::new(), open: None };
        // The position among the quotations of each found, and for those left out, of the one around them.
        let mut places: Vec<Option<usize>> = Vec::with_capacity(found.len());
        for (at, (open, parent)) in found.iter().enumerate() {
            let mut parent = parent.and_then(|parent| places[parent]);
            while let Some(around) = parent.filter(|&p| nest.quotations[p].span.end <= open.mark.start) {
                parent = nest.quotations[around].parent;
            }
            let within = parent.map_or(end, |parent| nest.quotations[parent].inner.end);
            let close = match open.close {
                Some(close) => {
                    nest.stretch(parent, close.end);
                    close
                }
                None if open.kept => {
                    let end = open.end.unwrap_or(end).min(within);
                    Span::new(end, end)
                }
                None => {
                    places.push(parent);
                    continue;
                }
            };
            let inner = trimmed(text, Span::new(open.mark.end, close.start));
            if inner.is_empty() {
                places.push(parent);
                continue;
            }
            let unclosed = close.is_empty();
            let reaches_end = open.close.is_none() && close.end == end;
            if reaches_end && nest.open.is_none() {
                nest.open = Some(open.character);
            }
            places.push(Some(nest.quotations.len()));
            let last = if unclosed { inner.end } else { close.end };
            nest.quotations.push(Quotation {
                span: Span::new(open.mark.start, last),
                inner,
                form: QuoteForm::Partial,
                named: false,
                parent,
                continues: at == 0 && (reopened || open.mark.is_empty()),
                unclosed,
            });
        }
        nest
    }
}

/// Whether a mark of the family after the doubtful one at `at` closes the same quotation beyond doubt.
fn closes_later(marks: &[Mark], at: usize) -> bool {
    let mut depth = 0;
    for mark in marks[at + 1..].iter().take(AHEAD) {
        let same = mark.family == marks[at].family;
        match (mark.opens && !mark.closes, mark.closes && !mark.doubtful) {
            (true, _) if same => return false,
            (true, _) => depth += 1,
            (_, true) if same && depth == 0 => return true,
            (_, true) if mark.family != Family::Single => {
                depth -= 1;
                if depth < 0 {
                    return false;
                }
            }
            _ => {}
        }
    }
    false
}

/// `span` without white space at its edges.
fn trimmed(text: &str, span: Span) -> Span {
    let slice = &text[span.range()];
    let left = slice.trim_start_matches(is_blank);
    let start = span.end - left.len() as u32;
    Span::new(start, start + left.trim_end_matches(is_blank).len() as u32)
}
