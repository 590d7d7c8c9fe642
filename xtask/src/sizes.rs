//! What files weigh, raw and as a host sends them.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Result;
use flate2::{Compression, GzBuilder};

use crate::{files, npm};

/// The page in one file, which is no part of the site that it lies beside.
const ONE_FILE: &str = "whosaid.html";

/// Prints the bytes of the compiled library, of its glue, of the whole site, and of the page in one file.
pub(crate) fn print(dist: &Path) -> Result<()> {
    println!("{:<28}{:>12}{:>12}", "bytes", "raw", "gzip");
    for name in ["wasm/whosaid_bg.wasm", "wasm/whosaid.js"] {
        let (raw, packed) = weigh(&[dist.join(name)])?;
        println!("{name:<28}{raw:>12}{packed:>12}");
    }
    let one_file = dist.join(ONE_FILE);
    let mut site = files::list(dist)?;
    site.retain(|path| *path != one_file && !path.starts_with(dist.join(npm::FOLDER)));
    let (raw, packed) = weigh(&site)?;
    println!("{:<28}{raw:>12}{packed:>12}", "the whole site");
    if one_file.is_file() {
        let (raw, packed) = weigh(&[one_file])?;
        println!("{ONE_FILE:<28}{raw:>12}{packed:>12}");
    }
    Ok(())
}

/// The sum of the files' bytes, raw and with each packed alone.
fn weigh(paths: &[PathBuf]) -> Result<(usize, usize)> {
    let mut sum = (0, 0);
    for path in paths {
        let bytes = files::read(path)?;
        let mut packer = GzBuilder::new().write(Vec::new(), Compression::best());
        packer.write_all(&bytes)?;
        sum.0 += bytes.len();
        sum.1 += packer.finish()?.len();
    }
    Ok(sum)
}
