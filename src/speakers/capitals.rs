//! Which words are parts of names, by their capitals and neighbours as much as by their parts of speech.

use super::lexicon;
use crate::language::{self, Tag};
use crate::text::{Shape, TokenKind, Tokens};

/// Whether token `at` is a part of a name by its part of speech and shape.
pub(super) fn is_name(tokens: &Tokens, at: usize) -> bool {
    let token = &tokens[at];
    let word = tokens.norm(at);
    if token.kind != TokenKind::Word
        || word.starts_with('\'')
        || (lexicon::is_time(word) && !named_like_a_month(tokens, at))
    {
        return false;
    }
    let lower = token.shape == Shape::Lower;
    let joined = at > 1
        && matches!(tokens.norm(at - 1), "-" | "‑")
        && !token.spaced
        && !tokens[at - 1].spaced
        && (tokens[at - 2].tag.is_proper() || tokens[at - 2].shape == Shape::Capital)
        && !starts_another(tokens, at);
    let particle = is_particle(word);
    if lower {
        let between = particle
            && at > 0
            && (tokens[at - 1].tag.is_proper() || is_particle(tokens.norm(at - 1)))
            && (at + 1..=at + 2).any(|next| {
                tokens
                    .get(next)
                    .is_some_and(|token| token.shape != Shape::Lower && token.kind == TokenKind::Word)
            });
        // "Stellmark plc"
        let company = at > 0
            && tokens[at - 1].tag.is_proper()
            && matches!(word, "plc" | "inc" | "ltd" | "llc" | "gmbh");
        return between || joined || company;
    }
    // A capitalised word after a proper one belongs to the name, whatever the tagger makes of it: "Weiss Partners".
    let open = token.tag.is_noun() || token.tag.is_adjective() || token.tag == Tag::Other;
    let goes_on = open && at > 0 && tokens[at - 1].tag.is_proper() && token.spaced;
    // So does one that owns something and is no known noun, whatever the tagger makes of it: "Weiss's lawyer".
    let owner = token.tag.is_noun() && tokens.norm(at + 1) == "'s" && lexicon::noun(word).is_none();
    owner
        || is_capital(tokens, at)
        || token.tag.is_proper()
        || goes_on
        || joined
        || (particle
            && tokens
                .get(at + 1)
                .is_some_and(|next| next.tag.is_proper() || is_particle(tokens.norm(at + 1))))
}

/// Whether a word joins the parts of a name: "van der".
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "da"
            | "di"
            | "del"
            | "della"
            | "van"
            | "von"
            | "der"
            | "den"
            | "bin"
            | "ibn"
            | "al"
            | "el"
            | "la"
            | "dos"
            | "du"
    )
}

/// Whether a capitalised word is a name whatever the tagger makes of it: inside a sentence after a word in small
/// letters or a comma; after another name; at a sentence's start before a verb, where it is no known noun.
fn is_capital(tokens: &Tokens, at: usize) -> bool {
    let word = tokens.norm(at);
    let tag = tokens[at].tag;
    let demonym = lexicon::demonym(word).is_some();
    if lexicon::place(word).is_some() && !demonym || lexicon::is_address(word) {
        return word.len() > 2 || tokens[at].shape == Shape::Upper || lexicon::is_address(word);
    }
    let unlikely = tag.is_finite()
        || matches!(
            tag,
            Tag::Preposition | Tag::To | Tag::Conjunction | Tag::Determiner | Tag::Adverb | Tag::Possessive
        );
    let Some(before) = at.checked_sub(1) else { return opens_as_name(tokens, at) };
    let capital = tokens[before].kind == TokenKind::Word && tokens[before].shape != Shape::Lower;
    let named_before =
        || tokens[before].tag.is_proper() || is_start(tokens, before) && opens_as_name(tokens, before);
    let after_name = capital && tokens[at].spaced && !unlikely && named_before();
    let previous = tokens.norm(before);
    let after_first_name =
        capital && (lexicon::first_name(previous).is_some() || lexicon::is_address(previous));
    let small = tokens[before].kind == TokenKind::Word && !capital || tokens.norm(before) == ",";
    if is_start(tokens, at) {
        return opens_as_name(tokens, at);
    }
    (small || after_name || after_first_name) && !(tag.is_adjective() && demonym) && word != "i"
}

