//! The article read from start to end: whom each mention means, and who speaks in each attribution.

use std::ops::Range;

#[cfg(feature = "train")]
use super::antecedents::Choice;
use super::antecedents::{self, Asking, Place, Weights};
use super::descriptions::{self, Description, Meant};
use super::entities::{Entities, Entity};
use super::placed::Placed;
use super::resolve::Sources;
use super::salience::{Salience, Standing, Trace, Wanted};
use super::{Gender, lexicon, relative};
use crate::attributions::Linked;
use crate::document::{MentionForm, Span, SpeakerKind, Stance};
use crate::language::Tag;
use crate::text::TokenKind;

/// The article read from start to end, mention by mention.
pub(super) struct Reading<'a> {
    attributions: &'a [Linked],
    sources: &'a Sources,
    /// Whom the article names and describes.
    pub(super) entities: Entities,
    salience: Salience,
    /// Who spoke last outside quotation marks, and in which paragraph.
    last_speaker: Option<(usize, usize)>,
    /// Who asked last, and in which sentence.
    asker: Option<(usize, usize)>,
    weights: &'a Weights,
    /// Whom the last "he" meant, and the last "she".
    last_meant: [Option<usize>; 2],
    /// Whom each "he" and "she" could mean, by mention.
    #[cfg(feature = "train")]
    pub(super) choices: Vec<(usize, Vec<Choice>)>,
    /// For each attribution, who speaks.
    pub(super) said_by: Vec<Option<usize>>,
    /// Where coordinations stand, and whom they name.
    pub(super) coordinated: Vec<(Span, usize)>,
}

impl<'a> Reading<'a> {
    /// Reads `mentions`, whose names `entities` holds.
    pub(super) fn new(
        attributions: &'a [Linked],
        sources: &'a Sources,
        entities: Entities,
        weights: &'a Weights,
    ) -> Self {
        Self {
            weights,
            last_meant: [None; 2],
            #[cfg(feature = "train")]
            choices: vec![],
            attributions,
            sources,
            entities,
            salience: Salience::default(),
            last_speaker: None,
            asker: None,
            said_by: vec![None; attributions.len()],
            coordinated: vec![],
        }
    }

    /// Resolves mention `at` and what it says.
    pub(super) fn read(&mut self, mentions: &mut [Placed], at: usize) {
        let spoken = self.sources.headed_by(&mentions[at]);
        let is_source = !spoken.is_empty();
        let placed = &mentions[at];
        let entity = match placed.candidate.form {
            _ if is_source && Self::giver(mentions, at).is_some() => {
                Self::giver(mentions, at).map(|entity| self.entities.root(entity))
            }
            MentionForm::Pronoun => self.pronoun(mentions, at, spoken),
            MentionForm::Description if placed.named => {
                placed.entity.map(|entity| self.entities.root(entity))
            }
            MentionForm::Description => {
                let owner = Self::owner(mentions, at);
                self.role_of_name(mentions, at).or_else(|| self.description(placed, owner, spoken))
            }
            MentionForm::Name | MentionForm::Partial => {
                let known = placed.entity.map(|entity| self.entities.root(entity));
                known.or_else(|| self.namesake(placed)).or_else(|| {
                    let role = lexicon::noun(placed.paragraph.tokens.norm(placed.candidate.tokens.end - 1));
                    role.and_then(|_| self.description(placed, None, &[]))
                })
            }
        };
        mentions[at].entity = entity;
        let placed = &mentions[at];
        for &attribution in spoken {
            let coordinated = self.coordination(mentions, at, attribution);
            self.said_by[attribution] = coordinated.or(entity);
        }
        let Some(entity) = entity else { return };
        let standing = Self::standing(placed, is_source);
        self.salience.add(Trace {
            entity,
            sentence: placed.sentence,
            part: placed.part,
            standing,
            quoted: placed.quoted,
            form: placed.candidate.form,
            person: self.entities.list[self.entities.root(entity)].kind == SpeakerKind::Person,
        });
        if is_source && !placed.quoted {
            self.last_speaker = Some((entity, placed.part));
            let asks = spoken.iter().any(|&at| self.attributions[at].found.stance == Stance::Asks);
            self.asker = if asks { Some((entity, placed.sentence)) } else { self.asker };
        }
    }

