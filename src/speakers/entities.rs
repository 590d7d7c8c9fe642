//! Entities: the names of an article gathered under the people, bodies and places that they name.

use std::collections::HashMap;

use super::lexicon::{self, Body};
use super::mentions::Candidate;
use super::{Gender, names, spelling};
use crate::document::{BlockKind, MentionForm, Span, SpeakerKind};
use crate::language::Tag;
use crate::text::Paragraph;

/// Somebody or something that the article names or describes.
#[derive(Debug, Clone)]
pub(super) struct Entity {
    /// The fullest name so far, as the article writes it.
    pub(super) name: String,
    /// The words of that name in lower case; hyphenated ones are one word.
    pub(super) words: Vec<String>,
    /// What it is.
    pub(super) kind: SpeakerKind,
    /// The gender that titles, first names or pronouns told.
    pub(super) gender: Option<Gender>,
    /// Whether it is several.
    pub(super) plural: bool,
    /// Roles as the article gives them, with the heads of each in common form.
    pub(super) roles: Vec<Role>,
    /// Where it is first named by this name.
    pub(super) first: u32,
    /// How often it is named in full or with a title.
    pub(super) weight: u32,
    /// The common form of the noun that describes it, where it has no name.
    pub(super) head: Option<String>,
    /// Other first names that the article gives: "Bob".
    pub(super) aliases: Vec<String>,
    /// The entity that this one turned out to be.
    pub(super) same_as: Option<usize>,
}

impl Entity {
    /// An entity called `name` of which no more is known.
    pub(super) fn new(name: String, kind: SpeakerKind, first: u32) -> Self {
        let (words, roles) = (vec![], vec![]);
        Self {
            name,
            words,
            kind,
            gender: None,
            plural: false,
            roles,
            first,
            weight: 0,
            head: None,
            aliases: vec![],
            same_as: None,
        }
    }

    /// The entity that `placed` mentions first.
    pub(super) fn of(placed: &Placed, name: String, words: Vec<String>) -> Self {
        let Candidate { kind, gender, plural, .. } = *placed.candidate;
        Self { words, gender, plural, ..Self::new(name, kind, placed.span().start) }
    }
}

/// What somebody is introduced as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Role {
    /// Its words.
    pub(super) text: String,
    /// Its words in lower case.
    pub(super) words: Vec<String>,
    /// The common forms of the nouns for people in it.
    pub(super) heads: Vec<String>,
    /// Where it stands.
    pub(super) span: Span,
}

/// A candidate in its place in the article.
#[derive(Debug)]
pub(super) struct Placed<'a> {
    /// The candidate; its spans count from the paragraph's start.
    pub(super) candidate: &'a Candidate,
    /// Its paragraph.
    pub(super) paragraph: &'a Paragraph,
    /// Where the paragraph starts.
    pub(super) start: u32,
    /// The position of its paragraph in the article.
    pub(super) part: usize,
    /// The number of its sentence, counted over the article.
    pub(super) sentence: usize,
    /// Whether it stands between quotation marks.
    pub(super) quoted: bool,
    /// Who it is, where that is known.
    pub(super) entity: Option<usize>,
}

impl Placed<'_> {
    /// The core's place in the article.
    pub(super) fn span(&self) -> Span {
        self.candidate.span.shifted(self.start)
    }

    /// The words at `span` of its paragraph.
    pub(super) fn slice(&self, span: Span) -> &str {
        self.paragraph.slice(span)
    }

    /// The last word of its core in lower case.
    pub(super) fn head(&self) -> &str {
        self.paragraph.tokens.norm(self.candidate.tokens.end - 1)
    }

    /// The words of its core in lower case; hyphenated ones are one word.
    pub(super) fn words(&self) -> Vec<String> {
        let text = names::joined(&self.paragraph.tokens, self.candidate.tokens.clone());
        let bare = text.replace('.', "");
        let words = bare.split(' ').filter(|word| !word.starts_with(['“', '"', '‘', '\'', '(']));
        let kept = words.filter(|word| !matches!(*word, "jr" | "sr" | "ii" | "iii" | "iv" | ""));
        kept.map(str::to_owned).collect()
    }

    /// Whether a preposition stands before it, as before a place where something is.
    fn is_located(&self) -> bool {
        let first = self.paragraph.tokens.position(self.candidate.phrase.start);
        first > 0
            && matches!(self.paragraph.tokens[first - 1].tag, Tag::Preposition | Tag::To)
            && !matches!(self.paragraph.tokens.norm(first - 1), "that" | "by" | "while" | "as")
            && !(first > 1 && self.paragraph.tokens.norm(first - 2) == "according")
    }
}

