//! What is known of English: lexicons as data, parts of speech. Knows no news.

pub(crate) mod coded;
mod detect;
mod lexicon;
pub(crate) mod sealed;
pub(crate) mod sequence;
mod tag;
mod tagger;

pub(crate) use detect::Signs;
pub(crate) use lexicon::{
    Abbreviation, abbreviation, data_lines, frames_speech, is_abbreviation, is_function_word,
    starts_sentences, word_set, words,
};
pub(crate) use tag::Tag;
pub(crate) use tagger::tag;
#[cfg(feature = "train")]
pub(crate) use tagger::train as train_tagger;
