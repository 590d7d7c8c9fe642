//! The parts of a document, in the order of its keys.

use serde::{Deserialize, Serialize};

use super::span::keys;
use super::{Number, Probability, Span, Value};

/// Declares an enumeration of the schema: serialised in snake case, listed in `ALL`.
macro_rules! values {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $value:ident),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$doc])* $value),* }

        impl $name {
            /// Every value, in order.
            pub const ALL: &[Self] = &[$(Self::$value),*];
        }
    };
}

pub(crate) use values;

values! {
    /// Whose an annotation is, where it is not the annotator's.
    By {
        /// A reader made it, or changed it.
        Reader,
    }
}

/// A paragraph of the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// Where it stands, white space at its edges left out.
    #[serde(flatten, with = "keys")]
    pub span: Span,
    /// What it is to the article.
    pub kind: BlockKind,
}

values! {
    /// What a paragraph is to the article.
    BlockKind {
        /// A title above the article or a part of it.
        Headline,
        /// Who wrote it, and when it appeared.
        Byline,
        /// A place or date on a line of its own.
        Dateline,
        /// The article's own matter.
        Body,
        /// The words under a picture, with its credit.
        Caption,
        /// Menus, appeals, links and repeats left by scraping.
        Boilerplate,
    }
}

/// A person, organisation, place or group that speaks or is quoted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Speaker {
    /// Its position in `speakers`.
    pub id: u32,
    /// The fullest name that the article gives.
    pub name: String,
    /// What sort of speaker it is.
    pub kind: SpeakerKind,
    /// Role and affiliation, in the article's words.
    pub descriptions: Vec<String>,
    /// Where it is mentioned, in order.
    pub mentions: Vec<Mention>,
    /// Where each of `descriptions` stands, in the same order.
    pub described: Vec<Span>,
    /// How much of what is said in the article is theirs.
    pub voice: Voice,
    /// Whose it is; left out of JSON where it is the annotator's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<By>,
}

/// A speaker's share of what is said in an article. A word that one reports of another is the other's.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Voice {
    /// The direct and partial quotes that are theirs.
    pub quotes: u32,
    /// Their words between quotation marks.
    pub quoted_words: u32,
    /// Their words that the writer reports without marks.
    pub reported_words: u32,
    /// Their part of the words of all speakers, 0 to 1.
    pub share: Probability,
    /// The first stretch of their words.
    pub first: Option<Span>,
    /// The last stretch of their words.
    pub last: Option<Span>,
}

values! {
    /// What sort of speaker somebody is.
    SpeakerKind {
        /// A named human being.
        Person,
        /// A company, agency, court, newspaper, party.
        Organization,
        /// A country, city or capital that speaks for its government.
        Place,
        /// People named by what they have in common: "officials", "analysts".
        Group,
        /// One source without a name: "a person familiar with the matter".
        Unnamed,
        /// The article does not tell.
        Unknown,
    }
}

/// One place where a speaker is named or referred to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Where.
    #[serde(flatten, with = "keys")]
    pub span: Span,
    /// How.
    pub form: MentionForm,
}

values! {
    /// How a mention refers.
    MentionForm {
        /// By the full name.
        Name,
        /// By a part of the name: a surname, a first name, initials.
        Partial,
        /// By a pronoun.
        Pronoun,
        /// By what it is: "the spokesperson".
        Description,
    }
}

/// A span between quotation marks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// Its position in `quotes`.
    pub id: u32,
    /// The marks included.
    #[serde(flatten, with = "keys")]
    pub span: Span,
    /// The marks left out.
    pub inner: Span,
    /// What the marks do.
    pub form: QuoteForm,
    /// The quote around this one.
    pub parent: Option<u32>,
    /// The attribution that owns it.
    pub attribution: Option<u32>,
    /// Whose it is; left out of JSON where it is the annotator's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<By>,
}

values! {
    /// What quotation marks do.
    QuoteForm {
        /// A clause or more of speech.
        Direct,
        /// A fragment of speech inside the writer's sentence.
        Partial,
        /// Distance or coinage, not speech.
        Scare,
        /// A work's title.
        Title,
    }
}

/// Who said what: a source, a cue that tells so, and the content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attribution {
    /// Its position in `attributions`.
    pub id: u32,
    /// How the content is given.
    pub form: AttributionForm,
    /// Whose words they are, as the article puts it; empty where it does not.
    pub source: Vec<Span>,
    /// The words that attribute; empty where there are none.
    pub cue: Vec<Span>,
    /// What is attributed, one span per stretch, marks at the edges left out.
    pub content: Vec<Span>,
    /// The speaker's id; `None` where the article does not tell.
    pub speaker: Option<u32>,
    /// Whom it was said to.
    pub addressee: Option<Span>,
    /// What the source does by saying it.
    pub stance: Stance,
    /// The attribution that this one is reported inside.
    pub parent: Option<u32>,
    /// How likely source and content are both right.
    pub confidence: Probability,
    /// Evidence that a reader can check against the text.
    pub why: Vec<String>,
    /// Whose it is; left out of JSON where it is the annotator's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<By>,
}

