//! The comparison: plain data, serialised with the keys and the order that `docs/COMPARE.md` describes.

use serde::Serialize;

use crate::Date;
use crate::document::{AttributionForm, FigureKind, Offsets, Probability, Span, SpeakerKind, Value, values};

/// The name and version of the comparison's shape, the value of its `schema` key.
pub const SCHEMA: &str = "whosaid-comparison/1";

/// Several versions of one story, held against one another. Versions are numbered in the order in which they were given;
/// spans lie in the text of the version that holds them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// The unit of every length and offset.
    pub offsets: Offsets,
    /// What was compared.
    pub versions: Vec<Version>,
    /// How much any two versions have in common.
    pub pairs: Vec<Pair>,
    /// Who speaks.
    pub speakers: Vec<SpeakerRow>,
    /// What was said.
    pub quotes: Vec<QuoteRow>,
    /// What was counted, measured or dated.
    pub figures: Vec<FigureRow>,
    /// The sentences.
    pub passages: Vec<PassageRow>,
}

/// One of the articles compared.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Version {
    /// The title that was given, else the first headline.
    pub name: Option<String>,
    /// The article's date.
    pub date: Option<Date>,
    /// The length of its text.
    pub length: u32,
    /// How many words its sentences hold.
    pub words: u32,
    /// How many sentences its headlines and body have.
    pub sentences: u32,
    /// How many of these no other version tells.
    pub alone: u32,
    /// The share of the words that stand in runs which another version has too.
    pub copied: Probability,
}

/// What two versions have in common.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Pair {
    /// Which two, the lower number first.
    pub versions: [u32; 2],
    /// The passages that both tell.
    pub passages: u32,
    /// The utterances that both give.
    pub quotes: u32,
    /// The figures that both give.
    pub figures: u32,
    /// The words of each that stand in runs shared with the other.
    pub copied: [u32; 2],
}

/// One speaker, as the versions name them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SpeakerRow {
    /// Its position in `speakers`.
    pub id: u32,
    /// The fullest name that any version gives.
    pub name: String,
    /// What sort of speaker it is.
    pub kind: SpeakerKind,
    /// How the names compare.
    pub relation: SpeakerRelation,
    /// Who it is in each version.
    pub members: Vec<SpeakerMember>,
}

/// A speaker of one version.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SpeakerMember {
    /// The version.
    pub version: u32,
    /// The position in the document's `speakers`.
    pub speaker: u32,
    /// The name there.
    pub name: String,
    /// What joins it to the row.
    pub how: Likeness,
    /// Evidence that a reader can check.
    pub why: Vec<String>,
}

values! {
    /// What joins two speakers of different versions.
    Likeness {
        /// The same name.
        SameName,
        /// A variant or a misspelling of it.
        Spelling,
        /// A part of it.
        ShortName,
        /// The role, where one version gives no name or a garbled one.
        Role,
        /// A capital and its country.
        Government,
    }
}

values! {
    /// How the names of one speaker compare.
    SpeakerRelation {
        /// One version has this speaker.
        Alone,
        /// Every version gives the same name.
        SameName,
        /// The names vary.
        Varied,
    }
}

/// One utterance, as the versions give it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuoteRow {
    /// Its position in `quotes`.
    pub id: u32,
    /// Whose it is, where the versions that tell agree.
    pub speaker: Option<u32>,
    /// How the words compare.
    pub relation: QuoteRelation,
    /// What changed that bears on the meaning.
    pub changed: Vec<Bearing>,
    /// The greatest distance from the base.
    pub drift: Probability,
    /// The position in `members` of the one that the others are held against.
    pub base: u32,
    /// Whether versions give the words to different speakers.
    pub disputed: bool,
    /// The words in each version.
    pub members: Vec<QuoteMember>,
}

/// An utterance in one version.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuoteMember {
    /// The version.
    pub version: u32,
    /// The position in the document's `attributions`.
    pub attribution: u32,
    /// How the words are given.
    pub form: AttributionForm,
    /// The row of the one who said it.
    pub speaker: Option<u32>,
    /// The words, marks left out.
    pub spans: Vec<Span>,
    /// The share of the words of both that this one and the base do not have in common.
    pub drift: Probability,
    /// Where the words differ from the base's.
    pub changes: Vec<Change>,
}

