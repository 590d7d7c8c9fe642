//! A comparison in every format, read back.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use whosaid::compare::{Comparison, PassageRelation, QuoteMember, QuoteRelation};
use whosaid::document::{AttributionForm, Span};
use whosaid::export::{ComparisonFormat, Mark, Synopsis, export_comparison, one_line, words};
use whosaid::{Article, Offsets, compare};

use crate::table::{Row, rows, safe};
use crate::{html, markdown, texts};

/// Elements that the page may have; none of them runs anything or fetches anything.
const ELEMENTS: &[&str] = &[
    "bdi", "body", "br", "del", "div", "h1", "h2", "h3", "head", "header", "html", "li", "mark", "meta", "p",
    "section", "span", "style", "table", "tbody", "td", "th", "thead", "title", "tr", "ul",
];

/// Exports the comparison of `versions` in every format and reads it back.
fn check(versions: &[Article]) {
    let comparison = compare(versions, Offsets::Utf8);
    for offsets in crate::UNITS {
        let json = export_comparison(versions, ComparisonFormat::Json, offsets);
        assert_eq!(json, compare(versions, offsets).to_json());
        check_table(versions, &comparison, offsets);
    }
    check_report(versions, &comparison);
    check_page(versions, &comparison);
}

fn export(versions: &[Article], format: ComparisonFormat) -> String {
    export_comparison(versions, format, Offsets::Utf16)
}

/// The table has a line for each member of each row, with its words, its version and its place.
fn check_table(versions: &[Article], comparison: &Comparison, offsets: Offsets) {
    let table = rows(&export_comparison(versions, ComparisonFormat::Csv, offsets));
    let in_unit = compare(versions, offsets);
    let find = |row: &str, version: u32, words: &str, start: Option<u32>| {
        let version = (version + 1).to_string();
        let start = start.map(|start| start.to_string());
        let found = |line: &&Row| {
            line["row"] == row
                && line["version"] == version
                && line["words"] == safe(words)
                && start.as_ref().is_none_or(|start| line["start"] == *start)
        };
        assert!(
            table.iter().any(|line| found(&line)),
            "{row} in version {version}: {words:?} from {start:?}"
        );
    };
    let given = |version: u32, spans: &[Span]| words(versions[version as usize].text(), spans);
    let first = |spans: &[Span]| spans.iter().map(|span| span.start).min();
    let mut lines = 0;
    for (row, placed) in comparison.quotes.iter().zip(&in_unit.quotes) {
        for (member, placed) in row.members.iter().zip(&placed.members) {
            let words = given(member.version, &member.spans);
            find(&format!("quote:{}", row.id), member.version, &words, first(&placed.spans));
        }
        lines += row.members.len();
    }
    for (row, placed) in comparison.passages.iter().zip(&in_unit.passages) {
        for (member, placed) in row.members.iter().zip(&placed.members) {
            let words = given(member.version, &member.spans);
            find(&format!("passage:{}", row.id), member.version, &words, first(&placed.spans));
        }
        lines += row.members.len();
    }
    for row in &comparison.figures {
        for member in &row.members {
            let figure = &versions[member.version as usize].document().figures[member.figure as usize];
            find(&format!("figure:{}", row.id), member.version, &given(member.version, &[figure.span]), None);
        }
        lines += row.members.len();
    }
    for row in &comparison.speakers {
        for member in &row.members {
            find(&format!("speaker:{}", row.id), member.version, &one_line(&member.name), None);
        }
        lines += row.members.len();
    }
    assert_eq!(table.len(), lines, "nothing else is listed");
}

/// The report holds nothing but what we put in, the words of every quote that several versions give, and of every passage
/// that one alone tells.
fn check_report(versions: &[Article], comparison: &Comparison) {
    let report = export(versions, ComparisonFormat::Markdown);
    let mut shown = String::new();
    let mut struck = false;
    // All that readers of Markdown know, but for turning three full stops into one character.
    for event in Parser::new_ext(&report, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Text(text) if !struck => shown.push_str(&text),
            Event::Start(Tag::Strikethrough) => struck = true,
            Event::End(TagEnd::Strikethrough) => struck = false,
            Event::Start(tag) if markdown::is_plain(&tag) => {}
            Event::Text(_)
            | Event::HardBreak
            | Event::SoftBreak
            | Event::End(_)
            | Event::Start(Tag::Strong | Tag::Emphasis) => {}
            other => panic!("{other:?} is none of ours: {report}"),
        }
    }
    let shown = close(&shown);
    let holds = |version: u32, spans: &[Span]| {
        let words = words(versions[version as usize].text(), spans);
        assert!(shown.contains(&close(&words)), "{words:?} in {report}");
    };
    said(comparison).for_each(|member| holds(member.version, &member.spans));
    let alone = comparison.passages.iter().filter(|row| row.relation == PassageRelation::Alone);
    alone.flat_map(|row| &row.members).for_each(|member| holds(member.version, &member.spans));
}

