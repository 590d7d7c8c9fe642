//! Parts of speech by an averaged perceptron: from left to right, each token gets the tag whose weights for the
//! features at hand sum highest (Collins 2002, "Discriminative training methods for hidden Markov models"; greedy
//! as in Honnibal's tagger of 2013). Integers throughout, ties to the lower tag: the same on every machine.

mod features;
#[cfg(feature = "train")]
pub(crate) mod train;
mod weights;

use std::ops::Range;
use std::sync::OnceLock;

use super::{Tag, lexicon};
use crate::text::{Shape, TokenKind, Tokens};
use features::{Context, features};
use weights::Weights;

/// Tags the tokens at `range`, one sentence.
pub(crate) fn tag(tokens: &mut Tokens, range: Range<usize>) {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    let weights = WEIGHTS.get_or_init(|| {
        Weights::read(include_bytes!("../../models/tagger.bin"))
            .expect("the embedded weights are whole; a test reads them")
    });
    tag_with(weights, tokens, range);
}

fn tag_with(weights: &Weights, tokens: &mut Tokens, range: Range<usize>) {
    let mut context = Context::default();
    for at in range.clone() {
        let tag = certain(tokens, at).unwrap_or_else(|| {
            let mut sums = [0; Tag::COUNT];
            features(tokens, &range, at, context, |feature| weights.add(feature, &mut sums));
            let tag = best(&sums, possible(tokens, at));
            if at == range.start { opening(tokens, at, tag) } else { tag }
        });
        tokens.set_tag(at, tag);
        context = context.followed_by(tag);
    }
}

/// The tag of a mark, which needs no model.
fn certain(tokens: &Tokens, at: usize) -> Option<Tag> {
    if tokens[at].kind != TokenKind::Mark {
        return None;
    }
    Some(match tokens.norm(at) {
        "%" => Tag::Noun,
        "&" => Tag::Conjunction,
        "$" | "£" | "€" | "¥" | "₹" | "#" | "+" | "=" | "°" | "×" | "<" | ">" | "@" | "*" => {
            Tag::Symbol
        }
        _ => Tag::Punctuation,
    })
}

/// Which tags the word at `at` can have, and which it cannot: the weights hardly know most words.
fn possible(tokens: &Tokens, at: usize) -> impl Fn(Tag) -> bool {
    let word = tokens.norm(at);
    let plain = word.chars().all(char::is_alphabetic);
    let closed = !plain || lexicon::is_of_closed_class(word);
    let verb = if tokens[at].shape == Shape::Lower { lexicon::verb_alone(word) } else { None };
    move |tag| match (verb, tag) {
        (Some(forms), _) => forms.contains(&tag),
        (None, Tag::Symbol) => !plain,
        (None, _) => closed || !tag.is_closed_class(),
    }
}

/// The tag of the word at `at`, which opens a sentence, where the weights take it for `tag`: with a capital, what looks
/// like a verb in the present is a noun in the plural ("Observers") unless it asks or is one that begins remarks.
fn opening(tokens: &Tokens, at: usize, tag: Tag) -> Tag {
    let verb =
        matches!(tokens.norm(at), "is" | "has" | "does" | "looks" | "makes" | "needs" | "seems" | "sounds");
    if tag == Tag::PresentThird && tokens[at].shape == Shape::Capital && !verb { Tag::Nouns } else { tag }
}

/// The tag with the highest sum of those that are possible, the lowest of several.
fn best(sums: &[i32; Tag::COUNT], possible: impl Fn(Tag) -> bool) -> Tag {
    let mut best: Option<(Tag, i32)> = None;
    for (number, &sum) in sums.iter().enumerate() {
        let tag = Tag::from_number(number);
        if best.is_none_or(|(_, highest)| sum > highest) && possible(tag) {
            best = Some((tag, sum));
        }
    }
    best.map_or(Tag::Noun, |(tag, _)| tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_weights_are_whole() {
        assert!(Weights::read(include_bytes!("../../models/tagger.bin")).is_ok());
    }

    /// The tags of `text` as "word/Tag" pairs.
    fn check(expected: &str) {
        let text: Vec<_> = expected.split(' ').map(|pair| pair.rsplit_once('/').unwrap().0).collect();
        let mut tokens = Tokens::new(&text.join(" "));
        let all = 0..tokens.len();
        tag(&mut tokens, all);
        let found: Vec<_> =
            text.iter().zip(tokens.iter()).map(|(word, token)| format!("{word}/{:?}", token.tag)).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn plain_sentences_are_tagged_as_a_person_would() {
        check(
            "The/Determiner mayor/Noun said/Past that/Preposition three/Cardinal bridges/Nouns would/Modal close/Base ./Punctuation",
        );
        check(
            "She/Pronoun told/Past reporters/Nouns it/Pronoun was/Past not/Adverb true/Adjective ./Punctuation",
        );
        check(
            "Ana/Proper Ruiz/Proper has/PresentThird been/Participle asked/Participle to/To leave/Base ./Punctuation",
        );
    }

    #[test]
    fn words_that_are_verbs_alone_are_no_nouns() {
        check("The/Determiner museum/Noun lent/Past twelve/Cardinal maps/Nouns ./Punctuation");
        check("Holt/Proper denies/PresentThird taking/Gerund it/Pronoun ./Punctuation");
        check("Both/Determiner men/Nouns deny/Present it/Pronoun ./Punctuation");
    }

    #[test]
    fn a_capital_at_the_start_makes_no_small_word_and_no_verb() {
        check(
            "Analysts/Nouns expect/Present that/Preposition rates/Nouns will/Modal fall/Base ./Punctuation",
        );
        check("Observers/Nouns believe/Present it/Pronoun ./Punctuation");
        check("Investigators/Nouns say/Present so/Adverb ./Punctuation");
        check("Is/PresentThird it/Pronoun true/Adjective ?/Punctuation");
        check("Officials/Nouns expect/Present prices/Nouns to/Preposition rise/Base ./Punctuation");
    }
}
