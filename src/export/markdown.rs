//! A report in Markdown: who said what, the figures, and what the article claims in its own voice.

use super::statements::{Statement, UNTOLD, closed, corrected, describe, statements};
use super::{Article, escape, wording};

/// The report, in `CommonMark` with tables as GitHub has them. No word of the article has a meaning in it.
pub(super) fn write(article: &Article) -> String {
    let mut report = Report { article, out: String::new() };
    report.head();
    report.speakers();
    report.figures();
    report.claims();
    report.notes();
    report.out
}

struct Report<'a> {
    article: &'a Article,
    out: String,
}

impl Report<'_> {
    fn head(&mut self) {
        self.out.push_str("# ");
        self.words(&self.article.title().unwrap_or_else(|| "Who said what".to_owned()));
        self.out.push('\n');
        if let Some(address) = &self.article.address {
            // An address holds nothing that ends an autolink.
            self.all(&["\n<", address.as_str(), ">\n"]);
        }
        if let Some(date) = self.article.document.date {
            self.all(&["\n", &*date.to_string(), "\n"]);
        }
    }

    /// Each speaker with their words, then the words that nobody is told to have said.
    fn speakers(&mut self) {
        let statements = statements(self.article);
        for speaker in &self.article.document.speakers {
            self.heading("## ", &speaker.name);
            self.facts(&describe(speaker));
            self.out.push_str("\n\n");
            let theirs = |statement: &&Statement| {
                statement.attribution().is_some_and(|attribution| attribution.speaker == Some(speaker.id))
            };
            statements.iter().filter(theirs).for_each(|statement| self.statement(statement));
        }
        let nobodys = |statement: &&Statement| statement.attribution().is_none_or(|it| it.speaker.is_none());
        if statements.iter().any(|statement| nobodys(&statement)) {
            self.heading("## ", UNTOLD);
        }
        statements.iter().filter(nobodys).for_each(|statement| self.statement(statement));
    }

    fn statement(&mut self, statement: &Statement) {
        self.out.push_str("- ");
        self.words(&statement.given(self.article));
        self.out.push_str(" — ");
        self.facts(&statement.facts(self.article));
        self.out.push('\n');
    }

    fn figures(&mut self) {
        let figures = &self.article.document.figures;
        if figures.is_empty() {
            return;
        }
        self.heading("## ", "Figures");
        self.out.push_str("| Figure | Reads | Unit | Of | Trend | Who |\n|---|---|---|---|---|---|\n");
        for figure in figures {
            let of = figure.of.map(|of| self.article.slice(of)).unwrap_or_default();
            for cell in [
                self.article.slice(figure.span),
                &*wording::amount(figure),
                &*wording::unit(figure),
                of,
                wording::trend(figure.trend),
                &*self.article.who(figure.attribution),
            ] {
                self.out.push_str("| ");
                self.words(cell);
                self.out.push(' ');
            }
            self.out.push_str("|\n");
        }
    }

    /// What the article says in its own voice and somebody could check.
    fn claims(&mut self) {
        let claims = self.article.document.claims.iter().filter(|claim| claim.attribution.is_none());
        let mut any = false;
        for claim in claims {
            if !any {
                self.heading("## ", "Claims without a source");
                any = true;
            }
            self.out.push_str("- ");
            self.words(&closed(self.article.slice(claim.span).to_owned()));
            self.all(&[
                " — ",
                &*wording::value(&claim.kind),
                "; worth checking ",
                &*wording::percent(claim.score),
            ]);
            self.out.push_str(if claim.subjective { "; opinion" } else { "" });
            if let Some(corrected) = corrected(claim.by) {
                self.all(&["; ", &*corrected]);
            }
            self.out.push('\n');
        }
    }

    fn notes(&mut self) {
        if !self.article.document.notes.is_empty() {
            self.heading("## ", "Notes on the text");
        }
        for note in &self.article.document.notes {
            self.out.push_str("- ");
            self.words(&note.message);
            self.out.push('\n');
        }
    }

    /// A heading after an empty line, and one after it.
    fn heading(&mut self, level: &str, words: &str) {
        self.all(&["\n", level]);
        self.words(words);
        self.out.push_str("\n\n");
    }

    fn facts(&mut self, facts: &[String]) {
        self.words(&facts.join("; "));
    }

    /// Words that have no meaning in Markdown.
    #[inline(never)]
    fn words(&mut self, words: &str) {
        escape::markdown(words, &mut self.out);
    }

    /// Parts that may have one.
    #[inline(never)]
    fn all(&mut self, parts: &[&str]) {
        self.out.extend(parts.iter().copied());
    }
}
