//! What is known of names, roles and places, from data files.

use std::sync::OnceLock;

use super::Gender;
use crate::document::SpeakerKind;
use crate::language::{data_lines, word_set};
use crate::maps::{Map, Set};

/// What a common noun stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A human being: "minister".
    Person,
    /// A body of people, singular in form: "ministry".
    Collective,
    /// Something that tells without being anybody: "report".
    Document,
}

/// What is known of a common noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Noun {
    /// What it stands for.
    pub(super) sort: Sort,
    /// The gender that it tells.
    pub(super) gender: Option<Gender>,
    /// Whether it names several.
    pub(super) plural: bool,
    /// Whether it names a body as readily as a person: "owner", "operator".
    pub(super) either: bool,
}

/// What a title or first name tells of who bears it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bearer {
    /// The gender, where nearly all of them have one.
    pub(super) gender: Option<Gender>,
}

/// The lines `key: words` of a data file, comments left out.
fn sections(data: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    data_lines(data)
        .filter_map(|line| line.split_once(": "))
        .flat_map(|(key, words)| words.split(' ').map(move |word| (key, word)))
}

/// The gender that a section's key names.
fn told_gender(key: &str) -> Option<Gender> {
    match key {
        "male" => Some(Gender::Male),
        "female" => Some(Gender::Female),
        _ => None,
    }
}

/// What is known of `word` (lower case), a noun in the singular or plural.
pub(super) fn noun(word: &str) -> Option<Noun> {
    static LIST: OnceLock<Map<&str, Noun>> = OnceLock::new();
    let list = LIST.get_or_init(|| {
        let people = sections(include_str!("data/roles.txt")).map(|(key, word)| {
            (
                word,
                Noun { sort: Sort::Person, gender: told_gender(key), plural: false, either: key == "either" },
            )
        });
        let groups = sections(include_str!("data/groups.txt")).map(|(key, word)| {
            let sort = match key {
                "document" => Sort::Document,
                "plural" => Sort::Person,
                _ => Sort::Collective,
            };
            (word, Noun { sort, gender: None, plural: key == "plural", either: false })
        });
        groups.chain(people).collect()
    });
    if let Some(found) = list.get(word) {
        return Some(*found);
    }
    let singular = singular(word)?;
    // "nurses" and "goalies", too.
    let found = list.get(singular.as_str()).or_else(|| list.get(word.strip_suffix('s')?));
    found.map(|noun| Noun { plural: true, ..*noun })
}

/// Whether `word` (lower case) is something that tells without being anybody: "report".
pub(super) fn is_document(word: &str) -> bool {
    noun(word).is_some_and(|noun| noun.sort == Sort::Document)
}

/// The singular of a regular plural, where `word` looks like one.
pub(super) fn singular(word: &str) -> Option<String> {
    if let Some(stem) = word.strip_suffix("men") {
        return Some(format!("{stem}man"));
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return Some(format!("{stem}y"));
    }
    match word.strip_suffix("es") {
        Some(stem) if stem.ends_with(['s', 'x', 'z']) || stem.ends_with("ch") || stem.ends_with("sh") => {
            Some(stem.to_owned())
        }
        _ => word.strip_suffix('s').filter(|stem| !stem.ends_with('s')).map(str::to_owned),
    }
}

/// Whether `word` (lower case, with or without its full stop) is a title, and what gender it tells.
pub(super) fn title(word: &str) -> Option<Bearer> {
    static LIST: OnceLock<Map<&str, Bearer>> = OnceLock::new();
    let data = include_str!("data/titles.txt");
    let list = LIST.get_or_init(|| {
        sections(data).map(|(key, word)| (word, Bearer { gender: told_gender(key) })).collect()
    });
    list.get(word.trim_end_matches('.')).copied()
}

/// Whether `word` (lower case) is a first name, and the gender of most who bear it.
pub(super) fn first_name(word: &str) -> Option<Bearer> {
    static LIST: OnceLock<Map<&str, Bearer>> = OnceLock::new();
    let list = LIST.get_or_init(|| {
        let more = sections(include_str!("data/census-first-names.txt"));
        let names = more.chain(sections(include_str!("data/first-names.txt")));
        names.map(|(key, word)| (word, Bearer { gender: told_gender(key) })).collect()
    });
    list.get(word).copied()
}

/// Whether `word` (lower case) can complete an office: "defense" in "secretary of defense".
pub(super) fn is_portfolio(word: &str) -> bool {
    static LIST: OnceLock<Set<&str>> = OnceLock::new();
    word_set(&LIST, include_str!("data/portfolios.txt")).contains(word)
}

/// How a word or name tells an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Body {
    /// It heads one: "ministry".
    Head,
    /// It marks a company: "inc".
    Suffix,
    /// It is the name of one: "kremlin".
    Known,
    /// It tells a public body, which is no company: "ministry".
    Public,
}

/// Whether `name` (lower case, words separated by spaces) tells an organisation.
pub(super) fn body(name: &str, how: Body) -> bool {
    static LIST: OnceLock<Set<(&str, String)>> = OnceLock::new();
    let data = include_str!("data/organisations.txt");
    let list = LIST.get_or_init(|| sections(data).map(|(key, word)| (key, word.replace('_', " "))).collect());
    let key = match how {
        Body::Head => "head",
        Body::Suffix => "suffix",
        Body::Known => "known",
        Body::Public => "public",
    };
    list.contains(&(key, name.replace('.', "")))
}

