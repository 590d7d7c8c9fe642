//! Words that attribute, with what each takes.

use std::sync::OnceLock;

use crate::document::Stance;
use crate::language::{data_lines, word_set};
use crate::maps::{Map, Set};

/// A verb that attributes, in one of its uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verb {
    /// What a source does by it.
    pub(super) stance: Stance,
    /// The particle or preposition that follows it: "point out", "call for".
    pub(super) particle: Option<&'static str>,
    takes: Vec<Takes>,
}

/// What a verb takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    /// A clause without "that".
    Bare,
    /// A clause with "that".
    That,
    /// A quotation.
    Quote,
    /// Somebody, before the clause.
    Addressee,
    /// "whether", "why", "how".
    Question,
    /// "to" and a verb.
    Infinitive,
    /// A noun phrase.
    Object,
    /// The verb tells what is held rather than said.
    Thought,
    /// The verb attributes wherever it stands.
    Strong,
}

impl Verb {
    /// Whether it takes `what`.
    pub(super) fn takes(&self, what: Takes) -> bool {
        self.takes.contains(&what)
    }

    fn parse(head: &str, particle: Option<&'static str>) -> Self {
        let mut stance = Stance::Asserts;
        let mut takes = Vec::new();
        for word in head.split_whitespace() {
            match word {
                "clause" => takes.extend([Takes::That, Takes::Bare]),
                "that" => takes.push(Takes::That),
                "quote" => takes.push(Takes::Quote),
                "addressee" => takes.push(Takes::Addressee),
                "question" => takes.push(Takes::Question),
                "infinitive" => takes.push(Takes::Infinitive),
                "object" => takes.push(Takes::Object),
                "thought" => takes.push(Takes::Thought),
                "strong" => takes.push(Takes::Strong),
                name => stance = stance_of(name),
            }
        }
        Self { stance, particle, takes }
    }
}

fn stance_of(name: &str) -> Stance {
    match name {
        "denies" => Stance::Denies,
        "asks" => Stance::Asks,
        "demands" => Stance::Demands,
        "expects" => Stance::Expects,
        _ => Stance::Asserts,
    }
}

/// The uses of `form`, a verb in lower case, in the order of the list; empty where it does not attribute.
pub(super) fn verbs(form: &str) -> &'static [Verb] {
    static LIST: OnceLock<Map<&'static str, Vec<Verb>>> = OnceLock::new();
    let list = LIST.get_or_init(|| {
        let mut list: Map<_, Vec<Verb>> = Map::default();
        for (head, forms) in lines(include_str!("data/verbs.txt")) {
            let (forms, particle) = forms.split_once(" + ").map_or((forms, None), |(f, p)| (f, Some(p)));
            for form in forms.split_whitespace() {
                list.or_default(form).push(Verb::parse(head, particle));
            }
        }
        list
    });
    list.get(form).map_or(&[], Vec::as_slice)
}

/// What `noun`, in lower case, does where it attributes ("a statement that"); `None` where it does not.
pub(super) fn noun(noun: &str) -> Option<Stance> {
    static LIST: OnceLock<Map<&'static str, Stance>> = OnceLock::new();
    let list = LIST.get_or_init(|| {
        let lines = lines(include_str!("data/nouns.txt"));
        lines.flat_map(|(head, words)| words.split_whitespace().map(|w| (w, stance_of(head)))).collect()
    });
    list.get(noun).copied()
}

/// The lines `head : words` of a data file.
fn lines(data: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    data_lines(data).filter_map(|line| line.split_once(" : "))
}

/// Whether `word` is an adverb that tells of a source without naming it: "reportedly".
pub(super) fn is_hearsay(word: &str) -> bool {
    static LIST: OnceLock<Set<&str>> = OnceLock::new();
    word_set(&LIST, include_str!("data/adverbs.txt")).contains(word)
}

/// Whether `word` is a day, month, or another word for a time that follows a subject or a verb without a
/// preposition: "said Friday", "last week".
pub(super) fn is_time(word: &str) -> bool {
    static LIST: OnceLock<Set<&str>> = OnceLock::new();
    word_set(&LIST, include_str!("data/times.txt")).contains(word)
}

/// Whether `word` shows, in a headline, that somebody speaks: "police", "minister".
pub(super) fn is_institution(word: &str) -> bool {
    static LIST: OnceLock<Set<&str>> = OnceLock::new();
    word_set(&LIST, include_str!("data/institutions.txt")).contains(word)
}
