//! What figures amount to: each line of a table is a text, and its figures as a person reads them.

use jiff::civil::Date;
use proptest::prelude::*;
use whosaid::document::{Figure, Value};
use whosaid::{Options, annotate};

/// Checks the figures of `text` against `expected`: for each `slice → value unit per … modifier trend iso (of)`, what
/// is not known left out, one figure from the next by "; ".
fn check(text: &str, expected: &str) {
    let date: Date = "2024-10-30".parse().unwrap();
    let document = annotate(text, &Options { date: Some(date) });
    let found: Vec<_> = document.figures.iter().map(|figure| shown(text, figure)).collect();
    assert_eq!(found.join("; "), expected, "in {text:?}");
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
    format!("{} → {}", &text[figure.span.range()], said.join(" "))
}

#[test]
fn numbers_have_values() {
    for (text, expected) in [
        ("They sent 3,000 crates.", "3,000 → 3000 crate (crates)"),
        ("They sent three and a half thousand crates.", "three and a half thousand → 3500 crate (crates)"),
        (
            "It has twenty-eight thousand six hundred pupils.",
            "twenty-eight thousand six hundred → 28600 pupil (pupils)",
        ),
        ("He saw half a dozen seals.", "half a dozen → 6 seal (seals)"),
        ("It feeds 1.2m families.", "1.2m → 1200000 family (families)"),
        ("It feeds 4 lakh children.", "4 lakh → 400000 child (children)"),
        ("Tens of thousands of bees came.", "Tens of thousands → 10000..100000 bee (bees)"),
        ("Nine in ten nurses agree.", "Nine in ten → 0.9 nurse (nurses)"),
        ("Three in five voters agree.", "Three in five → 0.6 voter (voters)"),
        ("He won two in three games.", "two → 2; three → 3 game (games)"),
        ("We need 10 to 12 boats.", "10 to 12 → 10..12 boat (boats)"),
        ("We need between 10 and 12 boats.", "10 and 12 → 10..12 boat (boats)"),
    ] {
        check(text, expected);
    }
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

#[test]
fn money_has_a_code() {
    for (text, expected) in [
        ("It cost $1.2bn.", "$1.2bn → 1200000000 USD"),
        ("He pays RM79 a month.", "RM79 a month → 79 MYR per month"),
        ("Oil fell to $52 a barrel.", "$52 a barrel → 52 USD per barrel (Oil)"),
        ("He was fined 50,000 pounds.", "50,000 pounds → 50000 GBP"),
        ("It rose 18 sen.", "18 sen → 0.18 MYR up"),
        (
            "The fee is 10.5 million Australian dollars.",
            "10.5 million Australian dollars → 10500000 AUD (fee)",
        ),
        ("They want $89 to $93 billion.", "$89 to $93 billion → 89000000000..93000000000 USD"),
        ("They raised HK$5.4m for the pier.", "HK$5.4m → 5400000 HKD"),
        ("It made US$160 million, or £123m.", "US$160 million → 160000000 USD; £123m → 123000000 GBP"),
        ("She sent nine $2,500 gifts.", "nine → 9; $2,500 → 2500 USD (gifts)"),
        ("A $15 Wage Is Near", "$15 → 15 USD (Wage)"),
        ("It lost millions of dollars.", "millions of dollars → 1000000..10000000 USD down"),
    ] {
        check(text, expected);
    }
}

#[test]
fn measures_have_singular_british_names() {
    for (text, expected) in [
        ("It did 40 mph.", "40 mph → 40 mile per hour"),
        ("The dam is 18 meters high.", "18 meters → 18 metre (dam)"),
        ("A 5-kilometer run followed.", "5-kilometer → 5 kilometre (run)"),
        ("It was 42C there.", "42C → 42 celsius"),
        ("It was 21 °C there.", "21 °C → 21 celsius"),
        ("The plot is 3,923 sq m.", "3,923 sq m → 3923 square metre (plot)"),
        ("He is 5 ft 6 in.", "5 ft 6 in → 5.5 foot"),
        ("It fell 1.1%.", "1.1% → 1.1 percent down"),
        ("It gained two percentage points.", "two percentage points → 2 percentage point up"),
        ("The 15-year-old swimmer has won.", "15-year-old → 15 year of age (swimmer)"),
    ] {
        check(text, expected);
    }
}

#[test]
fn dates_resolve_against_the_article() {
    for (text, expected) in [
        ("It closed on Oct. 3, 2021.", "Oct. 3, 2021 → 2021-10-03"),
        ("It closed on 16 October.", "16 October → 2024-10-16"),
        ("It closed on Friday.", "Friday → 2024-10-25"),
        ("It will close on Friday.", "Friday → 2024-11-01"),
        ("It closed last week.", "last week → 2024-W43"),
        ("It closed in February 2022.", "February 2022 → 2022-02"),
        ("It will close by December.", "December → 2024-12"),
        ("It closed in the 1980s.", "the 1980s → 198"),
        ("It closed two years ago.", "two years ago → 2022"),
        ("It closed in early June.", "early June → 2024-06"),
        ("It closed on Christmas Eve.", "Christmas Eve → 2023-12-24"),
        ("It closed in the third quarter.", "the third quarter → 2024-Q3"),
        ("It closed on Wednesday night.", "Wednesday night → 2024-10-30TNI"),
        ("It closed at 7.30pm on Monday.", "7.30pm on Monday → 2024-10-28T19:30"),
        ("It closed at 0630 GMT.", "0630 GMT → 2024-10-30T06:30"),
        ("It closed three days before Oct. 12.", "three days before Oct. 12 → 2024-10-09"),
        ("It closed on Feb. 30.", "Feb. 30 →"),
    ] {
        check(
            text,
            expected.strip_suffix('→').map_or(expected.to_owned(), |text| format!("{text}→ ")).as_str(),
        );
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

#[test]
fn durations_and_sets_have_timex_values() {
    for (text, expected) in [
        ("A 20-month wait ended.", "20-month → 20 month P20M"),
        ("It took 2½ years.", "2½ years → 2.5 year P2Y6M"),
        ("It ran for the past two years.", "the past two years → 2 year P2Y"),
        ("They searched for several weeks.", "several weeks → week PXW"),
        ("It took 3 hours 30 minutes.", "3 hours 30 minutes → 3.5 hour PT3H30M"),
        ("It took half an hour.", "half an hour → 0.5 hour PT30M"),
        ("It took four to six weeks.", "four to six weeks → 4..6 week P4W"),
        ("It opens every Friday.", "every Friday → XXXX-WXX-5"),
        ("It opens on Tuesday nights.", "Tuesday nights → XXXX-WXX-2TNI"),
        ("It opens once a year.", "once a year → P1Y"),
    ] {
        check(text, expected);
    }
}

#[test]
fn a_figure_takes_from_those_before_it_what_it_leaves_unsaid() {
    for (text, expected) in [
        (
            "They sent 3,000 troops and plan to send another 10,000.",
            "3,000 → 3000 troop (troops); 10,000 → 10000 troop (troops)",
        ),
        ("It rose 17 points, or 0.2 %.", "17 → 17 point up (points); 0.2 % → 0.2 percent up (points)"),
        (
            "It has about 87 mph (140 km/h).",
            "about 87 mph → 87 mile per hour about; 140 km/h → 140 kilometre per hour about",
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn a_quantity_is_of_what_it_measures() {
    for (text, expected) in [
        (
            "Rents in the old town and the port rose 4 per cent.",
            "4 per cent → 4 percent up (Rents in the old town and the port)",
        ),
        ("The ferry line, a small firm, lost 3% of its fares.", "3% → 3 percent down (fares)"),
        ("The dam is just as impressive at 40 metres.", "40 metres → 40 metre (dam)"),
        ("Profit rose by 5% and closed at 12.5.", "5% → 5 percent up (Profit); 12.5 → 12.5 (Profit)"),
        ("They paid $90 for a seat on the tram.", "$90 → 90 USD (seat on the tram)"),
        ("The city won $3 million in damages.", "$3 million → 3000000 USD (damages)"),
        ("She bought the mill from a cousin for $2.5m.", "$2.5m → 2500000 USD (mill from a cousin)"),
        ("Losses of $5m (£4m) were feared.", "$5m → 5000000 USD (Losses); £4m → 4000000 GBP (Losses)"),
        ("Bread prices, which range from $2 to $4, are up.", "$2 to $4 → 2..4 USD (Bread prices)"),
        ("Fares fell from £4 to £3.", "£4 to £3 → 3..4 GBP (Fares)"),
        (
            "The Harbour index rose 64.1 points to 4,577.1.",
            "64.1 → 64.1 point up (Harbour index); 4,577.1 → 4577.1 point (Harbour index)",
        ),
        ("The tower, which took six years to build, leans.", "six years → 6 year P6Y (tower)"),
        ("A 60-year-old would draw 3%.", "60-year-old → 60 year of age; 3% → 3 percent (60-year-old)"),
        ("A 5% pay rise was agreed.", "5% → 5 percent (pay rise)"),
        ("Their older sister Ines, 10, sang.", "10 → 10 year of age (older sister Ines)"),
        // What is measured is not named, or another's.
        ("Seven per cent voted against it.", "Seven per cent → 7 percent"),
        ("It rose 4%.", "4% → 4 percent up"),
        ("A total of $40,000 was lost.", "$40,000 → 40000 USD"),
        ("They met on the quay. It lost 2%.", "2% → 2 percent down"),
    ] {
        check(text, expected);
    }
}

#[test]
fn multiples_are_numbers() {
    for (text, expected) in [
        ("Sales grew sixfold.", "sixfold → 6 up (Sales)"),
        ("The count rose more than tenfold.", "more than tenfold → 10 more_than up (count)"),
        ("A 15-fold increase in fines followed.", "15-fold → 15 (increase in fines)"),
        ("The mayor doubled the fee.", "doubled → 2 up (fee)"),
        ("It paid double the price.", "double → 2 (price)"),
        ("We saw twice as many herons.", "twice → 2 (herons)"),
        ("He doubled down on it.", ""),
        ("She booked a double room.", ""),
        ("They scored twice as the rain fell.", ""),
    ] {
        check(text, expected);
    }
}

#[test]
fn some_numbers_are_names() {
    for (text, expected) in [
        ("Chapter IX says so.", "Chapter IX → "),
        ("They met before World War II ended.", "War II → "),
        ("In Part I want of care is blamed.", ""),
        ("Ten F-16 jets flew.", "Ten → 10 jet (F-16 jets)"),
        ("He lost the last-16 tie.", ""),
        ("Posted 2019-09-01T10:38:07.190Z by us.", "2019-09-01T10:38:07.190Z → 2019-09-01T10:38"),
        ("Call 555-0142 or write.", "555-0142 → "),
        ("They won 3-1 there.", "3-1 → "),
    ] {
        check(text, expected);
    }
}

/// `whole` with a comma after every three digits.
fn grouped(whole: u32) -> String {
    let digits = whole.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `n`, below a thousand, in words.
fn spelled(n: u32) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    match n {
        0..=19 => SMALL[n as usize].to_owned(),
        20..=99 if n.is_multiple_of(10) => TENS[n as usize / 10].to_owned(),
        20..=99 => format!("{}-{}", TENS[n as usize / 10], SMALL[n as usize % 10]),
        _ if n.is_multiple_of(100) => format!("{} hundred", SMALL[n as usize / 100]),
        _ => format!("{} hundred and {}", SMALL[n as usize / 100], spelled(n % 100)),
    }
}

/// The value of the one figure of `text`.
fn value(text: &str) -> Option<f64> {
    let document = annotate(text, &Options::default());
    match document.figures.as_slice() {
        [Figure { value: Some(Value::Exact(value)), .. }] => Some(value.get()),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_formatted_number_reads_back_as_itself(whole in 2u32..1_000_000, cents in 0u32..100) {
        let exact: f64 = format!("{whole}.{cents:02}").parse().unwrap();
        let digits = grouped(whole);
        for (text, expected) in [
            (format!("They sold {digits} carpets."), f64::from(whole)),
            (format!("It cost ${digits}.{cents:02}."), exact),
            (format!("It cost £{digits}.{cents:02}bn."), format!("{whole}.{cents:02}e9").parse().unwrap()),
            (format!("It cost {digits}.{cents:02} euros."), exact),
            (format!("It grew {digits}.{cents:02} per cent."), exact),
            (format!("It weighs {digits}.{cents:02}kg."), exact),
            (format!("It weighs −{digits}.{cents:02} kg."), -exact),
        ] {
            prop_assert_eq!(value(&text), Some(expected), "{}", text);
        }
    }

    #[test]
    fn a_formatted_quantity_reads_back_in_every_unit(whole in 2u32..10_000, tenth in 1u32..10) {
        let exact: f64 = format!("{whole}.{tenth}").parse().unwrap();
        let amount = format!("{}.{tenth}", grouped(whole));
        for sign in ["$", "£", "€", "¥", "₹", "US$", "HK$", "A$", "NZ$", "S$", "RM", "Rs ", "EUR ", "CHF "] {
            let text = format!("It cost {sign}{amount}.");
            prop_assert_eq!(value(&text), Some(exact), "{}", text);
        }
        for (magnitude, zeros) in [("k", 3), ("m", 6), ("mn", 6), ("bn", 9), ("tn", 12), (" million", 6), (" crore", 7), (" lakh", 5)] {
            let text = format!("It cost £{whole}.{tenth}{magnitude}.");
            let expected: f64 = format!("{whole}.{tenth}e{zeros}").parse().unwrap();
            prop_assert_eq!(value(&text), Some(expected), "{}", text);
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
            let document = annotate(&text, &Options::default());
            let value = document.figures.first().and_then(|figure| figure.value);
            prop_assert_eq!(serde_json::to_value(value).unwrap(), serde_json::json!({ "low": low, "high": high }), "{}", text);
        }
    }

    #[test]
    fn a_day_reads_back_as_itself(year in 1950i16..2060, month in 1usize..13, day in 1i8..29) {
        const MONTHS: [&str; 12] = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ];
        let name = MONTHS[month - 1];
        let iso = format!("{year}-{month:02}-{day:02}");
        for text in [
            format!("It closed on {day} {name} {year}."),
            format!("It closed on {name} {day}, {year}."),
            format!("It closed on {iso}."),
        ] {
            let document = annotate(&text, &Options::default());
            let found = document.figures.first().and_then(|figure| figure.iso.clone());
            prop_assert_eq!(found, Some(iso.clone()), "{}", text);
        }
    }

    #[test]
    fn a_number_in_words_reads_back_as_itself(thousands in 1u32..1000, rest in 0u32..1000) {
        let (head, tail) = (spelled(thousands), spelled(rest));
        let joint = if rest < 100 { " and" } else { "" };
        let words = if rest == 0 { format!("{head} thousand") } else { format!("{head} thousand{joint} {tail}") };
        prop_assert_eq!(value(&format!("They sold {words} carpets.")), Some(f64::from(thousands * 1000 + rest)), "{}", words);
    }
}
