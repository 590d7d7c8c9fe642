//! Counts of what was right, found and wanted, row by row.

use std::collections::BTreeMap;
use std::fmt;

/// What is measured, in the order in which it is printed.
pub(crate) const ROWS: &[&str] = &[
    "quotes",
    "quote forms right",
    "quote speakers right",
    "attributions",
    "attribution forms right",
    "sources right",
    "cues right",
    "addressees right",
    "stances right",
    "attribution speakers right",
    "one speaker one id",
    "figures",
    "figure kinds right",
    "figure values right",
    "figure units right",
    "figure denominators right",
    "figure modifiers right",
    "figure trends right",
    "counted things right",
    "speakers found",
    "speaker kinds right",
    "page furniture",
    "block kinds right",
    "claims found",
    "claims kept out",
    "dates and languages right",
];

/// How many were right, found and wanted. A row whose `found` is 0 is a share of the wanted.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Count {
    pub(crate) right: usize,
    pub(crate) found: usize,
    pub(crate) wanted: usize,
}

impl Count {
    /// F1, or the share of the wanted that was right, in percent; `None` where nothing was wanted or found.
    fn percent(self) -> Option<f64> {
        let all = if self.found > 0 { self.found + self.wanted } else { 2 * self.wanted };
        (all > 0).then(|| 200.0 * self.right as f64 / all as f64)
    }
}

/// The counts of one or more articles, and the misses in words.
#[derive(Default)]
pub(crate) struct Tally {
    counts: BTreeMap<&'static str, Count>,
    misses: Vec<String>,
}

impl Tally {
    pub(crate) fn percent(&self, row: &str) -> Option<f64> {
        self.counts.get(row)?.percent()
    }

    pub(crate) fn misses(&self) -> impl Iterator<Item = &String> {
        self.misses.iter()
    }

    pub(crate) fn add(&mut self, other: Self) {
        for (row, count) in other.counts {
            let sum = self.counts.entry(row).or_default();
            sum.right += count.right;
            sum.found += count.found;
            sum.wanted += count.wanted;
        }
        self.misses.extend(other.misses);
    }

    pub(crate) fn count(&mut self, row: &'static str) -> &mut Count {
        debug_assert!(ROWS.contains(&row), "{row}");
        self.counts.entry(row).or_default()
    }

    /// One more that was wanted, and whether it was right.
    pub(crate) fn check(&mut self, row: &'static str, right: bool, miss: impl FnOnce() -> String) {
        let count = self.count(row);
        count.wanted += 1;
        count.right += usize::from(right);
        if !right {
            self.misses.push(format!("{row}: {}", miss()));
        }
    }

    /// One more that was found; it is a miss where it was not `wanted`.
    pub(crate) fn found(&mut self, row: &'static str, wanted: bool, miss: impl FnOnce() -> String) {
        self.count(row).found += 1;
        if !wanted {
            self.misses.push(format!("{row}, found where there are none: {}", miss()));
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in ROWS {
            let Some(count) = self.counts.get(row) else { continue };
            let Count { right, found, wanted } = *count;
            let Some(percent) = count.percent() else { continue };
            write!(out, "  {row:28} {percent:5.1}  {right} of {wanted}")?;
            writeln!(out, "{}", if found > 0 { format!(", {found} found") } else { String::new() })?;
        }
        Ok(())
    }
}
