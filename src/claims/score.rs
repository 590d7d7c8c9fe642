//! How likely a fact-checker would want a claim checked: the points of its features and of its wording, added up and
//! turned into a probability by a table.

use std::sync::OnceLock;

use super::features::Shown;
use super::weights::{POINTS, Weights};
use crate::language::{data_lines, words};
use crate::maps::Map;
use crate::order::sort_by_key;

/// A score with what raised and lowered it.
pub(super) struct Score {
    /// 0 to 1.
    pub(super) probability: f64,
    /// The strongest features in plain words, first those with most points either way.
    pub(super) why: Vec<String>,
}

/// At most this many features are named.
const NAMED: usize = 4;

/// What has fewer points, either way, is not named.
const LEAST: i32 = 3;

/// The tenths of a logit of the first row of the table of probabilities; each row stands for one tenth more.
const LOWEST: i32 = -50;

/// The score of what is shown, by `weights`.
pub(super) fn of(weights: &Weights, shown: &Shown) -> Score {
    let named = shown.named.iter().map(|(name, key)| (described(name), weights.points(*key)));
    let mut held: Vec<_> = named.chain([("its wording", weights.wording(shown))]).collect();
    let probability = probability(weights.base + held.iter().map(|(_, points)| points).sum::<i32>());
    held.retain(|(words, points)| !words.is_empty() && points.abs() >= LEAST);
    sort_by_key(&mut held, |(_, points)| std::cmp::Reverse(points.abs()));
    let why = held.iter().take(NAMED).map(|(words, points)| {
        if *points > 0 { (*words).to_owned() } else { format!("less likely: {words}") }
    });
    let mut why: Vec<_> = why.collect();
    if why.is_empty() {
        why.push("a plain statement".to_owned());
    }
    Score { probability, why }
}

/// The probability at `points`, between the table's rows in proportion.
fn probability(points: i32) -> f64 {
    let table = thousandths();
    let tenths = points.saturating_mul(10);
    let row = tenths.div_euclid(POINTS) - LOWEST;
    let part = tenths.rem_euclid(POINTS);
    let at = |row: i32| table[(row.max(0).unsigned_abs() as usize).min(table.len() - 1)];
    f64::from(at(row) * (POINTS - part) + at(row + 1) * part) / f64::from(POINTS * 1000)
}

/// The table of probabilities, in thousandths.
fn thousandths() -> &'static [i32] {
    static TABLE: OnceLock<Vec<i32>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let numbers = words(include_str!("data/probabilities.txt"));
        numbers.filter_map(|number| number.strip_prefix("0.")?.parse().ok()).collect()
    })
}

/// What the feature `name` is to a reader; empty for what explains nothing.
fn described(name: &str) -> &'static str {
    static WORDS: OnceLock<Map<&str, &str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        data_lines(include_str!("data/features.tsv")).filter_map(|line| line.split_once('\t')).collect()
    });
    words.get(name).copied().unwrap_or_default()
}
