//! Paragraphs from lines: a line each, or several where a mail program or a page of print has wrapped them.

use super::lines::{Line, lines};
use crate::document::Span;

/// No program wraps wider than this many characters; longer lines are paragraphs.
const WIDEST: usize = 120;

/// A wrapped line is at least this wide; shorter ones are titles, names, items of lists.
const NARROWEST: usize = 30;

/// The paragraphs of `text`, in order; none is empty. A wrapped paragraph's span contains its line breaks.
pub(super) fn paragraphs(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let width = wrapped_at(text, &lines);
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut before: Option<&Line> = None;
    for line in &lines {
        if line.span.is_empty() {
            before = None;
            continue;
        }
        let goes_on = before.zip(width).is_some_and(|(before, width)| goes_on(text, before, line, width));
        match paragraphs.last_mut() {
            Some(last) if goes_on => last.end = line.span.end,
            _ => paragraphs.push(line.span),
        }
        before = Some(line);
    }
    paragraphs
}

/// The width at which the lines of a text are wrapped; `None` where each line is a paragraph. In wrapped text most
/// lines break in mid-sentence, and no line is much longer than the others.
fn wrapped_at(text: &str, lines: &[Line]) -> Option<usize> {
    let width =
        lines.iter().map(|line| line.width).max().filter(|width| (NARROWEST..=WIDEST).contains(width))?;
    let (mut pairs, mut unfinished, mut lower) = (0, 0, 0);
    for pair in lines.windows(2).filter(|pair| pair.iter().all(|line| !line.span.is_empty())) {
        if pair[0].width < NARROWEST {
            continue;
        }
        pairs += 1;
        unfinished += usize::from(!ends_paragraph(&text[pair[0].span.range()]));
        lower += usize::from(text[pair[1].span.range()].starts_with(char::is_lowercase));
    }
    (pairs > 0 && unfinished * 2 > pairs && lower * 4 > pairs).then_some(width)
}

/// Whether `line` goes on with the paragraph of the line `before` it, in text wrapped at `width`.
fn goes_on(text: &str, before: &Line, line: &Line, width: usize) -> bool {
    let (head, tail) = (&text[before.span.range()], &text[line.span.range()]);
    if starts_item(tail) || line.indent > before.indent + 1 {
        return false;
    }
    if before.width >= NARROWEST && tail.starts_with(char::is_lowercase) {
        return true;
    }
    // A line that had room for the next word was ended on purpose.
    let word: usize = tail.split_whitespace().next().map_or(0, |word| word.chars().take(width).count());
    let slack = if ends_paragraph(head) { 0 } else { width / 8 };
    before.width >= NARROWEST && before.width + 1 + word + slack > width
}

fn ends_paragraph(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']).ends_with(['.', '!', '?', ':', '…'])
}

fn starts_item(line: &str) -> bool {
    line.starts_with(['•', '·', '*', '▪', '‣', '◦', '>']) || line.starts_with("- ") || line.starts_with("– ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bars part the paragraphs that are expected; they are removed from the text.
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let found: Vec<_> = paragraphs(&text).iter().map(|span| text[span.range()].to_owned()).collect();
        let expected: Vec<_> = marked.split('|').map(|part| part.trim().to_owned()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_line_is_a_paragraph_unless_the_text_is_wrapped() {
        for marked in [
            "One.|\nTwo.|\n\nThree.",
            "close\n|close\n|\nThe ferry is late again",
            "The harbour board voted on Tuesday to close\nthe old ferry pier for the winter, it said in\na statement.\n\n|\
             Engineers found cracks in two of its piles,\nthe report says.",
            "The harbour board voted on Tuesday to close\nthe old ferry pier for the winter. It will be shut\nfrom Monday.\n|\
             Engineers found cracks in two of its piles,\nthe report says, and more in a third.",
            "The harbour board voted to close the old pier\r\nand to mend it. “It will be safe by the summer,”\r\nits chair said.",
            "  The harbour board voted on Tuesday to close the pier\nfor the winter, after engineers found cracks in it.\n|\
             \u{20} Its chair said the pier would be mended by the summer\nof next year.",
            "Three things will change at the harbour from May:\n|- the ferry will leave from the new pier\n|- the fare will rise",
            "A first paragraph that ends its own line.\n|A second paragraph that ends its line too.\n|And a third one, as long as they are.",
            "The page ends in the middle of a sentence that\n\u{c}goes on over it and then comes to its end.",
        ] {
            check(marked);
        }
    }
}
