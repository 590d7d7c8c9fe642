//! Which way a figure moved: "rose 3 %", "cut by", "up 58 points", "a drop of".

use std::sync::OnceLock;

use super::key::{Key, keys};
use super::lexicon::{Keyed, Keys, keys_of, rows};
use super::reader::Reader;
use crate::document::{FigureKind, Trend};
use crate::language::Tag;

/// The words of movement, and whether each needs "by".
fn table() -> &'static Keyed<(Trend, bool)> {
    static TREND: OnceLock<Keyed<(Trend, bool)>> = OnceLock::new();
    TREND.get_or_init(|| {
        let direction = |name: &str| {
            let trend = if name.starts_with("up") { Trend::Up } else { Trend::Down };
            (trend, name.ends_with("_by"))
        };
        rows(include_str!("data/trends.tsv")).map(|row| (Key::of(row[0]), direction(row[1]))).collect()
    })
}

/// Whether the token says that something moved.
pub(super) fn moves(reader: &Reader, at: usize) -> bool {
    table().contains_key(&reader.key(at))
}

/// Which way the figure that starts at token `start` moved: the nearest word of movement before it with nothing but
/// small words between, or with the thing moved between it and "by".
pub(super) fn find(reader: &Reader, start: usize, end: usize, kind: FigureKind) -> Option<Trend> {
    const FARTHEST: usize = 7;
    static SMALL: OnceLock<Keys> = OnceLock::new();
    let small = keys_of(&SMALL, include_str!("data/small-words.txt"));
    // "3% lower"
    if kind == FigureKind::Percent && reader.any(end, keys!("higher lower")) {
        return Some(if reader.is(end, "lower") { Trend::Down } else { Trend::Up });
    }
    // "fell from $5 to $4"
    let range = (start..end).any(|at| reader.is(at, "to"));
    // "added a 30-metre pier"
    if start > 0 && reader.any(start - 1, keys!("a an")) && (reader.tag(end).is_noun() || reader.hyphen(end))
    {
        return None;
    }
    let mut by = false;
    for back in 1..=FARTHEST.min(start) {
        let at = start - back;
        if let Some((trend, needs_by)) = table().get(&reader.key(at)) {
            return (by || !needs_by).then_some(*trend);
        }
        if range && reader.is(at, "from") {
            continue;
        }
        by |= reader.is(at, "by");
        let tag = reader.tag(at);
        let moved = by
            && (tag.is_noun()
                || tag.is_adjective()
                || matches!(tag, Tag::Determiner | Tag::Possessive | Tag::PossessiveMarker));
        if !small.contains(&reader.key(at)) && !tag.is_adverb() && !moved {
            return None;
        }
    }
    None
}
