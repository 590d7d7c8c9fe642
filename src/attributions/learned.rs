//! Attributions from the labels of the sequence model: each cue is an attribution; sources and contents go to the
//! cue that they most likely belong to.

use std::ops::Range;

use super::labels::{Labels, Role, Stretch};
use super::proposal::{Construction, Proposal};
use super::reading::Reading;
use super::{lexicon, phrase};
use crate::document::Stance;
use crate::language::Tag;
use crate::order::sort_by_key;

/// What the model holds less likely than this is not proposed, be it its own reading or a rule's.
const LEAST_SUPPORT: f64 = 0.05;

/// Cues further away than this many, counted in cues, are not held against each other.
const NEAREST: usize = 6;

/// An attribution in the making.
#[derive(Debug)]
struct Anchor {
    /// The stretch it grew from: a cue, or a source without one.
    tokens: Range<usize>,
    /// The sentence of that stretch.
    sentence: usize,
    source: Option<Range<usize>>,
    cue: Option<Range<usize>>,
    content: Vec<Range<usize>>,
}

/// What the model's `labels` of a paragraph propose. Where one of the `rules` reads the same cue, it tells the
/// construction, the addressee and the stance; and of the two readings the one that the model holds likelier stays.
pub(super) fn propose(reading: &Reading, labels: &Labels, rules: &[Proposal]) -> Vec<Proposal> {
    let stretches = labels.stretches();
    let mut anchors = anchors(reading, &stretches);
    share_sources(&mut anchors);
    place_contents(reading, &stretches, &mut anchors);
    let with_content = anchors.into_iter().filter(|anchor| !anchor.content.is_empty());
    let rule_at = rules_by_cue(reading, rules);
    let proposals = with_content.map(|anchor| {
        let rule = anchor.cue.iter().flat_map(Clone::clone).find_map(|token| rule_at[token]);
        let own = Proposal::new(Construction::Learned, anchor.source, anchor.cue, anchor.content);
        match rule.map(|at| &rules[at]) {
            // Of a broken clause the model may know but one half, and finds that likelier than both.
            Some(rule) if rule.construction == Construction::Broken => rule.clone(),
            // "According to him": it takes who says so for what is said.
            Some(rule) if rule.construction == Construction::According && own.source.is_none() => {
                rule.clone()
            }
            Some(rule) if labels.support(reading, rule) >= labels.support(reading, &own) => rule.clone(),
            Some(rule) => Proposal {
                construction: rule.construction,
                stance: rule.stance,
                addressee: rule.addressee.clone(),
                ..own
            },
            None => Proposal { stance: stance(reading, &own), ..own },
        }
    });
    // Where no rule knows the cue either, somebody is to be seen who says it, and more than "it".
    let is_told = |proposal: &Proposal| {
        let pronoun = |tokens: &Range<usize>| tokens.len() == 1 && reading.tag(tokens.start) == Tag::Pronoun;
        proposal.construction != Construction::Learned
            || proposal.source.is_some() && !proposal.content.iter().all(pronoun)
    };
    let believed = proposals.filter(|proposal| {
        let marked = matches!(proposal.construction, Construction::Broken | Construction::According);
        (marked || supports(reading, labels, proposal)) && is_told(proposal)
    });
    believed.map(|proposal| without_times(reading, proposal)).collect()
}

/// A proposal whose source is who, without when: "Ruiz last week".
fn without_times(reading: &Reading, mut proposal: Proposal) -> Proposal {
    if let Some(source) = &mut proposal.source {
        source.end = phrase::skip_back_over_times(reading, source, source.end);
    }
    proposal
}

