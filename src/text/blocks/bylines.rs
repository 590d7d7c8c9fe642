//! Bylines and datelines: who wrote the article, when it appeared, where it was written.

use std::cell::LazyCell;

use super::dates;
use super::piece::{Pieces, STANDFIRST};
use super::wording::{Wording, has_words, starts_with_words};
use crate::document::BlockKind;

/// The words of a byline.
const LONGEST: usize = 18;

/// Credits at an article's end stand in its last paragraphs.
const TAIL: usize = 4;

pub(super) fn mark(pieces: &mut Pieces) {
    let (first, _) = pieces.prose();
    let all = pieces.list.len();
    let known = LazyCell::new(|| pieces.vocabulary());
    let mut marks = Vec::new();
    for (at, piece) in pieces.list.iter().enumerate().filter(|(_, piece)| piece.kind.is_none()) {
        let after_standfirst = at > first && at <= first + STANDFIRST && !piece.ends;
        let in_head = at < first || at == 0;
        let in_tail = at + TAIL >= all;
        let before_prose = at + 1 == first && at > 0;
        if in_head && is_dateline(piece, before_prose) || after_standfirst && dates::is_only_date(&piece.text)
        {
            marks.push((at, BlockKind::Dateline));
        } else if (in_head || after_standfirst) && is_byline(piece) && !(at == 0 && piece.ends)
            || in_head
                && at > 0
                && is_name(piece)
                && !piece.key.split(' ').take(2).any(|word| known.contains(word))
            || (in_tail || in_head) && is_credit(piece)
            || in_tail && at > first && is_byline(piece)
        {
            marks.push((at, BlockKind::Byline));
        }
    }
    pieces.mark(marks);
}

/// "By Oona Valdez", "Published: 4 March 2024", "Oona Valdez, staff writer".
fn is_byline(wording: &Wording) -> bool {
    if wording.words > LONGEST || wording.quoted {
        return false;
    }
    let key = &wording.key;
    let (capital, small) = wording.capitals();
    let signed = starts_with_words(key, "by")
        && !wording.text.ends_with(['.', '?', '!'])
        && wording.words >= 2
        && capital > small
        && wording.text.chars().nth(3).is_some_and(char::is_uppercase);
    let labelled = [
        "investigation by",
        "analysis by",
        "interview by",
        "by our",
        "author",
        "authors",
        "written by",
        "posted by",
        "published by",
        "reported by",
        "story by",
        "text by",
        "words by",
        "edited by",
    ]
    .into_iter()
    .any(|label| starts_with_words(key, label) && capital >= small && !wording.ends);
    let dated = [
        "published",
        "updated",
        "posted",
        "last updated",
        "last modified",
        "first published",
        "modified",
        "created",
        "date",
        "issued",
    ]
    .into_iter()
    .any(|label| starts_with_words(key, label))
        && (dates::is_dated(&wording.text)
            || key.split(' ').any(|word| word.starts_with(|c: char| c.is_ascii_digit())))
        && !wording.text.ends_with('.');
    let role = |word: &str| {
        matches!(
            word,
            "correspondent"
                | "reporter"
                | "writer"
                | "editor"
                | "columnist"
                | "contributor"
                | "journalist"
                | "bureau"
        )
    };
    let titled = !wording.ends
        && wording.words <= 9
        && capital >= 2
        && key.split(' ').any(role)
        && wording.text.contains([',', '|', '/', '•', '·', '–', '—']);
    signed || labelled || dated || titled
}

/// "(Reporting by Oona Valdez; editing by Ilse Brandt)", "Oona Valdez contributed to this report."
fn is_credit(wording: &Wording) -> bool {
    let starts = [
        "reporting by",
        "additional reporting",
        "contributing",
        "writing by",
        "editing by",
        "with assistance from",
        "with reporting by",
        "with additional reporting",
        "with reporting from",
        "reporting and writing by",
    ];
    let inside = [
        "contributed to this report",
        "contributed to this story",
        "contributed to this article",
        "contributed reporting",
        "contributed to this piece",
        "contributed research",
        "contributed to the report",
    ];
    wording.words <= 60
        && !wording.quoted
        && (starts.into_iter().any(|phrase| starts_with_words(&wording.key, phrase))
            || inside.into_iter().any(|phrase| has_words(&wording.key, phrase)))
}

/// "Oona Valdez", "Oona Valdez in Port Ada and Ilse Brandt in London": names, and no more.
fn is_name(wording: &Wording) -> bool {
    let letter = |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | ',' | '-' | '\'' | '’' | '\u{a0}');
    let joint = |word: &str| {
        matches!(word, "and" | "in" | "at" | "for" | "de" | "van" | "von" | "der" | "al" | "bin")
    };
    let named = |word: &str| word.starts_with(char::is_uppercase) || joint(word);
    let words = wording.text.split_whitespace();
    let joints = words.clone().filter(|word| joint(word)).count();
    (2..=4 + joints * 3).contains(&wording.words)
        && wording.words <= LONGEST
        && words.clone().all(named)
        && words.clone().next().is_some_and(|word| !joint(word))
        && wording.words - joints >= 2
        && wording.text.chars().all(letter)
        && !wording.text.ends_with('.')
        && wording.text.contains(char::is_lowercase)
}

/// "4 March 2024", "PORT ADA, March 4", "LONDON (Reuters)".
fn is_dateline(wording: &Wording, before_prose: bool) -> bool {
    if wording.words > 12 || wording.quoted {
        return false;
    }
    if dates::is_only_date(&wording.text) {
        return true;
    }
    let is_place = |place: &str| {
        let words = place.split_whitespace().count();
        (1..=3).contains(&words)
            && !place.contains(char::is_lowercase)
            && place.contains(char::is_alphabetic)
            && !place.contains(|c: char| c.is_ascii_digit())
    };
    // The last comma before the date ends a place of several parts: "PORT ADA, Ohio, 4 March 2024".
    let parts = wording.text.match_indices(", ").map(|(at, _)| wording.text.split_at(at));
    let long_place = |(place, rest): (&str, &str)| {
        dates::is_only_date(rest) && place.split(", ").all(|part| is_place(part) || is_titled_place(part))
    };
    if parts.clone().any(long_place) {
        return true;
    }
    let (place, rest) = wording.text.split_once([',', '(', '—', '–', '|']).unwrap_or((&wording.text, ""));
    let rest = rest.trim().trim_end_matches([')', '-', '—', '–', ' ']);
    is_place(place)
        && before_prose
        && !wording.text.ends_with('.')
        && (dates::is_only_date(rest) || rest.split_whitespace().count() <= 2)
        || is_titled_place(place) && dates::is_only_date(rest)
}

/// A place in ordinary letters: "Port Ada".
fn is_titled_place(place: &str) -> bool {
    let mut words = place.split_whitespace();
    words.clone().count() <= 3
        && words
            .all(|word| word.starts_with(char::is_uppercase) && dates::month(&word.to_lowercase()).is_none())
}
