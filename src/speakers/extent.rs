//! How far a noun phrase reaches beyond its head: prepositional phrases, participles, relative clauses, appositions.

use std::ops::Range;

use super::lexicon::{self, Sort};
use super::phrases::{self, Phrase};
use crate::language::Tag;
use crate::text::{TokenKind, Tokens};

/// No phrase is followed further than this many tokens.
const FURTHEST: usize = 60;

/// No phrase has more possessors than this: "the mayor's son's friend".
const MOST_POSSESSORS: usize = 3;

/// The base phrases of a sentence by the token where each starts.
pub(super) struct Phrases<'a> {
    tokens: &'a Tokens,
    list: &'a [Phrase],
    end: usize,
}

impl<'a> Phrases<'a> {
    /// The phrases in `list`, in order, of a sentence that ends before token `end`.
    pub(super) fn new(tokens: &'a Tokens, list: &'a [Phrase], end: usize) -> Self {
        Self { tokens, list, end }
    }

    /// The end of the noun phrase that starts at `at` with all its possessors, or `None` where none does.
    pub(super) fn end_of(&self, at: usize) -> Option<usize> {
        let mut next = self.list.partition_point(|phrase| phrase.tokens.start < at);
        let mut phrase = self.list.get(next).filter(|phrase| phrase.tokens.start == at)?;
        for _ in 0..MOST_POSSESSORS {
            next += 1;
            let following = self.list.get(next).filter(|next| next.tokens.start == phrase.tokens.end + 1);
            match following.filter(|_| phrase.possessor) {
                Some(following) => phrase = following,
                None => break,
            }
        }
        Some(phrase.tokens.end)
    }

    /// The end of the restrictive modifiers after `at`, the end of a head: "of the port in Kiel", "familiar with
    /// the plans", "who asked not to be named".
    pub(super) fn restricted(&self, at: usize, named: bool) -> usize {
        const MOST: usize = 5;
        let mut end = at;
        for _ in 0..MOST {
            let next = self
                .prepositional(end, named)
                .or_else(|| self.participial(end).filter(|_| !named))
                .or_else(|| self.bracketed(end))
                .or_else(|| self.relative(end).filter(|_| !named));
            match next {
                Some(next) => end = next,
                None => break,
            }
        }
        end
    }

