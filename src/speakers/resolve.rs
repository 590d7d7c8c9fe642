//! Who speaks: the sources of all attributions led back to speakers, over the whole article.

#[cfg(feature = "train")]
use super::antecedents::Choice;
use super::antecedents::Weights;
use super::entities::{Entities, Entity};
use super::placed::{Placed, place};
use super::reading::Reading;
use super::{forward, settle};
use crate::annotator::Part;
use crate::attributions::{Contents, Linked};
use crate::document::{Mention, MentionForm, Span, Speaker, SpeakerKind, Voice};
use crate::language::Tag;
use crate::maps::Map;
use crate::order::sort_by_key;

/// The speakers of an article and who speaks in each attribution.
#[derive(Debug, Default)]
pub(crate) struct Resolution {
    /// The speakers, in order of their first mention; ids are positions. Spans count from the article's start.
    pub(crate) speakers: Vec<Speaker>,
    /// For each attribution, the speaker's id.
    pub(crate) said_by: Vec<Option<u32>>,
    /// For each candidate of the article in order, whom it means, as a position in `everyone`.
    pub(crate) means: Vec<Option<u32>>,
    /// Whom the article names or describes, speakers or not.
    pub(crate) everyone: Vec<Known>,
}

/// Somebody whom the article names or describes.
#[derive(Debug)]
pub(crate) struct Known {
    /// The fullest name, or the description where there is none.
    pub(crate) name: String,
    /// What it is.
    pub(crate) kind: SpeakerKind,
}

/// The article read to its end: every mention, and who speaks in each attribution.
pub(super) struct Read<'a> {
    pub(super) mentions: Vec<Placed<'a>>,
    pub(super) sources: Sources,
    pub(super) entities: Entities,
    said_by: Vec<Option<usize>>,
    coordinated: Vec<(Span, usize)>,
    /// Whom each "he" and "she" could mean, by mention.
    #[cfg(feature = "train")]
    pub(super) choices: Vec<(usize, Vec<Choice>)>,
}

/// Resolves the sources of `attributions`, whose `contents` are at hand, over `parts`, the paragraphs of the article.
pub(crate) fn resolve(parts: &[Part], attributions: &[Linked], contents: &Contents) -> Resolution {
    speakers(read(parts, attributions, contents, Weights::built_in()), attributions)
}

/// Reads the article: whom each mention means, and who speaks in each attribution.
pub(super) fn read<'a>(
    parts: &'a [Part],
    attributions: &[Linked],
    contents: &Contents,
    weights: &Weights,
) -> Read<'a> {
    let mut mentions = place(parts, attributions);
    let sources = Sources::new(attributions, &mentions);
    let speaks = |placed: &Placed| !sources.headed_by(placed).is_empty();
    let entities = Entities::gather(&mut mentions, &speaks);
    let mut reading = Reading::new(attributions, &sources, entities, weights);
    for at in 0..mentions.len() {
        reading.read(&mut mentions, at);
    }
    #[cfg(feature = "train")]
    let choices = std::mem::take(&mut reading.choices);
    let Reading { mut entities, mut said_by, coordinated, .. } = reading;
    forward::merge(&mut entities, parts, &mentions);
    settle::unnamed(parts, attributions, &mut entities, &mut said_by, &sources);
    settle::followed(attributions, &mut said_by);
    settle::first_persons(parts, attributions, &mut said_by);
    settle::in_context(parts, &mentions, attributions, &entities, &mut said_by);
    settle::followed(attributions, &mut said_by);
    settle::nobody(parts, attributions, &mut said_by);
    settle::own_pronouns(&mut mentions, contents, &entities, &said_by);
    Read {
        mentions,
        sources,
        entities,
        said_by,
        coordinated,
        #[cfg(feature = "train")]
        choices,
    }
}

/// Which mention heads the source of each attribution.
pub(super) struct Sources {
    /// The attributions whose source a mention heads, in order of that mention's core.
    headed: Vec<usize>,
    /// Where those cores start.
    starts: Vec<u32>,
    /// For each attribution, the mention that heads its source.
    pub(super) heads: Vec<Option<usize>>,
}

