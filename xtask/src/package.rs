//! `cargo xtask package`: the site as one archive for a release.

use std::fs::File;

use anyhow::{Context as _, Result};
use flate2::{Compression, GzBuilder};

use crate::process::{dist, step, target};
use crate::{build, files};

/// Builds the site and packs it as `target/package/whosaid-VERSION-site.tar.gz`.
///
/// The same site gives the same bytes: files in order of path, no owner, no time.
pub(crate) fn run(options: build::Options) -> Result<()> {
    build::run(options)?;
    let name = format!("whosaid-{}", env!("CARGO_PKG_VERSION"));
    let folder = target().join("package");
    let archive = folder.join(format!("{name}-site.tar.gz"));
    step(&format!("Packing dist/ as {}", archive.display()));
    files::make_folder(&folder)?;
    let file = File::create(&archive).with_context(|| format!("cannot write {}", archive.display()))?;
    let mut tar = tar::Builder::new(GzBuilder::new().write(file, Compression::best()));
    for path in files::list(&dist())? {
        let bytes = files::read(&path)?;
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_mtime(0);
        let inside = path.strip_prefix(dist())?;
        tar.append_data(&mut header, format!("{name}/{}", inside.display()), &*bytes)?;
    }
    tar.into_inner()?.finish()?;
    println!("{}", archive.display());
    Ok(())
}
