//! How reports word what a comparison holds.

use crate::compare::{Bearing, FigureRelation, Likeness, PassageRelation, QuoteRow};
use crate::document::AttributionForm;

/// What of the meaning a change bears on.
#[must_use]
pub const fn bearing(bearing: Bearing) -> &'static str {
    match bearing {
        Bearing::Negation => "negation",
        Bearing::Modality => "modality",
        Bearing::Number => "number",
        Bearing::Name => "name",
    }
}

/// How the values of one figure compare.
#[must_use]
pub const fn figure_relation(relation: FigureRelation) -> &'static str {
    match relation {
        FigureRelation::Alone => "in one version",
        FigureRelation::Equal => "equal",
        FigureRelation::Rounded => "rounded",
        FigureRelation::Differing => "differing, by different speakers",
        FigureRelation::Conflicting => "conflicting",
    }
}

/// What joins a speaker's name to the others.
#[must_use]
pub const fn likeness(likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::SameName => "same name",
        Likeness::Spelling => "another spelling",
        Likeness::ShortName => "part of the name",
        Likeness::Role => "by role",
        Likeness::Government => "capital and country",
    }
}

/// How an utterance is given.
#[must_use]
pub const fn form(form: AttributionForm) -> &'static str {
    match form {
        AttributionForm::Direct => "quoted",
        AttributionForm::Indirect => "reported",
        AttributionForm::Mixed => "partly quoted",
    }
}

pub(super) const fn passage_relation(relation: PassageRelation) -> &'static str {
    match relation {
        PassageRelation::Alone => "in one version",
        PassageRelation::Same => "word for word",
        PassageRelation::Copied => "copied in part",
        PassageRelation::Reworded => "in other words",
    }
}

/// How the words of an utterance compare: "negation and number changed", "only the wording differs".
pub(super) fn quote_relation(row: &QuoteRow) -> String {
    use crate::compare::QuoteRelation::{Alone, Meaning, Same, Wording};
    let mut told = match row.relation {
        Alone => "in one version".to_owned(),
        Same => "word for word".to_owned(),
        Wording => "only the wording differs".to_owned(),
        Meaning => {
            let changed: Vec<_> = row.changed.iter().map(|changed| bearing(*changed)).collect();
            [&*listed(&changed), " changed"].concat()
        }
    };
    if row.disputed {
        told.push_str("; given to different speakers");
    }
    told
}

/// "one", "one and two", "one, two and three".
pub(super) fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => [&*before.join(", "), " and ", last].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_listed() {
        for (words, list) in [
            (&[][..], ""),
            (&["negation"], "negation"),
            (&["negation", "number"], "negation and number"),
            (&["negation", "number", "name"], "negation, number and name"),
        ] {
            assert_eq!(listed(words), list);
        }
    }
}
