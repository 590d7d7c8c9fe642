//! `cargo xtask bench`: bytes a second, native and wasm, what the sequence model does a second, the site's sizes, and how
//! quick the page is.

use anyhow::Result;

use crate::process::{cargo, dist, native_binary, root, run as run_command, step};
use crate::{build, test, tools};

/// What is measured.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Measure only what contains this text in its name; `page` measures the page in Chromium alone
    #[arg(value_name = "FILTER")]
    filter: Option<String>,
}

/// The filter that asks for the page alone.
const PAGE: &str = "page";

/// Measures each stage and the whole natively, the whole in wasm, and the page in Chromium, and weighs the site.
pub(crate) fn run(options: &Options) -> Result<()> {
    build::run(build::Options::default())?;
    if options.filter.as_deref() == Some(PAGE) {
        return page();
    }
    test::native()?;
    step("Measuring natively: each stage, the whole, batch on one and two threads");
    run_command(
        cargo(["bench", "--package=whosaid", "--bench=annotate", "--features=train", "--"])
            .args(&options.filter)
            .env("WHOSAID_BIN", native_binary()),
    )?;
    step("Measuring natively: versions of one story, compared");
    run_command(cargo(["bench", "--package=whosaid", "--bench=compare", "--"]).args(&options.filter))?;
    step("Measuring wasm in Node: the whole");
    run_command(tools::node()?.arg("benches/wasm.mjs").env("WHOSAID_DIST", dist()))?;
    page()
}

/// Measures the built page.
fn page() -> Result<()> {
    let chromium = tools::chromium()?;
    let folder = root().join("tests/page");
    tools::npm_install(&folder)?;
    step("Measuring the page in Chromium");
    let mut node = tools::node()?;
    run_command(
        node.current_dir(folder).arg("measure.mjs").env("CHROMIUM", chromium).env("WHOSAID_DIST", dist()),
    )
}
