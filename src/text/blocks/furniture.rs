//! Page furniture that tells by itself what it is: buttons, links, notices, appeals.

use std::sync::OnceLock;

use super::appeals::is_appeal;
use super::piece::{Piece, Pieces};
use super::wording::{Told, Wording, has_words, key, starts_with_words};
use crate::document::BlockKind;
use crate::maps::{Map, Set};

/// A link gives a title of no more words than this.
const LONGEST_TITLE: usize = 25;

/// What a phrase that starts a line announces is not longer than this.
const LONGEST_LINK: usize = 30;

/// A row of buttons has no more words than this.
const LONGEST_ROW: usize = 16;

/// A notice that holds a phrase is not longer than this.
const LONGEST_NOTICE: usize = 80;

/// Phrases of furniture by the place they take in a line.
#[derive(Default)]
struct Phrases {
    /// The whole line.
    whole: Set<&'static str>,
    /// The whole line, and links to other articles follow.
    opener: Set<&'static str>,
    /// What stands before a colon.
    label: Set<&'static str>,
    /// The words at the start of a line that ends no sentence.
    start: Vec<&'static str>,
    /// The words at the start of any short paragraph.
    opening: Vec<&'static str>,
    /// Anywhere in a short paragraph, by their first words.
    inside: Map<&'static str, Vec<&'static str>>,
    /// The words of which rows of buttons are made.
    button: Set<&'static str>,
}

pub(super) fn mark(pieces: &mut Pieces) {
    for piece in &mut pieces.list {
        if matches!(piece.told, Some(Told::Furniture | Told::Opener)) {
            piece.kind = Some(BlockKind::Boilerplate);
        }
    }
    mark_links(pieces);
}

/// Marks what an opener announces: the titles up to the next paragraph of prose.
fn mark_links(pieces: &mut Pieces) {
    let states = |piece: &Piece| piece.is_prose() && !piece.text.ends_with(['?', '!']);
    let last = pieces.list.iter().rposition(states).unwrap_or(pieces.list.len());
    let mut announced = false;
    for (at, piece) in pieces.list.iter_mut().enumerate() {
        if piece.told == Some(Told::Opener) {
            announced = true;
        } else if piece.kind.is_none() {
            // After the article the list goes on to the end; within it, it is one title.
            let title = !piece.ends && !piece.quoted;
            let tail = at > last && !piece.text.ends_with('.');
            announced &= (title || tail) && (2..=LONGEST_TITLE).contains(&piece.words);
            if announced {
                piece.kind = Some(BlockKind::Boilerplate);
                announced = at > last;
            }
        }
    }
}

/// The furniture that the words tell by themselves.
pub(super) fn told(wording: &Wording) -> Option<Told> {
    if phrases().opener.contains(wording.key.as_str()) {
        return Some(Told::Opener);
    }
    is_furniture(wording).then_some(Told::Furniture)
}

fn is_furniture(wording: &Wording) -> bool {
    let key = wording.key.as_str();
    if key.is_empty() {
        return is_ornament(&wording.text);
    }
    let phrases = phrases();
    let starts = |phrase: &&&str| starts_with_words(key, phrase);
    phrases.whole.contains(key)
        || has_label(wording)
        || !wording.ends
            && wording.words <= LONGEST_LINK
            && phrases.start.iter().any(|phrase| starts(&phrase))
        || wording.words <= LONGEST_NOTICE
            && !wording.quoted
            && (phrases.opening.iter().any(|phrase| starts(&phrase)) || has_notice(key))
        || is_cookie_notice(wording)
        || is_comment_count(key)
        || is_republished(wording)
        || is_row(key)
        || is_trail(wording)
        || is_reading_time(key)
        || is_copyright(wording)
        || is_appeal(wording)
}

/// Whether it holds one of the phrases that no article says of itself: "all rights reserved".
fn has_notice(key: &str) -> bool {
    let mut start = 0;
    key.split(' ').any(|word| {
        let rest = &key[start..];
        start += word.len() + 1;
        phrases()
            .inside
            .get(word)
            .is_some_and(|notices| notices.iter().any(|notice| starts_with_words(rest, notice)))
    })
}

/// What asks for leave to keep cookies, with the name of its button in quotation marks or not.
fn is_cookie_notice(wording: &Wording) -> bool {
    const ASKS: &[&str] = &["we and our", "we use", "accept all", "you accept", "you agree", "you consent"];
    wording.words <= LONGEST_NOTICE
        && has_words(&wording.key, "cookies")
        && ASKS.iter().filter(|phrase| has_words(&wording.key, phrase)).count() > 1
}

