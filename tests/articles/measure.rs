//! Holds a document against what is expected, layer by layer.
//!
//! Optional rows earn and cost nothing, nor does what is found in page furniture.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use whosaid::Document;
use whosaid::document::{BlockKind, FigureKind, Span};

use crate::expected::{Attribution, Expected, Figure};
use crate::overlap::{accepts, between, bounds, characters, ends, jaccard, ranges, short, trim};
use crate::tally::Tally;

/// The score from which a sentence counts as a claim.
const CLAIM: f64 = 0.5;

/// One article's text, document and furniture while it is measured.
struct Bench<'a> {
    text: &'a str,
    document: &'a Document,
    /// The characters that stand in page furniture.
    furniture: BTreeSet<usize>,
    tally: Tally,
    /// Who should have said what was found, and the id of the speaker that it was given.
    rows: Vec<(String, Option<u32>)>,
}

/// How `document` fares against `expected`.
pub(crate) fn compare(text: &str, expected: &Expected, document: &Document) -> Tally {
    let furniture = expected
        .blocks
        .iter()
        .filter(|(kind, _)| matches!(kind, BlockKind::Boilerplate | BlockKind::Caption))
        .flat_map(|(_, span)| characters(text, std::slice::from_ref(span)))
        .collect();
    let mut bench = Bench { text, document, furniture, tally: Tally::default(), rows: Vec::new() };
    bench.quotes(expected);
    bench.attributions(expected);
    bench.figures(expected);
    bench.identities();
    bench.speakers(expected);
    bench.blocks(expected);
    bench.claims(expected);
    bench.whole(expected);
    bench.tally
}

