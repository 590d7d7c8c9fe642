//! A speaker of one version, and whether another one is the same.

use super::super::comparison::Likeness;
use super::super::version::Prepared;
use super::super::words::Vocabulary;
use super::names::{bare, capitalised, initials, is_close, name_words};
use crate::document::{MentionForm, SpeakerKind};
use crate::order::sort;
use crate::speakers::{Gender, common_form, country, gender, is_mangled, is_variant};

/// A speaker of one version.
pub(super) struct Person {
    pub(super) version: u32,
    pub(super) speaker: u32,
    pub(super) kind: SpeakerKind,
    pub(super) name: String,
    /// The name in lower case, without determiners, titles and marks; countries by one name.
    pub(super) words: Vec<String>,
    /// What it is described as: terms, in order.
    pub(super) role: Vec<u32>,
    /// A description, to be shown.
    pub(super) described: Option<String>,
    /// In how many ways its version spells its last word.
    pub(super) spellings: usize,
    /// As a title or a first name tells.
    pub(super) gender: Option<Gender>,
    /// The country whose capital or government it is, or that it is.
    pub(super) country: Option<&'static str>,
}

/// Why two speakers are one.
#[derive(Debug, Clone)]
pub(super) struct Reason {
    /// How likely, the more the likelier.
    pub(super) score: u32,
    pub(super) how: Likeness,
    pub(super) why: String,
}

impl Reason {
    #[expect(clippy::unnecessary_wraps, reason = "whoever finds a reason gives it back as the one there is")]
    const fn new(score: u32, how: Likeness, why: String) -> Option<Self> {
        Some(Self { score, how, why })
    }
}

