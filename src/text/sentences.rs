//! Where sentences end.

use super::{Sentence, Shape, TokenKind, Tokens};
use crate::document::Span;
use crate::language::{Abbreviation, abbreviation, frames_speech, starts_sentences};

/// So many opening marks at most stand before a sentence's first word.
const MOST_OPENING: usize = 3;

/// The name of who asked a question has at most so many words: "“Why?” Lt. Col. Ada Holm asked."
const LONGEST_NAME: usize = 5;

/// The sentences of a paragraph. They cover all its tokens, in order. Its first `dateline` tokens are one by themselves.
pub(super) fn split(text: &str, tokens: &Tokens, dateline: usize) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < tokens.len() {
        let last = (at + 1 == tokens.len()).then_some(at + 1);
        let end = if at < dateline {
            (at + 1 == dateline).then_some(dateline)
        } else {
            end_of_sentence(text, tokens, at).or(last)
        };
        let Some(end) = end else {
            at += 1;
            continue;
        };
        let span = Span::new(tokens[start].span.start, tokens[end - 1].span.end);
        sentences.push(Sentence { span, tokens: start..end });
        (start, at) = (end, end);
    }
    sentences
}

/// The position after the sentence that token `at` ends, closing marks included; `None` where it ends none.
fn end_of_sentence(text: &str, tokens: &Tokens, at: usize) -> Option<usize> {
    let word = tokens.norm(at);
    let stop = is_stop(word);
    let abbreviated = word.ends_with('.') && tokens[at].kind == TokenKind::Word;
    if !(stop || abbreviated) {
        return None;
    }
    let (next, quoted) = after_closing(tokens, at + 1);
    let Some(following) = tokens.get(next) else { return Some(next) };
    let mark = following.kind == TokenKind::Mark;
    if !following.spaced && !mark && !is_glued(tokens, at, next) && !is_wide(word) {
        return None;
    }
    if mark && (is_stop(tokens.norm(next)) || is_joint(tokens.norm(next), quoted)) {
        return None;
    }
    let opener = (next..next + MOST_OPENING)
        .find(|&at| tokens.get(at).is_none_or(|token| token.kind != TokenKind::Mark))
        .unwrap_or(next + MOST_OPENING);
    if !opens(text, tokens, opener) {
        return None;
    }
    let ends = if stop {
        !(is_numbered(tokens, at, next) || quoted && goes_on_after_question(tokens, at, next))
    } else {
        abbreviation(&text[tokens[at].span.range()]) != Some(Abbreviation::Leading)
            && starts_sentences(tokens.norm(opener))
    };
    ends.then_some(next)
}

/// The position after the marks that close a sentence before `at`, and whether a quotation mark is among them. A
/// reference in brackets ("[12]", "[...]") belongs to the sentence before it.
fn after_closing(tokens: &Tokens, mut at: usize) -> (usize, bool) {
    let mut quoted = false;
    loop {
        let unspaced = tokens.get(at).is_some_and(|token| !token.spaced);
        let word = tokens.norm(at);
        if unspaced && (is_closing_quote(word) || is_stop(word) || matches!(word, ")" | "]")) {
            quoted |= is_closing_quote(word);
            at += 1;
        } else if word == "[" && tokens.norm(at + 2) == "]" && is_reference(tokens, at + 1) {
            at += 3;
        } else {
            return (at, quoted);
        }
    }
}

fn is_reference(tokens: &Tokens, at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
        || matches!(tokens.norm(at), "..." | "…")
}

fn is_stop(word: &str) -> bool {
    word.starts_with(['.', '!', '?', '…', '؟', '।']) && !word.ends_with(char::is_alphanumeric)
        || is_wide(word)
}

/// The stops of scripts that put no space between sentences.
fn is_wide(word: &str) -> bool {
    word.starts_with(['。', '！', '？'])
}

fn is_closing_quote(mark: &str) -> bool {
    matches!(mark, "\"" | "'" | "”" | "’" | "»" | "›" | "」")
}

/// Whether a mark after a stop shows that the sentence goes on, or who said it: "“We won.” — Ada Holm".
fn is_joint(mark: &str, quoted: bool) -> bool {
    matches!(mark, "," | ";" | ":" | ")" | "]") || quoted && matches!(mark, "-" | "--" | "–" | "—")
}

