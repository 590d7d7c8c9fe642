//! Figures: numbers and times, each read as a person would read it.

use jiff::civil::Date;

use crate::document::{Figure, FigureKind, Span, Value};
use crate::text::{Paragraph, TokenKind};

/// The figures of a paragraph, in order; none overlaps another. Relative dates are resolved against `date`.
/// `attribution` stays `None`: the assembly sets it.
pub(crate) fn find(paragraph: &Paragraph, _date: Option<Date>) -> Vec<Figure> {
    let numbers = paragraph.tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Number);
    numbers
        .filter_map(|(at, token)| {
            let value = paragraph.tokens.norm(at).replace(',', "").parse().ok()?;
            Some(figure(token.span, Value::exact(value)))
        })
        .collect()
}

fn figure(span: Span, value: Option<Value>) -> Figure {
    Figure {
        span,
        kind: FigureKind::Count,
        value,
        unit: None,
        per: None,
        of: None,
        modifier: None,
        trend: None,
        iso: None,
        attribution: None,
    }
}
