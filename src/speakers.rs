//! Speakers: the mentions of a paragraph, and who they are over the whole article.

mod mentions;
mod resolve;

pub(crate) use mentions::{Candidate, Gender, find};
pub(crate) use resolve::{Resolution, resolve};
