//! Several versions of one story, held against one another: who speaks, what was said, the figures and the passages.
//!
//! Each kind of row has a file. All of them take candidates from an index of rare terms and score those alone, so the
//! work grows with the text. `docs/COMPARE.md` describes the result.

mod bags;
mod comparison;
mod differences;
mod figures;
mod fit;
mod passages;
mod people;
mod quotes;
mod rows;
mod runs;
mod stories;
mod version;
mod words;

pub use comparison::{
    Bearing, Change, Comparison, FigureMember, FigureRelation, FigureRow, Likeness, Pair, PassageMember,
    PassageRelation, PassageRow, PassageVoice, QuoteMember, QuoteRelation, QuoteRow, SCHEMA, SpeakerMember,
    SpeakerRelation, SpeakerRow, Version,
};

use crate::Article;
use crate::document::{Offsets, Probability};
use crate::maps::Set;
use crate::order::{sort_by, sort_by_key};
use crate::text::OffsetMap;
use figures::Figures;
use passages::Passages;
use people::People;
use quotes::{Telling, Utterances};
use runs::Runs;
use version::Prepared;
use words::Vocabulary;

/// The comparison of `versions`, with offsets in `offsets`.
///
/// ```
/// let version = |text: &str| {
///     whosaid::Article::new(text, whosaid::annotate(text, &whosaid::Options::default())).unwrap()
/// };
/// let first = version("“The bridge will not open before May,” Ada Kerr said.");
/// let second = version("“The bridge will open before May,” Ada Kerr said.");
/// let comparison = whosaid::compare(&[first, second], whosaid::Offsets::Utf8);
/// assert_eq!(comparison.quotes[0].changed, [whosaid::compare::Bearing::Negation]);
/// ```
///
/// Any versions can be compared, in any number; one alone has rows of its own. Their order decides how they are numbered
/// and in which order rows come, and nothing else. The work grows with their text.
#[must_use]
pub fn compare(versions: &[Article], offsets: Offsets) -> Comparison {
    // Everything is found in the order of the texts themselves, so that the order given cannot matter.
    let mut order: Vec<u32> = (0..versions.len() as u32).collect();
    let key = |at: u32| {
        let article = &versions[at as usize];
        (article.text(), article.document().date, article.title.as_deref())
    };
    let document = |at: u32| versions[at as usize].document().to_json();
    sort_by(&mut order, |&a, &b| key(a).cmp(&key(b)).then_with(|| document(a).cmp(&document(b))));
    let mut vocabulary = Vocabulary::default();
    let mut prepared: Vec<Prepared> =
        order.iter().map(|&at| Prepared::new(&versions[at as usize], &mut vocabulary)).collect();
    let mut people = People::new(&prepared, &mut vocabulary);
    identify(&mut prepared, &people, &mut vocabulary);
    let mut passages = Passages::new(&prepared, &vocabulary);
    let utterances = Utterances::new(&prepared, &vocabulary);
    let figures = Figures::new(&prepared, &mut vocabulary);
    let same = utterances.same_words(&prepared, &people, &passages);
    people.join_by_words(same.into_iter(), passages.stories());
    // What one kind of row tells helps to find the others, so each is looked for twice.
    let said = utterances.rows(&prepared, &people, &passages);
    passages.gather(&utterances.sentences(&said), &Set::default());
    let same = utterances.same_words(&prepared, &people, &passages);
    people.join_by_words(same.into_iter(), passages.stories());
    let found = figures.rows(&prepared, &passages, &people, &mut vocabulary);
    let said = utterances.rows(&prepared, &people, &passages);
    passages.gather(&utterances.sentences(&said), &found.sentences());
    let found = figures.rows(&prepared, &passages, &people, &mut vocabulary);
    let said = utterances.rows(&prepared, &people, &passages);
    let runs = Runs::new(&prepared);

    let (speakers, went) = people.finish(&order, &vocabulary);
    let tell = Telling { order: &order, went: &went, vocabulary: &vocabulary };
    let mut comparison = Comparison {
        schema: SCHEMA,
        offsets: Offsets::Utf8,
        versions: Vec::new(),
        pairs: Vec::new(),
        speakers,
        quotes: utterances.finish(&said, &prepared, &people, &tell),
        figures: found.finish(&prepared, &tell),
        passages: passages.finish(&prepared, &runs, &order),
    };
    comparison.versions = told_of(versions, &prepared, &runs, &order, &comparison.passages);
    comparison.pairs = pairs(&comparison, &runs, &order);
    comparison.with_offsets(versions, offsets)
}

