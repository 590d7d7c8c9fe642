//! The article as plain text with numbered footnotes.

use super::Article;
use super::escape::{harmless, one_line};
use super::statements::{describe, statements};

/// The article's own text, with a number in brackets after whatever is said, then a note for each number and a list of
/// the speakers.
pub(super) fn write(article: &Article) -> String {
    let statements = statements(article);
    let mut out = String::new();
    head(article, &mut out);
    let mut from = 0;
    for (statement, number) in statements.iter().zip(1..) {
        let place = statement.place as usize;
        out.push_str(&harmless(&article.text[from..place]));
        from = place;
        numbered(number, &mut out);
    }
    out.push_str(harmless(&article.text[from..]).trim_end());
    out.push('\n');
    if !statements.is_empty() {
        out.push_str("\n----\n\nNotes\n\n");
    }
    for (statement, number) in statements.iter().zip(1..) {
        numbered(number, &mut out);
        line(&statement.who(article), &statement.facts(article), &mut out);
    }
    if !article.document.speakers.is_empty() {
        out.push_str("\nSpeakers\n\n");
    }
    for speaker in &article.document.speakers {
        out.push('-');
        line(&one_line(&speaker.name), &describe(speaker), &mut out);
    }
    out
}

/// The rest of a line on somebody: "Ada Holm: direct speech; cue “said”; confidence 97 %".
fn line(who: &str, facts: &[String], out: &mut String) {
    for part in [" ", who, ": ", &*facts.join("; "), "\n"] {
        out.push_str(part);
    }
}

/// What the article is called, where the text does not start with it, and where it stands.
fn head(article: &Article, out: &mut String) {
    let title = article.title.as_deref().map(one_line).unwrap_or_default();
    if !title.is_empty() && article.headline().is_none_or(|span| one_line(article.slice(span)) != title) {
        out.push_str(&title);
        out.push_str("\n\n");
    }
    if let Some(address) = &article.address {
        out.push_str(address.as_str());
        out.push_str("\n\n");
    }
}

fn numbered(number: u32, out: &mut String) {
    out.push('[');
    out.push_str(&number.to_string());
    out.push(']');
}
