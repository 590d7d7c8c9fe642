//! Who is who: the speakers of all versions, matched by name, by role, and by their words.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::comparison::{Likeness, SpeakerMember, SpeakerRelation, SpeakerRow};
use super::rows::{Edge, rows};
use super::stories::Stories;
use super::version::Prepared;
use super::words::Vocabulary;
use crate::document::{MentionForm, SpeakerKind};
use crate::language::data_lines;
use crate::speakers::{Gender, common_form, country, demonym, gender, is_mangled, is_title, is_variant};

/// Nobody is held against more namesakes than this.
const NAMESAKES: usize = 64;

/// A speaker of one version.
pub(super) struct Person {
    pub(super) version: u32,
    pub(super) speaker: u32,
    kind: SpeakerKind,
    name: String,
    /// The name in lower case, without determiners, titles and marks; countries by one name.
    words: Vec<String>,
    /// What it is described as: terms, in order.
    role: Vec<u32>,
    /// A description, to be shown.
    described: Option<String>,
    /// In how many ways its version spells its last word.
    spellings: usize,
    /// As a title or a first name tells.
    gender: Option<Gender>,
    /// The country whose capital or government it is, or that it is.
    country: Option<&'static str>,
}

/// Why two speakers are one.
#[derive(Debug, Clone)]
struct Reason {
    how: Likeness,
    why: String,
}

/// The speakers of all versions, and which of them are one.
pub(super) struct People {
    list: Vec<Person>,
    /// Where a version's first speaker stands in `list`.
    starts: Vec<usize>,
    edges: Vec<(Edge, Reason)>,
    /// Those of speakers without a name of their own, "officials": the same where the stories are.
    nameless: Vec<(Edge, Reason)>,
    row_of: Vec<usize>,
    rows: Vec<Vec<usize>>,
}

impl People {
    /// The speakers of `versions`, matched by name and role.
    pub(super) fn new(versions: &[Prepared], vocabulary: &mut Vocabulary) -> Self {
        let mut people = Self {
            list: Vec::new(),
            starts: Vec::new(),
            edges: Vec::new(),
            nameless: Vec::new(),
            row_of: Vec::new(),
            rows: Vec::new(),
        };
        for (version, prepared) in versions.iter().enumerate() {
            people.starts.push(people.list.len());
            for speaker in &prepared.document().speakers {
                people.list.push(Person::new(version as u32, speaker, prepared, vocabulary));
            }
        }
        for (a, b) in people.candidates() {
            if let Some((score, reason)) = people.list[a].alike(&people.list[b], vocabulary) {
                let named = people.list[a].is_named() || people.list[b].is_named();
                let edges = if named { &mut people.edges } else { &mut people.nameless };
                let apart = people.list[a].speaker.abs_diff(people.list[b].speaker);
                edges.push((Edge { score, apart, part: 0, a, b }, reason));
            }
        }
        people.leave_out_doubtful();
        people.join();
        people
    }

    /// Where speaker `speaker` of `version` stands.
    pub(super) fn position(&self, version: u32, speaker: u32) -> usize {
        self.starts[version as usize] + speaker as usize
    }

    /// The row of speaker `speaker` of `version`.
    pub(super) fn row(&self, version: u32, speaker: u32) -> usize {
        self.row_of[self.position(version, speaker)]
    }

    /// Whether two speakers are one.
    pub(super) fn are_one(&self, a: usize, b: usize) -> bool {
        self.row_of[a] == self.row_of[b]
    }

