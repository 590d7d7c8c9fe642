//! Captions: the words under a picture, its credit, the text that stands in for it.

use std::sync::OnceLock;

use super::furniture::sections;
use super::piece::{Piece, Pieces};
use super::repeats::is_doubled;
use super::wording::{Told, Wording, has_words, key, starts_with_words};
use crate::document::BlockKind;
use crate::maps::Set;

/// The words of a caption with its credit.
const LONGEST: usize = 70;

/// The words of a credit.
const LONGEST_CREDIT: usize = 8;

/// The words of a caption that only its neighbour gives away.
const LONGEST_BESIDE: usize = 45;

/// How far into a caption its verb stands, in words.
const VERB_WITHIN: usize = 16;

/// What captions are made of.
#[derive(Default)]
struct Words {
    /// What a credit calls a picture, or who sells them.
    picture: Set<&'static str>,
    /// Who takes pictures, and writes as well.
    agency: Set<&'static str>,
    /// How a caption starts.
    start: Vec<&'static str>,
    /// What a caption says that somebody does in the picture, in the present tense.
    verb: Set<&'static str>,
    /// A picture, as the subject of a caption.
    subject: Set<&'static str>,
}

/// Marks the captions that carry a credit or say that they are captions.
pub(super) fn mark_credited(pieces: &mut Pieces) {
    for piece in pieces.list.iter_mut().filter(|piece| piece.words <= LONGEST) {
        // What scraping has doubled was a picture's text, where brackets that hold a credit end it.
        let doubled = piece.kind == Some(BlockKind::Boilerplate)
            && is_doubled(&piece.key)
            && bracketed_end(&piece.text).is_some();
        if doubled || piece.kind.is_none() && piece.told == Some(Told::Caption) {
            piece.kind = Some(BlockKind::Caption);
        }
    }
}

/// Marks the captions beside a picture's credit or the text that stands in for the picture: one sentence that says
/// in the present tense what is to be seen.
pub(super) fn mark_beside(pieces: &mut Pieces) {
    let is_picture = |piece: &Piece| {
        piece.kind == Some(BlockKind::Caption)
            || piece.kind == Some(BlockKind::Boilerplate) && is_doubled(&piece.key)
    };
    for at in 0..pieces.list.len() {
        let beside = at > 0 && is_picture(&pieces.list[at - 1])
            || pieces.list.get(at + 1).is_some_and(|next| is_picture(next) && is_credit(&next.text));
        let piece = &mut pieces.list[at];
        if beside && piece.kind.is_none() && tells_picture(piece) {
            piece.kind = Some(BlockKind::Caption);
        }
    }
}

/// The caption that the words tell by themselves.
pub(super) fn told(wording: &Wording) -> Option<Told> {
    (wording.words <= LONGEST && is_credited(wording)).then_some(Told::Caption)
}

/// Whether the words carry a picture's credit, or say that they are a caption.
fn is_credited(wording: &Wording) -> bool {
    let starts = words().start.iter().any(|phrase| starts_with_words(&wording.key, phrase));
    if starts && !wording.quoted || is_credit(&wording.text) {
        return true;
    }
    match bracketed_end(&wording.text) {
        Some((before, credit)) if wording.words > 1 => {
            // "(AP)" ends articles as well; "(AP Photo)" ends captions alone.
            has_picture(&key(credit)) && key(credit).split(' ').count() <= LONGEST_CREDIT
                || is_credit(credit) && !before.trim_end().ends_with(['.', '!', '?', '”', '"'])
        }
        _ => wording.text.rsplit_once(['.', '|']).is_some_and(|(before, credit)| {
            !before.is_empty() && has_picture(&key(credit)) && is_credit(credit)
        }),
    }
}

/// The text before brackets at its end, and what stands in them.
fn bracketed_end(text: &str) -> Option<(&str, &str)> {
    let inner = text.trim_end_matches('.').strip_suffix([')', ']'])?;
    let open = inner.rfind(['(', '['])?;
    Some((&inner[..open], &inner[open + 1..]))
}

