//! An article that tries to be more than words.

use whosaid::export::{Format, Table};
use whosaid::{Offsets, Options};

use crate::table::table;

const TEXT: &str = "<script>alert(1)</script> & <b>Bridge</b> [opens](javascript:alert(2))

=cmd|' /C calc'!A0 cost $3 million, +1 555 0100 people paid @home, ![x](https://evil.example/x.png).

“</article><img src=x onerror=alert(3)>,” said Ada \"`Holm`\" <a href='#'>Stone</a>. \u{202e}“Reversed \u{1b}[31m words,” said Ida Marsh.

# “-->]]> *all* of _it_ | is ~~text~~,” said Tom &lt;Abara&gt;. `“</style><style>body{}”` said https://evil.example/ www.evil.example
";

#[test]
fn words_stay_words_in_every_format() {
    let mut article = super::article(TEXT);
    article.title = Some("</title><script>alert(4)</script>".to_owned());
    article.creator = Some("\"},{\"type\":\"Software".to_owned());
    super::check(&article);
    let page = article.export(Format::Html, Offsets::Utf16);
    for tag in ["<script", "<img", "<b>B", "href='#'", "</title><"] {
        assert!(!page.contains(tag), "{tag}");
    }
    assert_eq!(page.matches("<style").count(), 1);
    assert_eq!(page.matches("<h1").count(), 1);
}

#[test]
fn names_and_evidence_are_words_as_well() {
    let mut document = whosaid::annotate(TEXT, &Options::default());
    assert!(!document.speakers.is_empty() && !document.claims.is_empty(), "there is something to spoil");
    let evil = "=1+1|</p><script>alert(5)</script>\u{202e}`*_\r\n# [a](b)";
    for speaker in &mut document.speakers {
        speaker.name = evil.to_owned();
        speaker.descriptions.push(evil.to_owned());
    }
    document.claims.iter_mut().for_each(|claim| claim.why.push(evil.to_owned()));
    document.attributions.iter_mut().for_each(|attribution| attribution.why.push(evil.to_owned()));
    for figure in &mut document.figures {
        figure.unit = Some(evil.to_owned());
        figure.per = Some(evil.to_owned());
        figure.iso = Some(evil.to_owned());
    }
    let article = whosaid::Article::new(TEXT, document).unwrap();
    super::check(&article);
    for row in table(&article, Table::Speakers, Offsets::Utf16) {
        assert!(row["who"].starts_with("'=1+1|"), "{row:?}");
    }
}
