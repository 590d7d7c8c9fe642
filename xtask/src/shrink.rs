//! The page's scripts and styles without their comments and white space. Every module stays one, under its own name.

use std::ffi::OsString;
use std::path::Path;

use anyhow::Result;

use crate::process::{run, step};
use crate::{files, tools};

/// The list of files that is still to be written into it is found by its letters.
const KEPT: &str = "sw.js";

/// Shrinks the scripts and styles that now lie in `dist`.
///
/// # Errors
/// When esbuild is missing or fails.
pub(crate) fn run_on(dist: &Path) -> Result<()> {
    step("Leaving out the scripts' and styles' comments");
    let mut esbuild = tools::esbuild()?;
    for file in files::list(dist)? {
        let fits = file.extension().is_some_and(|extension| extension == "js" || extension == "css");
        if fits && !file.ends_with(KEPT) {
            esbuild.arg(file);
        }
    }
    let option = |name: &str| {
        let mut option = OsString::from(name);
        option.push(dist);
        option
    };
    esbuild.args([option("--outdir="), option("--outbase=")]).args([
        "--allow-overwrite",
        "--minify-whitespace",
        "--charset=utf8",
        "--log-level=warning",
    ]);
    run(&mut esbuild)
}
