//! The document from what the stages found. Cross-references between their findings are set here and nowhere else.

use jiff::civil::Date;

use crate::annotator::Part;
use crate::attributions::Linked;
use crate::document::{
    Attribution, Block, Claim, Document, Figure, Note, Offsets, Probability, Quote, QuoteForm, SCHEMA, Span,
};
use crate::speakers::Resolution;
use crate::{claims, language};

/// What the stages found in an article.
pub(crate) struct Article<'a> {
    pub(crate) text: &'a str,
    pub(crate) blocks: Vec<Block>,
    pub(crate) date: Option<Date>,
    pub(crate) parts: &'a [Part],
    pub(crate) attributions: Vec<Linked>,
    pub(crate) resolution: Resolution,
    pub(crate) claims: Vec<claims::Found>,
}

/// The document of an article.
pub(crate) fn assemble(article: Article) -> Document {
    let Article { text, blocks, date, parts, attributions, resolution, claims } = article;
    let contents = Contents::new(&attributions);
    let attributions: Vec<_> = attributions
        .into_iter()
        .zip(&resolution.said_by)
        .zip(0..)
        .map(|((linked, by), id)| attribution(linked, *by, id))
        .collect();
    let quotes = quotes(parts, &contents);
    let figures = figures(parts, &contents);
    let claims = claims.into_iter().map(|found| claim(found, &figures, &contents)).collect();
    let sentences = parts
        .iter()
        .flat_map(|part| part.local.paragraph.sentences.iter().map(|s| s.span.shifted(part.start)))
        .collect();
    Document {
        schema: SCHEMA.to_owned(),
        offsets: Offsets::Utf8,
        length: text.len() as u32,
        date,
        blocks,
        sentences,
        speakers: resolution.speakers,
        quotes,
        attributions,
        figures,
        claims,
        notes: notes(text, parts),
    }
}

fn attribution(linked: Linked, speaker: Option<u32>, id: u32) -> Attribution {
    let found = linked.found;
    Attribution {
        id,
        form: found.form,
        source: found.source,
        cue: found.cue,
        content: found.content,
        speaker,
        addressee: found.addressee,
        stance: found.stance,
        parent: found.parent.map(|parent| parent as u32),
        confidence: Probability::new(found.confidence),
        why: found.why,
    }
}

/// The quotations of all parts in order. One that an attribution owns is speech, whatever it looked like; a
/// fragment that nobody owns stays what it looked like.
fn quotes(parts: &[Part], contents: &Contents) -> Vec<Quote> {
    let mut quotes = Vec::new();
    for Part { start, local } in parts {
        let first = quotes.len() as u32;
        for quotation in &local.quotes {
            let inner = quotation.inner.shifted(*start);
            let attribution = contents.innermost(inner);
            let form = match quotation.form {
                QuoteForm::Scare if attribution.is_some() => QuoteForm::Partial,
                form => form,
            };
            quotes.push(Quote {
                id: quotes.len() as u32,
                span: quotation.span.shifted(*start),
                inner,
                form,
                parent: quotation.parent.map(|parent| parent as u32 + first),
                attribution,
            });
        }
    }
    quotes
}

fn figures(parts: &[Part], contents: &Contents) -> Vec<Figure> {
    let shifted = |part: &Part, figure: &Figure| {
        let span = figure.span.shifted(part.start);
        let of = figure.of.map(|of| of.shifted(part.start));
        Figure { span, of, attribution: contents.innermost(span), ..figure.clone() }
    };
    parts.iter().flat_map(|part| part.local.figures.iter().map(move |figure| shifted(part, figure))).collect()
}

fn claim(found: claims::Found, figures: &[Figure], contents: &Contents) -> Claim {
    let first = figures.partition_point(|figure| figure.span.start < found.span.start);
    let inside = figures[first..].iter().take_while(|figure| figure.span.start < found.span.end);
    Claim {
        span: found.span,
        score: Probability::new(found.score),
        kind: found.kind,
        subjective: found.subjective,
        hedges: found.hedges,
        attribution: contents.most_covering(found.span),
        figures: inside.enumerate().map(|(i, _)| (first + i) as u32).collect(),
        why: found.why,
    }
}

fn notes(text: &str, parts: &[Part]) -> Vec<Note> {
    let mut notes: Vec<_> = language::foreign(parts.iter().map(|part| &part.local.paragraph))
        .then(|| Note {
            span: Span::new(0, text.len() as u32),
            message: "This does not look like English, so only marks and digits were read.".to_owned(),
        })
        .into_iter()
        .collect();
    for Part { start, local } in parts {
        let unclosed = local.quotes.iter().filter(|quotation| quotation.unclosed);
        notes.extend(unclosed.map(|quotation| Note {
            span: Span::new(quotation.span.start, quotation.inner.start).shifted(*start),
            message: "a quotation mark that is never closed".to_owned(),
        }));
    }
    notes
}

/// The stretches of content of all attributions, in order of their start, to ask whose a span is.
struct Contents(Vec<(Span, u32)>);

impl Contents {
    /// No span looks further back than this many stretches: contents nest a few deep.
    const WINDOW: usize = 32;

    fn new(attributions: &[Linked]) -> Self {
        let stretches = attributions
            .iter()
            .zip(0..)
            .flat_map(|(linked, id)| linked.found.content.iter().map(move |span| (*span, id)));
        let mut list: Vec<_> = stretches.collect();
        list.sort_by_key(|(span, id)| (span.start, std::cmp::Reverse(span.end), *id));
        Self(list)
    }

    /// The stretches that may cover a span which ends at `end`, from the last that starts before it backwards.
    fn before(&self, end: u32) -> impl Iterator<Item = &(Span, u32)> {
        let last = self.0.partition_point(|(span, _)| span.start < end);
        self.0[..last].iter().rev().take(Self::WINDOW)
    }

    /// The attribution with the shortest stretch that covers `span`.
    fn innermost(&self, span: Span) -> Option<u32> {
        self.before(span.end)
            .filter(|(stretch, _)| stretch.contains(span))
            .min_by_key(|(stretch, _)| stretch.len())
            .map(|(_, id)| *id)
    }

    /// The attribution whose content makes up at least half of `span`, the outermost where several do.
    fn most_covering(&self, span: Span) -> Option<u32> {
        let shared = |stretch: Span| stretch.end.min(span.end).saturating_sub(stretch.start.max(span.start));
        let candidates = self.before(span.end).filter(|(stretch, _)| shared(*stretch) * 2 >= span.len());
        candidates.max_by_key(|(stretch, id)| (shared(*stretch), std::cmp::Reverse(*id))).map(|(_, id)| *id)
    }
}
