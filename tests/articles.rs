//! Our own articles, annotated by hand, against what the library finds in them. `tests/articles/README.md`
//! describes the articles and the form of `expected.txt`.
//!
//! `cargo test --test articles -- --nocapture` prints the figures, and with `WHOSAID_MISSES=1` every miss too;
//! `WHOSAID_ARTICLE=07` keeps to the articles whose folder name contains that.

#[path = "articles/expected.rs"]
mod expected;
#[path = "articles/folded.rs"]
mod folded;
#[path = "articles/measure.rs"]
mod measure;
#[path = "articles/overlap.rs"]
mod overlap;
#[path = "articles/tally.rs"]
mod tally;

use std::fs;
use std::path::{Path, PathBuf};

use expected::Expected;
use tally::{ROWS, Tally};

/// The least that each row must reach over all articles together, in percent: just under what was measured when
/// the line was last touched. A change that raises a row raises its floor.
const FLOORS: &[(&str, f64)] = &[
    ("quotes", 98.5),
    ("quote forms right", 95.5),
    ("quote speakers right", 90.7),
    ("attributions", 89.4),
    ("attribution forms right", 99.0),
    ("sources right", 90.2),
    ("cues right", 97.8),
    ("addressees right", 69.5),
    ("stances right", 94.9),
    ("attribution speakers right", 87.9),
    ("one speaker one id", 90.2),
    ("figures", 97.4),
    ("figure kinds right", 95.0),
    ("figure values right", 96.4),
    ("figure units right", 91.0),
    ("figure denominators right", 92.0),
    ("figure modifiers right", 81.0),
    ("figure trends right", 77.0),
    ("counted things right", 91.0),
    ("speakers found", 91.5),
    ("speaker kinds right", 88.0),
    ("page furniture", 99.9),
    ("block kinds right", 96.9),
    ("claims found", 98.0),
    ("claims kept out", 91.0),
    ("dates and languages right", 99.9),
];

/// The articles' folders, in order.
fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut folders: Vec<PathBuf> = fs::read_dir(root)
        .expect("the articles' folder can be read")
        .map(|entry| entry.expect("its entries can be read").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

/// An article's name, its text and what is expected of it.
fn load(folder: &Path) -> (String, String, Expected) {
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let name = folder.file_name().expect("a folder has a name").to_string_lossy().into_owned();
    let text = read("article.txt");
    let expected = Expected::parse(&read("expected.txt"), &text)
        .unwrap_or_else(|problem| panic!("tests/articles/{name}/expected.txt:{problem}"));
    (name, text, expected)
}

#[test]
fn articles_meet_their_floors() {
    let only = std::env::var("WHOSAID_ARTICLE").unwrap_or_default();
    let list_misses = std::env::var_os("WHOSAID_MISSES").is_some();
    let mut overall = Tally::default();
    for folder in folders() {
        let (name, text, expected) = load(&folder);
        if !name.contains(&only) {
            continue;
        }
        let document = whosaid::annotate(&text, &whosaid::Options::default());
        let tally = measure::compare(&text, &expected, &document);
        println!("{name}\n{tally}");
        if list_misses {
            tally.misses().for_each(|miss| println!("    {miss}"));
        }
        overall.add(tally);
    }
    println!("all together\n{overall}");
    if only.is_empty() {
        let short: Vec<String> = FLOORS
            .iter()
            .filter(|(row, floor)| overall.percent(row).is_none_or(|percent| percent < *floor))
            .map(|(row, floor)| format!("{row}: {:?} is below {floor}", overall.percent(row)))
            .collect();
        assert!(short.is_empty(), "{}\n{overall}", short.join("\n"));
    }
}

/// The page's samples are articles of ours, so what is measured here is what a visitor sees.
#[test]
fn samples_are_articles() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let index = fs::read_to_string(root.join("www/samples/index.json")).expect("the samples have an index");
    let index: serde_json::Value = serde_json::from_str(&index).expect("the index is JSON");
    let samples = index.as_array().expect("the index is a list");
    assert!(!samples.is_empty());
    for sample in samples {
        let key = |name: &str| sample[name].as_str().unwrap_or_else(|| panic!("{sample} has no {name}"));
        let text = fs::read(root.join("www/samples").join(key("file"))).expect("the sample is there");
        let article = root.join("tests/articles").join(key("article")).join("article.txt");
        assert!(text == fs::read(article).expect("the article is there"), "{} differs", key("file"));
        assert!(!key("title").is_empty() && !key("about").is_empty());
    }
}

#[test]
fn every_row_has_a_floor() {
    let rows: Vec<&str> = ROWS.to_vec();
    let floors: Vec<&str> = FLOORS.iter().map(|(row, _)| *row).collect();
    assert_eq!(floors, rows);
}

#[test]
fn a_wrong_expectation_names_its_line() {
    let text = "“It rained,” said Ada Kerr on Friday. “It rained and rained.”";
    let cases: &[(&str, &str)] = &[
        ("quote direct `It snowed`", "1: `It snowed` does not occur"),
        ("# a comment\n\nquote direct `It rained`@3", "3: `It rained` occurs 2 times"),
        ("quote spoken `It rained`", "1: `spoken`"),
        ("figure date `Friday` 2024-03-15\nfigure date `Friday` 2024-03-15", "2: `Friday` does not occur"),
        ("figure count `rained` many", "1: `many`"),
        ("said direct `Ada Kerr` `said` `It rained [...] snowed`", "1: `It rained [...] snowed`"),
        ("said direct `Ada Kerr` `said`", "1: no content"),
        ("quote direct `It rained", "1: a backtick that is never closed"),
        ("rumour `It rained`", "1: `rumour`"),
    ];
    for (lines, problem) in cases {
        let found = Expected::parse(lines, text).expect_err(lines);
        assert!(found.starts_with(problem), "{lines}: {found}");
    }
}
