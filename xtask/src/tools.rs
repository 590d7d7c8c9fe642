//! The programs that the commands need: found, installed where that is possible, else named
//! together with what to do.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::files;
use crate::process::{ask, program, root, run, step, target};

/// The page's target.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The oldest Node whose strings have `toWellFormed()`.
const OLDEST_NODE: u32 = 20;

/// Sees to it that the compiler has the standard library for wasm.
///
/// # Errors
/// When it is missing and rustup is, too, or cannot install it.
pub(crate) fn wasm_target() -> Result<()> {
    // Whoever builds the standard library from source needs no compiled one (CONTRIBUTING.md).
    if env::var_os("CARGO_UNSTABLE_BUILD_STD").is_some() {
        return Ok(());
    }
    let compiler = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let library = ask(program(compiler).args(["--print=target-libdir", "--target", WASM_TARGET]));
    if library.is_some_and(|folder| Path::new(&folder).exists()) {
        return Ok(());
    }
    step("Adding the wasm target to the Rust toolchain");
    run(program("rustup").args(["target", "add", WASM_TARGET])).with_context(|| {
        format!(
            "the target {WASM_TARGET} is missing: install rustup, run \
             `rustup target add {WASM_TARGET}`, or see CONTRIBUTING.md for a way without downloads"
        )
    })
}

/// Node, new enough.
///
/// # Errors
/// When it is missing or too old.
pub(crate) fn node() -> Result<Command> {
    let Some(version) = ask(program("node").arg("--version")) else {
        bail!("node is missing: install Node.js {OLDEST_NODE} or newer, with npm");
    };
    let major =
        version.trim_start_matches('v').split('.').next().and_then(|number| number.parse::<u32>().ok());
    if major.is_none_or(|number| number < OLDEST_NODE) {
        bail!("node {version} is too old: install Node.js {OLDEST_NODE} or newer");
    }
    Ok(program("node"))
}

/// Installs what a folder's package-lock.json pins, unless an earlier call did.
///
/// # Errors
/// When npm is missing or fails.
pub(crate) fn npm_install(folder: &Path) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let wanted = files::read(&lock)?;
    // npm deletes node_modules/ first, so the stamp is there only after a complete install.
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    if ask(program("npm").arg("--version")).is_none() {
        bail!("npm is missing: install Node.js {OLDEST_NODE} or newer, with npm");
    }
    run(program("npm").args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(folder))
        .context("npm could not install the pinned packages: is the package registry reachable?")?;
    files::write(&stamp, &wanted)
}

/// Binaryen's optimiser from npm.
///
/// # Errors
/// When Node or npm is missing or the package cannot be installed.
pub(crate) fn wasm_opt() -> Result<Command> {
    from_npm("binaryen/bin/wasm-opt").context("wasm-opt comes from npm; --no-opt leaves it out")
}

/// esbuild from npm, which joins modules; what it writes is without comments, white space and long names.
///
/// # Errors
/// When Node or npm is missing or the package cannot be installed.
pub(crate) fn esbuild() -> Result<Command> {
    let mut esbuild =
        from_npm("esbuild/bin/esbuild").context("esbuild comes from npm; --no-opt leaves it out")?;
    esbuild.args(["--minify", "--charset=utf8", "--log-level=warning"]);
    Ok(esbuild)
}

/// A script of a package from npm, at the version that `xtask/tools/` pins.
fn from_npm(script: &str) -> Result<Command> {
    let mut command = node()?;
    let folder = target().join("tools");
    for name in ["package.json", "package-lock.json"] {
        files::copy(&root().join("xtask/tools").join(name), &folder.join(name))?;
    }
    npm_install(&folder)?;
    command.arg(folder.join("node_modules").join(script));
    Ok(command)
}

/// The Chromium that runs the page tests: `$CHROMIUM`, one on the path, or Debian's.
///
/// # Errors
/// When there is none and it cannot be installed.
pub(crate) fn chromium() -> Result<PathBuf> {
    browser("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"], "chromium")
}

/// The Firefox that runs the page's main path: `$FIREFOX`, one on the path, or Debian's.
///
/// # Errors
/// When there is none and it cannot be installed.
pub(crate) fn firefox() -> Result<PathBuf> {
    browser("FIREFOX", &["firefox-esr", "firefox"], "firefox-esr")
}

/// The browser that a variable names, or the first of the programs, or Debian's package.
fn browser(variable: &str, names: &[&str], package: &str) -> Result<PathBuf> {
    let Some(path) = env::var_os(variable).map(PathBuf::from) else {
        return find_or_install(names, package, &format!("or name one in the variable {variable}"));
    };
    if !path.is_file() {
        bail!("{variable} names {}, which is no file", path.display());
    }
    Ok(path)
}

/// Valgrind, whose callgrind counts instructions.
///
/// # Errors
/// When it is missing and cannot be installed.
pub(crate) fn valgrind() -> Result<PathBuf> {
    find_or_install(&["valgrind"], "valgrind", "or leave the step out: `cargo xtask test --skip linear`")
}

/// Python, for the scorer.
///
/// # Errors
/// When it is missing.
pub(crate) fn python() -> Result<Command> {
    if on_path("python3").is_none() {
        bail!("python3 is missing: install Python 3.9 or newer (its standard library is enough)");
    }
    Ok(program("python3"))
}

/// The first of the programs that is on the path; else Debian's package, where we may install it.
fn find_or_install(names: &[&str], package: &str, otherwise: &str) -> Result<PathBuf> {
    let find = || names.iter().find_map(|name| on_path(name));
    if let Some(path) = find() {
        return Ok(path);
    }
    if !root_on_debian() {
        bail!("{package} is missing: install it with the system's package manager, {otherwise}");
    }
    step(&format!("Installing Debian's {package}"));
    run(program("apt-get").args(["--quiet", "update"]))?;
    run(program("apt-get")
        .args(["--quiet", "install", "--yes", "--no-install-recommends"])
        .arg(package)
        .env("DEBIAN_FRONTEND", "noninteractive"))?;
    find().with_context(|| format!("apt-get installed {package}, yet it is not on the path"))
}

fn on_path(name: &str) -> Option<PathBuf> {
    let file: OsString = format!("{name}{}", env::consts::EXE_SUFFIX).into();
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// Debian itself: on its relatives the package of this name may be a stub for another installer.
fn root_on_debian() -> bool {
    let debian = fs::read_to_string("/etc/os-release")
        .is_ok_and(|release| release.lines().any(|line| line == "ID=debian"));
    debian && ask(program("id").arg("-u")).as_deref() == Some("0")
}
