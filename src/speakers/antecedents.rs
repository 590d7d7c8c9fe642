//! Whom "he" or "she" means: what a reader goes by, as features, and what each of them weighs.
//!
//! The weights are learned from GUM's coreference (`models/pronouns.md`). Every option is scored by the sum of its
//! features' weights; the best one is meant if it stands out.

use std::sync::OnceLock;

use super::entities::Entities;
use super::salience::{Standing, Trace};
use super::{Gender, lexicon};
use crate::document::{MentionForm, SpeakerKind};

/// How a pronoun stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The source of an attribution.
    Source,
    /// The subject of a verb.
    Subject,
    /// The owner of something: "his".
    Owner,
    /// Anything else: "him".
    Other,
}

/// A pronoun that asks whom it means.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asking {
    /// "he" or "she".
    pub(super) gender: Gender,
    /// The number of its sentence in the article.
    pub(super) sentence: usize,
    /// The position of its paragraph in the article.
    pub(super) part: usize,
    /// How it stands there.
    pub(super) place: Place,
    /// Whether it stands between quotation marks.
    pub(super) quoted: bool,
    /// Who spoke last.
    pub(super) last_speaker: Option<usize>,
    /// Whom the last pronoun of this gender meant.
    pub(super) last_meant: Option<usize>,
}

/// Somebody who could be meant, with what speaks for it.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The entity.
    pub entity: usize,
    /// The features that it has, by number, one of each group.
    pub features: [usize; GROUPS.len()],
}

/// No mention further back than this many sentences is thought of.
const REACH: usize = 10;

/// The sizes of the groups of features, in order; one feature of each group holds.
const GROUPS: [usize; 12] = [1, 28, 60, 5, 3, 6, 16, 8, 4, 8, 8, 4];

/// The feature that the pronoun heads a source and the choice is who spoke last.
#[cfg(feature = "train")]
pub const SPOKE_LAST: usize = 1 + 28 + 60 + 5 + 3 + 6 + 16 + 4;

/// The number of features.
pub const FEATURES: usize = {
    let (mut sum, mut at) = (0, 0);
    while at < GROUPS.len() {
        sum += GROUPS[at];
        at += 1;
    }
    sum
};

/// Those of `traces`, the last mentions from the oldest, whom the pronoun can mean.
pub(super) fn choices<'a>(
    entities: &Entities,
    traces: impl DoubleEndedIterator<Item = &'a Trace>,
    asking: Asking,
    excluded: &[usize],
) -> Vec<Choice> {
    let mut found: Vec<Seen> = Vec::new();
    for trace in traces.rev() {
        let entity = entities.root(trace.entity);
        let known = found.iter_mut().find(|seen| seen.entity == entity);
        if let Some(seen) = known {
            seen.again(trace);
            continue;
        }
        let away = asking.sentence.saturating_sub(trace.sentence);
        // "the depot at Elmstead": a name of no known kind after a preposition is nobody's.
        let nobody = trace.standing == Standing::Inner && entities.list[entity].kind == SpeakerKind::Unknown;
        if away <= REACH && !nobody && !excluded.contains(&entity) && can_be(entities, entity, asking.gender)
        {
            found.push(Seen::new(entity, *trace));
        }
    }
    let most = found.iter().map(|seen| seen.times).max().unwrap_or(0);
    let alone = found.len() == 1;
    let known = |seen: &Seen| entities.list[seen.entity].gender.is_some();
    let all_known = found.iter().filter(|seen| known(seen)).count();
    let choice = |(rank, seen): (usize, &Seen)| Choice {
        entity: seen.entity,
        features: features(
            entities,
            seen,
            asking,
            Among {
                rank,
                most: seen.times == most,
                alone,
                others_known: all_known > usize::from(known(seen)),
            },
        ),
    };
    found.iter().enumerate().map(choice).collect()
}

/// The mentions of one entity, from the last one back.
struct Seen {
    entity: usize,
    last: Trace,
    /// The weightiest standing in the sentence of the last mention.
    standing: Standing,
    times: usize,
}

impl Seen {
    fn new(entity: usize, last: Trace) -> Self {
        Self { entity, last, standing: last.standing, times: 1 }
    }

    fn again(&mut self, trace: &Trace) {
        self.times += 1;
        if trace.sentence == self.last.sentence && (trace.standing as usize) < self.standing as usize {
            self.standing = trace.standing;
        }
    }
}

pub(super) fn can_be(entities: &Entities, entity: usize, gender: Gender) -> bool {
    let entity = &entities.list[entity];
    let somebody = matches!(entity.kind, SpeakerKind::Person | SpeakerKind::Unnamed | SpeakerKind::Unknown);
    somebody && !entity.plural && entity.gender.is_none_or(|known| known == gender)
}

