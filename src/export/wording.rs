//! How reports word what the document holds.

use serde::Serialize;

use crate::document::{
    AttributionForm, Figure, FigureKind, Modifier, Number, Probability, QuoteForm, SpeakerKind, Stance,
    Trend, Value,
};

/// A value as the document's JSON has it, without quotes: `more_than`, `0.97`; empty for null.
pub(super) fn value(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).unwrap_or_default();
    match json.trim_matches('"') {
        "null" => String::new(),
        plain => plain.to_owned(),
    }
}

pub(super) const fn attribution_form(form: AttributionForm) -> &'static str {
    match form {
        AttributionForm::Direct => "direct speech",
        AttributionForm::Indirect => "reported speech",
        AttributionForm::Mixed => "reported speech, partly quoted",
    }
}

pub(super) const fn quote_form(form: QuoteForm) -> &'static str {
    match form {
        QuoteForm::Direct => "direct quote",
        QuoteForm::Partial => "partial quote",
        QuoteForm::Scare => "scare quotes",
        QuoteForm::Title => "title",
    }
}

pub(super) const fn speaker_kind(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person => "person",
        SpeakerKind::Organization => "organisation",
        SpeakerKind::Place => "place or government",
        SpeakerKind::Group => "group",
        SpeakerKind::Unnamed => "unnamed source",
        SpeakerKind::Unknown => "kind not known",
    }
}

/// What the speaker does by saying it, where that is more than to say so.
pub(super) const fn stance(stance: Stance) -> Option<&'static str> {
    match stance {
        Stance::Asserts => None,
        Stance::Denies => Some("denies it"),
        Stance::Asks => Some("asks it"),
        Stance::Demands => Some("demands it"),
        Stance::Expects => Some("expects it"),
    }
}

/// A probability in whole per cent: "97 %".
pub(super) fn percent(probability: Probability) -> String {
    let rounded = Number::new((probability.get() * 100.0).round());
    [&*rounded.map(grouped).unwrap_or_default(), " %"].concat()
}

/// `count` with the word for what is counted: "1 quote", "2 quotes".
pub(super) fn plural(count: u32, one: &str) -> String {
    let mut words = count.to_string();
    words.push(' ');
    words.push_str(one);
    if count != 1 {
        words.push('s');
    }
    words
}

/// A figure's amount without its unit: "about 3,000", "5 to 7"; a time's TIMEX3 value.
pub(super) fn amount(figure: &Figure) -> String {
    let read = figure.value.map(number).unwrap_or_default();
    let timex = figure.iso.as_deref().unwrap_or_default();
    let shown = if read.is_empty() || figure.kind != FigureKind::Duration && !timex.is_empty() {
        timex
    } else {
        &read
    };
    if shown.is_empty() {
        return "not read".to_owned();
    }
    let modifier = match figure.modifier {
        None => "",
        Some(Modifier::About) => "about ",
        Some(Modifier::MoreThan) => "more than ",
        Some(Modifier::LessThan) => "less than ",
        Some(Modifier::AtLeast) => "at least ",
        Some(Modifier::AtMost) => "at most ",
    };
    [modifier, shown].concat()
}

/// A figure's unit with its denominator: "USD per barrel", "%"; empty where it has none.
pub(super) fn unit(figure: &Figure) -> String {
    let unit = match figure.unit.as_deref() {
        Some("percent") => "%",
        Some("percentage point") => "% point",
        unit => unit.unwrap_or_default(),
    };
    match figure.per.as_deref() {
        None => unit.to_owned(),
        Some(per) if unit.is_empty() => ["per ", per].concat(),
        Some(per) => [unit, " per ", per].concat(),
    }
}

pub(super) const fn trend(trend: Option<Trend>) -> &'static str {
    match trend {
        None => "",
        Some(Trend::Up) => "rising",
        Some(Trend::Down) => "falling",
    }
}

fn number(value: Value) -> String {
    match value {
        Value::Exact(exact) => grouped(exact),
        Value::Range { low: Some(low), high: Some(high) } => {
            [&*grouped(low), " to ", &*grouped(high)].concat()
        }
        Value::Range { low: Some(low), high: None } => [&*grouped(low), " or more"].concat(),
        Value::Range { low: None, high: Some(high) } => ["up to ", &*grouped(high)].concat(),
        Value::Range { low: None, high: None } => String::new(),
    }
}

/// A number with a comma between thousands: "1,200,000.5".
fn grouped(number: Number) -> String {
    let plain = value(&number);
    let whole = plain.find(['.', 'e']).unwrap_or(plain.len());
    let (digits, rest) = plain.split_at(whole);
    let (sign, digits) = digits.split_at(usize::from(digits.starts_with('-')));
    let mut words = sign.to_owned();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            words.push(',');
        }
        words.push(digit);
    }
    words.push_str(rest);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks how the first figure of `text` reads.
    fn check(text: &str, read: &str, with: &str) {
        let document = crate::annotate(text, &crate::Options::default());
        let figure = &document.figures[0];
        assert_eq!((&*amount(figure), &*unit(figure)), (read, with), "{text}");
    }

    #[test]
    fn figures_read_as_people_write_them() {
        check("The ferry cost about $1.2 million.", "about 1,200,000", "USD");
        check("Fares rose by 12.5 percent.", "12.5", "%");
        check("Between 5 and 7 boats sank.", "5 to 7", "boat");
        check("They waited for 20 months.", "20", "month");
        check("It opened on 12 May 2023.", "2023-05-12", "");
    }

    #[test]
    fn numbers_are_grouped() {
        for (number, words) in [
            (0.0, "0"),
            (999.0, "999"),
            (1000.0, "1,000"),
            (-1_234_567.5, "-1,234,567.5"),
            (-100.0, "-100"),
            (0.0001, "0.0001"),
            (1e300, "1e+300"),
        ] {
            assert_eq!(grouped(Number::new(number).unwrap()), words);
        }
    }
}
