//! What a quantity measures: the noun phrase that it describes, or the subject of its clause.

use super::chunks::{self, Chunk, Kind};
use super::counted;
use super::key::{Key, keys};
use super::lexicon::Time;
use super::quantity::{self, Of};
use super::reader::Reader;
use crate::document::{Figure, FigureKind, Span};
use crate::language::Tag;

/// How far back the clause's subject is looked for, in tokens.
const FARTHEST: usize = 40;

/// What is measured is named in no more tokens than this.
const LONGEST: usize = 14;

/// Nouns before "of" that say nothing of what is measured.
const EMPTY: &[Key] = keys!("total sum average maximum minimum median mean excess estimate record");

/// The figures read before, and the tokens they cover.
pub(super) struct Before<'a> {
    /// In order.
    pub(super) figures: &'a [Figure],
    /// Whether each token belongs to one.
    pub(super) taken: &'a [bool],
}

/// What the quantity of `kind` at tokens `start..end` measures.
pub(super) fn find(
    reader: &Reader,
    start: usize,
    end: usize,
    kind: FigureKind,
    before: &Before,
) -> Option<Span> {
    // "six minutes later"
    if kind == FigureKind::Duration && reader.any(end, keys!("later earlier ago")) {
        return None;
    }
    after(reader, start, end, kind).or_else(|| {
        let first = reader.sentence_start(start).max(start.saturating_sub(FARTHEST));
        Clause { reader, before, first, start, end, kind }.governor()
    })
}

/// "13 % of the shares", "a $150,000 contract", "12,000 barrels of oil", "paid $90 for the seat".
fn after(reader: &Reader, start: usize, end: usize, kind: FigureKind) -> Option<Span> {
    let end = past_bracket(reader, end);
    let next = end + usize::from(reader.hyphen(end));
    let paid = kind == FigureKind::Money && reader.is(end, "for") && is_paid(reader, start);
    // "$3 million in damages"
    let tag = reader.tag(end + 1);
    let sum = kind == FigureKind::Money && reader.is(end, "in") && tag.is_noun() && !tag.is_proper();
    let loose = kind == FigureKind::Duration && !reader.hyphen(end) || reader.any(start, keys!("- + −"));
    let tag = reader.tag(next);
    // "a 5 % pay rise"
    let verbal = matches!(tag, Tag::Base | Tag::Present)
        && start > 0
        && (reader.any(start - 1, keys!("a an")) && reader.tag(next + 1).is_noun()
            || reader.any(start - 1, keys!("a an the")) && reader.is(next + 1, "of"));
    let past = counted::past_measures(reader, next);
    let described = past > next && counted::is_named(reader, past);
    let noun = counted::is_named(reader, next) || tag == Tag::Adjective || verbal;
    // "18 metres high"
    let dimension = reader.any(next, keys!("high tall long wide deep thick old away apart across"))
        && !counted::is_named(reader, next + 1);
    let attributive = !loose && (noun || described) && !dimension && !is_time(reader, next);
    // "$50 off a lamp"
    let off = matches!(kind, FigureKind::Money | FigureKind::Percent)
        && reader.is(end, "off")
        && reader.any(end + 1, keys!("a an all any every each selected"));
    if !(reader.is(end, "of") || paid || sum || off || attributive)
        || is_time(reader, end + 1) && !attributive
    {
        return None;
    }
    let noun = named_after(reader, end + usize::from(paid || sum || off))?;
    let mut end = noun.end;
    // "a drop in sales", "a tax on imported cars"
    while reader.any(end, keys!("of in on from")) && noun.end + LONGEST > end + 2 && !is_time(reader, end + 1)
    {
        let Some(more) = counted::measured(reader, end + 1).filter(|_| !reader.hyphen(end + 1)) else {
            break;
        };
        if reader.kind(end + 1) == crate::text::TokenKind::Number || more.end <= end {
            break;
        }
        end = more.end;
    }
    Some(Span::new(noun.span.start, reader.span(end - 1, end).end))
}