impl Sources {
    fn new(attributions: &[Linked], mentions: &[Placed]) -> Self {
        let heads: Vec<_> = attributions.iter().map(|linked| head(linked, mentions)).collect();
        let start = |at: &usize| heads[*at].map(|head| mentions[head].span().start);
        let mut headed: Vec<usize> = (0..heads.len()).filter(|at| heads[*at].is_some()).collect();
        sort_by_key(&mut headed, start);
        let starts = headed.iter().filter_map(start).collect();
        Self { headed, starts, heads }
    }

    /// The attributions whose source `placed` heads.
    pub(super) fn headed_by(&self, placed: &Placed) -> &[usize] {
        let start = placed.span().start;
        let first = self.starts.partition_point(|other| *other < start);
        let count = self.starts[first..].iter().take_while(|other| **other == start).count();
        &self.headed[first..first + count]
    }
}

/// The mention that heads the attribution's source: of those that start it the one with the longest phrase, or else
/// the first inside it.
fn head(linked: &Linked, mentions: &[Placed]) -> Option<usize> {
    const WINDOW: usize = 24;
    let source = linked.found.source.iter().copied().max_by_key(|span| span.len())?;
    let first = mentions.partition_point(|placed| placed.span().end <= source.start);
    if let Some(named) = apposed(mentions, first, source) {
        return Some(named);
    }
    let inside = mentions[first..].iter().take(WINDOW);
    let inside = inside.filter(|placed| placed.candidate.phrase.start + placed.start < source.end);
    let rank = |placed: &Placed| {
        let phrase = placed.candidate.phrase.shifted(placed.start);
        let owner = placed.candidate.possessor && source.end > placed.candidate.full.end + placed.start;
        let leads = phrase.start <= source.start + 1;
        (!owner, leads, placed.candidate.speaks, if leads { phrase.len() } else { 0 })
    };
    let best = inside.enumerate().max_by_key(|(i, placed)| (rank(placed), std::cmp::Reverse(*i)))?;
    let (back, placed) = best;
    let silent = !placed.candidate.speaks && placed.candidate.form == MentionForm::Description;
    silent.then(|| holder(mentions, first, source)).flatten().or(Some(first + back))
}

/// The phrase that speaks and holds a source which does not: "people briefed on [the plan]", "a town directly
/// [threatened by the flood]".
fn holder(mentions: &[Placed], first: usize, source: Span) -> Option<usize> {
    const WINDOW: usize = 6;
    /// No adverb between a noun and its participle is longer than this, in bytes.
    const NEAR: u32 = 16;
    let before = first.saturating_sub(WINDOW);
    let starts_with_participle = mentions.get(first).is_some_and(|placed| {
        let tokens = &placed.paragraph.tokens;
        let at = tokens.position(source.start.saturating_sub(placed.start));
        tokens.get(at).is_some_and(|token| matches!(token.tag, Tag::Participle | Tag::Past))
    });
    let holds = |placed: &Placed| {
        let phrase = placed.candidate.phrase.shifted(placed.start);
        let modified =
            source.start.checked_sub(phrase.end).is_some_and(|gap| gap <= NEAR) && starts_with_participle;
        placed.candidate.speaks && (phrase.contains(source) && phrase.end == source.end || modified)
    };
    mentions[before..first].iter().position(holds).map(|back| before + back)
}

/// The name to which a source is only the apposition, or the end of a clause set off: "Dana Ruiz, [the port's
/// director], said", "Dana Ruiz, who met [the pilots], said".
fn apposed(mentions: &[Placed], first: usize, source: Span) -> Option<usize> {
    const WINDOW: usize = 6;
    let before = first.saturating_sub(WINDOW);
    let named = |placed: &Placed| {
        let (full, phrase) =
            (placed.candidate.full.shifted(placed.start), placed.candidate.phrase.shifted(placed.start));
        let right_after = !placed.candidate.roles.is_empty()
            && full.contains(Span::new(source.start, source.start + 1))
            && source.start - phrase.end.min(source.start) <= 2;
        let tail = full.contains(source) && full.end == source.end;
        placed.candidate.form == MentionForm::Name && phrase.end <= source.start && (right_after || tail)
    };
    mentions[before..first].iter().rposition(named).map(|back| before + back)
}

