//! A report in Markdown: what agrees between the versions, what differs, and what one of them alone tells.

use super::stretches::{Mark, Stretch};
use super::synopsis::{Synopsis, number};
use super::wording;
use crate::compare::{QuoteMember, QuoteRow};
use crate::export::wording::percent;
use crate::export::{escape, one_line};

/// The report, in `CommonMark` with tables and struck words as GitHub has them. No word of the articles has a meaning in
/// it.
pub(super) fn write(synopsis: &Synopsis) -> String {
    let mut report = Report { synopsis, out: String::new() };
    report.overview();
    report.quotes();
    report.figures();
    report.one_sided();
    report.alone();
    report.speakers();
    report.pairs();
    report.out
}

struct Report<'a> {
    synopsis: &'a Synopsis<'a>,
    out: String,
}

const HOW_MARKED: &str = "
**Bold** words bear on the meaning and differ, ~~struck~~ ones are missing in that version, those in *italics* differ only in \
wording. Each version is held against the one whose words the others share most.
";

impl Report<'_> {
    fn overview(&mut self) {
        self.out.push_str("# Versions compared\n");
        for line in self.synopsis.summary() {
            self.all(&["\n- ", &*line]);
        }
        self.out.push('\n');
        self.table(&["", "Version", "Date", "Words", "Sentences", "Here alone", "Shared word for word"]);
        for (version, at) in self.synopsis.comparison().versions.iter().zip(0..) {
            let date = version.date.map(|date| date.to_string()).unwrap_or_default();
            self.row(&[
                &*number(at),
                &*self.synopsis.name(at),
                &*date,
                &*version.words.to_string(),
                &*version.sentences.to_string(),
                &*version.alone.to_string(),
                &*percent(version.copied),
            ]);
        }
    }

    fn quotes(&mut self) {
        let rows = self.synopsis.quotes();
        if rows.is_empty() {
            return;
        }
        self.heading("## ", "Quotes");
        self.out.push_str(HOW_MARKED);
        for row in rows {
            let (speaker, compares) = self.synopsis.about(row);
            self.heading("### ", &[&*speaker, ": ", &*compares].concat());
            self.out.push('\n');
            row.members.iter().for_each(|member| self.said(row, member));
        }
    }

    /// The words of one version, who says them there, and what changed of the meaning.
    fn said(&mut self, row: &QuoteRow, member: &QuoteMember) {
        self.all(&["- Version ", &*number(member.version), ": "]);
        self.stretches(&self.synopsis.stretches(row, member));
        self.out.push_str(" — ");
        let mut facts = vec![self.synopsis.speaker_of(member), wording::form(member.form).to_owned()];
        facts.retain(|fact| !fact.is_empty());
        facts.extend(self.synopsis.meaning(row, member));
        self.words(&facts.join("; "));
        self.out.push('\n');
    }

    fn stretches(&mut self, stretches: &[Stretch]) {
        for (at, stretch) in stretches.iter().enumerate() {
            let around = [at.checked_sub(1), Some(at + 1)].map(|at| stretches.get(at?));
            let fence = match stretch.mark {
                Some(mark) if holds(stretch, around) => fence(mark),
                _ => "",
            };
            self.out.push_str(fence);
            let (spaces, words) = edges(&stretch.words);
            self.out.push_str(spaces[0]);
            self.words(words);
            self.out.push_str(spaces[1]);
            self.out.push_str(fence);
        }
    }

    fn figures(&mut self) {
        let rows = self.synopsis.figures();
        if rows.is_empty() {
            return;
        }
        self.heading("## ", "Figures");
        let versions = self.synopsis.comparison().versions.len() as u32;
        let names: Vec<_> = (0..versions).map(|version| ["Version ", &*number(version)].concat()).collect();
        let columns: Vec<_> = ["Of", "Values"].into_iter().chain(names.iter().map(String::as_str)).collect();
        self.table(&columns);
        for row in rows {
            let mut cells =
                vec![self.synopsis.counted(row), wording::figure_relation(row.relation).to_owned()];
            for version in 0..versions {
                let members = row.members.iter().filter(|member| member.version == version);
                let given = members.map(|member| match self.synopsis.giver(member) {
                    who if who.is_empty() => self.synopsis.figure(member),
                    who => [&*self.synopsis.figure(member), " (", &*who, ")"].concat(),
                });
                cells.push(given.collect::<Vec<_>>().join("; "));
            }
            self.row(&cells.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }

    /// What is somebody's word in one version and a fact in another.
    fn one_sided(&mut self) {
        let mut rows = self.synopsis.one_sided().peekable();
        if rows.peek().is_none() {
            return;
        }
        self.heading("## ", "Attributed in one version, stated as fact in another");
        for row in rows {
            self.out.push('\n');
            for (member, nth) in row.members.iter().zip(0..) {
                self.out.push_str(if nth == 0 { "- " } else { "  " });
                self.all(&["Version ", &*number(member.version), ": "]);
                self.words(&self.synopsis.passage(member));
                self.out.push_str(" — ");
                match member.attribution {
                    Some(_) => self.words(&self.synopsis.standing(member)),
                    None => self.out.push_str("stated as a fact"),
                }
                self.out.push_str(if nth + 1 == row.members.len() { "\n" } else { "\\\n" });
            }
        }
    }

    /// What each version alone tells.
    fn alone(&mut self) {
        for version in 0..self.synopsis.comparison().versions.len() as u32 {
            let mut members = self.synopsis.alone(version).peekable();
            if members.peek().is_none() {
                continue;
            }
            let heading =
                ["Only in version ", &*number(version), ": ", &*self.synopsis.name(version)].concat();
            self.heading("## ", &heading);
            self.out.push('\n');
            for member in members {
                self.out.push_str("- ");
                self.words(&self.synopsis.passage(member));
                let standing = self.synopsis.standing(member);
                if !standing.is_empty() {
                    self.out.push_str(" — ");
                    self.words(&standing);
                }
                self.out.push('\n');
            }
        }
    }

    fn speakers(&mut self) {
        let mut rows = self.synopsis.varied().peekable();
        if rows.peek().is_none() {
            return;
        }
        self.heading("## ", "Speakers under several names");
        self.out.push('\n');
        for row in rows {
            self.out.push_str("- ");
            self.words(&row.name);
            let named = row.members.iter().map(|member| {
                let name = one_line(&member.name);
                let how = wording::likeness(member.how);
                ["version ", &*number(member.version), " “", &*name, "” (", how, ")"].concat()
            });
            let named: Vec<_> = named.collect();
            self.out.push_str(": ");
            self.words(&named.join(", "));
            self.out.push('\n');
        }
    }

    /// What any two versions have in common.
    fn pairs(&mut self) {
        let pairs = &self.synopsis.comparison().pairs;
        let mut common = pairs.iter().filter(|pair| pair.passages > 0).peekable();
        if common.peek().is_none() {
            return;
        }
        self.heading("## ", "What any two versions share");
        self.table(&["Versions", "Passages", "Quotes", "Figures", "Words copied"]);
        for pair in common {
            let [one, other] = pair.versions.map(number);
            let copied = pair.copied.map(|words| words.to_string());
            self.row(&[
                &*[&*one, " and ", &*other].concat(),
                &*pair.passages.to_string(),
                &*pair.quotes.to_string(),
                &*pair.figures.to_string(),
                &*[&*copied[0], " and ", &*copied[1]].concat(),
            ]);
        }
    }

    /// The head of a table, after an empty line.
    fn table(&mut self, columns: &[&str]) {
        self.out.push('\n');
        self.row(columns);
        self.all(&[&*"|---".repeat(columns.len()), "|\n"]);
    }

    fn row(&mut self, cells: &[&str]) {
        for cell in cells {
            self.out.push_str("| ");
            self.words(cell);
            self.out.push(' ');
        }
        self.out.push_str("|\n");
    }

    /// A heading after an empty line.
    fn heading(&mut self, level: &str, words: &str) {
        self.all(&["\n", level]);
        self.words(words);
        self.out.push('\n');
    }

    /// Words that have no meaning in Markdown.
    fn words(&mut self, words: &str) {
        escape::markdown(words, &mut self.out);
    }

    /// Parts that may have one.
    fn all(&mut self, parts: &[&str]) {
        self.out.extend(parts.iter().copied());
    }
}

/// What stands before and after marked words.
const fn fence(mark: Mark) -> &'static str {
    match mark {
        Mark::Wording => "*",
        Mark::Meaning(_) => "**",
        Mark::Lacks(_) => "~~",
    }
}

/// Whether a fence around `stretch` is read as one: Markdown looks at the characters on both sides of it.
fn holds(stretch: &Stretch, [before, after]: [Option<&Stretch>; 2]) -> bool {
    let inner = [stretch.words.chars().next(), stretch.words.chars().next_back()];
    let outer = [
        before.and_then(|before| before.words.chars().next_back()),
        after.and_then(|after| after.words.chars().next()),
    ];
    inner.iter().zip(outer).all(|(inner, outer)| {
        inner.is_some_and(char::is_alphanumeric) && outer.is_none_or(|outer| !outer.is_alphanumeric())
    })
}

/// The spaces at the edges of a stretch, which escaping takes away, and what is between them.
fn edges(words: &str) -> ([&str; 2], &str) {
    let inner = words.trim_matches(' ');
    let start = if words.starts_with(' ') { " " } else { "" };
    let end = if words.ends_with(' ') && !inner.is_empty() { " " } else { "" };
    ([start, end], inner)
}
