//! Noun phrases: who a source is, with titles, appositions and clauses that tell who.

use std::ops::Range;

use super::lexicon::is_time;
use super::reading::Reading;
use crate::language::Tag;

/// Relative pronouns and other words that open a clause about the noun before.
const RELATIVE: &[&str] = &["who", "whose", "whom", "which", "that"];
const LINKS: &[&str] =
    &["of", "for", "from", "at", "in", "with", "to", "on", "by", "against", "among", "behind", "about"];
/// Longer source phrases than this many tokens are cut.
const LONGEST: usize = 40;

fn is_nominal(reading: &Reading, at: usize) -> bool {
    let tag = reading.tag(at);
    tag.is_noun()
        || tag.is_adjective()
        || matches!(tag, Tag::Determiner | Tag::Predeterminer | Tag::Cardinal | Tag::Possessive)
        || matches!(tag, Tag::PossessiveMarker | Tag::Symbol | Tag::Other)
        || is_plural_unseen(reading, at)
        || reading.is(at, &["&", "%", "/"])
}

/// Whether a plural noun was taken for a verb: a finite one follows right away ("reports indicate").
fn is_plural_unseen(reading: &Reading, at: usize) -> bool {
    reading.tag(at) == Tag::PresentThird && reading.norm(at).ends_with('s') && reading.tag(at + 1).is_finite()
}

/// Words that stand between nominal ones inside a noun phrase.
fn is_inner(reading: &Reading, at: usize) -> bool {
    let hyphen = reading.is(at, &["-", "–"])
        && reading.paragraph.tokens.get(at + 1).is_some_and(|token| !token.spaced)
        && reading.paragraph.tokens.get(at).is_some_and(|token| !token.spaced);
    let before = |tag: Tag| tag.is_noun() || tag.is_adjective() || tag == Tag::Cardinal;
    let modifier =
        matches!(reading.tag(at), Tag::Participle | Tag::Gerund | Tag::Adverb | Tag::ComparativeAdverb)
            && before(reading.tag(at + 1));
    let marks = reading.is(at, &["“", "”", "\"", "'", "‘", "’", "(", ")", "[", "]"])
        && reading.quote_at(at).is_none_or(|quote| !quote.is_speech());
    hyphen || modifier || marks
}

/// Whether token `at` can head a noun phrase's end.
fn can_end(reading: &Reading, at: usize) -> bool {
    let tag = reading.tag(at);
    tag.is_noun()
        || matches!(tag, Tag::Cardinal | Tag::Adjective | Tag::Determiner | Tag::Comparative)
            && !reading.is(at, &["the", "a", "an", "that"])
        || reading.is(at, &[")", "”", "\""])
        || is_plural_unseen(reading, at)
}

/// Pronouns that can be a subject by themselves.
fn is_subject_pronoun(reading: &Reading, at: usize) -> bool {
    matches!(reading.tag(at), Tag::Pronoun | Tag::WhPronoun)
        && !reading.is(at, &["him", "them", "me", "us", "her", "what"])
        || reading.is(at, &["he", "she", "they", "i", "we", "who"])
        || matches!(reading.tag(at), Tag::WhDeterminer) && reading.is(at, &["which", "that"])
}

/// The noun phrase that ends just before token `end`, times and bracketed words between left aside; `None` where
/// something else stands there.
pub(super) fn before(reading: &Reading, scope: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let end = skip_back_over_times(reading, scope, end);
    let last = end.checked_sub(1).filter(|&last| last >= scope.start)?;
    if reading.norm(last) == "," {
        return with_apposition(reading, scope, last);
    }
    simple_before(reading, scope, end)
}

/// The end of the phrase before "on Friday", "last week", "Monday", which end at `end`.
pub(super) fn skip_back_over_times(reading: &Reading, scope: &Range<usize>, end: usize) -> usize {
    // "Theresa May" is no month.
    let is_name = |at: usize| {
        let named = at > scope.start && reading.tag(at - 1).is_proper();
        named && reading.is(at, &["april", "august", "june", "march", "may"])
    };
    let mut start = end;
    while start > scope.start && end - start < 5 {
        let before = start - 1;
        let of_time = is_time(reading.norm(before)) && !is_name(before)
            || start < end
                && reading.is(
                    before,
                    &["on", "in", "this", "last", "next", "late", "early", "earlier", "later", ","],
                )
            || start < end && reading.tag(before) == Tag::Cardinal;
        if !of_time {
            break;
        }
        start = before;
    }
    let first_is_time = start < end && !reading.is(start, &[","]);
    if start > scope.start && first_is_time && can_follow(reading, start) { start } else { end }
}

