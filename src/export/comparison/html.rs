//! One HTML page that needs nothing else: the versions side by side, quotes and figures first.
//!
//! As in the page of an article, nothing of the articles is ever HTML, and the page's policy allows its style alone.

use super::stretches::{Mark, Stretch};
use super::synopsis::{Synopsis, number};
use super::wording;
use crate::compare::{PassageMember, PassageRow, QuoteMember, QuoteRow};
use crate::export::html::Page;
use crate::export::one_line;
use crate::export::wording::{percent, value};

const STYLE: &str = concat!(include_str!("../html/base.css"), include_str!("../html/comparison.css"));

const TITLE: &str = "Versions compared";

/// The comparison as a page.
pub(super) fn write(synopsis: &Synopsis) -> String {
    let versions = 0..synopsis.comparison().versions.len() as u32;
    let labels = versions.map(|version| [&*number(version), " ", &*synopsis.name(version)].concat());
    let mut table = Tables { synopsis, labels: labels.collect(), page: Page::start(TITLE, STYLE) };
    table.overview();
    table.quotes();
    table.figures();
    table.one_sided();
    table.passages();
    table.alone();
    table.speakers();
    table.pairs();
    table.page.end()
}

struct Tables<'a> {
    synopsis: &'a Synopsis<'a>,
    /// Each version's number and name.
    labels: Vec<String>,
    page: Page,
}

