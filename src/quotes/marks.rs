//! The quotation marks of a text, told apart from apostrophes, feet and inches as far as the characters beside
//! them tell.

use std::sync::OnceLock;

use crate::document::Span;
use crate::language::{is_function_word, word_set};
use crate::maps::Set;
use crate::text::{is_blank, is_invisible};

/// Marks of one family open and close one another, even where their directions or shapes do not match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// `"`, `“`, `”`, `„`, and the doubled singles of TeX.
    Double,
    /// `'`, `‘`, `’`, `‚`.
    Single,
    /// `«`, `»`.
    Guillemet,
    /// `‹`, `›`.
    SingleGuillemet,
}

/// A character, or two, that may open or close a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// Where, in bytes.
    pub(super) span: Span,
    /// Its character; of a doubled single, one of the two.
    pub(super) character: char,
    pub(super) family: Family,
    /// Whether the characters beside it let it open a quotation.
    pub(super) opens: bool,
    /// Whether the characters beside it let it close a quotation.
    pub(super) closes: bool,
    /// Whether it may as well be the apostrophe of a plural ("the players'") or stand for feet or inches, so that
    /// it closes only where nothing after it does.
    pub(super) doubtful: bool,
}

/// What stands beside a run of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// White space, or nothing.
    Blank,
    /// An opening bracket.
    Opening,
    /// A dash, a hyphen or a slash, which parts words and joins them.
    Dash,
    /// A closing bracket, a stop.
    Closing,
    /// A letter, a digit, a symbol.
    Word,
}

impl Side {
    fn of(character: Option<char>) -> Self {
        match character {
            None => Self::Blank,
            Some(c) if is_blank(c) => Self::Blank,
            Some('(' | '[' | '{' | '<' | '¿' | '¡') => Self::Opening,
            Some('-' | '‐'..='―' | '/' | '=' | '|') => Self::Dash,
            Some('.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '>' | '…' | '%') => Self::Closing,
            Some(_) => Self::Word,
        }
    }

    const fn may_precede_opening(self) -> bool {
        matches!(self, Self::Blank | Self::Opening | Self::Dash)
    }

    const fn may_follow_closing(self) -> bool {
        matches!(self, Self::Blank | Self::Closing | Self::Dash)
    }
}

/// The marks of `text` that may be quotation marks, in order.
pub(super) fn scan(text: &str) -> Vec<Mark> {
    let mut scan = Scan { text, marks: Vec::new(), doubled: false };
    let mut before = None;
    let mut characters = text.char_indices().peekable();
    while let Some((start, c)) = characters.next() {
        if family(c).is_none() {
            before = if is_invisible(c) { before } else { Some(c) };
            continue;
        }
        // Marks side by side, as in “‘Yes,’ he said”, all open or all close.
        let mut end = start + c.len_utf8();
        while let Some((at, next)) =
            characters.next_if(|(_, next)| family(*next).is_some() || is_invisible(*next))
        {
            end = at + next.len_utf8();
        }
        scan.run(Span::new(start as u32, end as u32), before, characters.peek().map(|(_, next)| *next));
        before = Some('"');
    }
    scan.marks
}

fn family(c: char) -> Option<Family> {
    match c {
        '"' | '＂' | '“' | '”' | '„' | '‟' => Some(Family::Double),
        '\'' | '‘' | '’' | '‚' | '‛' | '`' | '´' => Some(Family::Single),
        '«' | '»' => Some(Family::Guillemet),
        '‹' | '›' => Some(Family::SingleGuillemet),
        _ => None,
    }
}

struct Scan<'a> {
    text: &'a str,
    marks: Vec<Mark>,
    /// Whether two singles have opened a quotation before, so that two singles may close one.
    doubled: bool,
}