/// The page holds no element but ours, the words of every quote that several versions give, and of every passage.
fn check_page(versions: &[Article], comparison: &Comparison) {
    let page = export(versions, ComparisonFormat::Html);
    let (mut shown, mut tables) = (String::new(), 0);
    html::read(&page, ELEMENTS, |open, words| {
        if !open.iter().any(|(name, _)| *name == "del") {
            shown.push_str(words);
        }
        tables += u32::from(open.last().is_some_and(|(name, _)| *name == "tbody"));
    });
    assert_eq!(page.matches("<style").count(), 1);
    assert_eq!(page.matches("<h1").count(), 1);
    assert!(tables > 0, "there is the table of the versions");
    let shown = close(&shown);
    let quotes = said(comparison).map(|member| (member.version, &member.spans));
    let passages = comparison.passages.iter().flat_map(|row| &row.members);
    for (version, spans) in quotes.chain(passages.map(|member| (member.version, &member.spans))) {
        let words = words(versions[version as usize].text(), spans);
        assert!(shown.contains(&close(&words).replace('\0', "\u{fffd}")), "{words:?} in {page}");
    }
}

/// What versions give of the quotes that several of them have.
fn said(comparison: &Comparison) -> impl Iterator<Item = &QuoteMember> {
    let several = comparison.quotes.iter().filter(|row| row.relation != QuoteRelation::Alone);
    several.flat_map(|row| &row.members)
}

/// `text` without white space: words put in have spaces around them that the text has not.
fn close(text: &str) -> String {
    text.split_whitespace().collect()
}

fn articles(texts: &[&str]) -> Vec<Article> {
    texts.iter().map(|text| crate::article(text)).collect()
}

#[test]
fn stories_are_exported_whole() {
    let all = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories")).unwrap();
    let folders: Vec<_> = all.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    assert!(folders.len() >= 14, "stories are missing");
    for folder in folders {
        let texts =
            ["a.txt", "b.txt", "c.txt"].iter().filter_map(|name| fs::read_to_string(folder.join(name)).ok());
        check(&texts.map(|text| crate::article(&text)).collect::<Vec<_>>());
    }
}

#[test]
fn any_number_of_versions_is_exported() {
    check(&[]);
    check(&articles(&["“The pier is open,” said Ada Holm.\n"]));
    check(&articles(&["", " ", "\0"]));
}

const QUIET: &str =
    "“The pier at Elm Point is safe and dry,” said Ada Holm. The pier at Elm Point cost $3 million.\n";
const EVIL: &str = "“The pier</p><script>alert(1)</script> at Elm Point is **safe** ~~and~~ `dry` [x](javascript:2),” said Ada \
    <b>Holm</b>.\n\n=cmd|' /C calc'!A0 pier at Elm Point cost $4 million | </td></table><img src=x onerror=alert(3)>.\n";

#[test]
fn words_stay_words_in_every_format() {
    let evil = "</title><script>alert(4)</script>\u{202e}|`*_\r\n# =1+1\" onclick=\"alert(5)";
    let mut versions = articles(&[QUIET, EVIL, QUIET, EVIL]);
    versions[1].title = Some(evil.to_owned());
    check(&versions);
    let mut document = versions[1].document().clone();
    for speaker in &mut document.speakers {
        speaker.name = evil.to_owned();
    }
    for figure in &mut document.figures {
        figure.unit = Some(evil.to_owned());
        figure.iso = Some(evil.to_owned());
    }
    versions[1] = Article::new(EVIL, document).unwrap();
    versions[1].title = Some("=1+1".to_owned());
    check(&versions);
    let page = export(&versions, ComparisonFormat::Html);
    for tag in ["<script", "<img", "<b>", "</title><", "\" onclick"] {
        assert!(!page.contains(tag), "{tag}");
    }
    let table = rows(&export(&versions, ComparisonFormat::Csv));
    assert!(table.iter().any(|row| row["name"] == "'=1+1"));
    assert!(table.iter().all(|row| !row["words"].starts_with('=')));
}

