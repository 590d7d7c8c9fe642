//! Trains the scorer of claims, and measures what the annotator says of claims.

mod corpora;
mod evaluate;
mod logistic;
mod scorers;

use std::path::Path;

use anyhow::{Context, Result};

use corpora::read;
pub(crate) use evaluate::run as evaluate;
use scorers::{CHECK, Lessons, learn};

/// The parts in which a corpus is left out in turn.
const FOLDS: usize = 5;

/// How much a debate's sentence counts beside one of a speech: there are twelve times as many.
const DEBATE: f64 = 0.1;

/// Trains the scorer on what `corpora` holds of speeches and debates, and writes it to `models`.
pub(crate) fn train(corpora: &Path, models: &Path) -> Result<()> {
    let speeches = read(corpora, "claims/policlaim.jsonl")?;
    let debates = read(corpora, "claims/checkworthy-train.jsonl")?;
    let lessons: Lessons = debates.iter().map(|labelled| (labelled, DEBATE)).collect();
    let check = learn(CHECK, &speeches.iter().collect::<Vec<_>>(), &lessons).raised(RAISED);
    let file = check.file();
    let path = models.join("claims.bin");
    std::fs::write(&path, &file).with_context(|| format!("cannot write {}", path.display()))?;
    println!("claims: {} features, {} bytes written to {}", check.len(), file.len(), path.display());
    Ok(())
}

/// How many logits likelier a claim of a news article is wanted checked than one of a speech that looks the same. Politicians
/// in speeches state more that can be verified; in our own articles half of the sentences are worth checking where the
/// speeches' scale says seven in ten, and in debates a quarter.
const RAISED: f64 = -1.0;