/// Whether token `at` can be the first word of a sentence; the paragraph's end can.
fn opens(text: &str, tokens: &Tokens, at: usize) -> bool {
    tokens.get(at).is_none_or(|token| {
        token.shape != Shape::Lower || !text[token.span.start as usize..].starts_with(char::is_lowercase)
    })
}

/// Whether the stop `at` stands between a word in small letters and one with a capital, `next`, that scraping has
/// glued to it: "the vote ended.Then it rained".
fn is_glued(tokens: &Tokens, at: usize, next: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    before.is_some_and(|token| {
        token.kind == TokenKind::Word && token.shape == Shape::Lower && token.span.len() > 2
    }) && matches!(tokens[next].shape, Shape::Capital)
        && tokens[next].kind == TokenKind::Word
}

/// "No. 5", "Art. 3": the stop `at` is an abbreviation's before a number.
fn is_numbered(tokens: &Tokens, at: usize, next: usize) -> bool {
    next == at + 1
        && tokens.norm(at) == "."
        && tokens[next].kind == TokenKind::Number
        && matches!(
            tokens.norm(at.wrapping_sub(1)),
            "no" | "nos" | "mar" | "jun" | "jul" | "nr" | "art" | "arts" | "sec" | "ch" | "p" | "para"
        )
}

/// Whether a name and a verb after a quoted question or exclamation tell whose it is: "“Will it hold?” Holm asked."
/// A pronoun or article that told so would be in small letters.
fn goes_on_after_question(tokens: &Tokens, at: usize, next: usize) -> bool {
    if tokens.norm(at).starts_with('.') || starts_sentences(tokens.norm(next)) {
        return false;
    }
    let is_name = |at: &usize| {
        tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Word && token.shape != Shape::Lower)
    };
    let verb = next + (next..next + LONGEST_NAME).take_while(is_name).count();
    let object =
        ["that", "the", "a", "an", "this", "these", "those", "he", "she", "it", "they", "there", "no"];
    verb > next && frames_speech(tokens.norm(verb)) && !object.contains(&tokens.norm(verb + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expected: &str) {
        let text = expected.replace('|', "");
        let found: Vec<_> = split(&text, &Tokens::new(&text), 0)
            .iter()
            .map(|sentence| text[sentence.span.range()].to_owned())
            .collect();
        let wanted: Vec<_> = expected.split('|').map(str::trim).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn sentences_end_where_a_reader_pauses() {
        for expected in [
            "One ends. |Another starts.",
            "No full stop",
            "It rose 3.5 per cent. |“Good,” she said. |“Very good.” |He left.",
            "The vote ended.|Then it rained.|“We left.”|Nobody spoke.",
            "It was cold . . . and wet. |Then... |Nothing came.",
            "It was… cold. |They left [...] |The end [12] came. [13] |It was late.",
            "He asked why. |300 people knew.",
            "iPhones sell. |eBay buys! |What? |Yes!",
            "See https://post.example/a. |Write to oona@post.example. |Then wait.",
            "北京很大。|上海也很大。",
        ] {
            check(expected);
        }
    }

    #[test]
    fn an_abbreviation_ends_a_sentence_before_a_word_that_opens_one() {
        for expected in [
            "Mr. Osei met Lt. Col. Ruiz in the U.S. capital. |They spoke.",
            "He moved to the U.S. |The firm stayed.",
            "J. R. Okafor and Kim Jong Un spoke at 5 p.m. Friday.",
            "SEN. ADA HOLM spoke for Plan B. |It failed.",
            "Rule No. 5 is in Art. 3 of the act. |No. |He said no. |Five left.",
            "Holm Inc. Chairman Osei left Sept. 5. |He kept 3 per cent.",
            "Gov. Ruiz, D-Calif., spoke to Holm et al. on Jan. 3. |He won.",
        ] {
            check(expected);
        }
    }

    #[test]
    fn a_quotation_and_who_says_it_are_one_sentence() {
        for expected in [
            "“Will it hold?” she asked. |“It will!” said Holm.",
            "“Will it hold?” Mr. Holm asked. |“No!” Ada Ruiz shouted from the bank.",
            "“Will it hold?” |Holm said the bridge would. |“Is it safe?” |The mayor said no.",
            "“We won.” — Ada Holm",
            "“It held.” |Holm smiled.",
            "(It held.) |She smiled. |'It will?' he asked.",
        ] {
            check(expected);
        }
    }
}
