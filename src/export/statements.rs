//! Who said what, as reports list it: what is attributed, and the quotes that nobody is told to have said.

use std::cmp::Ordering;

use super::escape::one_line;
use super::{Article, Key, Kind, wording};
use crate::document::{Attribution, AttributionForm, By, Quote, QuoteForm, Span, Speaker};
use crate::order::{sort, sort_by_key};

/// What stands for a speaker that the article does not tell.
pub(super) const UNTOLD: &str = "Speaker not told";

/// What is said of an annotation that a reader made or changed.
pub(super) fn corrected(by: Option<By>) -> Option<String> {
    by.map(|By::Reader| "corrected by the reader".to_owned())
}

/// Something that is said in an article.
pub(super) struct Statement<'a> {
    pub(super) key: Key,
    /// Where the words stand, in order.
    pub(super) spans: Vec<Span>,
    /// The byte after the words and the marks that close them, where a note's number stands.
    pub(super) place: u32,
    pub(super) origin: Origin<'a>,
}

/// Whose a statement is.
#[derive(Clone, Copy)]
pub(super) enum Origin<'a> {
    /// It is attributed.
    Source(&'a Attribution),
    /// It stands between quotation marks, and nothing tells whose it is.
    Nobody(&'a Quote),
}

/// The statements of an article, in order of where their words end.
pub(super) fn statements(article: &Article) -> Vec<Statement<'_>> {
    let document = &article.document;
    let attributed = document.attributions.iter().filter_map(|attribution| {
        let key = Key { kind: Kind::Attribution, index: attribution.id };
        statement(article, key, attribution.stretches(), Origin::Source(attribution))
    });
    let nobodys = |quote: &&Quote| {
        quote.attribution.is_none() && matches!(quote.form, QuoteForm::Direct | QuoteForm::Partial)
    };
    let quotes = document.quotes.iter().filter(nobodys).filter_map(|quote| {
        let key = Key { kind: Kind::Quote, index: quote.id };
        statement(article, key, vec![quote.inner], Origin::Nobody(quote))
    });
    let mut all: Vec<_> = attributed.chain(quotes).collect();
    sort_by_key(&mut all, |statement| (statement.place, statement.spans[0], statement.key));
    all
}

fn statement<'a>(
    article: &Article,
    key: Key,
    mut spans: Vec<Span>,
    origin: Origin<'a>,
) -> Option<Statement<'a>> {
    sort(&mut spans);
    let end = spans.iter().map(|span| span.end).max()?;
    let place = place_after(&article.text, end);
    Some(Statement { key, spans, place, origin })
}

/// The byte of `text` where a note on the words that end at byte `end` belongs: after the marks that close them.
#[must_use]
pub fn place_after(text: &str, end: u32) -> u32 {
    let closes = |c: &char| matches!(c, ',' | '.' | '!' | '?' | '…' | '"' | '”' | '\'' | '’' | '»');
    let rest = text.get(end as usize..).unwrap_or_default();
    let marks: usize = rest.chars().take(4).take_while(closes).map(char::len_utf8).sum();
    end + marks as u32
}

/// The words of `text` at `spans` on one line, an ellipsis between two stretches.
#[must_use]
pub fn words(text: &str, spans: &[Span]) -> String {
    let stretches: Vec<_> = spans.iter().map(|span| one_line(&text[span.range()])).collect();
    stretches.join(" … ")
}

impl<'a> Statement<'a> {
    /// The attribution, where there is one.
    pub(super) fn attribution(&self) -> Option<&'a Attribution> {
        match self.origin {
            Origin::Source(attribution) => Some(attribution),
            Origin::Nobody(_) => None,
        }
    }

    /// Whose finding it is.
    pub(super) fn by(&self) -> Option<By> {
        match self.origin {
            Origin::Source(attribution) => attribution.by,
            Origin::Nobody(quote) => quote.by,
        }
    }

    /// Whether all of it is the speaker's own words.
    pub(super) fn is_quoted(&self) -> bool {
        self.attribution().is_none_or(|attribution| attribution.form == AttributionForm::Direct)
    }

    /// How it is given: "direct speech", "partial quote".
    pub(super) fn form(&self) -> &'static str {
        match self.origin {
            Origin::Source(attribution) => wording::attribution_form(attribution.form),
            Origin::Nobody(quote) => wording::quote_form(quote.form),
        }
    }

    /// The value that the document has for it.
    pub(super) fn form_value(&self) -> String {
        match self.origin {
            Origin::Source(attribution) => wording::value(&attribution.form),
            Origin::Nobody(quote) => wording::value(&quote.form),
        }
    }

    /// The words, on one line; a mark that an edge cuts off is there.
    pub(super) fn words(&self, article: &Article) -> String {
        let words = words(&article.text, &self.spans);
        if self.is_quoted() { words } else { closed(words) }
    }

    /// Who said it, as a report has it.
    pub(super) fn who(&self, article: &Article) -> String {
        match article.who(self.attribution().map(|attribution| attribution.id)) {
            who if who.is_empty() => UNTOLD.to_owned(),
            who => who,
        }
    }

    /// What a reader can check: how it is given, what tells so, and how sure that is.
    pub(super) fn facts(&self, article: &Article) -> Vec<String> {
        let mut facts = vec![self.form().to_owned()];
        if let Some(attribution) = self.attribution() {
            let who = article.who(Some(attribution.id));
            facts.extend(wording::stance(attribution.stance).map(str::to_owned));
            for (what, spans) in [
                ("cue ", &attribution.cue[..]),
                ("source ", &attribution.source),
                ("told to ", attribution.addressee.as_slice()),
            ] {
                let words = words(&article.text, spans);
                if !words.is_empty() && words != who {
                    facts.push([what, "“", &*words, "”"].concat());
                }
            }
            match article.who(attribution.parent) {
                reporter if reporter.is_empty() => {}
                reporter => facts.push(["as reported by ", &*reporter].concat()),
            }
            facts.push(["confidence ", &*wording::percent(attribution.confidence)].concat());
        }
        facts.extend(corrected(self.by()));
        facts
    }

    /// The words as a report gives them: between quotation marks where they are the speaker's own.
    pub(super) fn given(&self, article: &Article) -> String {
        let words = self.words(article);
        if self.is_quoted() { ["“", &*words, "”"].concat() } else { words }
    }
}

