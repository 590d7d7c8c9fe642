//! Annotated sentences, with what they show the scorers.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use whosaid::training::claims;

use super::logistic::Example;

/// A sentence, or a few, with a person's label.
pub(crate) struct Labelled {
    pub(crate) text: String,
    pub(crate) label: bool,
    /// What its claims show; `None` where it makes none.
    shown: Option<Shown>,
}

/// The keys of what has a name, and of the wording.
struct Shown(BTreeSet<u32>, BTreeSet<u32>);

impl Labelled {
    /// A sentence to measure on alone.
    pub(crate) fn unread(text: &str, label: bool) -> Self {
        Self { text: text.to_owned(), label, shown: None }
    }

    /// It as an example that counts `weight`, where a feature with a name counts 1 and one of the wording `worth`: the
    /// smaller, the more is left to names. `None` where it makes no claim.
    pub(crate) fn example(&self, weight: f64, worth: f64) -> Option<Example> {
        let Shown(named, wording) = self.shown.as_ref()?;
        let features = named.iter().map(|key| (*key, 1.0)).chain(wording.iter().map(|key| (*key, worth)));
        Some(Example { features: features.collect(), label: f64::from(u8::from(self.label)), weight })
    }
}

#[derive(Deserialize)]
struct Row {
    text: String,
    #[serde(alias = "hedged")]
    label: serde_json::Value,
}

/// The sentences of the JSON Lines at `place` in `corpora`.
pub(crate) fn read(corpora: &Path, place: &str) -> Result<Vec<Labelled>> {
    let path = corpora.join(place);
    let lines = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let row = |line: &str| -> Result<Labelled> {
        let Row { text, label } = serde_json::from_str(line).with_context(|| path.display().to_string())?;
        // One corpus keeps its quotation marks as HTML has them.
        let text = text.replace("&quot;", "\"").trim().to_owned();
        let label = match &label {
            serde_json::Value::Bool(label) => *label,
            serde_json::Value::String(label) => matches!(label.as_str(), "1" | "SUBJ"),
            _ => false,
        };
        let mut shown = claims::shown(&text).into_iter();
        let first = shown.next().map(|(named, wording)| {
            let mut all = Shown(named.into_iter().collect(), wording.into_iter().collect());
            for (named, wording) in shown {
                all.0.extend(named);
                all.1.extend(wording);
            }
            all
        });
        Ok(Labelled { text, label, shown: first })
    };
    lines.lines().map(row).collect()
}

/// The sentences in parts, one of which is left out in each fold: those left out, and the others.
pub(crate) fn folds(all: &[Labelled], count: usize) -> impl Iterator<Item = (&[Labelled], Vec<&Labelled>)> {
    (0..count).map(move |fold| {
        let (start, end) = (fold * all.len() / count, (fold + 1) * all.len() / count);
        (&all[start..end], all[..start].iter().chain(&all[end..]).collect())
    })
}
