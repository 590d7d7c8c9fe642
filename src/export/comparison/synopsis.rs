//! What reports of a comparison have in common: whose words, in which order, and which of them are marked.

use super::stretches::{Stretch, stretches};
use super::wording;
use crate::Article;
use crate::compare::{
    Change, Comparison, FigureMember, FigureRelation, FigureRow, PassageMember, PassageRelation, PassageRow,
    PassageVoice, QuoteMember, QuoteRelation, QuoteRow, SpeakerRelation, SpeakerRow, compare,
};
use crate::document::{AttributionForm, Offsets};
use crate::export::statements::{UNTOLD, words};
use crate::export::{one_line, wording::percent};
use crate::order::{sort_by, sort_by_key};

/// Versions with their comparison, as a report tells them.
#[derive(Debug)]
pub struct Synopsis<'a> {
    versions: &'a [Article],
    comparison: Comparison,
}

impl<'a> Synopsis<'a> {
    /// The synopsis of `versions`, which it compares.
    #[must_use]
    pub fn new(versions: &'a [Article]) -> Self {
        Self { versions, comparison: compare(versions, Offsets::Utf8) }
    }

    /// The comparison, with offsets in bytes.
    #[must_use]
    pub const fn comparison(&self) -> &Comparison {
        &self.comparison
    }

