//! Who speaks: the sources of all attributions led back to speakers, over the whole article.

use crate::annotator::Part;
use crate::attributions::Linked;
use crate::document::{Mention, MentionForm, Speaker, SpeakerKind};

/// The speakers of an article and who speaks in each attribution.
#[derive(Debug, Default)]
pub(crate) struct Resolution {
    /// The speakers, in order of their first mention; ids are positions. Spans count from the article's start.
    pub(crate) speakers: Vec<Speaker>,
    /// For each attribution, the speaker's id.
    pub(crate) said_by: Vec<Option<u32>>,
}

/// Resolves the sources of `attributions` over `parts`, the paragraphs of the article.
pub(crate) fn resolve(parts: &[Part], attributions: &[Linked]) -> Resolution {
    let mut resolution = Resolution::default();
    for Linked { part, found, .. } in attributions {
        let Part { start, local } = &parts[*part];
        let speaker = found.source.first().map(|source| {
            let name = &local.paragraph.text[(source.start - start) as usize..(source.end - start) as usize];
            resolution.mention(name, Mention { span: *source, form: MentionForm::Name })
        });
        resolution.said_by.push(speaker);
    }
    resolution
}

impl Resolution {
    /// Adds a mention to the speaker called `name`, who is new where nobody is; returns the id.
    fn mention(&mut self, name: &str, mention: Mention) -> u32 {
        let known = self.speakers.iter().position(|speaker| speaker.name == name);
        let at = known.unwrap_or_else(|| {
            let id = self.speakers.len() as u32;
            let (name, kind) = (name.to_owned(), SpeakerKind::Unknown);
            self.speakers.push(Speaker { id, name, kind, descriptions: vec![], mentions: vec![] });
            id as usize
        });
        self.speakers[at].mentions.push(mention);
        at as u32
    }
}
