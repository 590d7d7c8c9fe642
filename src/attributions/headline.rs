//! Headlines: "Port to close: mayor" and "Mayor: Port to close". "Port to close, says mayor" needs no rule of its
//! own.

use super::phrase;
use super::proposal::{Construction, Proposal};
use super::reading::Reading;
use crate::document::BlockKind;

/// The longest source before or after a headline's colon, in tokens.
const LONGEST: usize = 5;

/// The attribution of a headline by its colon; `None` where the paragraph is no headline or has none.
pub(super) fn propose(reading: &Reading) -> Option<Proposal> {
    if reading.paragraph.kind != BlockKind::Headline {
        return None;
    }
    let len = reading.len();
    let mut colons = (1..len.saturating_sub(1)).filter(|&t| reading.norm(t) == ":");
    let (colon, None) = (colons.next()?, colons.next()) else { return None };
    let scope = 0..len;
    let has_verb = |mut tokens: std::ops::Range<usize>| tokens.any(|t| reading.tag(t).is_verb());
    let speaks = |tokens: &std::ops::Range<usize>| {
        tokens.len() <= LONGEST && tokens.clone().any(|t| super::lexicon::is_institution(reading.norm(t)))
    };
    let before = phrase::core_after(reading, &scope, 0).filter(|before| before.end == colon);
    if let Some(source) = before.filter(|source| speaks(source) && has_verb(colon + 1..len)) {
        let content = Some(colon + 1..len);
        return Some(Proposal::new(Construction::Headline, Some(source), Some(colon..colon + 1), content));
    }
    let after = phrase::core_after(reading, &scope, colon + 1).filter(|after| after.end == len);
    let source = after.filter(|source| speaks(source) && has_verb(0..colon))?;
    Some(Proposal::new(Construction::Headline, Some(source), Some(colon..colon + 1), Some(0..colon)))
}
