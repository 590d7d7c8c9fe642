//! Text from a file or from standard input.

use std::io::{self, IsTerminal, Read};
use std::path::Path;

/// The text of `file`; of standard input where there is none, or it is "-".
pub(crate) fn read(file: Option<&Path>) -> Result<String, String> {
    let file = file.filter(|file| file.as_os_str() != "-");
    let (name, bytes) = match file {
        Some(file) => {
            let name = file.display().to_string();
            let bytes = std::fs::read(file).map_err(|error| unreadable(file, &error))?;
            (name, bytes)
        }
        None => ("standard input".to_owned(), standard_input()?),
    };
    String::from_utf8(bytes).map_err(|error| undecodable(&error, &name))
}

/// Whether a file is meant as a saved article: one JSON object with the key that tells so.
pub(crate) fn is_saved(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    start.strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with('"'))
        && text.contains("\"whosaid\"")
}

fn standard_input() -> Result<Vec<u8>, String> {
    let mut input = io::stdin().lock();
    if input.is_terminal() {
        let end = if cfg!(windows) { "Ctrl-Z and Enter" } else { "Ctrl-D" };
        anstream::eprintln!("Paste the article, then press {end} on a new line.");
    }
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(|error| format!("cannot read standard input: {error}"))?;
    Ok(bytes)
}

/// Why `file` cannot be read, and what to do.
fn unreadable(file: &Path, error: &io::Error) -> String {
    let name = file.display();
    if file.is_dir() {
        return format!("{name} is a directory; name a text file in it");
    }
    let remedy = match error.kind() {
        io::ErrorKind::NotFound => "check the name, or give the text on standard input",
        io::ErrorKind::PermissionDenied => "check who may read it",
        _ => "check the file",
    };
    format!("cannot read {name}: {error}; {remedy}")
}

/// Where the input called `name` stops being text, and what to do.
fn undecodable(error: &std::string::FromUtf8Error, name: &str) -> String {
    let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
    let line = before.split(|byte| *byte == b'\n').count();
    let found = match error.as_bytes() {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "UTF-16 text",
        _ => "no UTF-8 text",
    };
    format!("{name} is {found} (line {line}, byte {}); save it as UTF-8 and try again", before.len() + 1)
}
