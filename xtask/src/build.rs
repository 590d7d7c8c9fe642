//! `cargo xtask build`: the site in `dist/`, ready for any static host under any path.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::process::{cargo, dist, root, run as run_command, step, target};
use crate::{files, headers, join, npm, offline, one_file, sizes, tools};

/// How the site is built.
#[derive(clap::Args, Clone, Copy, Default)]
// The options of `serve` hold these and bear the same name.
#[group(skip)]
pub(crate) struct Options {
    /// Keep function names in the wasm file, for profilers and readable stack traces
    #[arg(long)]
    pub(crate) debug_names: bool,
    /// Leave out wasm-opt, the joining of scripts and styles and the page in one file: quicker, needs no npm, and the site
    /// is larger and slower to load
    #[arg(long)]
    pub(crate) no_opt: bool,
}

/// Compiles the library to wasm, writes its glue, and lays both beside the page.
pub(crate) fn run(options: Options) -> Result<()> {
    tools::wasm_target()?;
    let compiled = compile()?;
    let glue = target().join("wasm-glue");
    write_glue(&compiled, &glue, options)?;
    lay_out(&glue, options)?;
    if !options.no_opt {
        join::run_on(&dist())?;
    }
    offline::write_list(&dist())?;
    headers::write_for_hosts(&dist())?;
    npm::write(&dist())?;
    if options.no_opt {
        step("Leaving out dist/whosaid.html, the page in one file: it takes npm");
    } else {
        one_file::write(&dist())?;
    }
    sizes::print(&dist())
}

/// Compiles the library for wasm32; the path of the module.
fn compile() -> Result<PathBuf> {
    step("Compiling the library to wasm");
    run_command(&mut cargo([
        "build",
        "--package=whosaid",
        "--lib",
        "--no-default-features",
        "--profile=wasm",
        "--target",
        tools::WASM_TARGET,
        "--config",
        &without_own_paths()?,
    ]))?;
    Ok(target().join(tools::WASM_TARGET).join("wasm/whosaid.wasm"))
}

/// A setting for cargo, beside those in `.cargo/config.toml`: a panic's message gives the place in a crate's source from
/// the crate on, and so the module says nothing of the machine that built it.
fn without_own_paths() -> Result<String> {
    let home = match env::var_os("CARGO_HOME") {
        Some(folder) => PathBuf::from(folder),
        None => env::home_dir().context("there is no home folder: set CARGO_HOME")?.join(".cargo"),
    };
    // One folder for each registry. Without it all crates come from elsewhere, and cargo gives their paths from the root.
    let registries = fs::read_dir(home.join("registry/src")).into_iter().flatten().filter_map(Result::ok);
    let mut flags: Vec<String> =
        registries.map(|registry| format!("--remap-path-prefix={}=", registry.path().display())).collect();
    flags.sort();
    // JSON's strings and lists are TOML's, too.
    Ok(format!("target.{}.rustflags={}", tools::WASM_TARGET, serde_json::to_string(&flags)?))
}

/// Writes the module with its JavaScript and TypeScript glue.
fn write_glue(compiled: &Path, folder: &Path, options: Options) -> Result<()> {
    step("Writing the glue between wasm and JavaScript");
    files::clear(folder)?;
    Bindgen::new()
        .input_path(compiled)
        .out_name("whosaid")
        .web(true)?
        .typescript(true)
        // The page calls `init()` without an argument; the glue finds the module beside itself.
        .omit_default_module_path(false)
        .remove_name_section(!options.debug_names)
        .remove_producers_section(true)
        .generate(folder)
}

/// Fills `dist/` with the page, the glue and the optimised module.
fn lay_out(glue: &Path, options: Options) -> Result<()> {
    let (dist, wasm) = (dist(), dist().join("wasm"));
    step("Copying the page to dist/");
    files::clear(&dist)?;
    files::copy_folder(&root().join("www"), &dist)?;
    for name in ["whosaid.js", "whosaid.d.ts"] {
        files::copy(&glue.join(name), &wasm.join(name))?;
    }
    let (from, to) = (glue.join("whosaid_bg.wasm"), wasm.join("whosaid_bg.wasm"));
    if options.no_opt {
        return files::copy(&from, &to);
    }
    step("Optimising the wasm file");
    let mut optimiser = tools::wasm_opt()?;
    // The compiler has inlined what pays; more of it only makes the file larger.
    let no_inlining = ["-aimfs", "0", "-fimfs", "0", "-ocimfs", "0"];
    optimiser.arg("-O3").args(no_inlining).arg(from).arg("-o").arg(to);
    if options.debug_names {
        optimiser.arg("-g");
    }
    run_command(&mut optimiser)
}
