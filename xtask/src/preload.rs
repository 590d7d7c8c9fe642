//! Links in the page's head that name every module it will import, so that the browser fetches them together, not one
//! level of imports after another.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::files;

/// The line of `index.html` that names the module to start with; the links follow it.
const START: &str = "<script type=\"module\" src=\"";

/// Writes the links into the page that lies in `dist`.
///
/// # Errors
/// When the page names no module, or a module imports what is not there.
pub(crate) fn write_links(dist: &Path) -> Result<()> {
    let page = dist.join("index.html");
    let markup = files::text(&page)?;
    let at = markup.find(START).context("the page has no module to start with")?;
    let start = markup[at + START.len()..].split('"').next().unwrap_or_default();
    let end = markup[at..].find('\n').map_or(markup.len(), |length| at + length + 1);
    let (before, after) = markup.split_at(end);
    let mut links = String::new();
    for module in imported(dist, start)? {
        writeln!(links, "<link rel=\"modulepreload\" href=\"{module}\">")?;
    }
    files::write(&page, format!("{before}{links}{after}").as_bytes())
}

/// The modules that `start` imports, and those that they import, by their paths in `dist`: what an earlier import needs
/// before the next one. What is imported by a call is left to when it is.
fn imported(dist: &Path, start: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut waiting = vec![start.to_owned()];
    while let Some(module) = waiting.pop() {
        if found.contains(&module) {
            continue;
        }
        let code = files::text(&dist.join(&module))?;
        let folder = module.rsplit_once('/').map_or("", |(folder, _)| folder);
        let imports: Vec<_> = addresses(&code).map(|address| resolve(folder, address)).collect();
        found.push(module);
        waiting.extend(imports.into_iter().rev());
    }
    Ok(found.split_off(1))
}

/// What a module imports by `from "./a.js"` and `import "./a.js"`.
fn addresses(code: &str) -> impl Iterator<Item = &str> {
    let is_comment = |line: &&str| line.trim_start().starts_with(['*', '/']);
    code.lines().filter(move |line| !is_comment(line)).filter_map(move |line| {
        let (_, rest) = ["from \"", "import \""].iter().find_map(|open| line.split_once(open))?;
        rest.split('"').next().filter(|address| address.starts_with('.'))
    })
}

/// The path in the site of `address`, as a module in `folder` gives it.
fn resolve(folder: &str, address: &str) -> String {
    let mut parts: Vec<_> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in address.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_found() {
        let code = "/** @type {import(\"./types.js\")} */\nimport { a } from \"./a.js\";\nimport \"../b.js\";\n\
                    void import(\"./c/d.js\");\nexport * from \"./e.js\";\nconst from = \"./no.js\";\n \
                    * @param {import(\"./no.js\").X} x\nimport fs from \"node:fs\";";
        assert_eq!(addresses(code).collect::<Vec<_>>(), ["./a.js", "../b.js", "./e.js"]);
    }

    #[test]
    fn addresses_are_resolved() {
        for (folder, address, expected) in
            [("", "./a.js", "a.js"), ("panels", "../a.js", "a.js"), ("panels", "./b.js", "panels/b.js")]
        {
            assert_eq!(resolve(folder, address), expected);
        }
    }
}
