//! Training of the tagger, for `cargo xtask train`.

use std::collections::HashMap;
use std::ops::Range;

use super::features::{Context, features};
use super::weights::{Weights, write};
use super::{best, certain, tag_with};
use crate::language::Tag;
use crate::text::Tokens;

/// Passes over the training sentences.
const PASSES: usize = 8;
/// Features seen less often than this in training are left out.
const LEAST_SEEN: u32 = 3;
/// The most weights that are kept, the largest.
const MOST_WEIGHTS: usize = 30_000;
/// What the largest weight becomes.
const LARGEST: f64 = 127.0;

/// A sentence of an annotated corpus: its text, and its tokens' bytes with their Penn Treebank tags.
pub struct TaggedSentence {
    /// The text.
    pub text: String,
    /// Where each token lies, in bytes, and its tag.
    pub tags: Vec<(Range<usize>, String)>,
}

/// A sentence in this crate's own tokens.
struct Example {
    tokens: Tokens,
    gold: Vec<Tag>,
}

/// The weights of one feature: now, summed over time, and when the sum was last brought up to date.
#[derive(Clone)]
struct Row {
    now: [i32; Tag::COUNT],
    sum: [i64; Tag::COUNT],
    since: [u32; Tag::COUNT],
}

/// Trains on `sentences`, calls `progress` with each pass and its share of right tokens, and returns a weights file.
pub fn train(sentences: &[TaggedSentence], mut progress: impl FnMut(usize, f64)) -> Vec<u8> {
    let mut examples: Vec<_> = sentences.iter().map(Example::new).collect();
    let mut rows = seen_often(&examples);
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let mut step = 0;
    for pass in 1..=PASSES {
        shuffle(&mut examples, &mut random);
        let (mut right, mut all) = (0_u32, 0_u32);
        for example in &mut examples {
            for correct in learn(example, &mut rows, &mut step) {
                all += 1;
                right += u32::from(correct);
            }
        }
        progress(pass, f64::from(right) / f64::from(all.max(1)));
    }
    quantise(&rows, step)
}

/// The share of tokens of `sentences` that the weights in `file` tag as the corpus does.
///
/// # Panics
/// If `file` is no weights file.
#[must_use]
pub fn accuracy(file: &[u8], sentences: &[TaggedSentence]) -> f64 {
    let weights = Weights::read(file).expect("a weights file");
    let (mut right, mut all) = (0_u32, 0_u32);
    for sentence in sentences {
        let Example { mut tokens, gold } = Example::new(sentence);
        let range = 0..tokens.len();
        tag_with(&weights, &mut tokens, range);
        for (token, gold) in tokens.iter().zip(gold).filter(|(_, gold)| *gold != Tag::Unknown) {
            all += 1;
            right += u32::from(token.tag == gold);
        }
    }
    f64::from(right) / f64::from(all.max(1))
}

impl Example {
    /// Each token gets the tag of the corpus's token that holds its first byte; `Unknown` where there is none.
    fn new(sentence: &TaggedSentence) -> Self {
        let tokens = Tokens::new(&sentence.text);
        let mut tags = sentence.tags.iter().peekable();
        let gold = tokens.iter().map(|token| {
            let start = token.span.start as usize;
            while tags.next_if(|(range, _)| range.end <= start).is_some() {}
            let holds = tags.peek().filter(|(range, _)| range.start <= start);
            holds.and_then(|(_, code)| Tag::from_code(code)).unwrap_or(Tag::Unknown)
        });
        let gold = gold.collect();
        Self { tokens, gold }
    }
}

fn seen_often(examples: &[Example]) -> HashMap<u32, Row> {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for Example { tokens, gold } in examples {
        let mut context = Context::default();
        for (at, &tag) in gold.iter().enumerate() {
            features(tokens, &(0..tokens.len()), at, context, |feature| {
                *counts.entry(feature).or_default() += 1;
            });
            context = context.followed_by(tag);
        }
    }
    let row = Row { now: [0; Tag::COUNT], sum: [0; Tag::COUNT], since: [0; Tag::COUNT] };
    counts
        .into_iter()
        .filter(|(_, count)| *count >= LEAST_SEEN)
        .map(|(feature, _)| (feature, row.clone()))
        .collect()
}

/// Learns from one sentence; tells for each token with a known tag whether it was right.
fn learn(example: &mut Example, rows: &mut HashMap<u32, Row>, step: &mut u32) -> Vec<bool> {
    let Example { tokens, gold } = example;
    let range = 0..tokens.len();
    let mut context = Context::default();
    let mut outcomes = Vec::new();
    let mut active = Vec::new();
    for at in range.clone() {
        let tag = certain(tokens, at).unwrap_or_else(|| {
            active.clear();
            features(tokens, &range, at, context, |feature| active.push(feature));
            let mut sums = [0; Tag::COUNT];
            for row in active.iter().filter_map(|feature| rows.get(feature)) {
                sums.iter_mut().zip(row.now).for_each(|(sum, weight)| *sum += weight);
            }
            *step += 1;
            let guess = best(&sums, |_| true);
            if gold[at] != Tag::Unknown && guess != gold[at] {
                for feature in &active {
                    if let Some(row) = rows.get_mut(feature) {
                        row.update(gold[at], 1, *step);
                        row.update(guess, -1, *step);
                    }
                }
            }
            guess
        });
        if gold[at] != Tag::Unknown {
            outcomes.push(tag == gold[at]);
        }
        context = context.followed_by(tag);
    }
    outcomes
}

impl Row {
    fn update(&mut self, tag: Tag, by: i32, step: u32) {
        let tag = tag as usize;
        self.settle(tag, step);
        self.now[tag] += by;
    }

    fn settle(&mut self, tag: usize, step: u32) {
        self.sum[tag] += i64::from(self.now[tag]) * i64::from(step - self.since[tag]);
        self.since[tag] = step;
    }
}

/// The averages as bytes: the largest weights, brought to the range of an `i8`.
fn quantise(rows: &HashMap<u32, Row>, step: u32) -> Vec<u8> {
    let mut averages = Vec::new();
    for (feature, row) in rows {
        let mut row = row.clone();
        for tag in 0..Tag::COUNT {
            row.settle(tag, step);
            if row.sum[tag] != 0 {
                averages.push((*feature, tag as u8, row.sum[tag] as f64 / f64::from(step)));
            }
        }
    }
    averages.sort_by(|a, b| b.2.abs().total_cmp(&a.2.abs()).then((a.0, a.1).cmp(&(b.0, b.1))));
    averages.truncate(MOST_WEIGHTS);
    // A few huge weights would rob the others of their resolution; they are cut to the largest that fits.
    let scale = averages.get(averages.len() / 200).map_or(1.0, |(_, _, weight)| LARGEST / weight.abs());
    averages.sort_by_key(|(feature, tag, _)| (*feature, *tag));
    let mut features: Vec<(u32, Vec<(u8, i8)>)> = Vec::new();
    for (feature, tag, weight) in averages {
        let weight = (weight * scale).round().clamp(-LARGEST, LARGEST) as i8;
        if weight == 0 {
            continue;
        }
        match features.last_mut() {
            Some((last, weights)) if *last == feature => weights.push((tag, weight)),
            _ => features.push((feature, vec![(tag, weight)])),
        }
    }
    write(&features)
}

/// Fisher and Yates's shuffle by a xorshift generator, so that every run sees the same order.
fn shuffle<T>(items: &mut [T], state: &mut u64) {
    for last in (1..items.len()).rev() {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        items.swap(last, (*state % (last as u64 + 1)) as usize);
    }
}
