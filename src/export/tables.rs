//! The tables of a document, a row for each annotation.

use super::csv::Csv;
use super::escape::one_line;
use super::statements::{Statement, closed, statements, words};
use super::{Article, Key, Kind, wording};
use crate::document::{By, Offsets, Span, Value};
use crate::text::OffsetMap;

/// What a table lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Who said what, and the quotes that nobody is told to have said.
    Statements,
    /// Who speaks, and how much.
    Speakers,
    /// Numbers and times.
    Figures,
    /// What could be checked.
    Claims,
}

impl Table {
    /// The columns' names.
    const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Statements => &[
                "id",
                "who",
                "kind",
                "words",
                "form",
                "cue",
                "source",
                "addressee",
                "stance",
                "inside",
                "confidence",
                "start",
                "end",
                "by",
            ],
            Self::Speakers => &[
                "id",
                "who",
                "kind",
                "described as",
                "mentions",
                "quotes",
                "quoted words",
                "reported words",
                "share",
                "start",
                "end",
                "by",
            ],
            Self::Figures => &[
                "id",
                "figure",
                "kind",
                "value",
                "low",
                "high",
                "unit",
                "per",
                "modifier",
                "trend",
                "date or time",
                "of",
                "who",
                "inside",
                "start",
                "end",
                "by",
            ],
            Self::Claims => &[
                "id",
                "claim",
                "kind",
                "score",
                "opinion",
                "softened by",
                "who",
                "inside",
                "why",
                "start",
                "end",
                "by",
            ],
        }
    }
}

/// A table as CSV, with its columns' names in the first row and offsets in `offsets`.
pub(super) fn write(article: &Article, table: Table, offsets: Offsets) -> String {
    [table.header(false), article.rows(table, None, offsets)].concat()
}

impl Table {
    /// What a CSV file of the table starts with: a byte order mark and the names of the columns. Where `named`, the first
    /// column names the article.
    #[must_use]
    pub fn header(self, named: bool) -> String {
        let mut csv = Csv::start();
        let article = named.then_some("article");
        for name in article.into_iter().chain(self.columns().iter().copied()) {
            csv.plain(name);
        }
        csv.end();
        csv.into_string()
    }
}

impl Article {
    /// The article's rows of a table as CSV, with offsets in `offsets`; where there is a `name`, it is the first cell of
    /// each.
    #[must_use]
    pub fn rows(&self, table: Table, name: Option<&str>, offsets: Offsets) -> String {
        let mut rows =
            Rows { article: self, map: OffsetMap::new(&self.text, offsets), name, csv: Csv::default() };
        match table {
            Table::Statements => statements(self).iter().for_each(|statement| rows.statement(statement)),
            Table::Speakers => rows.speakers(),
            Table::Figures => rows.figures(),
            Table::Claims => rows.claims(),
        }
        rows.csv.into_string()
    }
}

/// Rows of one article, being written.
struct Rows<'a> {
    article: &'a Article,
    map: OffsetMap,
    name: Option<&'a str>,
    csv: Csv,
}

