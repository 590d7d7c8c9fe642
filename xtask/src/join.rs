//! The built page's scripts and styles: what loads together joined to one file, by esbuild.
//!
//! The page's modules run as they lie in `www/`; a first visit would ask for a hundred files, and wait for them level by
//! level. Scripts are split where the page is: what starts the worker, the worker, the page, and what it imports later.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::process::{option, run, step, target};
use crate::{files, tools};

/// Where each file of the built page begins. Their addresses stay.
const ENTRIES: [&str; 6] =
    ["annotator.js", "app.js", "worker.js", "style/page.css", "style/comparison.css", "style/print.css"];

/// The glue beside the compiled library, which it looks for there.
const GLUE: &str = "wasm/whosaid.js";

/// The service worker stays as it is: it has a list still to be filled in.
const KEPT: &str = "sw.js";

/// The line of `index.html` that names the page's script; links to what that imports follow it.
const START: &str = "<script type=\"module\" src=\"app.js\"></script>\n";

/// What esbuild says of the files that it wrote.
#[derive(Deserialize)]
struct Report {
    /// By their paths in the site.
    outputs: BTreeMap<String, Output>,
}

#[derive(Deserialize)]
struct Output {
    imports: Vec<Import>,
}

#[derive(Deserialize)]
struct Import {
    path: String,
    kind: String,
}

/// Joins the scripts and styles that now lie in `dist`, in the place of their parts.
///
/// # Errors
/// When esbuild is missing or fails, or the page does not name its script.
pub(crate) fn run_on(dist: &Path) -> Result<()> {
    step("Joining the page's scripts and styles");
    let (joined, report) = (target().join("joined"), target().join("joined.json"));
    files::clear(&joined)?;
    files::make_folder(&joined)?;
    let mut bundle = shrink(dist, &joined)?;
    bundle.args(["--bundle", "--splitting", "--format=esm"]).args(ENTRIES.map(|entry| dist.join(entry)));
    bundle.arg(format!("--external:./{GLUE}")).arg(option("--metafile=", &report));
    run(&mut bundle)?;
    run(shrink(dist, &joined)?.arg(dist.join(GLUE)))?;

    for path in files::list(dist)? {
        let is_part = path.extension().is_some_and(|extension| extension == "js" || extension == "css");
        if !is_part || path == dist.join(KEPT) {
            files::copy(&path, &joined.join(path.strip_prefix(dist)?))?;
        }
    }
    // With the folders that only held parts.
    files::clear(dist)?;
    files::copy_folder(&joined, dist)?;
    let report =
        serde_json::from_slice(&files::read(&report)?).context("esbuild's report is of another form")?;
    link(dist, &report)
}

/// esbuild, about to write files of `dist` to the folder `to`.
fn shrink(dist: &Path, to: &Path) -> Result<Command> {
    let mut esbuild = tools::esbuild()?;
    esbuild.current_dir(to).args([option("--outbase=", dist), option("--outdir=", to)]);
    Ok(esbuild)
}

/// Writes links to what the page's script imports into the page's head, so that the browser fetches all of it at once.
fn link(dist: &Path, report: &Report) -> Result<()> {
    let page = dist.join("index.html");
    let markup = files::text(&page)?;
    let (before, after) = markup.split_once(START).context("index.html does not name its script")?;
    let mut links = String::new();
    for module in imported(report, "app.js") {
        writeln!(links, "<link rel=\"modulepreload\" href=\"{module}\">")?;
    }
    files::write(&page, format!("{before}{START}{links}{after}").as_bytes())
}

/// What a module imports before it runs, and what that imports. What it imports by a call is left to when it does.
fn imported<'a>(report: &'a Report, module: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![module];
    while let Some(module) = waiting.pop() {
        let imports = report.outputs.get(module).map_or(&[][..], |output| &output.imports);
        for import in imports.iter().filter(|import| import.kind == "import-statement") {
            if found.insert(import.path.as_str()) {
                waiting.push(&import.path);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_first_is_found_and_what_is_imported_later_is_not() {
        let report: Report = serde_json::from_str(
            r#"{"inputs": {}, "outputs": {
                "app.js": {"imports": [{"path": "b.js", "kind": "import-statement"}, {"path": "later.js", "kind": "dynamic-import"}]},
                "b.js": {"imports": [{"path": "c.js", "kind": "import-statement"}]},
                "c.js": {"imports": [{"path": "b.js", "kind": "import-statement"}]},
                "later.js": {"imports": [{"path": "d.js", "kind": "import-statement"}]}
            }}"#,
        )
        .unwrap();
        assert_eq!(Vec::from_iter(imported(&report, "app.js")), ["b.js", "c.js"]);
        assert!(imported(&report, "c.js").contains("b.js"));
        assert!(imported(&report, "page.css").is_empty());
    }
}
