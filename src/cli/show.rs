//! An article for a reader at a terminal: the text with its annotations in colour, then the speakers with what each
//! said. What colour tells, numbers tell as well: each speaker's words are followed by the speaker's number.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use whosaid::Document;
use whosaid::document::{Attribution, AttributionForm, BlockKind, Span, Speaker};

/// The colours of speakers, in turn.
const COLOURS: &[AnsiColor] = &[
    AnsiColor::Cyan,
    AnsiColor::Yellow,
    AnsiColor::Green,
    AnsiColor::Magenta,
    AnsiColor::Blue,
    AnsiColor::Red,
];

const TITLE: Style = Style::new().bold();
const QUIET: Style = Style::new().dimmed();

/// Writes `document`, whose offsets are bytes of `text`.
pub(crate) fn show(text: &str, document: &Document, output: &mut impl Write) -> io::Result<()> {
    paint(text, document, output)?;
    speakers(text, document, output)?;
    let line_ends: Vec<_> = text.match_indices('\n').map(|(at, _)| at as u32).collect();
    for note in &document.notes {
        let line = 1 + line_ends.partition_point(|end| *end < note.span.start);
        writeln!(output, "\n{QUIET}line {line}: {}{QUIET:#}", note.message)?;
    }
    Ok(())
}

/// A change of style at a place of the text.
struct Change {
    at: u32,
    starts: bool,
    style: Style,
    /// What is written at the end: the speaker's number.
    tag: Option<String>,
}

/// The article with its annotations.
fn paint(text: &str, document: &Document, output: &mut impl Write) -> io::Result<()> {
    let mut styles: Vec<Style> = Vec::new();
    let mut at = 0;
    for change in changes(document) {
        write_styled(output, &text[at..change.at as usize], &styles)?;
        at = change.at as usize;
        if change.starts {
            styles.push(change.style);
        } else if let Some(open) = styles.iter().rposition(|style| *style == change.style) {
            styles.remove(open);
        }
        if let Some(tag) = change.tag {
            write!(output, "{QUIET}{tag}{QUIET:#}")?;
        }
    }
    write_styled(output, &text[at..], &styles)?;
    writeln!(output)
}

/// Where the style changes, in order; what ends at a place comes before what starts there.
fn changes(document: &Document) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut add = |span: Span, style: Style, tag: Option<String>| {
        changes.push(Change { at: span.start, starts: true, style, tag: None });
        changes.push(Change { at: span.end, starts: false, style, tag });
    };
    for block in &document.blocks {
        match block.kind {
            BlockKind::Headline => add(block.span, TITLE, None),
            BlockKind::Boilerplate | BlockKind::Caption => add(block.span, QUIET, None),
            BlockKind::Byline | BlockKind::Dateline | BlockKind::Body => {}
        }
    }
    for figure in &document.figures {
        add(figure.span, Style::new().bold(), None);
    }
    for attribution in &document.attributions {
        let style = style(attribution);
        for (position, span) in attribution.content.iter().enumerate() {
            let last = position + 1 == attribution.content.len();
            add(*span, style, attribution.speaker.filter(|_| last).map(|id| format!("[{}]", id + 1)));
        }
        for cue in &attribution.cue {
            add(*cue, Style::new().italic(), None);
        }
    }
    changes.sort_by_key(|change| (change.at, change.starts));
    changes
}

/// A speaker's words have the speaker's colour; what is reported is underlined.
fn style(attribution: &Attribution) -> Style {
    let colour = attribution.speaker.map(|id| COLOURS[id as usize % COLOURS.len()].into());
    let style = Style::new().fg_color(colour);
    match attribution.form {
        AttributionForm::Direct => style,
        AttributionForm::Indirect | AttributionForm::Mixed => style.underline(),
    }
}

fn write_styled(output: &mut impl Write, text: &str, styles: &[Style]) -> io::Result<()> {
    let text = harmless(text);
    let style = styles.iter().fold(Style::new(), |all, style| {
        let colour = style.get_fg_color().or(all.get_fg_color());
        all.fg_color(colour).effects(all.get_effects() | style.get_effects())
    });
    if text.is_empty() || style == Style::new() {
        return write!(output, "{text}");
    }
    write!(output, "{style}{text}{style:#}")
}

/// The speakers with what each said, then what nobody is known to have said.
fn speakers(text: &str, document: &Document, output: &mut impl Write) -> io::Result<()> {
    let mut said = vec![Vec::new(); document.speakers.len() + 1];
    for attribution in &document.attributions {
        said[attribution.speaker.map_or(document.speakers.len(), |id| id as usize)].push(attribution);
    }
    for (speaker, said) in document.speakers.iter().zip(&said) {
        let colour = Style::new().fg_color(Some(COLOURS[speaker.id as usize % COLOURS.len()].into())).bold();
        let (number, name) = (speaker.id + 1, harmless(&speaker.name));
        writeln!(output, "\n{colour}[{number}] {name}{colour:#}{}", described(speaker))?;
        said.iter().try_for_each(|attribution| writeln!(output, "    {}", words(text, attribution)))?;
    }
    let nobody = &said[document.speakers.len()];
    if !nobody.is_empty() {
        writeln!(output, "\n{TITLE}Speaker not told{TITLE:#}")?;
    }
    nobody.iter().try_for_each(|attribution| writeln!(output, "    {}", words(text, attribution)))
}

fn described(speaker: &Speaker) -> String {
    speaker.descriptions.iter().map(|description| format!(", {}", harmless(description))).collect()
}

/// What an attribution gives as said, on one line; between quotation marks where the words are the speaker's own.
fn words(text: &str, attribution: &Attribution) -> String {
    let stretches: Vec<_> = attribution.content.iter().map(|span| one_line(&text[span.range()])).collect();
    let words = stretches.join(" … ");
    match attribution.form {
        AttributionForm::Direct => format!("“{words}”"),
        AttributionForm::Indirect | AttributionForm::Mixed => words,
    }
}

/// `text` on one line.
fn one_line(text: &str) -> String {
    harmless(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// `text` without characters that command a terminal.
fn harmless(text: &str) -> String {
    let commands = |c: char| {
        c.is_control() && !matches!(c, '\n' | '\t')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().filter(|c| !commands(*c)).collect()
}
