//! `cargo xtask test`: every check, the cheapest first; the first failure ends it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use clap::ValueEnum;

use crate::process::{cargo, dist, native_binary, root, run as run_command, step};
use crate::{build, serve, tools};

/// Which steps run.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Run these steps alone, with those they stand on
    #[arg(value_name = "STEP")]
    only: Vec<Step>,
    /// Leave a step out
    #[arg(long, value_name = "STEP")]
    skip: Vec<Step>,
}

/// One check, in the order in which they run.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
enum Step {
    /// Finds or installs the programs that the other steps need
    Tools,
    /// Formatting
    Format,
    /// Lints, native and for wasm
    Lint,
    /// Unit and integration tests
    Unit,
    /// The documentation builds without warnings
    Docs,
    /// The site is built
    Site,
    /// The command line is built as released
    Native,
    /// Native and wasm give the same bytes, and the npm package works in Node
    Wasm,
    /// Work grows linearly with the text
    Linear,
    /// The page in a real Chromium, its main path in Firefox, too
    Page,
}

/// Runs the chosen steps, all by default, and prints what each took.
pub(crate) fn run(options: &Options) -> Result<()> {
    let chosen = choose(options);
    let mut report = String::from("Time by step:\n");
    for &chosen_step in &chosen {
        let start = Instant::now();
        let name = chosen_step.name();
        step(&format!("Test step: {name}"));
        let outcome = chosen_step.run(&chosen);
        let state = if outcome.is_ok() { "passed" } else { "FAILED" };
        writeln!(report, "  {name:<8}{:>9}  {state}", minutes(start.elapsed()))?;
        if outcome.is_err() {
            eprintln!("{report}");
            return outcome
                .with_context(|| format!("the step {name} failed; alone: `cargo xtask test {name}`"));
        }
    }
    eprintln!("{report}");
    Ok(())
}

/// The steps to run: what was asked for and what that stands on, less what was left out.
fn choose(options: &Options) -> BTreeSet<Step> {
    let asked: BTreeSet<Step> = if options.only.is_empty() {
        Step::value_variants().iter().copied().collect()
    } else {
        let needs = options.only.iter().flat_map(|step| step.needs());
        options.only.iter().chain(needs).copied().collect()
    };
    let left_out = |step: &Step| options.skip.contains(step);
    asked.into_iter().filter(|step| !left_out(step)).collect()
}

impl Step {
    /// The name to call it by.
    fn name(self) -> String {
        let value = self.to_possible_value().expect("no step is hidden");
        value.get_name().to_owned()
    }

    /// The steps whose results this one reads.
    fn needs(self) -> &'static [Step] {
        match self {
            Step::Wasm => &[Step::Site, Step::Native],
            Step::Linear => &[Step::Native],
            Step::Page => &[Step::Site],
            _ => &[],
        }
    }

    fn run(self, chosen: &BTreeSet<Step>) -> Result<()> {
        match self {
            Step::Tools => prepare(chosen),
            Step::Format => run_command(&mut cargo(["fmt", "--all", "--check"])),
            Step::Lint => lint(),
            Step::Unit => run_command(&mut cargo(["test", "--workspace"])),
            Step::Docs => {
                run_command(cargo(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "--deny warnings"))
            }
            Step::Site => build::run(build::Options::default()),
            Step::Native => native(),
            Step::Wasm => {
                node_tests(&["tests/native_wasm.test.mjs", "tests/npm.test.mjs"], &mut tools::node()?)
            }
            Step::Linear => linear(),
            Step::Page => page(),
        }
    }
}

/// Whatever has to be installed, before anything takes long.
fn prepare(chosen: &BTreeSet<Step>) -> Result<()> {
    if chosen.contains(&Step::Lint) || chosen.contains(&Step::Site) {
        tools::wasm_target()?;
    }
    if chosen.contains(&Step::Site) {
        tools::wasm_opt()?;
    }
    if chosen.contains(&Step::Linear) {
        tools::valgrind()?;
    }
    if chosen.contains(&Step::Page) {
        tools::chromium()?;
        tools::firefox()?;
        tools::npm_install(&root().join("tests/page"))?;
    }
    Ok(())
}

fn lint() -> Result<()> {
    let deny = ["--", "--deny=warnings"];
    run_command(cargo(["clippy", "--workspace", "--all-targets"]).args(deny))?;
    let wasm =
        ["clippy", "--package=whosaid", "--lib", "--no-default-features", "--target", tools::WASM_TARGET];
    run_command(cargo(wasm).args(deny))
}

/// Builds the command line as it is released.
pub(crate) fn native() -> Result<()> {
    run_command(&mut cargo(["build", "--release", "--package=whosaid", "--bin=whosaid"]))
}

/// Counts instructions of the released command line; the tests build for debugging.
fn linear() -> Result<()> {
    tools::valgrind()?;
    run_command(
        cargo(["test", "--package=whosaid", "--test=linear", "--", "--ignored"])
            .env("WHOSAID_BIN", native_binary()),
    )
}

/// The page tests, against the site as `cargo xtask serve` serves it, under a path of its own.
fn page() -> Result<()> {
    let (chromium, firefox) = (tools::chromium()?, tools::firefox()?);
    let folder = root().join("tests/page");
    tools::npm_install(&folder)?;
    let base = "/some/path/";
    let listener = serve::listen(0)?;
    let address = serve::address(&listener, base)?;
    thread::spawn(move || serve::serve(listener, &dist(), base));
    let mut node = tools::node()?;
    node.current_dir(folder).env("CHROMIUM", chromium).env("FIREFOX", firefox).env("WHOSAID_URL", address);
    node_tests(&[], &mut node)
}

/// Runs tests with Node's own runner: the files given, or all below its working folder.
fn node_tests(files: &[&str], node: &mut Command) -> Result<()> {
    if !dist().join("wasm").is_dir() {
        bail!("dist/ holds no site: run `cargo xtask build` first");
    }
    node.arg("--test").args(files).env("WHOSAID_DIST", dist()).env("WHOSAID_BIN", native_binary());
    run_command(node)
}

/// A duration as minutes and seconds.
fn minutes(time: Duration) -> String {
    let seconds = time.as_secs();
    format!("{}:{:02} min", seconds / 60, seconds % 60)
}
