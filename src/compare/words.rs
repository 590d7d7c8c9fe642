//! The words of a version, in a form in which versions meet: stemmed, figures by their values, mentions by whom they
//! mean.

use std::collections::HashMap;
use std::sync::OnceLock;

use rust_stemmers::{Algorithm, Stemmer};

use super::bags::Sort;
use crate::document::{Document, Figure, FigureKind, Span, Value};
use crate::language::data_lines;
use crate::maps::{Map, Set};
use crate::text::{Shape, TokenKind, Tokens};

/// A word, or a figure as one word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Where, in bytes of the text.
    pub(super) span: Span,
    /// What is written, case and apostrophes aside; a figure's value.
    pub(super) form: u32,
    /// What it tells: its stem, or the value of a figure.
    pub(super) term: u32,
    /// Whether it is written as a name: with a capital that its place in the sentence does not explain.
    pub(super) capital: bool,
}

/// The terms of `words`, with what sort of word each is.
pub(super) fn sorted(words: &[Word]) -> Vec<(u32, Sort)> {
    let sort = |word: &Word| if word.capital { Sort::Name } else { Sort::Plain };
    words.iter().map(|word| (word.term, sort(word))).collect()
}

/// Forms and terms by number, the same for all versions of a comparison.
#[derive(Default)]
pub(super) struct Vocabulary {
    numbers: HashMap<String, u32>,
    /// The terms of the words that were asked for.
    stems: HashMap<String, u32>,
    terms: Vec<Term>,
}

/// What is known of a term.
#[derive(Debug, Clone)]
pub(super) struct Term {
    /// The stem, or a figure's value with a sign before it.
    pub(super) name: String,
    /// How much it tells by its rarity in English, in bits.
    pub(super) rarity: u32,
}

impl Term {
    /// Whether it is a figure, by its value.
    pub(super) fn is_figure(&self) -> bool {
        self.name.starts_with(['=', '@'])
    }

    /// Whether it is a figure whose value tells which one it is: no small number, no day of the week.
    pub(super) fn is_telling_figure(&self) -> bool {
        self.rarity >= TELLING && self.is_figure()
    }
}

/// The rarity of what no list knows, in bits: about one sentence in 2,000 holds it.
const RARE: u32 = 11;
/// The words of one sentence in this many powers of two tell nothing.
const SMALL: u32 = 4;
/// A figure of this rarity tells which one it is.
const TELLING: u32 = 5;
/// Numbers up to this are everywhere.
const FEW: f64 = 12.0;

impl Vocabulary {
    /// The number of `name`, a form or a term.
    fn number(&mut self, name: &str, rarity: impl FnOnce() -> u32) -> u32 {
        if let Some(&known) = self.numbers.get(name) {
            return known;
        }
        let number = self.terms.len() as u32;
        self.numbers.insert(name.to_owned(), number);
        self.terms.push(Term { name: name.to_owned(), rarity: rarity() });
        number
    }

    /// What is known of term `number`.
    pub(super) fn term(&self, number: u32) -> &Term {
        &self.terms[number as usize]
    }

    /// How many there are.
    pub(super) const fn len(&self) -> usize {
        self.terms.len()
    }

    /// The term of a word in lower case.
    pub(super) fn stem(&mut self, word: &str) -> u32 {
        if let Some(&known) = self.stems.get(word) {
            return known;
        }
        let stem = stem(word);
        let rarity = common().get(stem.as_str()).copied().unwrap_or(RARE);
        let rarity = if word.chars().count() < 2 { 0 } else { rarity.saturating_sub(SMALL) };
        let term = self.number(&format!("~{stem}"), || rarity);
        self.stems.insert(word.to_owned(), term);
        term
    }

