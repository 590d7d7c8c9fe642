//! The words of speakers' names.

use std::sync::OnceLock;

use crate::document::SpeakerKind;
use crate::language::data_lines;
use crate::maps::Map;
use crate::speakers::{country, demonym, is_mangled, is_title, is_variant};

/// Whether two words of a name are one, or the one careless writing of the other.
pub(super) fn is_close(a: &str, b: &str) -> bool {
    a == b || is_variant(a, b) || is_mangled(a, b)
}

/// The words of a name in lower case: no determiners, titles or marks, hyphenated ones apart, countries by one name.
pub(super) fn name_words(name: &str, kind: SpeakerKind) -> Vec<String> {
    let mut words: Vec<String> =
        name.split([' ', '\u{a0}', '-', '‑', '/']).map(bare).filter(|word| !word.is_empty()).collect();
    let determiner = |word: &str| matches!(word, "the" | "a" | "an" | "its" | "his" | "her" | "their");
    while words.len() > 1 && words.first().is_some_and(|word| determiner(word)) {
        words.remove(0);
    }
    if kind == SpeakerKind::Person {
        while words.len() > 1 && is_title(&words[0]) {
            words.remove(0);
        }
        return words;
    }
    // "Ukraine's military" and "the Ukrainian military"; "the U.S." and "American".
    let known = |word: &str| {
        demonym(word)
            .or_else(|| country(word).filter(|name| country(name).is_some() && is_name_of(word, name)))
    };
    let mut at = 0;
    while at < words.len() {
        let pair = words.get(at + 1).map(|next| format!("{} {next}", words[at]));
        if let Some(found) = pair.as_deref().and_then(known) {
            words.splice(at..at + 2, [found.to_owned()]);
        } else if let Some(found) = known(&words[at]) {
            found.clone_into(&mut words[at]);
        }
        at += 1;
    }
    words
}

/// Whether `word` names the country and not its capital.
fn is_name_of(word: &str, country: &str) -> bool {
    word == country || word.contains('.') || word.len() < 4
}

/// A word of a name in lower case, without marks at its edges and on its letters, and without possessive ending.
pub(super) fn bare(word: &str) -> String {
    let word = word.to_lowercase().replace('’', "'");
    let word = word.strip_suffix("'s").unwrap_or(&word);
    word.trim_matches(|c: char| !c.is_alphanumeric()).chars().map(unmarked).collect()
}

/// A letter without its mark: papers write "Petrić" and "Petric".
fn unmarked(letter: char) -> char {
    static LIST: OnceLock<Map<char, char>> = OnceLock::new();
    let list = LIST.get_or_init(|| {
        let lines = data_lines(include_str!("../data/letters.txt")).filter_map(|line| line.split_once(' '));
        lines
            .flat_map(|(plain, marked)| {
                plain.chars().flat_map(|plain| marked.chars().map(move |letter| (letter, plain)))
            })
            .collect()
    });
    if letter.is_ascii() { letter } else { list.get(&letter).copied().unwrap_or(letter) }
}

pub(super) fn initials(words: &[String]) -> String {
    let telling = words.iter().filter(|word| !matches!(word.as_str(), "of" | "for" | "and" | "the"));
    telling.filter_map(|word| word.chars().next()).collect()
}

/// A country's name with capitals. The gazetteer's names are ASCII; a table for all letters weighs 7 kB in the page.
pub(super) fn capitalised(name: &str) -> String {
    let words = name.split(' ').map(|word| {
        let (first, rest) = word.split_at_checked(1).unwrap_or(("", word));
        first.to_ascii_uppercase() + rest
    });
    words.collect::<Vec<_>>().join(" ")
}
