//! What the scorer of a claim looks at: features that a reader understands, by name, and its wording, hashed.

use super::kind::AMOUNTS;
use super::lexicon::{Cue, Grade, grades};
use super::sentence::{Sentence, Verb};
use crate::document::{ClaimStance, FigureKind, Sourcing};
use crate::language::sealed::{FNV, mix};
use crate::order::sort_by_key;
use crate::text::TokenKind;

/// A feature's key is so many low bits of its hash.
const KEY_BITS: u32 = 24;

/// What a claim has or is.
struct Feature {
    name: &'static str,
    holds: fn(&Sentence) -> bool,
}

/// The features that have a name; `data/features.tsv` says what each is to a reader.
const FEATURES: &[Feature] = &[
    Feature { name: "money", holds: |s| s.has_figure(&[FigureKind::Money]) },
    Feature { name: "percent", holds: |s| s.has_figure(&[FigureKind::Percent]) },
    Feature { name: "count", holds: |s| s.has_figure(&[FigureKind::Count, FigureKind::Score]) },
    Feature { name: "measure", holds: |s| s.has_figure(&[FigureKind::Measure, FigureKind::Age]) },
    Feature {
        name: "date",
        holds: |s| s.has_figure(&[FigureKind::Date, FigureKind::Duration, FigureKind::Set]),
    },
    Feature { name: "number", holds: |s| s.has_number() },
    Feature { name: "figures", holds: |s| s.amounts() > 1 },
    Feature { name: "quantifier", holds: |s| s.has(Cue::Quantifier) },
    Feature { name: "change", holds: |s| s.has(Cue::Change) },
    Feature { name: "comparison", holds: |s| s.compares() },
    Feature { name: "cause", holds: |s| s.has(Cue::Cause) },
    Feature { name: "rule", holds: |s| s.has(Cue::Rule) },
    Feature { name: "prediction", holds: |s| s.predicts() },
    Feature { name: "name", holds: |s| s.names() > 0 },
    Feature { name: "names", holds: |s| s.names() > 1 },
    Feature { name: "past", holds: |s| s.verb == Some(Verb::Past) },
    Feature { name: "was", holds: |s| s.verb == Some(Verb::WasSo) },
    Feature { name: "modal", holds: |s| s.verb == Some(Verb::Modal) },
    Feature { name: "no verb", holds: |s| s.verb.is_none() },
    Feature { name: "hedge", holds: |s| s.has(Cue::Hedge) },
    Feature { name: "evaluative", holds: |s| s.has(Cue::Evaluative) },
    Feature { name: "intensifier", holds: |s| s.count(Cue::Intensifier) > 1 },
    Feature { name: "opinion", holds: |s| s.has(Cue::Opinion) },
    Feature { name: "advice", holds: |s| s.has(Cue::Advice) },
    Feature { name: "courtesy", holds: |s| s.has(Cue::Courtesy) },
    Feature { name: "exclamation", holds: |s| s.ends_with('!') },
    Feature { name: "i", holds: |s| s.has_word(&["i", "me", "my", "myself"]) },
    Feature { name: "we", holds: |s| s.has_word(&["we", "us", "our", "ourselves"]) },
    Feature { name: "you", holds: |s| s.has_word(&["you", "your", "yourself"]) },
    Feature { name: "if", holds: |s| s.has_word(&["if", "unless", "whether"]) },
    Feature { name: "named source", holds: |s| s.sourcing == Sourcing::Named },
    Feature { name: "unnamed source", holds: |s| s.sourcing == Sourcing::Unnamed },
    Feature { name: "denied", holds: |s| s.stance == ClaimStance::Denied },
    Feature { name: "doubted", holds: |s| s.stance == ClaimStance::Doubted },
    Feature { name: "nothing reported", holds: |s| reports(s) == 0 },
];

/// A claim's length in words: more than each of these.
const LENGTHS: [usize; 9] = [4, 6, 8, 11, 14, 18, 22, 27, 33];

