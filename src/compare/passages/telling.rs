//! What is told of a row of sentences that tell the same.

use super::super::comparison::{PassageMember, PassageRelation, PassageRow, PassageVoice};
use super::super::quotes::is_sure;
use super::super::runs::{Runs, share_a_run};
use super::super::version::Prepared;
use super::super::words::Word;
use super::Passages;
use crate::Date;
use crate::document::{Attribution, AttributionForm, Span};
use crate::order::{sort, sort_by_key};

impl Passages {
    /// The row over the sentences at `row`.
    pub(super) fn told(
        &self,
        row: &[usize],
        versions: &[Prepared],
        runs: &Runs,
        order: &[u32],
    ) -> PassageRow {
        let mut told: Vec<(u32, Vec<u32>)> = Vec::new();
        for &at in row {
            let (version, sentence) = self.items[at];
            match told.last_mut() {
                Some((same, sentences)) if *same == version => sentences.push(sentence),
                _ => told.push((version, vec![sentence])),
            }
        }
        let relation = relation(&told, versions);
        let first = if matches!(relation, PassageRelation::Same | PassageRelation::Copied) {
            first(&told, versions)
        } else {
            None
        };
        let voice = voice(&told, versions);
        let mut members: Vec<_> = told
            .into_iter()
            .map(|(version, sentences)| member(version, sentences, versions, runs, order))
            .collect();
        sort_by_key(&mut members, |member| member.version);
        PassageRow { id: 0, relation, voice, first: first.map(|version| order[version as usize]), members }
    }
}

fn words<'a>(version: u32, sentences: &'a [u32], versions: &'a [Prepared]) -> impl Iterator<Item = &'a Word> {
    let prepared = &versions[version as usize];
    sentences.iter().flat_map(|&at| prepared.within(prepared.sentence(at)))
}

fn relation(told: &[(u32, Vec<u32>)], versions: &[Prepared]) -> PassageRelation {
    let [(version, sentences), rest @ ..] = told else { return PassageRelation::Alone };
    if rest.is_empty() {
        return PassageRelation::Alone;
    }
    let forms = |(version, sentences): &(u32, Vec<u32>)| {
        words(*version, sentences, versions).map(|word| word.form).collect::<Vec<_>>()
    };
    let first = forms(&(*version, sentences.clone()));
    if rest.iter().all(|other| forms(other) == first) {
        return PassageRelation::Same;
    }
    let all: Vec<Vec<Word>> = told
        .iter()
        .map(|(version, sentences)| words(*version, sentences, versions).copied().collect())
        .collect();
    // Each beside the first and the next: what three share, two of these share.
    let copied =
        (1..all.len()).any(|at| share_a_run(&all[0], &all[at]) || share_a_run(&all[at - 1], &all[at]));
    if copied { PassageRelation::Copied } else { PassageRelation::Reworded }
}

/// The version with the earliest date, where all have one and it is no other's.
fn first(told: &[(u32, Vec<u32>)], versions: &[Prepared]) -> Option<u32> {
    let date = |version: &u32| versions[*version as usize].document().date;
    let dates: Option<Vec<(Date, u32)>> =
        told.iter().map(|(version, _)| Some((date(version)?, *version))).collect();
    let mut dates = dates?;
    sort(&mut dates);
    (dates.len() > 1 && dates[0].0 < dates[1].0).then_some(dates[0].1)
}

/// Whether the passage is given as somebody's words. Headlines leave the speaker out where the text has one, so they
/// tell only where nothing else does; so do versions where it is not clear.
fn voice(told: &[(u32, Vec<u32>)], versions: &[Prepared]) -> PassageVoice {
    let is_headline = |version: u32, sentences: &[u32]| {
        sentences.iter().all(|&sentence| versions[version as usize].is_headline(sentence))
    };
    let voices = |headlines: bool| {
        let told =
            told.iter().filter(move |(version, sentences)| is_headline(*version, sentences) == headlines);
        told.filter_map(|(version, sentences)| is_attributed(&versions[*version as usize], sentences))
            .collect::<Vec<_>>()
    };
    let body = voices(false);
    let headlines = body.is_empty();
    let voices = if headlines { voices(true) } else { body };
    match (voices.contains(&true), voices.contains(&false)) {
        (true, true) if headlines => PassageVoice::Stated,
        (true, true) => PassageVoice::Mixed,
        (true, false) => PassageVoice::Attributed,
        (false, _) => PassageVoice::Stated,
    }
}

/// Whether `sentences` are somebody's words; `None` where that is not clear.
fn is_attributed(prepared: &Prepared, sentences: &[u32]) -> Option<bool> {
    const CLEAR: f64 = 0.5;
    let held = attribution(prepared, sentences).map(|at| &prepared.document().attributions[at as usize]);
    match held {
        Some(held) => {
            let clear =
                held.form != AttributionForm::Indirect || held.by.is_some() || held.confidence.get() >= CLEAR;
            clear.then_some(true)
        }
        None => prepared.attributions(sentences).is_empty().then_some(false),
    }
}

/// The attribution to somebody that holds at least half of the words of `sentences`.
fn attribution(prepared: &Prepared, sentences: &[u32]) -> Option<u32> {
    let spans: Vec<Span> = sentences.iter().map(|&at| prepared.sentence(at)).collect();
    let all: usize = spans.iter().map(|span| prepared.within(*span).len()).sum();
    let told = |attribution: &&Attribution| {
        (attribution.speaker.is_some() || !attribution.source.is_empty()) && is_sure(attribution)
    };
    let held = prepared.attributions(sentences).into_iter().filter(told).map(|attribution| {
        let parts = attribution.content.iter().chain(&attribution.source).chain(&attribution.cue);
        let inside = parts.flat_map(|part| spans.iter().filter_map(|span| cut(*part, *span)));
        (inside.map(|part| prepared.within(part).len()).sum::<usize>(), std::cmp::Reverse(attribution.id))
    });
    held.max().filter(|(words, _)| 2 * words >= all).map(|(_, id)| id.0)
}

/// What two spans share.
fn cut(a: Span, b: Span) -> Option<Span> {
    a.overlaps(b).then(|| Span::new(a.start.max(b.start), a.end.min(b.end)))
}

fn member(
    version: u32,
    sentences: Vec<u32>,
    versions: &[Prepared],
    runs: &Runs,
    order: &[u32],
) -> PassageMember {
    let prepared = &versions[version as usize];
    let spans: Vec<Span> = sentences.iter().map(|&at| prepared.sentence(at)).collect();
    let claims = prepared.claims(&sentences).into_iter();
    let claim =
        claims.max_by(|(a, one), (b, other)| one.score.get().total_cmp(&other.score.get()).then(b.cmp(a)));
    PassageMember {
        version: order[version as usize],
        attribution: attribution(prepared, &sentences),
        claim: claim.map(|(at, _)| at),
        copied: spans.iter().flat_map(|span| runs.inside(version, *span)).collect(),
        sentences,
        spans,
    }
}
