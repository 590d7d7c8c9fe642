//! The headers that a careful host sends with every file, and how the common static hosts are told.
//!
//! This is the one place that holds them: `serve` sends them, `build` writes them for the hosts, and a test holds the
//! page's own policy against them.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::Result;

use crate::files;

/// What the page may do, as its own `<meta>` element says it, too.
const POLICY: &str = "default-src 'none'; \
     script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; \
     img-src 'self' data:; \
     connect-src 'self'; \
     worker-src 'self'; \
     manifest-src 'self'; \
     require-trusted-types-for 'script'; \
     trusted-types whosaid; \
     base-uri 'none'; \
     form-action 'none'";

/// Who may frame it: browsers take this from a header alone.
const FRAMING: &str = "frame-ancestors 'none'";

/// Every header by its name, in the order in which the hosts' files have them.
pub(crate) fn all() -> [(&'static str, String); 6] {
    [
        ("Content-Security-Policy", format!("{POLICY}; {FRAMING}")),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()".to_owned()),
        // The next build has the same file names.
        ("Cache-Control", "no-cache".to_owned()),
    ]
}

/// Writes each host's own file of headers into the site.
///
/// # Errors
/// When a file cannot be written.
pub(crate) fn write_for_hosts(dist: &Path) -> Result<()> {
    files::write(&dist.join("_headers"), underscore_headers().as_bytes())?;
    files::write(&dist.join(".htaccess"), htaccess().as_bytes())?;
    files::write(&dist.join("vercel.json"), vercel().as_bytes())?;
    let hosting = dist.join("hosting");
    files::make_folder(&hosting)?;
    files::write(&hosting.join("nginx.conf"), nginx().as_bytes())?;
    files::write(&hosting.join("Caddyfile"), caddyfile().as_bytes())
}

/// Netlify and Cloudflare Pages, at the root of what is published.
fn underscore_headers() -> String {
    all().iter().fold("/*\n".to_owned(), |mut text, (name, value)| {
        writeln!(text, "  {name}: {value}").expect("a string takes all");
        text
    })
}

/// Apache, in the site's own folder, where the server allows `FileInfo` there.
fn htaccess() -> String {
    let mut text = String::from(
        "AddType application/wasm .wasm\nAddType text/javascript .js\nAddType application/manifest+json .webmanifest\n\
         <IfModule mod_headers.c>\n",
    );
    for (name, value) in all() {
        writeln!(text, "  Header always set {name} \"{value}\"").expect("a string takes all");
    }
    text + "</IfModule>\n"
}

/// Vercel, at the root of what is deployed.
fn vercel() -> String {
    let lines =
        all().map(|(name, value)| format!("        {{ \"key\": \"{name}\", \"value\": \"{value}\" }}"));
    format!(
        "{{\n  \"headers\": [\n    {{\n      \"source\": \"/(.*)\",\n      \"headers\": [\n{}\n      ]\n    }}\n  ]\n}}\n",
        lines.join(",\n")
    )
}

/// Nginx, to be included in the site's `location`.
fn nginx() -> String {
    let mut text = String::from("# In the location that serves the site: include /path/to/nginx.conf;\n");
    for (name, value) in all() {
        writeln!(text, "add_header {name} \"{value}\" always;").expect("a string takes all");
    }
    text
}

/// Caddy, to be imported into the site's block.
fn caddyfile() -> String {
    let mut text = String::from("# In the site's block: import /path/to/Caddyfile\nheader {\n");
    for (name, value) in all() {
        writeln!(text, "\t{name} \"{value}\"").expect("a string takes all");
    }
    text + "}\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::root;

    #[test]
    fn the_page_s_own_policy_is_the_same() {
        let page = String::from_utf8(files::read(&root().join("www/index.html")).unwrap()).unwrap();
        let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
        assert!(page.contains(&meta), "www/index.html lacks {meta}");
    }

    #[test]
    fn every_host_is_told_every_header() {
        for (host, text) in [
            ("_headers", underscore_headers()),
            (".htaccess", htaccess()),
            ("vercel.json", vercel()),
            ("nginx.conf", nginx()),
            ("Caddyfile", caddyfile()),
        ] {
            for (name, value) in all() {
                let line =
                    text.lines().find(|line| line.contains(name)).unwrap_or_else(|| panic!("{host}: {name}"));
                assert!(line.contains(&value), "{host}: {line}");
            }
        }
    }

    #[test]
    fn values_need_no_escapes_in_any_of_the_files() {
        for (name, value) in all() {
            assert!(value.is_ascii() && !value.contains(['"', '\\', '$', '{', '%', '\n']), "{name}: {value}");
        }
    }
}