impl Rows<'_> {
    fn statement(&mut self, statement: &Statement) {
        let article = self.article;
        let attribution = statement.attribution();
        let speaker = attribution.and_then(|attribution| article.speaker(attribution));
        let spans = |list: &[Span]| words(&article.text, list);
        self.begin(statement.key);
        self.csv
            .words(&article.who(attribution.map(|attribution| attribution.id)))
            .plain(&speaker.map(|speaker| wording::value(&speaker.kind)).unwrap_or_default())
            .words(&statement.words(article))
            .plain(&statement.form_value())
            .words(&attribution.map(|attribution| spans(&attribution.cue)).unwrap_or_default())
            .words(&attribution.map(|attribution| spans(&attribution.source)).unwrap_or_default())
            .words(&attribution.map(|it| spans(it.addressee.as_slice())).unwrap_or_default())
            .plain(&attribution.map(|attribution| wording::value(&attribution.stance)).unwrap_or_default())
            .plain(&key(Kind::Attribution, attribution.and_then(|attribution| attribution.parent)))
            .plain(
                &attribution.map(|attribution| wording::value(&attribution.confidence)).unwrap_or_default(),
            );
        self.finish(statement.by(), &statement.spans);
    }

    fn speakers(&mut self) {
        for speaker in &self.article.document.speakers {
            let id = Key { kind: Kind::Speaker, index: speaker.id };
            let voice = &speaker.voice;
            self.begin(id);
            self.csv
                .words(&one_line(&speaker.name))
                .plain(&wording::value(&speaker.kind))
                .words(&one_line(&speaker.descriptions.join("; ")))
                .plain(&speaker.mentions.len().to_string());
            for count in [voice.quotes, voice.quoted_words, voice.reported_words] {
                self.csv.plain(&count.to_string());
            }
            self.csv.plain(&wording::value(&voice.share));
            let places = [voice.first, voice.last].map(Option::unwrap_or_default);
            self.finish(speaker.by, if voice.first.is_some() { &places } else { &[] });
        }
    }

    fn figures(&mut self) {
        for (figure, index) in self.article.document.figures.iter().zip(0..) {
            let id = Key { kind: Kind::Figure, index };
            self.begin(id);
            self.csv.words(&one_line(self.article.slice(figure.span))).plain(&wording::value(&figure.kind));
            amount(figure.value, &mut self.csv);
            for name in [&figure.unit, &figure.per] {
                self.csv.words(name.as_deref().unwrap_or_default());
            }
            self.csv
                .plain(&wording::value(&figure.modifier))
                .plain(&wording::value(&figure.trend))
                .words(figure.iso.as_deref().unwrap_or_default())
                .words(&words(&self.article.text, figure.of.as_slice()))
                .words(&self.article.who(figure.attribution))
                .plain(&key(Kind::Attribution, figure.attribution));
            self.finish(figure.by, &[figure.span]);
        }
    }

    fn claims(&mut self) {
        for (claim, index) in self.article.document.claims.iter().zip(0..) {
            let id = Key { kind: Kind::Claim, index };
            let hedges: Vec<_> =
                claim.hedges.iter().map(|span| one_line(self.article.slice(*span))).collect();
            self.begin(id);
            self.csv
                .words(&closed(one_line(self.article.slice(claim.span))))
                .plain(&wording::value(&claim.kind))
                .plain(&wording::value(&claim.score))
                .plain(if claim.subjective { "yes" } else { "no" })
                .words(&hedges.join("; "))
                .words(&self.article.who(claim.attribution))
                .plain(&key(Kind::Attribution, claim.attribution))
                .words(&one_line(&claim.why.join("; ")));
            self.finish(claim.by, &[claim.span]);
        }
    }

    /// The cells that every row starts with.
    fn begin(&mut self, id: Key) {
        if let Some(name) = self.name {
            self.csv.words(name);
        }
        self.csv.plain(&id.to_string());
    }

    /// The cells that every row ends with: from where to where it stands, and who says so.
    fn finish(&mut self, by: Option<By>, spans: &[Span]) {
        let start = spans.iter().map(|span| span.start).min();
        let end = spans.iter().map(|span| span.end).max();
        for at in [start, end] {
            let place = at.map(|at| self.map.unit(at).to_string());
            self.csv.plain(&place.unwrap_or_default());
        }
        self.csv.plain(by.map_or("whosaid", |By::Reader| "reader"));
        self.csv.end();
    }
}

/// The cells of a figure's value: one number, or the two ends of a range.
pub(super) fn amount(value: Option<Value>, csv: &mut Csv) {
    let [value, low, high] = match value {
        None => [None, None, None],
        Some(Value::Exact(exact)) => [Some(exact), None, None],
        Some(Value::Range { low, high }) => [None, low, high],
    };
    for number in [value, low, high] {
        csv.plain(&wording::value(&number));
    }
}

/// The name of the part of that id; empty where there is none.
fn key(kind: Kind, id: Option<u32>) -> String {
    id.map(|index| Key { kind, index }.to_string()).unwrap_or_default()
}
