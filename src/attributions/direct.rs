//! Direct speech: a quotation with its cue before it, after it, or in its midst.

use std::ops::Range;

use super::cue::{Cue, Mood};
use super::lexicon::Takes;
use super::phrase;
use super::proposal::{Construction, Proposal};
use super::reading::{Quoted, Reading};
use super::subject;
use crate::language::Tag;
use crate::text::Shape;

/// "…," said Ruiz · "…," Ruiz said · "…," Ruiz said, "…"
pub(super) fn cue_after_quote(reading: &Reading, scope: &Range<usize>, cue: &Cue) -> Option<Proposal> {
    let source = subject_beside_quote(reading, scope, cue)?;
    let first = cue.tokens.start.min(source.start);
    let quote = reading.quote_before(first).filter(|quote| is_free(reading, quote, first))?;
    let addressee = addressee(reading, scope, cue);
    let rest = cue.tokens.end.max(source.end).max(addressee.as_ref().map_or(0, |a| a.end));
    let mut content = vec![quote.inner.clone()];
    content.extend(broken_off(reading, rest));
    Some(Proposal {
        addressee,
        stance: cue.uses[0].stance,
        ..Proposal::new(Construction::QuoteBeforeCue, Some(source), Some(cue.tokens.clone()), content)
    })
}

/// Whether a quotation stands by itself before the words at `at`: no words of the writer's lead up to it in its
/// clause, and it does not end a sentence of its own.
fn is_free(reading: &Reading, quote: &Quoted, at: usize) -> bool {
    let start = quote.outer.start;
    let led_up_to = start > 0 && !reading.is_mark(start - 1) && !reading.is(start - 1, &["and", "but"]);
    let stop = reading.norm(quote.inner.end - 1) == "." || reading.norm(quote.outer.end) == ".";
    let capital = reading.paragraph.tokens[at].shape != Shape::Lower;
    quote.can_be_speech()
        && (!led_up_to || reading.paragraph.sentence_of(start) != reading.paragraph.sentence_of(at))
        && !(stop && capital)
}

/// The cue's source, which stands between a quotation and the cue, or after a cue that the quotation is before.
fn subject_beside_quote(reading: &Reading, scope: &Range<usize>, cue: &Cue) -> Option<Range<usize>> {
    if reading.quote_before(cue.tokens.start).is_some() {
        return phrase::after(reading, scope, cue.after);
    }
    phrase::before(reading, scope, cue.tokens.start)
}

/// The quotation that goes on after the cue in the same sentence: "…," Ruiz said on Friday, "…".
fn broken_off(reading: &Reading, at: usize) -> Option<Range<usize>> {
    const WITHIN: usize = 16;
    let opening = (at..reading.len().min(at + WITHIN)).find(|&t| reading.quote_from(t).is_some())?;
    let quote = reading.quote_from(opening).filter(|quote| quote.can_be_speech())?;
    let parted = opening > at && reading.is(opening - 1, &[",", "-", "--", "—", "–", ":", ";"]);
    let plain = (at..opening).all(|t| !reading.tag(t).is_finite() && !reading.is(t, &[".", "!", "?"]));
    (parted && plain).then(|| quote.inner.clone())
}

/// Ruiz said, "…" · Ruiz told reporters on Friday: "…" · Ruiz said "…"
pub(super) fn cue_before_quote(reading: &Reading, scope: &Range<usize>, cue: &Cue) -> Option<Proposal> {
    let addressee = addressee(reading, scope, cue);
    let from = addressee.as_ref().map_or(cue.after, |addressee| addressee.end);
    let opening = (from..reading.len().min(from + 20)).find(|&t| reading.quote_from(t).is_some())?;
    let quote = reading.quote_from(opening).filter(|quote| quote.can_be_speech())?;
    let between = from..opening;
    let parted = between.end > between.start && reading.is(opening - 1, &[",", ":", "--", "—", "–"]);
    let whole = quote.is_speech() && between.is_empty();
    let plain = between.clone().all(|t| {
        !reading.tag(t).is_finite()
            && !reading.is(t, &[".", "!", "?", ";", "that"])
            && reading.quote_at(t).is_none()
    });
    let ends = reading.is_mark(quote.outer.end)
        || reading.is_mark(quote.inner.end - 1)
        || cue.takes(Takes::That).is_none();
    let alone = ends && cue.takes(Takes::Quote).is_some();
    let fragment = alone && (parted || between.is_empty());
    if !(plain && (parted && quote.is_speech() || whole || fragment)) {
        return None;
    }
    let source = subject::of(reading, scope, cue);
    // "The loan was discussed in May, “long before”": nobody speaks there.
    if source.is_none() && cue.mood == Mood::Passive && parted && reading.norm(opening - 1) != ":" {
        return None;
    }
    Some(Proposal {
        addressee,
        stance: cue.uses[0].stance,
        ..Proposal::new(
            Construction::CueBeforeQuote,
            source,
            Some(cue.tokens.clone()),
            vec![quote.inner.clone()],
        )
    })
}

