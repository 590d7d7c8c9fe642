//! The document from what the stages found. Cross-references between their findings are set here and nowhere else.

use jiff::civil::Date;

use crate::annotator::Part;
use crate::attributions::{Contents, Linked};
use crate::claims;
use crate::document::{
    Attribution, Block, BlockKind, Claim, Document, Figure, Note, Offsets, Probability, Quote, QuoteForm,
    SCHEMA, Span,
};
use crate::speakers::{Resolution, voices};
use crate::text::Paragraph;
use crate::text::is_blank;

/// What the stages found in an article.
pub(crate) struct Article<'a> {
    pub(crate) text: &'a str,
    /// Whether it is in another language than English.
    pub(crate) foreign: bool,
    pub(crate) blocks: Vec<Block>,
    pub(crate) date: Option<Date>,
    pub(crate) parts: &'a [Part],
    pub(crate) attributions: Vec<Linked>,
    pub(crate) contents: Contents,
    pub(crate) resolution: Resolution,
    pub(crate) claims: Vec<claims::Found>,
}

/// The document of an article.
pub(crate) fn assemble(article: Article) -> Document {
    let Article { text, foreign, blocks, date, parts, attributions, contents, resolution, claims } = article;
    let attributions: Vec<_> = attributions
        .into_iter()
        .zip(&resolution.said_by)
        .zip(0..)
        .map(|((linked, by), id)| attribution(linked, *by, id))
        .collect();
    let quotes = quotes(parts, &attributions, &contents);
    let figures = figures(parts, &contents);
    let mut speakers = resolution.speakers;
    let voices = voices(speakers.len(), parts, &attributions, &contents, &quotes);
    for (speaker, voice) in speakers.iter_mut().zip(voices) {
        speaker.voice = voice;
    }
    let claims = claims.into_iter().map(|found| claim(found, &figures)).collect();
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
        speakers,
        quotes,
        attributions,
        figures,
        claims,
        notes: notes(text, foreign, parts),
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
        by: None,
    }
}

/// The quotations of all parts in order. One that an attribution owns is speech, whatever it looked like, unless
/// a word beside it names what it is; a fragment that nobody owns stays what it looked like.
fn quotes(parts: &[Part], attributions: &[Attribution], contents: &Contents) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::new();
    for Part { start, local } in parts {
        let first = quotes.len() as u32;
        for quotation in &local.quotes {
            let inner = quotation.inner.shifted(*start);
            let attribution = contents.innermost(words(&local.paragraph, quotation.inner).shifted(*start));
            // Words that somebody sets in marks while speaking are not by that alone somebody else's speech.
            let around = quotation.parent.and_then(|parent| quotes[first as usize + parent].attribution);
            let is_speech = attribution.filter(|_| attribution != around).is_some_and(|id| {
                let attribution = &attributions[id as usize];
                !attribution.source.is_empty() || !attribution.cue.is_empty()
            });
            let form = match quotation.form {
                QuoteForm::Scare if is_speech && !quotation.named => QuoteForm::Partial,
                form => form,
            };
            quotes.push(Quote {
                id: quotes.len() as u32,
                span: quotation.span.shifted(*start),
                inner,
                form,
                parent: quotation.parent.map(|parent| parent as u32 + first),
                attribution,
                by: None,
            });
        }
    }
    quotes
}

/// `span` without the punctuation at its edges, which contents leave out: a quotation keeps its closing comma.
fn words(paragraph: &Paragraph, span: Span) -> Span {
    let text = paragraph.slice(span);
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    let start =
        span.start + (text.len() - text.trim_start_matches(|c: char| !c.is_alphanumeric()).len()) as u32;
    if bare.is_empty() { span } else { Span::new(start, start + bare.len() as u32) }
}

fn figures(parts: &[Part], contents: &Contents) -> Vec<Figure> {
    let shifted = |part: &Part, figure: &Figure| {
        let span = figure.span.shifted(part.start);
        let of = figure.of.map(|of| of.shifted(part.start));
        Figure { span, of, attribution: contents.innermost(span), ..figure.clone() }
    };
    parts.iter().flat_map(|part| part.local.figures.iter().map(move |figure| shifted(part, figure))).collect()
}

fn claim(found: claims::Found, figures: &[Figure]) -> Claim {
    let claims::Found { statement, attribution, actors, refers } = found;
    let first = figures.partition_point(|figure| figure.span.start < statement.span.start);
    let inside = figures[first..].iter().take_while(|figure| figure.span.start < statement.span.end);
    Claim {
        span: statement.span,
        score: Probability::new(statement.score),
        kind: statement.kind,
        subjective: statement.subjective,
        hedges: statement.hedges,
        attribution,
        figures: inside.enumerate().map(|(i, _)| (first + i) as u32).collect(),
        stance: statement.stance,
        sourcing: statement.sourcing,
        actors,
        refers,
        why: statement.why,
        by: None,
    }
}

fn notes(text: &str, foreign: bool, parts: &[Part]) -> Vec<Note> {
    let mut notes: Vec<_> = foreign
        .then(|| Note {
            span: Span::new(0, text.len() as u32),
            message: "This does not look like English, so only marks and digits were read.".to_owned(),
        })
        .into_iter()
        .collect();
    notes.extend(
        never_closed(parts)
            .into_iter()
            .map(|span| Note { span, message: "a quotation mark that is never closed".to_owned() }),
    );
    notes
}

/// The opening marks of quotations that nothing closes, neither in their paragraph nor in a later one that goes on
/// with them.
fn never_closed(parts: &[Part]) -> Vec<Span> {
    let mut marks: Vec<Span> = Vec::new();
    // Those among `marks` that the next paragraph of the article's own matter may go on with.
    let mut left_open = 0..0;
    for Part { start, local } in parts {
        if local.quotes.first().is_some_and(|first| first.continues) {
            marks.drain(std::mem::replace(&mut left_open, 0..0));
        }
        let unclosed = || local.quotes.iter().filter(|quotation| quotation.unclosed);
        if local.paragraph.kind == BlockKind::Body {
            let end = local.paragraph.text.trim_end_matches(is_blank).len();
            let cut = unclosed().take_while(|quotation| (quotation.span.end as usize) < end).count();
            left_open = marks.len() + cut..marks.len() + unclosed().count();
        }
        marks.extend(
            unclosed()
                .map(|quotation| Span::new(quotation.span.start, quotation.inner.start).shifted(*start)),
        );
    }
    marks
}