impl Tables<'_> {
    fn overview(&mut self) {
        self.page.element("h1", TITLE);
        self.page.raw(&["<ul>\n"]);
        self.synopsis.summary().iter().for_each(|line| self.page.element("li", line));
        self.page.raw(&[
            "</ul>\n<p class=\"meta\">Compared by Whosaid ",
            env!("CARGO_PKG_VERSION"),
            "</p>\n",
        ]);
        self.page.raw(&["</header>\n<section>\n<h2>Versions</h2>\n"]);
        self.begin(
            "Versions",
            "",
            &["Version", "Date", "Words", "Sentences", "Here alone", "Shared word for word"],
        );
        for (version, label) in self.synopsis.comparison().versions.iter().zip(&self.labels) {
            let date = version.date.map(|date| date.to_string()).unwrap_or_default();
            self.page.raw(&["<tr>"]);
            row_head(&mut self.page, label);
            for (of, cell) in [
                ("Date", &*date),
                ("Words", &*version.words.to_string()),
                ("Sentences", &*version.sentences.to_string()),
                ("Here alone", &*version.alone.to_string()),
                ("Shared word for word", &*percent(version.copied)),
            ] {
                self.page.raw(&["<td data-of=\"", of, "\">", cell, "</td>"]);
            }
            self.page.raw(&["</tr>\n"]);
        }
        self.end();
    }

    fn quotes(&mut self) {
        let rows = self.synopsis.quotes();
        if rows.is_empty() {
            return;
        }
        self.page.raw(&["<section>\n<h2>Quotes</h2>\n", HOW_MARKED]);
        for row in rows {
            let (speaker, compares) = self.synopsis.about(row);
            let grave = if row.disputed || !row.changed.is_empty() { " class=\"grave\"" } else { "" };
            self.page.raw(&["<h3", grave, "><bdi>"]);
            self.page.words(&speaker);
            self.page.raw(&[
                "</bdi> <span class=\"how\">",
                &*compares,
                "</span></h3>\n<ul class=\"versions\">\n",
            ]);
            row.members.iter().for_each(|member| self.said(row, member));
            self.page.raw(&["</ul>\n"]);
        }
        self.page.raw(&["</section>\n"]);
    }

    /// The words of one version, who says them there, and what changed of the meaning.
    fn said(&mut self, row: &QuoteRow, member: &QuoteMember) {
        self.page.raw(&["<li><p class=\"meta\"><bdi>"]);
        self.page.words(&self.labels[member.version as usize]);
        self.page.raw(&["</bdi></p><p class=\"said\" dir=\"auto\">"]);
        self.synopsis.stretches(row, member).iter().for_each(|stretch| self.stretch(stretch));
        self.page.raw(&["</p><p class=\"meta\"><bdi>"]);
        let who = self.synopsis.speaker_of(member);
        self.page.words(&who);
        self.page.raw(&[
            if who.is_empty() { "</bdi>" } else { "</bdi>, " },
            wording::form(member.form),
            "</p>",
        ]);
        for change in self.synopsis.meaning(row, member) {
            self.page.raw(&["<p class=\"changed\"><bdi>"]);
            self.page.words(&change);
            self.page.raw(&["</bdi></p>"]);
        }
        self.page.raw(&["</li>\n"]);
    }

    fn stretch(&mut self, stretch: &Stretch) {
        let [open, close] = match stretch.mark {
            None => ["", ""],
            Some(Mark::Wording) => ["<mark class=\"wording\">", "</mark>"],
            Some(Mark::Meaning(_)) => ["<mark class=\"meaning\">", "</mark>"],
            Some(Mark::Lacks(_)) => ["<del>", "</del>"],
        };
        self.page.raw(&[open]);
        self.page.words(&stretch.words);
        self.page.raw(&[close]);
    }

    fn figures(&mut self) {
        let rows = self.synopsis.figures();
        if rows.is_empty() {
            return;
        }
        self.page.raw(&["<section>\n<h2>Figures</h2>\n"]);
        self.beside("Figures", "", "Of");
        for row in rows {
            self.page.raw(&["<tr class=\"", &*value(&row.relation), "\">"]);
            self.page.raw(&["<th scope=\"row\" dir=\"auto\">"]);
            self.page.words(&self.synopsis.counted(row));
            self.page.raw(&[
                " <span class=\"relation\">",
                wording::figure_relation(row.relation),
                "</span></th>",
            ]);
            for version in 0..self.labels.len() as u32 {
                let members = row.members.iter().filter(|member| member.version == version);
                let given: Vec<_> = members
                    .map(|member| (self.synopsis.figure(member), self.synopsis.giver(member)))
                    .collect();
                self.cell(version, &given);
            }
            self.page.raw(&["</tr>\n"]);
        }
        self.end();
    }

    /// What is somebody's word in one version and a fact in another.
    fn one_sided(&mut self) {
        let mut rows = self.synopsis.one_sided().peekable();
        if rows.peek().is_none() {
            return;
        }
        self.page.raw(&["<section>\n<h2>Attributed in one version, stated as fact in another</h2>\n"]);
        for row in rows {
            self.page.raw(&["<ul class=\"versions\">\n"]);
            for member in &row.members {
                self.page.raw(&["<li><p class=\"meta\"><bdi>"]);
                self.page.words(&self.labels[member.version as usize]);
                self.page.raw(&["</bdi></p><p class=\"said\" dir=\"auto\">"]);
                self.page.words(&self.synopsis.passage(member));
                self.page.raw(&["</p><p class=\"meta\"><bdi>"]);
                match member.attribution {
                    Some(_) => self.page.words(&self.synopsis.standing(member)),
                    None => self.page.raw(&["stated as a fact"]),
                }
                self.page.raw(&["</bdi></p></li>\n"]);
            }
            self.page.raw(&["</ul>\n"]);
        }
        self.page.raw(&["</section>\n"]);
    }

    /// The matrix of what several versions tell.
    fn passages(&mut self) {
        let mut rows = self.synopsis.passages().peekable();
        if rows.peek().is_none() {
            return;
        }
        self.page.raw(&["<section>\n<h2>What several versions tell</h2>\n"]);
        self.beside("What several versions tell", " words", "Told");
        rows.for_each(|row| self.told(row));
        self.end();
    }

    fn told(&mut self, row: &PassageRow) {
        self.page.raw(&["<tr><th scope=\"row\">", wording::passage_relation(row.relation)]);
        if let Some(first) = row.first {
            self.page.raw(&[", first in version ", &*number(first)]);
        }
        self.page.raw(&["</th>"]);
        for version in 0..self.labels.len() as u32 {
            let members = row.members.iter().filter(|member| member.version == version);
            let given: Vec<_> =
                members.map(|member| (self.synopsis.passage(member), self.source(member))).collect();
            self.cell(version, &given);
        }
        self.page.raw(&["</tr>\n"]);
    }

    /// On whose word a version tells a passage.
    fn source(&self, member: &PassageMember) -> String {
        if member.attribution.is_some() { self.synopsis.standing(member) } else { String::new() }
    }

    /// What each version alone tells.
    fn alone(&mut self) {
        for version in 0..self.labels.len() as u32 {
            let mut members = self.synopsis.alone(version).peekable();
            if members.peek().is_none() {
                continue;
            }
            self.page.raw(&["<section>\n<h2>Only in version <bdi>"]);
            self.page.words(&self.labels[version as usize]);
            self.page.raw(&["</bdi></h2>\n<ul>\n"]);
            for member in members {
                self.page.raw(&["<li><bdi>"]);
                self.page.words(&self.synopsis.passage(member));
                self.page.raw(&["</bdi> <span class=\"how\"><bdi>"]);
                self.page.words(&self.synopsis.standing(member));
                self.page.raw(&["</bdi></span></li>\n"]);
            }
            self.page.raw(&["</ul>\n</section>\n"]);
        }
    }

    fn speakers(&mut self) {
        let mut rows = self.synopsis.varied().peekable();
        if rows.peek().is_none() {
            return;
        }
        self.page.raw(&["<section>\n<h2>Speakers under several names</h2>\n"]);
        self.beside("Speakers under several names", "", "Speaker");
        for row in rows {
            self.page.raw(&["<tr>"]);
            row_head(&mut self.page, &one_line(&row.name));
            for version in 0..self.labels.len() as u32 {
                let members = row.members.iter().filter(|member| member.version == version);
                let named =
                    members.map(|member| (one_line(&member.name), wording::likeness(member.how).to_owned()));
                self.cell(version, &named.collect::<Vec<_>>());
            }
            self.page.raw(&["</tr>\n"]);
        }
        self.end();
    }

    /// What any two versions have in common.
    fn pairs(&mut self) {
        let mut common = self.synopsis.comparison().pairs.iter().filter(|pair| pair.passages > 0).peekable();
        if common.peek().is_none() {
            return;
        }
        self.page.raw(&["<section>\n<h2>What any two versions share</h2>\n"]);
        self.begin(
            "What any two versions share",
            "",
            &["Versions", "Passages", "Quotes", "Figures", "Words copied"],
        );
        for pair in common {
            let [one, other] = pair.versions.map(number);
            let copied = pair.copied.map(|words| words.to_string());
            self.page.raw(&["<tr>"]);
            row_head(&mut self.page, &[&*one, " and ", &*other].concat());
            for (of, cell) in [
                ("Passages", &*pair.passages.to_string()),
                ("Quotes", &*pair.quotes.to_string()),
                ("Figures", &*pair.figures.to_string()),
                ("Words copied", &*[&*copied[0], " and ", &*copied[1]].concat()),
            ] {
                self.page.raw(&["<td data-of=\"", of, "\">", cell, "</td>"]);
            }
            self.page.raw(&["</tr>\n"]);
        }
        self.end();
    }

    /// A table with a column for each version.
    fn beside(&mut self, name: &str, class: &str, first: &str) {
        let labels = std::mem::take(&mut self.labels);
        let columns: Vec<_> = [first].into_iter().chain(labels.iter().map(String::as_str)).collect();
        self.begin(name, &[" beside", class].concat(), &columns);
        self.labels = labels;
    }

    /// What a table begins with, in a box of its own that scrolls where the table is too wide.
    fn begin(&mut self, name: &str, class: &str, columns: &[&str]) {
        self.page.raw(&["<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"", name, "\">\n"]);
        self.page.raw(&["<table class=\"stacks", class, "\">\n<thead><tr>"]);
        for column in columns {
            self.page.raw(&["<th scope=\"col\" dir=\"auto\">"]);
            self.page.words(column);
            self.page.raw(&["</th>"]);
        }
        self.page.raw(&["</tr></thead>\n<tbody>\n"]);
    }

    fn end(&mut self) {
        self.page.raw(&["</tbody>\n</table>\n</div>\n</section>\n"]);
    }

    /// What a version has of a row, each with who or how.
    fn cell(&mut self, version: u32, given: &[(String, String)]) {
        if given.is_empty() {
            self.page.raw(&["<td class=\"none\">–</td>"]);
            return;
        }
        self.page.raw(&["<td dir=\"auto\" data-of=\""]);
        self.page.words(&self.labels[version as usize]);
        self.page.raw(&["\">"]);
        for (nth, (words, beside)) in given.iter().enumerate() {
            self.page.raw(&[if nth > 0 { "<br>" } else { "" }]);
            self.page.words(words);
            if !beside.is_empty() {
                self.page.raw(&[" <span class=\"who\" dir=\"auto\">"]);
                self.page.words(beside);
                self.page.raw(&["</span>"]);
            }
        }
        self.page.raw(&["</td>"]);
    }
}

fn row_head(page: &mut Page, words: &str) {
    page.raw(&["<th scope=\"row\" dir=\"auto\">"]);
    page.words(words);
    page.raw(&["</th>"]);
}

const HOW_MARKED: &str = "<p class=\"meta\">Marks: <mark class=\"meaning\">words that bear on the meaning</mark>, \
<del>such words of another version, missing here</del>, <mark class=\"wording\">other wording</mark>. Each version is \
held against the one whose words the others share most.</p>
";