/// Whether token `at` opens a sentence or a quotation.
fn is_start(tokens: &Tokens, at: usize) -> bool {
    at == 0 || matches!(tokens.norm(at - 1), "." | "!" | "?" | "“" | "”" | "\"" | "‘" | "—")
}

/// Whether the capitalised word that opens a sentence is a name by what follows it.
fn opens_as_name(tokens: &Tokens, at: usize) -> bool {
    let word = tokens.norm(at);
    let tag = tokens[at].tag;
    let odd_plural = tag == Tag::Nouns && !word.ends_with('s');
    let open = odd_plural || matches!(tag, Tag::Noun | Tag::Interjection | Tag::Other);
    let known =
        lexicon::noun(word).is_some() || lexicon::demonym(word).is_some() || language::is_function_word(word);
    let next = tokens.get(at + 1);
    let named = lexicon::first_name(word).is_some() && next.is_some_and(|next| next.shape == Shape::Capital);
    let hyphen = tokens.norm(at + 1) == "-"
        && tokens.get(at + 2).is_some_and(|next| next.shape == Shape::Capital && !next.spaced);
    let verb = next.is_some_and(|next| {
        let object =
            tokens.get(at + 2).is_some_and(|object| matches!(object.tag, Tag::Determiner | Tag::Pronoun));
        next.tag.is_finite()
            || next.tag == Tag::Participle
            || next.shape == Shape::Lower && object && tokens.norm(at + 1).ends_with('s')
    });
    let capital =
        next.is_some_and(|next| next.shape == Shape::Capital && !lexicon::is_time(tokens.norm(at + 1)));
    let apposed = tokens.norm(at + 1) == "," && matches!(tokens.norm(at + 2), "who" | "which" | "whose");
    // "Whitmore stated": whatever the tagger makes of the word, somebody speaks.
    let speaks = next.is_some_and(|next| next.tag.is_finite() && next.shape == Shape::Lower)
        && language::frames_speech(tokens.norm(at + 1))
        && !tag.is_adverb()
        && !word.ends_with("ing");
    named || (!known && (apposed || hyphen || speaks || open && (verb || capital)))
}

/// Whether a word that is also a month's name is somebody's here: "Tom March", "May said".
fn named_like_a_month(tokens: &Tokens, at: usize) -> bool {
    if !matches!(tokens.norm(at), "march" | "may" | "april" | "june" | "august")
        || tokens[at].shape != Shape::Capital
    {
        return false;
    }
    let date = tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Number);
    let Some(before) = at.checked_sub(1) else { return !date };
    let titled = lexicon::title(tokens.norm(before)).is_some() && tokens[before].shape == Shape::Capital;
    let first = tokens[before].shape == Shape::Capital && lexicon::first_name(tokens.norm(before)).is_some();
    let dated = tokens[before].kind == TokenKind::Number
        || matches!(tokens[before].tag, Tag::Preposition | Tag::To)
        || matches!(
            tokens.norm(before),
            "last" | "next" | "this" | "early" | "late" | "mid" | "-" | "every" | "since"
        );
    !date && (titled || first || !dated)
}

/// Whether a first name after a hyphen starts another person's name: "Ana Holm-Tomas Varga", not "Jean-Pierre".
pub(super) fn starts_another(tokens: &Tokens, at: usize) -> bool {
    let first_name =
        |at: usize| tokens[at].shape == Shape::Capital && lexicon::first_name(tokens.norm(at)).is_some();
    first_name(at)
        && !first_name(at - 2)
        && tokens.get(at + 1).is_some_and(|next| next.shape == Shape::Capital)
}
