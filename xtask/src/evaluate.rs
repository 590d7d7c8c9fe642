//! `cargo xtask evaluate`: the annotator against annotated corpora.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::process::{cargo, native_binary, root, run as run_command, step};
use crate::{test, tools};

/// Where the corpora are.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The folder of corpora; training/score.py says how each is laid out
    #[arg(long, value_name = "DIR")]
    corpora: PathBuf,
    /// List the first misses of each kind
    #[arg(long, value_name = "N", default_value_t = 0)]
    misses: u32,
}

/// What the scorer can measure: its task, and the corpus's place in the folder.
const CORPORA: [(&str, &str); 6] = [
    ("articles", "articles"),
    ("attributions", "polnear/dev.jsonl"),
    ("quantities", "figures/newsquant-dev.json"),
    ("dates", "figures/tempeval3-train.json"),
    ("dates", "figures/gum-dates.json"),
    ("specs", "figures/recognizers-text.json"),
];

/// What the scorer of claims measures on.
const CLAIMS: &str = "claims/policlaim.jsonl";

/// What the scorer of the resolution measures on.
const COREFERENCE: &str = "gum/dev.conllu";

/// Scores over every corpus that is there, and names those that are not.
pub(crate) fn run(options: &Options) -> Result<()> {
    let folder = std::path::absolute(&options.corpora)?;
    let (found, missing): (Vec<_>, Vec<_>) =
        CORPORA.iter().partition(|(_, place)| folder.join(place).exists());
    let coreference = folder.join(COREFERENCE).exists();
    let claims = folder.join(CLAIMS).exists();
    if found.is_empty() && !coreference && !claims {
        let places: Vec<_> = CORPORA.iter().map(|(_, place)| *place).chain([COREFERENCE, CLAIMS]).collect();
        bail!("{} holds none of {}", folder.display(), places.join(", "));
    }
    test::native()?;
    for (task, place) in found {
        step(&format!("Scoring {task} on {place}"));
        run_command(
            tools::python()?
                .arg(root().join("training/score.py"))
                .args([task, &*folder.join(place).to_string_lossy()])
                .arg("--bin")
                .arg(native_binary())
                .args(["--misses", &options.misses.to_string()]),
        )?;
    }
    if coreference {
        step(&format!("Scoring who mentions are on {COREFERENCE}"));
        run_command(
            cargo(["run", "--release", "--package=training", "--bin=resolution", "--", "--corpora"])
                .arg(&folder)
                .args(["--misses", &options.misses.to_string()]),
        )?;
    } else {
        eprintln!("Not scored: who mentions are, for want of {COREFERENCE}");
    }
    if claims {
        step("Scoring claims, with weights learned without what is scored and with those of models/");
        run_command(
            cargo(["run", "--release", "--package=training", "--", "--measure-claims", "--corpora"])
                .arg(&folder),
        )?;
    } else {
        eprintln!("Not scored: claims, for want of {CLAIMS}");
    }
    for (task, place) in missing {
        eprintln!("Not scored: {task}, for want of {place}");
    }
    Ok(())
}