/// The noun phrase at token `at`, or after the figures that describe it: "an 8.5 kW system", "of the 300 seats".
fn named_after(reader: &Reader, at: usize) -> Option<counted::Counted> {
    let of = at + usize::from(reader.is(at, "of"));
    let article = of + usize::from(reader.any(of, keys!("a an the its their")));
    let past = counted::past_measures(reader, article);
    if past > article {
        return counted::measured(reader, past);
    }
    let number = reader.numeral(article).filter(|_| of > at);
    let count = number.and_then(|_| quantity::side(reader, article)).filter(|side| side.of == Of::Nothing);
    counted::measured(reader, count.map_or(at, |count| count.end))
}

/// The position after a figure in brackets and before "of", where one stands at token `at`: "450 Nm (332 lb-ft) of".
fn past_bracket(reader: &Reader, at: usize) -> usize {
    const LONGEST: usize = 8;
    if !reader.is(at, "(") {
        return at;
    }
    let close = (at + 1..at + LONGEST).find(|&close| reader.is(close, ")"));
    close.filter(|&close| reader.is(close + 1, "of")).map_or(at, |close| close + 1)
}

/// Whether the sum that starts at token `start` is what somebody pays: what it is paid for then follows.
fn is_paid(reader: &Reader, start: usize) -> bool {
    (1..=4).take_while(|back| *back <= start).any(|back| {
        reader.any(start - back, keys!("pay pays paid paying spend spends spent spending offer offers offered bid charge charges charged charging"))
    })
}

/// Whether the token starts a time.
fn is_time(reader: &Reader, at: usize) -> bool {
    counted::is_time(reader, at) || !matches!(reader.time(at), None | Some(Time::Determiner | Time::Lead))
}

/// The clause that a quantity stands in, up to the quantity.
struct Clause<'a> {
    reader: &'a Reader<'a>,
    before: &'a Before<'a>,
    first: usize,
    start: usize,
    end: usize,
    kind: FigureKind,
}