/// Whether a noun phrase or pronoun ends just before `at`.
fn can_follow(reading: &Reading, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|last| {
        can_end(reading, last) || is_subject_pronoun(reading, last) || reading.norm(last) == ","
    })
}

/// "Dana Ruiz, who heads the port," where `comma` is the second comma.
fn with_apposition(reading: &Reading, scope: &Range<usize>, comma: usize) -> Option<Range<usize>> {
    let low = scope.start.max(comma.saturating_sub(LONGEST));
    let mut close = comma;
    let mut keep = comma;
    for _ in 0..4 {
        let open = (low..close).rev().find(|&t| reading.norm(t) == ",")?;
        if open == low {
            return None;
        }
        let inner = open + 1..close;
        if !is_parenthetical(reading, &inner) {
            return None;
        }
        if !identifies(reading, &inner) {
            keep = open;
        }
        let head = simple_before(reading, scope, open);
        // What stands before the comma may itself be put in: ", 54, a dentist, …", ", speaking in Ohio, a …".
        let apposed = |head: &Range<usize>| {
            let number = reading.tag(head.start) == Tag::Cardinal && head.len() == 1;
            let article = reading.is(head.start, &["a", "an", "the"]);
            let comma = (low + 1..head.start).rev().take(6).find(|&t| reading.norm(t) == ",");
            comma.is_some_and(|comma| {
                let first = reading.tag(comma + 1);
                let between = comma + 1 < head.start
                    && matches!(first, Tag::Gerund | Tag::Participle | Tag::Preposition);
                reading.tag(comma - 1).is_proper()
                    && (between || comma + 1 == head.start && (number || article))
            })
        };
        match head {
            Some(head) if apposed(&head) => close = open,
            Some(head) => return Some(head.start..keep.max(head.end)),
            None => return None,
        }
    }
    None
}

/// Whether what stands between two commas can be put in between a subject and its verb.
fn is_parenthetical(reading: &Reading, inner: &Range<usize>) -> bool {
    if inner.is_empty() || reading.is(inner.start, &["and", "but", "or", "because", "that", "if"]) {
        return false;
    }
    let relative = reading
        .is(inner.start, &["who", "whose", "whom", "which", "where", "when", "as", "while"])
        || reading.is(inner.start + 1, &["whom", "which"]);
    relative || !has_main_verb(reading, inner)
}

/// Whether what stands between two commas tells who somebody is, rather than when or how they speak.
fn identifies(reading: &Reading, inner: &Range<usize>) -> bool {
    let first = inner.start;
    !reading.is(first, &["as", "while", "when", "where", "in", "on", "at", "after", "during", "for", "like"])
        && !matches!(reading.tag(first), Tag::Gerund | Tag::Preposition | Tag::To)
        && !reading.tag(first).is_adverb()
}

/// Whether a finite verb stands in `tokens` that no relative pronoun in them governs.
pub(super) fn has_main_verb(reading: &Reading, tokens: &Range<usize>) -> bool {
    let verb = tokens.clone().find(|&t| reading.tag(t).is_finite());
    verb.is_some_and(|verb| !(tokens.start..verb).any(|t| reading.is(t, RELATIVE)))
}

/// The noun phrase that ends just before `end`, no comma in it but in a list.
fn simple_before(reading: &Reading, scope: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|&last| last >= scope.start)?;
    if is_subject_pronoun(reading, last) {
        return Some(last..end);
    }
    if !can_end(reading, last) {
        return None;
    }
    let low = scope.start.max(end.saturating_sub(LONGEST));
    let mut start = last;
    while start > low {
        let before = start - 1;
        let next = if is_nominal(reading, before) || is_inner(reading, before) {
            Some(before)
        } else if reading.is(before, LINKS) {
            link_before(reading, low, before)
        } else if reading.is(before, &["and", "or", "&"]) {
            conjunct_before(reading, low, before)
        } else if reading.tag(before).is_finite() {
            relative_before(reading, low, before)
        } else {
            None
        };
        let Some(next) = next else { break };
        start = next;
    }
    tidy(reading, start..end)
}

