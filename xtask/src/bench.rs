//! `cargo xtask bench`: bytes a second, native and wasm, what the sequence model does a second, and the site's sizes.

use anyhow::Result;

use crate::process::{cargo, dist, native_binary, run as run_command, step};
use crate::{build, test, tools};

/// What is measured.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Measure only what contains this text in its name
    #[arg(value_name = "FILTER")]
    filter: Option<String>,
}

/// Measures each stage and the whole natively, the whole in wasm, and weighs the site.
pub(crate) fn run(options: &Options) -> Result<()> {
    test::native()?;
    build::run(build::Options::default())?;
    step("Measuring natively: each stage, the whole, batch on one and two threads");
    run_command(
        cargo(["bench", "--package=whosaid", "--bench=annotate", "--features=train", "--"])
            .args(&options.filter)
            .env("WHOSAID_BIN", native_binary()),
    )?;
    step("Measuring wasm in Node: the whole");
    run_command(tools::node()?.arg("benches/wasm.mjs").env("WHOSAID_DIST", dist()))
}