/// What is known of a place's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// One name for all names of a country; a capital's own name.
    pub(super) key: &'static str,
    /// Whether it can stand for a government.
    pub(super) governs: bool,
}

struct Gazetteer {
    places: Map<String, Place>,
    demonyms: Map<&'static str, &'static str>,
    /// The country of each country's names and capitals.
    countries: Map<String, &'static str>,
}

fn gazetteer() -> &'static Gazetteer {
    static LIST: OnceLock<Gazetteer> = OnceLock::new();
    LIST.get_or_init(|| {
        let mut places = Map::default();
        let mut demonyms = Map::default();
        let mut countries = Map::default();
        for city in crate::language::words(include_str!("data/places.txt")) {
            let name = city.replace('_', " ").replace('.', "");
            places.insert(name, Place { key: city, governs: false });
        }
        for line in data_lines(include_str!("data/countries.txt")) {
            let mut fields = line.split('|');
            let mut next = || fields.next().unwrap_or_default();
            let (name, others, capitals, adjectives) = (next(), next(), next(), next());
            let all = |list: &'static str| list.split(',').filter(|name| !name.is_empty());
            for name in all(others).chain([name]) {
                places.insert(name.replace('.', ""), Place { key: name, governs: true });
            }
            let governed = all(others).chain(all(capitals)).chain([name]);
            countries.extend(governed.map(|called| (called.replace('.', ""), name)));
            for capital in all(capitals) {
                places.insert(capital.replace('.', ""), Place { key: capital, governs: true });
            }
            demonyms.extend(all(adjectives).map(|adjective| (adjective, name)));
        }
        Gazetteer { places, demonyms, countries }
    })
}

/// The place called `name` (lower case, words separated by spaces).
pub(super) fn place(name: &str) -> Option<Place> {
    gazetteer().places.get(name.replace('.', "").as_str()).copied()
}

/// The country that `name` (lower case, words separated by spaces) is a name or the capital of.
pub(crate) fn country(name: &str) -> Option<&'static str> {
    gazetteer().countries.get(name.replace('.', "").as_str()).copied()
}

/// The country whose people or things `word` (lower case) names: "ukraine" for "ukrainian" and "ukrainians".
pub(crate) fn demonym(word: &str) -> Option<&'static str> {
    let known = &gazetteer().demonyms;
    known.get(word).or_else(|| known.get(word.strip_suffix('s')?)).copied()
}

/// Whether `word` (lower case) is a day, a month or another word for a time, which ends a name beside it.
pub(super) fn is_time(word: &str) -> bool {
    static LIST: OnceLock<Set<&str>> = OnceLock::new();
    word_set(&LIST, include_str!("data/times.txt")).contains(word)
}

/// The common form of a role noun, or the word itself: "spokesperson" for "spokeswoman".
pub(crate) fn common_form(word: &str) -> &str {
    static LIST: OnceLock<Map<&str, &str>> = OnceLock::new();
    let data = include_str!("data/synonyms.txt");
    let list = LIST.get_or_init(|| sections(data).map(|(common, word)| (word, common)).collect());
    list.get(word).copied().unwrap_or(word)
}

/// What sort of speaker somebody is of whom only a noun without entry is known: one that speaks is a person where
/// its ending allows, several of them a group.
pub(super) fn kind_of_speaker(word: &str, plural: bool) -> SpeakerKind {
    const AGENTS: [&str; 9] = ["er", "or", "ist", "ian", "man", "woman", "ee", "eer", "ster"];
    let known = noun(word).is_some();
    let stem = if plural { word.strip_suffix('s').unwrap_or(word) } else { word };
    let agent = stem.len() > 5 && AGENTS.iter().any(|ending| stem.ends_with(ending));
    match (known, agent, plural) {
        (false, true, true) => SpeakerKind::Group,
        (false, true, false) => SpeakerKind::Unnamed,
        _ => SpeakerKind::Unknown,
    }
}

/// The gender that `word` (lower case), a title or a first name, tells.
pub(crate) fn gender(word: &str) -> Option<Gender> {
    title(word).and_then(|bearer| bearer.gender).or_else(|| first_name(word)?.gender)
}

/// Whether `word` (lower case) stands before a name and is none: "Sen.", "Dr".
pub(crate) fn is_title(word: &str) -> bool {
    title(word).is_some() || is_address(word)
}

/// Whether `word` (lower case) is a form of address, which tells nothing but gender: "Mr."
pub(super) fn is_address(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "mr" | "mrs" | "ms" | "miss" | "dr" | "sir" | "dame" | "lord" | "lady" | "mx"
    )
}

/// Whether a noun without entry names somebody's calling by its ending: "organist", "beautician".
pub(super) fn is_calling(word: &str) -> bool {
    word.len() > 6
        && ["ist", "ian", "ologer", "maker", "keeper", "woman"].iter().any(|ending| word.ends_with(ending))
}

/// Whether `word` (lower case) is a verb's irregular past.
pub(super) fn is_past(word: &str) -> bool {
    static LIST: OnceLock<Set<&str>> = OnceLock::new();
    word_set(&LIST, include_str!("data/pasts.txt")).contains(word)
}