/// What a claim shows its scorer.
pub(super) struct Shown {
    /// Those of [`FEATURES`] that hold: name and key; and what counts its words, without a name.
    pub(super) named: Vec<(&'static str, u32)>,
    /// The keys of the others, in ascending order.
    pub(super) wording: Vec<u32>,
}

#[cfg(feature = "train")]
impl Shown {
    /// The keys of what has a name, and of the wording.
    pub(super) fn keys(self) -> (Vec<u32>, Vec<u32>) {
        (self.named.into_iter().map(|(_, key)| key).collect(), self.wording)
    }
}

/// What `sentence` shows.
pub(super) fn of(sentence: &Sentence) -> Shown {
    let named = FEATURES.iter().filter(|feature| (feature.holds)(sentence));
    let mut named: Vec<_> =
        named.map(|feature| (feature.name, hash(0, &[feature.name.as_bytes()]))).collect();
    judged(sentence, &mut |key| named.push(("", key)));
    let longer = LENGTHS.iter().filter(|length| sentence.words > **length);
    named.extend(longer.map(|length| ("", hash(13, &[&[*length as u8]]))));
    let mut wording = Vec::new();
    worded(sentence, &mut |key| wording.push(key));
    sort_by_key(&mut wording, |key| *key);
    wording.dedup();
    Shown { named, wording }
}

/// Words, parts of speech, and both in twos and threes.
fn worded(sentence: &Sentence, found: &mut impl FnMut(u32)) {
    const EDGE: u8 = 255;
    let (mut before, mut tag_before, mut tag_before_it) = (b"<".to_vec(), EDGE, EDGE);
    let mut word = Vec::new();
    let (first, last) = (sentence.range.start, sentence.range.end);
    for at in sentence.range.clone() {
        let token = &sentence.tokens[at];
        shape(sentence.tokens.norm(at), token.kind, &mut word);
        let tag = token.tag as u8;
        found(hash(1, &[&word]));
        found(hash(2, &[&before, &word]));
        found(hash(3, &[&[tag_before, tag]]));
        found(hash(4, &[&[tag_before_it, tag_before, tag]]));
        found(hash(5, &[&before, &[tag]]));
        found(hash(6, &[&[tag_before], &word]));
        if token.kind == TokenKind::Word && word.len() > 5 {
            found(hash(7, &[&word[..4]]));
            found(hash(8, &[&word[word.len() - 3..]]));
        }
        if at == first {
            found(hash(9, &[&word]));
        } else if at == first + 1 {
            found(hash(10, &[&before, &word]));
        }
        std::mem::swap(&mut before, &mut word);
        (tag_before_it, tag_before) = (tag_before, tag);
    }
    if last > first {
        found(hash(11, &[&before]));
        found(hash(3, &[&[tag_before, EDGE]]));
    }
}

/// How much a sentence judges, and more than it reports.
fn judged(sentence: &Sentence, found: &mut impl FnMut(u32)) {
    const MOST: usize = 6;
    let mut counts = [0; Grade::ALL.len()];
    for at in sentence.range.clone() {
        for grade in grades(sentence.tokens.norm(at)) {
            counts[*grade as usize] += 1;
        }
    }
    for (grade, count) in (0..).zip(counts) {
        for more in 1..=count.min(MOST) {
            found(hash(14, &[&[grade, more as u8]]));
        }
    }
    let margin = (judges(sentence) + MOST).saturating_sub(reports(sentence)).min(2 * MOST);
    for more in 1..=margin {
        found(hash(15, &[&[more as u8]]));
    }
    for cue in Cue::ALL {
        for more in 1..=sentence.count(cue).min(3) {
            found(hash(16, &[&[cue as u8, more as u8]]));
        }
    }
}

/// Whether `sentence` is opinion more than fact.
pub(super) fn is_subjective(sentence: &Sentence) -> bool {
    judges(sentence) > reports(sentence)
}

/// How much of `sentence` is opinion: words that evaluate, strengthen, advise or give an opinion as such.
fn judges(sentence: &Sentence) -> usize {
    let speaks_for_us = sentence.has_word(&["we", "us", "our", "ourselves", "you", "your"]);
    2 * sentence.count(Cue::Evaluative)
        + sentence.count(Cue::Intensifier)
        + 2 * sentence.count(Cue::Opinion)
        + 2 * sentence.count(Cue::Advice)
        + usize::from(speaks_for_us)
        + usize::from(sentence.ends_with('!'))
}

/// How much of `sentence` is report: an event, an amount, a name.
fn reports(sentence: &Sentence) -> usize {
    usize::from(sentence.verb == Some(Verb::Past))
        + 2 * usize::from(sentence.has_figure(AMOUNTS))
        + usize::from(sentence.has_number())
        + usize::from(sentence.names() > 0)
}

/// Writes `norm` into `word`, digits as nines, so that a number stands for all of its length.
fn shape(norm: &str, kind: TokenKind, word: &mut Vec<u8>) {
    const LONGEST: usize = 6;
    word.clear();
    if kind == TokenKind::Number {
        let nines = norm.bytes().map(|byte| if byte.is_ascii_digit() { b'9' } else { byte });
        word.push(b'#');
        word.extend(nines.take(LONGEST));
    } else {
        word.extend(norm.bytes());
    }
}

/// A key of a template's number and what it looks at.
fn hash(template: u8, parts: &[&[u8]]) -> u32 {
    let start = mix(FNV, &[template]);
    parts.iter().fold(start, |hash, part| mix(mix(hash, part), &[0])) & ((1 << KEY_BITS) - 1)
}
