//! Whether the words around a time speak of the past or of what is to come.

use super::key::keys;
use super::reader::Reader;
use crate::language::Tag;

/// What a sentence's verb says of the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    /// It has been.
    Past,
    /// It is to be.
    Future,
}

/// How far the verb may stand.
const FARTHEST: usize = 14;

/// The tense of the verb nearest to tokens `start..end`, first before them and then after; `None` where there is none.
pub(super) fn of(reader: &Reader, start: usize, end: usize) -> Option<Tense> {
    if start > 0 && reader.is(start - 1, "by") {
        return Some(Tense::Future);
    }
    if start > 0 && reader.is(start - 1, "since") {
        return Some(Tense::Past);
    }
    let first = reader.sentence_start(start).max(start.saturating_sub(FARTHEST));
    let last = reader.sentence_end(start).min(end + FARTHEST);
    (first..start)
        .rev()
        .find_map(|at| verb(reader, at))
        .or_else(|| (end..last).find_map(|at| verb(reader, at)))
}

fn verb(reader: &Reader, at: usize) -> Option<Tense> {
    match reader.norm(at) {
        "will" | "'ll" | "shall" | "upcoming" => Some(Tense::Future),
        "scheduled" | "slated" | "expected" | "due" | "plans" | "expects" | "set" => {
            let been = at > 1
                && (reader.any(at - 1, keys!("been")) || reader.any(at - 2, keys!("was were had been")));
            Some(if been { Tense::Past } else { Tense::Future })
        }
        "going" if reader.is(at + 1, "to") => Some(Tense::Future),
        _ => match reader.tag(at) {
            Tag::Past | Tag::Participle => Some(Tense::Past),
            Tag::Modal => Some(Tense::Future),
            Tag::Base if at > 0 && reader.tag(at - 1) == Tag::To => Some(Tense::Future),
            _ => None,
        },
    }
}
