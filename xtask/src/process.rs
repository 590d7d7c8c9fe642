//! Places in the repository, and programs run in the open: each says its command line first.

use std::env;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies one folder below the root")
}

/// Cargo's target folder.
pub(crate) fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The site that `build` writes.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The native command line as `cargo build --release` leaves it.
pub(crate) fn native_binary() -> PathBuf {
    target().join("release").join(format!("whosaid{}", env::consts::EXE_SUFFIX))
}

/// Says what happens next.
pub(crate) fn step(what: &str) {
    eprintln!("==> {what}");
}

/// Cargo itself, as it was called, in the repository's root.
pub(crate) fn cargo<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = program(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    command
}

/// A program to be run in the repository's root.
pub(crate) fn program(name: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// An option that ends in a path: `--outdir=` and the folder.
pub(crate) fn option(name: &str, path: &Path) -> OsString {
    let mut option = OsString::from(name);
    option.push(path);
    option
}

/// Runs a command and waits for it.
///
/// # Errors
/// When it cannot be started or ends with a failure; the message holds the command line.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = command_line(command);
    eprintln!("    $ {line}");
    let status = command.status().with_context(|| format!("could not start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// What a command prints on standard output, trimmed; None when it is missing or fails.
pub(crate) fn ask(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|done| done.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as a person would type it in the root: the program by its file name, then the
/// arguments, paths relative.
fn command_line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut line = program
        .file_name()
        .map_or_else(|| program.display().to_string(), |name| name.to_string_lossy().into_owned());
    for argument in command.get_args() {
        let argument = Path::new(argument);
        let shown = argument.strip_prefix(root()).unwrap_or(argument);
        write!(line, " {}", shown.display()).expect("a string takes all");
    }
    line
}
