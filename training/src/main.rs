//! Trains the weights in `models/` from annotated corpora, which are not part of the repository.

mod conllu;
mod tagger;

use std::path::PathBuf;

use clap::Parser;

/// Trains the weights in `models/`.
#[derive(Parser)]
struct Arguments {
    /// The folder that holds the corpora: gum/train.conllu, gum/dev.conllu, ewt/train.conllu, ewt/dev.conllu
    #[arg(long)]
    corpora: PathBuf,
    /// Where the weights are written
    #[arg(long, default_value = "models")]
    models: PathBuf,
}

fn main() -> anyhow::Result<()> {
    let Arguments { corpora, models } = Arguments::parse();
    tagger::train(&corpora, &models)
}