    fn standing(placed: &Placed, is_source: bool) -> Standing {
        let candidate = &placed.candidate;
        let tokens = &placed.paragraph.tokens;
        let first = tokens.position(candidate.phrase.start);
        let governed = first > 0 && matches!(tokens[first - 1].tag, Tag::Preposition | Tag::To);
        match () {
            () if is_source => Standing::Speaker,
            () if candidate.subject => Standing::Subject,
            () if candidate.possessor => Standing::Owner,
            () if governed => Standing::Inner,
            () => Standing::Other,
        }
    }

    /// Whom a pronoun means. Those named in what it says are excluded: nobody speaks of himself by name.
    fn pronoun(&mut self, mentions: &[Placed], at: usize, spoken: &[usize]) -> Option<usize> {
        let placed = &mentions[at];
        let word = placed.paragraph.tokens.norm(placed.candidate.tokens.start);
        if matches!(word, "who" | "whose" | "whom" | "which") {
            let antecedent = relative::antecedent(mentions, at)?;
            let joined = self.joined_antecedent(mentions, at, antecedent);
            let described = &mentions[antecedent];
            let described = || (described.candidate.form == MentionForm::Description).then_some(described);
            return joined
                .or(mentions[antecedent].entity)
                .or_else(|| described().and_then(|described| self.description(described, None, spoken)));
        }
        if matches!(word, "i" | "me" | "my" | "we" | "us" | "our" | "you" | "your") {
            return None;
        }
        let mut excluded = self.named_in_content(mentions, at, spoken);
        excluded.extend(self.in_same_clause(mentions, at));
        // "When Kerr asked whether it was safe, she said": whoever asks does not answer.
        if let Some((asker, sentence)) = self.asker.filter(|_| !spoken.is_empty()) {
            excluded.extend((sentence == placed.sentence).then(|| self.entities.root(asker)));
        }
        match placed.candidate.gender {
            Some(Gender::Neuter) => {
                self.salience.meant(&self.entities, Wanted::Thing, placed.sentence, &excluded)
            }
            Some(gender) => self.person(mentions, at, gender, spoken, &excluded),
            None => self.salience.meant(&self.entities, Wanted::Several, placed.sentence, &excluded),
        }
    }

    /// Whom mention `at`, a "he" or "she", means.
    fn person(
        &mut self,
        mentions: &[Placed],
        at: usize,
        gender: Gender,
        spoken: &[usize],
        excluded: &[usize],
    ) -> Option<usize> {
        let placed = &mentions[at];
        let last = usize::from(gender == Gender::Female);
        let asking = Asking {
            gender,
            sentence: placed.sentence,
            part: placed.part,
            place: match () {
                () if !spoken.is_empty() => Place::Source,
                () if placed.candidate.possessor => Place::Owner,
                () if placed.candidate.subject => Place::Subject,
                () => Place::Other,
            },
            quoted: placed.quoted,
            last_speaker: self.last_speaker.map(|(speaker, _)| self.entities.root(speaker)),
            last_meant: self.last_meant[last].map(|meant| self.entities.root(meant)),
        };
        let choices = antecedents::choices(&self.entities, self.salience.traces(), asking, excluded);
        let nobody = choices.is_empty() && asking.place == Place::Source;
        // Where nobody who can be meant was mentioned for long, whoever spoke or acted last is.
        let far = || self.salience.last_person().map(|last| self.entities.root(last));
        let far = nobody.then(far).flatten();
        let far = far
            .filter(|&last| antecedents::can_be(&self.entities, last, gender) && !excluded.contains(&last));
        let meant = self.weights.meant(&choices, asking.place == Place::Source).or(far);
        #[cfg(feature = "train")]
        self.choices.push((at, choices));
        let entity = &mut self.entities.list[meant?];
        entity.gender = entity.gender.or(Some(gender));
        if entity.kind == SpeakerKind::Unknown {
            entity.kind = SpeakerKind::Person;
        }
        self.last_meant[last] = meant;
        meant
    }

