//! The W3C Web Annotation Data Model, as JSON-LD.
//!
//! Each annotation is a stretch of the article (a target), found again by its words and by its place, with what is told
//! about it (bodies). Names are made of the text and the place, so that the same finding in the same text has the same name
//! wherever and whenever it is exported.

use std::collections::HashMap;

use serde::Serialize;

use super::digest::Digest;
use super::escape::one_line;
use super::{Article, wording};
use crate::document::{Attribution, By, Claim, Figure, Offsets, Quote, Span, Speaker};
use crate::order::sort_by_key;
use crate::text::OffsetMap;

/// How many code points on each side of a quotation tell it from its like.
const CONTEXT: usize = 32;

#[derive(Serialize)]
struct Collection<'a> {
    #[serde(rename = "@context")]
    context: &'a str,
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    generator: Agent<'a>,
    total: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<Page<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Page<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'a str,
    part_of: &'a str,
    start_index: u32,
    items: Vec<Annotation<'a>>,
}

#[derive(Serialize)]
struct Annotation<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'a str,
    motivation: &'a str,
    creator: Agent<'a>,
    body: Vec<Body>,
    target: Vec<Target<'a>>,
}

#[derive(Serialize, Clone, Copy)]
struct Agent<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Body {
    #[serde(rename = "TextualBody")]
    Text {
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<String>,
        value: String,
        format: &'static str,
        purpose: &'static str,
    },
    #[serde(rename = "SpecificResource")]
    Link { source: String, purpose: &'static str },
}

#[derive(Serialize)]
struct Target<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    source: &'a str,
    selector: [Selector<'a>; 2],
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    #[serde(rename = "TextQuoteSelector")]
    Quote { exact: &'a str, prefix: &'a str, suffix: &'a str },
    #[serde(rename = "TextPositionSelector")]
    Position { start: u32, end: u32 },
}

/// The document's annotations as a collection of one page.
pub(super) fn write(article: &Article) -> String {
    let digest = Digest::new(&article.text);
    let source = article.address.as_ref().map_or_else(|| digest.uri(), |address| address.as_str().to_owned());
    let id = digest.urn("annotations");
    let items = Writer::new(article, &digest, &source).all();
    let total = items.len();
    let page = Page { id: digest.urn("page 1"), kind: "AnnotationPage", part_of: &id, start_index: 0, items };
    let collection = Collection {
        context: "http://www.w3.org/ns/anno.jsonld",
        id: &id,
        kind: "AnnotationCollection",
        label: article.title(),
        generator: SOFTWARE,
        total,
        // A page of the model has at least one annotation.
        first: (total > 0).then_some(page),
    };
    serde_json::to_string(&collection).expect("a collection is plain data")
}

const SOFTWARE: Agent = Agent { kind: "Software", name: concat!("Whosaid ", env!("CARGO_PKG_VERSION")) };

/// Makes the annotations of an article.
struct Writer<'a> {
    article: &'a Article,
    source: &'a str,
    map: OffsetMap,
    speakers: Vec<String>,
    /// `None` for those that stand nowhere in the text.
    attributions: Vec<Option<String>>,
    names: Names<'a>,
}

impl<'a> Writer<'a> {
    fn new(article: &'a Article, digest: &'a Digest, source: &'a str) -> Self {
        let map = OffsetMap::new(&article.text, Offsets::Codepoint);
        let mut names = Names { digest, given: HashMap::new() };
        let document = &article.document;
        let speakers =
            document.speakers.iter().map(|speaker| names.urn(&["speaker ", &speaker.name].concat()));
        let speakers = speakers.collect();
        let attributions = document.attributions.iter();
        let name = |it: &Attribution| {
            let spans = it.stretches();
            (!spans.is_empty()).then(|| names.of("attribution", &spans, &map))
        };
        let attributions = attributions.map(name).collect();
        Self { article, source, map, speakers, attributions, names }
    }

    /// Every annotation, in order of its first place in the text.
    fn all(mut self) -> Vec<Annotation<'a>> {
        let document = &self.article.document;
        let mut found: Vec<(Option<Span>, Annotation<'a>)> = Vec::new();
        let mut add = |spans: &[Span], annotation: Annotation<'a>| {
            if !spans.is_empty() {
                found.push((spans.iter().min().copied(), annotation));
            }
        };
        for speaker in &document.speakers {
            let spans: Vec<_> = speaker.mentions.iter().map(|mention| mention.span).collect();
            add(&spans, self.speaker(speaker, &spans));
        }
        for attribution in &document.attributions {
            let spans = attribution.stretches();
            let Some(id) = self.attributions[attribution.id as usize].clone() else { continue };
            add(&spans, self.attribution(attribution, id, &spans));
            for (what, spans) in [("source", &attribution.source), ("cue", &attribution.cue)] {
                add(spans, self.part(what, attribution, spans));
            }
        }
        for quote in &document.quotes {
            add(&[quote.span], self.quote(quote));
        }
        for figure in &document.figures {
            add(&[figure.span], self.figure(figure));
        }
        for claim in &document.claims {
            add(&[claim.span], self.claim(claim));
        }
        sort_by_key(&mut found, |(span, _)| *span);
        found.into_iter().map(|(_, annotation)| annotation).collect()
    }

