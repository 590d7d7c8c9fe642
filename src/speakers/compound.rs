//! Phrases made of phrases: offices and bodies with "of", nicknames, names introduced by a description,
//! coordinations.

use super::capitals::is_name;
use super::lexicon::{self, Body};
use super::mentions::Candidate;
use super::names::{self, Named};
use super::phrases::{Joined, Phrase};
use crate::document::{MentionForm, Span, SpeakerKind};
use crate::language::Tag;
use crate::order::sort_by_key;
use crate::text::{Paragraph, Shape, TokenKind, Tokens};

/// Joins phrases that are one name or office: "Bank of Elbia", "Secretary of Defense Ana Holm", "Robert “Bob” Holm".
pub(super) fn join(paragraph: &Paragraph, list: Vec<Phrase>) -> Vec<Phrase> {
    let tokens = &paragraph.tokens;
    let mut joined: Vec<Phrase> = Vec::with_capacity(list.len());
    for phrase in list {
        let merged = joined.last_mut().is_some_and(|last| {
            owned_body(tokens, last, &phrase)
                || !last.possessor
                    && (office(tokens, last, &phrase)
                        || body(tokens, last, &phrase)
                        || nickname(tokens, last, &phrase))
        });
        if !merged {
            joined.push(phrase);
        }
    }
    joined
}

/// Completes an office in `last` by the portfolio that starts `next`, and by the name after it.
fn office(tokens: &Tokens, last: &mut Phrase, next: &Phrase) -> bool {
    let head = last.tokens.end - 1;
    let opened = matches!(tokens.norm(last.tokens.end), "of" | "for");
    let and = tokens.norm(last.tokens.end) == "and" && last.joined == Joined::Office;
    let is_title =
        last.joined == Joined::Office || lexicon::title(tokens.norm(head)).is_some() || person(tokens, head);
    if !(opened || and) || next.tokens.start != last.tokens.end + 1 || !is_title || last.name.is_some() {
        return false;
    }
    let start = next.tokens.start + usize::from(tokens.norm(next.tokens.start) == "the");
    let end = (start..next.tokens.end)
        .find(|&at| !lexicon::is_portfolio(tokens.norm(at)))
        .unwrap_or(next.tokens.end);
    let capitalised = (start..end).all(|at| tokens[at].shape == Shape::Capital);
    let rest_is_name = end == next.tokens.end || is_name(tokens, end);
    if end == start || !rest_is_name || (end < next.tokens.end && !capitalised) {
        return false;
    }
    last.joined = Joined::Office;
    last.tokens.end = next.tokens.end;
    last.possessor = next.possessor;
    if end < next.tokens.end {
        let stop =
            (end..next.tokens.end).find(|&at| !is_name(tokens, at) && tokens[at].kind == TokenKind::Word);
        last.tokens.end = stop.unwrap_or(next.tokens.end);

        let kind = SpeakerKind::Person;
        let gender = lexicon::first_name(tokens.norm(end)).and_then(|bearer| bearer.gender);
        let first = (last.tokens.start..head)
            .find(|&at| !matches!(tokens.norm(at), "the" | "a" | "an"))
            .unwrap_or(last.tokens.start);
        last.name = Some(Named { name: end..last.tokens.end, title: first..end, kind, gender });
    }
    true
}

fn person(tokens: &Tokens, at: usize) -> bool {
    lexicon::noun(tokens.norm(at)).is_some_and(|noun| noun.sort == lexicon::Sort::Person && !noun.plural)
}