    /// The words of `text` in order, marks and possessive endings left out.
    pub(super) fn read(&mut self, text: &str, document: &Document) -> Vec<Word> {
        let tokens = Tokens::new(text);
        let mut figures = document.figures.iter().peekable();
        let mut list = Vec::with_capacity(tokens.len());
        let (mut at, mut opens) = (0, true);
        let (mut doubtful, mut names, mut small) = (Vec::new(), Set::default(), Set::default());
        while let Some(token) = tokens.get(at) {
            let start = token.span.start;
            while figures.next_if(|figure| figure.span.start < start).is_some() {}
            if let Some((figure, key)) = figures
                .peek()
                .filter(|figure| figure.span.start == start)
                .map(|figure| (*figure, key(figure, text)))
            {
                let term = self.number(&key, || rarity(figure));
                list.push(Word { span: figure.span, form: term, term, capital: false });
                while tokens.get(at).is_some_and(|token| token.span.start < figure.span.end) {
                    at += 1;
                }
                opens = false;
                continue;
            }
            let norm = tokens.norm(at);
            match token.kind {
                TokenKind::Mark => opens |= matches!(norm, "." | "!" | "?" | "“" | "\"" | "‘" | ":"),
                TokenKind::Word if norm == "'s" || norm == "'" => {}
                TokenKind::Word | TokenKind::Number => {
                    let form = self.number(norm, || 0);
                    let term = self.stem(norm);
                    let capital = token.shape != Shape::Lower && norm != "i";
                    if opens && capital {
                        doubtful.push(list.len());
                    } else {
                        small.extend((!capital).then_some(form));
                        names.extend(capital.then_some(form));
                    }
                    list.push(Word { span: token.span, form, term, capital });
                    opens = false;
                }
            }
            at += 1;
        }
        // What opens a sentence has a capital in any case: it is a name where it has one elsewhere too.
        for at in doubtful {
            list[at].capital = names.contains(&list[at].form) && !small.contains(&list[at].form);
        }
        list
    }
}

/// The words of `list` inside `span`.
pub(super) fn within(list: &[Word], span: Span) -> &[Word] {
    let from = list.partition_point(|word| word.span.start < span.start);
    let to = list.partition_point(|word| word.span.start < span.end);
    &list[from..to]
}

/// The stem of a word in lower case, or that of the word that it is another word for.
fn stem(word: &str) -> String {
    static SYNONYMS: OnceLock<Map<String, String>> = OnceLock::new();
    let synonyms = SYNONYMS.get_or_init(|| {
        let mut known = Map::default();
        for line in data_lines(include_str!("data/synonyms.txt")) {
            let mut set = line.split_whitespace().map(stemmed);
            let first = set.next().unwrap_or_default();
            for other in set {
                known.or_insert(other, first.clone());
            }
        }
        known
    });
    let stem = stemmed(word);
    synonyms.get(&stem).cloned().unwrap_or(stem)
}

fn stemmed(word: &str) -> String {
    Stemmer::create(Algorithm::English).stem(word).into_owned()
}

/// The rarity in English of the commonest stems, in bits.
fn common() -> &'static Map<String, u32> {
    static LIST: OnceLock<Map<String, u32>> = OnceLock::new();
    LIST.get_or_init(|| {
        let mut list = Map::default();
        for line in data_lines(include_str!("data/common.txt")) {
            let (bits, rest) = line.split_once(' ').unwrap_or_default();
            let bits = bits.parse().unwrap_or(RARE);
            for word in rest.split_whitespace() {
                let known = list.or_insert(stem(word), bits);
                *known = bits.min(*known);
            }
        }
        list
    })
}

/// What a figure counts as, wherever and however it is written.
fn key(figure: &Figure, text: &str) -> String {
    if figure.kind == FigureKind::Score && figure.value.is_none() {
        let numbers =
            text[figure.span.range()].split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        return format!("={}", numbers.collect::<Vec<_>>().join("-"));
    }
    if let Some(iso) = &figure.iso {
        return format!("@{iso}");
    }
    let unit = match figure.kind {
        FigureKind::Money | FigureKind::Percent | FigureKind::Measure | FigureKind::Ordinal => {
            figure.unit.as_deref().unwrap_or_default()
        }
        _ => "",
    };
    let Some(value) = figure.value else {
        // "Easter", "the morning": as it is written.
        return format!("@{}", text[figure.span.range()].to_lowercase());
    };
    match value {
        Value::Exact(number) => format!("={} {unit}", number.get()),
        Value::Range { low, high } => {
            let number = |end: Option<crate::document::Number>| {
                end.map(|end| end.get().to_string()).unwrap_or_default()
            };
            format!("={}..{} {unit}", number(low), number(high))
        }
    }
}

/// How much a figure tells by its rarity, in bits: a small number is everywhere, a day in every second sentence.
fn rarity(figure: &Figure) -> u32 {
    match (figure.kind, figure.value) {
        (FigureKind::Duration | FigureKind::Time, _) => 5,
        (FigureKind::Date, _) if figure.iso.as_ref().is_some_and(|iso| iso.len() == 4) => 5,
        (FigureKind::Date | FigureKind::Set | FigureKind::Ordinal, _) => 3,
        (_, Some(Value::Exact(number))) if number.get().abs() <= FEW && figure.kind == FigureKind::Count => 2,
        (_, Some(Value::Exact(_))) | (FigureKind::Score, _) => RARE - 2,
        _ => 3,
    }
}