/// Ruiz told reporters on Friday: – the quotation is the next paragraph – and "Ruiz agreed. “…”", where it is the
/// next sentence.
pub(super) fn announced(reading: &Reading, scope: &Range<usize>, cue: &Cue) -> Option<Proposal> {
    const WITHIN: usize = 12;
    cue.takes(Takes::Quote)?;
    let stop = (cue.after..scope.end.min(cue.after + WITHIN)).find(|&t| reading.is_mark(t))?;
    let quote = reading.quote_from(stop + 1).filter(|quote| quote.is_speech() && reading.norm(stop) == ".");
    let plain = (cue.after..stop).all(|t| !reading.tag(t).is_finite() && reading.norm(t) != "that");
    if !plain || quote.is_none() && !(reading.norm(stop) == ":" && stop + 1 == reading.len()) {
        return None;
    }
    let source = subject::of(reading, scope, cue)?;
    let construction = if quote.is_some() { Construction::CueBeforeQuote } else { Construction::Announced };
    let content = quote.map(|quote| quote.inner.clone());
    let proposal = Proposal::new(construction, Some(source), Some(cue.tokens.clone()), content);
    Some(Proposal { addressee: addressee(reading, scope, cue), stance: cue.uses[0].stance, ..proposal })
}

/// "…," and then a subject with a verb that the lists do not have: "…," Ruiz thundered.
pub(super) fn unlisted_cue(reading: &Reading, quote: usize) -> Option<Proposal> {
    let quote = &reading.quotes[quote];
    let comma = reading.is(quote.inner.end - 1, &[",", "!", "?"]) || reading.norm(quote.outer.end) == ",";
    let at = quote.outer.end + usize::from(reading.norm(quote.outer.end) == ",");
    if !comma
        || at >= reading.len()
        || reading.paragraph.sentence_of(at) != reading.paragraph.sentence_of(quote.outer.end - 1)
    {
        return None;
    }
    let scope = reading.scope(at);
    let is_cue = |t: usize| matches!(reading.tag(t), Tag::Past | Tag::PresentThird);
    let (source, cue) = if is_cue(at) {
        (phrase::after(reading, &scope, at + 1)?, at)
    } else {
        let source = phrase::core_after(reading, &scope, at)?;
        let cue = source.end;
        (source, cue)
    };
    let proposal = Proposal::new(
        Construction::QuoteBeforeCue,
        Some(source),
        Some(cue..cue + 1),
        vec![quote.inner.clone()],
    );
    is_cue(cue).then_some(proposal)
}

/// Somebody: "…" · The verdict: "…"
pub(super) fn colon(reading: &Reading, quote: usize) -> Option<Proposal> {
    let quote = &reading.quotes[quote];
    let colon = quote.outer.start.checked_sub(1).filter(|&colon| reading.norm(colon) == ":")?;
    let scope = reading.scope(colon);
    let source = phrase::before(reading, &scope, colon);
    let source = source.filter(|source| source.start == scope.start);
    Some(Proposal::new(Construction::Colon, source, Some(colon..colon + 1), vec![quote.inner.clone()]))
}

/// "…" — Dana Ruiz (@ruiz): a quotation that is signed.
pub(super) fn signed(reading: &Reading, quote: usize) -> Option<Proposal> {
    let quote = &reading.quotes[quote];
    let dash = quote.outer.end;
    if quote.outer.start > 0 || !reading.is(dash, &["—", "–", "--", "-"]) {
        return None;
    }
    let scope = reading.scope(dash);
    let source = phrase::core_after(reading, &scope, dash + 1)?;
    let named = source
        .clone()
        .all(|t| reading.tag(t).is_proper() || reading.paragraph.tokens[t].shape != Shape::Lower);
    let ends = source.end >= reading.len() || reading.is(source.end, &["(", ",", "."]);
    let proposal =
        Proposal::new(Construction::Signed, Some(source), Some(dash..dash + 1), Some(quote.inner.clone()));
    (named && ends).then_some(proposal)
}

/// Whom the cue's words are said to: "told |reporters".
pub(super) fn addressee(reading: &Reading, scope: &Range<usize>, cue: &Cue) -> Option<Range<usize>> {
    if cue.mood == Mood::Passive {
        return None;
    }
    if cue.takes(Takes::Addressee).is_some() {
        let phrase = phrase::core_after(reading, scope, cue.after)?;
        // "asked he" is no addressee, and "told the paper Monday that" has none after the time.
        let object = !reading.is(phrase.start, &["he", "she", "they", "i", "we", "it"]);
        return object.then_some(phrase);
    }
    if reading.norm(cue.after) == "to" {
        return phrase::core_after(reading, scope, cue.after + 1);
    }
    None
}
