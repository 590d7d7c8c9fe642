//! Scores of claims against what two readings of sentences of our own articles hold worth checking.
//!
//!     cargo test --test claims -- --nocapture    the figures as well

use std::collections::BTreeMap;
use std::fs;

use whosaid::{Options, annotate};

/// A sentence of an article, and how it was read.
struct Labelled<'a> {
    article: &'a str,
    first: bool,
    second: bool,
    /// After both readings were held against each other.
    settled: bool,
    text: &'a str,
}

/// The lines of the table, whose comment says what its columns are.
fn labelled(table: &str) -> Vec<Labelled<'_>> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    let read = |line| {
        let cells: Vec<&str> = str::split(line, '\t').collect();
        let [article, first, second, settled, text] = cells[..] else { panic!("five cells in {line:?}") };
        let yes = |cell| match cell {
            "yes" => true,
            "no" => false,
            other => panic!("{other:?} is neither yes nor no"),
        };
        Labelled { article, first: yes(first), second: yes(second), settled: yes(settled), text }
    };
    lines.map(read).collect()
}

/// `text` with single spaces and without what cannot be seen.
fn plain(text: &str) -> String {
    let seen = text.replace(['\u{ad}', '\u{200b}'], "");
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sentences of an article with the highest score of the claims in each, 0 without any.
fn scores(article: &str) -> BTreeMap<String, f64> {
    let path = format!("{}/tests/articles/{article}/article.txt", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let document = annotate(&text, &Options::default());
    let score = |sentence: &whosaid::document::Span| {
        let inside = document.claims.iter().filter(|claim| sentence.contains(claim.span));
        inside.map(|claim| claim.score.get()).fold(0.0, f64::max)
    };
    document.sentences.iter().map(|sentence| (plain(&text[sentence.range()]), score(sentence))).collect()
}

#[test]
fn what_is_worth_checking_stands_first() {
    let table = include_str!("claims/worth-checking.tsv");
    let all = labelled(table);
    assert_eq!(all.len(), 200);
    let mut articles: BTreeMap<&str, BTreeMap<String, f64>> = BTreeMap::new();
    let mut scored: Vec<(f64, bool)> = Vec::new();
    for one in &all {
        let article = articles.entry(one.article).or_insert_with(|| scores(one.article));
        let score =
            article.get(one.text).unwrap_or_else(|| panic!("{} has no sentence {:?}", one.article, one.text));
        scored.push((*score, one.settled));
    }
    let agree = all.iter().filter(|one| one.first == one.second).count();
    scored.sort_by(|one, other| other.0.total_cmp(&one.0));
    let (mut right, mut sum) = (0.0, 0.0);
    for (rank, (_, yes)) in (1..).zip(&scored) {
        if *yes {
            right += 1.0;
            sum += right / f64::from(rank);
        }
    }
    let average = 100.0 * sum / right;
    let top = scored[..10].iter().filter(|(_, yes)| *yes).count();
    let yes = |yes: bool| f64::from(u8::from(yes));
    let mean = |of: &dyn Fn(&(f64, bool)) -> f64| scored.iter().map(of).sum::<f64>() / scored.len() as f64;
    let share = mean(&|(_, label)| yes(*label));
    let brier = mean(&|(score, label)| (score - yes(*label)).powi(2));
    println!(
        "the readings agree on {agree} of {}; average precision {average:.1}; {top} of the first ten are right; \
         Brier score {brier:.3}, a constant's {:.3}; mean score {:.3}, share {share:.3}",
        all.len(),
        share * (1.0 - share),
        mean(&|(score, _)| *score)
    );
    assert!(average >= 80.0, "average precision {average}");
    assert!(top >= 9, "{top} of the first ten");
    assert!(brier < share * (1.0 - share), "a constant is as good: {brier}");
}