/// Completes a body's name in `last` by `next`: "Ministry of Defence", "Centre for Trade and Technology".
fn body(tokens: &Tokens, last: &mut Phrase, next: &Phrase) -> bool {
    const LONGEST: usize = 16;
    let head = last.tokens.end - 1;
    let word = tokens.norm(last.tokens.end);
    let starts = next.tokens.start == last.tokens.end + 1 && last.tokens.len() < LONGEST;
    let named = tokens[head].shape != Shape::Lower && tokens[head].kind == TokenKind::Word;
    let first = next.tokens.start + usize::from(tokens.norm(next.tokens.start) == "the");
    let capital = first < next.tokens.end
        && tokens[first].shape != Shape::Lower
        && is_name(tokens, next.tokens.end - 1);
    if !starts || !named || !capital {
        return false;
    }
    let opens = match word {
        "of" | "for" => {
            // "Halvane Holdings of Kiel" is Halvane Holdings.
            let company = lexicon::body(tokens.norm(head), Body::Suffix) && last.tokens.len() > 1;
            lexicon::body(tokens.norm(head), Body::Head) && !company || tokens.norm(head) == "republic"
        }
        "on" => matches!(tokens.norm(head), "committee" | "commission" | "council" | "panel"),
        "and" if last.joined == Joined::Body => lexicon::is_portfolio(tokens.norm(next.tokens.end - 1)),
        // "the Food and Drug Administration": one article, one head at the end.
        "and" => {
            let plain = last.tokens.len() == 2 && tokens[last.tokens.start].tag == Tag::Determiner;
            let whole = lexicon::body(tokens.norm(head), Body::Head)
                || lexicon::body(tokens.norm(head), Body::Known)
                || lexicon::place(tokens.norm(head)).is_some();
            let headed = next.tokens.len() > 1 && lexicon::body(tokens.norm(next.tokens.end - 1), Body::Head);
            plain && !whole && headed && first == next.tokens.start || is_firm(tokens, last, next)
        }
        _ => false,
    };
    if !opens {
        return false;
    }
    let start = last.name.as_ref().map_or_else(|| name_start(tokens, last), |named| named.name.start);
    let kind = SpeakerKind::Organization;
    last.joined = Joined::Body;
    last.tokens.end = next.tokens.end;
    last.possessor = next.possessor;
    last.name = Some(Named {
        name: start..last.tokens.end,
        title: start..start,
        kind,
        gender: Some(super::Gender::Neuter),
    });
    true
}

/// Whether the verb after two names joined by "and" says that they are one body: "Marsh and Hale Water, which owns the
/// pumps". They open their sentence, and nobody's first name or place is among them.
fn is_firm(tokens: &Tokens, last: &Phrase, next: &Phrase) -> bool {
    let opens = last.tokens.start == 0 || tokens[last.tokens.start - 1].kind == TokenKind::Mark;
    let end = next.tokens.end;
    let relative = tokens.norm(end) == "," && tokens.norm(end + 1) == "which";
    let verb = if relative { end + 2 } else { end };
    let singular =
        tokens.get(verb).is_some_and(|verb| verb.tag == Tag::PresentThird) || tokens.norm(verb) == "was";
    let known = |at: usize| {
        lexicon::first_name(tokens.norm(at)).is_some() || lexicon::place(tokens.norm(at)).is_some()
    };
    let mut all = last.tokens.clone().chain(next.tokens.clone());
    opens && singular && !next.possessor && all.all(|at| tokens[at].shape != Shape::Lower && !known(at))
}

/// Joins a body's name that holds an owner: "The Harbour Pilots' Council".
fn owned_body(tokens: &Tokens, last: &mut Phrase, next: &Phrase) -> bool {
    let first = tokens.norm(last.tokens.start) == "the";
    let start = last.tokens.start + usize::from(first);
    let owner = last.possessor && tokens.norm(last.tokens.end) == "'" && start < last.tokens.end;
    let whole =
        next.tokens.start == last.tokens.end + 1 && (start..last.tokens.end).all(|at| is_name(tokens, at));
    let head = next.tokens.end - 1;
    let headed = lexicon::body(tokens.norm(head), Body::Head)
        && (next.tokens.start..=head).all(|at| is_name(tokens, at));
    if !(first && owner && whole && headed) {
        return false;
    }
    last.tokens.end = next.tokens.end;
    last.possessor = next.possessor;
    let (kind, gender) = (SpeakerKind::Organization, Some(super::Gender::Neuter));
    last.name = Some(Named { name: start..last.tokens.end, title: start..start, kind, gender });
    true
}

/// Where the capitalised words before the head of `phrase` start.
fn name_start(tokens: &Tokens, phrase: &Phrase) -> usize {
    let mut start = phrase.tokens.end - 1;
    while start > phrase.tokens.start && tokens[start - 1].shape != Shape::Lower && is_name(tokens, start - 1)
    {
        start -= 1;
    }
    start
}

