//! Mentions: the noun phrases of a paragraph that can speak.

use std::ops::Range;

use super::compound;
use super::extent::Phrases;
use super::lexicon::{self, Sort};
use super::names::{self, Named};
use super::phrases::{self, Joined, Phrase};
use crate::document::{MentionForm, Span, SpeakerKind};
use crate::language::Tag;
use crate::text::{Paragraph, Tokens};

/// A noun phrase that can name somebody who speaks. Spans count from the paragraph's start.
///
/// For "the port's director, Dana Ruiz, who is leaving" the core is "Dana Ruiz" and the full phrase is all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each tells one independent thing of the phrase")]
pub(crate) struct Candidate {
    /// The core: a name without title, or a description from its determiner to its head noun. No two cores overlap.
    pub(crate) span: Span,
    /// The core's tokens; the last one is its head.
    pub(crate) tokens: Range<usize>,
    /// The words of a name in lower case, initials without full stops; hyphenated ones are one word. Empty for others.
    pub(crate) words: Vec<String>,
    /// With titles, possessors and restrictive modifiers, but nothing set off by commas: "Putin's spokesman",
    /// "a person familiar with the plans".
    pub(crate) phrase: Span,
    /// With appositions and relative clauses as well: all that a source can span. May hold other candidates.
    pub(crate) full: Span,
    /// The whole coordination, where the phrase is one of several joined by "and" or "or".
    pub(crate) group: Option<Span>,
    /// How it refers.
    pub(crate) form: MentionForm,
    /// What it looks like by itself.
    pub(crate) kind: SpeakerKind,
    /// The gender that its words tell.
    pub(crate) gender: Option<Gender>,
    /// Whether it names several.
    pub(crate) plural: bool,
    /// Whether its head is known to name people, a body of people or a place, or it is a name or pronoun.
    pub(crate) speaks: bool,
    /// Whether it owns what follows: "Kerr's", "her".
    pub(crate) possessor: bool,
    /// Whether a finite verb follows it.
    pub(crate) subject: bool,
    /// What it is introduced as, before and after the name: "Ukrainian President", "founder of the group".
    pub(crate) roles: Vec<Span>,
    /// Another name given for it: "(FDA)", "“Bob”".
    pub(crate) alias: Option<Span>,
}

/// Grammatical gender, as English pronouns have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    /// "she"
    Female,
    /// "he"
    Male,
    /// "it"
    Neuter,
}

/// The mentions of a paragraph, in order of their cores.
pub(crate) fn find(paragraph: &Paragraph) -> Vec<Candidate> {
    let mut found = Vec::new();
    for sentence in &paragraph.sentences {
        let list = compound::join(paragraph, phrases::find(paragraph, sentence.tokens.clone()));
        let reader =
            Reader { paragraph, extent: Phrases::new(&paragraph.tokens, &list, sentence.tokens.end) };
        let first = found.len();
        for phrase in &list {
            reader.read(phrase, &mut found);
        }
        compound::introduce(paragraph, &mut found, first);
        keep_subjects(paragraph, &mut found[first..]);
        compound::coordinate(paragraph, &mut found[first..]);
    }
    found
}

/// `candidate`, cut to end at `end`, an offset in its paragraph, and read anew where its core changes; `None` where
/// nothing is left of it.
pub(super) fn cut(paragraph: &Paragraph, candidate: &Candidate, end: u32) -> Option<Candidate> {
    let tokens = &paragraph.tokens;
    let limit = |span: Span| Span::new(span.start, span.end.min(end));
    let stop = tokens.position(end);
    // "an officer who", before "asked", does not end there.
    if matches!(tokens.norm(stop.checked_sub(1)?), "who" | "which" | "that") {
        return None;
    }
    let mut rest = Candidate { group: None, ..candidate.clone() };
    (rest.phrase, rest.full) = (limit(candidate.phrase), limit(candidate.full));
    rest.roles.retain(|role| role.end <= end);
    if candidate.span.end <= end {
        return Some(rest);
    }
    let core = candidate.tokens.start..stop;
    if core.is_empty() {
        return None;
    }
    rest.alias = None;
    let named = names::read(tokens, core.clone());
    if let Some(named) = named {
        (rest.kind, rest.gender, rest.form, rest.speaks) =
            (named.kind, named.gender, MentionForm::Name, true);
        rest.tokens = named.name;
        rest.words = names::words(tokens, rest.tokens.clone());
    } else {
        (rest.form, rest.words) = (MentionForm::Description, vec![]);
        let head = Head::at(tokens, core.end - 1, core.len(), false);
        (rest.kind, rest.gender, rest.plural) = (head.kind, head.gender, head.plural);
        rest.speaks = rest.kind != SpeakerKind::Unknown;
        rest.tokens = core;
    }
    rest.span = paragraph.span(rest.tokens.clone());
    Some(rest)
}

