//! What is told of a row of utterances: how the words differ, and who said them.

use super::super::comparison::{Bearing, QuoteMember, QuoteRelation, QuoteRow};
use super::super::differences::differences;
use super::super::people::People;
use super::super::version::Prepared;
use super::super::words::Word;
use super::{Rows, Telling, Utterances};
use crate::document::Probability;
use crate::maps::Map;
use crate::order::{sort, sort_by_key};

impl Utterances {
    /// The rows as the comparison gives them; `order` numbers the versions, `went` the rows of speakers.
    pub(in crate::compare) fn finish(
        &self,
        rows: &Rows,
        versions: &[Prepared],
        people: &People,
        tell: &Telling,
    ) -> Vec<QuoteRow> {
        let mut finished: Vec<_> =
            rows.rows.iter().map(|row| self.row(row, versions, people, tell)).collect();
        sort_by_key(&mut finished, |row| (row.members[0].version, row.members[0].attribution));
        finished.iter_mut().enumerate().for_each(|(id, row)| row.id = id as u32);
        finished
    }

    fn row(&self, row: &[usize], versions: &[Prepared], people: &People, tell: &Telling) -> QuoteRow {
        let base = self.base(row);
        let base_words = self.of_version(row, self.items[base].0);
        let mut members: Vec<QuoteMember> = row
            .iter()
            .map(|&at| {
                let (version, attribution) = self.items[at];
                let found = self.attribution(at, versions);
                let words = self.of_version(row, version);
                // The changes of a version stand with its first attribution.
                let first = row.iter().all(|&other| self.items[other].0 != version || other >= at);
                let differences = differences(&base_words, &words, tell.vocabulary);
                QuoteMember {
                    version: tell.order[version as usize],
                    attribution,
                    form: found.form,
                    speaker: found.speaker.map(|speaker| tell.went[people.row(version, speaker)]),
                    spans: found.content.clone(),
                    drift: differences.drift,
                    changes: if first { differences.changes } else { Vec::new() },
                }
            })
            .collect();
        sort_by_key(&mut members, |member| (member.version, member.attribution));
        let (version, attribution) = (tell.order[self.items[base].0 as usize], self.items[base].1);
        let base =
            members.iter().position(|member| (member.version, member.attribution) == (version, attribution));
        let alone = members.iter().all(|member| member.version == members[0].version);
        let mut changed: Vec<Bearing> =
            members.iter().flat_map(|member| &member.changes).filter_map(|change| change.bears).collect();
        sort(&mut changed);
        changed.dedup();
        let mut speakers: Vec<u32> = members.iter().filter_map(|member| member.speaker).collect();
        sort(&mut speakers);
        speakers.dedup();
        let plain = members.iter().all(|member| member.changes.is_empty());
        let relation = match () {
            () if alone => QuoteRelation::Alone,
            () if plain => QuoteRelation::Same,
            () if changed.is_empty() => QuoteRelation::Wording,
            () => QuoteRelation::Meaning,
        };
        let drift = members.iter().map(|member| member.drift.get()).fold(0.0, f64::max);
        QuoteRow {
            id: 0,
            speaker: if let [one] = speakers[..] { Some(one) } else { None },
            relation,
            changed,
            drift: Probability::new(drift),
            base: base.unwrap_or_default() as u32,
            disputed: !alone && self.is_disputed(row, versions, people),
            members,
        }
    }

    /// Whether two members of a row are given to speakers of whom names or roles tell that they are not one.
    fn is_disputed(&self, row: &[usize], versions: &[Prepared], people: &People) -> bool {
        let speakers: Vec<usize> = row
            .iter()
            .filter_map(|&at| {
                Some(people.position(self.items[at].0, self.attribution(at, versions).speaker?))
            })
            .collect();
        let apart = |a: usize, b: usize| !people.are_one(a, b) && !people.could_be_one(a, b);
        speakers.iter().enumerate().any(|(nth, &a)| speakers[nth + 1..].iter().any(|&b| apart(a, b)))
    }

    /// The words that `version` has in a row, all its attributions together.
    fn of_version(&self, row: &[usize], version: u32) -> Vec<Word> {
        row.iter()
            .filter(|&&at| self.items[at].0 == version)
            .flat_map(|&at| &self.words[at])
            .copied()
            .collect()
    }

    /// The member whose words the others share most; of equals, the one with more words.
    fn base(&self, row: &[usize]) -> usize {
        let mut held: Map<u32, u32> = Map::default();
        for &at in row {
            self.words[at].iter().for_each(|word| *held.or_default(word.form) += 1);
        }
        let shared = |at: usize| self.words[at].iter().map(|word| held[&word.form] - 1).sum::<u32>();
        let best =
            row.iter().copied().max_by_key(|&at| (shared(at), self.words[at].len(), std::cmp::Reverse(at)));
        best.expect("a row has a member")
    }
}
