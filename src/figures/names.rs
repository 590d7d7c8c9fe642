//! Numbers that name and do not count: "S&P 500", "Covid-19", "Section 427", telephone numbers; and scores.

use super::amounts::Form;
use super::quantity::{Of, Side};
use super::reader::Reader;
use crate::language::Tag;
use crate::text::{Shape, TokenKind};

/// Whether a quantity is part of a name.
pub(super) fn is_name(reader: &Reader, side: &Side) -> bool {
    let Form::Plain(digits) = side.amount.form else { return false };
    let Some(before) = side.start.checked_sub(1) else { return false };
    // "F-16", "Covid-19"
    let joined = reader.dash(before) && reader.tight(before) && reader.tight(side.start);
    if joined
        && before > 0
        && reader.kind(before - 1) == TokenKind::Word
        && !reader.means_something(before - 1)
    {
        return !reader.any(before - 1, &["to", "minus", "plus", "under", "over", "mid", "post", "pre"]);
    }
    if side.of != Of::Nothing || digits > 4 {
        return false;
    }
    let named = reader.kind(before) == TokenKind::Word
        && reader.shape(before) != Shape::Lower
        && reader.tag(before).is_proper()
        && before > reader.sentence_start(before);
    let counts = matches!(reader.tag(side.end), Tag::Nouns | Tag::Adjective | Tag::Propers);
    named && !counts
}
