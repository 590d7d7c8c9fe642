//! What a quantity measures: the noun phrase that it describes, or the subject of its clause.

use super::chunks::{self, Chunk, Kind};
use super::counted;
use super::key::{Key, keys};
use super::lexicon::Time;
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
    after(reader, start, end, kind).or_else(|| {
        let first = reader.sentence_start(start).max(start.saturating_sub(FARTHEST));
        Clause { reader, before, first, start, end, kind }.governor()
    })
}

/// "13 % of the shares", "a $150,000 contract", "12,000 barrels of oil", "paid $90 for the seat".
fn after(reader: &Reader, start: usize, end: usize, kind: FigureKind) -> Option<Span> {
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
        && reader.any(start - 1, keys!("a an"))
        && reader.tag(next + 1).is_noun();
    let attributive = !loose && (tag.is_noun() || tag == Tag::Adjective || verbal) && !is_time(reader, next);
    if !(reader.is(end, "of") || paid || sum || attributive) || is_time(reader, end + 1) && !attributive {
        return None;
    }
    let noun = counted::measured(reader, end + usize::from(paid || sum))?;
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
                    let of = link.is_some_and(|link| self.reader.is(link, "of"));
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
                Kind::And | Kind::Pause | Kind::Relative | Kind::Filler => {}
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
        figure.of.filter(|of| of.end <= figure.span.start)
    }

    /// The subject of the verb group that starts at token `verb`.
    fn subject(&self, verb: usize) -> Option<Span> {
        let mut at = verb;
        // Whether the verb is that of another clause, which has the subject.
        let mut another = self.reader.tag(verb) == Tag::Gerund
            && self.solid(verb).is_some_and(|left| matches!(left.kind, Kind::Pause | Kind::Figure));
        while let Some(chunk) = self.solid(at) {
            match chunk.kind {
                Kind::Nouns if another => {}
                Kind::Nouns => {
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
                Kind::Pause if self.reader.is(chunk.start, ",") && !another => {
                    at = self.aside(chunk.start).unwrap_or(chunk.start);
                    continue;
                }
                Kind::Link | Kind::Pause | Kind::Relative | Kind::Filler => {}
                Kind::Pronoun | Kind::Stop => return None,
            }
            at = chunk.start;
        }
        None
    }

    /// The comma that opens what the one at token `comma` closes: "Frankel, an investor in ships, bought".
    fn aside(&self, comma: usize) -> Option<usize> {
        const FARTHEST: usize = 18;
        (self.first.max(comma.saturating_sub(FARTHEST))..comma).rev().find(|&at| self.reader.is(at, ","))
    }

    /// The noun phrase that ends with `last`, with those that it hangs on: "revenue from mainland China".
    fn chain(&self, last: Chunk) -> Chain {
        let (mut start, end) = (last.start, last.end);
        loop {
            let Some(left) = self.chunk(start) else { return Chain { start, end, hangs: None } };
            let further = self.chunk(left.start);
            let noun = further.filter(|further| further.kind == Kind::Nouns);
            match (left.kind, noun) {
                (Kind::Link, Some(noun)) => start = noun.start,
                (Kind::Link, None) => return Chain { start, end, hangs: Some(left.start) },
                (Kind::And, Some(noun))
                    if self.chunk(noun.start).is_none_or(|left| left.kind != Kind::Verb) =>
                {
                    start = noun.start;
                }
                _ => return Chain { start, end, hangs: None },
            }
        }
    }

    /// The chain's span without its articles; its first noun phrase alone where it is long.
    fn named(&self, chain: Chain) -> Option<Span> {
        let Chain { mut start, mut end, .. } = chain;
        while start < end
            && matches!(self.reader.tag(start), Tag::Determiner | Tag::Possessive | Tag::Predeterminer)
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
