//! Ranges: "10 to 12", "$89 to $93 billion", "between 5 % and 6 %".

use super::amounts::{Amount, Form};
use super::key::{Key, keys};
use super::quantity::{Of, Side, side};
use super::reader::Reader;
use super::trend;

/// A range whose end is so many times its start is none: one of the two is a change, the other a level.
const FAR: f64 = 20.0;

/// The range that starts with `first`, if it does start one.
pub(super) fn ranged<'a>(reader: &Reader<'a>, first: &Side<'a>) -> Option<Side<'a>> {
    let (next, joint) = joint(reader, first)?;
    let second = side(reader, next)
        .filter(|second| second.amount.form != Form::Vague || first.amount.form == Form::Vague)?;
    if first.amount.form == Form::Vague && second.amount.form != Form::Vague
        || second.amount.low < 0.0 && joint == Joint::Dash
    {
        return None;
    }
    let of = match (&first.of, &second.of) {
        (a, b) if a == b => second.of.clone(),
        (Of::Nothing, b) if joint != Joint::Or || first.amount.low < second.amount.low => b.clone(),
        (Of::Money(a), Of::Nothing) if joint == Joint::Dash => Of::Money(*a),
        _ => return None,
    };
    let (mut low, mut high) = (first.amount, second.amount);
    // "$89 to $93 billion": the magnitude serves both.
    if low.scale == 1.0
        && high.scale > 1.0
        && low.high * high.scale > 0.0
        && low.high < 1000.0
        && low.form != Form::Words
    {
        low = low.times(high.scale);
    }
    if matches!(of, Of::Money(c) if c.factor != 1.0) && first.of == Of::Nothing {
        let factor = if let Of::Money(c) = of { c.factor } else { 1.0 };
        low = low.times(factor);
    }
    // "fell 3,000 to 212,000": by so much, to a level far from it.
    let moved = first.start > 0 && trend::moves(reader, first.start - 1);
    if joint == Joint::To && moved && low.low > 0.0 && high.low >= FAR * low.low {
        return None;
    }
    let falls = low.low > high.high;
    let unlike = first.of == Of::Nothing && (of == Of::Nothing || low.low < high.high);
    if falls && !(joint == Joint::FromTo || joint == Joint::To && !unlike) {
        return None;
    }
    if joint == Joint::Or
        && !(low.low < high.low && high.low <= low.low + 2.0 * low.scale.max(1.0) && first.of == second.of
            || first.amount.form == Form::Words && low.low < high.low)
    {
        return None;
    }
    std::mem::swap(&mut low.high, &mut high.low);
    let (a, b) = (low.low.min(low.high).min(high.high), high.high.max(high.low).max(low.low));
    let amount = Amount { low: a, high: b, ..second.amount };
    Some(Side { start: first.start, end: second.end, amount, of })
}

/// What joins the two sides of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Dash,
    To,
    FromTo,
    Or,
    And,
}

/// The joint after `first`, and the position after it.
fn joint(reader: &Reader, first: &Side) -> Option<(usize, Joint)> {
    let end = first.end;
    let before = first.start.checked_sub(1);
    let before_is = |words: &[Key]| before.is_some_and(|b| reader.any(b, words));
    if reader.dash(end) && (reader.tight(end) == reader.tight(end + 1)) {
        // "200,000 to-260,000" and "10 - 12"; a second dash makes it a telephone number or a date.
        let next = end + 1;
        let spaced_dash = reader.is(end, "-")
            && !reader.tight(end)
            && !matches!(first.amount.form, Form::Plain(_) | Form::Digits);
        return (!spaced_dash).then_some((next, Joint::Dash));
    }
    match reader.norm(end) {
        "to" | "through" => {
            // "rose 5 to 12" and "up 18 sen to RM23.50" give a change and where it led.
            let from =
                before_is(keys!("from between")) || before.is_some_and(|b| b > 0 && reader.is(b - 1, "from"));
            let moved = before.is_some_and(|b| trend::moves(reader, b)) || before_is(keys!("by"));
            let moved = moved && first.of != Of::Nothing;
            let next = end + 1 + usize::from(reader.dash(end + 1) && reader.tight(end + 2));
            (!moved || from).then_some((next, if from { Joint::FromTo } else { Joint::To }))
        }
        "or" => Some((end + 1, Joint::Or)),
        "and" => (before_is(keys!("between"))
            || before.is_some_and(|b| b > 0 && reader.is(b - 1, "between")))
        .then_some((end + 1, Joint::And)),
        _ => None,
    }
}