/// "Comments (14)"
fn is_comment_count(key: &str) -> bool {
    let count = key.strip_prefix("comments ");
    count.is_some_and(|count| count.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A line without a word: "* * *", "|".
fn is_ornament(text: &str) -> bool {
    text.chars().all(|c| !c.is_alphanumeric())
        && text.chars().any(|c| !matches!(c, '"' | '“' | '”' | '\'' | '«' | '»'))
}

/// "Tags: harbour, ferry", "Read more: Ferry fares to rise".
fn has_label(wording: &Wording) -> bool {
    let Some((label, rest)) = wording.text.split_once([':', '|']) else { return false };
    label.len() <= 40
        && wording.words <= LONGEST_LINK
        && !rest.starts_with("//")
        && phrases().label.contains(key(label).as_str())
}

/// A row of buttons: "Share Tweet Email", "Accept all Manage options".
fn is_row(key: &str) -> bool {
    let words: Vec<_> = key.split(' ').take(LONGEST_ROW + 1).collect();
    if words.len() > LONGEST_ROW {
        return false;
    }
    let phrases = phrases();
    let (mut at, mut buttons) = (0, 0);
    while at < words.len() {
        let longest = (1..=3.min(words.len() - at)).rev().find(|&count| {
            let label = words[at..at + count].join(" ");
            phrases.whole.contains(label.as_str()) || phrases.button.contains(label.as_str())
        });
        let joint = matches!(words[at], "on" | "to" | "and" | "by" | "this" | "via");
        match longest {
            Some(count) => at += count,
            None if joint => at += 1,
            None => return false,
        }
        buttons += usize::from(longest.is_some());
    }
    buttons >= 2
}

/// A way through a site: "Home > News > Harbour".
fn is_trail(wording: &Wording) -> bool {
    let parts = |mark| wording.text.split(mark).filter(|part| part.split_whitespace().count() <= 4).count();
    // "By Oona Valdez | Updated 4 March 2024 | Harbour" tells more than a way.
    !wording.ends
        && wording.words <= 15
        && !starts_with_words(&wording.key, "by")
        && [" > ", " » ", " › ", " | "].into_iter().any(|mark| {
            wording.text.matches(mark).count() >= 2 && parts(mark) == wording.text.split(mark).count()
        })
}

/// "3 min read", "12 comments".
fn is_reading_time(key: &str) -> bool {
    let Some((number, rest)) = key.split_once(' ') else { return false };
    number.bytes().all(|b| b.is_ascii_digit())
        && matches!(
            rest,
            "min read"
                | "mins read"
                | "minute read"
                | "minutes read"
                | "minutes to read"
                | "min"
                | "mins"
                | "comments"
                | "comment"
                | "shares"
                | "share"
                | "views"
                | "likes"
                | "followers"
                | "replies"
        )
}

/// "This article was first published on …", "Originally published by …".
fn is_republished(wording: &Wording) -> bool {
    let article = ["article", "story", "piece", "post", "essay", "interview", "column", "report"];
    let published = [
        "published",
        "republished",
        "appeared",
        "appears",
        "reprinted",
        "reproduced",
        "posted",
        "syndicated",
    ];
    let words: Vec<_> = wording.key.split(' ').take(12).collect();
    let this = words.iter().take(4).position(|word| *word == "this");
    let names_itself = this
        .is_some_and(|this| words.get(this + 1).is_some_and(|word| article.contains(word)))
        && words.iter().any(|word| published.contains(word));
    let signs = match words[..] {
        ["originally" | "first", word, ..] => published.contains(&word),
        ["republished" | "reprinted", word, ..] => matches!(word, "by" | "from" | "with" | "under"),
        _ => false,
    };
    (names_itself || signs) && wording.words <= LONGEST_LINK && !wording.quoted
}

/// "© 2024 The Harbour Post", "Copyright 2024 …".
fn is_copyright(wording: &Wording) -> bool {
    let marked =
        wording.text.starts_with('©') || wording.text.starts_with("(c) ") || wording.text.starts_with("(C) ");
    let year = |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let named = starts_with_words(&wording.key, "copyright") && wording.key.split(' ').take(4).any(year);
    (marked || named || wording.text.contains("©") && wording.key.split(' ').any(year))
        && wording.words <= LONGEST_NOTICE
}

fn phrases() -> &'static Phrases {
    static PHRASES: OnceLock<Phrases> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let mut phrases = Phrases::default();
        for (section, line) in sections(include_str!("../data/furniture.txt")) {
            match section {
                "whole" => phrases.whole.insert(line),
                "opener" => phrases.opener.insert(line),
                "label" => phrases.label.insert(line),
                "start" => phrases.start.push(line),
                "opening" => phrases.opening.push(line),
                "inside" => {
                    let first = line.split(' ').next().unwrap_or_default();
                    phrases.inside.or_default(first).push(line);
                }
                _ => phrases.button.extend(line.split(' ')),
            }
        }
        phrases
    })
}

/// The lines of a data file, each with the name of the section ("## name") it stands in.
pub(super) fn sections(data: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    data.lines().filter_map(move |line| {
        if let Some(name) = line.strip_prefix("## ") {
            section = name;
        }
        (!line.starts_with('#') && !line.is_empty()).then_some((section, line))
    })
}
