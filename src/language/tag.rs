//! Parts of speech, those of the Penn Treebank.

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
    /// Not tagged yet.
    Unknown,
}

/// Every tag beside the Penn Treebank's codes for it, in order of the tags' numbers.
const CODES: [(Tag, &[&str]); 37] = [
    (Tag::Noun, &["NN"]),
    (Tag::Nouns, &["NNS"]),
    (Tag::Proper, &["NNP"]),
    (Tag::Propers, &["NNPS"]),
    (Tag::Pronoun, &["PRP"]),
    (Tag::Possessive, &["PRP$"]),
    (Tag::WhPronoun, &["WP"]),
    (Tag::WhPossessive, &["WP$"]),
    (Tag::WhDeterminer, &["WDT"]),
    (Tag::WhAdverb, &["WRB"]),
    (Tag::Determiner, &["DT"]),
    (Tag::Predeterminer, &["PDT"]),
    (Tag::Adjective, &["JJ"]),
    (Tag::Comparative, &["JJR"]),
    (Tag::Superlative, &["JJS"]),
    (Tag::Adverb, &["RB"]),
    (Tag::ComparativeAdverb, &["RBR"]),
    (Tag::SuperlativeAdverb, &["RBS"]),
    (Tag::Preposition, &["IN"]),
    (Tag::To, &["TO"]),
    (Tag::Conjunction, &["CC"]),
    (Tag::Cardinal, &["CD"]),
    (Tag::Existential, &["EX"]),
    (Tag::Modal, &["MD"]),
    (Tag::Base, &["VB"]),
    (Tag::Present, &["VBP"]),
    (Tag::PresentThird, &["VBZ"]),
    (Tag::Past, &["VBD"]),
    (Tag::Gerund, &["VBG"]),
    (Tag::Participle, &["VBN"]),
    (Tag::Particle, &["RP"]),
    (Tag::PossessiveMarker, &["POS"]),
    (Tag::Interjection, &["UH"]),
    (Tag::Other, &["FW", "LS", "AFX", "GW", "ADD", "XX"]),
    (Tag::Symbol, &["SYM", "$", "#"]),
    (Tag::Punctuation, &[".", ",", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "NFP"]),
    (Tag::Unknown, &[]),
];

impl Tag {
    /// The number of tags that a model can give.
    pub(crate) const COUNT: usize = CODES.len() - 1;

    /// The tag with `number`, its place in the order of tags.
    pub(crate) const fn from_number(number: usize) -> Self {
        CODES[number].0
    }

    /// The tag that the Penn Treebank calls `code`.
    #[cfg(feature = "train")]
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        CODES.iter().find(|(_, codes)| codes.contains(&code)).map(|(tag, _)| *tag)
    }

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

    /// The classes that hardly take new words: determiners, pronouns, prepositions, conjunctions, modals and the like.
    pub(crate) const fn is_closed_class(self) -> bool {
        matches!(
            self,
            Self::Pronoun
                | Self::Possessive
                | Self::WhPronoun
                | Self::WhPossessive
                | Self::WhDeterminer
                | Self::WhAdverb
                | Self::Determiner
                | Self::Predeterminer
                | Self::Preposition
                | Self::To
                | Self::Conjunction
                | Self::Existential
                | Self::Modal
                | Self::Particle
                | Self::PossessiveMarker
                | Self::Interjection
        )
    }

    /// Adverbs in any degree.
    pub(crate) const fn is_adverb(self) -> bool {
        matches!(self, Self::Adverb | Self::ComparativeAdverb | Self::SuperlativeAdverb)
    }
}
