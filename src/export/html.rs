//! One HTML page that needs nothing else: the marked article with numbered notes, its speakers, figures and claims.
//!
//! Nothing of the article is ever HTML: all of it goes through [`escape::html`]. The page has no script, and a content
//! security policy that allows none, nor anything from elsewhere.

use super::digest::Digest;
use super::escape::one_line;
use super::marks::{Mark, Sink, Walk, marks};
use super::statements::{Statement, closed, corrected, describe, statements};
use super::{Article, escape, wording};
use crate::document::{Block, BlockKind, Span};

const STYLE: &str = concat!(include_str!("html/base.css"), include_str!("html/article.css"));

/// The article as a page. The text of its one `article` element is the article's text, character by character.
pub(super) fn write(article: &Article) -> String {
    let statements = statements(article);
    let title = article.title().unwrap_or_else(|| "Who said what".to_owned());
    let mut page = Page::start(&title, STYLE);
    page.header(article, &title);
    page.article(article, &statements);
    page.notes(article, &statements);
    page.speakers(article);
    page.figures(article);
    page.claims(article);
    page.end()
}

/// A page being written.
pub(super) struct Page {
    out: String,
}

impl Page {
    /// A page whose one style is `style`, up to its header's content.
    pub(super) fn start(title: &str, style: &str) -> Self {
        let mut page = Self { out: String::new() };
        page.head(title, style);
        page
    }

    /// The whole page.
    pub(super) fn end(mut self) -> String {
        self.raw(&["</body>\n</html>\n"]);
        self.out
    }

    fn head(&mut self, title: &str, style: &str) {
        self.raw(&["<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"]);
        let policy = ["default-src 'none'; style-src '", &*Digest::new(style).source(), "'"].concat();
        self.raw(&["<meta http-equiv=\"Content-Security-Policy\" content=\"", &*policy]);
        self.raw(&[
            "; base-uri 'none'; form-action 'none'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n",
        ]);
        self.raw(&["<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"]);
        self.words(title);
        self.raw(&["</title>\n<style>", style, "</style>\n</head>\n<body>\n<header>\n"]);
    }

    fn header(&mut self, article: &Article, title: &str) {
        // A headline that says the same stands in the article.
        if article.headline().is_none_or(|span| one_line(article.slice(span)) != title) {
            self.element("h1", title);
        }
        self.raw(&["<p class=\"meta\">"]);
        if let Some(address) = &article.address {
            self.raw(&["<a rel=\"noreferrer noopener\" href=\""]);
            self.words(address.as_str());
            self.raw(&["\">"]);
            self.words(address.as_str());
            self.raw(&["</a> · "]);
        }
        if let Some(date) = article.document.date {
            self.raw(&["<time>", &*date.to_string(), "</time> · "]);
        }
        self.raw(&["Annotated by Whosaid ", env!("CARGO_PKG_VERSION"), "</p>\n", LEGEND, "</header>\n"]);
    }

    /// The article's text, block by block; what is between blocks is white space.
    fn article(&mut self, article: &Article, statements: &[Statement]) {
        let marks = marks(article);
        let places: Vec<_> = statements.iter().map(|statement| statement.place).collect();
        let mut walk = Walk::new(&article.text, &marks, &places);
        let title = article.title();
        let mut named = false;
        self.raw(&["<article>"]);
        let mut at = 0;
        for block in &article.document.blocks {
            // In a document that was edited, blocks may overlap.
            let span = Span::new(block.span.start.max(at), block.span.end.max(at));
            walk.stretch(Span::new(at, span.start), self);
            let titles = !named && title.as_deref() == Some(&one_line(article.slice(block.span)));
            named |= titles;
            let name = element(block, titles);
            self.raw(&["<", name, " class=\"", &*wording::value(&block.kind), "\" dir=\"auto\">"]);
            walk.stretch(span, self);
            self.raw(&["</", name, ">"]);
            at = span.end;
        }
        walk.stretch(Span::new(at, article.text.len() as u32), self);
        walk.rest(self);
        self.raw(&["</article>\n"]);
    }

    fn notes(&mut self, article: &Article, statements: &[Statement]) {
        if statements.is_empty() {
            return;
        }
        self.raw(&["<section>\n<h2>Notes</h2>\n<ol>\n"]);
        for (statement, number) in statements.iter().zip(1_u32..) {
            let number = &*number.to_string();
            self.raw(&["<li id=\"note-", number, "\"><bdi><b>"]);
            self.words(&statement.who(article));
            self.raw(&["</b></bdi>: <bdi>"]);
            self.words(&statement.given(article));
            self.raw(&["</bdi><br><bdi>"]);
            self.words(&statement.facts(article).join("; "));
            self.raw(&[
                "</bdi> <a class=\"back\" href=\"#ref-",
                number,
                "\" aria-label=\"Back to the text\">↩</a></li>\n",
            ]);
        }
        self.raw(&["</ol>\n</section>\n"]);
    }