    /// Those whom the pronoun at `at` cannot mean by syntax: a subject is not its own verb's object. "Has she met
    /// Kerr?" is not of Kerr, nor "Kerr told him".
    fn in_same_clause(&self, mentions: &[Placed], at: usize) -> Vec<usize> {
        const WINDOW: usize = 4;
        const NEAR: usize = 6;
        let pronoun = &mentions[at];
        let tokens = &pronoun.paragraph.tokens;
        let name = |placed: &&Placed| {
            placed.part == pronoun.part
                && placed.candidate.form == MentionForm::Name
                && !placed.candidate.possessor
        };
        // One verb stands between the two, and nothing that opens another clause.
        let one_clause = |between: Range<usize>| {
            let verbs =
                between.clone().filter(|&at| tokens[at].tag.is_finite() || tokens[at].tag == Tag::Participle);
            between.len() <= NEAR
                && between.clone().any(|at| tokens[at].tag.is_verb())
                && verbs.count() <= 2
                && between.clone().all(|at| {
                    let tag = tokens[at].tag;
                    tokens[at].kind == TokenKind::Word
                        && !matches!(tag, Tag::Conjunction | Tag::WhPronoun | Tag::WhDeterminer | Tag::Gerund)
                        && !matches!(
                            tokens.norm(at),
                            "that" | "if" | "because" | "as" | "while" | "when" | "than" | "for" | "like"
                        )
                })
        };
        let others: Option<&Placed> = if pronoun.candidate.subject {
            let after = mentions[at + 1..].iter().take(WINDOW);
            after.take_while(|placed| placed.part == pronoun.part).find(name).filter(|placed| {
                !placed.candidate.subject
                    && one_clause(pronoun.candidate.tokens.end..placed.candidate.tokens.start)
            })
        } else if !pronoun.candidate.possessor {
            let before = mentions[at.saturating_sub(WINDOW)..at].iter().rev();
            before.take_while(|placed| placed.part == pronoun.part).find(name).filter(|placed| {
                placed.candidate.subject
                    && one_clause(placed.candidate.tokens.end..pronoun.candidate.tokens.start)
            })
        } else {
            None
        };
        let entity = others.and_then(|placed| placed.entity);
        entity.map(|entity| self.entities.root(entity)).into_iter().collect()
    }

    /// The entities named near mention `at` in the contents of the attributions `spoken`.
    fn named_in_content(&self, mentions: &[Placed], at: usize, spoken: &[usize]) -> Vec<usize> {
        const WINDOW: usize = 16;
        let near = &mentions[at.saturating_sub(WINDOW)..mentions.len().min(at + WINDOW)];
        let names = near.iter().filter(|placed| placed.candidate.form == MentionForm::Name);
        let inside = |placed: &&Placed| {
            let mut contents = spoken.iter().flat_map(|&one| &self.attributions[one].found.content);
            contents.any(|content| content.contains(placed.span()))
        };
        names
            .filter(inside)
            .filter_map(|placed| placed.entity)
            .map(|entity| self.entities.root(entity))
            .collect()
    }

    /// The several whose relative clause it is, where the mention `antecedent` is the last of them and the verb is
    /// plural: "Oslo and its allies, who say".
    fn joined_antecedent(&mut self, mentions: &[Placed], at: usize, antecedent: usize) -> Option<usize> {
        let tokens = &mentions[at].paragraph.tokens;
        let singular =
            tokens.get(mentions[at].candidate.tokens.end).is_some_and(|next| next.tag == Tag::PresentThird);
        let placed = &mentions[antecedent];
        let group =
            placed.candidate.group.filter(|group| !singular && group.end == placed.candidate.phrase.end)?;
        Some(self.several(placed, group))
    }

