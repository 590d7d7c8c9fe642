//! Whom a name means that does not tell by itself: a surname, a first name, a short form, a misspelling, a place's
//! name.

use super::entities::{Entities, Entity};
use super::lexicon::{self, Body};
use super::mentions::Candidate;
use super::placed::Placed;
use super::{Gender, spelling};
use crate::document::{MentionForm, SpeakerKind};

impl Entities {
    /// Whom the first words of a headline's name mean, the more the better, where the prose names them.
    pub(super) fn named_in_prose(&self, placed: &Placed) -> Option<usize> {
        let words = &placed.candidate.words;
        let known = [body_key(words), name_key(words)].iter().find_map(|key| self.known(key));
        known.filter(|_| !words.is_empty()).or_else(|| {
            (1..words.len()).rev().find_map(|end| match &words[..end] {
                first @ [word] => match self.called(word, placed) {
                    Called::One(at) => Some(at),
                    _ => self.known(&name_key(first)),
                },
                several => {
                    self.known(&name_key(several)).or_else(|| self.same_person(several, &placed.candidate))
                }
            })
        })
    }

    /// An entity whose full name is another form of `words`: initials, a middle name more or less, another spelling.
    pub(super) fn same_person(&self, words: &[String], candidate: &Candidate) -> Option<usize> {
        let last = words.last()?;
        let known = self
            .by_word
            .get(last)
            .into_iter()
            .flatten()
            .chain(self.by_word.get(&words[0]).into_iter().flatten());
        known.copied().take(2 * Self::MOST).map(|at| self.root(at)).find(|&at| {
            let entity = &self.list[at];
            let agree =
                entity.gender.is_none() || candidate.gender.is_none() || entity.gender == candidate.gender;
            let by_alias = entity.words.last() == Some(last) && entity.aliases.contains(&words[0]);
            let other_form =
                || by_alias || entity.words.ends_with(words) || is_other_form(&entity.words, words);
            agree && entity.kind != SpeakerKind::Place && other_form()
        })
    }

    /// For each place, whether the article uses its name for a place where something is.
    pub(super) fn located(&self, mentions: &[Placed]) -> Vec<bool> {
        let mut located = vec![false; self.list.len()];
        for placed in mentions.iter().filter(|placed| placed.candidate.kind == SpeakerKind::Place) {
            if let Some(entity) = placed.entity.filter(|_| placed.is_located()) {
                located[entity] = true;
            }
        }
        located
    }

    /// The person who is called by surname what would else be a place: "Brazil told".
    pub(super) fn person_called_like_a_place(
        &self,
        placed: &Placed,
        located: &[bool],
        speaks: &dyn Fn(&Placed) -> bool,
    ) -> Option<usize> {
        let [surname] = &placed.candidate.words[..] else { return None };
        let mut persons = self.by_word.get(surname)?.iter().map(|&at| self.root(at)).filter(|&at| {
            let entity = &self.list[at];
            entity.kind == SpeakerKind::Person
                && entity.words.len() > 1
                && entity.words.last() == Some(surname)
        });
        let person = persons.next().filter(|_| persons.next().is_none())?;
        let used_as_place = placed.entity.and_then(|place| located.get(place)).is_some_and(|&used| used);
        let here = !placed.is_located()
            && (speaks(placed)
                || placed.candidate.subject && !used_as_place
                || placed.candidate.possessor && !used_as_place);
        here.then_some(person)
    }

    /// The entity that a single word names: a surname, a first name, a short form, a misspelling; or a new one.
    pub(super) fn short_name(&mut self, placed: &Placed, speaks: &dyn Fn(&Placed) -> bool) -> Option<usize> {
        let words = &placed.candidate.words;
        let word = words.last()?;
        if words.len() == 1 {
            match self.called(word, placed) {
                Called::One(at) => return Some(at),
                Called::Several => return None,
                Called::Nobody => {}
            }
            if let Some(at) = self.misspelt(word, placed, speaks) {
                return Some(at);
            }
        }
        let bare_role = lexicon::noun(word).is_some() || lexicon::title(word).is_some();
        if bare_role && placed.candidate.gender.is_none() {
            return None;
        }
        let key = name_key(words);
        if let Some(at) = self.known(&key) {
            return Some(at);
        }
        let mut entity = Entity::of(placed, placed.slice(placed.candidate.span).to_owned(), words.clone());
        // "Isabel" alone is a person, where the article has nobody of that surname.
        if let Some(bearer) = lexicon::first_name(word).filter(|_| words.len() == 1) {
            if entity.kind == SpeakerKind::Unknown {
                entity.kind = SpeakerKind::Person;
            }
            entity.gender = entity.gender.or(bearer.gender);
        }
        Some(self.add(key, entity))
    }