/// The noun before a preposition that ties what follows to it: "a spokesman |for", "people |who spoke to",
/// "people |speaking to".
fn link_before(reading: &Reading, low: usize, link: usize) -> Option<usize> {
    let before = link.checked_sub(1).filter(|&before| before >= low)?;
    let tag = reading.tag(before);
    if tag.is_finite() {
        return relative_before(reading, low, before);
    }
    if tag == Tag::Gerund && before > low {
        return Some(before - 1).filter(|&noun| reading.tag(noun).is_noun());
    }
    let noun =
        tag.is_noun() || matches!(tag, Tag::Cardinal | Tag::Determiner | Tag::Adjective | Tag::Participle);
    (noun && !is_time(reading.norm(before)) || reading.norm(before) == ")").then_some(before)
}

/// The noun before "and" where both make one subject: a noun with a clause's edge before it.
fn conjunct_before(reading: &Reading, low: usize, and: usize) -> Option<usize> {
    let last = and.checked_sub(1).filter(|&last| last >= low && reading.tag(last).is_noun())?;
    let mut start = last;
    while start > low
        && (is_nominal(reading, start - 1)
            || is_inner(reading, start - 1)
            || reading.norm(start - 1) == "of"
            || reading.norm(start - 1) == ","
                && reading.tag(start).is_noun()
                && start >= low + 2
                && reading.tag(start - 2).is_proper())
    {
        start -= 1;
    }
    let edge = start == low
        || !(reading.tag(start - 1).is_verb()
            || reading.is(start - 1, LINKS)
            || reading.tag(start - 1) == Tag::To);
    edge.then_some(last)
}

/// The noun before "who" whose clause ends in the finite verb `verb`: "voters |who backed".
fn relative_before(reading: &Reading, low: usize, verb: usize) -> Option<usize> {
    const CLAUSE: usize = 6;
    let low = low.max(verb.saturating_sub(CLAUSE));
    let pronoun = (low..verb).rev().find(|&t| reading.is(t, RELATIVE) || reading.is_mark(t))?;
    let noun = pronoun.checked_sub(1).filter(|&noun| noun >= low && reading.is(pronoun, RELATIVE))?;
    reading.tag(noun).is_noun().then_some(noun)
}

/// `tokens` without what a noun phrase does not start with; `None` where nothing is left.
fn tidy(reading: &Reading, mut tokens: Range<usize>) -> Option<Range<usize>> {
    if reading.is(tokens.start, LINKS) || reading.tag(tokens.start) == Tag::Preposition {
        // "In Ohio voters": the phrase's own start shows where a name or a determiner follows a common noun.
        let cut = (tokens.start + 2..tokens.end).find(|&t| {
            let starts = reading.tag(t).is_proper() || reading.tag(t) == Tag::Determiner;
            starts
                && (reading.tag(t - 1) == Tag::Noun
                    || reading.tag(t - 1) == Tag::Nouns
                    || is_time(reading.norm(t - 1)))
        });
        tokens.start = cut?;
    }
    while tokens.start < tokens.end
        && (reading.is(tokens.start, &["and", "or", "but", "”", "\"", "’", "'", "-", "–", ")", "'s", ","])
            || matches!(reading.tag(tokens.start), Tag::PossessiveMarker)
            || reading.tag(tokens.start).is_adverb()
                && !reading.is(tokens.start, &["nearly", "about", "almost", "roughly"]))
    {
        tokens.start += 1;
    }
    (!tokens.is_empty()).then_some(tokens)
}

