//! Every value of every enumeration of the document, over the tables in `tests/tables`: texts that have it and
//! tempting ones that do not. `tests/tables/README.md` describes the format.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::path::Path;

use serde::Serialize;
use whosaid::document::{
    AttributionForm, BlockKind, ClaimKind, FigureKind, MentionForm, Modifier, QuoteForm, Span, SpeakerKind,
    Stance, Trend,
};
use whosaid::{Document, Options};

/// Cases that each value needs at least, for it and against it.
const LEAST: usize = 5;

/// A line of a table: a text with one span marked, which has the value or does not.
struct Case {
    line: usize,
    value: String,
    has: bool,
    text: String,
    span: Span,
}

/// Runs the table of one enumeration. `found` lists the spans of a document with the value that each has.
fn check<T: Serialize + Debug + Copy>(name: &str, all: &[T], found: impl Fn(&Document) -> Vec<(Span, T)>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tables").join(name);
    let table = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let cases = cases(name, &table);
    let mut wrong = Vec::new();
    let mut produced = BTreeSet::new();
    for case in &cases {
        let document = whosaid::annotate(&case.text, &Options::default());
        let values: Vec<_> = found(&document)
            .into_iter()
            .filter(|(span, _)| touches(*span, case))
            .map(|(_, value)| written(value))
            .collect();
        if values.contains(&case.value) != case.has {
            let sign = if case.has { '+' } else { '-' };
            wrong.push(format!(
                "{name}:{}: {sign} {}, found {values:?}: {}",
                case.line, case.value, case.text
            ));
        }
        produced.extend(values);
    }
    assert!(wrong.is_empty(), "{} of {} cases are wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    for value in all.iter().map(|value| written(*value)) {
        assert!(produced.contains(&value), "{name}: {value} is never produced");
        for has in [true, false] {
            let count = cases.iter().filter(|case| case.value == value && case.has == has).count();
            assert!(count >= LEAST, "{name}: {value} has {count} cases with has = {has}, fewer than {LEAST}");
        }
    }
}

fn cases(name: &str, table: &str) -> Vec<Case> {
    let mut value = None;
    let mut cases = Vec::new();
    for (line, content) in (1..).zip(table.lines()) {
        if let Some(heading) = content.strip_prefix("## ") {
            value = Some(heading.trim().to_owned());
        } else if let Some((sign, marked)) =
            content.split_once(' ').filter(|(sign, _)| matches!(*sign, "+" | "-"))
        {
            let (text, span) =
                unmark(marked).unwrap_or_else(|| panic!("{name}:{line}: one span is to stand in ⟦ ⟧"));
            let value = value.clone().unwrap_or_else(|| panic!("{name}:{line}: no value is named above"));
            cases.push(Case { line, value, has: sign == "+", text, span });
        } else {
            assert!(
                content.is_empty() || content.starts_with('#'),
                "{name}:{line}: neither a case nor a comment"
            );
        }
    }
    cases
}

/// The text without its marks, and the span between them.
fn unmark(marked: &str) -> Option<(String, Span)> {
    let marked = marked.replace("\\n", "\n");
    let (before, rest) = marked.split_once('⟦')?;
    let (inside, after) = rest.split_once('⟧')?;
    let span = Span::new(before.len() as u32, (before.len() + inside.len()) as u32);
    (!span.is_empty()).then(|| ([before, inside, after].concat(), span))
}

/// Whether an annotation bears on the case: one that the case wants covers at least half of the marked span, one
/// that it does not want shares a byte with it.
fn touches(span: Span, case: &Case) -> bool {
    let shared = span.end.min(case.span.end).saturating_sub(span.start.max(case.span.start));
    shared * 2 >= if case.has { case.span.len() } else { 1 }
}

/// A value as the document writes it.
fn written(value: impl Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

#[test]
fn block_kind() {
    check("block_kind.txt", BlockKind::ALL, |d| d.blocks.iter().map(|b| (b.span, b.kind)).collect());
}

#[test]
fn speaker_kind() {
    check("speaker_kind.txt", SpeakerKind::ALL, |d| {
        d.speakers.iter().flat_map(|s| s.mentions.iter().map(|m| (m.span, s.kind))).collect()
    });
}

#[test]
fn mention_form() {
    check("mention_form.txt", MentionForm::ALL, |d| {
        d.speakers.iter().flat_map(|s| s.mentions.iter().map(|m| (m.span, m.form))).collect()
    });
}

#[test]
fn quote_form() {
    check("quote_form.txt", QuoteForm::ALL, |d| d.quotes.iter().map(|q| (q.inner, q.form)).collect());
}

#[test]
fn attribution_form() {
    check("attribution_form.txt", AttributionForm::ALL, |d| {
        d.attributions.iter().flat_map(|a| a.content.iter().map(|c| (*c, a.form))).collect()
    });
}

#[test]
fn stance() {
    check("stance.txt", Stance::ALL, |d| {
        d.attributions.iter().flat_map(|a| a.content.iter().map(|c| (*c, a.stance))).collect()
    });
}

#[test]
fn figure_kind() {
    check("figure_kind.txt", FigureKind::ALL, |d| d.figures.iter().map(|f| (f.span, f.kind)).collect());
}

#[test]
fn modifier() {
    check("modifier.txt", Modifier::ALL, |d| {
        d.figures.iter().filter_map(|f| Some((f.span, f.modifier?))).collect()
    });
}

#[test]
fn trend() {
    check("trend.txt", Trend::ALL, |d| d.figures.iter().filter_map(|f| Some((f.span, f.trend?))).collect());
}

#[test]
fn claim_kind() {
    check("claim_kind.txt", ClaimKind::ALL, |d| d.claims.iter().map(|c| (c.span, c.kind)).collect());
}
