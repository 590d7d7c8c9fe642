//! The table of cases `tests/marks.txt`.

use crate::{Options, annotate};

/// A case: a text in which `⟦⟧` stand around what is between quotation marks, `⚑` before a mark that is never
/// closed, and `\n` for a line break.
fn check(case: &str) -> Result<(), String> {
    let case = case.replace("\\n", "\n");
    let text = case.replace(['⟦', '⟧', '⚑'], "");
    let document = annotate(&text, &Options::default());
    let mut shown = text.clone();
    let mut marks: Vec<(u32, char)> = Vec::new();
    for quote in &document.quotes {
        marks.push((quote.inner.start, '⟦'));
        marks.push((quote.inner.end, '⟧'));
        if let Some(parent) = quote.parent {
            assert!(document.quotes[parent as usize].inner.contains(quote.span), "{text}");
        }
    }
    let open = document.notes.iter().filter(|note| note.message.contains("never closed"));
    marks.extend(open.map(|note| (note.span.start, '⚑')));
    // At one place, what ends comes before what starts.
    marks.sort_by_key(|&(at, mark)| (at, mark != '⟧'));
    for (at, mark) in marks.into_iter().rev() {
        shown.insert(at as usize, mark);
    }
    if shown == case { Ok(()) } else { Err(format!("wanted {case:?}\n   got {shown:?}")) }
}

#[test]
fn marks_pair_as_a_reader_pairs_them() {
    let cases: Vec<_> = include_str!("tests/marks.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    assert!(cases.len() >= 80, "{} cases", cases.len());
    let failures: Vec<_> = cases.iter().filter_map(|case| check(case).err()).collect();
    assert!(failures.is_empty(), "{} of {} cases:\n{}", failures.len(), cases.len(), failures.join("\n"));
}
