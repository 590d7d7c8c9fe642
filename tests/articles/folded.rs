//! Looking up a passage in an article as a person quotes it: white space of any kind and length is one space, soft
//! hyphens and zero-width characters are not there, and a word hyphenated over a line end is whole.

use std::ops::Range;

/// An article with what a reader does not see folded away.
pub(crate) struct Folded {
    text: String,
    /// For each byte of `text`, the bytes of the article that it stands for.
    origin: Vec<Range<usize>>,
}

/// A passage: its words, or its first and last words, and which occurrence of them.
#[derive(Debug, Clone)]
pub(crate) struct Passage {
    pub(crate) head: String,
    pub(crate) tail: Option<String>,
    pub(crate) nth: Option<usize>,
}

impl Passage {
    /// As `expected.txt` writes it.
    fn written(&self) -> String {
        let tail = self.tail.as_ref().map(|tail| format!(" [...] {tail}")).unwrap_or_default();
        format!("`{}{tail}`", self.head)
    }
}

fn invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// The length of a hyphen and line end at the start of `rest` that part a word, or 0.
fn word_break(rest: &str) -> usize {
    ["-\n", "-\r\n"]
        .into_iter()
        .find(|mark| {
            rest.strip_prefix(mark).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_lowercase()))
        })
        .map_or(0, str::len)
}

impl Folded {
    pub(crate) fn new(article: &str) -> Self {
        let mut folded = Self { text: String::new(), origin: Vec::new() };
        let mut at = 0;
        while let Some(c) = article[at..].chars().next() {
            let start = at;
            let broken = word_break(&article[at..]);
            if broken > 0 {
                at += broken;
            } else if invisible(c) {
                at += c.len_utf8();
            } else if c.is_whitespace() {
                let rest = article[at..].trim_start_matches(|c: char| c.is_whitespace() || invisible(c));
                at = article.len() - rest.len();
                folded.push(' ', start..at);
            } else {
                at += c.len_utf8();
                folded.push(c, start..at);
            }
        }
        folded
    }

    fn push(&mut self, c: char, origin: Range<usize>) {
        self.text.push(c);
        self.origin.resize(self.text.len(), origin);
    }

    /// The bytes of the article that a range of the folded text stands for.
    pub(crate) fn origin(&self, folded: &Range<usize>) -> Range<usize> {
        self.origin[folded.start].start..self.origin[folded.end - 1].end
    }

    /// Where `words` begin at or after `from`: as whole words, or, where there are none such, anywhere.
    fn starts(&self, words: &str, from: usize) -> Vec<usize> {
        let mut all = Vec::new();
        let mut at = from;
        while let Some(found) = self.text.get(at..).and_then(|rest| rest.find(words)) {
            all.push(at + found);
            at += found + words.chars().next().map_or(1, char::len_utf8);
        }
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let whole: Vec<usize> = all
            .iter()
            .copied()
            .filter(|&start| {
                let (before, after) = (&self.text[..start], &self.text[start + words.len()..]);
                !(letter(before.chars().next_back()) && letter(words.chars().next())
                    || letter(words.chars().next_back()) && letter(after.chars().next()))
            })
            .collect();
        if whole.is_empty() { all } else { whole }
    }

    /// `passage` at or after `from`: the occurrence it names, or the first.
    pub(crate) fn after(&self, passage: &Passage, from: usize) -> Result<Range<usize>, String> {
        let starts = self.starts(&passage.head, from);
        let start = Self::pick(passage, &starts, |starts| starts.first().copied())?;
        self.finish(passage, start)
    }

    /// `passage` outside `apart`: the occurrence it names, or the one nearest to `place`.
    pub(crate) fn near(
        &self,
        passage: &Passage,
        place: &Range<usize>,
        apart: &[Range<usize>],
    ) -> Result<Range<usize>, String> {
        let length = passage.head.len();
        let all = self.starts(&passage.head, 0);
        let outside: Vec<usize> = all
            .iter()
            .copied()
            .filter(|start| !apart.iter().any(|span| *start < span.end && span.start < start + length))
            .collect();
        let starts = if outside.is_empty() { all } else { outside };
        let distance =
            |start: usize| place.start.saturating_sub(start + length).max(start.saturating_sub(place.end));
        let start = Self::pick(passage, &starts, |starts| {
            starts.iter().copied().min_by_key(|&start| (distance(start), start))
        })?;
        self.finish(passage, start)
    }

    fn pick(
        passage: &Passage,
        starts: &[usize],
        otherwise: impl Fn(&[usize]) -> Option<usize>,
    ) -> Result<usize, String> {
        match passage.nth {
            Some(nth) => nth.checked_sub(1).and_then(|index| starts.get(index).copied()),
            None => otherwise(starts),
        }
        .ok_or_else(|| match starts.len() {
            0 => format!("{} does not occur, or not after the line before it", passage.written()),
            times => format!("{} occurs {times} times", passage.written()),
        })
    }

    fn finish(&self, passage: &Passage, start: usize) -> Result<Range<usize>, String> {
        let end = start + passage.head.len();
        let Some(tail) = &passage.tail else { return Ok(start..end) };
        let found = self.starts(tail, end);
        let last = found.first().ok_or_else(|| format!("{} has no such end", passage.written()))?;
        Ok(start..last + tail.len())
    }
}
