//! A comparison for a reader at a terminal: what differs in meaning and in figures first. What colour tells, signs around
//! the words tell as well.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use whosaid::compare::{Bearing, QuoteMember, QuoteRelation, QuoteRow};
use whosaid::export::{Mark, Stretch, Synopsis, figure_relation, form, likeness};

use crate::lines::Paragraph;

const TITLE: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();
const PLAIN: Style = Style::new();
const OWN: Style = AnsiColor::Green.on_default().bold();
const LACKS: Style = AnsiColor::Red.on_default();
const WORDING: Style = Style::new().underline();

/// No more of what a version alone tells is shown; the other formats have it all.
const MOST_ALONE: usize = 12;

/// Writes `synopsis`.
pub(crate) fn show(synopsis: &Synopsis, output: &mut impl Write) -> io::Result<()> {
    overview(synopsis, output)?;
    quotes(synopsis, output)?;
    figures(synopsis, output)?;
    one_sided(synopsis, output)?;
    alone(synopsis, output)?;
    speakers(synopsis, output)
}

fn overview(synopsis: &Synopsis, output: &mut impl Write) -> io::Result<()> {
    for (version, at) in synopsis.comparison().versions.iter().zip(0..) {
        let date = version.date.map(|date| format!("{date}, ")).unwrap_or_default();
        let counts = format!(
            " — {date}{} words, {} sentences, {} of them here alone",
            version.words, version.sentences, version.alone
        );
        numbered(at).words(&synopsis.name(at), TITLE).words(&counts, QUIET).write(output)?;
    }
    writeln!(output)?;
    synopsis.summary().iter().try_for_each(|line| writeln!(output, "{line}"))
}

fn quotes(synopsis: &Synopsis, output: &mut impl Write) -> io::Result<()> {
    let rows = synopsis.quotes();
    if rows.is_empty() {
        return Ok(());
    }
    title("Quotes", output)?;
    for (mark, told) in [
        (Mark::Meaning(Bearing::Name), "bear on the meaning and differ"),
        (Mark::Lacks(Bearing::Name), "do so in another version and are missing here"),
        (Mark::Wording, "differ in wording alone"),
    ] {
        let sample = Stretch { words: "words".to_owned(), mark: Some(mark) };
        stretches(Paragraph::new("", 2), &[sample]).words(" ", QUIET).words(told, QUIET).write(output)?;
    }
    for row in rows {
        let (speaker, compares) = synopsis.about(row);
        writeln!(output)?;
        Paragraph::new("", 2).words(&speaker, TITLE).words(&format!(": {compares}"), PLAIN).write(output)?;
        if row.relation == QuoteRelation::Same && !row.disputed {
            once(synopsis, row, output)?;
            continue;
        }
        row.members.iter().try_for_each(|member| said(synopsis, row, member, output))?;
    }
    Ok(())
}

/// Words that every version gives alike, after the numbers of those that do.
fn once(synopsis: &Synopsis, row: &QuoteRow, output: &mut impl Write) -> io::Result<()> {
    let numbers: Vec<_> = row.members.iter().map(|member| (member.version + 1).to_string()).collect();
    let paragraph = Paragraph::new("  ", 5).words(&numbers.join(", "), PLAIN).words("  ", PLAIN);
    stretches(paragraph, &synopsis.stretches(row, &row.members[0])).write(output)
}

/// The words of one version, then who says them there and what changed of the meaning.
fn said(
    synopsis: &Synopsis,
    row: &QuoteRow,
    member: &QuoteMember,
    output: &mut impl Write,
) -> io::Result<()> {
    stretches(numbered(member.version), &synopsis.stretches(row, member)).write(output)?;
    let mut facts = vec![synopsis.speaker_of(member), form(member.form).to_owned()];
    facts.retain(|fact| !fact.is_empty());
    facts.extend(synopsis.meaning(row, member));
    Paragraph::new("     ", 5).words(&facts.join("; "), QUIET).write(output)
}

