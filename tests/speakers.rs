//! Who a source is: every line of `tests/speakers/cases.txt`.

use whosaid::document::Document;
use whosaid::{Options, annotate};

const CASES: &str = include_str!("speakers/cases.txt");

/// A line of the cases: the text, where the source stands in it, and the speaker's name.
struct Case<'a> {
    line: usize,
    text: String,
    source: std::ops::Range<usize>,
    name: Option<&'a str>,
}

fn cases() -> impl Iterator<Item = Case<'static>> {
    let lines = CASES.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines.map(|(at, line)| {
        let (marked, name) = line.rsplit_once(" => ").unwrap_or_else(|| panic!("line {}: no name", at + 1));
        let text = marked.replace("\\n", "\n");
        let start = text.find('⟦').unwrap_or_else(|| panic!("line {}: no source", at + 1));
        let text = text.replacen('⟦', "", 1);
        let end = text.find('⟧').unwrap_or_else(|| panic!("line {}: no end of source", at + 1));
        let text = text.replacen('⟧', "", 1);
        Case { line: at + 1, text, source: start..end, name: (name != "-").then_some(name) }
    })
}

/// A name without its article, in lower case.
fn bare(name: &str) -> String {
    let lower = name.to_lowercase();
    let articles = ["the ", "a ", "an "];
    articles.iter().find_map(|article| lower.strip_prefix(article)).unwrap_or(&lower).to_owned()
}

/// The speaker of the first attribution whose source overlaps `source`; `Err` where none does.
fn speaker<'a>(document: &'a Document, source: &std::ops::Range<usize>) -> Result<Option<&'a str>, ()> {
    let overlaps =
        |span: &whosaid::document::Span| span.range().start < source.end && source.start < span.range().end;
    let attribution = document.attributions.iter().find(|one| one.source.iter().any(overlaps)).ok_or(())?;
    Ok(attribution.speaker.map(|id| document.speakers[id as usize].name.as_str()))
}

#[test]
fn sources_are_led_back_to_speakers() {
    let mut wrong = Vec::new();
    for Case { line, text, source, name } in cases() {
        let document = annotate(&text, &Options::default());
        match speaker(&document, &source) {
            Ok(found) if found.map(bare) == name.map(bare) => {}
            Ok(found) => wrong.push(format!("line {line}: {found:?} for {name:?} in {text:?}")),
            Err(()) => wrong.push(format!("line {line}: no attribution with that source in {text:?}")),
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases().count(), wrong.join("\n"));
}