impl Scan<'_> {
    /// Adds the marks of a run that stands between the characters `before` and `after`.
    fn run(&mut self, run: Span, before: Option<char>, after: Option<char>) {
        let (left, right) = (Side::of(before), Side::of(after));
        let word_on_both_sides = left == Side::Word && right == Side::Word;
        let opens = left.may_precede_opening() && !matches!(right, Side::Blank | Side::Closing);
        let closes = left != Side::Blank && left != Side::Opening && right.may_follow_closing();
        let text = self.text;
        let mut rest = text[run.range()].char_indices().filter(|(_, c)| !is_invisible(*c)).peekable();
        let mut alone = rest.clone().count() == 1;
        while let Some((at, character)) = rest.next() {
            let start = run.start + at as u32;
            let mut mark = Mark {
                span: Span::new(start, start + character.len_utf8() as u32),
                character,
                family: family(character).unwrap_or(Family::Double),
                opens,
                closes,
                doubtful: false,
            };
            if mark.family == Family::Single {
                let same = 1 + rest.clone().take(2).take_while(|(_, next)| *next == character).count();
                if let Some((at, next)) = rest.next_if(|_| self.is_doubled(character, same, opens)) {
                    // Something invisible may stand between the two.
                    mark.span.end = run.start + (at + next.len_utf8()) as u32;
                    mark.family = Family::Double;
                    self.doubled = true;
                } else if word_on_both_sides && alone || self.is_apostrophe(&mark) {
                    continue;
                }
            }
            mark.doubtful = closes && self.is_doubtful(&mark, before);
            self.marks.push(mark);
            alone = false;
        }
    }

    /// Whether a single mark and the equal one after it are one double mark, of `same` equal ones in a row (three
    /// stand for more). Of three before a word, the outer two are the double mark; after a word too.
    fn is_doubled(&self, character: char, same: usize, opens: bool) -> bool {
        match character {
            '`' | '‘' => same >= 2,
            '\'' | '’' if opens => same >= 2,
            '\'' | '’' => same == 2 && self.doubled,
            _ => false,
        }
    }

    /// Whether a single mark that could open stands for letters left out: "'90s", "'tis", "rock 'n' roll". A
    /// curly closing mark before a word is always an apostrophe.
    fn is_apostrophe(&self, mark: &Mark) -> bool {
        let after = &self.text[mark.span.end as usize..];
        if mark.opens {
            return matches!(mark.character, '’' | '´') || is_year(after) || is_elision(first_word(after));
        }
        // The second mark of 'n'.
        let before = &self.text[..mark.span.start as usize];
        let bare = before.strip_suffix(['n', 'N']);
        bare.is_some_and(|bare| bare.ends_with(['\'', '’', '‘']))
    }

    /// Whether a mark that could close may as well be an apostrophe or stand for feet or inches.
    fn is_doubtful(&self, mark: &Mark, before: Option<char>) -> bool {
        if before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '½' | '¼' | '¾')) {
            return matches!(mark.character, '"' | '”' | '\'' | '’');
        }
        if mark.family != Family::Single {
            return false;
        }
        // "the players' union", "goin' home": a word follows that can go with the one before.
        let after = &self.text[mark.span.end as usize..];
        let next = first_word(after.trim_start_matches(' '));
        let goes_on = after.starts_with(' ') && !next.is_empty() && !is_function_word(&next.to_lowercase());
        let clipped = self.text[..mark.span.start as usize].ends_with("in");
        before.is_some_and(|c| matches!(c, 's' | 'S')) && goes_on || clipped && after.starts_with(' ')
    }
}

/// The letters that `text` starts with; empty for more than a long word's worth.
fn first_word(text: &str) -> &str {
    const LONGEST: usize = 24;
    let letters = text.chars().take(LONGEST).take_while(|c| c.is_alphabetic());
    &text[..letters.map(char::len_utf8).sum()]
}

/// Whether a year of two digits follows: "90s", "08".
fn is_year(after: &str) -> bool {
    let digits = after.chars().take(3).take_while(char::is_ascii_digit).count();
    digits == 2 && {
        let rest = after[2..].strip_prefix('s').unwrap_or(&after[2..]);
        !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '%' | ',' | '.' | '-'))
            || rest.starts_with([',', '.']) && !rest[1..].starts_with(|c: char| c.is_ascii_digit())
    }
}

fn is_elision(word: &str) -> bool {
    static LIST: OnceLock<Set<&str>> = OnceLock::new();
    let list = word_set(&LIST, include_str!("data/elisions.txt"));
    !word.is_empty() && list.contains(word.to_lowercase().as_str())
}
