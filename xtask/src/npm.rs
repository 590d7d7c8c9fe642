//! `dist/npm`: the library as a package for npm, with the types, an element for other pages, and two pages to try both.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};

use crate::files;
use crate::process::{root, step};

/// Where it lies in `dist`; no part of the site.
pub(crate) const FOLDER: &str = "npm";

/// Lays the package out beside the site in `dist`.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) fn write(dist: &Path) -> Result<()> {
    step("Laying out the npm package");
    let folder = dist.join(FOLDER);
    files::copy_folder(&root().join("xtask/npm"), &folder)?;
    for name in ["whosaid.js", "whosaid.d.ts", "whosaid_bg.wasm"] {
        files::copy(&dist.join("wasm").join(name), &folder.join(name))?;
    }
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        files::copy(&root().join(name), &folder.join(name))?;
    }
    let manifest = folder.join("package.json");
    let text = String::from_utf8(files::read(&manifest)?).context("package.json is not UTF-8")?;
    ensure!(text.contains("\"VERSION\""), "package.json has no place for the version");
    files::write(
        &manifest,
        text.replace("\"VERSION\"", concat!("\"", env!("CARGO_PKG_VERSION"), "\"")).as_bytes(),
    )
}
