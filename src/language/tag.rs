//! Parts of speech, those of the Penn Treebank.

use std::ops::Range;

use crate::text::{Shape, TokenKind, Tokens};

/// A part of speech. The comments give the Penn Treebank's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Tag {
    /// `NN`
    Noun,
    /// `NNS`
    Nouns,
    /// `NNP`
    Proper,
    /// `NNPS`
    Propers,
    /// `PRP`
    Pronoun,
    /// `PRP$`
    Possessive,
    /// `WP`
    WhPronoun,
    /// `WP$`
    WhPossessive,
    /// `WDT`
    WhDeterminer,
    /// `WRB`
    WhAdverb,
    /// `DT`
    Determiner,
    /// `PDT`
    Predeterminer,
    /// `JJ`
    Adjective,
    /// `JJR`
    Comparative,
    /// `JJS`
    Superlative,
    /// `RB`
    Adverb,
    /// `RBR`
    ComparativeAdverb,
    /// `RBS`
    SuperlativeAdverb,
    /// `IN`
    Preposition,
    /// `TO`
    To,
    /// `CC`
    Conjunction,
    /// `CD`
    Cardinal,
    /// `EX`
    Existential,
    /// `MD`
    Modal,
    /// `VB`
    Base,
    /// `VBP`
    Present,
    /// `VBZ`
    PresentThird,
    /// `VBD`
    Past,
    /// `VBG`
    Gerund,
    /// `VBN`
    Participle,
    /// `RP`
    Particle,
    /// `POS`
    PossessiveMarker,
    /// `UH`
    Interjection,
    /// `FW`, `LS`, `AFX`, `GW`, `ADD`, `XX`
    Other,
    /// `SYM`, `$`, `#`
    Symbol,
    /// `.`, `,`, `:`, quotation marks, brackets, hyphens
    Punctuation,
}

impl Tag {
    /// Common and proper nouns.
    pub(crate) const fn is_noun(self) -> bool {
        matches!(self, Self::Noun | Self::Nouns | Self::Proper | Self::Propers)
    }

    /// Proper nouns.
    pub(crate) const fn is_proper(self) -> bool {
        matches!(self, Self::Proper | Self::Propers)
    }

    /// Verbs that can head a clause by themselves, modals included.
    pub(crate) const fn is_finite(self) -> bool {
        matches!(self, Self::Present | Self::PresentThird | Self::Past | Self::Modal)
    }

    /// Verbs in any form, modals included.
    pub(crate) const fn is_verb(self) -> bool {
        self.is_finite() || matches!(self, Self::Base | Self::Gerund | Self::Participle)
    }

    /// Adjectives in any degree.
    pub(crate) const fn is_adjective(self) -> bool {
        matches!(self, Self::Adjective | Self::Comparative | Self::Superlative)
    }

    /// Adverbs in any degree.
    pub(crate) const fn is_adverb(self) -> bool {
        matches!(self, Self::Adverb | Self::ComparativeAdverb | Self::SuperlativeAdverb)
    }
}

/// Tags the tokens at `range`, one sentence.
pub(crate) fn tag(tokens: &mut Tokens, range: Range<usize>) {
    for at in range {
        let guess = guess(tokens, at);
        tokens.set_tag(at, guess);
    }
}

fn guess(tokens: &Tokens, at: usize) -> Tag {
    let token = &tokens[at];
    let word = tokens.norm(at);
    match (token.kind, token.shape) {
        (TokenKind::Mark, _) => Tag::Punctuation,
        (TokenKind::Number, _) => Tag::Cardinal,
        (TokenKind::Word, shape) => match word {
            "the" | "a" | "an" | "this" | "that" => Tag::Determiner,
            "he" | "she" | "it" | "they" | "we" | "i" | "you" => Tag::Pronoun,
            "said" | "told" | "was" | "were" | "had" => Tag::Past,
            "is" | "says" | "has" => Tag::PresentThird,
            "of" | "in" | "on" | "at" | "by" | "with" | "for" => Tag::Preposition,
            "to" => Tag::To,
            "and" | "or" | "but" => Tag::Conjunction,
            _ if shape != Shape::Lower => Tag::Proper,
            _ if word.ends_with("ly") => Tag::Adverb,
            _ if word.ends_with("ing") => Tag::Gerund,
            _ if word.ends_with("ed") => Tag::Past,
            _ if word.ends_with('s') => Tag::Nouns,
            _ => Tag::Noun,
        },
    }
}
