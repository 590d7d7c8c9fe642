//! Words of an article, made safe for the places they are put in.

/// `text` without what commands a terminal or turns the direction of the words around it: control characters other than
/// line ends and tabs, and the marks that override, embed or isolate a direction. Every line ends in a line feed.
#[must_use]
pub fn harmless(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' if rest.peek() == Some(&'\n') => {}
            '\r' => kept.push('\n'),
            '\n' | '\t' => kept.push(c),
            c if commands(c) => {}
            c => kept.push(c),
        }
    }
    kept
}

/// `text` without such characters, on one line, with one space for each run of white space and none at its edges.
#[must_use]
#[inline(never)]
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let before = line.len();
        if before > 0 {
            line.push(' ');
        }
        let begun = line.len();
        line.extend(word.chars().filter(|c| !commands(*c)));
        if line.len() == begun {
            line.truncate(before);
        }
    }
    line
}

fn commands(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Puts `text` at the end of `out`, as HTML reads back: as an element's text and between quotes alike. An HTML file can
/// hold no U+0000; U+FFFD stands for it.
#[inline(never)]
pub(super) fn html(text: &str, out: &mut String) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escaped = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            // Read as it stands, it would become a line feed.
            b'\r' => "&#13;",
            0 => "\u{fffd}",
            _ => continue,
        };
        out.push_str(&text[done..at]);
        out.push_str(escaped);
        done = at + 1;
    }
    out.push_str(&text[done..]);
}

/// Puts `text` at the end of `out` on one line, so that Markdown gives none of it a meaning, wherever in a line it comes.
pub(super) fn markdown(text: &str, out: &mut String) {
    let line = one_line(text);
    let mut before = None;
    let mut rest = line.chars().peekable();
    let mut only_digits = true;
    while let Some(c) = rest.next() {
        let special = match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!'
            | '$' | '@' => true,
            // What makes a list, a heading or a rule of a line's start, or ends a numbered item's number.
            '+' | '-' | '=' => before.is_none(),
            '.' | ')' if before.is_some() && only_digits => rest.peek().is_none_or(|next| *next == ' '),
            // Addresses that GitHub would link by itself.
            ':' => rest.peek() == Some(&'/'),
            '.' => out
                .len()
                .checked_sub(3)
                .and_then(|at| out.get(at..))
                .is_some_and(|w| w.eq_ignore_ascii_case("www")),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        only_digits &= c.is_ascii_digit();
        before = Some(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn into(write: fn(&str, &mut String), text: &str) -> String {
        let mut out = String::new();
        write(text, &mut out);
        out
    }

    #[test]
    fn words_come_on_one_line_without_commands() {
        for (text, line) in [
            ("", ""),
            (" \n ", ""),
            ("two\r\n\twords", "two words"),
            ("one\rtwo \u{7} three", "one two three"),
            ("\u{1b}[2J\u{7}red", "[2Jred"),
            ("\u{202e}left\u{202c} \u{2066}right\u{2069}", "left right"),
            ("שלום\u{200f} said", "שלום\u{200f} said"),
        ] {
            assert_eq!(one_line(text), line, "{text:?}");
        }
    }

    #[test]
    fn harmless_lines_end_in_line_feeds() {
        assert_eq!(harmless("one\r\ntwo\rthree\n\tfour\u{1b}[0m\u{85}"), "one\ntwo\nthree\n\tfour[0m");
    }

    #[test]
    fn html_is_text() {
        for (text, written) in [
            ("<script>alert('1')</script>", "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"),
            ("\"a\" & &amp;", "&quot;a&quot; &amp; &amp;amp;"),
            ("one\r\ntwo\0", "one&#13;\ntwo\u{fffd}"),
            ("“Øre”", "“Øre”"),
        ] {
            assert_eq!(into(html, text), written);
        }
    }

    #[test]
    fn markdown_is_text() {
        for (text, written) in [
            ("plain words, 3-1 (at home) = a draw.", "plain words, 3-1 (at home) = a draw."),
            ("*bold* _it_ `code` ~~gone~~", r"\*bold\* \_it\_ \`code\` \~\~gone\~\~"),
            ("[a](javascript:alert(1))", r"\[a\](javascript:alert(1))"),
            ("![a][b] <b> &amp; a|b $x$ @ann", r"\!\[a\]\[b\] \<b\> \&amp; a\|b \$x\$ \@ann"),
            ("# title", r"\# title"),
            ("- item", r"\- item"),
            ("+ item", r"\+ item"),
            ("=== rule", r"\=== rule"),
            ("12. item", r"12\. item"),
            ("12) item", r"12\) item"),
            ("12.5 and 3. then", "12.5 and 3. then"),
            ("https://example.org Www.example.org", r"https\://example.org Www\.example.org"),
            ("a law. www", "a law. www"),
            (r"back\slash", r"back\\slash"),
            ("one\ntwo", "one two"),
            ("\n    four spaces", "four spaces"),
        ] {
            assert_eq!(into(markdown, text), written);
        }
    }
}
