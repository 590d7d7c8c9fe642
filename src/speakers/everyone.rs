//! Everybody an article mentions, speakers or not, for the scorer of the resolution.

use super::antecedents::{Choice, Weights};
use super::resolve::{Read, read};
use crate::annotator::{Annotator, Options};
use crate::attributions;
use crate::document::{MentionForm, Span};

/// Whom an article mentions, and where.
pub struct Everyone {
    /// The fullest name or description of each.
    pub names: Vec<String>,
    /// The mentions, in order; spans count bytes of the text.
    pub references: Vec<Reference>,
    /// Whom each "he" and "she" could mean: a position in `references`, and the choices.
    pub choices: Vec<(usize, Vec<Choice>)>,
}

/// A noun phrase, name or pronoun.
pub struct Reference {
    /// Its core: a name without title, a description up to its head noun.
    pub span: Span,
    /// Whether it is a name.
    pub names: bool,
    /// Whether it heads the source of an attribution.
    pub speaks: bool,
    /// Whom it means, a position in `names`.
    pub who: Option<usize>,
}

/// Everybody whom `text` mentions, pronouns read by `weights` or else by those that the library comes with.
#[must_use]
pub fn everyone(text: &str, weights: Option<&Weights>) -> Everyone {
    let parts = Annotator::new().parts(text, &Options::default(), &mut ()).list;
    let attributions = attributions::link(&parts);
    let contents = attributions::Contents::new(&attributions);
    let weights = match weights {
        Some(given) => given,
        None => Weights::built_in(),
    };
    let Read { mentions, sources, mut entities, choices, .. } =
        read(&parts, &attributions, &contents, weights);
    for at in 0..entities.list.len() {
        let name = entities.list[entities.root(at)].name.clone();
        entities.list[at].name = name;
    }
    let references = mentions.iter().map(|placed| Reference {
        span: placed.span(),
        names: placed.candidate.form == MentionForm::Name,
        speaks: !sources.headed_by(placed).is_empty(),
        who: placed.entity.map(|entity| entities.root(entity)),
    });
    let references = references.collect();
    Everyone { names: entities.list.into_iter().map(|entity| entity.name).collect(), references, choices }
}