/// `words` with the mark that closes a quote begun in them, or opens one that ends there: contents leave out the marks at
/// their edges.
#[must_use]
pub fn closed(words: String) -> String {
    let count = |mark: char| words.matches(mark).count();
    match count('“').cmp(&count('”')) {
        Ordering::Greater => words + "”",
        Ordering::Less => "“".to_owned() + &words,
        Ordering::Equal if count('"') % 2 == 0 => words,
        // Straight marks do not tell which of the two is missing: one after a space, or before all, opens.
        Ordering::Equal if words.starts_with('"') || words.contains(" \"") => words + "\"",
        Ordering::Equal => "\"".to_owned() + &words,
    }
}

/// What a report says of a speaker: the kind, the descriptions, and how much is theirs.
pub(super) fn describe(speaker: &Speaker) -> Vec<String> {
    let mut facts = vec![wording::speaker_kind(speaker.kind).to_owned()];
    facts.extend(speaker.descriptions.iter().map(|description| one_line(description)));
    let words = speaker.voice.quoted_words.saturating_add(speaker.voice.reported_words);
    facts.push(
        [&*wording::plural(words, "word"), " (", &*wording::percent(speaker.voice.share), " of all)"]
            .concat(),
    );
    facts.extend(corrected(speaker.by));
    facts
}

impl Attribution {
    /// Where the attribution stands: its content, or the words that attribute where a reader left it none.
    pub(super) fn stretches(&self) -> Vec<Span> {
        if self.content.is_empty() { [&self.source[..], &self.cue].concat() } else { self.content.clone() }
    }
}

impl Article {
    /// Who speaks in an attribution.
    pub(super) fn speaker(&self, attribution: &Attribution) -> Option<&Speaker> {
        self.document.speakers.get(attribution.speaker? as usize)
    }

    /// Who stands behind the attribution of that id: the speaker's name, else the source's own words; empty where the
    /// article does not tell, and where the words are a pronoun alone.
    pub(super) fn who(&self, attribution: Option<u32>) -> String {
        let Some(attribution) = attribution.and_then(|id| self.document.attributions.get(id as usize)) else {
            return String::new();
        };
        match self.speaker(attribution) {
            Some(speaker) => one_line(&speaker.name),
            None => Some(words(&self.text, &attribution.source))
                .filter(|words| !names_nobody(words))
                .unwrap_or_default(),
        }
    }
}

/// Whether `words` are a pronoun alone.
fn names_nobody(words: &str) -> bool {
    const PRONOUNS: &[&str] = &["he", "i", "it", "she", "that", "they", "this", "we", "which", "who", "you"];
    PRONOUNS.iter().any(|pronoun| words.eq_ignore_ascii_case(pronoun))
}

#[cfg(test)]
mod tests {
    use super::{closed, names_nobody};

    #[test]
    fn a_pronoun_alone_names_nobody() {
        assert!(["It", "who", "they"].iter().all(|words| names_nobody(words)));
        assert!(["", "Itos", "they all", "the IT office"].iter().all(|words| !names_nobody(words)));
    }

    #[test]
    fn a_quote_that_an_edge_cuts_gets_its_mark() {
        for (words, expected) in [
            ("the delay was “frankly annoying", "the delay was “frankly annoying”"),
            ("“frankly annoying”, and late", "“frankly annoying”, and late"),
            ("frankly annoying” and late", "“frankly annoying” and late"),
            ("the delay was \"frankly annoying", "the delay was \"frankly annoying\""),
            ("\"frankly annoying", "\"frankly annoying\""),
            ("frankly annoying\" and late", "\"frankly annoying\" and late"),
            ("the delay was \"annoying\" and it’s late", "the delay was \"annoying\" and it’s late"),
            ("it is late", "it is late"),
        ] {
            assert_eq!(closed(words.to_owned()), expected);
        }
    }
}
