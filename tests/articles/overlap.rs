//! How spans and names are compared.

use std::collections::BTreeSet;
use std::ops::Range;

use whosaid::document::{Span, Value};

/// What is trimmed off a span's edges before it is compared.
const EDGE: &[char] = &[
    ' ', '\n', '\r', '\t', ',', '.', ';', ':', '!', '?', '"', '“', '”', '„', '‘', '’', '\'', '«', '»', '—',
    '–', '-', '―', '\u{a0}',
];

/// The words from the first to the last of `characters`.
pub(crate) fn between(text: &str, characters: &BTreeSet<usize>) -> String {
    let (Some(&first), Some(&last)) = (characters.first(), characters.last()) else { return String::new() };
    let end = text[last..].chars().next().map_or(last, |c| last + c.len_utf8());
    short(&text[first..end])
}

pub(crate) fn ends(span: &Range<usize>) -> (usize, usize) {
    (span.start, span.end)
}

pub(crate) fn ranges(spans: &[Span]) -> Vec<Range<usize>> {
    spans.iter().map(|span| span.range()).collect()
}

pub(crate) fn trim(text: &str, span: &Range<usize>) -> Range<usize> {
    let slice = text[span.clone()].trim_start_matches(EDGE);
    let start = span.end - slice.len();
    start..start + slice.trim_end_matches(EDGE).len()
}

/// Where the visible characters of `spans` begin, edges trimmed.
pub(crate) fn characters(text: &str, spans: &[Range<usize>]) -> BTreeSet<usize> {
    spans
        .iter()
        .map(|span| trim(text, span))
        .flat_map(|span| {
            text[span.clone()]
                .char_indices()
                .filter(|(_, c)| !c.is_whitespace())
                .map(move |(at, _)| span.start + at)
        })
        .collect()
}

pub(crate) fn jaccard(a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> f64 {
    let all = a.union(b).count();
    if all == 0 { 1.0 } else { a.intersection(b).count() as f64 / all as f64 }
}

pub(crate) fn bounds(value: Option<Value>) -> Option<(f64, f64)> {
    match value? {
        Value::Exact(number) => Some((number.get(), number.get())),
        Value::Range { low, high } => Some((low?.get(), high?.get())),
    }
}

/// A name without its article, case and spacing.
pub(crate) fn fold(name: &str) -> String {
    let words: Vec<String> = name
        .replace('\'', "’")
        .split_whitespace()
        .map(|word| word.trim_matches([',', '.']).to_lowercase())
        .collect();
    let articles = ["the", "a", "an", "both"];
    let skip = usize::from(words.len() > 1 && articles.contains(&words[0].as_str()));
    words[skip..].join(" ")
}

pub(crate) fn accepts(names: &[String], name: &str) -> bool {
    names.iter().any(|accepted| fold(accepted) == fold(name))
}

/// At most the first 90 characters, on one line.
pub(crate) fn short(words: &str) -> String {
    let line: Vec<&str> = words.split_whitespace().collect();
    line.join(" ").chars().take(90).collect()
}
