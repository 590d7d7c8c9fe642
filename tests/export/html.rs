//! The HTML page, read as a browser reads it.

use whosaid::Article;
use whosaid::Offsets;
use whosaid::export::Format;

/// Elements that the page may have; none of them runs anything or fetches anything.
const ELEMENTS: &[&str] = &[
    "a", "article", "b", "bdi", "body", "br", "h1", "h2", "head", "header", "html", "li", "mark", "meta",
    "ol", "p", "section", "style", "table", "tbody", "td", "th", "thead", "time", "title", "tr", "ul",
];

/// Elements that have no end.
const VOID: &[&str] = &["br", "meta"];

/// Checks that the page is well formed, holds no element but ours, and that the article's text is the article.
pub(crate) fn check(article: &Article) {
    let page = article.export(Format::Html, Offsets::Utf16);
    let mut text = String::new();
    read(&page, ELEMENTS, |open, words| {
        if open.iter().any(|(name, _)| *name == "article") {
            text.push_str(words);
        }
    });
    assert_eq!(text, article.text().replace('\0', "\u{fffd}"), "the article is all there");
    for id in 1.. {
        let [found, places] =
            ["note", "ref"].map(|what| page.matches(&format!("id=\"{what}-{id}\"")).count());
        assert_eq!(found, places, "note {id} has its place");
        if found == 0 {
            break;
        }
        assert_eq!(found, 1);
    }
}

/// Reads a page of ours: calls `see` with the names and attributes of the elements around each stretch of text, and the
/// text. Fails where an element is none of `elements`, runs something, or does not nest, and where the policy is missing.
pub(crate) fn read<'a>(page: &'a str, elements: &[&str], mut see: impl FnMut(&[(&'a str, &'a str)], &str)) {
    let rest = page.strip_prefix("<!DOCTYPE html>\n").expect("the page says what it is");
    let mut open: Vec<(&str, &str)> = Vec::new();
    for piece in pieces(rest) {
        match piece {
            // A style's text is no text of the page.
            Piece::Text(words) if open.last().is_none_or(|(name, _)| *name != "style") => {
                see(&open, &unescaped(words));
            }
            Piece::Text(_) => {}
            Piece::Start(name, attributes) => {
                assert!(elements.contains(&name), "<{name}> is one of ours");
                let mut parts = attributes.split('"');
                while let Some(attribute) = parts.next() {
                    assert!(!attribute.trim_start().starts_with("on"), "{attributes}");
                    let value = parts.next().unwrap_or_default();
                    assert!(!value.trim_start().starts_with("javascript:"), "{attributes}");
                }
                if !VOID.contains(&name) {
                    open.push((name, attributes));
                }
            }
            Piece::End(name) => assert_eq!(open.pop().map(|(name, _)| name), Some(name), "elements nest"),
        }
    }
    assert_eq!(open, [], "every element ends");
    assert!(page.contains("content=\"default-src 'none'; style-src 'sha256-"), "the page has its policy");
}

enum Piece<'a> {
    Text(&'a str),
    /// An element's name and attributes.
    Start(&'a str, &'a str),
    End(&'a str),
}

/// Tags and what is between them. Where a style starts, all is text until it ends.
fn pieces(mut rest: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    while let Some(at) = rest.find('<') {
        pieces.push(Piece::Text(&rest[..at]));
        let (tag, after) = rest[at + 1..].split_once('>').expect("a tag ends");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            pieces.push(Piece::End(name));
            continue;
        }
        let name = tag.split(' ').next().unwrap_or_default();
        pieces.push(Piece::Start(name, &tag[name.len()..]));
        if name == "style" {
            let (style, after) = rest.split_once("</style>").expect("a style ends");
            assert!(!style.contains('<'));
            pieces.push(Piece::End("style"));
            rest = after;
        }
    }
    pieces.push(Piece::Text(rest));
    pieces
}

fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut parts = text.split('&');
    plain.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (name, rest) = part.split_once(';').expect("an ampersand starts a reference");
        plain.push_str(match name {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "#39" => "'",
            "#13" => "\r",
            _ => panic!("&{name}; is a reference of ours"),
        });
        plain.push_str(rest);
    }
    plain
}

#[test]
fn what_overlaps_is_marked_all_the_same() {
    let text = "“The pier cost ‘about $3 million’ and may reopen,” said Ada Holm.\n";
    let page = super::article(text).export(Format::Html, Offsets::Utf16);
    let depth = |words: &str| {
        let before = &page[page.find("<article>").unwrap()..];
        let before = &before[..before.find(words).unwrap_or_else(|| panic!("{words} in {before}"))];
        before.matches("<mark").count() - before.matches("</mark>").count()
    };
    assert!(depth("$3 million") >= 3, "a figure in a quote in a quote");
    assert_eq!(depth("Holm"), 1, "a source");
}