impl Person {
    pub(super) fn new(
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
        sort(&mut role);
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

    /// Whether it has a name of its own: a person, a capital inside the name, or nothing but a name.
    pub(super) fn is_named(&self) -> bool {
        let generic = matches!(self.kind, SpeakerKind::Group | SpeakerKind::Unnamed | SpeakerKind::Unknown);
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let name = self.kind == SpeakerKind::Unknown && self.name.split(' ').all(capital);
        let inside = self.name.split(' ').skip(1).any(capital);
        !generic
            || name
            || inside
            || self.country.is_some()
            || self.words.iter().any(|word| country(word).is_some())
    }

    /// Why this speaker and that of another version are one, if they are.
    pub(super) fn alike(&self, other: &Self, vocabulary: &Vocabulary) -> Option<Reason> {
        use SpeakerKind::{Group, Person, Place, Unknown, Unnamed};
        let kinds = [self.kind, other.kind];
        let one_kind = self.kind == other.kind
            || kinds.contains(&Unknown)
            || !kinds.iter().any(|kind| matches!(kind, Person | Place));
        if one_kind && !self.words.is_empty() && self.words.concat() == other.words.concat() {
            let exact = u32::from(self.name == other.name) + u32::from(self.kind == other.kind);
            return Reason::new(900 + 50 * exact, Likeness::SameName, "the same name".to_owned());
        }
        if let Some(country) = self.country.filter(|country| other.country == Some(*country)) {
            let why = format!("both speak for {}", capitalised(country));
            return Reason::new(600, Likeness::Government, why);
        }
        match kinds {
            [Person, Person] => self.same_person(other, vocabulary),
            // Of a surname alone an article does not always tell that it is a person's.
            [Person, Unknown] | [Unknown, Person] if self.is_named() && other.is_named() => {
                self.same_person(other, vocabulary)
            }
            [Person, Unnamed | Unknown] => self.called(other, vocabulary),
            [Unnamed | Unknown, Person] => other.called(self, vocabulary),
            _ if kinds.iter().any(|kind| matches!(kind, Person | Place | Unnamed | Group)) => None,
            _ => self.same_body(other),
        }
    }

    /// Whether two bodies with different names are one: by initials, or by the same words in another order.
    fn same_body(&self, other: &Self) -> Option<Reason> {
        let (short, long) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        if long.words.len() > 1 && short.words.len() == 1 && short.words[0] == initials(&long.words) {
            let why = format!("“{}” are the initials of “{}”", short.name, long.name);
            return Reason::new(800, Likeness::ShortName, why);
        }
        let sorted = |person: &Self| {
            let mut words: Vec<_> = person.words.iter().filter(|word| *word != "of").cloned().collect();
            sort(&mut words);
            words
        };
        let same = sorted(self) == sorted(other);
        same.then(|| Reason::new(850, Likeness::Spelling, "the same words in another order".to_owned()))?
    }

    /// Whether this person is meant by somebody without a name: by a role that both are described with.
    fn called(&self, nameless: &Self, vocabulary: &Vocabulary) -> Option<Reason> {
        const TELLS: u32 = 8;
        let shared: Vec<u32> = shared(&self.role, &nameless.role).collect();
        let whole = 3 * shared.len() >= 2 * nameless.role.len();
        if shared.len() < 2 || !whole || rarity(&shared, vocabulary) < TELLS {
            return None;
        }
        let role = self.described.clone().unwrap_or_default();
        Reason::new(500, Likeness::Role, format!("{} is called “{role}”", self.name))
    }

    /// Whether two persons with different names are one. Two who share a surname and no first name are not.
    fn same_person(&self, other: &Self, vocabulary: &Vocabulary) -> Option<Reason> {
        const TELLS: u32 = 12;
        let (short, long) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        let (first, last) = (short.words.first()?, short.words.last()?);
        let (long_first, long_last) = (long.words.first()?, long.words.last()?);
        let told = |score, how, what: &str| {
            Reason::new(score, how, format!("“{}” {what} “{}”", short.name, long.name))
        };
        let much_like = "is spelt much like";
        if self.genders_differ(other) {
            return None;
        }
        if short.words.len() == 1 {
            return match () {
                () if last == long_last => told(800, Likeness::ShortName, "is the surname of"),
                () if is_variant(last, long_last) => told(600, Likeness::Spelling, much_like),
                () => None,
            };
        }
        let initial = |a: &str, b: &str| a.len() == 1 && b.starts_with(a) || b.len() == 1 && a.starts_with(b);
        if last == long_last && (first == long_first || initial(first, long_first)) {
            return told(850, Likeness::ShortName, "is a shorter form of");
        }
        let close = |a: &String, b: &String| a == b || is_variant(a, b);
        if close(first, long_first) && close(last, long_last) {
            return told(700, Likeness::Spelling, much_like);
        }
        let shared: Vec<u32> = shared(&self.role, &other.role).collect();
        let half_named = first == long_first
            || is_mangled(last, long_last)
            || last == long_last && sound_alike(first, long_first);
        let described_alike = 2 * shared.len() >= self.role.len().min(other.role.len());
        if half_named && shared.len() > 1 && rarity(&shared, vocabulary) >= TELLS && described_alike {
            let role = short.described.clone().unwrap_or_default();
            let why = format!("a part of the name is the same, and so is the role: “{role}”");
            return Reason::new(500, Likeness::Role, why);
        }
        None
    }

    /// Whether nothing in the names and roles of two persons tells that they are two.
    pub(super) fn could_be(&self, other: &Self) -> bool {
        if self.genders_differ(other) {
            return false;
        }
        let firsts = self.words.first().zip(other.words.first());
        let lasts = self.words.last().zip(other.words.last());
        let full = self.words.len() > 1 && other.words.len() > 1;
        let alike = firsts.is_some_and(|(a, b)| sound_alike(a, b) || a.len() == 1 || b.len() == 1);
        let one_surname = full && alike && lasts.is_some_and(|(a, b)| a == b);
        // Where both halves are garbled, the role is to tell as well.
        let garbled = full && alike && shared(&self.role, &other.role).next().is_some();
        self.shares_a_name(other) || one_surname || garbled
    }

    fn genders_differ(&self, other: &Self) -> bool {
        self.gender.zip(other.gender).is_some_and(|(one, other)| one != other)
    }

    /// Whether the name holds the country that the other is: "Ukrainian officials" and "Ukraine".
    pub(super) fn speaks_of(&self, other: &Self) -> bool {
        other.country.is_some_and(|country| self.words.iter().any(|word| word == country))
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

/// In how many ways a version spells the last word of a speaker's name.
fn spellings(speaker: &crate::document::Speaker, prepared: &Prepared) -> usize {
    let named = speaker
        .mentions
        .iter()
        .filter(|mention| matches!(mention.form, MentionForm::Name | MentionForm::Partial));
    let mut last: Vec<u32> =
        named.filter_map(|mention| Some(prepared.within(mention.span).last()?.form)).collect();
    sort(&mut last);
    last.dedup();
    last.len()
}

/// How much terms tell by their rarity, together.
fn rarity(terms: &[u32], vocabulary: &Vocabulary) -> u32 {
    terms.iter().map(|&term| vocabulary.term(term).rarity).sum()
}

/// Whether two first names begin or end alike: "Helen" and "Ellen".
fn sound_alike(a: &str, b: &str) -> bool {
    const ALIKE: usize = 3;
    let common = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| {
        a.zip(b).take_while(|(a, b)| a == b).count() >= ALIKE
    };
    common(&mut a.chars(), &mut b.chars()) || common(&mut a.chars().rev(), &mut b.chars().rev())
}

/// The terms in both.
pub(super) fn shared<'a>(a: &'a [u32], b: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
    a.iter().copied().filter(|term| b.binary_search(term).is_ok())
}
