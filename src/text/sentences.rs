//! Where sentences end.

use super::{Sentence, TokenKind, Tokens};
use crate::document::Span;
use crate::language::{Abbreviation, abbreviation, starts_sentences};

/// The sentences of a paragraph. They cover all its tokens, in order.
pub(super) fn split(text: &str, tokens: &Tokens) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        let next =
            end_of_sentence(text, tokens, at).unwrap_or(if at + 1 == tokens.len() { at + 1 } else { 0 });
        if next > at {
            let span = Span::new(tokens[start].span.start, tokens[next - 1].span.end);
            sentences.push(Sentence { span, tokens: start..next });
            start = next;
            at = next;
        } else {
            at += 1;
        }
    }
    sentences
}

/// The position after the sentence that token `at` ends, closing marks included; `None` where it ends none.
fn end_of_sentence(text: &str, tokens: &Tokens, at: usize) -> Option<usize> {
    let word = tokens.norm(at);
    let stop = matches!(word.as_bytes(), [b'.' | b'!' | b'?', ..]) || word.starts_with('…');
    if !stop && !(word.ends_with('.') && tokens[at].kind == TokenKind::Word) {
        return None;
    }
    let mut next = at + 1;
    while tokens.get(next).is_some_and(|token| !token.spaced) && is_closing(tokens.norm(next)) {
        next += 1;
    }
    let Some(following) = tokens.get(next) else { return Some(next) };
    if !following.spaced && following.kind != TokenKind::Mark {
        return None;
    }
    // What opens the next sentence may stand behind an opening mark.
    let mut opener = next;
    while tokens.get(opener).is_some_and(|token| token.kind == TokenKind::Mark && opener < next + 3) {
        opener += 1;
    }
    let opens = match tokens.get(opener) {
        None => true,
        Some(token) if token.kind == TokenKind::Number => true,
        Some(token) => token.shape != super::Shape::Lower,
    };
    let ends = if stop { opens } else { opens && ends_after_abbreviation(text, tokens, at, opener) };
    ends.then_some(next)
}

/// Whether the full stop of an abbreviation also ends its sentence: a title or month never does, initials and
/// others do before a word that commonly opens sentences.
fn ends_after_abbreviation(text: &str, tokens: &Tokens, at: usize, opener: usize) -> bool {
    match abbreviation(&text[tokens[at].span.range()]) {
        Some(Abbreviation::Leading) => false,
        _ => starts_sentences(tokens.norm(opener)),
    }
}

fn is_closing(mark: &str) -> bool {
    matches!(mark, "\"" | "'" | "”" | "’" | "»" | ")" | "]" | "." | "!" | "?")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expected: &str) {
        let text = expected.replace('|', "");
        let found: Vec<_> = split(&text, &Tokens::new(&text))
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
            "Mr. Osei met Lt. Col. Ruiz in the U.S. capital. |They spoke.",
            "He moved to the U.S. |The firm stayed.",
            "It rose 3.5 per cent. |“Good,” she said. |“Very good.” |He left.",
            "“Will it hold?” she asked.",
            "No full stop",
            "J. R. Okafor spoke.",
        ] {
            check(expected);
        }
    }
}
