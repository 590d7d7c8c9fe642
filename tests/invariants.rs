//! What holds of every document, over our articles, over random texts and over texts made to be hard.
//!
//! The invariants are those of ARCHITECTURE.md: spans lie in the text on character boundaries and slice alike in
//! every unit; no text panics; the same text gives the same document, piecewise or whole; every annotation says why.

#[path = "invariants/sound.rs"]
mod sound;
#[path = "invariants/texts.rs"]
mod texts;
#[path = "invariants/units.rs"]
mod units;

use proptest::prelude::*;
use whosaid::document::Sourcing;
use whosaid::{Annotator, Document, Options, annotate};

/// Annotates `text` and checks its document in every way.
fn check(text: &str) -> Document {
    let document = annotate(text, &Options::default());
    sound::check(text, &document);
    units::check(text, &document);
    round_trip(&document);
    document
}

/// What is written as JSON is read back as it was, and written again in the same bytes.
fn round_trip(document: &Document) {
    let json = document.to_json();
    let read: Document = serde_json::from_str(&json).expect("a document is read back");
    assert_eq!(&read, document);
    assert_eq!(read.to_json(), json);
}

#[test]
fn documents_of_articles_are_sound() {
    let articles = texts::articles();
    assert!(articles.len() >= 10, "the articles are there");
    for article in &articles {
        let document = check(article);
        assert!(!document.blocks.is_empty() && !document.sentences.is_empty());
    }
}

#[test]
fn documents_of_hostile_texts_are_sound() {
    for text in texts::HOSTILE {
        check(text);
    }
}

#[test]
fn long_hostile_texts_do_no_harm() {
    for (length, families) in [texts::LONG, texts::SHORTER] {
        for family in families {
            let text = family.repeat(length / family.len());
            let document = annotate(&text, &Options::default());
            sound::check(&text, &document);
        }
    }
}

#[test]
fn a_text_has_one_document_whatever_came_before() {
    let articles = texts::articles();
    let fresh: Vec<_> = articles.iter().map(|text| annotate(text, &Options::default())).collect();
    let mut annotator = Annotator::new();
    // There and back, so that each article follows two others.
    for at in (0..articles.len()).chain((0..articles.len()).rev()) {
        assert_eq!(annotator.annotate(&articles[at], &Options::default()), fresh[at]);
    }
}

#[test]
fn what_a_paragraph_states_follows_who_states_it_elsewhere() {
    let claim = "The spokeswoman said the bridge had closed in 2019 after 40 lorries crossed it.";
    let mut annotator = Annotator::new();
    for (lede, sourcing) in [
        ("It rained in Port Ada on Monday.", Sourcing::Unnamed),
        ("Mei Tan, a spokeswoman for the port, spoke on Monday.", Sourcing::Named),
        ("It rained in Port Ada on Monday.", Sourcing::Unnamed),
    ] {
        let text = format!("{lede}\n\n{claim}");
        let document = annotator.annotate(&text, &Options::default());
        assert_eq!(document, annotate(&text, &Options::default()));
        assert_eq!(document.claims.last().map(|claim| claim.sourcing), Some(sourcing), "in {text:?}");
    }
}

#[test]
fn the_given_date_is_what_an_annotator_forgets_between_texts() {
    let text = "The harbour board met on Friday, its clerk said.";
    let dated = Options { date: Some(whosaid::Date::constant(2021, 3, 5)) };
    let mut annotator = Annotator::new();
    let first = annotator.annotate(text, &dated);
    let second = annotator.annotate(text, &Options::default());
    assert_eq!(first, annotate(text, &dated));
    assert_eq!(second, annotate(text, &Options::default()));
}

/// A place in a text and what is put there instead of how much.
type Edit = (prop::sample::Index, usize, String);

/// Makes one edit, on character boundaries.
fn edit(text: &mut String, (place, removed, put): &Edit) {
    let start = text.floor_char_boundary(place.index(text.len() + 1));
    let end = text.ceil_char_boundary((start + removed).min(text.len()));
    text.replace_range(start..end, put);
}

/// Annotates `text` after each edit, by one annotator and afresh.
fn check_edits(mut text: String, edits: &[Edit]) {
    let mut annotator = Annotator::new();
    for step in std::iter::once(None).chain(edits.iter().map(Some)) {
        if let Some(step) = step {
            edit(&mut text, step);
        }
        let piecewise = annotator.annotate(&text, &Options::default());
        assert_eq!(piecewise, annotate(&text, &Options::default()), "of {text:?}");
    }
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    prop::collection::vec((any::<prop::sample::Index>(), 0..40_usize, texts::newsy(6)), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn documents_of_any_string_are_sound(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn documents_of_newsy_strings_are_sound(text in texts::newsy(80)) {
        check(&text);
    }

    #[test]
    fn annotating_piecewise_equals_annotating_whole(text in texts::newsy(60), edits in edits()) {
        check_edits(text, &edits);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn editing_an_article_equals_annotating_it_whole(which in any::<prop::sample::Index>(), edits in edits()) {
        check_edits(which.get(&texts::articles()).clone(), &edits);
    }
}
