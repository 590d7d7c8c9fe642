//! Speakers: the mentions of a paragraph, and who they are over the whole article.

mod capitals;
mod compound;
mod descriptions;
mod entities;
mod extent;
mod forward;
mod lexicon;
mod mentions;
mod names;
mod namesakes;
mod phrases;
mod placed;
mod reading;
mod resolve;
mod salience;
mod settle;
mod spelling;

pub(crate) use mentions::{Candidate, Gender, find};
pub(crate) use resolve::{Resolution, resolve};
