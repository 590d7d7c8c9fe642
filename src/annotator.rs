//! One way through: from a text to its document, a paragraph at a time and then over the whole article.

use std::sync::Arc;

use jiff::civil::Date;

use crate::assemble::{Article, assemble};
use crate::document::{Block, BlockKind, Document, Figure};
use crate::maps::Map;
use crate::text::Paragraph;
use crate::text::blocks::{self, Blocks};
use crate::{attributions, claims, figures, quotes, speakers};

/// What a caller can tell about a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The article's date, against which "Friday" and "last week" are resolved. Where it is `None`, the date is
    /// read from the article's dateline or byline.
    pub date: Option<Date>,
}

/// A stage of the way through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// Paragraphs, and what each is to the article.
    Blocks,
    /// Tokens, sentences and parts of speech.
    Words,
    /// Quotation marks.
    Quotes,
    /// Noun phrases that can speak.
    Mentions,
    /// Numbers and times.
    Figures,
    /// Source, cue and content.
    Attributions,
    /// Attributions that go on over paragraphs.
    Link,
    /// Who speaks, over the whole article.
    Speakers,
    /// Checkable statements.
    Claims,
    /// The document, with its cross-references.
    Assemble,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: &[Self] = &[
        Self::Blocks,
        Self::Words,
        Self::Quotes,
        Self::Mentions,
        Self::Figures,
        Self::Attributions,
        Self::Link,
        Self::Speakers,
        Self::Claims,
        Self::Assemble,
    ];

    /// The stage's name, in lower case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Blocks => "blocks",
            Self::Words => "words",
            Self::Quotes => "quotes",
            Self::Mentions => "mentions",
            Self::Figures => "figures",
            Self::Attributions => "attributions",
            Self::Link => "link",
            Self::Speakers => "speakers",
            Self::Claims => "claims",
            Self::Assemble => "assemble",
        }
    }
}

/// Learns which stage is at work, to time it. Words and quotation marks are entered once for each paragraph.
pub trait Observer {
    /// Called when `stage` starts; the stage before it, if any, has ended.
    fn enter(&mut self, stage: Stage);
    /// Called when the document is ready.
    fn finish(&mut self) {}
}

/// Watches nothing.
impl Observer for () {
    fn enter(&mut self, _: Stage) {}
}

/// Annotates texts, and remembers the paragraphs of the last one, so that an edited text costs little more than
/// the paragraphs that changed. The same text gives the same document, whatever was annotated before it.
#[derive(Debug, Default)]
pub struct Annotator {
    wordings: blocks::Memory,
    remembered: Map<Key, Arc<Local>>,
}

/// What a paragraph's annotations depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    /// The number of its wording.
    wording: u64,
    kind: BlockKind,
    open: quotes::Carry,
    date: Option<Date>,
    /// Whether the article is in another language than English: then only marks and digits are read.
    foreign: bool,
}

/// What one paragraph holds. Spans count from the paragraph's start.
#[derive(Debug)]
pub(crate) struct Local {
    pub(crate) paragraph: Paragraph,
    pub(crate) quotes: Vec<quotes::Quotation>,
    pub(crate) mentions: Vec<speakers::Candidate>,
    pub(crate) figures: Vec<Figure>,
    pub(crate) attributions: Vec<attributions::Found>,
    /// What its sentences stated when claims were last looked for.
    pub(crate) stated: claims::Memory,
    carry: quotes::Carry,
}

/// The paragraphs of an article, read, and what is known of the whole text before them.
pub(crate) struct Parts {
    pub(crate) list: Vec<Part>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) date: Option<Date>,
    /// Whether it is in another language than English.
    pub(crate) foreign: bool,
}

/// A paragraph in its place.
#[derive(Debug)]
pub(crate) struct Part {
    /// Where the paragraph starts, in bytes from the article's start.
    pub(crate) start: u32,
    /// What it holds.
    pub(crate) local: Arc<Local>,
}

impl Annotator {
    /// An annotator that remembers nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The document of `text`, with offsets in bytes. See [`annotate`](crate::annotate).
    #[must_use]
    pub fn annotate(&mut self, text: &str, options: &Options) -> Document {
        self.annotate_watched(text, options, &mut ())
    }

    /// As [`annotate`](Self::annotate), while `observer` watches the stages.
    #[must_use]
    pub fn annotate_watched(
        &mut self,
        text: &str,
        options: &Options,
        observer: &mut impl Observer,
    ) -> Document {
        self.annotate_by(claims::Weights::built_in(), text, options, observer)
    }

