//! Comma-separated values (RFC 4180) that are safe to open in a spreadsheet.

use crate::text::is_invisible;

/// A spreadsheet takes a file without it for one in a code page of its own, and curly quotes for rubbish.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Rows of a table.
#[derive(Default)]
pub(super) struct Csv {
    out: String,
    /// Whether the row has a cell yet.
    begun: bool,
}

impl Csv {
    /// What a file starts with.
    pub(super) fn start() -> Self {
        Self { out: BYTE_ORDER_MARK.to_string(), begun: false }
    }

    /// Words of the article, or made of them. Those that a spreadsheet would take for a formula get an apostrophe in
    /// front, which makes them text.
    #[inline(never)]
    pub(super) fn words(&mut self, words: &str) -> &mut Self {
        self.next();
        let quoted = words.contains(['"', ',', '\n', '\r']);
        if quoted {
            self.out.push('"');
        }
        if is_formula(words) {
            self.out.push('\'');
        }
        for (at, part) in words.split('"').enumerate() {
            if at > 0 {
                self.out.push_str("\"\"");
            }
            self.out.push_str(part);
        }
        if quoted {
            self.out.push('"');
        }
        self
    }

    /// A number, or a word of ours, as it stands.
    #[inline(never)]
    pub(super) fn plain(&mut self, plain: &str) -> &mut Self {
        self.next();
        self.out.push_str(plain);
        self
    }

    /// Ends the row.
    pub(super) fn end(&mut self) {
        self.out.push_str("\r\n");
        self.begun = false;
    }

    /// What was written.
    pub(super) fn into_string(self) -> String {
        self.out
    }

    fn next(&mut self) {
        if self.begun {
            self.out.push(',');
        }
        self.begun = true;
    }
}

/// Whether a spreadsheet may take a cell for a formula: by its first character, half or full width, what shows nothing
/// passed over.
fn is_formula(cell: &str) -> bool {
    let first = cell.chars().find(|c| !is_invisible(*c));
    matches!(first, Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks how a row of one cell is written.
    fn check(cell: &str, written: &str) {
        let mut csv = Csv::default();
        csv.words(cell).end();
        assert_eq!(csv.into_string(), format!("{written}\r\n"));
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        check("", "");
        check("plain words; no more", "plain words; no more");
        check("one, two", "\"one, two\"");
        check("say \"yes\"", "\"say \"\"yes\"\"\"");
        check("two\nlines", "\"two\nlines\"");
        check("“curly”", "“curly”");
    }

    #[test]
    fn formulas_become_text() {
        check("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0");
        check("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
        check("+1 555", "'+1 555");
        check("-2.5", "'-2.5");
        check("@SUM(A1)", "'@SUM(A1)");
        check("\tA", "'\tA");
        check("\rA", "\"'\rA\"");
        check("\u{200b}=A1", "'\u{200b}=A1");
        check("＝A1", "'＝A1");
        check("3-1", "3-1");
        check("'=A1", "'=A1");
    }

    #[test]
    fn cells_stand_in_a_row() {
        let mut csv = Csv::start();
        csv.plain("-1").words("").words("a,b").end();
        csv.words("").words("").end();
        assert_eq!(csv.into_string(), "\u{feff}-1,,\"a,b\"\r\n,\r\n");
    }
}
