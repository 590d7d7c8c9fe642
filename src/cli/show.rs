//! An article for a reader at a terminal: the text with its annotations in colour, then the speakers with what each
//! said. What colour tells, numbers tell as well: each speaker's words are followed by the speaker's number.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use whosaid::Document;
use whosaid::document::{Attribution, AttributionForm, BlockKind, Span, Speaker, Stance};
use whosaid::export::{closed, harmless, one_line, place_after, words};

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

/// What changes at a place of the text. What ends there comes before what starts.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    Ends(usize),
    /// The number of the speaker whose words end.
    Number(u32),
    Starts(usize),
}

/// The article with its annotations.
fn paint(text: &str, document: &Document, output: &mut impl Write) -> io::Result<()> {
    let styled = styled(document);
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    for (place, change) in changes(text, document, &styled) {
        write_styled(output, &text[at..place], open.iter().map(|layer| styled[*layer].1))?;
        at = place;
        match change {
            Change::Starts(layer) => open.push(layer),
            Change::Ends(layer) => open.retain(|other| *other != layer),
            Change::Number(id) => write!(output, "{QUIET}[{id}]{QUIET:#}")?,
        }
    }
    write_styled(output, &text[at..], std::iter::empty())?;
    writeln!(output)
}

/// The places where something changes, in order.
fn changes(text: &str, document: &Document, styled: &[(Span, Style)]) -> Vec<(usize, Change)> {
    let mut changes = Vec::new();
    for (layer, (span, _)) in styled.iter().enumerate() {
        changes.push((span.start as usize, Change::Starts(layer)));
        changes.push((span.end as usize, Change::Ends(layer)));
    }
    for attribution in &document.attributions {
        if let (Some(id), Some(last)) = (attribution.speaker, attribution.content.last()) {
            changes.push((place_after(text, last.end) as usize, Change::Number(id + 1)));
        }
    }
    changes.sort();
    changes
}

/// What is shown in a style of its own.
fn styled(document: &Document) -> Vec<(Span, Style)> {
    let block = |kind| match kind {
        BlockKind::Headline => Some(TITLE),
        BlockKind::Boilerplate | BlockKind::Caption => Some(QUIET),
        BlockKind::Byline | BlockKind::Dateline | BlockKind::Body => None,
    };
    let mut styled: Vec<_> =
        document.blocks.iter().filter_map(|found| Some((found.span, block(found.kind)?))).collect();
    styled.extend(document.figures.iter().map(|figure| (figure.span, Style::new().bold())));
    for attribution in &document.attributions {
        let style = style(attribution);
        styled.extend(attribution.content.iter().map(|span| (*span, style)));
        styled.extend(attribution.cue.iter().map(|cue| (*cue, Style::new().italic())));
    }
    styled
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

fn write_styled(output: &mut impl Write, text: &str, styles: impl Iterator<Item = Style>) -> io::Result<()> {
    let text = harmless(text);
    let style = styles.fold(Style::new(), |all, style| {
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
    if !document.attributions.is_empty() {
        writeln!(output, "\n{TITLE}Who said what{TITLE:#}")?;
    }
    let mut said = vec![Vec::new(); document.speakers.len() + 1];
    for attribution in &document.attributions {
        said[attribution.speaker.map_or(document.speakers.len(), |id| id as usize)].push(attribution);
    }
    for (speaker, said) in document.speakers.iter().zip(&said) {
        let colour = Style::new().fg_color(Some(COLOURS[speaker.id as usize % COLOURS.len()].into())).bold();
        let (number, name) = (speaker.id + 1, one_line(&speaker.name));
        writeln!(output, "\n{colour}[{number}] {name}{colour:#}{}", described(speaker))?;
        said.iter().try_for_each(|attribution| writeln!(output, "    {}", given(text, attribution)))?;
    }
    let nobody = &said[document.speakers.len()];
    if !nobody.is_empty() {
        writeln!(output, "\n{TITLE}Speaker not told{TITLE:#}")?;
    }
    nobody.iter().try_for_each(|attribution| writeln!(output, "    {}", given(text, attribution)))
}

fn described(speaker: &Speaker) -> String {
    speaker.descriptions.iter().flat_map(|description| [", ".to_owned(), one_line(description)]).collect()
}

/// What an attribution gives as said, on one line; between quotation marks where the words are the speaker's own.
fn given(text: &str, attribution: &Attribution) -> String {
    let words = words(text, &attribution.content);
    let stance = match attribution.stance {
        Stance::Asserts => "",
        Stance::Denies => "denies: ",
        Stance::Asks => "asks: ",
        Stance::Demands => "demands: ",
        Stance::Expects => "expects: ",
    };
    match attribution.form {
        AttributionForm::Direct => format!("{stance}“{words}”"),
        AttributionForm::Indirect | AttributionForm::Mixed => format!("{stance}{}", closed(words)),
    }
}
