//! What stands for something else in a claim, so that the claim can be read alone.

use std::ops::Range;
use std::sync::OnceLock;

use crate::annotator::Part;
use crate::document::{FigureKind, MentionForm, Reference, Span, SpeakerKind};
use crate::language::{Tag, data_lines};
use crate::maps::Map;
use crate::speakers::{Candidate, Gender, Resolution};
use crate::text::Tokens;

/// How many noun phrases before a word are asked whether it means them.
const REACH: usize = 24;

/// The noun phrases of an article, in order.
pub(super) struct Mentions<'a> {
    list: Vec<Placed<'a>>,
    parts: &'a [Part],
    resolution: &'a Resolution,
}

/// A noun phrase in its place.
struct Placed<'a> {
    candidate: &'a Candidate,
    /// The position of its paragraph.
    part: usize,
    /// The number of its sentence, counted over the article.
    sentence: usize,
    /// Whom it means, as a position in the resolution's `everyone`.
    who: Option<usize>,
}

/// What a noun phrase stands for.
enum Meant {
    /// No other words.
    Itself,
    /// Others, but which is not clear.
    Unclear,
    /// These words.
    Other(String),
}

impl From<Option<String>> for Meant {
    fn from(words: Option<String>) -> Self {
        words.map_or(Self::Unclear, Self::Other)
    }
}

/// Who makes a claim.
pub(super) struct Claimant<'a> {
    /// The speaker's name and kind, where the article tells.
    pub(super) speaker: Option<(&'a str, SpeakerKind)>,
    /// Whether these are the speaker's very words.
    pub(super) quoted: bool,
}

impl<'a> Mentions<'a> {
    /// The noun phrases of `parts`, led back to whom they mean by `resolution`.
    pub(super) fn new(parts: &'a [Part], resolution: &'a Resolution) -> Self {
        let mut list = Vec::with_capacity(resolution.means.len());
        let mut sentences = 0;
        for (part, Part { local, .. }) in parts.iter().enumerate() {
            for candidate in &local.mentions {
                let who = resolution.means.get(list.len()).copied().flatten().map(|who| who as usize);
                let sentence = sentences + local.paragraph.sentence_of(candidate.tokens.start);
                list.push(Placed { candidate, part, sentence, who });
            }
            sentences += local.paragraph.sentences.len().max(1);
        }
        Self { list, parts, resolution }
    }

    /// The names among the noun phrases `inside` of people, bodies and places that act.
    pub(super) fn actors(&self, inside: Range<usize>) -> Vec<Span> {
        let inside = self.list[inside].iter();
        inside.filter(|placed| self.acts(placed)).map(|placed| self.span(placed)).collect()
    }

    /// Whether `placed` names somebody who can act: no time ("May"), no place where something is ("in Bergen").
    fn acts(&self, placed: &Placed) -> bool {
        let candidate = placed.candidate;
        let local = &self.parts[placed.part].local;
        let figure = local.figures.partition_point(|figure| figure.span.end <= candidate.span.start);
        let is_figure = local.figures.get(figure).is_some_and(|figure| figure.span.overlaps(candidate.span));
        let is_place = match self.kind(placed) {
            SpeakerKind::Place => !candidate.subject && !candidate.possessor,
            SpeakerKind::Unknown => {
                let before = candidate.tokens.start.checked_sub(1);
                before.is_some_and(|at| {
                    matches!(
                        local.paragraph.tokens.norm(at),
                        "in" | "at" | "near" | "from" | "outside" | "around"
                    )
                })
            }
            _ => false,
        };
        candidate.form == MentionForm::Name && !is_figure && !is_place
    }

    /// Those of the noun phrases `inside` a claim that stand for others, where `claimant` makes it.
    pub(super) fn refers(&self, inside: Range<usize>, claimant: &Claimant) -> Vec<Reference> {
        let mut found: Vec<Reference> = Vec::new();
        for at in inside.clone() {
            let meant = match self.meant(at, claimant) {
                Meant::Itself => continue,
                _ if self.is_told(inside.start..at, at) => continue,
                Meant::Unclear => None,
                Meant::Other(name) => Some(name),
            };
            // What the claim itself names before needs no telling.
            let named_here = meant.as_ref().is_some_and(|name| {
                self.list[inside.start..at].iter().any(|earlier| self.names(earlier, name))
            });
            let span = self.span(&self.list[at]);
            if !named_here && found.last().is_none_or(|last| last.span.end <= span.start) {
                found.push(Reference { span, stands_for: meant });
            }
        }
        found
    }