/// What the head of a description tells.
struct Head {
    kind: SpeakerKind,
    gender: Option<Gender>,
    plural: bool,
}

impl Head {
    /// What the head at `at` of a description of `len` tokens tells, which words after it restrict or not.
    fn at(tokens: &Tokens, at: usize, len: usize, restricted: bool) -> Self {
        let noun = lexicon::noun(tokens.norm(at)).or_else(|| {
            let people = lexicon::demonym(tokens.norm(at)).is_some() && len < 4;
            let named = tokens[at].tag.is_proper() || tokens[at].tag.is_adjective();
            (people && named).then_some(lexicon::Noun {
                sort: Sort::Person,
                gender: None,
                plural: true,
                either: false,
            })
        });
        let counted = tokens.norm(at) == "percent" || tokens[at].tag == Tag::Cardinal;
        let plural = noun.map_or(tokens[at].tag == Tag::Nouns || counted, |noun| noun.plural);
        let kind = match noun.map(|noun| noun.sort) {
            Some(Sort::Person | Sort::Collective) if plural => SpeakerKind::Group,
            Some(Sort::Person) => SpeakerKind::Unnamed,
            Some(Sort::Collective) => SpeakerKind::Organization,
            None if counted && restricted => SpeakerKind::Group,
            None if !plural && len > 1 && lexicon::is_calling(tokens.norm(at)) => SpeakerKind::Unnamed,
            _ => SpeakerKind::Unknown,
        };
        let gender = match noun {
            Some(noun) if noun.sort == Sort::Person => noun.gender,
            _ => Some(Gender::Neuter),
        };
        Self { kind, gender, plural }
    }
}

/// Takes back what a verb after it told of a candidate that stands inside another or after a preposition.
fn keep_subjects(paragraph: &Paragraph, found: &mut [Candidate]) {
    let mut covered = 0;
    for candidate in found {
        let first = paragraph.tokens.position(candidate.phrase.start);
        let governed = first > 0
            && matches!(paragraph.tokens[first - 1].tag, Tag::Preposition | Tag::To)
            && !matches!(
                paragraph.tokens.norm(first - 1),
                "that" | "because" | "as" | "while" | "if" | "since"
            );
        if candidate.span.start < covered || governed {
            candidate.subject = false;
        }
        covered = covered.max(candidate.full.end);
    }
}

struct Reader<'a> {
    paragraph: &'a Paragraph,
    extent: Phrases<'a>,
}

