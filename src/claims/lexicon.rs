//! Words and phrases that tell what a sentence states, found in one pass over its tokens.

use std::ops::Range;
use std::sync::OnceLock;

use crate::language::{Tag, data_lines};
use crate::maps::Map;
use crate::order::sort_by_key;
use crate::text::{TokenKind, Tokens};

/// What a word or phrase tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    Hedge,
    Evaluative,
    Intensifier,
    Opinion,
    Advice,
    Courtesy,
    Cause,
    Comparison,
    Rule,
    Prediction,
    Change,
    Quantifier,
    Doubt,
}

impl Cue {
    /// Every cue, in order.
    pub(super) const ALL: [Self; FILES.len()] = {
        let mut all = [Self::Hedge; FILES.len()];
        let mut at = 0;
        while at < all.len() {
            all[at] = FILES[at].0;
            at += 1;
        }
        all
    };
}

/// The data file of each cue, in order.
const FILES: [(Cue, &str); 13] = [
    (Cue::Hedge, include_str!("data/hedges.txt")),
    (Cue::Evaluative, include_str!("data/evaluative.txt")),
    (Cue::Intensifier, include_str!("data/intensifiers.txt")),
    (Cue::Opinion, include_str!("data/opinion.txt")),
    (Cue::Advice, include_str!("data/advice.txt")),
    (Cue::Courtesy, include_str!("data/courtesy.txt")),
    (Cue::Cause, include_str!("data/cause.txt")),
    (Cue::Comparison, include_str!("data/comparison.txt")),
    (Cue::Rule, include_str!("data/rule.txt")),
    (Cue::Prediction, include_str!("data/prediction.txt")),
    (Cue::Change, include_str!("data/change.txt")),
    (Cue::Quantifier, include_str!("data/quantifiers.txt")),
    (Cue::Doubt, include_str!("data/doubt.txt")),
];

/// A phrase of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) cue: Cue,
    pub(super) tokens: Range<usize>,
}

/// Every phrase of the lists within `range`, in order. Of phrases of one list that overlap, the first counts, and
/// of those that start together the longest.
pub(super) fn scan(tokens: &Tokens, range: Range<usize>) -> Vec<Hit> {
    let phrases = phrases();
    let mut hits: Vec<Hit> = Vec::new();
    let mut taken = [0; FILES.len()];
    for at in range.clone() {
        for phrase in phrases.get(tokens.norm(at)).into_iter().flatten() {
            let end = at + 1 + phrase.rest.len();
            let taken = &mut taken[phrase.cue as usize];
            let matches = end <= range.end
                && at >= *taken
                && phrase.rest.iter().zip(at + 1..).all(|(word, i)| tokens.norm(i) == *word);
            if matches && fits(tokens, at..end, phrase.cue) {
                *taken = end;
                hits.push(Hit { cue: phrase.cue, tokens: at..end });
            }
        }
    }
    hits
}

/// Whether the parts of speech let the phrase at `range` be what its list takes it for: "may" as a verb, not a
/// month.
fn fits(tokens: &Tokens, range: Range<usize>, cue: Cue) -> bool {
    let at = range.start;
    match (cue, tokens.norm(at)) {
        // "Some experts", but "some 200 experts"; "most experts", but "the most expert".
        (Cue::Hedge, "some" | "many" | "several") if range.len() == 1 => {
            tokens.get(at + 1).is_some_and(|next| next.tag != Tag::Cardinal && next.kind != TokenKind::Number)
        }
        (Cue::Hedge, "most") if range.len() == 1 => {
            let tag = |on: usize| tokens.get(at + on).map(|token| token.tag);
            let plural = |tag| matches!(tag, Some(Tag::Nouns | Tag::Propers));
            let the = at > 0 && tokens[at - 1].tag == Tag::Determiner;
            !the && (plural(tag(1)) || tag(1).is_some_and(Tag::is_adjective) && plural(tag(2)))
        }
        (Cue::Hedge, "may" | "might" | "could") => tokens[at].tag == Tag::Modal,
        (Cue::Prediction, "will") => {
            // "her will": a noun, whatever its tag.
            let owned = at > 0
                && matches!(tokens[at - 1].tag, Tag::Possessive | Tag::PossessiveMarker | Tag::Determiner);
            tokens[at].tag == Tag::Modal && !owned
        }
        (Cue::Prediction, "wo") => tokens.norm(at + 1) == "n't",
        (Cue::Evaluative, "just" | "right" | "mean" | "like") => tokens[at].tag.is_adjective(),
        (Cue::Prediction | Cue::Rule, "plan" | "plans" | "limits" | "permits" | "bans") => {
            tokens[at].tag.is_verb()
        }
        _ => true,
    }
}

/// How a word judges or feels; a word may have several grades.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grade {
    /// Somewhat subjective.
    View,
    /// Subjective.
    Opinion,
    /// Carries feeling.
    Feeling,
    /// Carries bad feeling.
    Harm,
}

impl Grade {
    /// Every grade, in order.
    pub(super) const ALL: [Self; 4] = [Self::View, Self::Opinion, Self::Feeling, Self::Harm];
}

/// The grades of `word`, in lower case.
pub(super) fn grades(word: &str) -> &'static [Grade] {
    static LIST: OnceLock<Map<&str, Vec<Grade>>> = OnceLock::new();
    let list = LIST.get_or_init(|| {
        let mut list: Map<_, Vec<_>> = Map::default();
        for (grades, words) in
            data_lines(include_str!("data/judging.txt")).filter_map(|line| line.split_once(": "))
        {
            let grades = grades.split(' ').filter_map(|grade| match grade {
                "view" => Some(Grade::View),
                "opinion" => Some(Grade::Opinion),
                "feeling" => Some(Grade::Feeling),
                "harm" => Some(Grade::Harm),
                _ => None,
            });
            let grades: Vec<_> = grades.collect();
            for word in words.split(' ') {
                list.or_default(word).extend(&grades);
            }
        }
        list
    });
    list.get(word).map_or(&[], Vec::as_slice)
}

/// A phrase without its first word.
struct Phrase {
    rest: Vec<&'static str>,
    cue: Cue,
}

/// The phrases of all lists by their first word, longer ones first.
fn phrases() -> &'static Map<&'static str, Vec<Phrase>> {
    static PHRASES: OnceLock<Map<&str, Vec<Phrase>>> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let mut phrases: Map<_, Vec<_>> = Map::default();
        for (cue, data) in FILES {
            for phrase in data_lines(data).flat_map(|line| line.split(',')).map(str::trim) {
                let mut words = phrase.split(' ');
                let first = words.next().unwrap_or_default();
                phrases.or_default(first).push(Phrase { rest: words.collect(), cue });
            }
        }
        for list in phrases.values_mut() {
            sort_by_key(list, |phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        phrases
    })
}
