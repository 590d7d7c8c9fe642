//! The Markdown report, read by a Markdown reader.

use pulldown_cmark::{Event, Options, Parser, Tag};
use whosaid::Article;
use whosaid::Offsets;
use whosaid::export::{Format, one_line};

/// Whether a report of ours may have the tag: paragraphs, headings, lists without numbers, and tables.
pub(crate) fn is_plain(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::List(None)
            | Tag::Item
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
    )
}

/// Checks that the report holds nothing but what we put in, and every statement's and figure's words.
pub(crate) fn check(article: &Article) {
    let report = article.export(Format::Markdown, Offsets::Utf16);
    let mut shown = String::new();
    let mut links = Vec::new();
    // All that readers of Markdown know, but for turning three full stops into one character.
    for event in Parser::new_ext(&report, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Text(text) => shown.push_str(&text),
            Event::Start(Tag::Link { dest_url, .. }) => links.push(dest_url.to_string()),
            Event::Start(tag) if is_plain(&tag) => {}
            Event::End(_) => shown.push('\n'),
            other => panic!("{other:?} is none of ours: {report}"),
        }
    }
    let address: Vec<_> = article.address.iter().map(|address| address.as_str().to_owned()).collect();
    assert_eq!(links, address, "{report}");
    let document = article.document();
    let figures = document.figures.iter().map(|figure| figure.span);
    let unowned = document.claims.iter().filter(|claim| claim.attribution.is_none()).map(|claim| claim.span);
    let words = document.attributions.iter().flat_map(|attribution| attribution.content.iter().copied());
    for span in figures.chain(unowned).chain(words) {
        let words = one_line(&article.text()[span.range()]);
        assert!(shown.contains(&words), "{words:?} in {shown}");
    }
}