/// What the cue's verb does with a content like this one: "asked the council to act" demands, "asked why" asks.
fn stance(reading: &Reading, proposal: &Proposal) -> Stance {
    const OBJECT: usize = 8;
    let start = proposal.content[0].start;
    let to = (start..proposal.content[0].end.min(start + OBJECT)).find(|&at| {
        use Tag::{Cardinal, Determiner, Possessive, Pronoun, Proper};
        reading.norm(at) == "to"
            && !matches!(reading.tag(at + 1), Cardinal | Determiner | Possessive | Pronoun | Proper)
    });
    let wish = to.is_some_and(|to| !(start..to).any(|at| reading.tag(at).is_finite()));
    let mut cue = proposal.cue.iter().flat_map(Clone::clone);
    let verb = cue.find_map(|at| lexicon::verbs(reading.norm(at)).first());
    match verb.map_or(Stance::Asserts, |verb| verb.stance) {
        Stance::Asks if wish => Stance::Demands,
        stance => stance,
    }
}

/// Whether the model holds a proposal likely enough.
fn supports(reading: &Reading, labels: &Labels, proposal: &Proposal) -> bool {
    labels.support(reading, proposal) >= LEAST_SUPPORT
}

/// Whether a rule is to be believed alone: marks, commas on both sides of who says so and "according to" leave no doubt, and
/// a report inside another is nothing that the model could label; for the rest it must not rule it out.
pub(super) fn believes(reading: &Reading, labels: &Labels, rule: &Proposal) -> bool {
    use Construction::{According, Broken, ClauseBeforeCue, CueBeforeQuote, QuoteBeforeCue};
    matches!(rule.construction, According | Broken | ClauseBeforeCue | CueBeforeQuote | QuoteBeforeCue)
        || rule.cue.as_ref().is_some_and(|cue| labels.is_content(cue.start))
        || supports(reading, labels, rule)
}

/// For each token, the rule whose cue covers it.
fn rules_by_cue(reading: &Reading, rules: &[Proposal]) -> Vec<Option<usize>> {
    let mut rule_at = vec![None; reading.len()];
    for (at, rule) in rules.iter().enumerate() {
        for token in rule.cue.iter().flat_map(Clone::clone) {
            rule_at[token] = Some(at);
        }
    }
    rule_at
}

/// What the model's proposals leave to the rules.
pub(super) struct Beside {
    /// For each token, whether a proposal of the model's covers it.
    covered: Vec<bool>,
    /// For each token, one more than the number of the model's content stretch over it; else 0.
    content: Vec<u32>,
}

impl Beside {
    pub(super) fn new(reading: &Reading, learned: &[Proposal]) -> Self {
        let mut covered = vec![false; reading.len()];
        let mut content = vec![0; reading.len()];
        for (tokens, number) in learned.iter().flat_map(|proposal| &proposal.content).zip(1..) {
            content[tokens.clone()].fill(number);
        }
        for proposal in learned {
            for tokens in proposal.content.iter().chain(&proposal.cue).chain(&proposal.source) {
                covered[tokens.clone()].fill(true);
            }
        }
        Self { covered, content }
    }

    /// Whether a rule's proposal holds beside those of the model: it touches none of them, or is a report inside
    /// what one of them reports.
    pub(super) fn leaves_room_for(&self, rule: &Proposal) -> bool {
        let mut said = rule.content.iter().chain(&rule.cue).flat_map(Clone::clone);
        let mut whole = rule.content.iter().chain(&rule.cue).chain(&rule.source).flat_map(Clone::clone);
        let home = rule.cue.as_ref().map_or(0, |cue| self.content[cue.start]);
        said.all(|token| !self.covered[token]) || home > 0 && whole.all(|token| self.content[token] == home)
    }
}

