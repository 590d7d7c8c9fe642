//! Stories told more than once, held against what a careful editor sets side by side: `tests/stories/README.md`.
//!
//! ```text
//! cargo test --test stories -- --nocapture                     the figures, per story and all together
//! WHOSAID_MISSES=1 cargo test --test stories -- --nocapture    every miss as well
//! WHOSAID_STORY=07 ...                                         only the stories whose folder name contains that
//! ```

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use whosaid::compare::{
    Bearing, Comparison, FigureRelation, Likeness, PassageRelation, PassageVoice, QuoteRelation, SpeakerRow,
};
use whosaid::document::{BlockKind, Span};
use whosaid::{Article, Offsets, Options, annotate, compare};

/// The least alignment F1 of each kind over all stories, and the least share of aligned pairs whose relation is right, both in
/// percent.
const FLOORS: [(&str, f64, f64); 4] =
    [("speaker", 96.0, 97.0), ("quote", 98.5, 90.5), ("figure", 93.0, 94.0), ("passage", 91.5, 94.0)];
/// The least alignment F1 of all kinds together, in percent.
const FLOOR: f64 = 93.8;

/// A thing in a version: where it may stand.
#[derive(Debug, Clone)]
struct Place {
    version: usize,
    spans: Vec<Span>,
}

impl Place {
    fn meets(&self, other: &Self) -> bool {
        self.version == other.version && self.spans.iter().any(|a| other.spans.iter().any(|b| a.overlaps(*b)))
    }
}

/// Two things of two versions that are one, and how they compare.
#[derive(Debug)]
struct Aligned {
    kind: &'static str,
    relation: String,
    places: [Place; 2],
}

#[derive(Default, Clone, Copy)]
struct Tally {
    found: usize,
    right: usize,
    expected: usize,
    met: usize,
    related: usize,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.found += other.found;
        self.right += other.right;
        self.expected += other.expected;
        self.met += other.met;
        self.related += other.related;
    }

    fn f1(&self) -> f64 {
        let share = |part: usize, of: usize| if of == 0 { 1.0 } else { part as f64 / of as f64 };
        let (precision, recall) = (share(self.right, self.found), share(self.met, self.expected));
        if precision + recall == 0.0 { 0.0 } else { 200.0 * precision * recall / (precision + recall) }
    }

    fn relations(&self) -> f64 {
        if self.met == 0 { 100.0 } else { 100.0 * self.related as f64 / self.met as f64 }
    }
}

#[test]
fn versions_are_set_side_by_side() {
    let wanted = std::env::var("WHOSAID_STORY").unwrap_or_default();
    let mut kinds: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut all = Tally::default();
    for folder in folders().into_iter().filter(|folder| folder.to_string_lossy().contains(&wanted)) {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let articles = articles(&folder);
        let comparison = compare(&articles, Offsets::Utf8);
        let expected = expected(&folder, &articles);
        let found = found(&comparison, &articles);
        let mut story = Tally::default();
        for (kind, _, _) in FLOORS {
            let tally = held(kind, &expected, &found, &articles);
            kinds.entry(kind).or_default().add(tally);
            story.add(tally);
        }
        println!("{name:24} {}", line(&story));
        if expected.is_empty() {
            assert_eq!(story.found, 0, "unrelated stories are aligned: {found:#?}");
        }
        all.add(story);
    }
    for (kind, tally) in &kinds {
        println!("{kind:24} {}", line(tally));
    }
    println!("{:24} {}", "all", line(&all));
    if wanted.is_empty() {
        for (kind, alignment, relations) in FLOORS {
            let tally = &kinds[kind];
            assert!(tally.f1() >= alignment, "{kind}: alignment F1 {:.1} is below {alignment}", tally.f1());
            assert!(
                tally.relations() >= relations,
                "{kind}: relations {:.1} are below {relations}",
                tally.relations()
            );
        }
        assert!(all.f1() >= FLOOR, "alignment F1 {:.1} is below {FLOOR}", all.f1());
    }
}