    /// Who a speaker is, wherever they are mentioned.
    fn speaker(&mut self, speaker: &Speaker, spans: &[Span]) -> Annotation<'a> {
        let mut body =
            vec![self.identifies(speaker), tag("speaker"), tag(wording::speaker_kind(speaker.kind))];
        body.extend(speaker.descriptions.iter().map(|description| text(description, "describing")));
        let id = self.names.urn(&["mentions of ", &self.speakers[speaker.id as usize]].concat());
        self.annotation(id, speaker.by, "identifying", body, spans)
    }

    /// Who said what.
    fn attribution(&self, attribution: &Attribution, id: String, spans: &[Span]) -> Annotation<'a> {
        let mut body = vec![tag(wording::attribution_form(attribution.form))];
        body.extend(self.article.speaker(attribution).map(|speaker| self.identifies(speaker)));
        body.extend(wording::stance(attribution.stance).map(tag));
        body.extend(self.links(attribution.parent));
        body.push(text(&["confidence ", &*wording::value(&attribution.confidence)].concat(), "assessing"));
        body.extend(attribution.why.iter().map(|why| text(why, "describing")));
        self.annotation(id, attribution.by, "identifying", body, spans)
    }

    /// The words that name an attribution's source, or that attribute.
    fn part(&mut self, what: &'static str, attribution: &Attribution, spans: &[Span]) -> Annotation<'a> {
        let id = self.names.of(what, spans, &self.map);
        let body = [tag(what)].into_iter().chain(self.links(Some(attribution.id))).collect();
        self.annotation(id, attribution.by, "linking", body, spans)
    }

    /// What stands between quotation marks.
    fn quote(&mut self, quote: &Quote) -> Annotation<'a> {
        let id = self.names.of("quote", &[quote.span], &self.map);
        let mut body = vec![tag(wording::quote_form(quote.form))];
        body.extend(self.links(quote.attribution));
        self.annotation(id, quote.by, "tagging", body, &[quote.span])
    }

    /// A number or a time, and how it reads.
    fn figure(&mut self, figure: &Figure) -> Annotation<'a> {
        let id = self.names.of("figure", &[figure.span], &self.map);
        let mut read = wording::amount(figure);
        let unit = wording::unit(figure);
        if !unit.is_empty() {
            read.push(' ');
            read.push_str(&unit);
        }
        let mut body = vec![tag("figure"), tag(&wording::value(&figure.kind)), text(&read, "describing")];
        body.extend(self.links(figure.attribution));
        self.annotation(id, figure.by, "describing", body, &[figure.span])
    }

    /// What could be checked, and how much it is worth checking.
    fn claim(&mut self, claim: &Claim) -> Annotation<'a> {
        let id = self.names.of("claim", &[claim.span], &self.map);
        let score = ["worth checking ", &*wording::value(&claim.score)].concat();
        let mut body = vec![tag("claim"), tag(&wording::value(&claim.kind)), text(&score, "assessing")];
        body.extend(claim.subjective.then(|| tag("opinion")));
        body.extend(self.links(claim.attribution));
        body.extend(claim.why.iter().map(|why| text(why, "describing")));
        self.annotation(id, claim.by, "assessing", body, &[claim.span])
    }

    #[inline(never)]
    fn annotation(
        &self,
        id: String,
        by: Option<By>,
        motivation: &'static str,
        body: Vec<Body>,
        spans: &[Span],
    ) -> Annotation<'a> {
        let reader = Agent { kind: "Person", name: self.article.creator.as_deref().unwrap_or("reader") };
        let creator = by.map_or(SOFTWARE, |By::Reader| reader);
        let target = spans.iter().map(|span| self.target(*span)).collect();
        Annotation { id, kind: "Annotation", motivation, creator, body, target }
    }

    #[inline(never)]
    fn target(&self, span: Span) -> Target<'a> {
        let all = &self.article.text;
        let (before, rest) = all.split_at(span.start as usize);
        let (exact, after) = rest.split_at(span.len() as usize);
        let from = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
        let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
        let quote = Selector::Quote { exact, prefix: &before[from..], suffix: &after[..to] };
        let position = Selector::Position { start: self.map.unit(span.start), end: self.map.unit(span.end) };
        Target { kind: "SpecificResource", source: self.source, selector: [quote, position] }
    }

    /// The body that says who somebody is; the same one, by its id, wherever they speak.
    #[inline(never)]
    fn identifies(&self, speaker: &Speaker) -> Body {
        let id = self.speakers.get(speaker.id as usize).cloned();
        Body::Text { id, value: one_line(&speaker.name), format: FORMAT, purpose: "identifying" }
    }

    /// The body that leads to the attribution of that id.
    #[inline(never)]
    fn links(&self, attribution: Option<u32>) -> Option<Body> {
        let source = self.attributions.get(attribution? as usize)?.clone()?;
        Some(Body::Link { source, purpose: "linking" })
    }
}

const FORMAT: &str = "text/plain";

/// Words about the annotation, on one line.
#[inline(never)]
fn text(words: &str, purpose: &'static str) -> Body {
    Body::Text { id: None, value: one_line(words), format: FORMAT, purpose }
}

fn tag(word: &str) -> Body {
    text(word, "tagging")
}

/// Gives names, each once.
struct Names<'a> {
    digest: &'a Digest,
    /// How often each part was named.
    given: HashMap<String, u32>,
}

impl Names<'_> {
    /// The name of a part of that kind at `spans`.
    fn of(&mut self, kind: &str, spans: &[Span], map: &OffsetMap) -> String {
        let mut part = kind.to_owned();
        for span in spans {
            for (mark, at) in [(' ', span.start), ('-', span.end)] {
                part.push(mark);
                part.push_str(&map.unit(at).to_string());
            }
        }
        self.urn(&part)
    }

    fn urn(&mut self, part: &str) -> String {
        let times = self.given.entry(part.to_owned()).or_default();
        *times += 1;
        match times {
            1 => self.digest.urn(part),
            again => self.digest.urn(&[part, " #", &*again.to_string()].concat()),
        }
    }
}
