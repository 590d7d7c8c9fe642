//! The service worker's list: every file of the site with its hash, and a version that follows from them.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::{files, integrity};

/// The line of `www/sw.js` that the build replaces.
const PLACE: &str = r#"const SITE = { version: "none", files: [] };"#;

/// Writes the files that now lie in `dist` into its service worker, types for TypeScript left out.
///
/// The version changes with any byte of any file, the service worker's own included, and with nothing else.
///
/// # Errors
/// When the service worker has no place for the list, or a file cannot be read or written.
pub(crate) fn write_list(dist: &Path) -> Result<()> {
    let worker = dist.join("sw.js");
    let code = files::text(&worker)?;
    let (before, after) = code.split_once(PLACE).context("sw.js has no place for the list of files")?;
    let mut list = String::new();
    for path in files::list(dist)? {
        let name =
            path.strip_prefix(dist)?.to_str().context("a file's name is not UTF-8")?.replace('\\', "/");
        if name == "sw.js" || name.ends_with(".d.ts") {
            continue;
        }
        let hash = integrity::sha256(&files::read(&path)?);
        writeln!(list, "    [{name:?}, {hash:?}],")?;
    }
    let version = integrity::short(format!("{code}{list}").as_bytes());
    let filled =
        format!("{before}const SITE = {{\n  version: {version:?},\n  files: [\n{list}  ],\n}};{after}");
    files::write(&worker, filled.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::{root, target};

    /// The service worker of a site with these files beside it; tests run side by side, so each has its folder.
    fn listed(test: &str, files: &[(&str, &str)]) -> String {
        let dist = target().join("tmp/offline-test").join(test);
        files::clear(&dist).unwrap();
        files::copy(&root().join("www/sw.js"), &dist.join("sw.js")).unwrap();
        for (name, text) in files {
            let path = dist.join(name);
            files::make_folder(path.parent().unwrap()).unwrap();
            files::write(&path, text.as_bytes()).unwrap();
        }
        write_list(&dist).unwrap();
        String::from_utf8(files::read(&dist.join("sw.js")).unwrap()).unwrap()
    }

    /// The line that names the version.
    fn version(worker: &str) -> &str {
        worker.lines().find(|line| line.starts_with("  version: ")).unwrap()
    }

    #[test]
    fn every_file_by_its_hash_and_nothing_else() {
        let worker = listed("list", &[("index.html", "abc"), ("wasm/a.js", "abc"), ("wasm/a.d.ts", "abc")]);
        let hash = "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
        let listed: Vec<&str> = worker.lines().filter(|line| line.starts_with("    [")).collect();
        assert_eq!(
            listed,
            [format!("    [\"index.html\", \"{hash}\"],"), format!("    [\"wasm/a.js\", \"{hash}\"],")]
        );
        assert!(!worker.contains(PLACE));
    }

    #[test]
    fn the_version_changes_with_the_files_alone() {
        let listed = |files: &[(&str, &str)]| listed("version", files);
        let first = listed(&[("index.html", "abc")]);
        assert_eq!(version(&first), version(&listed(&[("index.html", "abc")])));
        for other in
            [vec![("index.html", "abd")], vec![("index.htm", "abc")], vec![("index.html", "abc"), ("a", "")]]
        {
            assert_ne!(version(&first), version(&listed(&other)), "{other:?}");
        }
    }
}
