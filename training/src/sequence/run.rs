//! The training run.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result};
use whosaid::training::{self, Features, Model};

use super::adam::Adam;
use super::data::{self, Labelled};
use super::field::{Steps, Target};
use super::network::{Drop, Random, Tensors, learn, tensor};
use super::quantise::quantise;
use super::texts::{self, Teacher};

/// How to train.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// How often the model that ships sees each article.
    pub(crate) epochs: usize,
    /// A fold whose articles nothing is learned from, to measure on them.
    pub(crate) held_out: Option<usize>,
    /// The file of what a teacher said; without one, the annotated articles alone are learned from.
    pub(crate) teacher: Option<PathBuf>,
    /// How much of a target is the teacher's where people annotated too, 0 to 1.
    pub(crate) trust: f32,
    pub(crate) rate: f32,
    pub(crate) drop: Drop,
    pub(crate) batch_tokens: usize,
    pub(crate) seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        let drop = Drop { activations: 0.35, words: 0.1 };
        Self {
            epochs: 12,
            held_out: None,
            teacher: None,
            trust: 0.5,
            rate: 4e-3,
            drop,
            batch_tokens: 2000,
            seed: 1,
        }
    }
}

/// The folds that [`Settings::held_out`] counts in.
const FOLDS: usize = 5;

/// Threads that share a batch; fixed, so that sums come in the same order on every machine.
const SHARES: usize = 2;

/// The longest stretch of a paragraph that is learned at once.
const LONGEST: usize = 300;

/// A sequence and what its labels are to be.
struct Lesson {
    features: Vec<Features>,
    target: Target,
}

/// A sequence and its labels, to measure on.
struct Example {
    features: Vec<Features>,
    labels: Vec<u8>,
}

/// Trains on `polnear/train.jsonl` of `corpora`, looks at `dev.jsonl`, and writes the weights to `models`.
pub(crate) fn train(corpora: &Path, models: &Path, settings: &Settings) -> Result<()> {
    let teacher = settings.teacher.as_deref().map(Teacher::read).transpose()?;
    let mut articles = data::articles(&corpora.join("polnear/train.jsonl"))?;
    articles.retain(|article| settings.held_out.is_none_or(|fold| article.number % FOLDS != fold));
    let mut lessons = Vec::new();
    for article in &articles {
        for Labelled { words, labels } in article.paragraphs() {
            let mut target = Target::annotated(labels);
            if let Some(said) = teacher.as_ref().and_then(|teacher| teacher.labels(&article.text, &words)) {
                target.blend(&Target::likely(said), settings.trust);
            }
            lessons.extend(pieces(&words.features, &target));
        }
    }
    let annotated = lessons.len();
    if let Some(teacher) = &teacher {
        for plain in texts::plain(corpora)? {
            for words in training::paragraphs(&plain.text) {
                if let Some(said) = teacher.labels(&plain.text, &words) {
                    lessons.extend(pieces(&words.features, &Target::likely(said)));
                }
            }
        }
    }
    let mut dev = Vec::new();
    for article in data::articles(&corpora.join("polnear/dev.jsonl"))? {
        let paragraphs = article.paragraphs().into_iter();
        dev.extend(paragraphs.map(|Labelled { words, labels }| Example { features: words.features, labels }));
    }
    println!(
        "attributions: {annotated} stretches that people annotated, {} that a teacher did, {} paragraphs to look at",
        lessons.len() - annotated,
        dev.len()
    );
    let tensors = run(lessons, &dev, settings);
    let file = quantise(&tensors);
    let path = models.join("attributions.bin");
    std::fs::write(&path, &file).with_context(|| format!("cannot write {}", path.display()))?;
    println!("attributions: {} bytes written to {}", file.len(), path.display());
    Ok(())
}

/// A paragraph in stretches that are learned at once.
fn pieces(features: &[Features], target: &Target) -> Vec<Lesson> {
    let starts = (0..features.len()).step_by(LONGEST);
    starts
        .map(|start| {
            let end = (start + LONGEST).min(features.len());
            Lesson { features: features[start..end].to_vec(), target: target.piece(start..end) }
        })
        .collect()
}

