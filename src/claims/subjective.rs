//! Whether a sentence is opinion more than fact.

use super::kind::AMOUNTS;
use super::lexicon::Cue;
use super::sentence::{Sentence, Verb};

/// Whether `sentence` judges: words that evaluate, strengthen, advise or give an opinion as such outweigh what
/// it reports: an event, an amount, a name.
pub(super) fn is_subjective(sentence: &Sentence) -> bool {
    let speaks_for_us = sentence.has_word(&["we", "us", "our", "ourselves", "you", "your"]);
    let judges = 2 * sentence.count(Cue::Evaluative)
        + sentence.count(Cue::Intensifier)
        + 2 * sentence.count(Cue::Opinion)
        + 2 * sentence.count(Cue::Advice)
        + usize::from(speaks_for_us)
        + usize::from(sentence.ends_with('!'));
    let reports = usize::from(sentence.verb == Some(Verb::Past))
        + 2 * usize::from(sentence.has_figure(AMOUNTS))
        + usize::from(sentence.has_number())
        + usize::from(sentence.names() > 0);
    judges > reports
}