    fn norm(&self, at: usize) -> &'a str {
        if at < self.end { self.tokens.norm(at) } else { "" }
    }

    fn prepositional(&self, at: usize, named: bool) -> Option<usize> {
        let word = self.norm(at);
        let attaches = match word {
            "of" => true,
            "from" | "at" | "for" | "with" | "in" | "on" | "to" | "inside" | "within" | "close" | "near"
            | "about" | "outside" | "across" | "around" | "under" | "behind" | "among" | "between"
            | "against" => !named,
            "by" => {
                at > 0 && lexicon::noun(self.norm(at - 1)).is_some_and(|noun| noun.sort == Sort::Document)
            }
            _ => false,
        };
        if !attaches {
            return None;
        }
        let mut start = at + 1;
        if word == "close" {
            start = if self.norm(start) == "to" { start + 1 } else { return None };
        }
        if self.tokens.get(start).is_some_and(|token| token.tag == Tag::Gerund) && start < self.end {
            start += 1;
        }
        // "of |about 40 employers"
        let about = matches!(self.norm(start), "about" | "around" | "nearly" | "almost" | "roughly" | "over");
        if about && self.tokens.get(start + 1).is_some_and(|token| token.tag == Tag::Cardinal) {
            start += 1;
        }
        let end = self.end_of(start)?;
        let last = end - 1;
        // "officials in Kiel on Monday": the day says when, not who.
        let time = lexicon::is_time(self.norm(last)) || lexicon::is_time(self.norm(end));
        if word != "of" && (time || phrases::is_stand_alone(self.tokens, start)) {
            return None;
        }
        // "of Kiel and Oslo"
        let second = if self.norm(end) == "and" { self.end_of(end + 1) } else { None };
        let verb_follows =
            |end: usize| end >= self.end || self.tokens[end].tag.is_finite() || self.norm(end) == ",";
        match second {
            Some(second) if word == "of" && verb_follows(second) => Some(second),
            _ => Some(end),
        }
    }

    fn participial(&self, at: usize) -> Option<usize> {
        let token = self.tokens.get(at).filter(|_| at < self.end)?;
        let described = match token.tag {
            Tag::Participle | Tag::Gerund => !matches!(
                self.norm(at),
                "said"
                    | "told"
                    | "warned"
                    | "asked"
                    | "added"
                    | "according"
                    | "including"
                    | "reported"
                    | "announced"
                    | "stated"
                    | "claimed"
                    | "saying"
                    | "adding"
                    | "noting"
                    | "warning"
                    | "arguing"
            ),
            Tag::Past => {
                matches!(self.norm(at), "named" | "called" | "based" | "briefed" | "identified" | "affected")
            }
            tag if tag.is_adjective() => {
                matches!(self.norm(at), "familiar" | "close" | "involved" | "responsible" | "privy")
            }
            _ => false,
        };
        if !described {
            return None;
        }
        let next = at + 1;
        if matches!(
            self.norm(next),
            "by" | "with" | "in" | "on" | "to" | "at" | "for" | "of" | "as" | "from" | "about" | "near"
        ) {
            return self.end_of(next + 1);
        }
        self.end_of(next).filter(|_| matches!(self.norm(at), "named" | "called") || token.tag == Tag::Gerund)
    }

    /// A bracket right after the head: "(FDA)", "(D-Ohio)".
    fn bracketed(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 10;
        if !matches!(self.norm(at), "(" | "[") {
            return None;
        }
        let limit = (at + LONGEST).min(self.end);
        (at + 1..limit).find(|&end| matches!(self.norm(end), ")" | "]")).map(|end| end + 1)
    }

    /// A relative clause without a comma before it: up to the verb of the clause around it.
    fn relative(&self, at: usize) -> Option<usize> {
        if !matches!(self.norm(at), "who" | "whose" | "that" | "which") {
            return None;
        }
        let limit = (at + FURTHEST / 2).min(self.end);
        let mut verbs = 0;
        for next in at + 1..limit {
            let tag = self.tokens[next].tag;
            if matches!(self.norm(next), "," | ";" | ":" | "“" | "\"" | "—" | "–") {
                return (verbs > 0).then_some(next);
            }
            let before = self.tokens[next - 1].tag;
            // "who asked not to be named questioned": a second participle is the verb of the clause around it.
            if verbs > 0 && tag == Tag::Participle && before == Tag::Participle {
                return Some(next);
            }
            if !tag.is_finite() {
                continue;
            }
            let goes_on = matches!(before, Tag::Conjunction | Tag::Modal | Tag::Adverb)
                || matches!(
                    self.norm(next - 1),
                    "who" | "that" | "which" | "n't" | "has" | "had" | "have" | "is" | "was"
                );
            if verbs > 0 && !goes_on {
                return Some(next);
            }
            verbs += 1;
        }
        (verbs > 0 && limit == self.end)
            .then(|| limit - usize::from(self.tokens[limit - 1].kind == TokenKind::Mark))
    }

    /// The appositions and relative clauses set off by commas after `at`: their role phrases, and where they end.
    pub(super) fn set_off(&self, at: usize) -> (Vec<Range<usize>>, usize) {
        const MOST: usize = 4;
        let (mut roles, mut end) = (Vec::new(), at);
        for _ in 0..MOST {
            if !matches!(self.norm(end), "," | "—" | "–" | "--") {
                break;
            }
            let start = end + 1;
            let Some(next) =
                self.age(start).or_else(|| self.clause(start)).or_else(|| self.apposition(start))
            else {
                break;
            };
            if !self.is_closed(next) {
                break;
            }
            if self.role_head(start).is_some() {
                roles.push(start..next);
            }
            end = next;
        }
        (roles, end)
    }

    /// Whether what ends before `at` is set off on its right too.
    fn is_closed(&self, at: usize) -> bool {
        at >= self.end
            || self.is_saying(at)
            || matches!(
                self.norm(at),
                "," | "." | ";" | ":" | "—" | "–" | "--" | "?" | "!" | ")" | "”" | "\"" | "..."
            )
    }

    /// Whether a verb of speech stands at `at`, before which a writer may have forgotten the closing comma.
    fn is_saying(&self, at: usize) -> bool {
        matches!(self.norm(at), "said" | "says" | "told")
    }

    /// "45," or "aged 45,".
    fn age(&self, at: usize) -> Option<usize> {
        let start = at + usize::from(self.norm(at) == "aged");
        let token = self.tokens.get(start).filter(|_| start < self.end)?;
        let digits = token.kind == TokenKind::Number && self.norm(start).len() <= 3;
        (digits && self.is_closed(start + 1)).then_some(start + 1)
    }

    /// "who heads the port", up to the comma or full stop that closes it.
    fn clause(&self, at: usize) -> Option<usize> {
        let opens = matches!(self.norm(at), "who" | "whose" | "which") || {
            let preposition = self.tokens.get(at).is_some_and(|token| token.tag == Tag::Preposition);
            preposition && matches!(self.norm(at + 1), "whom" | "which")
        };
        if !opens {
            return None;
        }
        let limit = (at + FURTHEST).min(self.end);
        // The clause's own verb comes first: "who says so, told", "who met them told".
        let own = (at + 1..limit).find(|&verb| self.tokens[verb].tag.is_finite())?;
        let open = |end: usize| self.norm(end) == "\"" || self.is_saying(end) && end <= own + 1;
        (at + 1..limit)
            .find(|&end| self.is_closed(end) && !open(end))
            .or((limit == self.end).then_some(limit))
    }

    /// A noun phrase with its modifiers, headed by what a person or body can be: "founder of the group".
    fn apposition(&self, at: usize) -> Option<usize> {
        let mut start = at;
        start += usize::from(self.tokens.get(start).is_some_and(|token| token.tag.is_adverb()));
        self.role_head(start)?;
        let mut end = self.restricted(self.end_of(start)?, false);
        for _ in 0..2 {
            let joined = matches!(self.norm(end), "and" | "&" | "or").then(|| self.end_of(end + 1)).flatten();
            match joined {
                Some(next) => end = self.restricted(next, false),
                None => break,
            }
        }
        Some(end)
    }

    /// The token that heads the phrase at `at`, where it is a common noun for a person or body.
    pub(super) fn role_head(&self, at: usize) -> Option<usize> {
        let head = self.end_of(at)? - 1;
        let noun = lexicon::noun(self.norm(head))?;
        let collective = noun.sort == Sort::Collective && self.tokens[at].tag == Tag::Determiner;
        (noun.sort == Sort::Person || collective).then_some(head)
    }
}