    /// Whom a description, of which a pronoun that opens it makes `owner` the owner, means: somebody introduced before, or,
    /// where it speaks, somebody new.
    fn description(&mut self, placed: &Placed, owner: Option<usize>, spoken: &[usize]) -> Option<usize> {
        let described = descriptions::read(placed);
        let last_speaker = self.last_speaker.map(|(entity, _)| entity);
        if described.definite || placed.candidate.form == MentionForm::Name {
            let meant = match descriptions::meant(&self.entities, &described, placed, last_speaker) {
                Meant::One(meant) => Some(meant),
                Meant::Several => return None,
                Meant::Nobody => self
                    .epithet(placed, &described)
                    .filter(|_| !spoken.is_empty())
                    .or_else(|| self.body_just_named(placed, &described)),
            };
            if meant.is_some() {
                return meant;
            }
        }
        // Whoever is introduced may speak later: "a nurse" now, "the nurse said" then.
        let introduced = match placed.candidate.kind {
            SpeakerKind::Unnamed => described.indefinite || described.definite,
            SpeakerKind::Group => placed.candidate.subject && described.words.len() > 1,
            // "A report found ..." and then "it warned".
            SpeakerKind::Unknown => described.indefinite && lexicon::is_document(placed.head()),
            _ => false,
        };
        // "I was a writer" introduces nobody.
        let new = !spoken.is_empty() || introduced && !is_predicate(placed);
        let telling = described.definite || described.words.len() > 2 || placed.candidate.plural;
        if !(new || telling) {
            return None;
        }
        let key = described.key(owner);
        let known = self.entities.known(&key).filter(|_| telling);
        if known.is_some() || !new {
            return known;
        }
        let name = described_name(placed, spoken.first().map(|&attribution| &self.attributions[attribution]));
        let words = described.words.iter().map(|word| (*word).to_owned()).collect();
        let mut entity = Entity::of(placed, name, words);
        if entity.kind == SpeakerKind::Unknown {
            entity.kind = lexicon::kind_of_speaker(placed.head(), entity.plural);
        }
        entity.head = Some(described.head.to_owned());
        let entity = self.entities.add(key, entity);
        self.entities.add_role(described.head, entity);
        Some(entity)
    }

    /// The body whose figures speak, where they are the source: "according to figures from the guild".
    fn giver(mentions: &[Placed], at: usize) -> Option<usize> {
        let placed = &mentions[at];
        let tokens = &placed.paragraph.tokens;
        let figures = matches!(
            placed.head(),
            "figures" | "data" | "statistics" | "numbers" | "estimates" | "projections" | "forecasts"
        );
        let from = figures && matches!(tokens.norm(placed.candidate.tokens.end), "from" | "by");
        let next = mentions.get(at + 1).filter(|next| from && next.part == placed.part)?;
        let right_after = tokens.position(next.candidate.phrase.start) == placed.candidate.tokens.end + 1;
        let named = right_after && next.candidate.form == MentionForm::Name;
        next.entity.filter(|_| named)
    }

    /// Whom the possessive pronoun that opens mention `at` means.
    fn owner(mentions: &[Placed], at: usize) -> Option<usize> {
        let before = mentions.get(at.checked_sub(1)?)?;
        let opens = before.part == mentions[at].part
            && before.candidate.form == MentionForm::Pronoun
            && before.candidate.possessor
            && before.candidate.tokens.end == mentions[at].candidate.tokens.start;
        if opens { before.entity } else { None }
    }

    /// The name before mention `at` to which the description is an apposition: "Dana Ruiz, a spokesman for the port".
    fn role_of_name(&self, mentions: &[Placed], at: usize) -> Option<usize> {
        const WINDOW: usize = 5;
        let placed = &mentions[at];
        let start = placed.candidate.phrase.start;
        let mut before =
            mentions[at.saturating_sub(WINDOW)..at].iter().rev().filter(|one| one.part == placed.part);
        let named = before.find(|one| one.candidate.roles.iter().any(|role| role.start == start))?;
        named.entity.map(|entity| self.entities.root(entity))
    }

    /// The person who has just spoken in the same paragraph, where "the captain" goes on and nothing is known of
    /// that person that says otherwise.
    fn epithet(&self, placed: &Placed, described: &Description) -> Option<usize> {
        let (last, part) = self.last_speaker?;
        let entity = &self.entities.list[self.entities.root(last)];
        let plain = described.words.len() < 4 && placed.candidate.kind == SpeakerKind::Unnamed;
        let agree =
            placed.candidate.gender.is_none_or(|gender| entity.gender.is_none_or(|other| other == gender));
        // "his superior" says nothing of what somebody does.
        let unknown = entity.kind == SpeakerKind::Person
            && entity.roles.iter().all(|role| {
                matches!(role.words.first().map(String::as_str), Some("his" | "her" | "their" | "its"))
            });
        (part == placed.part && plain && agree && unknown).then_some(self.entities.root(last))
    }