    /// Who is called by the one word `word`: those whose surname it is before those whose first name it is.
    fn called(&self, word: &str, placed: &Placed) -> Called {
        let Some(list) = self.by_word.get(word) else { return Called::Nobody };
        let agrees = |&at: &usize| {
            // A description that may be a name tells no gender.
            let told = placed.candidate.form == MentionForm::Name;
            let (mine, theirs) = (placed.candidate.gender.filter(|_| told), self.list[at].gender);
            let person = placed.candidate.kind != SpeakerKind::Person
                || self.list[at].kind != SpeakerKind::Organization;
            person
                && (mine.is_none() || theirs.is_none() || mine == theirs)
                && self.list[at].kind != SpeakerKind::Place
        };
        // "in Leiden" is nobody called Leiden Toccata.
        let located = placed.is_inside() && lexicon::first_name(word).is_none();
        let named = |at: &usize| !located || self.list[*at].words.first().is_none_or(|first| first != word);
        // "The Gulf of Finland" is not Halcyon Gulf Holdings.
        let goes_on = placed.paragraph.tokens.norm(placed.candidate.tokens.end) == "of";
        let whole = |at: &usize| {
            let entity = &self.list[*at];
            let inner = entity.words.first().is_none_or(|first| first != word);
            !(goes_on && inner && entity.kind == SpeakerKind::Organization)
        };
        let all = list.iter().map(|&at| self.root(at)).filter(agrees).filter(named).filter(whole);
        let all: Vec<usize> = all.collect();
        let rank = |at: usize| {
            let entity = &self.list[at];
            let surname = entity.words.last().is_some_and(|own| own == word);
            match (entity.kind, surname) {
                (SpeakerKind::Organization, _) => 3,
                (_, true) => 0,
                (_, false) if entity.words[0] == word => 1,
                _ => 2,
            }
        };
        let Some(best) = all.iter().map(|&at| rank(at)).min() else { return Called::Nobody };
        let mut best: Vec<usize> = all.into_iter().filter(|&at| rank(at) == best).collect();
        best.dedup();
        // A surname alone means somebody introduced before, where anybody was.
        let here = placed.span().start;
        if best.iter().any(|&at| self.list[at].first <= here) {
            best.retain(|&at| self.list[at].first <= here);
        }
        match best[..] {
            [one] => Called::One(one),
            _ => self.foremost(&best).map_or(Called::Several, Called::One),
        }
    }

    /// The one person whose surname the only word of `placed` is, or the body that starts with it where that speaks.
    pub(super) fn called_by_surname(&self, placed: &Placed, speaks: bool) -> Option<usize> {
        let Called::One(at) = self.called(placed.head(), placed) else { return None };
        let entity = &self.list[at];
        if speaks && entity.kind == SpeakerKind::Organization && entity.words[0] == placed.head() {
            return Some(at);
        }
        let surname = entity.words.len() > 1 && entity.words.last().is_some_and(|word| word == placed.head());
        (surname && entity.kind == SpeakerKind::Person).then_some(at)
    }

    /// The one person of two names or more whose surname is `word`.
    pub(super) fn with_surname(&self, word: &str) -> Option<usize> {
        let known = self.by_word.get(word)?.iter().map(|&at| self.root(at));
        let mut persons = known.filter(|&at| {
            let entity = &self.list[at];
            let surname = entity.words.len() > 1 && entity.words.last().is_some_and(|last| last == word);
            surname && entity.kind == SpeakerKind::Person
        });
        let first = persons.next()?;
        persons.all(|other| other == first).then_some(first)
    }