impl Reader<'_> {
    /// Adds the candidates of `phrase`: its possessive pronoun, if it starts with one, and itself.
    fn read(&self, phrase: &Phrase, found: &mut Vec<Candidate>) {
        let tokens = &self.paragraph.tokens;
        let at = phrase.tokens.start;
        if let Some((gender, plural)) = pronoun(tokens.norm(at)) {
            let alone = phrase.tokens.len() == 1 && tokens[at].tag != Tag::Possessive;
            found.push(self.pronoun(at, gender, plural, !alone));
            if alone || phrase.tokens.len() == 1 {
                return;
            }
        }
        let core = match phrase.name.clone() {
            Some(name) => Some(name),
            None => names::read(tokens, phrase.tokens.clone()),
        };
        found.push(match core {
            Some(named) => self.name(phrase, named),
            None => self.description(phrase),
        });
    }

    fn pronoun(&self, at: usize, gender: Option<Gender>, plural: bool, possessor: bool) -> Candidate {
        let span = self.paragraph.tokens[at].span;
        Candidate {
            span,
            tokens: at..at + 1,
            words: vec![],
            phrase: span,
            full: span,
            group: None,
            form: MentionForm::Pronoun,
            kind: SpeakerKind::Unknown,
            gender,
            plural,
            speaks: !possessor,
            possessor,
            subject: !possessor
                && (self.verb_follows(at + 1)
                    || matches!(self.paragraph.tokens.norm(at), "he" | "she" | "they" | "i" | "we")),
            roles: vec![],
            alias: None,
        }
    }

    fn name(&self, phrase: &Phrase, named: Named) -> Candidate {
        let Named { name, title, mut kind, gender } = named;
        let restricted =
            if phrase.possessor { name.end } else { self.extent.restricted(phrase.tokens.end, true) };
        let (after, end) =
            if phrase.possessor { (vec![], restricted) } else { self.extent.set_off(restricted) };
        let is_person = kind == SpeakerKind::Unknown && (!after.is_empty() || self.who_follows(restricted));
        if is_person {
            kind = SpeakerKind::Person;
        } else if kind == SpeakerKind::Unknown && self.which_follows(restricted) {
            kind = SpeakerKind::Organization;
        }
        let owned = phrase.whole < phrase.tokens.start;
        let before = describes(&self.paragraph.tokens, &title).then_some(if owned {
            phrase.whole..title.end
        } else {
            title
        });
        let roles = before.into_iter().chain(after).map(|role| self.paragraph.span(role)).collect();
        let last = self.paragraph.tokens.norm(name.end - 1);
        let plural = self.paragraph.tokens[name.end - 1].tag == Tag::Propers
            && lexicon::demonym(last).is_some_and(|_| lexicon::place(last).is_none());
        Candidate {
            span: self.paragraph.span(name.clone()),
            alias: match phrase.joined {
                Joined::Nickname(_, at) => Some(self.paragraph.tokens[at].span),
                _ => self.bracketed(name.end, restricted),
            },
            subject: !phrase.possessor && (self.verb_follows(restricted) || self.verb_follows(end)),
            words: names::words(&self.paragraph.tokens, name.clone()),
            tokens: name,
            phrase: self.paragraph.span(phrase.whole..restricted),
            full: self.paragraph.span(phrase.whole..end),
            group: None,
            form: MentionForm::Name,
            kind: if plural { SpeakerKind::Group } else { kind },
            gender,
            plural,
            speaks: true,
            possessor: phrase.possessor,
            roles,
        }
    }

    fn description(&self, phrase: &Phrase) -> Candidate {
        let tokens = &self.paragraph.tokens;
        // "the director of finance": the office's own noun is the head.
        let head = match phrase.joined {
            Joined::Office => {
                phrase.tokens.clone().rfind(|&at| tokens.norm(at + 1) == "of" || tokens.norm(at + 1) == "for")
            }
            _ => None,
        };
        let head = head.unwrap_or(phrase.tokens.end - 1);
        let mut own = phrase.tokens.clone();
        let owned = tokens[own.start].tag == Tag::Possessive && own.len() > 1;
        own.start += usize::from(owned);
        let restricted = if phrase.possessor { own.end } else { self.extent.restricted(own.end, false) };
        let (_, end) = if phrase.possessor { (vec![], restricted) } else { self.extent.set_off(restricted) };
        let Head { kind, gender, plural } = Head::at(tokens, head, own.len(), restricted > own.end);
        Candidate {
            span: self.paragraph.span(own.clone()),
            tokens: own,
            words: vec![],
            phrase: self.paragraph.span(phrase.whole..restricted),
            full: self.paragraph.span(phrase.whole..end),
            group: None,
            form: MentionForm::Description,
            kind,
            gender,
            plural,
            speaks: kind != SpeakerKind::Unknown,
            possessor: phrase.possessor,
            subject: !phrase.possessor && (self.verb_follows(restricted) || self.verb_follows(end)),
            roles: vec![],
            alias: self.bracketed(restricted.min(head + 1), restricted),
        }
    }

    /// Whether "who" follows at `at`, with or without a comma.
    fn who_follows(&self, at: usize) -> bool {
        let tokens = &self.paragraph.tokens;
        let next = at + usize::from(tokens.norm(at) == ",");
        matches!(tokens.norm(next), "who" | "whose" | "whom")
    }

    /// Whether ", which" follows at `at`.
    fn which_follows(&self, at: usize) -> bool {
        let tokens = &self.paragraph.tokens;
        tokens.norm(at) == "," && tokens.norm(at + 1) == "which"
    }

    /// Whether a finite verb follows at `at`, past adverbs and a closing comma.
    fn verb_follows(&self, at: usize) -> bool {
        let tokens = &self.paragraph.tokens;
        let next = (at..at + 3).find(|&next| {
            tokens
                .get(next)
                .is_some_and(|token| !(token.tag.is_adverb() || next == at && tokens.norm(next) == ","))
        });
        // "the researchers fed 212 fish": a participle with an object is none.
        let object = |at: usize| {
            tokens.get(at).is_some_and(|token| {
                matches!(token.tag, Tag::Determiner | Tag::Cardinal | Tag::Pronoun | Tag::Possessive)
            })
        };
        next.is_some_and(|next| {
            tokens[next].tag.is_finite() || tokens[next].tag == Tag::Participle && object(next + 1)
        })
    }

    /// The one capitalised word in a bracket that starts at `at` and ends by `end`.
    fn bracketed(&self, at: usize, end: usize) -> Option<Span> {
        let tokens = &self.paragraph.tokens;
        let inside = at < end && tokens.norm(at) == "(" && at + 3 == end;
        (inside && tokens[at + 1].shape != crate::text::Shape::Lower).then(|| tokens[at + 1].span)
    }
}

