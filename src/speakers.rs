//! Speakers: the mentions of a paragraph, and who they are over the whole article.

mod compound;
mod extent;
mod lexicon;
mod mentions;
mod names;
mod phrases;
mod resolve;

pub(crate) use mentions::{Candidate, Gender, find};
pub(crate) use resolve::{Resolution, resolve};