    /// Those whom the one word of `placed` can name, where it does not tell them apart.
    pub(super) fn namesakes(&self, placed: &Placed) -> Vec<usize> {
        let known = match &placed.candidate.words[..] {
            [word] => self.by_word.get(word),
            _ => None,
        };
        let person = |at: &usize| self.list[*at].kind == SpeakerKind::Person;
        known.into_iter().flatten().map(|&at| self.root(at)).filter(person).collect()
    }

    /// The one of several namesakes whom the article is about: named in full three times as often as any other.
    fn foremost(&self, several: &[usize]) -> Option<usize> {
        let first = several.iter().copied().max_by_key(|&at| self.list[at].weight)?;
        let rest = several.iter().filter(|&&at| at != first).map(|&at| self.list[at].weight).max()?;
        (self.list[first].weight >= 3 * rest).then_some(first)
    }

    /// A person named in full whose surname `word` misspells. A surname that comes without introduction is most
    /// likely a slip; the more it speaks, the less so.
    fn misspelt(&self, word: &str, placed: &Placed, speaks: &dyn Fn(&Placed) -> bool) -> Option<usize> {
        const MOST: usize = 64;
        let known = lexicon::body(word, Body::Known)
            || lexicon::place(word).is_some()
            || lexicon::noun(word).is_some();
        if known || placed.candidate.gender == Some(Gender::Neuter) {
            return None;
        }
        let persons = || {
            let named = |entity: &&Entity| {
                entity.kind == SpeakerKind::Person && entity.words.len() > 1 && entity.same_as.is_none()
            };
            self.list.iter().take(MOST).enumerate().filter(move |(_, entity)| named(entity))
        };
        let mut close = persons().filter(|(_, entity)| spelling::is_variant(entity.surname(), word));
        if let Some((at, _)) = close.next() {
            return close.next().is_none().then_some(at);
        }
        if !speaks(placed) || placed.candidate.kind != SpeakerKind::Person && word.len() < 6 {
            return None;
        }
        let mut alike = persons().filter(|(_, entity)| spelling::is_mangled(entity.surname(), word));
        let (at, _) = alike.next()?;
        alike.next().is_none().then_some(at)
    }
}

/// Whom a single word can name.
enum Called {
    Nobody,
    One(usize),
    Several,
}

/// Whether two names of two words or more are forms of one: they end alike, and what comes before is alike, an
/// initial of the other's, or left out.
fn is_other_form(a: &[String], b: &[String]) -> bool {
    let (Some(last_a), Some(last_b)) = (a.last(), b.last()) else { return false };
    let initial = |x: &str, y: &str| {
        let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
        short == long || short.len() == 1 && long.starts_with(short)
    };
    let same_last = last_a == last_b;
    let close_last = a[0] == b[0] && spelling::is_variant(last_a, last_b) && a.len() == b.len();
    if a.len() < 2 || b.len() < 2 || !(same_last || close_last) {
        return false;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let first_fits = initial(&short[0], &long[0]) || spelling::is_variant(&short[0], &long[0]);
    let mut rest = long[1..].iter();
    let middle_fits = short[1..short.len() - 1].iter().all(|word| rest.any(|other| initial(word, other)));
    first_fits && middle_fits
}

/// Under what an organisation of that name stands: its words without what marks a company.
pub(super) fn body_key(words: &[String]) -> String {
    let company = |word: &&String| words.len() == 1 || !lexicon::body(word, Body::Suffix);
    let bare: Vec<&str> = words.iter().filter(company).map(String::as_str).collect();
    let bare = if bare.is_empty() { words.join(" ") } else { bare.join(" ") };
    format!("body {bare}")
}

/// Under what somebody of that name stands: its letters, so that hyphens make no difference.
pub(super) fn name_key(words: &[String]) -> String {
    let mut key = "name ".to_owned();
    words.iter().flat_map(|word| word.split('-')).for_each(|part| key.push_str(part));
    key
}