fn line(tally: &Tally) -> String {
    format!(
        "aligned {:3}, right {:3}, expected {:3}, met {:3}: F1 {:5.1}; relations {:5.1}",
        tally.found,
        tally.right,
        tally.expected,
        tally.met,
        tally.f1(),
        tally.relations()
    )
}

/// Holds what was found of one kind against what was expected.
fn held(kind: &str, expected: &[Aligned], found: &[Aligned], articles: &[Article]) -> Tally {
    let one = |a: &Aligned, b: &Aligned| a.places.iter().zip(&b.places).all(|(a, b)| a.meets(b));
    let expected: Vec<_> = expected.iter().filter(|pair| pair.kind == kind).collect();
    let found: Vec<_> = found.iter().filter(|pair| pair.kind == kind).collect();
    // A headline and the sentence that tells it again may be a row, and need not be.
    let counts = |pair: &&&Aligned| {
        kind != "passage"
            || expected.iter().any(|other| one(pair, other))
            || headline(&pair.places[0], articles) == headline(&pair.places[1], articles)
    };
    let misses = std::env::var_os("WHOSAID_MISSES").is_some();
    let mut tally = Tally { expected: expected.len(), ..Tally::default() };
    for pair in found.iter().filter(counts) {
        tally.found += 1;
        if expected.iter().any(|other| one(pair, other)) {
            tally.right += 1;
        } else if misses {
            println!("    too much: {}", shown(pair, articles));
        }
    }
    for pair in &expected {
        let mut met = found.iter().filter(|other| one(pair, other)).peekable();
        if met.peek().is_none() {
            if misses {
                println!("    missed:   {}", shown(pair, articles));
            }
            continue;
        }
        tally.met += 1;
        let relations: Vec<_> = met.map(|other| other.relation.as_str()).collect();
        if relations.contains(&pair.relation.as_str()) {
            tally.related += 1;
        } else if misses {
            println!("    not {}: {}", relations.join(", "), shown(pair, articles));
        }
    }
    tally
}

fn headline(place: &Place, articles: &[Article]) -> bool {
    let blocks = &articles[place.version].document().blocks;
    let here = blocks.iter().find(|block| place.spans.iter().any(|span| span.overlaps(block.span)));
    here.is_some_and(|block| block.kind == BlockKind::Headline)
}

fn shown(pair: &Aligned, articles: &[Article]) -> String {
    let mut line = format!("{} {}", pair.kind, pair.relation);
    for place in &pair.places {
        let span = place.spans[0];
        let text: String = articles[place.version].text()[span.range()].chars().take(70).collect();
        let version = char::from(b'a' + place.version as u8);
        write!(line, " | {version}: {}", text.replace('\n', " ")).unwrap();
    }
    line
}

fn folders() -> Vec<PathBuf> {
    let all = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories")).unwrap();
    let mut folders: Vec<_> = all.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    assert!(folders.len() >= 14, "stories are missing");
    folders
}

fn articles(folder: &Path) -> Vec<Article> {
    let texts =
        ["a.txt", "b.txt", "c.txt"].iter().filter_map(|name| fs::read_to_string(folder.join(name)).ok());
    texts.map(|text| Article::new(text.clone(), annotate(&text, &Options::default())).unwrap()).collect()
}

/// The pairs of the rows in `expected.tsv`.
fn expected(folder: &Path, articles: &[Article]) -> Vec<Aligned> {
    let rows = fs::read_to_string(folder.join("expected.tsv")).unwrap();
    let mut pairs = Vec::new();
    for row in rows.lines().filter(|row| !row.starts_with('#') && !row.is_empty()) {
        let cells: Vec<_> = row.split('\t').collect();
        let kind = FLOORS.iter().map(|(kind, _, _)| *kind).find(|kind| *kind == cells[0]).expect(row);
        let places = cells[2..].iter().enumerate().filter(|(_, snippet)| **snippet != "-").map(
            |(version, snippet)| {
                let text = articles[version].text();
                let mut at = text.match_indices(snippet);
                let start =
                    at.next().unwrap_or_else(|| panic!("{snippet:?} is not in {}", folder.display())).0
                        as u32;
                assert!(at.next().is_none(), "{snippet:?} stands twice in {}", folder.display());
                Place { version, spans: vec![Span::new(start, start + snippet.len() as u32)] }
            },
        );
        pairs.extend(pairs_of(kind, cells[1], &places.collect::<Vec<_>>()));
    }
    pairs
}

