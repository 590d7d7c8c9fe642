//! `PolNeAR`'s attributions as labels on our own tokens.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use whosaid::training;

/// An annotated article.
pub(super) struct Annotated {
    pub(super) text: String,
    /// Its line in the file, from 1.
    pub(super) number: usize,
    attributions: Vec<Attribution>,
}

/// A paragraph with its labels, by position in [`training::LABELS`].
pub(super) struct Labelled {
    pub(super) words: training::Paragraph,
    /// Each token's label.
    pub(super) labels: Vec<u8>,
}

#[derive(Deserialize)]
struct Article {
    text: String,
    annotators: BTreeMap<String, Vec<Attribution>>,
}

/// Spans in code points.
#[derive(Deserialize)]
struct Attribution {
    source: Option<Vec<[usize; 2]>>,
    cue: Option<Vec<[usize; 2]>>,
    content: Option<Vec<[usize; 2]>>,
}

/// The articles of a JSON Lines file, by the first annotator of each.
pub(super) fn articles(path: &Path) -> Result<Vec<Annotated>> {
    let lines = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let article = |(line, number)| {
        let Article { text, annotators } =
            serde_json::from_str(line).with_context(|| format!("{}, line {number}", path.display()))?;
        let attributions = annotators.into_values().next().unwrap_or_default();
        Ok(Annotated { text, number, attributions })
    };
    lines.lines().zip(1..).map(article).collect()
}

impl Annotated {
    pub(super) fn paragraphs(&self) -> Vec<Labelled> {
        let spans = role_spans(&self.text, &self.attributions);
        let mut role_of = vec![0_u8; self.text.len()];
        // Where attributions overlap, the first one has the character, as a reader's eye would.
        for (role, span) in &spans {
            role_of[span.clone()].iter_mut().filter(|held| **held == 0).for_each(|held| *held = *role);
        }
        let labelled = |words: training::Paragraph| {
            let mut before = 0;
            let mut label = |token: &Range<usize>| {
                let role = most_common(&role_of[token.clone()]);
                let label = if role == 0 { 0 } else { 2 * role - u8::from(role != before) };
                before = role;
                label
            };
            let labels = words.tokens.iter().map(&mut label).collect();
            Labelled { words, labels }
        };
        training::paragraphs(&self.text).into_iter().map(labelled).collect()
    }
}

/// All spans as bytes with their role: 1 source, 2 cue, 3 content; marks and spaces at the edges left out, unless
/// the span is nothing else (a dash or colon as cue).
fn role_spans(text: &str, attributions: &[Attribution]) -> Vec<(u8, Range<usize>)> {
    let bytes: Vec<_> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut found = Vec::new();
    for attribution in attributions {
        for (role, spans) in [(1, &attribution.source), (2, &attribution.cue), (3, &attribution.content)] {
            for [start, end] in spans.iter().flatten() {
                let whole = bytes[*start]..bytes[*end];
                let trimmed = trim(text, whole.clone());
                found.push((role, if trimmed.is_empty() { whole } else { trimmed }));
            }
        }
    }
    found
}

fn trim(text: &str, span: Range<usize>) -> Range<usize> {
    let edge = |c: char| c.is_whitespace() || ",.;:!?\"“”‘’'—–-―".contains(c);
    let inner = text[span.clone()].trim_start_matches(edge);
    let start = span.end - inner.len();
    start..start + inner.trim_end_matches(edge).len()
}

/// The commonest role of a token's bytes that have one; 0 where none has.
fn most_common(roles: &[u8]) -> u8 {
    let mut counts = [0; 4];
    for role in roles {
        counts[usize::from(*role)] += 1;
    }
    (1..=3)
        .rev()
        .filter(|role| counts[usize::from(*role)] > 0)
        .max_by_key(|role| counts[usize::from(*role)])
        .unwrap_or(0)
}
