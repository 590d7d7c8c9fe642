//! Versions of one story, compared: how the time grows with their number, on top of annotating them.

use std::collections::BTreeSet;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use whosaid::{Article, Offsets, Options};

/// How many versions are compared.
const COUNTS: &[usize] = &[2, 5, 10, 20, 50];
/// How many words each has.
const WORDS: usize = 1_000;
/// The words that the story's material has; each version takes about half of it.
const MATERIAL: usize = 2_000;

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(5));
    targets = growth
}
criterion_main!(benches);

fn growth(criterion: &mut Criterion) {
    let material = material();
    let most = COUNTS.iter().copied().max().unwrap_or_default();
    let versions: Vec<_> = (0..most as u64).map(|seed| version(&material, seed)).collect();
    let mut group = criterion.benchmark_group("compare");
    for &count in COUNTS {
        group.throughput(Throughput::Elements((count * WORDS) as u64));
        group.bench_with_input(
            BenchmarkId::new("versions", count),
            &versions[..count],
            |bencher, versions| {
                bencher.iter(|| black_box(whosaid::compare(versions, Offsets::Utf16)));
            },
        );
    }
}

/// Paragraphs of our own stories, one version of each, up to the words that the material has.
fn material() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let entries = fs::read_dir(&folder).expect("the stories are in the repository");
    let paths: BTreeSet<PathBuf> =
        entries.map(|entry| entry.expect("it can be listed").path().join("a.txt")).collect();
    let texts =
        paths.iter().filter(|path| path.is_file()).map(|path| fs::read_to_string(path).expect("it is UTF-8"));
    let paragraphs = texts.flat_map(|text| text.split("\n\n").map(str::to_owned).collect::<Vec<_>>());
    let mut words = 0;
    let material: Vec<_> = paragraphs
        .take_while(|paragraph| {
            let more = words < MATERIAL;
            words += paragraph.split_whitespace().count();
            more
        })
        .collect();
    assert!(words >= MATERIAL, "the stories are long enough");
    material
}

/// A version of the story: some of its paragraphs in order, some of their words left out or replaced.
fn version(material: &[String], seed: u64) -> Article {
    let mut numbers = Numbers(seed);
    let mut text = String::new();
    let mut left = WORDS;
    for round in 0.. {
        for paragraph in material {
            // A second round fills up, should the first have left out too much.
            if left > 0 && (round > 0 || numbers.below(100) < 55) {
                let words: Vec<_> =
                    paragraph.split_whitespace().take(left).map(|word| varied(word, &mut numbers)).collect();
                left -= words.len();
                text += words.join(" ").trim();
                text += "\n\n";
            }
        }
        if left == 0 {
            break;
        }
    }
    let document = whosaid::annotate(&text, &Options::default());
    Article::new(text, document).expect("its own document fits a text")
}

/// A word as one version has it: now and then another one, another number, or none.
fn varied(word: &str, numbers: &mut Numbers) -> String {
    match numbers.below(100) {
        0..4 if word.chars().all(char::is_alphabetic) => String::new(),
        4..8 if word == "said" => "added".to_owned(),
        8..12 if word.parse::<u64>().is_ok() => numbers.below(500).to_string(),
        12..18 if word.chars().all(char::is_lowercase) => {
            let others = ["new", "early", "mostly", "several", "still", "later", "local", "large"];
            others[numbers.below(others.len() as u64) as usize].to_owned()
        }
        _ => word.to_owned(),
    }
}

/// Numbers that are the same in every run (`SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }
}