    /// The body just named that "the company" means.
    fn body_just_named(&self, placed: &Placed, described: &Description) -> Option<usize> {
        let wanted = match described.head {
            "company" | "operator" => Wanted::Company,
            "group" | "agency" | "club" | "team" | "charity" => Wanted::Body,
            _ => return None,
        };
        let pointing = matches!(described.words.first(), Some(&("the" | "this")));
        let plain = pointing && described.words.len() == 2 && !placed.candidate.plural;
        let meant = || self.salience.meant(&self.entities, wanted, placed.sentence, &[]);
        plain.then(meant).flatten()
    }

    /// The one of several namesakes who has just spoken, or else alone was just mentioned.
    fn namesake(&self, placed: &Placed) -> Option<usize> {
        let several = self.entities.namesakes(placed);
        let last =
            self.last_speaker.map(|(last, _)| self.entities.root(last)).filter(|last| several.contains(last));
        last.or_else(|| self.salience.only_recent(&self.entities, &several, placed.sentence))
    }

    /// The several who speak together in `attribution`, whose source is headed by mention `at`.
    fn coordination(&mut self, mentions: &[Placed], at: usize, attribution: usize) -> Option<usize> {
        let placed = &mentions[at];
        let group = placed.candidate.group?;
        let source =
            self.attributions[attribution].found.source.iter().copied().max_by_key(|span| span.len())?;
        let covered = group.shifted(placed.start);
        let (start, end) = (covered.start.max(source.start), covered.end.min(source.end));
        let core = placed.candidate.phrase.shifted(placed.start);
        if end <= start || (end - start) * 2 < covered.len() || core.contains(source) {
            return None;
        }
        Some(self.several(placed, group))
    }

    /// The entity of the coordination at `group` in the paragraph of `placed`.
    fn several(&mut self, placed: &Placed, group: Span) -> usize {
        let text = placed.slice(group);
        let name = undetermined(text);
        let key = format!("group {}", name.to_lowercase().replace('.', ""));
        let span = Span::new(group.end - name.len() as u32, group.end).shifted(placed.start);
        let known = self.entities.known(&key).unwrap_or_else(|| {
            let new = Entity::new(name.to_owned(), SpeakerKind::Group, span.start);
            self.entities.add(key, Entity { plural: true, ..new })
        });
        self.coordinated.push((span, known));
        known
    }
}

/// Whether a description says what somebody is: a form of "be" or "become" stands before it.
fn is_predicate(placed: &Placed) -> bool {
    let first = placed.paragraph.tokens.position(placed.candidate.phrase.start);
    first > 0
        && matches!(
            placed.paragraph.tokens.norm(first - 1),
            "is" | "was"
                | "are"
                | "were"
                | "be"
                | "been"
                | "being"
                | "became"
                | "become"
                | "'s"
                | "'m"
                | "not"
        )
}

/// The name of a description: its words as far as they belong to the source, an article at its start in lower case.
fn described_name(placed: &Placed, attribution: Option<&Linked>) -> String {
    let mut span = placed.candidate.phrase;
    let core = placed.candidate.span;
    let mut sources = attribution.into_iter().flat_map(|linked| &linked.found.source);
    let relative = |end: u32| {
        let last = placed.paragraph.tokens.position(end - placed.start).checked_sub(1);
        last.is_some_and(|last| matches!(placed.paragraph.tokens.norm(last), "who" | "which" | "that"))
    };
    let source = sources
        .find(|source| source.overlaps(core.shifted(placed.start)))
        .filter(|source| !relative(source.end));
    if let Some(end) =
        source.and_then(|source| source.end.checked_sub(placed.start)).filter(|&end| end >= core.end)
    {
        // "the dean |of the day": the source knows better where the phrase ends.
        let rest = Span::new(span.end, end.max(span.end));
        let goes_on = placed.slice(rest).strip_prefix(" of ").is_some_and(|rest| !rest.contains(','));
        span.end = if goes_on { end } else { span.end.min(end) };
    }
    let text = placed.slice(span);
    let mut characters = text.chars();
    match placed.paragraph.tokens.norm(placed.candidate.tokens.start) {
        "the" | "a" | "an" | "one" | "some" | "another" | "two" | "several" | "many" => {
            characters.next().into_iter().flat_map(char::to_lowercase).chain(characters).collect()
        }
        _ => text.to_owned(),
    }
}

/// A coordination's words without "both" and what precedes the first name.
fn undetermined(text: &str) -> &str {
    text.strip_prefix("Both ").or_else(|| text.strip_prefix("both ")).unwrap_or(text)
}