/// The noun phrase that starts at `at`, with what tells who it is; `None` where none starts there.
pub(super) fn after(reading: &Reading, scope: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let core = core_after(reading, scope, at)?;
    let mut end = clause_after(reading, scope, core.end).unwrap_or(core.end);
    for _ in 0..3 {
        if reading.norm(end) != "," || end + 1 >= scope.end {
            break;
        }
        let high = scope.end.min(end + LONGEST);
        let close =
            (end + 1..high).find(|&t| reading.is(t, &[",", ";", ":", "—", "–", "--"])).unwrap_or(high);
        let inner = end + 1..trim_end(reading, end + 1..close);
        if inner.is_empty() || !is_apposition(reading, &inner) {
            break;
        }
        end = inner.end;
    }
    Some(at..end)
}

/// The end of what tells who somebody is right after the noun at `at`: "who spoke to the paper", "released by".
fn clause_after(reading: &Reading, scope: &Range<usize>, at: usize) -> Option<usize> {
    let reduced =
        matches!(reading.tag(at), Tag::Participle | Tag::Past | Tag::Adjective) && reading.is(at + 1, LINKS);
    if !(reduced || reading.is(at, &["who", "whose"])) {
        return None;
    }
    let high = scope.end.min(at + LONGEST);
    let close = (at..high).find(|&t| reading.is(t, &[",", ";", ":", "—", "–", "--", ")"])).unwrap_or(high);
    Some(trim_end(reading, at..close))
}

/// Where `tokens` end without the marks at their end.
fn trim_end(reading: &Reading, tokens: Range<usize>) -> usize {
    let mut end = tokens.end;
    while end > tokens.start && reading.is_mark(end - 1) && !reading.is(end - 1, &[")", "”", "\""]) {
        end -= 1;
    }
    end
}

fn is_apposition(reading: &Reading, inner: &Range<usize>) -> bool {
    if reading.is(inner.start, &["who", "whose"]) || reading.is(inner.start, &["which"]) {
        return true;
    }
    is_nominal(reading, inner.start)
        && !has_main_verb(reading, inner)
        && inner.clone().any(|t| reading.tag(t).is_noun() || reading.tag(t) == Tag::Cardinal)
}

/// The noun phrase that starts at `at`, as far as no comma parts it.
pub(super) fn core_after(reading: &Reading, scope: &Range<usize>, at: usize) -> Option<Range<usize>> {
    if at >= scope.end {
        return None;
    }
    let pronoun = matches!(reading.tag(at), Tag::Pronoun | Tag::WhPronoun) || is_subject_pronoun(reading, at);
    if pronoun {
        return Some(at..at + 1);
    }
    if !is_nominal(reading, at) || reading.norm(at) == "that" || reading.tag(at) == Tag::PossessiveMarker {
        return None;
    }
    let high = scope.end.min(at + LONGEST);
    let mut end = at;
    let mut common = false;
    while end < high {
        if is_nominal(reading, end) || is_inner(reading, end) {
            if is_time(reading.norm(end)) && end > at && reading.tag(end - 1).is_noun() {
                break;
            }
            common |= matches!(reading.tag(end), Tag::Noun | Tag::Nouns);
            end += 1;
        } else if joins(reading, end, common) && end + 1 < high && is_nominal(reading, end + 1) && end > at {
            end += 1;
        } else {
            break;
        }
    }
    while end > at && !can_end(reading, end - 1) {
        end -= 1;
    }
    (end > at).then_some(at..end)
}

/// Whether the word at `at` ties what follows to the noun phrase before: "a spokesman for", "the mayor of", but
/// not "Ruiz in an interview", "officials on Friday".
fn joins(reading: &Reading, at: usize, common: bool) -> bool {
    const OCCASIONS: &[&str] = &[
        "interview",
        "statement",
        "email",
        "e-mail",
        "speech",
        "report",
        "post",
        "tweet",
        "letter",
        "message",
        "news",
        "press",
        "call",
        "telephone",
        "phone",
        "conference",
        "briefing",
        "video",
        "response",
        "reference",
    ];
    if reading.is(at, &["of", "and", "&"]) {
        return true;
    }
    let ahead = at + 1..at + 4;
    let occasion = ahead.clone().any(|t| reading.is(t, OCCASIONS) || is_time(reading.norm(t)));
    reading.is(at, LINKS) && !occasion && (common || reading.is(at, &["from", "with"]))
}
