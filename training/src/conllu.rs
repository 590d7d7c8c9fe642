//! Sentences of the CoNLL-U format (Universal Dependencies).

use std::path::Path;

use anyhow::{Context, Result};
use whosaid::training::TaggedSentence;

/// The sentences of a CoNLL-U file, with their Penn Treebank tags. Sentences whose text is withheld (all forms
/// are `_`) or whose tokens do not spell their text are left out.
pub(crate) fn read(path: &Path) -> Result<Vec<TaggedSentence>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text.split("\n\n").filter_map(sentence).collect())
}

fn sentence(lines: &str) -> Option<TaggedSentence> {
    let text = lines.lines().find_map(|line| line.strip_prefix("# text = "))?.to_owned();
    let mut tags = Vec::new();
    let mut at = 0;
    let mut whole = 0;
    for line in lines.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let (id, form) = (columns.next()?, columns.next()?);
        let code = columns.nth(2)?;
        if let Some((_, last)) = id.split_once('-') {
            // A range names several words written as one; its words follow, split anywhere.
            whole = last.parse().ok()?;
        }
        if id.contains(['-', '.']) {
            continue;
        }
        let start = at + text[at..].find(form)?;
        if text[at..start].chars().any(|c| !c.is_whitespace()) && whole == 0 {
            return None;
        }
        at = start + form.len();
        tags.push((start..at, code.to_owned()));
    }
    (!tags.is_empty() && text.chars().any(char::is_alphabetic)).then_some(TaggedSentence { text, tags })
}