    fn speakers(&mut self, article: &Article) {
        if article.document.speakers.is_empty() {
            return;
        }
        self.raw(&["<section>\n<h2>Speakers</h2>\n<ul>\n"]);
        for speaker in &article.document.speakers {
            self.raw(&["<li><bdi><b>"]);
            self.words(&one_line(&speaker.name));
            self.raw(&["</b></bdi>: <bdi>"]);
            self.words(&describe(speaker).join("; "));
            self.raw(&["</bdi></li>\n"]);
        }
        self.raw(&["</ul>\n</section>\n"]);
    }

    fn figures(&mut self, article: &Article) {
        if article.document.figures.is_empty() {
            return;
        }
        self.raw(&["<section>\n<h2>Figures</h2>\n<table>\n<thead><tr>"]);
        for name in ["Figure", "Reads", "Unit", "Of", "Trend", "Who"] {
            self.raw(&["<th scope=\"col\">", name, "</th>"]);
        }
        self.raw(&["</tr></thead>\n<tbody>\n"]);
        for figure in &article.document.figures {
            self.raw(&["<tr>"]);
            let of = figure.of.map(|of| one_line(article.slice(of))).unwrap_or_default();
            for cell in [
                &*one_line(article.slice(figure.span)),
                &*wording::amount(figure),
                &*wording::unit(figure),
                &*of,
                wording::trend(figure.trend),
                &*article.who(figure.attribution),
            ] {
                self.raw(&["<td dir=\"auto\">"]);
                self.words(cell);
                self.raw(&["</td>"]);
            }
            self.raw(&["</tr>\n"]);
        }
        self.raw(&["</tbody>\n</table>\n</section>\n"]);
    }

    /// What the article says in its own voice and somebody could check.
    fn claims(&mut self, article: &Article) {
        let claims = article.document.claims.iter().filter(|claim| claim.attribution.is_none());
        let mut claims = claims.peekable();
        if claims.peek().is_none() {
            return;
        }
        self.raw(&["<section>\n<h2>Claims without a source</h2>\n<ul>\n"]);
        for claim in claims {
            self.raw(&["<li><bdi>"]);
            self.words(&closed(one_line(article.slice(claim.span))));
            self.raw(&["</bdi><br>", &*wording::value(&claim.kind), "; worth checking "]);
            self.raw(&[&*wording::percent(claim.score), if claim.subjective { "; opinion" } else { "" }]);
            if let Some(corrected) = corrected(claim.by) {
                self.raw(&["; ", &*corrected]);
            }
            self.raw(&["</li>\n"]);
        }
        self.raw(&["</ul>\n</section>\n"]);
    }

    #[inline(never)]
    pub(super) fn element(&mut self, name: &str, words: &str) {
        self.raw(&["<", name, ">"]);
        self.words(words);
        self.raw(&["</", name, ">\n"]);
    }

    /// Words, as text.
    #[inline(never)]
    pub(super) fn words(&mut self, words: &str) {
        escape::html(words, &mut self.out);
    }

    /// Markup of ours.
    #[inline(never)]
    pub(super) fn raw(&mut self, parts: &[&str]) {
        self.out.extend(parts.iter().copied());
    }
}

impl Sink for Page {
    fn open(&mut self, mark: &Mark) {
        self.raw(&["<mark class=\"", mark.class, "\">"]);
    }

    fn close(&mut self) {
        self.raw(&["</mark>"]);
    }

    fn text(&mut self, text: &str) {
        self.words(text);
    }

    /// A link without text of its own: the style sheet shows its number, and what is copied from the article is the article.
    fn note(&mut self, note: usize) {
        let number = &*(note + 1).to_string();
        self.raw(&[
            "<a class=\"ref\" id=\"ref-",
            number,
            "\" href=\"#note-",
            number,
            "\" aria-label=\"Note ",
            number,
        ]);
        self.raw(&["\" data-n=\"", number, "\"></a>"]);
    }
}

/// The name of a block's element; one that is the page's title is its first heading.
fn element(block: &Block, titles: bool) -> &'static str {
    match block.kind {
        _ if titles => "h1",
        BlockKind::Headline => "h2",
        _ => "p",
    }
}

const LEGEND: &str = "<ul class=\"legend\">
<li><mark class=\"quote\">words in quotation marks</mark></li>
<li><mark class=\"scare\">scare quotes, titles</mark></li>
<li><mark class=\"reported\">reported speech</mark></li>
<li><mark class=\"source\">source</mark></li>
<li><mark class=\"cue\">cue</mark></li>
<li><mark class=\"figure\">figure</mark></li>
<li><mark class=\"claim\">claim</mark></li>
<li><mark class=\"hedge\">hedge</mark></li>
</ul>
";