/// A place where one member's words differ from the base's.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// The words here; `None` where the base has more.
    pub here: Option<Span>,
    /// The words of the base, in its text; `None` where they were added.
    pub base: Option<Span>,
    /// What of the meaning changed; `None` where only the wording did.
    pub bears: Option<Bearing>,
}

values! {
    /// How the words of one utterance compare.
    QuoteRelation {
        /// One version has it.
        Alone,
        /// Word for word.
        Same,
        /// Only the wording differs.
        Wording,
        /// Something that bears on the meaning differs.
        Meaning,
    }
}

values! {
    /// What a change of words bears on.
    Bearing {
        /// Whether it is so.
        Negation,
        /// Whether it may, will or must be so.
        Modality,
        /// How much.
        Number,
        /// Who or what.
        Name,
    }
}

/// One figure, as the versions give it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FigureRow {
    /// Its position in `figures`.
    pub id: u32,
    /// What sort of figure it is.
    pub kind: FigureKind,
    /// Its unit.
    pub unit: Option<String>,
    /// What is counted or measured, in the words of one version.
    pub what: Option<String>,
    /// How the values compare.
    pub relation: FigureRelation,
    /// The figure in each version.
    pub members: Vec<FigureMember>,
}

/// A figure of one version.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FigureMember {
    /// The version.
    pub version: u32,
    /// The position in the document's `figures`.
    pub figure: u32,
    /// What it amounts to.
    pub value: Option<Value>,
    /// The TIMEX3 value of a time.
    pub iso: Option<String>,
    /// The row of the one who gives it.
    pub speaker: Option<u32>,
}

values! {
    /// How the values of one figure compare.
    FigureRelation {
        /// One version has it.
        Alone,
        /// The same value everywhere.
        Equal,
        /// Values that fit one another.
        Rounded,
        /// Values that do not, given by different speakers.
        Differing,
        /// Values that do not, and no difference of speakers explains them.
        Conflicting,
    }
}

/// One passage, as the versions tell it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PassageRow {
    /// Its position in `passages`.
    pub id: u32,
    /// How the words compare.
    pub relation: PassageRelation,
    /// Whether it is given as somebody's words or as a fact.
    pub voice: PassageVoice,
    /// The version that told it first, where it is copied and dates tell.
    pub first: Option<u32>,
    /// The passage in each version.
    pub members: Vec<PassageMember>,
}

/// A passage in one version.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PassageMember {
    /// The version.
    pub version: u32,
    /// Positions in the document's `sentences`.
    pub sentences: Vec<u32>,
    /// Where they stand.
    pub spans: Vec<Span>,
    /// The position of the attribution that holds most of the words.
    pub attribution: Option<u32>,
    /// The position of the strongest claim in it.
    pub claim: Option<u32>,
    /// Stretches of eight words or more that another version has word for word.
    pub copied: Vec<Span>,
}

values! {
    /// How the words of one passage compare.
    PassageRelation {
        /// One version has it.
        Alone,
        /// Word for word.
        Same,
        /// A run of eight words or more is shared.
        Copied,
        /// The same in other words.
        Reworded,
    }
}

values! {
    /// Whether a passage is given as somebody's words or as a fact.
    PassageVoice {
        /// As somebody's, in every version.
        Attributed,
        /// As a fact, in every version.
        Stated,
        /// As somebody's in one version and as a fact in another.
        Mixed,
    }
}

impl Comparison {
    /// The comparison as JSON. Native and wasm builds write the same bytes for the same versions.
    ///
    /// # Panics
    /// Never: every part of a comparison has a JSON form.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a comparison is plain data")
    }

    /// Calls `visit` with the version of every span, and the span, in no particular order.
    pub(super) fn visit_spans(&mut self, visit: &mut impl FnMut(u32, &mut Span)) {
        for row in &mut self.quotes {
            let base = row.members[row.base as usize].version;
            for member in &mut row.members {
                member.spans.iter_mut().for_each(|span| visit(member.version, span));
                for change in &mut member.changes {
                    change.here.iter_mut().for_each(|span| visit(member.version, span));
                    change.base.iter_mut().for_each(|span| visit(base, span));
                }
            }
        }
        for member in self.passages.iter_mut().flat_map(|row| &mut row.members) {
            member.spans.iter_mut().for_each(|span| visit(member.version, span));
            member.copied.iter_mut().for_each(|span| visit(member.version, span));
        }
    }
}