/// Joins a first name, a nickname between marks and a surname.
fn nickname(tokens: &Tokens, last: &mut Phrase, next: &Phrase) -> bool {
    let mark = |at: usize| matches!(tokens.norm(at), "“" | "”" | "\"" | "'" | "‘" | "(" | ")");
    let at = last.tokens.end;
    // "Robert “Bob” Holm": the nickname is a phrase of its own, so it joins first and the surname after it.
    if let Joined::Nickname(first_end, _) = last.joined {
        let whole = last.tokens.end == next.tokens.start;
        if whole && is_name(tokens, next.tokens.start) {
            let named = names::read(tokens, last.tokens.start..first_end);
            let start = named.as_ref().map_or(last.tokens.start, |named| named.name.start);
            let title = named.as_ref().map_or(start..start, |named| named.title.clone());
            let gender = lexicon::first_name(tokens.norm(start)).and_then(|bearer| bearer.gender);
            last.tokens.end = next.tokens.end;
            last.possessor = next.possessor;
            last.name =
                Some(Named { name: start..next.tokens.end, title, kind: SpeakerKind::Person, gender });
            return true;
        }
        return false;
    }
    let between = mark(at) && next.tokens.start == at + 1 && next.tokens.len() == 1 && mark(next.tokens.end);
    let first = lexicon::first_name(tokens.norm(at - 1)).is_some();
    let surname = is_name(tokens, next.tokens.start)
        && tokens
            .get(next.tokens.end + 1)
            .is_some_and(|token| token.shape != Shape::Lower && token.kind == TokenKind::Word);
    if !(between && first && surname) {
        return false;
    }
    last.joined = Joined::Nickname(last.tokens.end, next.tokens.start);
    last.tokens.end = next.tokens.end + 1;
    true
}

/// Joins a description to the name that it introduces: "the spokesperson, Lin Jian, said". The description becomes
/// one of the name's roles.
pub(super) fn introduce(paragraph: &Paragraph, found: &mut Vec<Candidate>, first: usize) {
    let tokens = &paragraph.tokens;
    let mut dropped = Vec::new();
    let mut at = first;
    while at + 1 < found.len() {
        let introduced = (at + 1..found.len().min(at + 5))
            .find_map(|next| introduces(tokens, &found[at], &found[next]).map(|told| (next, told)));
        if let Some((next, (end, kind))) = introduced {
            let role = &found[at];
            let gender = role.gender.filter(|_| kind == SpeakerKind::Person);
            let mut span = Span::new(role.phrase.start, end);
            // "her friend and biographer, Dana Ruiz"
            let before = at.checked_sub(1).filter(|&before| before >= first);
            if let Some(before) = before.filter(|&before| joined_by_and(paragraph, &found[before], role)) {
                span.start = found[before].phrase.start;
                dropped.push(before);
            }
            let start = span.start;
            let name = &mut found[next];
            let right = tokens.position(name.phrase.end);
            name.roles.insert(0, span);
            name.full.start = start;
            name.phrase.start = start;
            name.kind = kind;
            name.gender = name.gender.or(gender);
            name.subject = name.subject || tokens.get(right + 1).is_some_and(|token| token.tag.is_finite());
            // What stands between them belongs to the description: "a spokesman for the port, Dana Ruiz".
            dropped.push(at);
        }
        at += 1;
    }
    let mut position = first;
    sort_by_key(&mut dropped, |at| *at);
    let rest = found.split_off(first);
    found.extend(rest.into_iter().filter(|_| {
        position += 1;
        dropped.binary_search(&(position - 1)).is_err()
    }));
}

/// Whether `role` introduces `name`, which stands after its comma or after "named": where the description then ends,
/// and what the name is.
fn introduces(tokens: &Tokens, role: &Candidate, name: &Candidate) -> Option<(u32, SpeakerKind)> {
    let able = role.form == MentionForm::Description && name.form == MentionForm::Name && !role.plural;
    if !able || role.possessor || name.possessor || name.group.is_some() || name.span.start < role.span.end {
        return None;
    }
    let end = if role.phrase.contains(name.span) { role.span.end } else { role.phrase.end };
    let comma = tokens.position(end);
    // "a farmer named Dana Ruiz", but not "the mayor called Dana Ruiz a thief"
    let named = matches!(tokens.norm(comma), "named" | "called") && !is_definite(tokens, role);
    let next = tokens.get(comma + 1)?.span.start == name.phrase.start;
    let right = tokens.position(name.phrase.end);
    let closed = matches!(tokens.norm(right), "," | "." | ";" | "”" | "\"" | "");
    if !(next && (named || closed && tokens.norm(comma) == ",")) {
        return None;
    }
    let noun = lexicon::noun(tokens.norm(role.tokens.end - 1));
    let either = noun.is_some_and(|noun| noun.either);
    let person = name.kind == SpeakerKind::Person;
    let body = matches!(name.kind, SpeakerKind::Organization | SpeakerKind::Unknown);
    let listed = matches!(tokens.norm(right + 1), "and" | "or");
    let kind = match role.kind {
        // "the operator, Valeway"
        SpeakerKind::Unnamed if either && body => SpeakerKind::Organization,
        SpeakerKind::Unnamed if person || name.kind == SpeakerKind::Unknown => SpeakerKind::Person,
        // "the company, Valeway", but not "the company, Valeway, and the union"
        SpeakerKind::Organization if body && !listed && is_definite(tokens, role) => {
            SpeakerKind::Organization
        }
        // "her firstborn, Ana Holm"
        SpeakerKind::Unknown if person && is_owned(tokens, role) => SpeakerKind::Person,
        _ => return None,
    };
    Some((end, kind))
}