    /// Whether "it" or "they" at `at` can mean what the same claim says before it, at `before`: then a reader of the claim
    /// alone knows as much as a reader of the article.
    fn is_told(&self, before: Range<usize>, at: usize) -> bool {
        let pronoun = &self.list[at];
        let tokens = &self.parts[pronoun.part].local.paragraph.tokens;
        let plural = match tokens.norm(pronoun.candidate.tokens.start) {
            "it" | "its" => false,
            "they" | "them" | "their" => true,
            _ => return false,
        };
        let start = before.end.saturating_sub(REACH).max(before.start);
        let others = self.list[start..at].iter().filter(|other| other.candidate.form != MentionForm::Pronoun);
        let several = others.clone().filter(|other| other.candidate.form == MentionForm::Name).count() > 1;
        let mut agree =
            others.filter(|other| other.candidate.plural == plural && (plural || !self.is_person(other)));
        agree.next().is_some() || plural && several
    }

    /// Whether `placed` is a human being.
    fn is_person(&self, placed: &Placed) -> bool {
        matches!(self.kind(placed), SpeakerKind::Person | SpeakerKind::Unnamed)
            || matches!(placed.candidate.gender, Some(Gender::Female | Gender::Male))
    }

    /// The positions of the noun phrases whose cores lie in `span`.
    pub(super) fn inside(&self, span: Span) -> Range<usize> {
        let first = self.list.partition_point(|placed| self.span(placed).start < span.start);
        let mut end = first;
        while self.list.get(end).is_some_and(|placed| span.contains(self.span(placed))) {
            end += 1;
        }
        first..end
    }

    fn span(&self, placed: &Placed) -> Span {
        placed.candidate.span.shifted(self.parts[placed.part].start)
    }

    fn kind(&self, placed: &Placed) -> SpeakerKind {
        placed.who.map_or(placed.candidate.kind, |who| self.resolution.everyone[who].kind)
    }

    /// Whether `placed` is a mention by name, or by the very description, of whom `name` names.
    fn names(&self, placed: &Placed, name: &str) -> bool {
        placed.candidate.form != MentionForm::Pronoun
            && placed.who.is_some_and(|who| self.resolution.everyone[who].name == name)
    }

    /// What the noun phrase at `at` stands for: nothing else, something unclear, or what.
    fn meant(&self, at: usize, claimant: &Claimant) -> Meant {
        let placed = &self.list[at];
        let candidate = placed.candidate;
        let tokens = &self.parts[placed.part].local.paragraph.tokens;
        let word = tokens.norm(candidate.tokens.start);
        match candidate.form {
            MentionForm::Pronoun => match word {
                "i" | "me" | "my" if claimant.quoted => {
                    claimant.speaker.map(|(name, _)| name.to_owned()).into()
                }
                "he" | "him" | "his" | "she" | "her" | "hers" => self.entity(placed).into(),
                "it" | "its" if is_empty(tokens, candidate.tokens.start) => Meant::Itself,
                "it" if verb_of(tokens, candidate.tokens.start).is_none() => Meant::Unclear,
                "it" | "its" => self.body(placed, claimant).or_else(|| self.subject_before(at, false)).into(),
                "they" | "them" | "their" => {
                    self.group(placed, claimant).or_else(|| self.subject_before(at, true)).into()
                }
                _ => Meant::Itself,
            },
            MentionForm::Description => self.described(at),
            _ => Meant::Itself,
        }
    }

    /// The name of whom `placed` means.
    fn entity(&self, placed: &Placed) -> Option<String> {
        placed.who.map(|who| self.resolution.everyone[who].name.clone())
    }

    /// The body that "it" means, as far as who speaks tells: "The firm said it would"; else that of which the article
    /// goes on to tell what it does. Nobody calls himself "it", so in a quotation neither is known.
    fn body(&self, placed: &Placed, claimant: &Claimant) -> Option<String> {
        if claimant.quoted {
            return None;
        }
        let speaker = claimant.speaker.filter(|(_, kind)| is_body(*kind)).map(|(name, _)| name.to_owned());
        let tokens = &self.parts[placed.part].local.paragraph.tokens;
        let acts = || is_body(self.kind(placed)) && !is_likened(tokens, placed.candidate.tokens.start);
        speaker.or_else(|| self.entity(placed).filter(|_| acts()))
    }