impl Bench<'_> {
    fn quotes(&mut self, expected: &Expected) {
        let mut free: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (index, quote) in self.document.quotes.iter().enumerate() {
            free.insert(ends(&trim(self.text, &quote.inner.range())), index);
        }
        for quote in &expected.quotes {
            let span = trim(self.text, &quote.inner);
            let words = || short(&self.text[span.clone()]);
            let found = free.remove(&ends(&span)).map(|index| &self.document.quotes[index]);
            self.tally.check("quotes", found.is_some(), words);
            if let Some(found) = found {
                self.tally.found("quotes", true, words);
                let miss = || format!("{:?} for {:?}: {}", found.form, quote.form, words());
                self.tally.check("quote forms right", found.form == quote.form, miss);
            }
            if !quote.speakers.is_empty() {
                let attribution = found.and_then(|found| found.attribution);
                self.speaker("quote speakers right", &quote.speakers, attribution, &words());
            }
        }
        for &(start, end) in free.keys() {
            if !self.furniture.contains(&start) {
                self.tally.found("quotes", false, || short(&self.text[start..end]));
            }
        }
    }

    /// Whether an attribution's speaker, or else the words of its source, is one of `names`.
    fn speaker(&mut self, row: &'static str, names: &[String], attribution: Option<u32>, words: &str) {
        let document = self.document;
        let found = document.attributions.iter().find(|found| Some(found.id) == attribution);
        if let Some(found) = found {
            self.rows.push((names[0].clone(), found.speaker));
        }
        let name = found.map(|found| {
            let speaker = document.speakers.iter().find(|speaker| Some(speaker.id) == found.speaker);
            speaker.map_or_else(
                || found.source.iter().map(|span| &self.text[span.range()]).collect(),
                |speaker| speaker.name.clone(),
            )
        });
        let right = name.as_ref().is_some_and(|name| accepts(names, name));
        self.tally.check(row, right, || format!("{name:?} for {:?}: {words}", names[0]));
    }

    /// Whether all that a speaker said has one id, and nobody else's words have it.
    fn identities(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        let speakers: BTreeSet<&String> = rows.iter().map(|(name, _)| name).collect();
        for name in speakers {
            let ids: BTreeSet<_> = rows.iter().filter(|row| row.0 == *name).map(|row| row.1).collect();
            let shared = rows.iter().any(|row| row.0 != *name && ids.contains(&row.1));
            let right = ids.len() == 1 && !ids.contains(&None) && !shared;
            self.tally.check("one speaker one id", right, || format!("{name}: {ids:?}"));
        }
    }

    fn attributions(&mut self, expected: &Expected) {
        let mut free: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (index, attribution) in self.document.attributions.iter().enumerate() {
            let content = characters(self.text, &ranges(&attribution.content));
            if !content.is_empty() {
                free.insert(index, content);
            }
        }
        let (required, optional): (Vec<_>, Vec<_>) = expected.attributions.iter().partition(|a| !a.optional);
        for wanted in required.into_iter().chain(optional) {
            let content = characters(self.text, &wanted.content);
            let best = free
                .iter()
                .map(|(index, found)| (jaccard(&content, found), *index))
                .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
                .filter(|(shared, _)| *shared >= 0.5);
            if let Some((_, index)) = best {
                free.remove(&index);
            }
            if !wanted.optional {
                self.attribution(wanted, best.map(|(_, index)| index));
            }
        }
        for content in free.values().filter(|content| !content.is_subset(&self.furniture)) {
            self.tally.found("attributions", false, || between(self.text, content));
        }
    }

    fn attribution(&mut self, wanted: &Attribution, index: Option<usize>) {
        let text = self.text;
        let words = || short(&text[wanted.content[0].clone()]);
        let found = index.map(|index| &self.document.attributions[index]);
        self.tally.check("attributions", found.is_some(), || {
            let part = |span: &Option<Range<usize>>| span.as_ref().map_or("", |span| &text[span.clone()]);
            format!("[{} | {}] {}", part(&wanted.source), part(&wanted.cue), words())
        });
        if let Some(found) = found {
            self.tally.found("attributions", true, words);
            let form = || format!("{:?} for {:?}: {}", found.form, wanted.form, words());
            self.tally.check("attribution forms right", found.form == wanted.form, form);
            let stance = || format!("{:?} for {:?}: {}", found.stance, wanted.stance, words());
            self.tally.check("stances right", found.stance == wanted.stance, stance);
            let addressee: Vec<Span> = found.addressee.into_iter().collect();
            for (row, want, have) in [
                ("sources right", &wanted.source, &found.source),
                ("cues right", &wanted.cue, &found.cue),
                ("addressees right", &wanted.addressee, &addressee),
            ] {
                if let Some(want) = want {
                    let have = characters(text, &ranges(have));
                    let right = jaccard(&characters(text, std::slice::from_ref(want)), &have) >= 0.5;
                    let miss = || format!("{:?} for {:?}", between(text, &have), &text[want.clone()]);
                    self.tally.check(row, right, miss);
                }
            }
        }
        if !wanted.speakers.is_empty() {
            let attribution = found.map(|found| found.id);
            self.speaker("attribution speakers right", &wanted.speakers, attribution, &words());
        }
    }

    fn figures(&mut self, expected: &Expected) {
        let mut free: Vec<&whosaid::document::Figure> = self.document.figures.iter().collect();
        let (required, optional): (Vec<_>, Vec<_>) = expected.figures.iter().partition(|f| !f.optional);
        for wanted in required.into_iter().chain(optional) {
            let hit = free.iter().position(|found| {
                found.span.range().start < wanted.span.end && wanted.span.start < found.span.range().end
            });
            let hit = hit.map(|index| free.remove(index));
            if !wanted.optional {
                self.figure(wanted, hit);
            }
        }
        for found in free {
            if !self.furniture.contains(&found.span.range().start) {
                self.tally.found("figures", false, || {
                    format!("{} {:?} {:?}", &self.text[found.span.range()], found.kind, found.value)
                });
            }
        }
    }

    fn figure(&mut self, wanted: &Figure, hit: Option<&whosaid::document::Figure>) {
        let words = &self.text[wanted.span.clone()];
        self.tally.check("figures", hit.is_some(), || words.to_owned());
        let Some(found) = hit else { return };
        self.tally.found("figures", true, || words.to_owned());
        if let Some(kind) = wanted.kind {
            self.tally
                .check("figure kinds right", found.kind == kind, || format!("{:?}: {words}", found.kind));
        }
        let timed = matches!(wanted.kind, Some(FigureKind::Date | FigureKind::Time | FigureKind::Set));
        if timed && !wanted.iso.is_empty() {
            let right = found.iso.as_ref().is_some_and(|iso| wanted.iso.contains(iso));
            self.tally.check("figure values right", right, || {
                format!("{:?} for {:?}: {words}", found.iso, wanted.iso)
            });
        } else if let Some(value) = wanted.value {
            let right = bounds(found.value) == Some(value);
            self.tally
                .check("figure values right", right, || format!("{:?} for {value:?}: {words}", found.value));
        }
        for (row, want, have) in [
            ("figure units right", &wanted.unit, &found.unit),
            ("figure denominators right", &wanted.per, &found.per),
        ] {
            if want.is_some() {
                self.tally.check(row, have == want, || format!("{have:?} for {want:?}: {words}"));
            }
        }
        if wanted.modifier.is_some() || found.modifier.is_some() {
            let miss = || format!("{:?} for {:?}: {words}", found.modifier, wanted.modifier);
            self.tally.check("figure modifiers right", found.modifier == wanted.modifier, miss);
        }
        if wanted.trend.is_some() {
            let miss = || format!("{:?} for {:?}: {words}", found.trend, wanted.trend);
            self.tally.check("figure trends right", found.trend == wanted.trend, miss);
        }
        if let Some(of) = &wanted.of {
            let have = found.of.map_or("", |of| &self.text[of.range()]);
            let noun = self.text[of.clone()].split_whitespace().next_back().unwrap_or("");
            self.tally.check("counted things right", have.contains(noun), || {
                format!("{have:?} for {noun:?}: {words}")
            });
        }
    }

    fn speakers(&mut self, expected: &Expected) {
        for (kind, names) in &expected.speakers {
            let found = self.document.speakers.iter().find(|speaker| accepts(names, &speaker.name));
            self.tally.check("speakers found", found.is_some(), || names[0].clone());
            if let Some(found) = found {
                let miss = || format!("{:?} for {kind:?}: {}", found.kind, names[0]);
                self.tally.check("speaker kinds right", found.kind == *kind, miss);
            }
        }
    }

    fn blocks(&mut self, expected: &Expected) {
        let marked: Vec<Span> = self
            .document
            .blocks
            .iter()
            .filter(|block| matches!(block.kind, BlockKind::Boilerplate | BlockKind::Caption))
            .map(|block| block.span)
            .collect();
        let marked = characters(self.text, &ranges(&marked));
        let right = self.furniture.intersection(&marked).count();
        let count = self.tally.count("page furniture");
        count.right += right;
        count.found += marked.len();
        count.wanted += self.furniture.len();
        for (kind, span) in &expected.blocks {
            let found = self.document.blocks.iter().find(|block| block.span.range().contains(&span.start));
            let miss = || {
                format!(
                    "{:?} for {kind:?}: {}",
                    found.map(|block| block.kind),
                    short(&self.text[span.clone()])
                )
            };
            let right = found.is_some_and(|block| block.kind == *kind);
            self.tally.check("block kinds right", right, miss);
        }
    }

    fn claims(&mut self, expected: &Expected) {
        for (wanted, span) in &expected.claims {
            let content = characters(self.text, std::slice::from_ref(span));
            let found = self.document.claims.iter().any(|claim| {
                let sentence = characters(self.text, &[claim.span.range()]);
                let shared = content.intersection(&sentence).count();
                claim.score.get() >= CLAIM && 2 * shared >= content.len().min(sentence.len())
            });
            let row = if *wanted { "claims found" } else { "claims kept out" };
            self.tally.check(row, found == *wanted, || short(&self.text[span.clone()]));
        }
    }

    /// The article's date, and whether a note says that the text is not English.
    fn whole(&mut self, expected: &Expected) {
        let row = "dates and languages right";
        if let Some(date) = &expected.date {
            let found = self.document.date.map(|date| date.to_string());
            self.tally.check(row, found.as_ref() == Some(date), || format!("{found:?} for {date}"));
        }
        let foreign = self.document.notes.iter().any(|note| note.message.contains("English"));
        self.tally.check(row, foreign == expected.language.is_some(), || format!("{:?}", expected.language));
    }
}
