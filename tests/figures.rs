//! What figures amount to: each line of `figures/cases.txt` is a text, and its figures as a person reads them.

use jiff::civil::Date;
use whosaid::document::{Figure, Value};
use whosaid::{Options, annotate};

const CASES: &str = include_str!("figures/cases.txt");

/// Every case: a text, a bar, and for each of its figures `slice → value unit per … modifier trend iso (of)`, what is
/// not known left out, one figure from the next by "; "; a hyphen for none.
#[test]
fn cases_read_as_a_person_reads_them() {
    let date: Date = "2024-10-30".parse().unwrap();
    let mut wrong = Vec::new();
    let mut cases = 0;
    for line in CASES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (text, expected) = line.split_once(" | ").unwrap_or_else(|| panic!("no bar in {line}"));
        let document = annotate(text, &Options { date: Some(date) });
        let found: Vec<_> = document.figures.iter().map(|figure| shown(text, figure)).collect();
        let found = if found.is_empty() { "-".to_owned() } else { found.join("; ") };
        cases += 1;
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {cases} cases are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn shown(text: &str, figure: &Figure) -> String {
    let number = |value: &Value| match serde_json::to_value(value).unwrap() {
        serde_json::Value::Object(range) => format!("{}..{}", range["low"], range["high"]),
        exact => exact.to_string(),
    };
    let name = |value| serde_json::to_value(value).unwrap().as_str().unwrap_or_default().to_owned();
    let parts = [
        figure.value.as_ref().map(number),
        figure.unit.clone(),
        figure.per.as_ref().map(|per| format!("per {per}")),
        figure.modifier.map(|modifier| name(serde_json::to_value(modifier).unwrap())),
        figure.trend.map(|trend| name(serde_json::to_value(trend).unwrap())),
        figure.iso.clone(),
        figure.of.map(|of| format!("({})", &text[of.range()])),
    ];
    let said: Vec<_> = parts.into_iter().flatten().collect();
    format!("{} → {}", &text[figure.span.range()], said.join(" ")).trim_end().to_owned()
}

#[test]
fn names_are_no_numbers() {
    for text in [
        "The S&P 500 closed.",
        "An F-16 flew by.",
        "A Boeing 737 landed.",
        "A Boeing 737-800 landed.",
        "He had Covid-19.",
        "It is open 24/7.",
        "The message is 745260520282951681.",
        "2. Ada Kerr leads. 3. Mara Quist follows.",
        "She is the one.",
        "A three-way race began.",
        "He played in the second half.",
        "See www.example.org/2019/3/all for more.",
    ] {
        let document = annotate(text, &Options::default());
        let counts = document.figures.iter().filter(|figure| figure.value.is_some() && figure.unit.is_some());
        assert_eq!(counts.count(), 0, "{text}: {:?}", document.figures);
    }
}

/// Numbers that no calendar holds leave the time unknown and break nothing.
#[test]
fn times_beyond_the_calendar_are_unknown() {
    for text in [
        "It closed 4000000 weeks ago.",
        "It closed 239,000 quarters ago.",
        "It closed minus 9e99 years ago.",
        "It closed 99999999999999999999 days before Oct. 12.",
        "It closed in the 0th century.",
        "It closed in the 0th quarter of 9999.",
        "It closed on 99/99/9999.",
        "It closed at 99:99.",
    ] {
        let document = annotate(text, &Options { date: Some(Date::MAX) });
        assert!(document.figures.iter().all(|figure| figure.iso.is_none()), "{text}: {:?}", document.figures);
    }
}

/// Each figure of a text, and who gave it.
#[test]
fn a_figure_belongs_to_whoever_gave_it() {
    for (text, figure, source) in [
        ("“We lost 40 boats,” said Ada Kerr.", "40", Some("Ada Kerr")),
        ("Ada Kerr said that 40 boats were lost.", "40", Some("Ada Kerr")),
        ("According to the coastguard, 40 boats were lost.", "40", Some("the coastguard")),
        ("The storm sank 40 boats.", "40", None),
        ("Ada Kerr, who owns 40 boats, said that the pier is gone.", "40", None),
    ] {
        let document = annotate(text, &Options::default());
        let found = document.figures.iter().find(|found| &text[found.span.range()] == figure);
        let found = found.unwrap_or_else(|| panic!("{figure} is a figure in {text}"));
        let attribution = found.attribution.map(|id| {
            let given = document.attributions.iter().find(|attribution| attribution.id == id);
            &text[given.expect("it is there").source[0].range()]
        });
        assert_eq!(attribution, source, "{text}");
    }
}
