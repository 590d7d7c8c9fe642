//! CSV, read by the rules of RFC 4180.

use whosaid::Article;
use whosaid::Offsets;
use whosaid::document::Span;
use whosaid::export::{Format, Table, one_line, words};

/// Checks that each table has a row for each annotation, with the cells that it is to have.
pub(crate) fn check(article: &Article, offsets: Offsets) {
    let document = article.document();
    let in_unit = document.clone().with_offsets(article.text(), offsets);
    let text = |span: &Span| one_line(&article.text()[span.range()]);

    let rows = table(article, Table::Figures, offsets);
    assert_eq!(rows.len(), document.figures.len());
    for ((row, figure), placed) in rows.iter().zip(&document.figures).zip(&in_unit.figures) {
        assert_eq!(row["figure"], safe(&text(&figure.span)));
        assert_eq!(row["of"], safe(&figure.of.map(|of| text(&of)).unwrap_or_default()));
        assert_eq!(
            [&*row["start"], &*row["end"]],
            [placed.span.start, placed.span.end].map(|at| at.to_string())
        );
    }

    let rows = table(article, Table::Claims, offsets);
    assert_eq!(rows.len(), document.claims.len());
    for (row, claim) in rows.iter().zip(&document.claims) {
        assert_words(&row["claim"], &text(&claim.span));
        assert_eq!(row["score"].parse(), Ok(claim.score.get()));
    }

    let rows = table(article, Table::Speakers, offsets);
    assert_eq!(rows.len(), document.speakers.len());
    for (row, speaker) in rows.iter().zip(&document.speakers) {
        assert_eq!(row["who"], safe(&one_line(&speaker.name)));
        assert_eq!(row["mentions"], speaker.mentions.len().to_string());
    }

    let rows = table(article, Table::Statements, offsets);
    let attributed: Vec<_> = rows.iter().filter(|row| row["id"].starts_with("attribution:")).collect();
    let with_words = document.attributions.iter().filter(|it| !it.content.is_empty());
    for attribution in with_words {
        let id = format!("attribution:{}", attribution.id);
        let row = attributed.iter().find(|row| row["id"] == id).expect("an attribution has its row");
        let mut content = attribution.content.clone();
        content.sort();
        assert_words(&row["words"], &words(article.text(), &content));
        assert_eq!(row["cue"], safe(&words(article.text(), &attribution.cue)));
        if let Some(speaker) = attribution.speaker {
            assert_eq!(row["who"], safe(&one_line(&document.speakers[speaker as usize].name)));
        }
    }
}

/// Asserts that `cell` has `words`, as they are or with the quotation mark that their edge cuts off.
fn assert_words(cell: &str, words: &str) {
    let fitting = ["", "“", "\""].map(|mark| safe(&format!("{mark}{words}")));
    let closed = ["”", "\""].map(|mark| safe(&format!("{words}{mark}")));
    assert!(fitting.iter().chain(&closed).any(|one| one == cell), "{cell:?} is not {words:?}");
}

/// A cell as it is to be read back: a formula has an apostrophe in front.
pub(crate) fn safe(cell: &str) -> String {
    let hidden =
        |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    match cell.trim_start_matches(hidden).chars().next() {
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') => format!("'{cell}"),
        _ => cell.to_owned(),
    }
}

pub(crate) type Row = std::collections::BTreeMap<String, String>;

/// The rows of a table, each by the names of its columns.
pub(crate) fn table(article: &Article, table: Table, offsets: Offsets) -> Vec<Row> {
    rows(&article.export(Format::Csv(table), offsets))
}

/// The rows of a CSV file, each by the names of its columns.
pub(crate) fn rows(csv: &str) -> Vec<Row> {
    let csv = csv.strip_prefix('\u{feff}').expect("the table starts with a byte order mark");
    let mut rows = read(csv).into_iter();
    let names = rows.next().expect("the columns have names");
    rows.map(|row| {
        assert_eq!(row.len(), names.len(), "{row:?} has a cell for each of {names:?}");
        names.iter().cloned().zip(row).collect()
    })
    .collect()
}

/// The rows of a CSV file.
fn read(csv: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let (mut row, mut cell) = (Vec::new(), String::new());
    let mut rest = csv.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if cell.is_empty() => loop {
                match rest.next().expect("a quoted cell ends") {
                    '"' if rest.next_if_eq(&'"').is_some() => cell.push('"'),
                    '"' => {
                        assert!(matches!(rest.peek(), Some(',' | '\r')), "a quoted cell ends a cell");
                        break;
                    }
                    c => cell.push(c),
                }
            },
            ',' => row.push(std::mem::take(&mut cell)),
            '\r' => {
                assert_eq!(rest.next(), Some('\n'), "a row ends in CR and LF");
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '"' | '\n' => panic!("{c:?} is quoted"),
            c => cell.push(c),
        }
    }
    assert!(row.is_empty() && cell.is_empty(), "the last row ends");
    rows
}

#[test]
fn statements_say_who_said_what_and_what_nobody_said() {
    let text = "“The bridge is open,” Ada Holm told reporters.\n";
    let cells = |article: &Article| {
        let rows = table(article, Table::Statements, Offsets::Utf8);
        let columns = ["id", "who", "words", "form", "cue", "addressee", "start", "by"];
        rows.iter().map(|row| columns.map(|name| row[name].clone())).collect::<Vec<_>>()
    };
    let article = super::article(text);
    let said =
        ["attribution:0", "Ada Holm", "The bridge is open", "direct", "told", "reporters", "3", "whosaid"];
    assert_eq!(cells(&article), [said], "offsets count bytes here");
    let mut document = article.document().clone();
    document.attributions.clear();
    document.claims.clear();
    document.quotes[0].attribution = None;
    let unowned = ["quote:0", "", "The bridge is open,", "direct", "", "", "3", "whosaid"];
    assert_eq!(cells(&Article::new(text, document).unwrap()), [unowned]);
}
