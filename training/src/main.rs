//! Trains the weights in `models/` from annotated corpora, which are not part of the repository.

mod claims;
mod conllu;
mod sequence;
mod tagger;

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

/// Trains the weights in `models/`: the tagger in seconds, the scorers of claims in a minute, the sequence model in
/// minutes.
#[derive(Parser)]
struct Arguments {
    /// The folder that holds the corpora: gum and ewt (train.conllu, dev.conllu), polnear (train.jsonl, dev.jsonl), claims
    /// (policlaim.jsonl, checkworthy-train.jsonl, news-subjective-train.jsonl, news-subjective-val.jsonl; to measure also
    /// checkworthy-dev.jsonl, hedges.jsonl);
    /// for a teacher also gum/attributions.jsonl and figures/tempeval3-train.json
    #[arg(long)]
    corpora: PathBuf,
    /// Where the weights are written
    #[arg(long, default_value = "models")]
    models: PathBuf,
    /// Train this model alone
    #[arg(long)]
    only: Option<Model>,
    /// How often the sequence model sees the training articles
    #[arg(long, default_value_t = sequence::Settings::default().epochs)]
    epochs: usize,
    /// A fold of the articles, 0 to 4, that the sequence model does not see, to measure on it
    #[arg(long)]
    held_out: Option<usize>,
    /// Instead of training, write the paragraphs that a teacher of the sequence model labels to this file
    #[arg(long, conflicts_with = "teacher")]
    export: Option<PathBuf>,
    /// The file of labels that the teacher gave
    #[arg(long)]
    teacher: Option<PathBuf>,
    /// How much of a target is the teacher's where people annotated too, 0 to 1
    #[arg(long, default_value_t = sequence::Settings::default().trust)]
    trust: f32,
    /// Instead of training, measure claims on the corpora, each with weights that did not see it and with those in the models folder
    #[arg(long, conflicts_with = "teacher")]
    measure_claims: bool,
    /// What the sequence model's random numbers start from
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Model {
    /// Parts of speech, which the sequence model reads: train that one again afterwards
    Tagger,
    /// Source, cue and content
    Attributions,
    /// What is worth checking, and what is opinion; reads all that the others give
    Claims,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    if let Some(path) = &arguments.export {
        return sequence::export(&arguments.corpora, path);
    }
    if arguments.measure_claims {
        return claims::evaluate(&arguments.corpora, &arguments.models);
    }
    let wanted = |model| arguments.only.is_none_or(|only| only == model);
    if wanted(Model::Tagger) {
        tagger::train(&arguments.corpora, &arguments.models)?;
    }
    if wanted(Model::Attributions) {
        let settings = sequence::Settings {
            epochs: arguments.epochs,
            held_out: arguments.held_out,
            seed: arguments.seed,
            teacher: arguments.teacher,
            trust: arguments.trust,
            ..Default::default()
        };
        sequence::train(&arguments.corpora, &arguments.models, &settings)?;
    }
    if wanted(Model::Claims) {
        claims::train(&arguments.corpora, &arguments.models)?;
    }
    Ok(())
}
