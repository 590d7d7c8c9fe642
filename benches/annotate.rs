//! Bytes a second: each stage, the whole, and `whosaid batch` on one and two threads.

use std::fs;
use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use whosaid::{Annotator, Observer, Offsets, Options, Stage};

/// How often batch's input holds each article: enough that starting up weighs little.
const COPIES: usize = 16;

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(2));
    targets = stages, whole, batch
}
criterion_main!(benches);

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
