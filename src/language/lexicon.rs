//! Word lists. Each is a data file whose lines that start with `#` say where it comes from.

use super::Tag;
use crate::maps::{Map, Set};
use std::sync::OnceLock;

/// The lines of a data file, without its comments and empty lines.
pub(crate) fn data_lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

/// The words of a data file: separated by white space or line ends, without its comments.
pub(crate) fn words(data: &'static str) -> impl Iterator<Item = &'static str> {
    data_lines(data).flat_map(str::split_whitespace)
}

/// The words of a data file as a set, read once.
pub(crate) fn word_set(
    cell: &'static OnceLock<Set<&'static str>>,
    data: &'static str,
) -> &'static Set<&'static str> {
    cell.get_or_init(|| words(data).collect())
}

/// What an abbreviation's full stop tells of the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// Something always follows: "Mr.", "Lt.", "Sept.".
    Leading,
    /// The sentence can end here: "Inc.", "p.m.", "etc.".
    Trailing,
}

/// What is known of `word`, an abbreviation with its full stop as the text has it.
pub(crate) fn abbreviation(word: &str) -> Option<Abbreviation> {
    static LIST: OnceLock<Map<&str, Abbreviation>> = OnceLock::new();
    let list = LIST.get_or_init(|| {
        let leading =
            words(include_str!("data/abbreviations-leading.txt")).map(|w| (w, Abbreviation::Leading));
        let trailing =
            words(include_str!("data/abbreviations-trailing.txt")).map(|w| (w, Abbreviation::Trailing));
        leading.chain(trailing).collect()
    });
    let bare = word.strip_suffix('.')?;
    let known = list.get(word).copied().or_else(|| {
        // "GEN." and "SEN." in transcripts.
        let (first, rest) = bare.split_at_checked(1).filter(|(_, rest)| !rest.is_empty())?;
        let shouted = bare.bytes().all(|b| b.is_ascii_uppercase());
        shouted.then(|| list.get(format!("{first}{}.", rest.to_lowercase()).as_str()).copied())?
    });
    known.or_else(|| (is_initial(bare) || is_dotted(bare)).then_some(Abbreviation::Trailing))
}

/// Whether `word`, without the full stop that follows it, is an abbreviation: a known one, an upper-case letter,
/// or letters parted by full stops.
pub(crate) fn is_abbreviation(word: &str) -> bool {
    const LONGEST: usize = 8;
    word.len() <= LONGEST && (is_initial(word) || abbreviation(&format!("{word}.")).is_some())
}

fn is_initial(word: &str) -> bool {
    let mut characters = word.chars();
    characters.next().is_some_and(char::is_uppercase) && characters.next().is_none()
}

fn is_dotted(word: &str) -> bool {
    let is_letter = |part: &str| part.chars().count() == 1 && part.starts_with(char::is_alphabetic);
    word.contains('.') && word.split('.').all(is_letter)
}

/// Whether `word` (lower case) is a verb that tells whose words stand beside it: "asked", "shouted".
pub(crate) fn frames_speech(word: &str) -> bool {
    static LIST: OnceLock<Set<&str>> = OnceLock::new();
    word_set(&LIST, include_str!("data/frame-verbs.txt")).contains(word)
}

/// Whether `word` (lower case), capitalised after an abbreviation, most likely opens a sentence.
pub(crate) fn starts_sentences(word: &str) -> bool {
    static LIST: OnceLock<Set<&str>> = OnceLock::new();
    word_set(&LIST, include_str!("data/sentence-openers.txt")).contains(word)
}

/// Whether `word` (lower case) belongs to one of the classes that hardly take new words.
pub(super) fn is_of_closed_class(word: &str) -> bool {
    static LIST: OnceLock<Set<&str>> = OnceLock::new();
    word_set(&LIST, include_str!("data/closed-classes.txt")).contains(word)
}

/// The parts of speech of `word` (lower case) where it is a form of a verb and never anything else: "expect", "denies",
/// "stole"; `None` where it may be more, or is not known.
pub(super) fn verb_alone(word: &str) -> Option<&'static [Tag]> {
    static PLAIN: OnceLock<Set<&str>> = OnceLock::new();
    static PAST: OnceLock<Set<&str>> = OnceLock::new();
    let plain = word_set(&PLAIN, include_str!("data/verbs.txt"));
    let third = || {
        let stem = word.strip_suffix('s').filter(|_| word != "thanks");
        stem.is_some_and(|stem| {
            let deny = stem.strip_suffix("ie");
            plain.contains(stem)
                || stem.strip_suffix('e').is_some_and(|stem| plain.contains(stem))
                || deny.is_some_and(|stem| plain.contains(&*format!("{stem}y")))
        })
    };
    if plain.contains(word) {
        // "has become"
        Some(&[Tag::Base, Tag::Present, Tag::Participle])
    } else if word_set(&PAST, include_str!("data/pasts.txt")).contains(word) {
        Some(&[Tag::Past, Tag::Participle])
    } else {
        third().then_some(&[Tag::PresentThird])
    }
}

/// Whether `word` (lower case) is one of the small words that make up a third and more of any English prose.
pub(crate) fn is_function_word(word: &str) -> bool {
    static LIST: OnceLock<Set<&str>> = OnceLock::new();
    word_set(&LIST, include_str!("data/function-words.txt")).contains(word)
}
