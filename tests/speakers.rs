//! Who speaks: every line of `tests/speakers/*.txt`, and what is told of each speaker.

use std::ops::Range;

use whosaid::document::{Document, Span};
use whosaid::{Options, annotate};

/// A line of a table: the text, where the marked words stand in it, and the speaker's name.
struct Case<'a> {
    line: usize,
    text: String,
    marked: Range<usize>,
    name: Option<&'a str>,
}

fn cases(table: &str) -> impl Iterator<Item = Case<'_>> {
    let lines = table.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines.map(|(at, line)| {
        let (marked, name) = line.rsplit_once(" => ").unwrap_or_else(|| panic!("line {}: no name", at + 1));
        let text = marked.replace("\\n", "\n");
        let start = text.find('⟦').unwrap_or_else(|| panic!("line {}: nothing marked", at + 1));
        let text = text.replacen('⟦', "", 1);
        let end = text.find('⟧').unwrap_or_else(|| panic!("line {}: no end of what is marked", at + 1));
        let text = text.replacen('⟧', "", 1);
        Case { line: at + 1, text, marked: start..end, name: (name != "-").then_some(name) }
    })
}

/// A name without its article, in lower case.
fn bare(name: &str) -> String {
    let lower = name.to_lowercase();
    let articles = ["the ", "a ", "an "];
    articles.iter().find_map(|article| lower.strip_prefix(article)).unwrap_or(&lower).to_owned()
}

/// Holds every line of `table` against the name that `find` gives for the marked words; `Err` says why it gives none.
fn check(table: &str, find: impl Fn(&Document, &Range<usize>) -> Result<Option<u32>, &'static str>) {
    let mut wrong = Vec::new();
    let mut count = 0;
    for Case { line, text, marked, name } in cases(table) {
        count += 1;
        let document = annotate(&text, &Options::default());
        let found = find(&document, &marked)
            .map(|speaker| speaker.map(|id| document.speakers[id as usize].name.as_str()));
        match found {
            Ok(found) if found.map(bare) == name.map(bare) => {}
            Ok(found) => wrong.push(format!("line {line}: {found:?} for {name:?} in {text:?}")),
            Err(problem) => wrong.push(format!("line {line}: {problem} in {text:?}")),
        }
    }
    assert!(wrong.is_empty(), "{} of {count} cases:\n{}", wrong.len(), wrong.join("\n"));
}

fn overlaps(span: Span, marked: &Range<usize>) -> bool {
    span.range().start < marked.end && marked.start < span.range().end
}

#[test]
fn sources_are_led_back_to_speakers() {
    check(include_str!("speakers/cases.txt"), |document, marked| {
        let theirs =
            document.attributions.iter().find(|one| one.source.iter().any(|&span| overlaps(span, marked)));
        theirs.map(|one| one.speaker).ok_or("no attribution with that source")
    });
}

#[test]
fn quotations_without_a_cue_are_whose_the_place_tells() {
    check(include_str!("speakers/quotes.txt"), |document, marked| {
        let quote =
            document.quotes.iter().find(|quote| overlaps(quote.inner, marked)).ok_or("no quotation")?;
        Ok(quote.attribution.and_then(|id| document.attributions[id as usize].speaker))
    });
}

#[test]
fn mentions_stand_for_speakers() {
    check(include_str!("speakers/mentions.txt"), |document, marked| {
        let theirs =
            |mentions: &[whosaid::document::Mention]| mentions.iter().any(|one| overlaps(one.span, marked));
        Ok(document.speakers.iter().find(|speaker| theirs(&speaker.mentions)).map(|speaker| speaker.id))
    });
}

#[test]
fn descriptions_stand_where_their_spans_say() {
    let text = "Elmstead Mayor Ida Moss, a former diver, said the pool would open.";
    let document = annotate(text, &Options::default());
    let moss = &document.speakers[0];
    let there: Vec<&str> = moss.described.iter().map(|span| &text[span.range()]).collect();
    assert_eq!(there, ["Elmstead Mayor", "a former diver"]);
    assert_eq!(moss.descriptions, there);
}

#[test]
fn voices_count_every_word_once() {
    let text = "“The pool will open in May,” said Ida Moss. Tomas Berg said that it was too cold. Ida Moss denied it.";
    let document = annotate(text, &Options::default());
    let voice = |name: &str| &document.speakers.iter().find(|speaker| speaker.name == name).unwrap().voice;
    let (moss, berg) = (voice("Ida Moss"), voice("Tomas Berg"));
    assert_eq!((moss.quotes, moss.quoted_words), (1, 6));
    assert_eq!((berg.quotes, berg.quoted_words, berg.reported_words), (0, 0, 5));
    assert_eq!(&text[berg.first.unwrap().range()], "that it was too cold");
    assert_eq!(berg.first, berg.last);
    let shares: f64 = document.speakers.iter().map(|speaker| speaker.voice.share.get()).sum();
    assert!((shares - 1.0).abs() < 0.002, "{shares}");
}

#[test]
fn a_word_reported_of_another_is_the_others() {
    let text = "Ida Moss said that Tomas Berg said that the water was too cold.";
    let document = annotate(text, &Options::default());
    let words = |name: &str| {
        let speaker = document.speakers.iter().find(|speaker| speaker.name == name).unwrap();
        speaker.voice.reported_words
    };
    // "that" belongs to what it opens.
    assert_eq!((words("Ida Moss"), words("Tomas Berg")), (4, 6));
}