/// Trains a network on `lessons` and reports each epoch.
fn run(mut lessons: Vec<Lesson>, dev: &[Example], settings: &Settings) -> Tensors {
    let epochs = settings.epochs;
    let mut random = Random::new(settings.seed);
    let mut tensors = Tensors::new(settings.seed);
    let mut averaged = tensors.clone();
    let mut adam = Adam::new(&tensors);
    let tokens: usize = lessons.iter().map(|lesson| lesson.features.len()).sum();
    let (mut done, mut step) = (0_usize, 0_usize);
    let start = Instant::now();
    for epoch in 1..=epochs {
        for last in (1..lessons.len()).rev() {
            lessons.swap(last, (random.next() % (last as u64 + 1)) as usize);
        }
        let mut loss = 0.0;
        let mut rest = &lessons[..];
        while !rest.is_empty() {
            let batch = take_batch(&mut rest, settings.batch_tokens);
            let size: usize = batch.iter().map(|lesson| lesson.features.len()).sum();
            let (sum, mut gradient) = share(&tensors, batch, settings.drop, &mut random);
            gradient.0.iter_mut().for_each(|g| *g /= size as f32);
            step += 1;
            let progress = done as f32 / (tokens * epochs) as f32;
            let warm = ((step + 1) as f32 / 200.0).min(1.0);
            let rate = settings.rate * warm * (0.5 * (1.0 + (std::f32::consts::PI * progress).cos()) + 0.01);
            adam.step(&mut tensors, &mut averaged, &gradient, rate);
            done += size;
            loss += sum;
        }
        let model = Model::read(&quantise(&averaged)).expect("a weights file");
        let [source, cue, content] = exact(dev, |example| model.label(&example.features));
        let left = start.elapsed().as_secs_f32() / epoch as f32 * (epochs - epoch) as f32;
        println!(
            "attributions: epoch {epoch} of {epochs}, loss {:.4}, dev exact F1 source {source:.1} cue {cue:.1} \
             content {content:.1}, {left:.0} s to go",
            loss / tokens as f32
        );
    }
    averaged
}

fn take_batch<'a>(rest: &mut &'a [Lesson], tokens: usize) -> &'a [Lesson] {
    let mut count = 0;
    let end = rest.iter().position(|lesson| {
        let full = count >= tokens;
        count += lesson.features.len();
        full
    });
    let (batch, after) = rest.split_at(end.unwrap_or(rest.len()));
    *rest = after;
    batch
}

/// The loss and gradient of a batch, in equal shares side by side.
fn share(tensors: &Tensors, batch: &[Lesson], drop: Drop, random: &mut Random) -> (f32, Tensors) {
    let steps = &Steps::new(&tensors.0[tensor::BETWEEN], &tensors.0[tensor::FIRST]);
    let parts: Vec<(f32, Tensors)> = std::thread::scope(|scope| {
        let shares: Vec<_> = (0..SHARES)
            .map(|share| {
                let mut random = Random::new(random.next());
                scope.spawn(move || {
                    let mut gradient = tensors.zeros();
                    let own = batch.iter().skip(share).step_by(SHARES);
                    let learn = |lesson: &Lesson| {
                        learn(
                            tensors,
                            steps,
                            &lesson.features,
                            &lesson.target,
                            drop,
                            &mut random,
                            &mut gradient,
                        )
                    };
                    let loss = own.map(learn).sum();
                    (loss, gradient)
                })
            })
            .collect();
        shares.into_iter().map(|share| share.join().expect("learning does not panic")).collect()
    });
    let mut parts = parts.into_iter();
    let (mut loss, mut gradient) = parts.next().expect("there is a share");
    for (other, g) in parts {
        loss += other;
        gradient.0.iter_mut().zip(&g.0).for_each(|(sum, g)| *sum += g);
    }
    (loss, gradient)
}

/// F1 of exact spans of sources, cues and contents, in percent.
fn exact(examples: &[Example], label: impl Fn(&Example) -> Vec<u8>) -> [f32; 3] {
    let mut counts = [[0_u32; 3]; 3];
    for example in examples {
        let found = spans(&label(example));
        let annotated = spans(&example.labels);
        for span in &found {
            counts[span.0][0] += u32::from(annotated.contains(span));
            counts[span.0][1] += 1;
        }
        for span in annotated {
            counts[span.0][2] += 1;
        }
    }
    counts.map(|[both, found, annotated]| 200.0 * both as f32 / (found + annotated).max(1) as f32)
}

/// The spans of labels: role, first token, token after the last.
fn spans(labels: &[u8]) -> Vec<(usize, usize, usize)> {
    let mut spans: Vec<(usize, usize, usize)> = Vec::new();
    for (at, label) in labels.iter().enumerate().filter(|(_, label)| **label > 0) {
        let role = usize::from((label - 1) / 2);
        match spans.last_mut() {
            Some(span) if label % 2 == 0 && span.0 == role && span.2 == at => span.2 = at + 1,
            _ => spans.push((role, at, at + 1)),
        }
    }
    spans
}
