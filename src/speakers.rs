//! Speakers: the mentions of a paragraph, and who they are over the whole article.

#[cfg_attr(not(feature = "train"), expect(unreachable_pub, reason = "training reads and writes these"))]
mod antecedents;
mod capitals;
mod compound;
mod descriptions;
mod entities;
#[cfg(feature = "train")]
mod everyone;
mod extent;
mod forward;
mod lexicon;
mod mentions;
mod names;
mod namesakes;
mod phrases;
mod placed;
mod reading;
mod relative;
mod resolve;
mod salience;
mod settle;
mod spelling;
mod voice;

pub(crate) use lexicon::{common_form, country, demonym, gender, is_title};
pub(crate) use mentions::{Candidate, Gender, find};
pub(crate) use resolve::{Resolution, resolve};
pub(crate) use spelling::{is_mangled, is_variant};
pub(crate) use voice::voices;
#[cfg(feature = "train")]
pub use {
    antecedents::{Choice, FEATURES, SPOKE_LAST, Thresholds, Weights},
    everyone::{Everyone, Reference, everyone},
};
