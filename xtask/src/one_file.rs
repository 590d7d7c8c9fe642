//! `dist/whosaid.html`: the whole page in one file, which opens from a disk.
//!
//! esbuild joins the modules; two of them have others in their place (`xtask/one-file/`). Scripts and styles stand in
//! the file, and its policy names each by its hash.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::process::{option, root, run, step, target};
use crate::{files, integrity, tools};

/// How the script begins that starts a part of the page ahead of the rest: here all comes at once.
const AHEAD: &str = "<script type=\"module\" async ";

/// Joins the site in `dist` to one file beside it.
///
/// # Errors
/// When esbuild is missing or fails, a file cannot be read or written, or something would still be fetched.
pub(crate) fn write(dist: &Path) -> Result<()> {
    step("Joining the page to one file");
    let stage = target().join("one-file");
    lay_out(dist, &stage)?;
    join(&stage, "worker.js", "iife", "worker.bundle")?;
    join(&stage, "app.js", "esm", "app.bundle")?;
    let page = page(dist, &files::text(&stage.join("app.bundle"))?)?;
    files::write(&dist.join("whosaid.html"), page.as_bytes())
}

/// The site's files, with those in place that differ in this edition.
fn lay_out(dist: &Path, stage: &Path) -> Result<()> {
    files::clear(stage)?;
    files::copy_folder(&root().join("www"), stage)?;
    files::copy(&dist.join("wasm/whosaid.js"), &stage.join("wasm/glue.js"))?;
    files::copy(&dist.join("wasm/whosaid_bg.wasm"), &stage.join("wasm/whosaid_bg.wasm"))?;
    let own = root().join("xtask/one-file");
    files::copy(&own.join("whosaid.js"), &stage.join("wasm/whosaid.js"))?;
    files::copy(&own.join("place.js"), &stage.join("place.js"))?;
    files::write(&stage.join("samples.bundle.js"), samples(stage)?.as_bytes())
}

/// A module that holds every sample's text by its name.
fn samples(stage: &Path) -> Result<String> {
    let (mut imports, mut entries) = (String::new(), String::new());
    for (i, path) in files::list(&stage.join("samples"))?.iter().enumerate() {
        let name = path.file_name().and_then(|name| name.to_str()).context("a sample's name is not UTF-8")?;
        writeln!(imports, "import sample{i} from \"./samples/{name}\";")?;
        writeln!(entries, "  {name:?}: sample{i},")?;
    }
    Ok(format!("{imports}export const SAMPLES = {{\n{entries}}};\n"))
}

/// Bundles a module and all that it imports, other files as their text or bytes.
fn join(stage: &Path, module: &str, format: &str, to: &str) -> Result<()> {
    let mut esbuild = tools::esbuild()?;
    esbuild.arg(stage.join(module)).arg(option("--outfile=", &stage.join(to))).args([
        "--bundle",
        &format!("--format={format}"),
        "--loader:.bundle=text",
        "--loader:.txt=text",
        "--loader:.json=text",
        "--loader:.wasm=binary",
        // The glue would look beside itself, were it not given the module.
        "--define:import.meta.url=\"\"",
    ]);
    run(&mut esbuild)
}

/// The page's markup with everything that it refers to put in its place.
fn page(dist: &Path, script: &str) -> Result<String> {
    let site = files::text(&dist.join("index.html"))?;
    let (mut lines, mut styles, mut meta) = (Vec::new(), Vec::new(), None);
    for line in site.lines() {
        if line.starts_with("<link rel=\"stylesheet\"") {
            let style = files::text(
                &dist.join(attribute(line, "href").context("a style sheet without an address")?),
            )?;
            let media =
                attribute(line, "media").map_or_else(String::new, |media| format!(" media=\"{media}\""));
            lines.push(format!("<style{media}>{}</style>", inside(&style, "</style")?));
            styles.push(integrity::sha256(style.as_bytes()));
        } else if line.starts_with("<link rel=\"icon\"") {
            let icon = STANDARD.encode(files::read(&dist.join("icon.svg"))?);
            lines.push(format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">"));
        } else if line.starts_with("<script type=\"module\" src=") {
            lines.push(format!("<script type=\"module\">{}</script>", inside(script, "</script")?));
        } else if line.starts_with("<meta http-equiv=\"Content-Security-Policy\"") {
            meta = Some(lines.len());
            lines.push(String::new());
        } else if !line.starts_with("<link rel=") && !line.starts_with(AHEAD) {
            lines.push(line.to_owned());
        }
    }
    let policy = policy(&integrity::sha256(script.as_bytes()), &styles);
    lines[meta.context("the page has no policy")?] =
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    stands_alone(lines.join("\n") + "\n", script)
}

/// Only this file's own scripts and styles, nothing fetched at all, and a worker from a blob.
fn policy(script: &str, styles: &[String]) -> String {
    let styles = styles.join("' '");
    format!(
        "default-src 'none'; script-src '{script}' 'wasm-unsafe-eval'; style-src '{styles}'; img-src data:; \
         worker-src blob:; require-trusted-types-for 'script'; trusted-types whosaid; base-uri 'none'; form-action 'none'"
    )
}

/// The value of an attribute in a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(rest.split_once('"')?.0)
}

/// What stands between two tags: it must not hold their end, nor what a parser of markup would change.
fn inside<'a>(content: &'a str, end: &str) -> Result<&'a str> {
    for unfit in [end, "<!--", "\r", "\0"] {
        ensure!(
            !content.contains(unfit),
            "a script or style holds {unfit:?}, which cannot stand inside markup"
        );
    }
    Ok(content)
}

/// The markup, if nothing outside the script refers to another file.
fn stands_alone(markup: String, script: &str) -> Result<String> {
    let around = markup.replacen(script, "", 1);
    for name in ["src", "href"] {
        for part in around.split(&format!(" {name}=\"")).skip(1) {
            if !part.starts_with('#') && !part.starts_with("data:") {
                bail!("the one file still refers to {}", part.split('"').next().unwrap_or_default());
            }
        }
    }
    Ok(markup)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes() {
        let tag = "<link rel=\"stylesheet\" href=\"a.css\" media=\"print\">";
        assert_eq!(attribute(tag, "href"), Some("a.css"));
        assert_eq!(attribute(tag, "media"), Some("print"));
        assert_eq!(attribute(tag, "src"), None);
    }

    #[test]
    fn what_cannot_stand_inside_markup_is_refused() {
        assert_eq!(inside("a < b", "</script").unwrap(), "a < b");
        for script in ["\"</script>\"", "<!-- a", "a\r\nb"] {
            assert!(inside(script, "</script").is_err(), "{script}");
        }
    }

    #[test]
    fn what_would_be_fetched_is_refused() {
        for (markup, alone) in [
            ("<a href=\"#reading\">", true),
            ("<link rel=\"icon\" href=\"data:x\">", true),
            ("<link rel=\"icon\" href=\"icon.svg\">", false),
            ("<img src=\"https://a.example/b.png\">", false),
        ] {
            assert_eq!(stands_alone(markup.to_owned(), "script").is_ok(), alone, "{markup}");
        }
    }
}