/// The pairs of different versions among `places`.
fn pairs_of(kind: &'static str, relation: &str, places: &[Place]) -> Vec<Aligned> {
    let mut pairs = Vec::new();
    for (nth, a) in places.iter().enumerate() {
        for b in places[nth + 1..].iter().filter(|b| b.version != a.version) {
            pairs.push(Aligned { kind, relation: relation.to_owned(), places: [a.clone(), b.clone()] });
        }
    }
    pairs
}

/// The pairs of the rows of a comparison.
fn found(comparison: &Comparison, articles: &[Article]) -> Vec<Aligned> {
    let mut pairs = Vec::new();
    let document = |version: u32| articles[version as usize].document();
    for row in &comparison.speakers {
        let places = row.members.iter().map(|member| {
            let mentions = &document(member.version).speakers[member.speaker as usize].mentions;
            Place {
                version: member.version as usize,
                spans: mentions.iter().map(|mention| mention.span).collect(),
            }
        });
        pairs.extend(pairs_of("speaker", how(row), &places.collect::<Vec<_>>()));
    }
    for row in &comparison.quotes {
        let relation = match row.relation {
            QuoteRelation::Alone => continue,
            QuoteRelation::Same => "same".to_owned(),
            QuoteRelation::Wording => "wording".to_owned(),
            QuoteRelation::Meaning => {
                let changed = row.changed.iter().map(|bearing| match bearing {
                    Bearing::Negation => "negation",
                    Bearing::Modality => "modality",
                    Bearing::Number => "number",
                    Bearing::Name => "name",
                });
                format!("meaning:{}", changed.collect::<Vec<_>>().join(","))
            }
        };
        let places = row
            .members
            .iter()
            .map(|member| Place { version: member.version as usize, spans: member.spans.clone() });
        pairs.extend(pairs_of("quote", &relation, &places.collect::<Vec<_>>()));
    }
    for row in &comparison.figures {
        let relation = match row.relation {
            FigureRelation::Alone => continue,
            FigureRelation::Equal => "equal",
            FigureRelation::Rounded => "rounded",
            FigureRelation::Differing => "differing",
            FigureRelation::Conflicting => "conflicting",
        };
        let places = row.members.iter().map(|member| {
            let figure = &document(member.version).figures[member.figure as usize];
            Place { version: member.version as usize, spans: vec![figure.span] }
        });
        pairs.extend(pairs_of("figure", relation, &places.collect::<Vec<_>>()));
    }
    for row in &comparison.passages {
        let relation = match row.relation {
            PassageRelation::Alone => continue,
            PassageRelation::Same => "same",
            PassageRelation::Copied => "copied",
            PassageRelation::Reworded => "reworded",
        };
        let voice = if row.voice == PassageVoice::Mixed { "+voice" } else { "" };
        let places = row.members.iter().flat_map(|member| {
            member.spans.iter().map(|span| Place { version: member.version as usize, spans: vec![*span] })
        });
        pairs.extend(pairs_of("passage", &format!("{relation}{voice}"), &places.collect::<Vec<_>>()));
    }
    pairs
}

/// What joins the members of a row whose names vary.
fn how(row: &SpeakerRow) -> &'static str {
    let how = row.members.iter().map(|member| member.how).max().unwrap_or(Likeness::SameName);
    match how {
        Likeness::SameName => "same_name",
        Likeness::Spelling => "spelling",
        Likeness::ShortName => "short_name",
        Likeness::Role => "role",
        Likeness::Government => "government",
    }
}