/// The entities of an article, with what finds them.
#[derive(Debug, Default)]
pub(super) struct Entities {
    /// All of them, those included that turned out to be others.
    pub(super) list: Vec<Entity>,
    by_key: HashMap<String, usize>,
    by_word: HashMap<String, Vec<usize>>,
    by_role: HashMap<String, Vec<usize>>,
}

impl Entities {
    /// No more entities than this are compared for one word: names that share a word are few in any real text.
    const MOST: usize = 16;

    /// Gathers the names among `mentions`, and writes into each whom it names.
    pub(super) fn gather(mentions: &mut [Placed], speaks: &dyn Fn(&Placed) -> bool) -> Self {
        let mut entities = Self::default();
        let is_name = |placed: &&mut Placed| placed.candidate.form == MentionForm::Name;
        let is_prose = |placed: &&mut Placed| placed.paragraph.kind != BlockKind::Headline;
        for placed in mentions.iter_mut().filter(is_name).filter(is_prose) {
            placed.entity = entities.full_name(placed);
        }
        let located = entities.located(mentions);
        for placed in mentions.iter_mut().filter(is_name).filter(is_prose) {
            entities.settle(placed, &located, speaks);
        }
        // A headline comes last: in its capitals a verb looks like a part of the name, "Berg Warns".
        for placed in mentions.iter_mut().filter(is_name).filter(|placed| !is_prose(placed)) {
            placed.entity = entities.named_in_prose(placed).or_else(|| entities.full_name(placed));
            entities.settle(placed, &located, speaks);
        }
        entities
    }

    /// Decides whom a name means that did not tell by itself, and takes over what it tells.
    fn settle(&mut self, placed: &mut Placed, located: &[bool], speaks: &dyn Fn(&Placed) -> bool) {
        let words = placed.words();
        placed.entity = match placed.candidate.kind {
            SpeakerKind::Place => {
                self.person_called_like_a_place(placed, &words, located, speaks).or(placed.entity)
            }
            _ if placed.entity.is_some() => placed.entity,
            _ => self.short_name(placed, &words, speaks),
        };
        if let Some(entity) = placed.entity {
            self.learn(entity, placed);
        }
    }

    /// Whom the first words of a headline's name mean, the more the better, where the prose names them.
    fn named_in_prose(&self, placed: &Placed) -> Option<usize> {
        let words = placed.words();
        let whole =
            [format!("body {}", body_key(&words)), format!("name {}", words.concat().replace('-', ""))];
        let known = whole.iter().find_map(|key| self.known(key));
        known.filter(|_| !words.is_empty()).or_else(|| {
            (1..words.len()).rev().find_map(|end| match &words[..end] {
                [word] => match self.called(word, placed) {
                    Called::One(at) => Some(at),
                    _ => self.known(&format!("name {}", word.replace('-', ""))),
                },
                several => self
                    .known(&format!("name {}", several.concat().replace('-', "")))
                    .or_else(|| self.same_person(several, placed.candidate)),
            })
        })
    }

    /// The entity behind `at`, which may have turned out to be another.
    pub(super) fn root(&self, mut at: usize) -> usize {
        while let Some(next) = self.list[at].same_as {
            at = next;
        }
        at
    }

