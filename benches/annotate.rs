//! Bytes a second: each stage, the whole, a text annotated again after a key, and `whosaid batch` on one and two threads;
//! tokens and multiply-adds a second of the sequence model.

use std::fs;
use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use whosaid::training::{EMBEDDING, LABELS, LAYERS, Model, UNITS, WIDTH, paragraphs};
use whosaid::{Annotator, Observer, Offsets, Options, Stage};

/// How often batch's input holds each article: enough that starting up weighs little.
const COPIES: usize = 16;

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(2));
    targets = shares, stages, again, network, whole, batch
}
criterion_main!(benches);

/// What each product of the sequence model's matrices with a token comes to: the convolution, the layers in both
/// directions, the labels.
const MULTIPLY_ADDS: usize = 3 * EMBEDDING * WIDTH + LAYERS * 2 * WIDTH * 3 * UNITS + WIDTH * LABELS.len();

/// Prints each stage's share of a whole run.
fn shares(_: &mut Criterion) {
    const ROUNDS: usize = 20;
    let articles = articles();
    let mut watches: Vec<_> = Stage::ALL.iter().map(|stage| Stopwatch::of(*stage)).collect();
    for watch in &mut watches {
        for article in articles.iter().cycle().take(ROUNDS * articles.len()) {
            black_box(Annotator::new().annotate_watched(article, &Options::default(), watch));
        }
    }
    let whole: Duration = watches.iter().map(|watch| watch.spent).sum();
    for watch in &watches {
        let share = 100.0 * watch.spent.as_secs_f64() / whole.as_secs_f64();
        println!("share/{:<14}{share:5.1} %", watch.stage.name());
    }
}

/// The sequence model alone, from features to labels.
fn network(criterion: &mut Criterion) {
    let weights = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/attributions.bin");
    let model = Model::read(&fs::read(weights).expect("the weights are in the repository"))
        .unwrap_or_else(|damage| panic!("the weights are damaged: {damage:?}"));
    let paragraphs: Vec<_> = articles().iter().flat_map(|article| paragraphs(article)).collect();
    let tokens: usize = paragraphs.iter().map(|paragraph| paragraph.tokens.len()).sum();
    let mut group = criterion.benchmark_group("network");
    for (name, count) in [("tokens", tokens), ("multiply-adds", tokens * MULTIPLY_ADDS)] {
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                for paragraph in &paragraphs {
                    drop(black_box(model.label(&paragraph.features)));
                }
            });
        });
    }
}

/// What each stage costs, by what it spends within a whole run: the stages cannot run alone.
fn stages(criterion: &mut Criterion) {
    let articles = articles();
    let mut group = criterion.benchmark_group("stage");
    group.throughput(Throughput::Bytes(bytes(&articles)));
    for &stage in Stage::ALL {
        group.bench_function(stage.name(), |bencher| {
            bencher.iter_custom(|rounds| {
                let mut watch = Stopwatch::of(stage);
                for _ in 0..rounds {
                    for article in &articles {
                        black_box(Annotator::new().annotate_watched(
                            article,
                            &Options::default(),
                            &mut watch,
                        ));
                    }
                }
                watch.spent
            });
        });
    }
}

/// A long text annotated again after a key was typed into it: what each stage spends.
fn again(criterion: &mut Criterion) {
    let text = articles().join("\n\n");
    let gaps: Vec<_> = text.match_indices(' ').map(|(at, _)| at).collect();
    let mut group = criterion.benchmark_group("again");
    group.throughput(Throughput::Bytes(text.len() as u64));
    for &stage in Stage::ALL {
        group.bench_function(stage.name(), |bencher| {
            let mut annotator = Annotator::new();
            drop(annotator.annotate(&text, &Options::default()));
            bencher.iter_custom(|rounds| {
                let mut watch = Stopwatch::of(stage);
                for round in 0..rounds as usize {
                    let mut typed = text.clone();
                    typed.insert(gaps[round * 97 % gaps.len()], 's');
                    black_box(annotator.annotate_watched(&typed, &Options::default(), &mut watch));
                }
                watch.spent
            });
        });
    }
}

/// From the text to its document, and on to the JSON that the page gets.
fn whole(criterion: &mut Criterion) {
    let articles = articles();
    let mut group = criterion.benchmark_group("whole");
    group.throughput(Throughput::Bytes(bytes(&articles)));
    let document = |article: &str| whosaid::annotate(article, &Options::default());
    group.bench_function("document", |bencher| {
        bencher.iter(|| articles.iter().for_each(|article| drop(black_box(document(article)))));
    });
    let json = |article: &str| document(article).with_offsets(article, Offsets::Utf16).to_json();
    group.bench_function("json", |bencher| {
        bencher.iter(|| articles.iter().for_each(|article| drop(black_box(json(article)))));
    });
}

/// The command line over many articles, start-up included.
fn batch(criterion: &mut Criterion) {
    let articles = articles();
    let mut input = String::new();
    for (id, article) in articles.iter().cycle().take(COPIES * articles.len()).enumerate() {
        input += &serde_json::json!({"id": id, "text": article}).to_string();
        input.push('\n');
    }
    let mut group = criterion.benchmark_group("batch");
    group.sample_size(10).throughput(Throughput::Bytes(bytes(&articles) * COPIES as u64));
    for threads in [1, 2] {
        group.bench_function(format!("threads: {threads}"), |bencher| {
            bencher.iter(|| run_batch(&input, threads));
        });
    }
}

fn run_batch(input: &str, threads: usize) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .arg("batch")
        .env("RAYON_NUM_THREADS", threads.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the command line starts");
    let mut pipe = child.stdin.take().expect("it is piped");
    pipe.write_all(input.as_bytes()).expect("all input is read");
    drop(pipe);
    assert!(child.wait().expect("it ends").success());
}

/// Sums the time that one stage takes.
struct Stopwatch {
    stage: Stage,
    since: Option<Instant>,
    spent: Duration,
}

impl Stopwatch {
    fn of(stage: Stage) -> Self {
        Self { stage, since: None, spent: Duration::ZERO }
    }
}

impl Observer for Stopwatch {
    fn enter(&mut self, stage: Stage) {
        self.finish();
        self.since = (stage == self.stage).then(Instant::now);
    }

    fn finish(&mut self) {
        self.spent += self.since.take().map_or(Duration::ZERO, |since| since.elapsed());
    }
}

/// The project's own articles.
fn articles() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .expect("the articles are in the repository")
        .map(|entry| entry.expect("it can be listed").path().join("article.txt"))
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).expect("an article is UTF-8")).collect()
}

fn bytes(articles: &[String]) -> u64 {
    articles.iter().map(|article| article.len() as u64).sum()
}
