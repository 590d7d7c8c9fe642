//! How likely a fact-checker would want a sentence checked: features that a reader understands, each with a whole
//! number of points, added up and turned into a probability by a table.

use std::sync::OnceLock;

use super::lexicon::Cue;
use super::sentence::{Sentence, Verb};
use crate::document::FigureKind;
use crate::language::{data_lines, words};

/// A score with what raised and lowered it.
pub(super) struct Score {
    /// 0 to 1.
    pub(super) probability: f64,
    /// The strongest features in plain words, first those with most points either way.
    pub(super) why: Vec<String>,
}

/// At most this many features are named.
const NAMED: usize = 4;

/// The points of the first row of the table of probabilities; each row stands for one point more.
const LOWEST: i32 = -50;

/// What a sentence has or is.
#[derive(Clone, Copy)]
struct Feature {
    name: &'static str,
    holds: fn(&Sentence) -> bool,
}

/// Every feature, by the name that it has in `data/weights.tsv`.
const FEATURES: &[Feature] = &[
    Feature { name: "money", holds: |s| s.has_figure(&[FigureKind::Money]) },
    Feature { name: "percent", holds: |s| s.has_figure(&[FigureKind::Percent]) },
    Feature { name: "count", holds: |s| s.has_figure(&[FigureKind::Count, FigureKind::Score]) },
    Feature { name: "measure", holds: |s| s.has_figure(&[FigureKind::Measure, FigureKind::Age]) },
    Feature {
        name: "date",
        holds: |s| s.has_figure(&[FigureKind::Date, FigureKind::Duration, FigureKind::Set]),
    },
    Feature { name: "number", holds: |s| s.has_number() },
    Feature { name: "quantifier", holds: |s| s.has(Cue::Quantifier) },
    Feature { name: "change", holds: |s| s.has(Cue::Change) },
    Feature { name: "comparison", holds: |s| s.compares() },
    Feature { name: "cause", holds: |s| s.has(Cue::Cause) },
    Feature { name: "rule", holds: |s| s.has(Cue::Rule) },
    Feature { name: "prediction", holds: |s| s.predicts() },
    Feature { name: "name", holds: |s| s.names() > 0 },
    Feature { name: "names", holds: |s| s.names() > 1 },
    Feature { name: "past", holds: |s| s.verb == Some(Verb::Past) },
    Feature { name: "was", holds: |s| s.verb == Some(Verb::WasSo) },
    Feature { name: "modal", holds: |s| s.verb == Some(Verb::Modal) },
    Feature { name: "no verb", holds: |s| s.verb.is_none() },
    Feature { name: "hedge", holds: |s| s.has(Cue::Hedge) },
    Feature { name: "evaluative", holds: |s| s.has(Cue::Evaluative) },
    Feature { name: "intensifier", holds: |s| s.count(Cue::Intensifier) > 1 },
    Feature { name: "opinion", holds: |s| s.has(Cue::Opinion) },
    Feature { name: "advice", holds: |s| s.has(Cue::Advice) },
    Feature { name: "courtesy", holds: |s| s.has(Cue::Courtesy) },
    Feature { name: "question", holds: |s| s.ends_with('?') },
    Feature { name: "exclamation", holds: |s| s.ends_with('!') },
    Feature { name: "i", holds: |s| s.has_word(&["i", "me", "my", "myself"]) },
    Feature { name: "we", holds: |s| s.has_word(&["we", "us", "our", "ourselves"]) },
    Feature { name: "you", holds: |s| s.has_word(&["you", "your", "yourself"]) },
    Feature { name: "if", holds: |s| s.has_word(&["if", "unless", "whether"]) },
    Feature { name: "short", holds: |s| s.words < 8 },
    Feature { name: "long", holds: |s| s.words > 16 },
    Feature { name: "very long", holds: |s| s.words > 26 },
    Feature { name: "named source", holds: |s| s.named_source },
];

/// The score of `sentence`.
pub(super) fn of(sentence: &Sentence) -> Score {
    let table = table();
    let mut held: Vec<&Weight> =
        table.weights.iter().filter(|weight| (weight.feature.holds)(sentence)).collect();
    let points = table.base + held.iter().map(|weight| weight.points).sum::<i32>();
    let row = (points.max(LOWEST) - LOWEST).unsigned_abs() as usize;
    let probability = table.probabilities[row.min(table.probabilities.len() - 1)];
    held.sort_by_key(|weight| std::cmp::Reverse(weight.points.abs()));
    let why = held.iter().filter(|weight| !weight.words.is_empty() && weight.points != 0).take(NAMED);
    let why = why.map(|weight| {
        if weight.points > 0 { weight.words.to_owned() } else { format!("less likely: {}", weight.words) }
    });
    let mut why: Vec<_> = why.collect();
    if why.is_empty() {
        why.push("a plain statement".to_owned());
    }
    Score { probability, why }
}

/// What a feature counts.
struct Weight {
    feature: Feature,
    points: i32,
    /// What it is, for a reader; empty for what explains nothing.
    words: &'static str,
}

/// The tables that the data files hold.
struct Table {
    base: i32,
    weights: Vec<Weight>,
    /// The probability at each number of points from [`LOWEST`] on.
    probabilities: Vec<f64>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table { base: 0, weights: Vec::new(), probabilities: Vec::new() };
        for row in data_lines(include_str!("data/weights.tsv")) {
            let mut cells = row.split('\t');
            let name = cells.next().unwrap_or_default();
            let points = cells.next().and_then(|cell| cell.parse().ok()).unwrap_or(0);
            let words = cells.next().unwrap_or_default();
            match FEATURES.iter().find(|feature| feature.name == name) {
                Some(feature) => table.weights.push(Weight { feature: *feature, points, words }),
                None => table.base = points,
            }
        }
        let numbers = words(include_str!("data/probabilities.txt"));
        let thousandths = numbers.filter_map(|number| number.strip_prefix("0.")?.parse::<u16>().ok());
        table.probabilities = thousandths.map(|number| f64::from(number) / 1000.0).collect();
        table
    })
}
