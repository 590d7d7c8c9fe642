//! Trains the sequence model that finds source, cue and content.

mod adam;
mod data;
mod field;
mod network;
mod quantise;
mod run;
mod texts;

pub(crate) use run::{Settings, train};
pub(crate) use texts::export;