    /// The article of a version.
    pub(super) fn article(&self, version: u32) -> &'a Article {
        &self.versions[version as usize]
    }

    /// What a version is called: its name, or "Version 2" for the second.
    #[must_use]
    pub fn name(&self, version: u32) -> String {
        let name = self.comparison.versions[version as usize].name.as_deref().map(one_line);
        let name = name.filter(|name| !name.is_empty());
        name.unwrap_or_else(|| ["Version ", &*number(version)].concat())
    }

    /// The utterances that several versions give: first those whose meaning changed or whose speaker is disputed, the
    /// nearest in words before the others, then those whose wording differs most.
    #[must_use]
    pub fn quotes(&self) -> Vec<&QuoteRow> {
        let several = self.comparison.quotes.iter().filter(|row| row.relation != QuoteRelation::Alone);
        let mut rows: Vec<_> = several.collect();
        sort_by(&mut rows, |a, b| {
            let by_drift = a.drift.get().total_cmp(&b.drift.get());
            let grave = is_grave(a);
            let by_drift = if grave { by_drift } else { by_drift.reverse() };
            is_grave(b).cmp(&grave).then(by_drift).then(a.id.cmp(&b.id))
        });
        rows
    }

    /// The figures that several versions give, those first that fit one another least.
    #[must_use]
    pub fn figures(&self) -> Vec<&FigureRow> {
        let several = self.comparison.figures.iter().filter(|row| row.relation != FigureRelation::Alone);
        let mut rows: Vec<_> = several.collect();
        sort_by_key(&mut rows, |row| (std::cmp::Reverse(row.relation), row.id));
        rows
    }

    /// The passages that several versions tell.
    pub(super) fn passages(&self) -> impl Iterator<Item = &PassageRow> {
        self.comparison.passages.iter().filter(|row| row.relation != PassageRelation::Alone)
    }

    /// The passages that one version attributes to somebody and another states as a fact.
    pub fn one_sided(&self) -> impl Iterator<Item = &PassageRow> {
        self.passages().filter(|row| row.voice == PassageVoice::Mixed)
    }

    /// The passages that `version` alone tells.
    pub fn alone(&self, version: u32) -> impl Iterator<Item = &PassageMember> {
        let alone = self.comparison.passages.iter().filter(|row| row.relation == PassageRelation::Alone);
        alone.flat_map(|row| &row.members).filter(move |member| member.version == version)
    }

    /// The speakers whose names vary.
    pub fn varied(&self) -> impl Iterator<Item = &SpeakerRow> {
        self.comparison.speakers.iter().filter(|row| row.relation == SpeakerRelation::Varied)
    }

    /// What a quote's row is about: its speaker, and how the words compare.
    #[must_use]
    pub fn about(&self, row: &QuoteRow) -> (String, String) {
        let speaker = row.speaker.and_then(|speaker| self.comparison.speakers.get(speaker as usize));
        let name = match speaker {
            Some(speaker) => one_line(&speaker.name),
            None if row.disputed => "Speaker disputed".to_owned(),
            None => UNTOLD.to_owned(),
        };
        (name, wording::quote_relation(row))
    }

    /// The words of a quote in one version, between quotation marks where all of them are the speaker's own, cut where
    /// they differ.
    #[must_use]
    pub fn stretches(&self, row: &QuoteRow, member: &QuoteMember) -> Vec<Stretch> {
        let mut list = stretches(row, member, self.versions);
        if member.form == AttributionForm::Direct {
            list.insert(0, Stretch { words: "“".to_owned(), mark: None });
            list.push(Stretch { words: "”".to_owned(), mark: None });
        }
        list
    }

    /// Who says it there; empty where that version does not tell.
    #[must_use]
    pub fn speaker_of(&self, member: &QuoteMember) -> String {
        self.article(member.version).who(Some(member.attribution))
    }

    /// What changed of the meaning, in words: "negation: “not” left out".
    #[must_use]
    pub fn meaning(&self, row: &QuoteRow, member: &QuoteMember) -> Vec<String> {
        let base = row.members[row.base as usize].version;
        let quoted = |version, span| ["“", &*one_line(self.article(version).slice(span)), "”"].concat();
        let told = |change: &Change| {
            let bears = wording::bearing(change.bears?);
            let here = change.here.map(|span| quoted(member.version, span));
            let base = change.base.map(|span| quoted(base, span));
            let change = match (here, base) {
                (Some(here), Some(base)) => [&*here, " for ", &*base].concat(),
                (Some(here), None) => [&*here, " added"].concat(),
                (None, Some(base)) => [&*base, " left out"].concat(),
                (None, None) => return None,
            };
            Some([bears, ": ", &*change].concat())
        };
        member.changes.iter().filter_map(told).collect()
    }

    /// A figure's words in its version.
    #[must_use]
    pub fn figure(&self, member: &FigureMember) -> String {
        let article = self.article(member.version);
        one_line(article.slice(article.document().figures[member.figure as usize].span))
    }

    /// Who gives a figure there; empty where that version does not tell.
    #[must_use]
    pub fn giver(&self, member: &FigureMember) -> String {
        let article = self.article(member.version);
        article.who(article.document().figures[member.figure as usize].attribution)
    }

    /// What a figure's row is about: what is counted, else its unit, else its kind.
    #[must_use]
    pub fn counted(&self, row: &FigureRow) -> String {
        let told = row.what.as_deref().or(row.unit.as_deref()).map(one_line);
        told.filter(|told| !told.is_empty()).unwrap_or_else(|| super::super::wording::value(&row.kind))
    }

    /// A passage's words in its version.
    #[must_use]
    pub fn passage(&self, member: &PassageMember) -> String {
        words(self.article(member.version).text(), &member.spans)
    }

    /// On whose word a version tells a passage, else how much what it states is worth checking; empty where neither is
    /// told.
    #[must_use]
    pub fn standing(&self, member: &PassageMember) -> String {
        let article = self.article(member.version);
        let who = article.who(member.attribution);
        let claims = &article.document().claims;
        match member.claim.and_then(|claim| claims.get(claim as usize)) {
            _ if !who.is_empty() => who,
            _ if member.attribution.is_some() => UNTOLD.to_owned(),
            Some(claim) => ["worth checking ", &*percent(claim.score)].concat(),
            None => String::new(),
        }
    }

    /// How many rows of quotes and figures compare how, the gravest first, as a report begins.
    #[must_use]
    pub fn summary(&self) -> Vec<String> {
        let quotes = |relation| self.comparison.quotes.iter().filter(|row| row.relation == relation).count();
        let figures =
            |relation| self.comparison.figures.iter().filter(|row| row.relation == relation).count();
        let disputed = self.comparison.quotes.iter().filter(|row| row.disputed).count();
        let counts = [
            (quotes(QuoteRelation::Meaning), "quote", " whose meaning changed"),
            (disputed, "quote", " given to different speakers"),
            (quotes(QuoteRelation::Wording), "quote", " in other words"),
            (quotes(QuoteRelation::Same), "quote", " word for word"),
            (figures(FigureRelation::Conflicting), "figure", " in conflict"),
            (figures(FigureRelation::Differing), "figure", " differing by speaker"),
            (self.one_sided().count(), "passage", " attributed in one version and stated as fact in another"),
            (self.varied().count(), "speaker", " under several names"),
        ];
        let mut told = counts.iter().filter(|(count, ..)| *count > 0).peekable();
        if told.peek().is_none() {
            let common = self.passages().next().is_some();
            let line =
                if common { "no quote, figure or name differs" } else { "nothing in common was found" };
            return vec![line.to_owned()];
        }
        let plural = super::super::wording::plural;
        told.map(|(count, what, how)| [&*plural(*count as u32, what), how].concat()).collect()
    }
}

/// Whether an editor has to look at a quote.
fn is_grave(row: &QuoteRow) -> bool {
    row.relation == QuoteRelation::Meaning || row.disputed
}

/// The number that readers know a version by: from one.
pub(super) fn number(version: u32) -> String {
    (version + 1).to_string()
}