/// The speakers of the article with all their mentions, and who speaks in each attribution.
fn speakers(read: Read, attributions: &[Linked]) -> Resolution {
    let Read { mentions, sources, entities, said_by, coordinated, .. } = read;
    let mut found: Map<usize, Vec<Mention>> =
        said_by.iter().flatten().map(|&at| (entities.root(at), vec![])).collect();
    for (span, entity) in coordinated {
        let mention = Mention { span, form: MentionForm::Description };
        if let Some(list) = found.get_mut(&entities.root(entity)) {
            list.push(mention);
        }
    }
    for placed in &mentions {
        let Some(entity) = placed.entity.map(|at| entities.root(at)) else { continue };
        let is_source = !sources.headed_by(placed).is_empty();
        if let (Some(list), Some(form)) =
            (found.get_mut(&entity), form(placed, &entities.list[entity], is_source))
        {
            let span = match form {
                MentionForm::Description => placed.candidate.phrase.shifted(placed.start),
                _ => placed.span(),
            };
            list.push(Mention { span, form });
        }
    }
    // A speaker named by no candidate is mentioned where it is the source.
    for (linked, speaker) in attributions.iter().zip(&said_by) {
        let list = speaker.and_then(|at| found.get_mut(&entities.root(at))).filter(|list| list.is_empty());
        if let (Some(list), Some(&span)) = (list, linked.found.source.first()) {
            list.push(Mention { span, form: MentionForm::Description });
        }
    }
    let mut found = found.into_entries();
    for (_, list) in &mut found {
        sort_by_key(list, |mention| (mention.span, mention.form));
        // A mention inside another says no more: the "who" of "an officer who asked not to be named".
        list.dedup_by(|later, earlier| earlier.span.overlaps(later.span));
    }
    sort_by_key(&mut found, |(entity, list)| (list.first().map(|mention| mention.span), *entity));
    let ids: Map<usize, u32> = found.iter().zip(0..).map(|((entity, _), id)| (*entity, id)).collect();
    let said_by = said_by.iter().map(|by| by.map(|at| ids[&entities.root(at)])).collect();
    let speaker = |((entity, mentions), id): ((usize, Vec<Mention>), u32)| {
        speaker(&entities.list[entity], id, mentions)
    };
    let speakers = found.into_iter().zip(0..).map(speaker).collect();
    let means = mentions.iter().map(|placed| placed.entity.map(|at| entities.root(at) as u32)).collect();
    let everyone = entities.list.into_iter().map(|entity| Known { name: entity.name, kind: entity.kind });
    Resolution { speakers, said_by, means, everyone: everyone.collect() }
}

fn speaker(entity: &Entity, id: u32, mentions: Vec<Mention>) -> Speaker {
    let descriptions = entity.roles.iter().map(|role| role.text.clone()).collect();
    let described = entity.roles.iter().map(|role| role.span).collect();
    let (name, kind) = (entity.name.clone(), entity.kind);
    Speaker { id, name, kind, descriptions, mentions, described, voice: Voice::default(), by: None }
}

/// How a mention refers to `entity`; `None` where it only might.
fn form(placed: &Placed, entity: &Entity, is_source: bool) -> Option<MentionForm> {
    match placed.candidate.form {
        MentionForm::Name if entity.kind == SpeakerKind::Person => {
            let words = &placed.candidate.words;
            let full = words.len() == entity.words.len() || words.len() > 1 && words[0] == entity.words[0];
            Some(if full { MentionForm::Name } else { MentionForm::Partial })
        }
        MentionForm::Description if placed.named => Some(MentionForm::Partial),
        // "it" and "they" are too often something else: they count where they are a source.
        MentionForm::Pronoun
            if !matches!(entity.kind, SpeakerKind::Person | SpeakerKind::Unnamed) && !is_source =>
        {
            None
        }
        form => Some(form),
    }
}
