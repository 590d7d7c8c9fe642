//! Who is who: the speakers of all versions, matched by name, by role, and by their words.

mod names;
mod person;

use std::collections::HashMap;

use super::comparison::{Likeness, SpeakerMember, SpeakerRelation, SpeakerRow};
use super::rows::{Edge, row_of, rows};
use super::stories::Stories;
use super::version::Prepared;
use super::words::Vocabulary;
use crate::document::SpeakerKind;
use crate::maps::Map;
use crate::order::{sort, sort_by_key};
use names::{initials, is_close};
use person::{Person, Reason, shared};

/// The same words make one of two after everything that names and roles tell.
const BY_WORDS: u32 = 300;
/// Nobody is held against more namesakes than this.
const NAMESAKES: usize = 64;

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
            if let Some(reason) = people.list[a].alike(&people.list[b], vocabulary) {
                let named = people.list[a].is_named() || people.list[b].is_named();
                let edges = if named { &mut people.edges } else { &mut people.nameless };
                let apart = people.list[a].speaker.abs_diff(people.list[b].speaker);
                edges.push((Edge { score: reason.score, apart, part: 0, a, b }, reason));
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
            return a.could_be(b);
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
                let reason =
                    Reason { score: BY_WORDS, how, why: format!("both are given the words “{words}”") };
                let (a, b) = (a.min(b), a.max(b));
                let apart = one.speaker.abs_diff(other.speaker);
                self.edges.push((Edge { score: BY_WORDS, apart, part: 0, a, b }, reason));
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
        sort(&mut pairs);
        pairs.dedup();
        pairs
    }

    /// Leaves out what could be said of two speakers of one version alike: a surname that two bear.
    fn leave_out_doubtful(&mut self) {
        let mut told: Map<(usize, u32), (u32, Vec<usize>)> = Map::default();
        for (edge, _) in &self.edges {
            for (at, other) in [(edge.a, edge.b), (edge.b, edge.a)] {
                let (score, others) = told.or_default((at, self.list[other].version));
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
        self.row_of = row_of(list.len(), &self.rows);
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
        sort_by_key(&mut finished, |(_, row)| (row.members[0].version, row.members[0].speaker));
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
        sort_by_key(&mut members, |member| (member.version, member.speaker));
        let relation = match &members[..] {
            [_] => SpeakerRelation::Alone,
            all if all.iter().all(|member| member.how == Likeness::SameName) => SpeakerRelation::SameName,
            _ => SpeakerRelation::Varied,
        };
        SpeakerRow { id: 0, name: named.name.clone(), kind: named.kind, relation, members }
    }

    /// What joins `at` to the row that bears the name of `bearer`: their own likeness, else what joined it to any other.
    fn reason(&self, at: usize, bearer: usize, row: &[usize], vocabulary: &Vocabulary) -> Reason {
        if let Some(reason) = self.list[at].alike(&self.list[bearer], vocabulary) {
            return reason;
        }
        let own = self.edges.iter().filter(|(edge, _)| {
            let other = if edge.a == at { edge.b } else { edge.a };
            (edge.a == at || edge.b == at) && row.contains(&other)
        });
        let best = own.max_by_key(|(edge, _)| (edge.score, std::cmp::Reverse((edge.a, edge.b))));
        best.map_or_else(
            || Reason { score: 0, how: Likeness::Role, why: String::new() },
            |(_, reason)| reason.clone(),
        )
    }
}
