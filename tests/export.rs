//! What is exported, read back: by the standards' own rules, over our articles, over texts made to be hard, and over
//! documents that somebody edited.

#[path = "export/comparison.rs"]
mod comparison;
#[path = "export/html.rs"]
mod html;
#[path = "export/injection.rs"]
mod injection;
#[path = "export/markdown.rs"]
mod markdown;
#[path = "export/table.rs"]
mod table;
#[path = "invariants/texts.rs"]
mod texts;
#[path = "export/web_annotation.rs"]
mod web_annotation;

use proptest::prelude::*;
use whosaid::Article;
use whosaid::document::{By, Span};
use whosaid::export::{Format, Table};
use whosaid::{Document, Offsets, Options, annotate};

const UNITS: [Offsets; 3] = [Offsets::Utf8, Offsets::Utf16, Offsets::Codepoint];

/// An article of `text` as it is annotated.
fn article(text: &str) -> Article {
    Article::new(text, annotate(text, &Options::default())).expect("its own document fits a text")
}

/// Exports `article` in every way and reads it back.
fn check(article: &Article) {
    for offsets in UNITS {
        reopens(article, offsets);
    }
    let json = article.export(Format::Json, Offsets::Codepoint);
    assert_eq!(json, article.document().clone().with_offsets(article.text(), Offsets::Codepoint).to_json());
    web_annotation::check(article);
    html::check(article);
    markdown::check(article);
    for offsets in UNITS {
        table::check(article, offsets);
    }
    let text = article.export(Format::Text, Offsets::Utf16);
    assert!(!text.contains(['\r', '\u{1b}', '\u{202e}']), "nothing commands a terminal: {text:?}");
}

/// An article that is saved opens again as it was.
fn reopens(article: &Article, offsets: Offsets) {
    let saved = article.export(Format::Whosaid, offsets);
    let opened = Article::open(&saved).expect("what was saved opens");
    assert_eq!(&opened, article);
    assert_eq!(opened.export(Format::Whosaid, offsets), saved);
}

#[test]
fn articles_are_exported_whole() {
    for text in texts::articles() {
        let mut article = article(&text);
        check(&article);
        article.title = Some("Ferry & harbour: \"a longer season\"".to_owned());
        article.address = Some("https://news.example/ferry?a=1&b=2".parse().unwrap());
        article.creator = Some("Ida <desk>".to_owned());
        article.corrections = Some(r#"{"b":[1,2.50,"\ud83d\ude00"],"a":null}"#.to_owned());
        check(&article);
    }
}

#[test]
fn hostile_texts_are_exported() {
    for text in texts::HOSTILE {
        check(&article(text));
    }
}

#[test]
fn every_format_has_a_name_of_its_own() {
    for format in Format::ALL {
        assert_eq!(Format::named(format.name()), Some(*format));
    }
    assert_eq!(Format::named("JSON"), None);
    assert_eq!(Format::named("csv-statements"), None);
}

#[test]
fn exports_grow_with_the_text() {
    for family in [texts::LONG.1, texts::SHORTER.1].concat() {
        let size = |length: usize| -> Vec<usize> {
            let article = article(&family.repeat(length / family.len()));
            Format::ALL.iter().map(|format| article.export(*format, Offsets::Utf16).len()).collect()
        };
        let (small, large) = (size(1 << 12), size(1 << 13));
        for ((format, small), large) in Format::ALL.iter().zip(small).zip(large) {
            assert!(
                large <= 2 * small + small / 3 + (1 << 14),
                "{format:?} of {family:?}: {small}, then {large}"
            );
        }
    }
}

#[test]
fn what_is_not_saved_by_us_does_not_open() {
    let saved = article("“Yes,” said Ada Holm.").export(Format::Whosaid, Offsets::Utf16);
    let cases = [
        ("", "EOF"),
        ("[]", "invalid"),
        ("{}", "missing field `whosaid`"),
        (
            &*saved.replace("{\"whosaid\":1,", "{\"whosaid\":2,"),
            "another version of Whosaid saved this (version 2; this one reads 1)",
        ),
        (&*saved.replace("“Yes", "“Yes, yes"), "a text of 21 UTF-16 code units, and this text has 26"),
        (&*saved.replace("“Yes", "😀es"), "character boundaries"),
        (&*saved.replace("\"speaker\":0", "\"speaker\":3"), "attribution 0 refers to speaker 3"),
        (&*saved.replace("\"confidence\":0", "\"confidence\":\"\",\"_\":0"), "invalid type"),
        (
            &*saved.replace("\"document\"", "\"address\":\"javascript:1\",\"document\""),
            "no address on the web",
        ),
        (&*saved.replace("\"document\"", "\"corrections\":{,\"document\""), "key must be a string"),
    ];
    for (json, words) in cases {
        assert_ne!(json, saved, "{words}");
        let told = Article::open(json).expect_err(words).to_string();
        assert!(told.contains(words), "{words:?} in {told:?}");
    }
}

#[test]
fn a_document_of_another_text_is_refused() {
    let document = annotate("“Yes,” said Ada Holm.", &Options::default());
    assert!(Article::new("“Yes,” said Ada.", document).is_err());
}

/// A document as somebody may leave it: every span anywhere in the text, and lists in any order.
fn edited(
    text: &str,
    mut document: Document,
    mut places: impl Iterator<Item = prop::sample::Index>,
) -> Document {
    let mut place =
        || places.next().map_or(0, |at| text.floor_char_boundary(at.index(text.len() + 1)) as u32);
    document.visit_spans(&mut |span| {
        let (one, other) = (place(), place());
        *span = Span::new(one.min(other), one.max(other));
    });
    if let Some(attribution) = document.attributions.first_mut() {
        attribution.content.clear();
        attribution.by = Some(By::Reader);
    }
    document
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_is_exported(text in any::<String>()) {
        check(&article(&text));
    }

    #[test]
    fn newsy_strings_are_exported(text in texts::newsy(60)) {
        check(&article(&text));
    }

    #[test]
    fn edited_documents_are_exported(
        text in texts::newsy(60),
        places in prop::collection::vec(any::<prop::sample::Index>(), 1..40),
    ) {
        let document = edited(&text, annotate(&text, &Options::default()), places.iter().copied().cycle());
        check(&Article::new(text, document).expect("spans lie in the text"));
    }
}

#[test]
fn the_reader_is_named_where_annotations_are_theirs() {
    let mut article = article("“The bridge is open,” said Ada Holm. It cost $3 million.\n");
    article.creator = Some("Ida Desk".to_owned());
    let exports = |article: &Article| {
        let csv = article.export(Format::Csv(Table::Statements), Offsets::Utf16);
        let page = article.export(Format::Html, Offsets::Utf16);
        let report = article.export(Format::Markdown, Offsets::Utf16);
        let notes = article.export(Format::Text, Offsets::Utf16);
        let annotations = article.export(Format::WebAnnotation, Offsets::Utf16);
        [
            csv.contains(",reader\r\n"),
            page.contains("corrected by"),
            report.contains("corrected by"),
            notes.contains("corrected by"),
            annotations.contains(r#"{"type":"Person","name":"Ida Desk"}"#),
        ]
    };
    assert_eq!(exports(&article), [false; 5]);
    let mut document = article.document().clone();
    document.attributions[0].by = Some(By::Reader);
    article = Article::new(article.text(), document).unwrap();
    article.creator = Some("Ida Desk".to_owned());
    assert_eq!(exports(&article), [true; 5]);
}