    /// The group that "they" means, as far as who speaks tells.
    fn group(&self, placed: &Placed, claimant: &Claimant) -> Option<String> {
        let speaker = claimant.speaker.filter(|(_, kind)| *kind == SpeakerKind::Group);
        let speaker = speaker.map(|(name, _)| name.to_owned());
        speaker.or_else(|| self.entity(placed).filter(|_| self.kind(placed) == SpeakerKind::Group))
    }

    /// The subject of the sentence before, where it is the only thing that the pronoun at `at` can mean.
    fn subject_before(&self, at: usize, plural: bool) -> Option<String> {
        let pronoun = &self.list[at];
        let before = self.list[at.saturating_sub(REACH)..at].iter().rev();
        let near = before
            .take_while(|placed| placed.part == pronoun.part && placed.sentence + 1 >= pronoun.sentence);
        let tokens = &self.parts[pronoun.part].local.paragraph.tokens;
        let acts = plural || !is_likened(tokens, pronoun.candidate.tokens.start);
        let mut subjects = near.filter(|placed| {
            let candidate = placed.candidate;
            candidate.subject
                && candidate.form != MentionForm::Pronoun
                && candidate.plural == plural
                && (plural || !self.is_person(placed))
                && (acts || candidate.form != MentionForm::Name && !is_body(self.kind(placed)))
        });
        let only = subjects.next()?;
        let phrase = only.candidate.phrase;
        let paragraph = &self.parts[only.part].local.paragraph;
        let words = || paragraph.slice(phrase).to_owned();
        let joined = paragraph
            .tokens
            .position(phrase.start)
            .checked_sub(1)
            .is_some_and(|at| matches!(paragraph.tokens.norm(at), "and" | "or" | "nor"));
        (!joined && subjects.next().is_none()).then(|| self.entity(only).unwrap_or_else(words))
    }

    /// What "the company" or "the total" at `at` stands for.
    fn described(&self, at: usize) -> Meant {
        let placed = &self.list[at];
        let candidate = placed.candidate;
        let paragraph = &self.parts[placed.part].local.paragraph;
        let definite = candidate.tokens.len() == 2
            && candidate.phrase == candidate.span
            && paragraph.tokens.norm(candidate.tokens.end) != "of"
            && matches!(paragraph.tokens.norm(candidate.tokens.start), "the" | "this" | "that");
        let noun = paragraph.tokens.norm(candidate.tokens.end - 1);
        match anaphor(noun).filter(|_| definite) {
            Some(Anaphor::Body) => {
                let named = placed.who.map(|who| &self.resolution.everyone[who]);
                let named = named.filter(|known| known.name.starts_with(char::is_uppercase));
                named.map(|known| known.name.clone()).or_else(|| self.last_body(at)).into()
            }
            Some(Anaphor::Amount) => self.figure_before(placed).into(),
            None => Meant::Itself,
        }
    }

    /// The body that was named last, in this paragraph or the one before it, where no other was.
    fn last_body(&self, at: usize) -> Option<String> {
        let part = self.list[at].part;
        let before = self.list[at.saturating_sub(REACH)..at].iter().rev();
        let near = before.take_while(|placed| placed.part + 1 >= part);
        let mut bodies = near.filter(|placed| {
            placed.candidate.form == MentionForm::Name && self.kind(placed) == SpeakerKind::Organization
        });
        let last = bodies.next()?;
        bodies.all(|other| other.who == last.who).then(|| self.entity(last)).flatten()
    }

    /// The amount that the sentence before `placed` gives, where it gives one alone.
    fn figure_before(&self, placed: &Placed) -> Option<String> {
        const AMOUNTS: &[FigureKind] =
            &[FigureKind::Count, FigureKind::Money, FigureKind::Percent, FigureKind::Measure];
        let part = &self.parts[placed.part];
        let paragraph = &part.local.paragraph;
        let sentence = paragraph.sentence_of(placed.candidate.tokens.start).checked_sub(1)?;
        let span = paragraph.sentences[sentence].span;
        let figures = &part.local.figures;
        let first = figures.partition_point(|figure| figure.span.start < span.start);
        let mut inside = figures[first..]
            .iter()
            .take_while(|figure| figure.span.start < span.end)
            .filter(|figure| AMOUNTS.contains(&figure.kind));
        let only = inside.next()?;
        let words = match only.of {
            Some(of) if span.contains(of) => only.span.cover(of),
            _ => only.span,
        };
        inside.next().is_none().then(|| paragraph.slice(words).to_owned())
    }
}