/// Whether the words before a name say what somebody is: more than a form of address ("Mr."), and with a noun for
/// people among them.
fn describes(tokens: &Tokens, title: &Range<usize>) -> bool {
    const LONGEST: usize = 10;
    let word = |at: usize| tokens.norm(at).trim_end_matches('.');
    let address = |at: usize| lexicon::is_address(word(at));
    let person =
        |at: usize| lexicon::noun(word(at)).is_some_and(|noun| noun.sort == Sort::Person && !noun.plural);
    let titled = |at: usize| !address(at) && (person(at) || lexicon::title(word(at)).is_some());
    title.len() <= LONGEST && title.clone().any(titled)
}

/// The gender and number of a pronoun, personal, possessive or relative.
fn pronoun(word: &str) -> Option<(Option<Gender>, bool)> {
    Some(match word {
        "he" | "him" | "his" | "himself" => (Some(Gender::Male), false),
        "she" | "her" | "hers" | "herself" => (Some(Gender::Female), false),
        "it" | "its" => (Some(Gender::Neuter), false),
        "they" | "them" | "their" | "themselves" | "we" | "us" | "our" => (None, true),
        "i" | "me" | "my" | "you" | "your" | "who" | "whose" | "whom" | "which" => (None, false),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BlockKind;

    /// Asserts the speaking candidates of `text`: each in full, its core in brackets, its kind after a colon.
    fn check(text: &str, expected: &[&str]) {
        let paragraph = Paragraph::new(text, BlockKind::Body);
        let shown: Vec<_> = find(&paragraph)
            .iter()
            .filter(|candidate| candidate.speaks)
            .map(|candidate| {
                let Candidate { span, full, kind, .. } = *candidate;
                let before = paragraph.slice(Span::new(full.start, span.start));
                let after = paragraph.slice(Span::new(span.end, full.end));
                format!("{before}[{}]{after}:{kind:?}", paragraph.slice(span)).to_lowercase()
            })
            .collect();
        let expected: Vec<_> = expected.iter().map(|one| one.to_lowercase()).collect();
        assert_eq!(shown, expected, "in {text:?}");
    }

    #[test]
    fn names_stand_apart_from_what_they_are() {
        check("Elbian President Tomas Varga resigned.", &["Elbian President [Tomas Varga]:person"]);
        check(
            "“It will,” the spokesperson, Mei Tan, said.",
            &["[It]:unknown", "the spokesperson, [Mei Tan]:person"],
        );
        check(
            "Carla Weiss, founder of Weiss Partners, resigned.",
            &[
                "[Carla Weiss], founder of Weiss Partners:person",
                "[founder] of Weiss Partners:unnamed",
                "[Weiss Partners]:organization",
            ],
        );
        check("Weiss's lawyer John Abbot left.", &["[Weiss]:unknown", "Weiss's lawyer [John Abbot]:person"]);
        check(
            "U.S. Secretary of Defense Maria Holm spoke.",
            &["U.S. Secretary of Defense [Maria Holm]:person"],
        );
        check("Robert “Bob” Holm spoke.", &["[Robert “Bob” Holm]:person"]);
    }

    #[test]
    fn descriptions_keep_what_restricts_them() {
        check("People familiar with the matter said so.", &["[People] familiar with the matter:group"]);
        check(
            "A Danish envoy to the European Union in Brussels said Monday that it rained.",
            &[
                "[A Danish envoy] to the European Union in Brussels:unnamed",
                "the [European Union]:organization",
                "[Brussels]:place",
                "[it]:unknown",
            ],
        );
        check(
            "According to the Chilean army, the first new units have arrived.",
            &["[the Chilean army]:organization", "[the first new units]:group"],
        );
        check(
            "The Food and Drug Administration (FDA) agreed.",
            &["The [Food and Drug Administration] (FDA):organization", "[FDA]:organization"],
        );
    }
}