    /// Whether two speakers of different versions could be one: no name tells otherwise.
    pub(super) fn could_be_one(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.list[a], &self.list[b]);
        if a.kind == SpeakerKind::Person && b.kind == SpeakerKind::Person {
            return a.shares_a_name(b) || shared(&a.role, &b.role).next().is_some();
        }
        if a.words == b.words {
            return true;
        }
        if a.country.is_some() || b.country.is_some() {
            return a.country == b.country || a.speaks_of(b) || b.speaks_of(a);
        }
        let nameless = |person: &Person| matches!(person.kind, SpeakerKind::Unnamed | SpeakerKind::Unknown);
        let untold = a.role.is_empty() || b.role.is_empty();
        (nameless(a) || nameless(b)) && (untold || shared(&a.role, &b.role).next().is_some())
    }

    /// Takes a person and whoever is given the same words for one, `pairs` as positions, and those without a name of
    /// their own because their versions tell one story; then matches anew.
    pub(super) fn join_by_words(
        &mut self,
        pairs: impl Iterator<Item = (usize, usize, String)>,
        stories: &Stories,
    ) {
        let list = &self.list;
        let nameless = std::mem::take(&mut self.nameless);
        let one_story = |edge: &Edge| stories.are_one(list[edge.a].version, list[edge.b].version);
        self.edges.extend(nameless.into_iter().filter(|(edge, _)| one_story(edge)));
        for (a, b, words) in pairs {
            let people = [a, b].iter().any(|&at| self.list[at].kind == SpeakerKind::Person);
            if people && self.row_of[a] != self.row_of[b] && self.could_be_one(a, b) {
                let (one, other) = (&self.list[a], &self.list[b]);
                let persons = one.kind == SpeakerKind::Person && other.kind == SpeakerKind::Person;
                let surnames = one.words.last().zip(other.words.last());
                let spelt = persons && surnames.is_some_and(|(a, b)| is_close(a, b));
                let how = if spelt { Likeness::Spelling } else { Likeness::Role };
                let reason = Reason { how, why: format!("both are given the words “{words}”") };
                let (a, b) = (a.min(b), a.max(b));
                let apart = one.speaker.abs_diff(other.speaker);
                self.edges.push((Edge { score: 300, apart, part: 0, a, b }, reason));
            }
        }
        self.join();
    }

    /// Pairs of speakers of different versions that share a name's word, a role's word or a country.
    fn candidates(&self) -> Vec<(usize, usize)> {
        let mut known: HashMap<(u8, String), Vec<usize>> = HashMap::new();
        for (at, person) in self.list.iter().enumerate() {
            let mut put = |sort, key: String| known.entry((sort, key)).or_default().push(at);
            put(0, person.words.concat());
            put(1, initials(&person.words));
            person.words.first().into_iter().chain(person.words.last()).for_each(|word| put(2, word.clone()));
            person.role.iter().for_each(|role| put(3, role.to_string()));
            person.country.into_iter().for_each(|country| put(4, country.to_owned()));
        }
        let mut pairs = Vec::new();
        for same in known.values() {
            for (nth, &a) in same.iter().enumerate() {
                let others = same[nth + 1..].iter().take(NAMESAKES);
                pairs.extend(
                    others.filter(|&&b| self.list[a].version != self.list[b].version).map(|&b| (a, b)),
                );
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// Leaves out what could be said of two speakers of one version alike: a surname that two bear.
    fn leave_out_doubtful(&mut self) {
        let mut told: HashMap<(usize, u32), (u32, Vec<usize>)> = HashMap::new();
        for (edge, _) in &self.edges {
            for (at, other) in [(edge.a, edge.b), (edge.b, edge.a)] {
                let (score, others) = told.entry((at, self.list[other].version)).or_default();
                match edge.score.cmp(score) {
                    std::cmp::Ordering::Greater => (*score, *others) = (edge.score, vec![other]),
                    std::cmp::Ordering::Equal => others.push(other),
                    std::cmp::Ordering::Less => {}
                }
            }
        }
        let clear = |at: usize, other: usize, list: &[Person]| {
            let (_, others) = &told[&(at, list[other].version)];
            others.len() == 1
                || others.contains(&other) && others.iter().all(|&one| list[one].words == list[other].words)
        };
        let list = &self.list;
        self.edges.retain(|(edge, _)| clear(edge.a, edge.b, list) && clear(edge.b, edge.a, list));
    }

    /// Makes rows of the edges. A version has no two speakers in a row.
    fn join(&mut self) {
        let list = &self.list;
        let edges = self.edges.iter().map(|(edge, _)| *edge).collect();
        self.rows = rows(list.len(), edges, |_, a, b| {
            let versions = |row: &[usize]| row.iter().map(|&at| list[at].version).collect::<Vec<_>>();
            let (a, b) = (versions(a), versions(b));
            !a.iter().any(|version| b.contains(version))
        });
        self.row_of = vec![0; list.len()];
        for (row, members) in self.rows.iter().enumerate() {
            for &at in members {
                self.row_of[at] = row;
            }
        }
    }

    /// The member of a row whose name the row bears: the fullest, of equals the commonest, of these the one whose version
    /// spells it in one way.
    fn bearer(&self, row: &[usize]) -> usize {
        let named = |kind: SpeakerKind| !matches!(kind, SpeakerKind::Unnamed | SpeakerKind::Unknown);
        let common =
            |at: usize| row.iter().filter(|&&other| self.list[other].words == self.list[at].words).count();
        let rank = |&at: &usize| {
            let person = &self.list[at];
            (
                named(person.kind),
                person.words.len().min(3),
                common(at),
                std::cmp::Reverse(person.spellings),
                std::cmp::Reverse(person.name.clone()),
                std::cmp::Reverse(at),
            )
        };
        row.iter().copied().max_by_key(rank).expect("a row has a member")
    }

    /// For each row of persons that several versions have: the members, and the last word of the name that it bears.
    pub(super) fn names(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = (u32, u32)>)> {
        self.rows.iter().filter_map(|row| {
            let bearer = &self.list[self.bearer(row)];
            let name = bearer.words.last().filter(|_| bearer.kind == SpeakerKind::Person)?;
            Some((name.as_str(), row.iter().map(|&at| (self.list[at].version, self.list[at].speaker))))
        })
    }

    /// The rows, in the order of the versions as `order` numbers them, and where each row of this matching went.
    pub(super) fn finish(&self, order: &[u32], vocabulary: &Vocabulary) -> (Vec<SpeakerRow>, Vec<u32>) {
        let mut finished: Vec<_> = self
            .rows
            .iter()
            .enumerate()
            .map(|(at, row)| (at, self.row_of_members(row, order, vocabulary)))
            .collect();
        finished.sort_by_key(|(_, row)| (row.members[0].version, row.members[0].speaker));
        let mut went = vec![0; finished.len()];
        let rows = finished.into_iter().enumerate().map(|(id, (at, mut row))| {
            went[at] = id as u32;
            row.id = id as u32;
            row
        });
        let rows = rows.collect();
        (rows, went)
    }

    fn row_of_members(&self, row: &[usize], order: &[u32], vocabulary: &Vocabulary) -> SpeakerRow {
        let bearer = self.bearer(row);
        let named = &self.list[bearer];
        let mut members: Vec<_> = row
            .iter()
            .map(|&at| {
                let person = &self.list[at];
                let reason = (person.words != named.words).then(|| self.reason(at, bearer, row, vocabulary));
                let (how, why) =
                    reason.map_or((Likeness::SameName, Vec::new()), |reason| (reason.how, vec![reason.why]));
                SpeakerMember {
                    version: order[person.version as usize],
                    speaker: person.speaker,
                    name: person.name.clone(),
                    how,
                    why,
                }
            })
            .collect();
        members.sort_by_key(|member| (member.version, member.speaker));
        let relation = match &members[..] {
            [_] => SpeakerRelation::Alone,
            all if all.iter().all(|member| member.how == Likeness::SameName) => SpeakerRelation::SameName,
            _ => SpeakerRelation::Varied,
        };
        SpeakerRow { id: 0, name: named.name.clone(), kind: named.kind, relation, members }
    }

    /// What joins `at` to the row that bears the name of `bearer`: their own likeness, else what joined it to any other.
    fn reason(&self, at: usize, bearer: usize, row: &[usize], vocabulary: &Vocabulary) -> Reason {
        if let Some((_, reason)) = self.list[at].alike(&self.list[bearer], vocabulary) {
            return reason;
        }
        let own = self.edges.iter().filter(|(edge, _)| {
            let other = if edge.a == at { edge.b } else { edge.a };
            (edge.a == at || edge.b == at) && row.contains(&other)
        });
        let best = own.max_by_key(|(edge, _)| (edge.score, std::cmp::Reverse((edge.a, edge.b))));
        best.map_or_else(|| Reason { how: Likeness::Role, why: String::new() }, |(_, reason)| reason.clone())
    }
}

impl Person {
    fn new(
        version: u32,
        speaker: &crate::document::Speaker,
        prepared: &Prepared,
        vocabulary: &mut Vocabulary,
    ) -> Self {
        let words = name_words(&speaker.name, speaker.kind);
        let nameless =
            matches!(speaker.kind, SpeakerKind::Unnamed | SpeakerKind::Unknown | SpeakerKind::Group);
        let told = speaker.descriptions.iter().chain(nameless.then_some(&speaker.name));
        let mut role: Vec<u32> = told
            .flat_map(|description| description.split_whitespace())
            .map(|word| vocabulary.stem(common_form(&bare(word))))
            .collect();
        role.retain(|&term| vocabulary.term(term).rarity > 0);
        role.sort_unstable();
        role.dedup();
        let governs = words.len() > 1 && words.iter().any(|word| word == "government");
        let rest: Vec<_> =
            words.iter().filter(|word| !matches!(word.as_str(), "government" | "of")).cloned().collect();
        let country = match speaker.kind {
            SpeakerKind::Person => None,
            _ if governs => country(&rest.join(" ")),
            _ => country(&words.join(" ")),
        };
        Self {
            version,
            speaker: speaker.id,
            kind: speaker.kind,
            name: speaker.name.clone(),
            words,
            role,
            described: speaker.descriptions.first().cloned(),
            spellings: spellings(speaker, prepared),
            gender: speaker.name.split_whitespace().find_map(|word| gender(&word.to_lowercase())),
            country,
        }
    }

    /// Whether it has a name of its own: a person, or a capital inside the name.
    fn is_named(&self) -> bool {
        let inside = self.name.split(' ').skip(1).any(|word| word.starts_with(char::is_uppercase));
        let generic = matches!(self.kind, SpeakerKind::Group | SpeakerKind::Unnamed | SpeakerKind::Unknown);
        !generic || inside || self.country.is_some() || self.words.iter().any(|word| country(word).is_some())
    }

    /// Whether, how far and why this speaker and that of another version are one.
    fn alike(&self, other: &Self, vocabulary: &Vocabulary) -> Option<(u32, Reason)> {
        use SpeakerKind::{Group, Person, Place, Unknown, Unnamed};
        let told = |score, how, why| Some((score, Reason { how, why }));
        let persons = self.kind == Person && other.kind == Person;
        let kinds = self.kind == other.kind
            || self.kind == Unknown
            || other.kind == Unknown
            || ![self.kind, other.kind].iter().any(|kind| matches!(kind, Person | Place));
        if kinds && !self.words.is_empty() && self.words.concat() == other.words.concat() {
            let exact = u32::from(self.name == other.name) + u32::from(self.kind == other.kind);
            return told(900 + 50 * exact, Likeness::SameName, "the same name".to_owned());
        }
        if self.country.is_some() && self.country == other.country {
            return told(
                600,
                Likeness::Government,
                format!("both speak for {}", capitalised(self.country.unwrap_or_default())),
            );
        }
        if persons {
            return self.same_person(other, vocabulary);
        }
        let bodies =
            ![self.kind, other.kind].iter().any(|kind| matches!(kind, Person | Place | Unnamed | Group));
        if bodies {
            let (short, long) =
                if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
            if long.words.len() > 1 && short.words.len() == 1 && short.words[0] == initials(&long.words) {
                return told(
                    800,
                    Likeness::ShortName,
                    format!("“{}” are the initials of “{}”", short.name, long.name),
                );
            }
            let mut sorted = [self.words.clone(), other.words.clone()];
            for words in &mut sorted {
                words.retain(|word| word != "of");
                words.sort_unstable();
            }
            if sorted[0] == sorted[1] {
                return told(850, Likeness::Spelling, "the same words in another order".to_owned());
            }
        }
        let one_nameless = (self.kind == Person) != (other.kind == Person)
            && [self.kind, other.kind].iter().any(|kind| matches!(kind, Unnamed | Unknown));
        if one_nameless {
            let (person, nameless) = if self.kind == Person { (self, other) } else { (other, self) };
            let shared = shared(&person.role, &nameless.role).collect::<Vec<_>>();
            let tells: u32 = shared.iter().map(|&term| vocabulary.term(term).rarity).sum();
            if shared.len() > 1 && 3 * shared.len() >= 2 * nameless.role.len() && tells >= 8 {
                let role = person.described.clone().unwrap_or_default();
                return told(500, Likeness::Role, format!("{} is called “{role}”", person.name));
            }
        }
        None
    }

    /// Whether two persons with different names are one.
    fn same_person(&self, other: &Self, vocabulary: &Vocabulary) -> Option<(u32, Reason)> {
        let told = |score, how, why| Some((score, Reason { how, why }));
        let (short, long) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        let (first, last) = (short.words.first()?, short.words.last()?);
        let (long_first, long_last) = (long.words.first()?, long.words.last()?);
        let named = |person: &Self| person.name.clone();
        if self.gender.zip(other.gender).is_some_and(|(one, other)| one != other) {
            return None;
        }
        if short.words.len() == 1 && long.words.len() > 1 {
            if last == long_last {
                return told(
                    800,
                    Likeness::ShortName,
                    format!("“{}” is the surname of “{}”", named(short), named(long)),
                );
            }
            return is_variant(last, long_last).then(|| {
                (
                    600,
                    Reason {
                        how: Likeness::Spelling,
                        why: format!("“{}” is spelt much like “{}”", named(short), named(long)),
                    },
                )
            });
        }
        if short.words.len() == 1 {
            return is_variant(last, long_last).then(|| {
                (
                    600,
                    Reason {
                        how: Likeness::Spelling,
                        why: format!("“{}” is spelt much like “{}”", named(short), named(long)),
                    },
                )
            });
        }
        let initial = |a: &str, b: &str| a.len() == 1 && b.starts_with(a) || b.len() == 1 && a.starts_with(b);
        if last == long_last && (first == long_first || initial(first, long_first)) {
            return told(
                850,
                Likeness::ShortName,
                format!("“{}” is a shorter form of “{}”", named(short), named(long)),
            );
        }
        let close_first = first == long_first || is_variant(first, long_first);
        let close_last = last == long_last || is_variant(last, long_last);
        if close_first && close_last {
            return told(
                700,
                Likeness::Spelling,
                format!("“{}” is spelt much like “{}”", named(short), named(long)),
            );
        }
        let shared: Vec<_> = shared(&self.role, &other.role).collect();
        let tells: u32 = shared.iter().map(|&term| vocabulary.term(term).rarity).sum();
        let half_named = first == long_first || last == long_last || is_mangled(last, long_last);
        if half_named && shared.len() > 1 && tells >= 12 && !self.described_apart(other, &shared) {
            let role = short.described.clone().unwrap_or_default();
            return told(
                500,
                Likeness::Role,
                format!("a part of the name is the same, and so is the role: “{role}”"),
            );
        }
        None
    }

    /// Whether the name holds the country that the other is: "Ukrainian officials" and "Ukraine".
    fn speaks_of(&self, other: &Self) -> bool {
        other.country.is_some_and(|country| self.words.iter().any(|word| word == country))
    }

    /// Whether what two are described as is for the most part not shared.
    fn described_apart(&self, other: &Self, shared: &[u32]) -> bool {
        2 * shared.len() < self.role.len().min(other.role.len())
    }

    /// Whether two persons' names share a word, or have one spelt much alike.
    fn shares_a_name(&self, other: &Self) -> bool {
        match (&self.words[..], &other.words[..]) {
            ([.., a], [.., b]) if self.words.len() == 1 || other.words.len() == 1 => is_close(a, b),
            ([a, .., y], [b, .., z]) => a == b || is_close(y, z) && is_close(a, b),
            _ => false,
        }
    }
}

fn is_close(a: &str, b: &str) -> bool {
    a == b || is_variant(a, b) || is_mangled(a, b)
}

/// In how many ways a version spells the last word of a speaker's name.
fn spellings(speaker: &crate::document::Speaker, prepared: &Prepared) -> usize {
    let named = speaker
        .mentions
        .iter()
        .filter(|mention| matches!(mention.form, MentionForm::Name | MentionForm::Partial));
    let mut last: Vec<u32> =
        named.filter_map(|mention| Some(prepared.within(mention.span).last()?.form)).collect();
    last.sort_unstable();
    last.dedup();
    last.len()
}

/// The terms in both.
fn shared<'a>(a: &'a [u32], b: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
    a.iter().copied().filter(|term| b.binary_search(term).is_ok())
}

/// The words of a name in lower case: no determiners, titles or marks, hyphenated ones apart, countries by one name.
fn name_words(name: &str, kind: SpeakerKind) -> Vec<String> {
    let mut words: Vec<String> =
        name.split([' ', '\u{a0}', '-', '‑', '/']).map(bare).filter(|word| !word.is_empty()).collect();
    let determiner = |word: &str| matches!(word, "the" | "a" | "an" | "its" | "his" | "her" | "their");
    while words.len() > 1 && words.first().is_some_and(|word| determiner(word)) {
        words.remove(0);
    }
    if kind == SpeakerKind::Person {
        while words.len() > 1 && is_title(&words[0]) {
            words.remove(0);
        }
        return words;
    }
    // "Ukraine's military" and "the Ukrainian military"; "the U.S." and "American".
    let known = |word: &str| {
        demonym(word)
            .or_else(|| country(word).filter(|name| country(name).is_some() && is_name_of(word, name)))
    };
    let mut at = 0;
    while at < words.len() {
        let pair = words.get(at + 1).map(|next| format!("{} {next}", words[at]));
        if let Some(found) = pair.as_deref().and_then(known) {
            words.splice(at..at + 2, [found.to_owned()]);
        } else if let Some(found) = known(&words[at]) {
            found.clone_into(&mut words[at]);
        }
        at += 1;
    }
    words
}

/// Whether `word` names the country and not its capital.
fn is_name_of(word: &str, country: &str) -> bool {
    word == country || word.contains('.') || word.len() < 4
}

/// A word of a name in lower case, without marks at its edges and on its letters, and without possessive ending.
fn bare(word: &str) -> String {
    let word = word.to_lowercase().replace('’', "'");
    let word = word.strip_suffix("'s").unwrap_or(&word);
    word.trim_matches(|c: char| !c.is_alphanumeric()).chars().map(unmarked).collect()
}

/// A letter without its mark: papers write "Petrić" and "Petric".
fn unmarked(letter: char) -> char {
    static LIST: OnceLock<HashMap<char, char>> = OnceLock::new();
    let list = LIST.get_or_init(|| {
        let lines = data_lines(include_str!("data/letters.txt")).filter_map(|line| line.split_once(' '));
        lines
            .flat_map(|(plain, marked)| {
                plain.chars().flat_map(|plain| marked.chars().map(move |letter| (letter, plain)))
            })
            .collect()
    });
    if letter.is_ascii() { letter } else { list.get(&letter).copied().unwrap_or(letter) }
}

fn initials(words: &[String]) -> String {
    let telling = words.iter().filter(|word| !matches!(word.as_str(), "of" | "for" | "and" | "the"));
    telling.filter_map(|word| word.chars().next()).collect()
}

fn capitalised(name: &str) -> String {
    let words = name.split(' ').map(|word| {
        let mut letters = word.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect::<String>())
            .unwrap_or_default()
    });
    words.collect::<Vec<_>>().join(" ")
}