/// Whether the description is possessed and no preposition governs it: "his pride, Ana Holm", not "in his book".
fn is_owned(tokens: &Tokens, role: &Candidate) -> bool {
    let owned = role.phrase.start < role.span.start || tokens[role.tokens.start].tag == Tag::Possessive;
    let first = tokens.position(role.phrase.start);
    owned && noun_is_free(tokens, role) && (first == 0 || tokens[first - 1].tag != Tag::Preposition)
}

/// Whether nothing is known of the description's head that says that it is no person.
fn noun_is_free(tokens: &Tokens, role: &Candidate) -> bool {
    lexicon::noun(tokens.norm(role.tokens.end - 1)).is_none()
}

fn is_definite(tokens: &Tokens, role: &Candidate) -> bool {
    tokens.norm(role.tokens.start) == "the" || role.phrase.start < role.span.start
}

/// Whether two descriptions of people are joined by "and" alone, the second without a determiner.
fn joined_by_and(paragraph: &Paragraph, left: &Candidate, right: &Candidate) -> bool {
    let first = paragraph.tokens[right.tokens.start].tag;
    let bare = first.is_noun() || first.is_adjective();
    left.kind == SpeakerKind::Unnamed && bare && matches!(between(paragraph, left, right), Some(Joint::And))
}

/// Marks the coordinations among `found`, the candidates of one sentence: "Kiel and Oslo", "A, B and C".
pub(super) fn coordinate(paragraph: &Paragraph, found: &mut [Candidate]) {
    let mut at = 0;
    while at < found.len() {
        let mut members = vec![at];
        let mut joined = false;
        while !joined && members.len() < MOST_JOINED {
            let last = members[members.len() - 1];
            let Some(next) = (last + 1..found.len().min(last + 5))
                .find(|&next| !found[next].possessor && found[next].phrase.start >= found[last].phrase.end)
            else {
                break;
            };
            let apart = members.iter().all(|&member| !found[member].full.contains(found[next].phrase));
            if !apart || !can_join(&found[last], &found[next]) {
                break;
            }
            match between(paragraph, &found[last], &found[next]) {
                Some(Joint::Comma) => members.push(next),
                Some(Joint::And) => {
                    members.push(next);
                    joined = true;
                }
                Some(Joint::CommaAnd) if members.len() > 1 => {
                    members.push(next);
                    joined = true;
                }
                _ => break,
            }
        }
        if joined {
            let last = members[members.len() - 1];
            let mut span = found[at].phrase.cover(found[last].phrase);
            let before = paragraph.tokens.position(span.start);
            if before > 0 && paragraph.tokens.norm(before - 1) == "both" {
                span.start = paragraph.tokens[before - 1].span.start;
            }
            for member in members {
                found[member].group = Some(span);
            }
            at = last + 1;
        } else {
            at += 1;
        }
    }
}

/// No coordination has more members than this.
const MOST_JOINED: usize = 12;

/// How two phrases are joined.
enum Joint {
    Comma,
    And,
    CommaAnd,
}

fn between(paragraph: &Paragraph, left: &Candidate, right: &Candidate) -> Option<Joint> {
    let tokens = &paragraph.tokens;
    let start = tokens.position(left.phrase.end);
    let end = tokens.position(right.phrase.start);
    match (end.checked_sub(start)?, tokens.norm(start), tokens.norm(start + 1)) {
        (1, ",", _) => Some(Joint::Comma),
        (1, "and" | "or" | "&" | "nor", _) | (2, "and", "both") => Some(Joint::And),
        (2, ",", "and" | "or") => Some(Joint::CommaAnd),
        _ => None,
    }
}

fn can_join(left: &Candidate, right: &Candidate) -> bool {
    let able = |candidate: &Candidate| candidate.speaks && !candidate.possessor;
    let others = right.form == MentionForm::Description;
    able(left)
        && (able(right) || others && right.kind != SpeakerKind::Unknown)
        && left.form != MentionForm::Pronoun
        && right.form != MentionForm::Pronoun
}
