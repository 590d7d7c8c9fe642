//! How exact a figure claims to be: "about", "more than", "as many as".

use std::sync::OnceLock;

use super::key::{Key, keys};
use super::lexicon::{Keys, Table, rows};
use super::reader::Reader;
use crate::document::Modifier;
use crate::language::Tag;

/// The most words a modifier has.
const LONGEST: usize = 4;

fn table(after: bool) -> &'static Table<Modifier> {
    static BEFORE: OnceLock<Table<Modifier>> = OnceLock::new();
    static AFTER: OnceLock<Table<Modifier>> = OnceLock::new();
    let build = || {
        rows(include_str!("data/modifiers.tsv"))
            .filter(|row| (row[2] == "after") == after)
            .map(|row| (row[0], modifier(row[1])))
            .collect()
    };
    if after { AFTER.get_or_init(build) } else { BEFORE.get_or_init(build) }
}

/// Whether a modifier ends with the word of a key.
fn ends(word: Key) -> bool {
    static LAST: OnceLock<Keys> = OnceLock::new();
    let last = |(words, _): &(&str, Modifier)| words.rsplit(' ').next().map(Key::of);
    LAST.get_or_init(|| table(false).entries().iter().filter_map(last).collect()).contains(&word)
}

fn modifier(name: &str) -> Modifier {
    match name {
        "more_than" => Modifier::MoreThan,
        "less_than" => Modifier::LessThan,
        "at_least" => Modifier::AtLeast,
        "at_most" => Modifier::AtMost,
        _ => Modifier::About,
    }
}

/// The modifier of the figure at tokens `start..end`, and the positions that the two then cover.
pub(super) fn find(reader: &Reader, start: usize, end: usize) -> Option<(Modifier, usize, usize)> {
    // "about the last three weeks", "at least a dozen"
    // "over the past year" is no "more than".
    let framed =
        reader.any(start, keys!("the past last next several many few other recent this these those"));
    let mut phrase = String::new();
    let mut found = None;
    for length in 1..=LONGEST.min(start) {
        let at = start - length;
        if framed || length == 1 && !ends(reader.key(at)) {
            break;
        }
        phrase.insert_str(0, reader.norm(at));
        if let Some(modifier) = table(false).get(phrase.as_str()) {
            // "her past three races" are no more than three.
            let passed = phrase == "past" && at > 0 && is_owned(reader, at - 1);
            found = (!passed).then_some((*modifier, at, end)).or(found);
        }
        phrase.insert(0, ' ');
    }
    found.or_else(|| after(reader, start, end))
}

/// Whether the word at `at` says whose or which something is.
fn is_owned(reader: &Reader, at: usize) -> bool {
    reader.any(at, keys!("the these those"))
        || matches!(reader.tag(at), Tag::Possessive | Tag::PossessiveMarker)
}

fn after(reader: &Reader, start: usize, end: usize) -> Option<(Modifier, usize, usize)> {
    if !reader.any(end, keys!("or and +")) {
        return None;
    }
    let mut phrase = String::new();
    for length in 1..=LONGEST {
        phrase.push_str(reader.norm(end + length - 1));
        if let Some(modifier) = table(true).get(phrase.as_str()) {
            return Some((*modifier, start, end + length));
        }
        phrase.push(' ');
    }
    None
}
