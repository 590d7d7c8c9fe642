//! Scores who each mention is against GUM's coreference: is the name given the one that GUM's chain has?
//!
//! Measured over the documents of a corpus file, by default `gum/dev.conllu`, in two readings: news and interviews,
//! and every written genre. Precision counts the mentions that are led to a name, recall all of them.

mod gum;
mod learn;
mod score;

use std::path::PathBuf;

use clap::Parser;
use whosaid::training::Weights;

/// Scores the resolution of names and pronouns against GUM.
#[derive(Parser)]
struct Arguments {
    /// The folder of corpora, which holds gum/dev.conllu
    #[arg(long)]
    corpora: PathBuf,
    /// The file in the folder to measure on
    #[arg(long, default_value = "gum/dev.conllu")]
    file: PathBuf,
    /// Instead of scoring, learn from gum/train.conllu whom "he" and "she" mean, and write the weights to this folder
    #[arg(long, value_name = "MODELS")]
    train: Option<PathBuf>,
    /// Instead of the weights that the library comes with, measure those of this file
    #[arg(long)]
    weights: Option<PathBuf>,
    /// List the first misses of each kind
    #[arg(long, default_value_t = 0)]
    misses: usize,
}

fn main() -> anyhow::Result<()> {
    let Arguments { corpora, file, misses, train, weights } = Arguments::parse();
    if let Some(models) = train {
        return learn::learn(&gum::read(&corpora.join("gum/train.conllu"))?, &models);
    }
    let documents = gum::read(&corpora.join(file))?;
    let weights = match weights {
        Some(path) => Some(Weights::parse(&std::fs::read_to_string(&path)?)),
        None => None,
    };
    for (name, genres) in score::READINGS {
        let mut score = score::Score::new(misses);
        let read = documents.iter().filter(|document| genres.contains(&document.genre()));
        let count = read.map(|document| score.add(document, weights.as_ref())).count();
        println!("{name}, {count} documents\n{score}");
    }
    Ok(())
}
