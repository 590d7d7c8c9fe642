//! `cargo xtask serve`: the site on this machine, with the headers a careful host would send.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use axum::Router;
use axum::http::{HeaderName, HeaderValue};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::process::{dist, step};
use crate::{build, headers};

/// What is served where.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The port to listen on, on 127.0.0.1; 0 takes any free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The path to serve under, as a host with many sites would
    #[arg(long, value_name = "PATH", default_value = "/", value_parser = parse_base)]
    base: String,
    #[command(flatten)]
    build: build::Options,
}

/// Builds the site and serves it until interrupted.
pub(crate) fn run(options: &Options) -> Result<()> {
    // The port first: nobody likes to learn after a build that it is taken.
    let listener = listen(options.port)?;
    build::run(options.build)?;
    step("Serving dist/; Ctrl-C ends it");
    println!("{}", address(&listener, &options.base)?);
    serve(listener, &dist(), &options.base)
}

/// Takes a port of this machine.
///
/// # Errors
/// When the port is taken or not allowed; the message names the remedy.
pub(crate) fn listen(port: u16) -> Result<TcpListener> {
    match TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))) {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            bail!("port {port} is taken: choose another, as in `cargo xtask serve --port 8081`")
        }
        Err(error) => Err(error).with_context(|| {
            format!("cannot listen on port {port}: choose one from 1024 to 65535 with --port")
        }),
    }
}

/// Where a listener's site is, for people and browsers.
pub(crate) fn address(listener: &TcpListener, base: &str) -> Result<String> {
    Ok(format!("http://{}{base}", listener.local_addr()?))
}

/// Serves a folder under a base path (which starts and ends with a slash) and does not return.
pub(crate) fn serve(listener: TcpListener, folder: &Path, base: &str) -> Result<()> {
    let files = ServeDir::new(folder);
    let mut app = if base == "/" {
        Router::new().fallback_service(files)
    } else {
        Router::new().nest_service(base, files)
    };
    for (name, value) in headers::all() {
        let name: HeaderName = name.parse().context("no name for a header")?;
        let value = HeaderValue::try_from(value).context("no value for a header")?;
        app = app.layer(SetResponseHeaderLayer::overriding(name, value));
    }
    listener.set_nonblocking(true)?;
    tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?
        .block_on(async { axum::serve(tokio::net::TcpListener::from_std(listener)?, app).await })
        .context("the server stopped")
}

/// A path with a slash at both ends.
fn parse_base(path: &str) -> Result<String, String> {
    let inner = path.trim_matches('/');
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./~".contains(c);
    match inner {
        "" => Ok("/".to_owned()),
        _ if inner.chars().all(plain) => Ok(format!("/{inner}/")),
        _ => Err("use letters, digits and -_.~ between slashes".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;
    use std::thread;

    use super::*;

    /// What the server answers to a request for a path: the head in lower case, and the body.
    fn get(address: SocketAddr, path: &str) -> (String, String) {
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_lowercase(), body.to_owned())
    }

    #[test]
    fn types_headers_and_base_path() {
        let folder = crate::process::target().join("tmp/serve-test");
        fs::create_dir_all(folder.join("wasm")).unwrap();
        let files = [
            ("index.html", "text/html"),
            ("main.js", "text/javascript"),
            ("style.css", "text/css"),
            ("sample.json", "application/json"),
            ("site.webmanifest", "application/manifest+json"),
            ("icon.svg", "image/svg+xml"),
            ("wasm/whosaid_bg.wasm", "application/wasm"),
        ];
        for (name, _) in files {
            fs::write(folder.join(name), name).unwrap();
        }
        for base in ["/", "/some/path/"] {
            let listener = listen(0).unwrap();
            let address = listener.local_addr().unwrap();
            let served = folder.clone();
            thread::spawn(move || serve(listener, &served, base));
            for (name, kind) in files {
                let (head, body) = get(address, &format!("{base}{name}"));
                assert!(head.starts_with("http/1.1 200"), "{name}: {head}");
                assert!(head.contains(&format!("\r\ncontent-type: {kind}")), "{head}");
                assert_eq!(body, name);
                for (header, value) in headers::all() {
                    let line = format!("\r\n{header}: {value}").to_lowercase();
                    assert!(head.contains(&line), "{name} lacks {header}: {head}");
                }
            }
            assert_eq!(get(address, base).1, "index.html");
            for outside in ["../serve-test/main.js", "%2e%2e/serve-test/main.js", "none"] {
                let (head, _) = get(address, &format!("{base}{outside}"));
                assert!(head.starts_with("http/1.1 404"), "{outside}: {head}");
            }
        }
    }

    #[test]
    fn a_taken_port_names_the_remedy() {
        let first = listen(0).unwrap();
        let port = first.local_addr().unwrap().port();
        let message = listen(port).unwrap_err().to_string();
        assert!(message.contains("--port"), "{message}");
    }

    #[test]
    fn base_paths() {
        for (given, expected) in [
            ("/", Some("/")),
            ("", Some("/")),
            ("a", Some("/a/")),
            ("/a/b", Some("/a/b/")),
            ("/a b", None),
            ("/{a}", None),
        ] {
            assert_eq!(parse_base(given).ok().as_deref(), expected, "{given}");
        }
    }
}