/// Lets mentions of persons count as the name that their row bears.
fn identify(prepared: &mut [Prepared], people: &People, vocabulary: &mut Vocabulary) {
    for (name, members) in people.names() {
        let name = vocabulary.stem(name);
        for (version, speaker) in members {
            prepared[version as usize].identify(speaker, name);
        }
    }
}

/// What is told of each version, in the order in which they were given.
fn told_of(
    versions: &[Article],
    prepared: &[Prepared],
    runs: &Runs,
    order: &[u32],
    passages: &[PassageRow],
) -> Vec<Version> {
    let mut alone = vec![0; versions.len()];
    for row in passages.iter().filter(|row| row.relation == PassageRelation::Alone) {
        row.members.iter().for_each(|member| alone[member.version as usize] += member.sentences.len() as u32);
    }
    let mut told: Vec<_> = prepared
        .iter()
        .enumerate()
        .map(|(at, version)| {
            let given = order[at] as usize;
            let words: usize =
                version.sentences.iter().map(|&at| version.within(version.sentence(at)).len()).sum();
            let copied = f64::from(runs.words(at)) / words.max(1) as f64;
            let told = Version {
                name: version.article.title(),
                date: version.document().date,
                length: version.document().length,
                words: words as u32,
                sentences: version.sentences.len() as u32,
                alone: alone[given],
                copied: Probability::new(copied),
            };
            (given, told)
        })
        .collect();
    sort_by_key(&mut told, |(given, _)| *given);
    told.into_iter().map(|(_, version)| version).collect()
}

/// What any two versions have in common.
fn pairs(comparison: &Comparison, runs: &Runs, order: &[u32]) -> Vec<Pair> {
    let count = order.len();
    let place = |a: u32, b: u32| a as usize * count + b as usize;
    let mut at = vec![0; count];
    order.iter().enumerate().for_each(|(own, &given)| at[given as usize] = own as u32);
    let tally = |rows: &mut dyn Iterator<Item = Vec<u32>>| {
        let mut common = vec![0; count * count];
        for mut versions in rows {
            versions.dedup();
            for (nth, &a) in versions.iter().enumerate() {
                versions[nth + 1..].iter().for_each(|&b| common[place(a, b)] += 1);
            }
        }
        common
    };
    let passages = tally(
        &mut comparison.passages.iter().map(|row| row.members.iter().map(|member| member.version).collect()),
    );
    let quotes = tally(
        &mut comparison.quotes.iter().map(|row| row.members.iter().map(|member| member.version).collect()),
    );
    let figures = tally(
        &mut comparison.figures.iter().map(|row| row.members.iter().map(|member| member.version).collect()),
    );
    let all = (0..count as u32).flat_map(|a| (a + 1..count as u32).map(move |b| (a, b)));
    let pair = |(a, b): (u32, u32)| Pair {
        versions: [a, b],
        passages: passages[place(a, b)],
        quotes: quotes[place(a, b)],
        figures: figures[place(a, b)],
        copied: [runs.shared(at[a as usize], at[b as usize]), runs.shared(at[b as usize], at[a as usize])],
    };
    all.map(pair).collect()
}

impl Comparison {
    /// The same comparison, whose offsets are bytes, with offsets in `unit`.
    fn with_offsets(mut self, versions: &[Article], unit: Offsets) -> Self {
        if unit == Offsets::Utf8 {
            return self;
        }
        let maps: Vec<_> = versions.iter().map(|version| OffsetMap::new(version.text(), unit)).collect();
        self.visit_spans(&mut |version, span| {
            let map = &maps[version as usize];
            *span = crate::document::Span::new(map.unit(span.start), map.unit(span.end));
        });
        for (version, map) in self.versions.iter_mut().zip(&maps) {
            version.length = map.unit(version.length);
        }
        self.offsets = unit;
        self
    }
}