/// Whether the whole of `text` says where a picture comes from: "Ilse Brandt/Reuters", "Photo: Ilse Brandt".
fn is_credit(text: &str) -> bool {
    let key = key(text);
    let count = key.split(' ').count();
    if key.is_empty() || count > LONGEST_CREDIT || text.ends_with(['?', '!', ',', ';', ':', '-', '–', '—'])
    {
        return false;
    }
    let capitals = || {
        let small = text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase));
        small.clone().count()
            <= small.filter(|w| matches!(*w, "via" | "for" | "by" | "of" | "and" | "from" | "photo")).count()
    };
    let agency = || {
        is_agency(&key, text)
            || text.contains('/') && text.split('/').any(|part| is_agency(&self::key(part), part))
    };
    let labelled = || {
        [
            "photo by",
            "photograph",
            "picture by",
            "photo",
            "photograph by",
            "image",
            "picture",
            "credit",
            "photo credit",
            "image credit",
            "courtesy of",
            "courtesy",
        ]
        .into_iter()
        .any(|label| starts_with_words(&key, label))
    };
    capitals() && (agency() || has_picture(&key) && (labelled() || count <= 5))
}

/// Whether `text`, whose words are `key`, names an agency. Initials are capitals: "(PA)", not "(Pa.)".
fn is_agency(key: &str, text: &str) -> bool {
    words().agency.contains(key) && (key.len() > 3 || !text.contains(char::is_lowercase))
}

fn has_picture(key: &str) -> bool {
    key.split(' ').any(|word| words().picture.contains(word)) || has_words(key, "courtesy of")
}

/// Whether a paragraph is one sentence that tells in the present tense what a picture shows.
fn tells_picture(wording: &Wording) -> bool {
    let stops = wording.text.trim_end().trim_end_matches('.').matches(". ").count();
    if wording.words > LONGEST_BESIDE || wording.quoted || stops > 1 {
        return false;
    }
    let opener = wording.key.split(' ').next().unwrap_or_default();
    if matches!(
        opener,
        "but" | "and" | "so" | "however" | "if" | "when" | "we" | "i" | "you" | "he" | "she" | "it" | "they"
    ) {
        return false;
    }
    let mut before = "";
    let mut subject = false;
    for word in wording.key.split(' ').take(VERB_WITHIN) {
        let verb = words().verb.contains(word)
            && !matches!(
                before,
                "" | "to" | "will" | "would" | "could" | "can" | "and" | "or" | "the" | "a" | "of"
            );
        if verb {
            return true;
        }
        subject |= words().subject.contains(word);
        before = word;
    }
    subject
        && wording.key.split(' ').any(|word| {
            matches!(word, "show" | "shows" | "showing" | "depicts" | "depict" | "taken" | "seen")
        })
}

/// Whether `text` is no sentence but names what a picture shows, in words that the article uses too: what stands in
/// for a picture. `is_known` tells the words of the article itself.
pub(super) fn stands_for_picture(wording: &Wording, is_known: impl Fn(&str) -> bool) -> bool {
    if wording.ends || !(2..=12).contains(&wording.words) || wording.text.contains([':', '?', '|']) {
        return false;
    }
    let (capital, small) = wording.capitals();
    let shared = wording.key.split(' ').filter(|word| word.len() > 2 && is_known(word)).count();
    small * 3 <= capital + small && shared >= 2 && shared * 3 >= wording.words
}

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words = Words::default();
        for (section, line) in sections(include_str!("../data/caption-words.txt")) {
            match section {
                "start" => words.start.push(line),
                "agency" => words.agency.insert(line),
                "picture" => words.picture.extend(line.split(' ')),
                "subject" => words.subject.extend(line.split(' ')),
                _ => words.verb.extend(line.split(' ')),
            }
        }
        words
    })
}
