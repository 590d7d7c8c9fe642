//! A comparison as one table: a line for what each version has of each row, to be filtered and sorted.

use super::synopsis::{Synopsis, number};
use crate::compare::{FigureRelation, QuoteRelation, SpeakerMember};
use crate::document::{Offsets, Span};
use crate::export::csv::Csv;
use crate::export::one_line;
use crate::export::statements::words;
use crate::export::tables::amount;
use crate::export::wording::value;
use crate::text::OffsetMap;

/// The columns' names.
const COLUMNS: &[&str] = &[
    "row",
    "kind",
    "relation",
    "version",
    "name",
    "words",
    "who",
    "how",
    "changed",
    "changes",
    "drift",
    "counted",
    "value",
    "low",
    "high",
    "unit",
    "date or time",
    "start",
    "end",
];

/// The table, with the columns' names in its first row and offsets in `offsets`.
pub(super) fn write(synopsis: &Synopsis, offsets: Offsets) -> String {
    let mut csv = Csv::start();
    for name in COLUMNS {
        csv.plain(name);
    }
    csv.end();
    let versions = 0..synopsis.comparison().versions.len() as u32;
    let maps = versions.clone().map(|version| OffsetMap::new(synopsis.article(version).text(), offsets));
    let names = versions.map(|version| synopsis.name(version));
    let mut rows = Rows { synopsis, maps: maps.collect(), names: names.collect(), csv };
    rows.quotes();
    rows.figures();
    rows.passages();
    rows.speakers();
    rows.csv.into_string()
}

/// Rows being written.
struct Rows<'a> {
    synopsis: &'a Synopsis<'a>,
    maps: Vec<OffsetMap>,
    names: Vec<String>,
    csv: Csv,
}

impl Rows<'_> {
    fn quotes(&mut self) {
        let synopsis = self.synopsis;
        let alone = synopsis.comparison().quotes.iter().filter(|row| row.relation == QuoteRelation::Alone);
        for row in synopsis.quotes().into_iter().chain(alone) {
            let changed: Vec<_> = row.changed.iter().map(value).collect();
            for member in &row.members {
                let text = synopsis.article(member.version).text();
                self.begin("quote", row.id, &value(&row.relation), member.version);
                self.csv
                    .words(&words(text, &member.spans))
                    .words(&synopsis.speaker_of(member))
                    .plain(&value(&member.form))
                    .plain(&changed.join("; "))
                    .words(&synopsis.meaning(row, member).join("; "))
                    .plain(&value(&member.drift));
                self.nothing(6);
                self.finish(member.version, &member.spans);
            }
        }
    }

    fn figures(&mut self) {
        let synopsis = self.synopsis;
        let alone = synopsis.comparison().figures.iter().filter(|row| row.relation == FigureRelation::Alone);
        for row in synopsis.figures().into_iter().chain(alone) {
            for member in &row.members {
                let figure = &synopsis.article(member.version).document().figures[member.figure as usize];
                self.begin("figure", row.id, &value(&row.relation), member.version);
                self.csv
                    .words(&synopsis.figure(member))
                    .words(&synopsis.giver(member))
                    .plain(&value(&row.kind));
                self.nothing(3);
                self.csv.words(&one_line(row.what.as_deref().unwrap_or_default()));
                amount(member.value, &mut self.csv);
                self.csv
                    .words(row.unit.as_deref().unwrap_or_default())
                    .words(member.iso.as_deref().unwrap_or_default());
                self.finish(member.version, &[figure.span]);
            }
        }
    }

    fn passages(&mut self) {
        let synopsis = self.synopsis;
        for row in &synopsis.comparison().passages {
            for member in &row.members {
                let article = synopsis.article(member.version);
                self.begin("passage", row.id, &value(&row.relation), member.version);
                self.csv
                    .words(&synopsis.passage(member))
                    .words(&article.who(member.attribution))
                    .plain(if member.attribution.is_some() { "attributed" } else { "stated" });
                self.nothing(9);
                self.finish(member.version, &member.spans);
            }
        }
    }

    fn speakers(&mut self) {
        let synopsis = self.synopsis;
        for row in &synopsis.comparison().speakers {
            for member in &row.members {
                self.begin("speaker", row.id, &value(&row.relation), member.version);
                self.csv
                    .words(&one_line(&member.name))
                    .words(&one_line(&row.name))
                    .plain(&value(&member.how));
                self.nothing(9);
                self.finish(member.version, self.mention(member).as_slice());
            }
        }
    }

    /// Where a speaker is first mentioned.
    fn mention(&self, member: &SpeakerMember) -> Option<Span> {
        let speaker = &self.synopsis.article(member.version).document().speakers[member.speaker as usize];
        speaker.mentions.iter().map(|mention| mention.span).min()
    }

    /// The cells that every row starts with.
    fn begin(&mut self, kind: &str, id: u32, relation: &str, version: u32) {
        self.csv
            .plain(&[kind, ":", &*id.to_string()].concat())
            .plain(kind)
            .plain(relation)
            .plain(&number(version))
            .words(&self.names[version as usize]);
    }

    /// Cells that this kind of row leaves empty.
    fn nothing(&mut self, cells: usize) {
        for _ in 0..cells {
            self.csv.plain("");
        }
    }

    /// The cells that every row ends with: from where to where it stands.
    fn finish(&mut self, version: u32, spans: &[Span]) {
        let start = spans.iter().map(|span| span.start).min();
        let end = spans.iter().map(|span| span.end).max();
        for at in [start, end] {
            let place = at.map(|at| self.maps[version as usize].unit(at).to_string());
            self.csv.plain(&place.unwrap_or_default());
        }
        self.csv.end();
    }
}
