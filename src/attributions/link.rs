//! Attributions over paragraphs: a quotation that goes on, a quotation that the paragraph before announces, and a
//! quotation that follows its speaker's paragraph.

use super::Found;
use crate::annotator::Part;
use crate::document::{BlockKind, Span};

/// An attribution in its place in the article. Spans count from the article's start.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Linked {
    /// The position of the part that holds its source and cue; without them, of the part in which it starts.
    pub(crate) part: usize,
    /// What the paragraph tells; `parent` is a position among all attributions of the article.
    pub(crate) found: Found,
    /// The earlier attribution whose speaker goes on speaking here, where no source is given.
    pub(crate) follows: Option<usize>,
}

/// The attributions of an article, in order of their first span.
pub(crate) fn link(parts: &[Part]) -> Vec<Linked> {
    let mut linker = Linker::default();
    for (position, part) in parts.iter().enumerate() {
        linker.add(position, part);
    }
    linker.finish()
}

#[derive(Default)]
struct Linker {
    linked: Vec<Linked>,
    /// The attribution that the next paragraph of the article's body may go on with.
    last: Option<Last>,
}

/// What the last paragraph of the body ended with.
#[derive(Clone, Copy)]
struct Last {
    /// The position of its last attribution.
    attribution: usize,
    /// How the next paragraph can take it up.
    ending: Ending,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// A quotation is left open.
    Open,
    /// A cue is left without content: "She said:".
    Announced,
    /// Speech, or its cue, is the last thing there.
    Speech,
    /// Something else came after the speech.
    Other,
}

impl Linker {
    /// Adds the attributions of `part`, the article's part at `position`.
    fn add(&mut self, position: usize, part: &Part) {
        let first = self.linked.len();
        let local = &part.local.attributions;
        let taken = local.iter().position(|found| is_floating(part, found)).filter(|&at| at == 0);
        let joined = taken.and_then(|at| self.join(position, part, &local[at]));
        // Positions in the article: one that was joined to an earlier one is that one.
        let place = |at: usize| match joined {
            Some(earlier) if at == 0 => earlier,
            Some(_) => first + at - 1,
            None => first + at,
        };
        for (at, found) in local.iter().enumerate().skip(usize::from(joined.is_some())) {
            let mut found = shifted(found, part.start);
            found.parent = found.parent.map(place);
            let follows = if at == 0 { self.followed(part, &found) } else { None };
            self.linked.push(Linked { part: position, found, follows });
        }
        // A caption, or a link to other articles, may stand between a speaker's paragraphs.
        if !matches!(part.local.paragraph.kind, BlockKind::Caption | BlockKind::Boilerplate) {
            self.last =
                local.len().checked_sub(1).map(|at| Last { attribution: place(at), ending: ending(part) });
        }
    }

    /// Joins `found`, a floating quotation at the start of `part`, to the attribution that the paragraph before
    /// leaves open, and tells which that is.
    fn join(&mut self, position: usize, part: &Part, found: &Found) -> Option<usize> {
        let Last { attribution, ending } = self.last?;
        let continues = part.local.quotes.first().is_some_and(|quote| quote.continues);
        let cueless = found.source.is_empty() && found.cue.is_empty();
        // An attribution has one cue, so a quotation that has one in each paragraph is one attribution each time.
        let joins = match ending {
            Ending::Open => continues && (cueless || self.linked[attribution].found.cue.is_empty()),
            Ending::Announced => cueless,
            Ending::Speech | Ending::Other => false,
        };
        if !joins {
            return None;
        }
        let found = shifted(found, part.start);
        let Linked { part: place, found: earlier, .. } = &mut self.linked[attribution];
        if earlier.source.is_empty() && earlier.cue.is_empty() && !cueless {
            // The cue comes only now, after the last paragraph of the quotation.
            *place = position;
            (earlier.source, earlier.cue) = (found.source, found.cue);
            (earlier.addressee, earlier.confidence) = (found.addressee, found.confidence);
            earlier.why = found.why;
        }
        if earlier.content.is_empty() {
            earlier.form = found.form;
        }
        earlier.content.extend(found.content);
        Some(attribution)
    }

    /// The attribution whose speaker goes on in `found`, the first of `part`: that of the paragraph before, where
    /// it ends in speech and this one is nothing but a quotation.
    fn followed(&self, part: &Part, found: &Found) -> Option<usize> {
        let last = self.last.filter(|last| matches!(last.ending, Ending::Speech | Ending::Open))?;
        let whole =
            part.local.paragraph.kind == BlockKind::Body && found.source.is_empty() && found.cue.is_empty();
        (whole && part.local.quotes.first().is_some_and(|quote| quote.span.start == 0))
            .then_some(last.attribution)
    }

    /// All attributions but those announced whose content never came.
    fn finish(self) -> Vec<Linked> {
        let mut places = Vec::with_capacity(self.linked.len());
        let mut kept = 0;
        for linked in &self.linked {
            places.push(kept);
            kept += usize::from(!linked.found.content.is_empty());
        }
        let mut linked: Vec<_> =
            self.linked.into_iter().filter(|linked| !linked.found.content.is_empty()).collect();
        for one in &mut linked {
            one.found.parent = one.found.parent.map(|parent| places[parent]);
            one.follows = one.follows.map(|follows| places[follows]);
        }
        linked
    }
}

/// Whether `found` starts with the paragraph's first quotation, which opens the paragraph and can go on from the
/// one before.
fn is_floating(part: &Part, found: &Found) -> bool {
    let quote = part.local.quotes.first();
    quote.is_some_and(|quote| {
        quote.span.start == 0 && found.content.first().is_some_and(|span| quote.span.contains(*span))
    })
}

/// What the paragraph of `part` ends with.
fn ending(part: &Part) -> Ending {
    let Some(found) = part.local.attributions.last() else { return Ending::Other };
    if found.content.is_empty() {
        return Ending::Announced;
    }
    if part.local.quotes.iter().any(|quote| quote.unclosed && quote.parent.is_none()) {
        return Ending::Open;
    }
    let spans = found.content.iter().chain(&found.source).chain(&found.cue);
    let end = spans.map(|span| span.end).max().unwrap_or(0);
    let last_sentence = part.local.paragraph.sentences.last().map_or(0, |sentence| sentence.span.start);
    if end > last_sentence { Ending::Speech } else { Ending::Other }
}

fn shifted(found: &Found, by: u32) -> Found {
    let mut found = found.clone();
    let shift = |span: &mut Span| *span = span.shifted(by);
    for spans in [&mut found.source, &mut found.cue, &mut found.content] {
        spans.iter_mut().for_each(shift);
    }
    found.addressee.iter_mut().for_each(shift);
    found
}
