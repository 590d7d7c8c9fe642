//! Names given held against names known, mention by mention.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use whosaid::training::{Everyone, Reference, Weights, everyone};

use crate::gum::{Document, Form, Mention};

/// The genres of each reading.
pub(crate) const READINGS: [(&str, &[&str]); 2] = [
    ("news and interviews", &["news", "interview"]),
    (
        "all written genres",
        &["academic", "bio", "essay", "fiction", "interview", "letter", "news", "textbook", "voyage", "whow"],
    ),
];

/// A row of the score: which mentions it counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Row {
    /// Names of people in any form.
    Names,
    /// Names of people that are shorter than the fullest.
    ShortForms,
    /// "he", "she", "his", "her".
    Pronouns,
    /// "they", "their" for people.
    Plurals,
    /// Pronouns and short forms of anybody or anything that head a source.
    Sources,
}

#[derive(Default)]
struct Count {
    all: usize,
    named: usize,
    right: usize,
    misses: Vec<String>,
}

/// What was counted so far.
pub(crate) struct Score {
    rows: BTreeMap<Row, Count>,
    listed: usize,
}

/// What comes of a mention.
enum Verdict {
    Right,
    Wrong(String),
    /// Nobody, or a description of the right one where GUM knows a name.
    Unresolved,
}

impl Score {
    /// A score that lists the first `listed` misses of each row.
    pub(crate) fn new(listed: usize) -> Self {
        let rows = [Row::Names, Row::ShortForms, Row::Pronouns, Row::Plurals, Row::Sources];
        Self { rows: rows.into_iter().map(|row| (row, Count::default())).collect(), listed }
    }

    /// Counts the mentions of `document`, its pronouns read by `weights` or else by those that the library comes with.
    pub(crate) fn add(&mut self, document: &Document, weights: Option<&Weights>) {
        let found = everyone(&document.text, weights);
        for chain in document.chains().values() {
            let fullest = fullest(chain);
            for mention in chain {
                let reference = aligned(&found, mention);
                for row in rows(mention, reference, fullest, chain) {
                    let verdict = verdict(&found, reference, chain, fullest);
                    self.count(row, document, mention, &verdict);
                }
            }
        }
    }

    fn count(&mut self, row: Row, document: &Document, mention: &Mention, verdict: &Verdict) {
        let count = self.rows.entry(row).or_default();
        count.all += 1;
        count.named += usize::from(!matches!(verdict, Verdict::Unresolved));
        count.right += usize::from(matches!(verdict, Verdict::Right));
        let given = match verdict {
            Verdict::Right => return,
            Verdict::Wrong(name) => name,
            Verdict::Unresolved => "nobody",
        };
        if count.misses.len() < self.listed {
            let text = &document.text;
            let around = nearest(text, mention.whole.start.saturating_sub(120))
                ..nearest(text, (mention.whole.end + 40).min(text.len()));
            let before = text[around.start..mention.whole.start].replace('\n', " ");
            let after = text[mention.whole.end..around.end].replace('\n', " ");
            let at = &text[mention.whole.clone()];
            count.misses.push(format!("{given}: {} | …{before}⟦{at}⟧{after}…", document.id));
        }
    }
}