fn is_body(kind: SpeakerKind) -> bool {
    matches!(kind, SpeakerKind::Organization | SpeakerKind::Place)
}

/// Whether "it" at `at` means nothing: "it rained", "it is clear that", "it takes years to".
fn is_empty(tokens: &Tokens, at: usize) -> bool {
    /// How far on "to" may stand: "it was not at all clear to us how to".
    const NEAR: usize = 6;
    /// How far on "that" may: "it was the board and its chairman that".
    const FAR: usize = 8;
    if tokens.norm(at) != "it" {
        return false;
    }
    let next = |on: usize| tokens.norm(at + on);
    let weather = matches!(
        next(1),
        "rained" | "rains" | "snowed" | "snows" | "seems" | "seemed" | "appears" | "appeared"
    );
    let verb = (1..4).find(|&on| tokens.get(at + on).is_some_and(|token| token.tag.is_finite()));
    let is =
        verb.is_some_and(|on| matches!(next(on), "is" | "was" | "'s" | "takes" | "took" | "will" | "would"));
    let clause = verb.is_some_and(|on| {
        (1..=FAR).any(|far| {
            let on = on + far;
            let verb_after = || tokens.get(at + on + 1).is_some_and(|token| token.tag == Tag::Base);
            match next(on) {
                "that" | "who" => true,
                "whether" | "how" | "when" => far <= NEAR,
                "to" => far <= NEAR && verb_after(),
                _ => false,
            }
        })
    });
    weather || is && clause
}

/// The most adverbs between "it" and its verb, and between that and the verb that it helps.
const ADVERBS: usize = 2;

/// The position after token `at` and the adverbs that follow it.
fn past_adverbs(tokens: &Tokens, at: usize) -> usize {
    let is_adverb = |at: &usize| tokens.get(*at).is_some_and(|token| token.tag.is_adverb());
    at + 1 + (at + 1..=at + ADVERBS).take_while(is_adverb).count()
}

/// The position of the verb whose subject the "it" at `at` is.
fn verb_of(tokens: &Tokens, at: usize) -> Option<usize> {
    let verb = past_adverbs(tokens, at);
    tokens.get(verb).is_some_and(|token| token.tag.is_finite()).then_some(verb)
}

/// Whether the verb of "it" at `at` says what something is or is like, as of any thing, and not what somebody does: "it is
/// a large one", "it means that".
fn is_likened(tokens: &Tokens, at: usize) -> bool {
    const HELPS: &[&str] =
        &["have", "has", "had", "will", "would", "can", "could", "may", "might", "must", "should"];
    let Some(mut verb) = verb_of(tokens, at) else { return false };
    // "would have been": at most two verbs help a third.
    for _ in 0..2 {
        if HELPS.contains(&tokens.norm(verb)) {
            verb = past_adverbs(tokens, verb);
        }
    }
    match tokens.norm(verb) {
        "is" | "was" | "'s" | "be" | "been" => {
            let helped = tokens.get(past_adverbs(tokens, verb));
            !helped.is_some_and(|helped| matches!(helped.tag, Tag::Gerund | Tag::Participle | Tag::Past))
        }
        "mean" | "means" | "meant" | "feel" | "feels" | "felt" | "look" | "looks" | "looked" | "sound"
        | "sounds" | "sounded" => true,
        _ => false,
    }
}

/// What a noun after "the" stands for.
#[derive(Clone, Copy)]
enum Anaphor {
    Body,
    Amount,
}

fn anaphor(noun: &str) -> Option<Anaphor> {
    static LIST: OnceLock<Map<&str, Anaphor>> = OnceLock::new();
    let list = LIST.get_or_init(|| {
        let lines = data_lines(include_str!("data/anaphors.txt")).filter_map(|line| line.split_once(": "));
        let words = lines.flat_map(|(key, words)| {
            let sort = if key == "body" { Anaphor::Body } else { Anaphor::Amount };
            words.split(' ').map(move |word| (word, sort))
        });
        words.collect()
    });
    list.get(noun).copied()
}
