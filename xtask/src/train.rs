//! `cargo xtask train`: the weights in `models/`, from annotated corpora.

use anyhow::Result;

use crate::process::{cargo, run as run_command, step};

/// What the training program is told.
#[derive(clap::Args)]
#[command(disable_help_flag = true)]
pub(crate) struct Options {
    /// The training program's own arguments; `--help` lists them
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "ARGUMENT")]
    arguments: Vec<String>,
}

/// Builds the training program and hands it the arguments.
pub(crate) fn run(options: &Options) -> Result<()> {
    step("Training the weights in models/");
    run_command(cargo(["run", "--release", "--package=training", "--"]).args(&options.arguments))
}