/// One anchor for each cue, with the source that lies nearest in its sentence; one for each source left over.
fn anchors(reading: &Reading, stretches: &[Stretch]) -> Vec<Anchor> {
    let anchor = |stretch: &Stretch| Anchor {
        tokens: stretch.tokens.clone(),
        sentence: reading.paragraph.sentence_of(stretch.tokens.start),
        source: None,
        cue: (stretch.role == Role::Cue).then(|| stretch.tokens.clone()),
        content: Vec::new(),
    };
    let mut anchors: Vec<_> = stretches.iter().filter(|s| s.role == Role::Cue).map(anchor).collect();
    let mut alone = Vec::new();
    for source in stretches.iter().filter(|s| s.role == Role::Source) {
        let sentence = reading.paragraph.sentence_of(source.tokens.start);
        let cost = |at: usize| {
            let anchor: &Anchor = &anchors[at];
            let far = gap(&source.tokens, &anchor.tokens);
            let after = usize::from(source.tokens.start > anchor.tokens.start);
            2 * far + 6 * usize::from(anchor.source.is_some()) + 3 * after
        };
        let near = near(&anchors, source.tokens.start).filter(|&at| anchors[at].sentence == sentence);
        let crossed = |at: usize| 16 * crossed(&anchors, &source.tokens, at);
        let best = near.min_by_key(|&at| (cost(at) + crossed(at), at));
        match best {
            Some(at) if anchors[at].source.is_none() => anchors[at].source = Some(source.tokens.clone()),
            Some(_) => {}
            None => {
                let mut lone = anchor(source);
                lone.source = Some(source.tokens.clone());
                alone.push(lone);
            }
        }
    }
    anchors.extend(alone);
    sort_by_key(&mut anchors, |anchor| anchor.tokens.start);
    anchors
}

/// A cue without a source of its own has that of the cue before it in its sentence: "said … and added".
fn share_sources(anchors: &mut [Anchor]) {
    for at in 1..anchors.len() {
        let (before, rest) = anchors.split_at_mut(at);
        let (previous, anchor) = (&before[at - 1], &mut rest[0]);
        if anchor.source.is_none() && previous.sentence == anchor.sentence {
            anchor.source.clone_from(&previous.source);
        }
    }
}

/// Gives each content to an anchor of a sentence that it touches; else to the one that spoke last in the
/// paragraph, or to the next one.
fn place_contents(reading: &Reading, stretches: &[Stretch], anchors: &mut Vec<Anchor>) {
    let mut alone = Vec::new();
    for content in stretches.iter().filter(|s| s.role == Role::Content).map(|s| &s.tokens) {
        let sentences =
            reading.paragraph.sentence_of(content.start)..=reading.paragraph.sentence_of(content.end - 1);
        let cost = |at: usize| {
            let anchor: &Anchor = &anchors[at];
            let after = content.start > anchor.tokens.start;
            let full = !anchor.content.is_empty() && !after;
            gap(content, &anchor.tokens)
                + usize::from(!after)
                + 6 * usize::from(full)
                + 12 * crossed(anchors, content, at)
        };
        let near = near(anchors, content.start).filter(|&at| sentences.contains(&anchors[at].sentence));
        let best = near.min_by_key(|&at| (cost(at), at));
        let next = anchors.partition_point(|anchor| anchor.tokens.start < content.start);
        match best.or_else(|| next.checked_sub(1)).or((next < anchors.len()).then_some(next)) {
            Some(at) => anchors[at].content.push(content.clone()),
            None => alone.push(content.clone()),
        }
    }
    if let Some(first) = alone.first().cloned() {
        anchors.push(Anchor {
            sentence: reading.paragraph.sentence_of(first.start),
            tokens: first,
            source: None,
            cue: None,
            content: alone,
        });
    }
}

/// The anchors nearest to token `at`, in order.
fn near(anchors: &[Anchor], at: usize) -> Range<usize> {
    let next = anchors.partition_point(|anchor| anchor.tokens.start < at);
    next.saturating_sub(NEAREST)..(next + NEAREST).min(anchors.len())
}

/// The number of tokens from one stretch to another, as positions differ.
fn gap(a: &Range<usize>, b: &Range<usize>) -> usize {
    b.start.saturating_sub(a.end).max(a.start.saturating_sub(b.end)) + 1
}

/// The number of anchors between `tokens` and the anchor at `at`.
fn crossed(anchors: &[Anchor], tokens: &Range<usize>, at: usize) -> usize {
    let low = anchors[at].tokens.end.min(tokens.end);
    let high = anchors[at].tokens.start.max(tokens.start);
    let first = anchors.partition_point(|anchor| anchor.tokens.start < low);
    let last = anchors.partition_point(|anchor| anchor.tokens.start < high);
    last.saturating_sub(first)
}