#[test]
fn hostile_texts_are_exported() {
    for pair in texts::HOSTILE.windows(2) {
        check(&articles(&[pair[0], pair[1], pair[0]]));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn newsy_strings_are_exported(one in texts::newsy(40), other in texts::newsy(40)) {
        check(&articles(&[&one, &other, &[&*one, &*other].concat()]));
    }
}

/// Checks how the words of the one quote are marked in each version: `[+own+]` and `[-missing-]` where they bear on the
/// meaning, `_own_` where only the wording differs.
fn check_marks(said: &[&str], marked: &[&str]) {
    let texts: Vec<_> =
        said.iter().map(|said| format!("“{said},” Ada Holm told reporters on the pier.\n")).collect();
    let versions: Vec<_> = texts.iter().map(|text| crate::article(text)).collect();
    let synopsis = Synopsis::new(&versions);
    let [row] = synopsis.quotes()[..] else { panic!("{said:?} is one row") };
    let shown = row.members.iter().map(|member| {
        assert_eq!(member.form, AttributionForm::Direct);
        let stretches = synopsis.stretches(row, member).into_iter().map(|stretch| match stretch.mark {
            None => stretch.words,
            Some(Mark::Meaning(_)) => format!("[+{}+]", stretch.words),
            Some(Mark::Lacks(_)) => format!("[-{}-]", stretch.words),
            Some(Mark::Wording) => format!("_{}_", stretch.words),
        });
        stretches.collect::<String>()
    });
    let marked: Vec<_> = marked.iter().map(|marked| format!("“{marked}”")).collect();
    assert_eq!(shown.collect::<Vec<_>>(), marked);
}

#[test]
fn differing_words_are_marked() {
    check_marks(
        &["The ferry will sail on Sunday if the wind drops"; 2],
        &["The ferry will sail on Sunday if the wind drops"; 2],
    );
    check_marks(
        &[
            "The ferry will not sail on Sunday if the wind drops",
            "The ferry will not sail on Sunday if the wind drops",
            "The ferry will sail on Sunday if the wind drops",
        ],
        &[
            "The ferry will [+not+] sail on Sunday if the wind drops",
            "The ferry will not sail on Sunday if the wind drops",
            "The ferry will [-not-] sail on Sunday if the wind drops",
        ],
    );
    check_marks(
        &[
            "We counted 40 seals on the rocks below the light",
            "We counted 40 seals on the rocks below the light",
            "We counted 60 seals on the rocks beneath the light",
        ],
        &[
            "We counted [+40+] seals on the rocks _below_ the light",
            "We counted 40 seals on the rocks below the light",
            "We counted [-40-] [+60+] seals on the rocks _beneath_ the light",
        ],
    );
}

/// The cells of one column of the table's rows of that kind, in order.
fn column(versions: &[Article], kind: &str, name: &str) -> Vec<String> {
    let table = rows(&export(versions, ComparisonFormat::Csv));
    table.iter().filter(|row| row["kind"] == kind).map(|row| row[name].clone()).collect()
}

#[test]
fn what_differs_most_comes_first() {
    let first = "“The ferry will sail on Sunday if the wind drops,” said Ada Holm, who owns it.\n\n\
        Some 40 passengers spent the night on the quay at Elm Point.\n\n\
        “The harbour will not close before the end of the month,” said Tom Abara, the harbour master.\n\n\
        Police counted 12 lorries stranded on the quay road.\n";
    let second = "“The ferry will sail on Sunday if the wind drops,” said Ada Holm, who owns it.\n\n\
        Some 90 passengers spent the night on the quay at Elm Point.\n\n\
        “The harbour will close before the end of the month,” said Tom Abara, the harbour master.\n\n\
        Police counted 12 lorries stranded on the quay road. Two gulls stole a sandwich.\n";
    let versions = articles(&[first, second]);
    check(&versions);
    assert_eq!(column(&versions, "quote", "relation"), ["meaning", "meaning", "same", "same"]);
    assert_eq!(column(&versions, "quote", "changed"), ["negation", "negation", "", ""]);
    assert_eq!(column(&versions, "figure", "words")[..2], ["Some 40", "Some 90"]);
    let mut relations = column(&versions, "figure", "relation");
    relations.dedup();
    assert_eq!(relations, ["conflicting", "equal", "alone"]);
    let report = export(&versions, ComparisonFormat::Markdown);
    let places = [
        "Tom Abara: negation changed",
        "Ada Holm: word for word",
        "conflicting",
        "equal",
        "Only in version 2",
    ];
    let places = places.map(|words| report.find(words).unwrap_or_else(|| panic!("{words:?} in {report}")));
    assert!(places.is_sorted(), "{places:?} in {report}");
    assert!(report.contains("“The harbour will **not** close"), "{report}");
    assert!(report.contains("“The harbour will ~~not~~ close"), "{report}");
}

#[test]
fn every_format_has_a_name_of_its_own() {
    for format in ComparisonFormat::ALL {
        assert_eq!(ComparisonFormat::named(format.name()), Some(*format));
    }
    assert_eq!(ComparisonFormat::named("text"), None);
}

#[test]
fn versions_are_told_apart() {
    let mut versions = articles(&["The pier is open.\n", "Gulls sleep.\n"]);
    versions[1].title = Some(" \u{1b}[2JThe\nherald ".to_owned());
    let synopsis = Synopsis::new(&versions);
    assert_eq!([synopsis.name(0), synopsis.name(1)], ["Version 1", "[2JThe herald"]);
    assert_eq!(synopsis.summary(), ["nothing in common was found"]);
}
