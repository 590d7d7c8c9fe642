//! A formatted number reads back as itself, in every format that the figures stage knows.

use std::collections::HashSet;

use proptest::prelude::*;
use whosaid::document::{Figure, FigureKind, Value};
use whosaid::{Options, annotate};

const UNITS: &str = include_str!("../src/figures/data/units.tsv");
const CURRENCIES: &str = include_str!("../src/figures/data/currencies.tsv");
const NUMBERS: &str = include_str!("../src/figures/data/numbers.tsv");

/// The rows of a table of the stage.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// The one figure of `text`.
fn figure(text: &str) -> Option<Figure> {
    let mut figures = annotate(text, &Options::default()).figures;
    if figures.len() == 1 { figures.pop() } else { None }
}

/// The value of the one figure of `text`.
fn value(text: &str) -> Option<f64> {
    match figure(text)?.value? {
        Value::Exact(value) => Some(value.get()),
        Value::Range { .. } => None,
    }
}

/// `whole` with a mark between groups of three digits.
fn grouped(whole: u32, mark: &str) -> String {
    let digits = whole.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push_str(mark);
        }
        out.push(digit);
    }
    out
}

/// `n`, below a thousand, in words.
fn spelled(n: u32) -> String {
    const SMALL: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
        sixteen seventeen eighteen nineteen";
    const TENS: &str = "twenty thirty forty fifty sixty seventy eighty ninety";
    let small = |n: u32| SMALL.split(' ').nth(n as usize).unwrap_or_default();
    let tens = |n: u32| TENS.split(' ').nth(n as usize / 10 - 2).unwrap_or_default();
    match n {
        0..=19 => small(n).to_owned(),
        20..=99 if n.is_multiple_of(10) => tens(n).to_owned(),
        20..=99 => format!("{}-{}", tens(n), small(n % 10)),
        _ if n.is_multiple_of(100) => format!("{} hundred", small(n / 100)),
        _ => format!("{} hundred and {}", small(n / 100), spelled(n % 100)),
    }
}

/// The ending of an ordinal in digits.
fn ending(n: u32) -> &'static str {
    match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// Words that are units of measure only where the text leaves no doubt.
const DOUBTFUL: &[&str] = &[
    "are", "hand", "cup", "grain", "bar", "league", "bit", "stone", "mole", "tesla", "degree", "knot", "nit",
    "pound",
];

