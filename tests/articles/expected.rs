//! Reads `expected.txt`: one annotation a line, its passages between backticks, as `README.md` here describes.

use std::ops::Range;

use serde::de::DeserializeOwned;
use whosaid::document::{
    AttributionForm, BlockKind, FigureKind, Modifier, QuoteForm, SpeakerKind, Stance, Trend,
};

use crate::folded::{Folded, Passage};

/// What a careful reader finds in an article. Ranges are bytes of its text.
#[derive(Debug, Default)]
pub(crate) struct Expected {
    pub(crate) date: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) blocks: Vec<(BlockKind, Range<usize>)>,
    pub(crate) quotes: Vec<Quote>,
    pub(crate) attributions: Vec<Attribution>,
    pub(crate) figures: Vec<Figure>,
    /// Who speaks, by any of the names that are right.
    pub(crate) speakers: Vec<(SpeakerKind, Vec<String>)>,
    /// Passages that should be claims, and passages that should not.
    pub(crate) claims: Vec<(bool, Range<usize>)>,
}

#[derive(Debug)]
pub(crate) struct Quote {
    pub(crate) form: QuoteForm,
    pub(crate) inner: Range<usize>,
    /// The names that are right; empty where the article does not tell.
    pub(crate) speakers: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct Attribution {
    pub(crate) form: AttributionForm,
    pub(crate) source: Option<Range<usize>>,
    pub(crate) cue: Option<Range<usize>>,
    pub(crate) content: Vec<Range<usize>>,
    pub(crate) addressee: Option<Range<usize>>,
    pub(crate) stance: Stance,
    pub(crate) optional: bool,
    pub(crate) speakers: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct Figure {
    /// `None` where any kind will do.
    pub(crate) kind: Option<FigureKind>,
    pub(crate) span: Range<usize>,
    /// The lowest and highest number; equal for an exact one.
    pub(crate) value: Option<(f64, f64)>,
    /// The TIMEX3 values that are right.
    pub(crate) iso: Vec<String>,
    pub(crate) unit: Option<String>,
    pub(crate) per: Option<String>,
    pub(crate) modifier: Option<Modifier>,
    pub(crate) trend: Option<Trend>,
    pub(crate) of: Option<Range<usize>>,
    pub(crate) optional: bool,
}

/// A word or a passage of a line.
#[derive(Debug, Clone)]
enum Item {
    Word(String),
    Passage(Passage),
}

/// Where the next line of each sort may begin, in the folded text: lines of one sort stand in the text's order.
#[derive(Default)]
struct Cursors {
    block: usize,
    quote: usize,
    said: usize,
    figure: usize,
    claim: usize,
}

impl Expected {
    /// The annotations in `lines` of `article`, or the number of the first wrong line and what is wrong with it.
    pub(crate) fn parse(lines: &str, article: &str) -> Result<Self, String> {
        let folded = Folded::new(article);
        let (mut expected, mut cursors) = (Self::default(), Cursors::default());
        for (index, line) in lines.lines().enumerate() {
            if !line.is_empty() && !line.starts_with('#') {
                expected
                    .line(line, &folded, &mut cursors)
                    .map_err(|problem| format!("{}: {problem}", index + 1))?;
            }
        }
        Ok(expected)
    }

    fn line(&mut self, line: &str, folded: &Folded, at: &mut Cursors) -> Result<(), String> {
        let (sort, rest) = line.split_once(' ').unwrap_or((line, ""));
        let (rest, names) =
            rest.rsplit_once(" = ").filter(|(_, names)| !names.contains('`')).unwrap_or((rest, ""));
        let speakers = alternatives(names);
        let mut items = Items::read(rest)?;
        match sort {
            "date" => self.date = Some(rest.to_owned()),
            "language" => self.language = Some(rest.to_owned()),
            "block" => {
                let kind = items.named()?;
                let span = items.after(folded, &mut at.block)?;
                self.blocks.push((kind, folded.origin(&span)));
            }
            "quote" => {
                let form = items.named()?;
                let inner = folded.origin(&items.after(folded, &mut at.quote)?);
                self.quotes.push(Quote { form, inner, speakers });
            }
            "said" => self.attributions.push(items.attribution(folded, &mut at.said, speakers)?),
            "figure" => self.figures.push(items.figure(folded, &mut at.figure)?),
            "speaker" => {
                let (kind, names) = rest.split_once(' ').ok_or("a speaker has a kind and a name")?;
                self.speakers.push((named(kind)?, alternatives(names)));
            }
            "claim" | "no-claim" => {
                let span = folded.origin(&items.after(folded, &mut at.claim)?);
                self.claims.push((sort == "claim", span));
            }
            _ => return Err(format!("`{sort}` is no sort of line")),
        }
        Ok(())
    }
}

/// The names in `A / B`.
fn alternatives(names: &str) -> Vec<String> {
    names.split(" / ").filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The value of an enumeration that the document writes as `word`.
fn named<T: DeserializeOwned>(word: &str) -> Result<T, String> {
    serde_json::from_value(serde_json::Value::from(word)).map_err(|error| format!("`{word}`: {error}"))
}

/// The items of a line that are still to be read.
struct Items(std::collections::VecDeque<Item>);

impl Items {
    fn read(line: &str) -> Result<Self, String> {
        let mut items = std::collections::VecDeque::new();
        let mut rest = line.trim_start();
        while !rest.is_empty() {
            if let Some(quoted) = rest.strip_prefix('`') {
                let (words, after) = quoted.split_once('`').ok_or("a backtick that is never closed")?;
                let (nth, after) = match after.strip_prefix('@') {
                    Some(after) => after.split_once(' ').unwrap_or((after, "")),
                    None => ("", after),
                };
                let nth = match nth {
                    "" => None,
                    _ => Some(nth.parse().map_err(|_| format!("`@{nth}` is no number of an occurrence"))?),
                };
                let (head, tail) =
                    words.split_once(" [...] ").map_or((words, None), |(head, tail)| (head, Some(tail)));
                let passage = Passage { head: head.to_owned(), tail: tail.map(str::to_owned), nth };
                items.push_back(Item::Passage(passage));
                rest = after.trim_start();
            } else {
                let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
                items.push_back(Item::Word(word.to_owned()));
                rest = after.trim_start();
            }
        }
        Ok(Self(items))
    }

    fn word(&mut self) -> Result<String, String> {
        match self.0.pop_front() {
            Some(Item::Word(word)) => Ok(word),
            other => Err(format!("a word is missing before {other:?}")),
        }
    }

    fn passage(&mut self) -> Result<Passage, String> {
        match self.0.pop_front() {
            Some(Item::Passage(passage)) => Ok(passage),
            other => Err(format!("a passage between backticks is missing before {other:?}")),
        }
    }

    /// A passage, or `-` for none.
    fn passage_or_none(&mut self) -> Result<Option<Passage>, String> {
        if matches!(self.0.front(), Some(Item::Word(word)) if word == "-") {
            self.0.pop_front();
            return Ok(None);
        }
        self.passage().map(Some)
    }

    fn named<T: DeserializeOwned>(&mut self) -> Result<T, String> {
        named(&self.word()?)
    }

    /// The next passage at or after `cursor`, which moves to its start.
    fn after(&mut self, folded: &Folded, cursor: &mut usize) -> Result<Range<usize>, String> {
        let span = folded.after(&self.passage()?, *cursor)?;
        *cursor = span.start;
        Ok(span)
    }

    /// `FORM SOURCE CUE CONTENT [+ CONTENT]... [to ADDRESSEE] [STANCE] [?]`.
    fn attribution(
        mut self,
        folded: &Folded,
        cursor: &mut usize,
        speakers: Vec<String>,
    ) -> Result<Attribution, String> {
        let form = self.named()?;
        let (source, cue) = (self.passage_or_none()?, self.passage_or_none()?);
        let mut from = *cursor;
        let mut content = Vec::new();
        while matches!(self.0.front(), Some(Item::Passage(_))) {
            content.push(self.after(folded, &mut from)?);
            if matches!(self.0.front(), Some(Item::Word(word)) if word == "+") {
                self.0.pop_front();
            }
        }
        let (Some(first), Some(last)) = (content.first(), content.last()) else {
            return Err("no content".to_owned());
        };
        *cursor = first.start;
        let whole = first.start..last.end;
        let place = |passage: Option<Passage>| {
            passage
                .map(|passage| folded.near(&passage, &whole, &content).map(|span| folded.origin(&span)))
                .transpose()
        };
        let mut attribution = Attribution {
            form,
            source: place(source)?,
            cue: place(cue)?,
            content: content.iter().map(|span| folded.origin(span)).collect(),
            addressee: None,
            stance: Stance::Asserts,
            optional: false,
            speakers,
        };
        while !self.0.is_empty() {
            match self.word()?.as_str() {
                "to" => attribution.addressee = place(Some(self.passage()?))?,
                "?" => attribution.optional = true,
                stance => attribution.stance = named(stance)?,
            }
        }
        Ok(attribution)
    }

    /// `KIND SPAN VALUE [UNIT] [per UNIT] [MODIFIER] [TREND] [of SPAN] [?]`.
    fn figure(mut self, folded: &Folded, cursor: &mut usize) -> Result<Figure, String> {
        let kind = match self.word()?.as_str() {
            "any" => None,
            kind => Some(named(kind)?),
        };
        let span = self.after(folded, cursor)?;
        *cursor = span.end;
        let value = self.word()?;
        let timed = matches!(kind, Some(FigureKind::Date | FigureKind::Time | FigureKind::Set));
        let written = timed || matches!(kind, Some(FigureKind::Identifier | FigureKind::Score));
        let mut figure = Figure {
            kind,
            span: folded.origin(&span),
            value: if written { None } else { number(&value)? },
            iso: Vec::new(),
            unit: None,
            per: None,
            modifier: None,
            trend: None,
            of: None,
            optional: false,
        };
        if timed && value != "-" {
            figure.iso = value.split('/').map(str::to_owned).collect();
        }
        while !self.0.is_empty() {
            let word = self.word()?;
            match word.as_str() {
                "?" => figure.optional = true,
                "per" => figure.per = Some(self.word()?.replace('_', " ")),
                "of" => figure.of = Some(folded.origin(&folded.near(&self.passage()?, &span, &[])?)),
                _ if named::<Modifier>(&word).is_ok() => figure.modifier = named(&word).ok(),
                _ if named::<Trend>(&word).is_ok() => figure.trend = named(&word).ok(),
                _ if kind == Some(FigureKind::Duration) && figure.unit.is_some() => {
                    figure.iso = word.split('/').map(str::to_owned).collect();
                }
                _ => figure.unit = Some(word.replace('_', " ")),
            }
        }
        Ok(figure)
    }
}

/// `3000`, `180..220`, or `-` for a value that is not known.
fn number(written: &str) -> Result<Option<(f64, f64)>, String> {
    if written == "-" {
        return Ok(None);
    }
    let (low, high) = written.split_once("..").unwrap_or((written, written));
    let read = |part: &str| part.parse::<f64>().map_err(|_| format!("`{part}` is no number"));
    Ok(Some((read(low)?, read(high)?)))
}
