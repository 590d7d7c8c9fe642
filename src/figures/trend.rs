//! Which way a figure moved: "rose 3 %", "cut by", "up 58 points", "a drop of".

use std::collections::HashMap;
use std::sync::OnceLock;

use super::lexicon::rows;
use super::reader::Reader;
use crate::document::Trend;

fn table() -> &'static HashMap<&'static str, Trend> {
    static TREND: OnceLock<HashMap<&str, Trend>> = OnceLock::new();
    TREND.get_or_init(|| {
        let direction = |name| if name == "up" { Trend::Up } else { Trend::Down };
        rows(include_str!("data/trends.tsv")).map(|row| (row[0], direction(row[1]))).collect()
    })
}

/// Whether the token says that something moved.
pub(super) fn moves(reader: &Reader, at: usize) -> bool {
    table().contains_key(reader.norm(at))
}

/// Which way the figure that starts at token `start` moved: the nearest word of movement before it with nothing but
/// small words between.
pub(super) fn find(reader: &Reader, start: usize) -> Option<Trend> {
    const FARTHEST: usize = 5;
    for back in 1..=FARTHEST.min(start) {
        let at = start - back;
        if let Some(trend) = table().get(reader.norm(at)) {
            return Some(*trend);
        }
        let small = [
            "by",
            "about",
            "around",
            "nearly",
            "almost",
            "more",
            "than",
            "over",
            "under",
            "as",
            "much",
            "some",
            "a",
            "an",
            "roughly",
            "approximately",
            "just",
            "another",
            "further",
            "only",
            "at",
            "least",
            "to",
            "of",
            "up",
            "less",
            "the",
            "average",
            "expected",
        ];
        if !reader.any(at, &small) && !reader.norm(at).ends_with("ly") || reader.is(at, "to") {
            return None;
        }
    }
    None
}
