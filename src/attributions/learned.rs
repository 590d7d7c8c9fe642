//! Attributions from the labels of the sequence model: each cue is an attribution; sources and contents go to the
//! cue that they most likely belong to.

use std::ops::Range;
use std::sync::OnceLock;

use super::cue;
use super::lexicon;
use super::proposal::{Construction, Proposal};
use super::reading::Reading;
use crate::document::{Span, Stance};
use crate::language::Tag;
use crate::language::sequence::{Model, features};
use crate::quotes::Quotation;

/// The most tokens that the network sees at once; a longer paragraph is read in pieces, cut between sentences
/// where they are short enough. Bounds the memory that one paragraph needs.
const LONGEST: usize = 1024;

/// Cues further away than this many, counted in cues, are not held against each other.
const NEAREST: usize = 6;

/// The roles of the model's labels, by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Source,
    Cue,
    Content,
}

/// A labelled stretch of tokens.
#[derive(Debug, Clone)]
struct Stretch {
    role: Role,
    tokens: Range<usize>,
}

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

/// What the model proposes for a paragraph with `quotes`. Where one of the `rules` reads the same cue, it tells the
/// construction, the addressee and the stance.
pub(super) fn propose(reading: &Reading, quotes: &[Quotation], rules: &[Proposal]) -> Vec<Proposal> {
    let stretches = stretches(&labels(reading, quotes));
    let mut anchors = anchors(reading, &stretches);
    share_sources(&mut anchors);
    place_contents(reading, &stretches, &mut anchors);
    let with_content = anchors.into_iter().filter(|anchor| !anchor.content.is_empty());
    let rule_at = rules_by_cue(reading, rules);
    let proposals = with_content.map(|a| {
        let rule = a.cue.iter().flat_map(Clone::clone).find_map(|token| rule_at[token]).map(|at| &rules[at]);
        let mut proposal = Proposal::new(Construction::Learned, a.source, a.cue, a.content);
        proposal.learned = true;
        if let Some(rule) = rule {
            if reads_better(rule) {
                return rule.clone();
            }
            if let (Some(whole), Some(part)) = (&rule.source, &mut proposal.source)
                && whole.start <= part.start
                && part.end <= whole.end
            {
                part.clone_from(whole);
            }
            proposal.construction = rule.construction;
            proposal.stance = rule.stance;
            proposal.addressee.clone_from(&rule.addressee);
        } else {
            proposal.stance = stance(reading, &proposal);
        }
        proposal
    });
    proposals.filter(|proposal| is_told(reading, proposal)).collect()
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

/// Whether a rule that reads the same cue as the model finds its content better: marks, commas or a small word tell
/// where it starts and ends.
fn reads_better(rule: &Proposal) -> bool {
    use Construction::{According, ClauseBeforeCue, Question, QuoteBeforeCue, That};
    matches!(rule.construction, QuoteBeforeCue | ClauseBeforeCue | According | That | Question)
}

/// Whether a reader can see who says what: where no rule knows the cue, there is to be one, with a source, and more
/// content than a phrase. In the articles that [`super::evidence`] measures on, one in eleven of the rest is right.
/// What "is said to be" something is not who says so.
fn is_told(reading: &Reading, proposal: &Proposal) -> bool {
    const PHRASE: usize = 2;
    if proposal.construction != Construction::Learned {
        return true;
    }
    let words: usize = proposal.content.iter().map(Range::len).sum();
    let active = |cue: &Range<usize>| {
        let passive = |at: usize| reading.is(at, cue::BE) && reading.tag(at + 1) == Tag::Participle;
        !(cue.start..cue.end - 1).any(passive)
    };
    proposal.source.is_some() && proposal.cue.as_ref().is_some_and(active) && words > PHRASE
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

/// The model's label for each token.
fn labels(reading: &Reading, quotes: &[Quotation]) -> Vec<u8> {
    static MODEL: OnceLock<Model> = OnceLock::new();
    let model = MODEL.get_or_init(|| {
        Model::read(include_bytes!("../../models/attributions.bin"))
            .expect("the embedded weights are whole; a test reads them")
    });
    let spans: Vec<Span> = quotes.iter().map(|quote| quote.span).collect();
    let features = features(reading.paragraph, &spans);
    let mut labels = Vec::with_capacity(features.len());
    while labels.len() < features.len() {
        let start = labels.len();
        let end = piece_end(reading, start);
        labels.extend(model.label(&features[start..end]));
    }
    labels
}

/// Where the piece that starts at token `start` ends.
fn piece_end(reading: &Reading, start: usize) -> usize {
    let furthest = start + LONGEST;
    if furthest >= reading.len() {
        return reading.len();
    }
    let cut = reading.paragraph.sentences[reading.paragraph.sentence_of(furthest)].tokens.start;
    if cut > start { cut } else { furthest }
}

/// The labelled stretches, in order.
fn stretches(labels: &[u8]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for (at, label) in labels.iter().enumerate().filter(|(_, label)| **label > 0) {
        let role = [Role::Source, Role::Cue, Role::Content][usize::from((label - 1) / 2)];
        match stretches.last_mut() {
            Some(last) if label % 2 == 0 && last.role == role && last.tokens.end == at => {
                last.tokens.end += 1;
            }
            _ => stretches.push(Stretch { role, tokens: at..at + 1 }),
        }
    }
    stretches
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
    anchors.sort_by_key(|anchor| anchor.tokens.start);
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
