//! Source, cue and content by a learned sequence model: two bidirectional simple recurrent units (Lei and others
//! 2018, "Simple recurrent units for highly parallelizable recurrence") over hashed embeddings, with a conditional
//! random field on top. All arithmetic is on integers, so that every machine gives the same labels.
#![cfg_attr(
    not(feature = "train"),
    expect(unreachable_pub, reason = "the trainers alone see these from outside")
)]

mod dot;
mod features;
mod field;
mod gates;
mod logarithms;
mod network;
mod weights;

pub(crate) use features::features;
#[cfg(feature = "train")]
pub use features::{Features, TABLES};
pub(crate) use field::Likely;
pub use network::Model;
#[cfg(feature = "train")]
pub use network::{EMBEDDING, LAYERS, ROW, UNITS, WIDTH};
#[cfg(feature = "train")]
pub use weights::seal;

/// The labels of the conditional random field: outside, then the beginning and inside of each role.
pub const LABELS: [&str; 7] = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"];