values! {
    /// How attributed content is given.
    AttributionForm {
        /// Wholly between quotation marks.
        Direct,
        /// In the writer's words.
        Indirect,
        /// In the writer's words with quoted fragments.
        Mixed,
    }
}

values! {
    /// What a source does by saying something.
    Stance {
        /// Says that it is so.
        Asserts,
        /// Says that it is not so.
        Denies,
        /// Asks whether it is so.
        Asks,
        /// Wants it to be so.
        Demands,
        /// Thinks that it will be so.
        Expects,
    }
}

/// A number or a time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Where.
    #[serde(flatten, with = "keys")]
    pub span: Span,
    /// What sort of figure it is.
    pub kind: FigureKind,
    /// What it amounts to.
    pub value: Option<Value>,
    /// An ISO 4217 code, `percent`, a measure's singular name, or the counted noun's singular.
    pub unit: Option<String>,
    /// The denominator of a rate.
    pub per: Option<String>,
    /// What is counted or measured.
    pub of: Option<Span>,
    /// How exact the figure claims to be.
    pub modifier: Option<Modifier>,
    /// Which way it moved.
    pub trend: Option<Trend>,
    /// The TIMEX3 value of a time.
    pub iso: Option<String>,
    /// The attribution that gives the figure.
    pub attribution: Option<u32>,
    /// Whose it is; left out of JSON where it is the annotator's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<By>,
}

values! {
    /// What sort of figure it is.
    FigureKind {
        /// How many.
        Count,
        /// Parts of a hundred.
        Percent,
        /// An amount of a currency.
        Money,
        /// An amount of a unit.
        Measure,
        /// How old.
        Age,
        /// A place in an order.
        Ordinal,
        /// A result: "3-1".
        Score,
        /// A number that names: a flight, a telephone, a law's section.
        Identifier,
        /// A day, month, year or longer.
        Date,
        /// A time of day.
        Time,
        /// How long.
        Duration,
        /// How often.
        Set,
    }
}

values! {
    /// How exact a figure claims to be.
    Modifier {
        /// Near it.
        About,
        /// Above it.
        MoreThan,
        /// Below it.
        LessThan,
        /// Not below it.
        AtLeast,
        /// Not above it.
        AtMost,
    }
}

values! {
    /// Which way a figure moved.
    Trend {
        /// It rose.
        Up,
        /// It fell.
        Down,
    }
}

/// A sentence or clause that states something checkable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Where.
    #[serde(flatten, with = "keys")]
    pub span: Span,
    /// How likely a fact-checker would want it checked.
    pub score: Probability,
    /// What it states.
    pub kind: ClaimKind,
    /// Whether it is opinion more than fact.
    pub subjective: bool,
    /// The words that soften it.
    pub hedges: Vec<Span>,
    /// Whose claim it is; `None` where the article states it in its own voice.
    pub attribution: Option<u32>,
    /// The figures in it, as positions in `figures`.
    pub figures: Vec<u32>,
    /// What whoever makes it does with it.
    pub stance: ClaimStance,
    /// Whether whoever makes it has a name.
    pub sourcing: Sourcing,
    /// The named people, bodies and acting places in it.
    pub actors: Vec<Span>,
    /// The words in it that stand for others.
    pub refers: Vec<Reference>,
    /// What raised and lowered its score, the strongest first.
    pub why: Vec<String>,
    /// Whose it is; left out of JSON where it is the annotator's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<By>,
}

/// A word or phrase that stands for another: "it", "she", "the company".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    /// Where.
    #[serde(flatten, with = "keys")]
    pub span: Span,
    /// What it stands for, as the article names it; `None` where that is not clear.
    pub stands_for: Option<String>,
}

values! {
    /// What whoever makes a claim does with it.
    ClaimStance {
        /// Says that it is so.
        Asserted,
        /// Says that it is not so.
        Denied,
        /// Asks or doubts whether it is so.
        Doubted,
    }
}

values! {
    /// Whose a claim is.
    Sourcing {
        /// A person's, body's, place's or group's with a name.
        Named,
        /// Somebody's whom the article does not name.
        Unnamed,
        /// The article's own.
        None,
    }
}

values! {
    /// What a claim states.
    ClaimKind {
        /// How much or how many.
        Quantity,
        /// That something happened.
        Event,
        /// That one thing led to another.
        Cause,
        /// That one thing is more, less or first.
        Comparison,
        /// That something will be.
        Prediction,
        /// What the law or a rule says.
        Rule,
        /// That something is so.
        Statement,
    }
}

/// Something about the text that a reader should know.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// Where.
    #[serde(flatten, with = "keys")]
    pub span: Span,
    /// What, in a sentence.
    pub message: String,
}

impl From<u32> for Number {
    fn from(value: u32) -> Self {
        Self::new(f64::from(value)).expect("a u32 is finite")
    }
}