    /// As [`annotate_watched`](Self::annotate_watched), with claims scored by `weights`, the same each time.
    pub(crate) fn annotate_by(
        &mut self,
        weights: &claims::Weights,
        text: &str,
        options: &Options,
        observer: &mut impl Observer,
    ) -> Document {
        let (text, cut) = crate::limits::within(text);
        let Parts { list: parts, blocks, date, foreign } = self.parts(text, options, observer);
        observer.enter(Stage::Link);
        let attributions = attributions::link(&parts);
        let contents = attributions::Contents::new(&attributions);
        observer.enter(Stage::Speakers);
        let resolution = speakers::resolve(&parts, &attributions, &contents);
        observer.enter(Stage::Claims);
        let claims = if foreign {
            vec![]
        } else {
            claims::find(&parts, &attributions, &contents, &resolution, weights)
        };
        observer.enter(Stage::Assemble);
        let article = Article {
            text,
            foreign,
            blocks,
            date,
            parts: &parts,
            attributions,
            contents,
            resolution,
            claims,
        };
        let mut document = assemble(article);
        document.notes.extend(cut);
        observer.finish();
        document
    }

    /// What the paragraphs of `text` hold, each read alone.
    pub(crate) fn parts(&mut self, text: &str, options: &Options, observer: &mut impl Observer) -> Parts {
        observer.enter(Stage::Blocks);
        let Blocks { list: blocks, wordings, date, foreign } = blocks::split(text, &mut self.wordings);
        let date = options.date.or(date);
        let mut carry = quotes::Carry::default();
        let mut seen: Map<Key, Place> = Map::default();
        let mut fresh = Vec::new();
        let mut places = Vec::with_capacity(blocks.len());
        for (block, wording) in blocks.iter().zip(&wordings) {
            let key = Key { wording: wording.number, kind: block.kind, open: carry, date, foreign };
            let known = || self.remembered.get(&key).map(|local| Place::Known(Arc::clone(local)));
            let place = seen.get(&key).cloned().or_else(known).unwrap_or_else(|| {
                fresh.push(Local::new(&wording.text, block.kind, carry, observer));
                Place::Fresh(fresh.len() - 1)
            });
            carry = match &place {
                Place::Known(local) => local.carry,
                Place::Fresh(at) => fresh[*at].carry,
            };
            places.push((block.span.start, place.clone()));
            seen.insert(key, place);
        }
        read(&mut fresh, date, foreign, observer);
        let fresh: Vec<_> = fresh.into_iter().map(Arc::new).collect();
        let local = |place| match place {
            Place::Known(local) => local,
            Place::Fresh(at) => Arc::clone(&fresh[at]),
        };
        let list = places.into_iter().map(|(start, place)| Part { start, local: local(place) }).collect();
        self.remembered = seen.into_entries().into_iter().map(|(key, place)| (key, local(place))).collect();
        Parts { list, blocks, date, foreign }
    }
}

/// Where a paragraph's annotations are, while an article is read.
#[derive(Clone)]
enum Place {
    /// Remembered from the last article.
    Known(Arc<Local>),
    /// Among those that are read now.
    Fresh(usize),
}

impl Local {
    /// The words of a paragraph and its quotation marks, which the next paragraph waits for.
    fn new(text: &str, kind: BlockKind, open: quotes::Carry, observer: &mut impl Observer) -> Self {
        observer.enter(Stage::Words);
        let paragraph = Paragraph::new(text, kind);
        observer.enter(Stage::Quotes);
        let (quotes, carry) = quotes::find(&paragraph, open);
        Self {
            paragraph,
            quotes,
            mentions: vec![],
            figures: vec![],
            attributions: vec![],
            stated: claims::Memory::default(),
            carry,
        }
    }
}

/// Reads the rest of what paragraphs hold, each alone but a stage at a time: so a stage's code and tables are near while
/// it reads.
fn read(paragraphs: &mut [Local], date: Option<Date>, foreign: bool, observer: &mut impl Observer) {
    if !foreign {
        observer.enter(Stage::Mentions);
        for local in &mut *paragraphs {
            local.mentions = speakers::find(&local.paragraph);
        }
    }
    observer.enter(Stage::Figures);
    for local in &mut *paragraphs {
        local.figures = figures::find(&local.paragraph, date);
        if foreign {
            let paragraph = &local.paragraph;
            local.figures.retain(|figure| paragraph.slice(figure.span).contains(char::is_numeric));
        }
    }
    if !foreign {
        observer.enter(Stage::Attributions);
        for local in paragraphs {
            local.attributions = attributions::find(&local.paragraph, &local.quotes);
        }
    }
}