#[test]
fn every_unit_reads_back() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    let mut seen = HashSet::from(["in."]);
    for row in rows(UNITS).filter(|row| !DOUBTFUL.contains(&row[0])) {
        let name = row[0];
        let (head, per) = name.split_once(" per ").map_or((name, None), |(head, per)| (head, Some(per)));
        // The first unit to claim a symbol has it; one letter is a magnitude too, and "in." a word.
        let symbols = row.get(2).map_or("", |symbols| symbols).split(',');
        let symbols: Vec<_> = symbols.filter(|symbol| symbol.len() > 1 && seen.insert(symbol)).collect();
        for written in symbols.into_iter().map(str::to_owned).chain([name.to_owned()]) {
            let text = format!("The gauge showed 12.5 {written} there.");
            let found = figure(&text);
            tried += 1;
            let right = found.as_ref().is_some_and(|figure| {
                figure.kind == FigureKind::Measure
                    && figure.unit.as_deref() == Some(head)
                    && figure.per.as_deref() == per
                    && value(&text) == Some(12.5)
            });
            if !right {
                wrong.push(format!("{text} {:?}", found.map(|figure| (figure.unit, figure.per))));
            }
        }
    }
    assert!(tried > 90 && wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_currency_reads_back() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for row in rows(CURRENCIES) {
        let code = row[0];
        let first = rows(CURRENCIES).find(|other| other[0] == code).expect("it is there");
        assert_eq!(first, row, "one row for each currency");
        for text in [format!("It cost {code} 12.50 there."), format!("It cost 12.50 {code} there.")] {
            tried += 1;
            let found = figure(&text);
            let unit = found.as_ref().and_then(|figure| figure.unit.clone());
            if unit.as_deref() != Some(code) || value(&text) != Some(12.5) {
                wrong.push(format!("{text} {unit:?}"));
            }
        }
    }
    assert!(tried > 90 && wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_magnitude_reads_back() {
    for row in rows(NUMBERS).filter(|row| matches!(row[1], "scale" | "mark")) {
        let gap = if row[1] == "scale" { " " } else { "" };
        let text = format!("They sold 3{gap}{} carpets.", row[0]);
        let factor: f64 = row[2].parse().unwrap();
        assert_eq!(value(&text), Some(3.0 * factor), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn digits_read_back_however_they_are_grouped(whole in 2u32..1_000_000, cents in 0u32..100) {
        let exact: f64 = format!("{whole}.{cents:02}").parse().unwrap();
        let digits = grouped(whole, ",");
        for (text, expected) in [
            (format!("They sold {digits} carpets."), f64::from(whole)),
            (format!("They sold {} carpets.", grouped(whole, "'")), f64::from(whole)),
            (format!("They sold {} carpets.", grouped(whole, "\u{202f}")), f64::from(whole)),
            (format!("It cost ${digits}.{cents:02}."), exact),
            (format!("It cost €{},{cents:02}.", grouped(whole, ".")), exact),
            (format!("It cost £{digits}.{cents:02}bn."), format!("{whole}.{cents:02}e9").parse().unwrap()),
            (format!("It cost {digits}.{cents:02} euros."), exact),
            (format!("It grew {digits}.{cents:02} per cent."), exact),
            (format!("It weighs {digits}.{cents:02}kg."), exact),
            (format!("It weighs −{digits}.{cents:02} kg."), -exact),
            (format!("It weighs minus {digits}.{cents:02} kg."), -exact),
        ] {
            prop_assert_eq!(value(&text), Some(expected), "{}", text);
        }
    }

    #[test]
    fn a_quantity_reads_back_in_every_unit(whole in 2u32..10_000, tenth in 1u32..10) {
        let exact: f64 = format!("{whole}.{tenth}").parse().unwrap();
        let amount = format!("{}.{tenth}", grouped(whole, ","));
        for sign in ["$", "£", "€", "¥", "₹", "US$", "HK$", "A$", "NZ$", "S$", "RM", "Rs ", "EUR ", "CHF "] {
            let text = format!("It cost {sign}{amount}.");
            prop_assert_eq!(value(&text), Some(exact), "{}", text);
        }
        for unit in ["%", " %", " per cent", "pc", " percentage points", " km", "km", " miles", " mph", " tonnes", " °C", "kWh", "GB", " barrels", " dollars", " yen"] {
            let text = format!("It added {amount}{unit} there.");
            prop_assert_eq!(value(&text), Some(exact), "{}", text);
        }
    }

    #[test]
    fn a_range_reads_back_as_its_ends(low in 2u32..500, more in 1u32..400) {
        let high = low + more;
        for text in [
            format!("We need {low} to {high} boats."),
            format!("We need between {low} and {high} boats."),
            format!("It costs ${low}-{high}."),
            format!("It costs £{low} to £{high}."),
            format!("It grew from {low}% to {high}%."),
        ] {
            let value = figure(&text).and_then(|figure| figure.value);
            prop_assert_eq!(serde_json::to_value(value).unwrap(), serde_json::json!({ "low": low, "high": high }), "{}", text);
        }
    }

    #[test]
    fn a_day_and_a_time_read_back(year in 1950i16..2060, month in 1usize..13, day in 1i8..29, hour in 0u32..24, minute in 0u32..60) {
        const MONTHS: [&str; 12] = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ];
        let (name, short) = (MONTHS[month - 1], &MONTHS[month - 1][..3]);
        let iso = format!("{year}-{month:02}-{day:02}");
        let half = if hour < 12 { "a.m." } else { "p.m." };
        let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
        let time = format!("T{hour:02}:{minute:02}");
        for (text, expected) in [
            (format!("It closed on {day} {name} {year}."), iso.clone()),
            (format!("It closed on {name} {day}, {year}."), iso.clone()),
            (format!("It closed on {short}. {day}, {year}."), iso.clone()),
            (format!("It closed on the {day}{} of {name} {year}.", ending(u32::from(day.unsigned_abs()))), iso.clone()),
            (format!("It closed on {iso}."), iso.clone()),
            (format!("It closed on {name} {year}."), format!("{year}-{month:02}")),
            (format!("It closed at {hour:02}:{minute:02} GMT."), time.clone()),
            (format!("It closed at {twelve}:{minute:02} {half} there."), time.clone()),
        ] {
            let found = figure(&text).and_then(|figure| figure.iso);
            prop_assert_eq!(found, Some(expected), "{}", text);
        }
    }

    #[test]
    fn words_read_back(thousands in 1u32..1000, rest in 0u32..1000) {
        let (head, tail) = (spelled(thousands), spelled(rest));
        let joint = if rest < 100 { " and" } else { "" };
        let words = if rest == 0 { format!("{head} thousand") } else { format!("{head} thousand{joint} {tail}") };
        let whole = f64::from(thousands * 1000 + rest);
        prop_assert_eq!(value(&format!("They sold {words} carpets.")), Some(whole), "{}", words);
        let place = format!("It was the {thousands}{} carpet.", ending(thousands));
        prop_assert_eq!(value(&place), Some(f64::from(thousands)), "{}", place);
    }

    #[test]
    fn ages_and_durations_read_back(n in 2u32..100) {
        for (text, unit, iso) in [
            (format!("The {n}-year-old won."), "year of age", None),
            (format!("She was {n} years old."), "year of age", None),
            (format!("It took {n} years."), "year", Some(format!("P{n}Y"))),
            (format!("A {n}-month wait ended."), "month", Some(format!("P{n}M"))),
            (format!("It took {} weeks.", spelled(n)), "week", Some(format!("P{n}W"))),
            (format!("It took {n} days."), "day", Some(format!("P{n}D"))),
            (format!("It took {n} hours."), "hour", Some(format!("PT{n}H"))),
            (format!("It took {n}min."), "minute", Some(format!("PT{n}M"))),
            (format!("It took {n} seconds."), "second", Some(format!("PT{n}S"))),
        ] {
            let found = figure(&text).map(|figure| (figure.unit, figure.iso));
            prop_assert_eq!(found, Some((Some(unit.to_owned()), iso)), "{}", text);
            prop_assert_eq!(value(&text), Some(f64::from(n)), "{}", text);
        }
    }

    #[test]
    fn fractions_read_back(whole in 1u32..1000, over in 1u32..8) {
        let eighths = f64::from(over) / 8.0;
        for (text, expected) in [
            (format!("It was {whole} {over}/8 inches wide."), f64::from(whole) + eighths),
            (format!("It was {whole}½ inches wide."), f64::from(whole) + 0.5),
            (format!("It was {whole}¾ inches wide."), f64::from(whole) + 0.75),
            (format!("{} in ten carpets fade.", spelled(over)), f64::from(over) / 10.0),
        ] {
            prop_assert_eq!(value(&text), Some(expected), "{}", text);
        }
    }
}
