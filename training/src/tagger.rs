//! Trains the part-of-speech tagger on GUM and EWT.

use std::path::Path;

use anyhow::{Context, Result};
use whosaid::training::{tagger, tagger_accuracy};

use crate::conllu;

/// Trains on `DIR/{gum,ewt}/train.conllu`, reports accuracy on their `dev.conllu`, and writes the weights to `models`.
pub(crate) fn train(corpora: &Path, models: &Path) -> Result<()> {
    let read = |corpus: &str, part: &str| conllu::read(&corpora.join(corpus).join(format!("{part}.conllu")));
    let sentences: Vec<_> = read("gum", "train")?.into_iter().chain(read("ewt", "train")?).collect();
    println!("tagger: {} sentences of GUM and EWT", sentences.len());
    let file = tagger(&sentences, |pass, right| {
        println!("tagger: pass {pass}, {:.2} % right in training", right * 100.0);
    });
    for corpus in ["gum", "ewt"] {
        let right = tagger_accuracy(&file, &read(corpus, "dev")?);
        println!("tagger: {corpus} dev, {:.2} % of tokens right", right * 100.0);
    }
    let path = models.join("tagger.bin");
    std::fs::write(&path, &file).with_context(|| format!("cannot write {}", path.display()))?;
    println!("tagger: {} bytes written to {}", file.len(), path.display());
    Ok(())
}