impl Clause<'_> {
    /// The chunk that ends before token `end`.
    fn chunk(&self, end: usize) -> Option<Chunk> {
        chunks::before(self.reader, self.before.taken, self.first, end)
    }

    /// The chunk before token `end` that is no filler.
    fn solid(&self, mut end: usize) -> Option<Chunk> {
        loop {
            match self.chunk(end)? {
                Chunk { kind: Kind::Filler, start, .. } => end = start,
                chunk => return Some(chunk),
            }
        }
    }

    /// The noun phrase on which the quantity depends.
    fn governor(&self) -> Option<Span> {
        let mut at = self.start;
        let mut link = None;
        let opens = self.solid(at).is_none_or(|chunk| matches!(chunk.kind, Kind::Pause | Kind::And));
        // "Seven in ten voted": the quantity is a subject itself.
        if opens && self.reader.tag(self.end).is_finite() {
            return None;
        }
        while let Some(chunk) = self.solid(at) {
            match chunk.kind {
                Kind::Link => link = link.or(Some(chunk.start)),
                Kind::Nouns => {
                    let of = link.is_some_and(|link| self.reader.is(link, "of")) || self.spans(link, chunk);
                    if let Some(counted) = self.counted(chunk) {
                        return Some(counted);
                    }
                    // "a total of $3m": the total of what stands further on.
                    let empty = of && self.reader.any(chunk.end - 1, EMPTY);
                    // "her daughter Maria, 10": an age is that of whom it stands beside.
                    let alone = empty || self.kind == FigureKind::Age && link.is_none();
                    let chain = if alone { Chain::of(chunk) } else { self.chain(chunk) };
                    let aside = self.kind == FigureKind::Duration && !of;
                    if chain.hangs.is_none() && !aside && !empty || of && !empty {
                        return self.named(chain);
                    }
                    at = chain.hangs.unwrap_or(chain.start);
                    link = None;
                    continue;
                }
                Kind::Figure => match self.measured(chunk) {
                    Inherited::Span(span) => return Some(span),
                    Inherited::Unknown => return None,
                    Inherited::Aside => {}
                },
                Kind::Verb => return self.subject(chunk.start),
                Kind::Pause => {
                    at = self.bracket(chunk.start).unwrap_or(chunk.start);
                    continue;
                }
                Kind::And | Kind::Relative | Kind::Filler => {}
                // "fell during those three months"
                Kind::Stop if self.kind == FigureKind::Duration && self.leads(chunk.start) => {}
                Kind::Pronoun | Kind::Stop => return None,
            }
            at = chunk.start;
        }
        None
    }

    /// Whether the token is a preposition before a stretch of time.
    fn leads(&self, at: usize) -> bool {
        self.reader.any(at, keys!("during after before until since within"))
    }

    /// What the figure right before the noun phrase `chunk` measures, where the phrase is its unit: "17 points, or".
    fn counted(&self, chunk: Chunk) -> Option<Span> {
        let figure = self.chunk(chunk.start).filter(|left| left.kind == Kind::Figure)?;
        let span = self.reader.span(figure.start, figure.end);
        let figure = self.before.figures.iter().rev().find(|figure| figure.span.start < span.end)?;
        figure.of.filter(|of| figure.kind == FigureKind::Count && of.end <= figure.span.start)
    }

    /// The subject of the verb group that starts at token `verb`.
    fn subject(&self, verb: usize) -> Option<Span> {
        let mut at = verb;
        // Whether the verb is that of another clause, which has the subject.
        let mut another = self.reader.is(verb, "having")
            || self.reader.tag(verb) == Tag::Gerund
                && self.solid(verb).is_some_and(|left| matches!(left.kind, Kind::Pause | Kind::Figure));
        while let Some(chunk) = self.solid(at) {
            match chunk.kind {
                Kind::Nouns if another => {}
                Kind::Nouns => {
                    // "lost 162 points to fall to"
                    if let Some(counted) = self.counted(chunk) {
                        return Some(counted);
                    }
                    let chain = self.chain(chunk);
                    let Some(hangs) = chain.hangs else { return self.named(chain) };
                    at = hangs;
                    continue;
                }
                // "Sampling came back at 4 ppb"
                Kind::Verb if chunk.end == chunk.start + 1 && self.reader.tag(chunk.start) == Tag::Gerund => {
                    return self.named(Chain::of(chunk));
                }
                Kind::Figure => match self.measured(chunk) {
                    Inherited::Span(span) => return Some(span),
                    Inherited::Unknown => return None,
                    Inherited::Aside => {}
                },
                // "rose 5 % and closed at": the verbs share a subject.
                Kind::And => another = true,
                Kind::Verb => another = false,
                Kind::Pause
                    if self.reader.is(chunk.start, ",") && !another && !self.after_bracket(chunk.start) =>
                {
                    at = self.aside(chunk.start).unwrap_or(chunk.start);
                    continue;
                }
                Kind::Pause => {
                    at = self.bracket(chunk.start).unwrap_or(chunk.start);
                    continue;
                }
                Kind::Link | Kind::Relative | Kind::Filler => {}
                Kind::Pronoun | Kind::Stop => return None,
            }
            at = chunk.start;
        }
        None
    }

    /// Whether the quantity is a range that tells how far what `noun` names goes: "a scale of fines from $5 to $20".
    fn spans(&self, link: Option<usize>, noun: Chunk) -> bool {
        link.is_some_and(|link| self.reader.is(link, "from") && noun.end == link)
            && (self.start..self.end).any(|at| self.reader.is(at, "to"))
            && self.chain(noun).hangs.is_none_or(|hangs| self.reader.any(hangs, keys!("for of with")))
    }

    /// Whether a bracket closes right before token `at`.
    fn after_bracket(&self, at: usize) -> bool {
        at > self.first && self.reader.is(at - 1, ")")
    }

    /// The bracket that opens what the one at token `close` closes: "Acme (ACM) rose".
    fn bracket(&self, close: usize) -> Option<usize> {
        const FARTHEST: usize = 18;
        let first = self.first.max(close.saturating_sub(FARTHEST));
        let open = (first..close).rev().find(|&at| self.reader.is(at, "("));
        open.filter(|_| self.reader.is(close, ")"))
    }

    /// The comma that opens what the one at token `comma` closes: "Frankel, an investor in ships, bought".
    fn aside(&self, comma: usize) -> Option<usize> {
        const FARTHEST: usize = 18;
        (self.first.max(comma.saturating_sub(FARTHEST))..comma).rev().find(|&at| self.reader.is(at, ","))
    }

    /// The noun phrase that ends with `last`, with those that it hangs on: "revenue from mainland China".
    fn chain(&self, last: Chunk) -> Chain {
        let (mut start, end) = (last.start, last.end);
        let mut at = start;
        loop {
            let Some(left) = self.chunk(at) else { return Chain { start, end, hangs: None } };
            let further = self.chunk(left.start);
            let noun = further.filter(|further| further.kind == Kind::Nouns);
            match (left.kind, noun) {
                // "a plan with a 60 GB cap"
                (Kind::Figure, _) if self.describes(left, start) => {
                    at = left.start;
                    continue;
                }
                (Kind::Link, Some(noun)) => start = noun.start,
                // "$2bn of 5 % bonds"
                (Kind::Link, None)
                    if self.reader.is(left.start, "of")
                        && further.is_some_and(|further| further.kind == Kind::Figure) =>
                {
                    return Chain { start, end, hangs: None };
                }
                (Kind::Link, None) => return Chain { start, end, hangs: Some(left.start) },
                (Kind::And, Some(noun))
                    if self.chunk(noun.start).is_none_or(|left| left.kind != Kind::Verb) =>
                {
                    start = noun.start;
                }
                _ => return Chain { start, end, hangs: None },
            }
            at = start;
        }
    }

    /// Whether the figure `chunk` measures or counts the noun that starts with token `noun`.
    fn describes(&self, chunk: Chunk, noun: usize) -> bool {
        let span = self.reader.span(chunk.start, chunk.end);
        let first = self.reader.span(noun, noun + 1);
        let found = self.before.figures.iter().rev().find(|figure| figure.span.start < span.end);
        found
            .is_some_and(|figure| figure.of.is_some_and(|of| of.start <= first.start && first.start < of.end))
    }

    /// The chain's span without its articles; its first noun phrase alone where it is long.
    fn named(&self, chain: Chain) -> Option<Span> {
        let Chain { mut start, mut end, .. } = chain;
        while start < end
            && matches!(
                self.reader.tag(start),
                Tag::Determiner | Tag::Possessive | Tag::Predeterminer | Tag::PossessiveMarker
            )
        {
            start += 1;
        }
        if end - start > LONGEST {
            end = (start..end).find(|&at| self.reader.tag(at) == Tag::Preposition).unwrap_or(start + LONGEST);
        }
        (start < end).then(|| self.reader.span(start, end))
    }

    /// What the figure that was read before measures.
    fn measured(&self, chunk: Chunk) -> Inherited {
        let span = self.reader.span(chunk.start, chunk.end);
        let found = self.before.figures.iter().rev().find(|figure| figure.span.start < span.end);
        match found {
            // "A 60-year-old would draw 3 %"
            Some(figure) if figure.kind == FigureKind::Age => {
                Inherited::Span(figure.of.unwrap_or(figure.span))
            }
            // "rose 64 points to 4,577": what is named before the count is no counted thing.
            Some(Figure { kind: FigureKind::Count, of: Some(of), span, .. }) if of.end <= span.start => {
                Inherited::Span(*of)
            }
            Some(figure) if is_quantity(figure.kind) && figure.kind != FigureKind::Count => {
                figure.of.map_or(Inherited::Unknown, Inherited::Span)
            }
            _ => Inherited::Aside,
        }
    }
}

/// Whether a figure of `kind` measures something.
pub(super) fn is_quantity(kind: FigureKind) -> bool {
    use FigureKind::{Age, Count, Duration, Measure, Money, Percent};
    matches!(kind, Age | Count | Duration | Measure | Money | Percent)
}

/// What a figure that was read before says of the one after it.
enum Inherited {
    /// Both measure this.
    Span(Span),
    /// It is not known what either measures.
    Unknown,
    /// Nothing: it is a time, or it counts something.
    Aside,
}

/// Noun phrases tied by prepositions.
#[derive(Clone, Copy)]
struct Chain {
    start: usize,
    end: usize,
    /// The preposition before them, where they hang on no noun.
    hangs: Option<usize>,
}

impl Chain {
    /// A phrase alone.
    fn of(chunk: Chunk) -> Self {
        Self { start: chunk.start, end: chunk.end, hangs: None }
    }
}
