//! The project's commands: `cargo xtask build · serve · test · package · bench · evaluate · train`.
//!
//! Each command is one file. What they share: `process` runs programs and says so, `tools` finds
//! or installs the programs, `files` reads and copies, `integrity` hashes, `sizes` weighs.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod bench;
mod build;
mod evaluate;
mod files;
mod headers;
mod integrity;
mod join;
mod npm;
mod offline;
mod one_file;
mod package;
mod process;
mod serve;
mod sizes;
mod test;
mod tools;
mod train;

/// Builds, serves, tests and measures Whosaid.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes the site to dist/, ready for any static host under any path
    Build(build::Options),
    /// Builds the site and serves it on this machine
    Serve(serve::Options),
    /// Runs every check: formatting, lints, tests, docs, native against wasm, linearity, the page
    Test(test::Options),
    /// Builds the site and writes it as an archive to target/package/
    Package(build::Options),
    /// Measures speed, native and wasm, and the site's sizes
    Bench(bench::Options),
    /// Scores the annotator on annotated corpora
    Evaluate(evaluate::Options),
    /// Trains the weights in models/ from annotated corpora
    Train(train::Options),
}

fn main() -> ExitCode {
    let Err(error) = run(Cli::parse().command) else { return ExitCode::SUCCESS };
    eprintln!("error: {error:#}");
    ExitCode::FAILURE
}

fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Build(options) => build::run(options),
        Command::Serve(options) => serve::run(&options),
        Command::Test(options) => test::run(&options),
        Command::Package(options) => package::run(options),
        Command::Bench(options) => bench::run(&options),
        Command::Evaluate(options) => evaluate::run(&options),
        Command::Train(options) => train::run(&options),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_holds_together() {
        super::Cli::command().debug_assert();
    }
}