/// How a choice stands among all.
#[derive(Clone, Copy)]
struct Among {
    /// How many were mentioned after it.
    rank: usize,
    /// Whether none was mentioned more often.
    most: bool,
    /// Whether there is no other.
    alone: bool,
    /// Whether the gender of another is known to be the pronoun's.
    others_known: bool,
}

fn features(entities: &Entities, seen: &Seen, asking: Asking, among: Among) -> [usize; GROUPS.len()] {
    let Among { rank, most, alone, others_known } = among;
    let entity = &entities.list[seen.entity];
    let away = asking.sentence.saturating_sub(seen.last.sentence);
    let place = asking.place as usize;
    let distance = match away {
        0..=3 => away,
        4..=5 => 4,
        6..=7 => 5,
        _ => 6,
    };
    let times = match seen.times {
        1..=3 => seen.times - 1,
        4..=5 => 3,
        _ => 4,
    };
    let form = match seen.last.form {
        MentionForm::Pronoun => 0,
        MentionForm::Description => 1,
        MentionForm::Name | MentionForm::Partial => 2,
    };
    let kind = match entity.kind {
        SpeakerKind::Person => 0,
        SpeakerKind::Unnamed => 2,
        _ => 4,
    } + usize::from(entity.gender.is_none());
    let spoke = asking.last_speaker == Some(seen.entity);
    let meant = match asking.last_meant {
        Some(last) if last == seen.entity => 0,
        Some(_) => 1,
        None => 2,
    };
    let same_part = asking.part == seen.last.part;
    let first_name = entity.words.first().is_some_and(|word| lexicon::first_name(word).is_some());
    let values = [
        0,
        distance * 4 + place,
        (seen.standing as usize * 3 + away.min(2)) * 4 + place,
        times,
        form,
        kind,
        rank.min(3) * 4 + usize::from(alone) * 2 + usize::from(most),
        usize::from(spoke) * 4 + place,
        usize::from(same_part) * 2 + usize::from(away == 0),
        usize::from(asking.quoted) * 4 + usize::from(seen.last.quoted) * 2 + usize::from(spoke),
        meant.min(3) * 2 + usize::from(first_name),
        usize::from(entity.gender.is_some()) * 2 + usize::from(others_known),
    ];
    let mut base = 0;
    std::array::from_fn(|group| {
        base += GROUPS[group];
        base - GROUPS[group] + values[group]
    })
}

/// By how much somebody must stand out to be meant.
#[derive(Debug, Clone, Copy, Default)]
pub struct Thresholds {
    /// The least that the best must weigh: what nobody at all would weigh is 0.
    pub least: i32,
    /// How much more than the second it must weigh.
    pub margin: i32,
}

/// What each feature weighs, and by how much the one meant must stand out.
#[derive(Debug, Clone)]
pub struct Weights {
    /// One for each feature.
    pub features: Vec<i32>,
    /// What decides for a pronoun that heads a source.
    pub source: Thresholds,
    /// What decides for any other pronoun.
    pub other: Thresholds,
}

impl Weights {
    /// The weights that the library comes with.
    pub(super) fn built_in() -> &'static Self {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        WEIGHTS.get_or_init(|| Self::parse(include_str!("../../models/pronouns.txt")))
    }

    /// Reads numbers separated by white space, lines that start with `#` left out: least and margin for sources,
    /// the same for others, the weights. Missing ones weigh nothing.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let mut numbers = lines.flat_map(str::split_whitespace).map(|number| number.parse().unwrap_or(0));
        let mut next = || numbers.next().unwrap_or(0);
        let source = Thresholds { least: next(), margin: next() };
        let other = Thresholds { least: next(), margin: next() };
        let mut features: Vec<i32> = numbers.take(FEATURES).collect();
        features.resize(FEATURES, 0);
        Self { features, source, other }
    }

    /// What `choice` weighs.
    #[must_use]
    pub fn score(&self, choice: &Choice) -> i32 {
        choice.features.iter().map(|&feature| self.features[feature]).sum()
    }

    /// The one of `choices` that is meant by a pronoun, which heads a source or not, where one stands out.
    #[must_use]
    pub fn meant(&self, choices: &[Choice], source: bool) -> Option<usize> {
        let Thresholds { least, margin } = if source { self.source } else { self.other };
        let mut best: Option<(i32, usize)> = None;
        let mut second = i32::MIN;
        for choice in choices {
            let score = self.score(choice);
            match best {
                Some((most, _)) if score <= most => second = second.max(score),
                _ => {
                    second = best.map_or(second, |(most, _)| most);
                    best = Some((score, choice.entity));
                }
            }
        }
        let (most, entity) = best?;
        (most >= least && most.saturating_sub(second) >= margin).then_some(entity)
    }
}