    /// The entity that stands under `key`, if one does.
    pub(super) fn known(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).map(|&at| self.root(at))
    }

    /// A new entity, which stands under `key`.
    pub(super) fn add(&mut self, key: String, entity: Entity) -> usize {
        let at = self.list.len();
        self.by_key.insert(key, at);
        self.list.push(entity);
        at
    }

    /// The entities with a role whose head has the common form `head`, in order of introduction.
    pub(super) fn with_role(&self, head: &str) -> &[usize] {
        self.by_role.get(head).map_or(&[], Vec::as_slice)
    }

    /// Records that `at` has a role headed by `head`.
    pub(super) fn add_role(&mut self, head: &str, at: usize) {
        let list = self.by_role.entry(head.to_owned()).or_default();
        if list.len() < 4 * Self::MOST && !list.contains(&at) {
            list.push(at);
        }
    }

    /// The entity of a name that tells who it is by itself: two words or more, a place, an organisation.
    fn full_name(&mut self, placed: &Placed) -> Option<usize> {
        let words = placed.words();
        let candidate = placed.candidate;
        if words.is_empty() {
            return None;
        }
        let key = match candidate.kind {
            SpeakerKind::Place => {
                let place = lexicon::place(&words.join(" ")).map_or("", |place| place.key);
                format!("place {place}")
            }
            SpeakerKind::Organization => format!("body {}", body_key(&words)),
            _ if words.len() > 1 => format!("name {}", words.concat().replace('-', "")),
            _ => return None,
        };
        let known = self.known(&key).or_else(|| {
            (words.len() > 1 && candidate.kind != SpeakerKind::Place)
                .then(|| self.same_person(&words, candidate))
                .flatten()
        });
        let at = known.unwrap_or_else(|| {
            let entity = Entity::of(placed, placed.slice(candidate.span).to_owned(), words.clone());
            let at = self.add(key.clone(), entity);
            self.index(at, &words, candidate.kind);
            at
        });
        self.by_key.entry(key).or_insert(at);
        if let Some(alias) = candidate.alias {
            let alias = placed.slice(alias).to_lowercase().replace('.', "");
            self.by_key.insert(format!("body {alias}"), at);
            self.by_word.entry(alias.clone()).or_default().push(at);
            if self.list[at].aliases.len() < Self::MOST {
                self.list[at].aliases.push(alias);
            }
        }
        let entity = &mut self.list[at];
        entity.weight += 1;
        let fuller = (words.len(), candidate.span.len() as usize) > (entity.words.len(), entity.name.len());
        if fuller && candidate.kind != SpeakerKind::Place {
            placed.slice(candidate.span).clone_into(&mut entity.name);
            entity.words.clone_from(&words);
            self.index(at, &words, candidate.kind);
        }
        Some(at)
    }

    fn index(&mut self, at: usize, words: &[String], kind: SpeakerKind) {
        for word in words {
            let list = self.by_word.entry(word.clone()).or_default();
            if list.len() < Self::MOST && !list.contains(&at) {
                list.push(at);
            }
        }
        if kind == SpeakerKind::Organization && words.len() > 1 {
            let small = |word: &&String| !matches!(word.as_str(), "of" | "the" | "and" | "for" | "&" | "on");
            let initials: String =
                words.iter().filter(small).filter_map(|word| word.chars().next()).collect();
            if initials.len() > 2 {
                self.by_key.entry(format!("body {initials}")).or_insert(at);
            }
            for word in words {
                self.add_role(&common_form(word), at);
            }
        }
    }

    /// An entity whose full name is another form of `words`: initials, a middle name more or less, another spelling.
    fn same_person(&self, words: &[String], candidate: &Candidate) -> Option<usize> {
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
    fn located(&self, mentions: &[Placed]) -> Vec<bool> {
        let mut located = vec![false; self.list.len()];
        for placed in mentions.iter().filter(|placed| placed.candidate.kind == SpeakerKind::Place) {
            if let Some(entity) = placed.entity.filter(|_| placed.is_located()) {
                located[entity] = true;
            }
        }
        located
    }

    /// The person who is called `words` by surname, where these words would else be a place: "Brazil told".
    fn person_called_like_a_place(
        &self,
        placed: &Placed,
        words: &[String],
        located: &[bool],
        speaks: &dyn Fn(&Placed) -> bool,
    ) -> Option<usize> {
        let surname = words.last().filter(|_| words.len() == 1)?;
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
    fn short_name(
        &mut self,
        placed: &Placed,
        words: &[String],
        speaks: &dyn Fn(&Placed) -> bool,
    ) -> Option<usize> {
        let word = words.last()?.clone();
        if words.len() == 1 {
            match self.called(&word, placed) {
                Called::One(at) => return Some(at),
                Called::Several => return None,
                Called::Nobody => {}
            }
            if let Some(at) = self.misspelt(&word, placed, speaks) {
                return Some(at);
            }
        }
        let bare_role = lexicon::noun(&word).is_some() || lexicon::title(&word).is_some();
        if bare_role && placed.candidate.gender.is_none() {
            return None;
        }
        let key = format!("name {}", words.concat().replace('-', ""));
        if let Some(at) = self.known(&key) {
            return Some(at);
        }
        let entity = Entity::of(placed, placed.slice(placed.candidate.span).to_owned(), words.to_vec());
        Some(self.add(key, entity))
    }

    /// Who is called by the one word `word`: those whose surname it is before those whose first name it is.
    fn called(&self, word: &str, placed: &Placed) -> Called {
        let Some(list) = self.by_word.get(word) else { return Called::Nobody };
        let agrees = |&at: &usize| {
            let (mine, theirs) = (placed.candidate.gender, self.list[at].gender);
            let person = placed.candidate.kind != SpeakerKind::Person
                || self.list[at].kind != SpeakerKind::Organization;
            person
                && (mine.is_none() || theirs.is_none() || mine == theirs)
                && self.list[at].kind != SpeakerKind::Place
        };
        let all: Vec<usize> = list.iter().map(|&at| self.root(at)).filter(agrees).collect();
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

    /// Those whom the one word of `placed` can name, where it does not tell them apart.
    pub(super) fn namesakes(&self, placed: &Placed) -> Vec<usize> {
        let words = placed.words();
        let known = words.last().filter(|_| words.len() == 1).and_then(|word| self.by_word.get(word));
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
        let surname = |entity: &Entity| entity.words.last().cloned().unwrap_or_default();
        let mut close = persons().filter(|(_, entity)| spelling::is_variant(&surname(entity), word));
        if let Some((at, _)) = close.next() {
            return close.next().is_none().then_some(at);
        }
        if !speaks(placed) || placed.candidate.kind != SpeakerKind::Person && word.len() < 6 {
            return None;
        }
        let mut alike = persons().filter(|(_, entity)| is_mangled(&surname(entity), word));
        let (at, _) = alike.next()?;
        alike.next().is_none().then_some(at)
    }

    /// Takes over what a mention tells of its entity.
    pub(super) fn learn(&mut self, at: usize, placed: &Placed) {
        let candidate = placed.candidate;
        if candidate.kind == SpeakerKind::Person && self.list[at].kind == SpeakerKind::Unknown {
            self.list[at].kind = SpeakerKind::Person;
        }
        if self.list[at].gender.is_none() && self.list[at].kind != SpeakerKind::Place {
            self.list[at].gender = candidate.gender;
        }
        for span in &candidate.roles {
            let text = placed.slice(*span);
            let roles = &self.list[at].roles;
            if roles.len() >= Self::MOST || roles.iter().any(|known| known.text.eq_ignore_ascii_case(text)) {
                continue;
            }
            let role = role(placed, *span);
            for head in &role.heads {
                self.add_role(head, at);
            }
            self.list[at].roles.push(role);
        }
    }
}

/// Whom a single word can name.
enum Called {
    Nobody,
    One(usize),
    Several,
}

/// The role at `span`, with the common forms of its heads.
pub(super) fn role(placed: &Placed, span: Span) -> Role {
    let tokens = &placed.paragraph.tokens;
    let words: Vec<String> = tokens.within(span).map(|at| tokens.norm(at).to_owned()).collect();
    let ends = |word: &&String| {
        matches!(
            word.as_str(),
            "of" | "for" | "at" | "in" | "from" | "who" | "with" | "based" | "," | "on" | "to"
        )
    };
    let front = words.iter().take_while(|word| !ends(word));
    let heads = front
        .filter(|word| lexicon::noun(word).is_some() || lexicon::title(word).is_some())
        .map(|word| common_form(word))
        .collect();
    Role { text: placed.slice(span).to_owned(), words, heads, span: span.shifted(placed.start) }
}

/// The common form of a role noun: "spokesperson" for "spokeswoman".
pub(super) fn common_form(word: &str) -> String {
    lexicon::common_form(word.trim_end_matches('.')).to_owned()
}

/// The words of an organisation's name without what marks a company, in one string.
fn body_key(words: &[String]) -> String {
    let company = |word: &&String| !lexicon::body(word, Body::Suffix) || words.len() == 1;
    let bare: Vec<&str> = words.iter().filter(company).map(String::as_str).collect();
    if bare.is_empty() { words.join(" ") } else { bare.join(" ") }
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

/// Whether a surname is most likely the other after careless typing or translating: first letter, last two letters
/// and length are alike.
fn is_mangled(a: &str, b: &str) -> bool {
    let ends = |word: &str| {
        let letters: Vec<char> = word.chars().collect();
        (letters.len() > 4)
            .then(|| (letters[0], letters[letters.len() - 2], letters[letters.len() - 1], letters.len()))
    };
    match (ends(a), ends(b)) {
        (Some(a), Some(b)) => (a.0, a.1, a.2) == (b.0, b.1, b.2) && a.3.abs_diff(b.3) <= 1,
        _ => false,
    }
}