fn nearest(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The rows that count `mention`.
fn rows(mention: &Mention, reference: Option<&Reference>, fullest: usize, chain: &[&Mention]) -> Vec<Row> {
    let person = mention.sort == "person";
    let short = mention.form == Form::Name && bare(&mention.words).len() < fullest;
    let named_or_described = chain.iter().any(|one| one.form != Form::Pronoun);
    let word = mention.words.first().map_or("", String::as_str);
    let third = matches!(word, "he" | "she" | "him" | "her" | "his" | "hers" | "himself" | "herself");
    let several = matches!(word, "they" | "them" | "their" | "theirs" | "themselves");
    let pronoun = mention.form == Form::Pronoun && named_or_described;
    let source = reference.is_some_and(|reference| reference.speaks);
    [
        (Row::Names, person && mention.form == Form::Name),
        (Row::ShortForms, person && short),
        (Row::Pronouns, person && pronoun && third),
        (Row::Plurals, person && pronoun && several),
        (Row::Sources, source && (short || pronoun && (third || several || word == "it"))),
    ]
    .into_iter()
    .filter_map(|(row, counts)| counts.then_some(row))
    .collect()
}

/// The words of a name without titles and initials' full stops.
fn bare(words: &[String]) -> Vec<&str> {
    const TITLES: [&str; 16] = [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "dame",
        "lord",
        "lady",
        "professor",
        "prof",
        "president",
        "judge",
        "king",
        "queen",
        "prince",
    ];
    let words = words.iter().map(|word| word.trim_end_matches('.'));
    words.filter(|word| !TITLES.contains(word)).collect()
}

/// The number of words in the fullest name of a chain.
pub(crate) fn fullest(chain: &[&Mention]) -> usize {
    let names = chain.iter().filter(|mention| mention.form == Form::Name);
    names.map(|mention| bare(&mention.words).len()).max().unwrap_or(0)
}

/// The reference that stands where the mention's head stands: its last word is the same.
fn aligned<'a>(found: &'a Everyone, mention: &Mention) -> Option<&'a Reference> {
    let last = mention.head.end - 1;
    let holds = |range: Range<usize>| range.contains(&last);
    let all = found.references.iter().filter(|reference| holds(reference.span.range()));
    all.min_by_key(|reference| reference.span.len())
}

fn verdict(found: &Everyone, reference: Option<&Reference>, chain: &[&Mention], fullest: usize) -> Verdict {
    let Some(who) = reference.and_then(|reference| reference.who) else { return Verdict::Unresolved };
    match relation(found, who, chain, fullest) {
        Relation::Named => Verdict::Right,
        Relation::Described => Verdict::Unresolved,
        Relation::Another => Verdict::Wrong(found.names[who].clone()),
    }
}

/// How somebody found stands to a chain of GUM.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Relation {
    /// It bears a full name of the chain; where GUM has no name, words of the chain.
    Named,
    /// It is the chain's, but a description without the name that GUM knows.
    Described,
    /// It is somebody else, or bears less than the full name.
    Another,
}

/// How `who` of `found` stands to `chain`, whose fullest name has `fullest` words.
pub(crate) fn relation(found: &Everyone, who: usize, chain: &[&Mention], fullest: usize) -> Relation {
    let words: Vec<String> = found.names[who]
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !matches!(*word, "the" | "a" | "an" | "s"))
        .map(str::to_owned)
        .collect();
    let given = bare(&words);
    if fullest > 0 {
        let described = found.references.iter().all(|one| one.who != Some(who) || !one.names);
        let is_theirs = |mention: &&Mention| aligned(found, mention).is_some_and(|one| one.who == Some(who));
        let told = || chain.iter().any(|mention| mention.form != Form::Pronoun && is_theirs(mention));
        if described && told() {
            return Relation::Described;
        }
    }
    let fits = |mention: &&Mention| {
        let known = known(mention);
        given.iter().all(|word| known.iter().any(|other| other == word))
    };
    let full = !given.is_empty() && (fullest < 2 || given.len() >= 2);
    let named = full && chain.iter().any(|mention| mention.form != Form::Pronoun && fits(mention));
    if named { Relation::Named } else { Relation::Another }
}

/// The words by which a mention is known: its own, and those of its article's title.
fn known(mention: &Mention) -> Vec<String> {
    let link = mention.link.as_deref().unwrap_or_default().to_lowercase();
    let own = mention.words.iter().chain(&mention.described);
    let parts = own.flat_map(|word| word.split(|c: char| !c.is_alphanumeric()));
    parts.chain(link.split(|c: char| !c.is_alphanumeric())).map(str::to_owned).collect()
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for (row, count) in &self.rows {
            let name = match row {
                Row::Names => "names and short forms",
                Row::ShortForms => "short forms",
                Row::Pronouns => "he, she",
                Row::Plurals => "they",
                Row::Sources => "sources that are short or pronouns",
            };
            let percent = |part: usize, of: usize| 100.0 * part as f64 / of.max(1) as f64;
            let (precision, recall) = (percent(count.right, count.named), percent(count.right, count.all));
            let left = percent(count.all - count.named, count.all);
            writeln!(
                f,
                "  {name:36} P {precision:5.1}  R {recall:5.1}  unresolved {left:5.1} %  of {}",
                count.all
            )?;
            for miss in &count.misses {
                writeln!(f, "    - {miss}")?;
            }
        }
        Ok(())
    }
}