fn stretches(paragraph: Paragraph, stretches: &[Stretch]) -> Paragraph {
    stretches.iter().fold(paragraph, |paragraph, Stretch { words, mark }| {
        let (signs, style) = match mark {
            None => return paragraph.words(words, PLAIN),
            Some(Mark::Meaning(_)) => (["[+", "+]"], OWN),
            Some(Mark::Lacks(_)) => (["[-", "-]"], LACKS),
            Some(Mark::Wording) => (["_", "_"], WORDING),
        };
        paragraph.words(signs[0], style).words(words, style).words(signs[1], style)
    })
}

fn figures(synopsis: &Synopsis, output: &mut impl Write) -> io::Result<()> {
    let rows = synopsis.figures();
    if rows.is_empty() {
        return Ok(());
    }
    title("Figures", output)?;
    let mut relation = None;
    for row in rows {
        if relation != Some(row.relation) {
            relation = Some(row.relation);
            writeln!(output, "{}", figure_relation(row.relation))?;
        }
        let mut line = Paragraph::new("  ", 6).words(&synopsis.counted(row), TITLE).words(":", PLAIN);
        for (member, nth) in row.members.iter().zip(0..) {
            line = line.words(if nth == 0 { " " } else { " · " }, PLAIN);
            line = line.words(&(member.version + 1).to_string(), QUIET);
            line = line.words(" ", PLAIN).words(&synopsis.figure(member), PLAIN);
            let who = synopsis.giver(member);
            if !who.is_empty() {
                line = line.words(&format!(" ({who})"), QUIET);
            }
        }
        line.write(output)?;
    }
    Ok(())
}

fn one_sided(synopsis: &Synopsis, output: &mut impl Write) -> io::Result<()> {
    for (row, nth) in synopsis.one_sided().zip(0..) {
        if nth == 0 {
            title("Attributed in one version, stated as fact in another", output)?;
        } else {
            writeln!(output)?;
        }
        for member in &row.members {
            let who = match member.attribution {
                Some(_) => synopsis.standing(member),
                None => "stated as a fact".to_owned(),
            };
            let line = numbered(member.version).words(&synopsis.passage(member), PLAIN);
            line.words(&format!(" — {who}"), QUIET).write(output)?;
        }
    }
    Ok(())
}

fn alone(synopsis: &Synopsis, output: &mut impl Write) -> io::Result<()> {
    for version in 0..synopsis.comparison().versions.len() as u32 {
        let members: Vec<_> = synopsis.alone(version).collect();
        if members.is_empty() {
            continue;
        }
        title(&format!("Only in {}: {}", version + 1, synopsis.name(version)), output)?;
        for member in members.iter().take(MOST_ALONE) {
            let mut line = Paragraph::new("  ", 4).words("· ", QUIET).words(&synopsis.passage(member), PLAIN);
            let standing = synopsis.standing(member);
            if !standing.is_empty() {
                line = line.words(&format!(" — {standing}"), QUIET);
            }
            line.write(output)?;
        }
        if let more @ 1.. = members.len().saturating_sub(MOST_ALONE) {
            writeln!(output, "  {QUIET}and {more} more; --format markdown has them all{QUIET:#}")?;
        }
    }
    Ok(())
}

fn speakers(synopsis: &Synopsis, output: &mut impl Write) -> io::Result<()> {
    for (row, nth) in synopsis.varied().zip(0..) {
        if nth == 0 {
            title("Speakers under several names", output)?;
        }
        let mut line = Paragraph::new("  ", 6).words(&row.name, TITLE).words(":", PLAIN);
        for (member, nth) in row.members.iter().zip(0..) {
            line = line.words(if nth == 0 { " " } else { " · " }, PLAIN);
            line = line.words(&(member.version + 1).to_string(), QUIET).words(" ", PLAIN);
            line = line.words(&member.name, PLAIN).words(&format!(" ({})", likeness(member.how)), QUIET);
        }
        line.write(output)?;
    }
    Ok(())
}

/// A heading between two empty lines.
fn title(words: &str, output: &mut impl Write) -> io::Result<()> {
    writeln!(output, "\n{TITLE}{words}{TITLE:#}\n")
}

/// A paragraph that begins with a version's number.
fn numbered(version: u32) -> Paragraph {
    Paragraph::new(&format!("{:>3}  ", version + 1), 5)
}
