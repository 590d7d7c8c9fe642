//! The tables of cases in `tests/`.

use crate::document::{ClaimStance, Document, Sourcing};
use crate::{Options, annotate};

/// The lines of a table, and what each says after `=>`, if anything.
fn cases(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once(" => ").unwrap_or((line, "")))
}

/// The document of a case without its brackets; a sentence before it keeps it from being read as a headline.
fn read(case: &str) -> (String, Document) {
    let text = format!("The paper came out today.\n\n{}", case.replace(['⟦', '⟧'], ""));
    let document = annotate(&text, &Options::default());
    (text, document)
}

/// What `case` has in brackets.
fn bracketed(case: &str) -> Vec<&str> {
    case.split('⟦').skip(1).filter_map(|rest| rest.split('⟧').next()).collect()
}

fn report(failures: &[String]) {
    assert!(failures.is_empty(), "{} cases:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn hedges_are_the_words_that_soften() {
    let mut failures = Vec::new();
    for (case, _) in cases(include_str!("tests/hedges.txt")) {
        let (text, document) = read(case);
        let found: Vec<_> = document
            .claims
            .iter()
            .flat_map(|claim| &claim.hedges)
            .map(|hedge| &text[hedge.range()])
            .collect();
        if found != bracketed(case) {
            failures.push(format!("{case}: {found:?}"));
        }
    }
    report(&failures);
}

#[test]
fn a_claim_is_its_source_s_or_the_article_s_own() {
    let mut failures = Vec::new();
    for (case, expected) in cases(include_str!("tests/sources.txt")) {
        let (text, document) = read(case);
        let wanted = bracketed(case)[0];
        let claim = document.claims.iter().find(|claim| &text[claim.span.range()] == wanted);
        let found = claim.map(|claim| match claim.sourcing {
            Sourcing::Named => "named",
            Sourcing::Unnamed => "unnamed",
            Sourcing::None => "unsourced",
        });
        if found != Some(expected) {
            let spans: Vec<_> = document.claims.iter().map(|claim| &text[claim.span.range()]).collect();
            failures.push(format!("{case}: {found:?}, not {expected}, among {spans:?}"));
        }
    }
    report(&failures);
}

#[test]
fn a_claim_tells_what_stands_for_others_in_it() {
    let mut failures = Vec::new();
    for (case, expected) in cases(include_str!("tests/references.txt")) {
        let (text, document) = read(case);
        let last = document.sentences.last().map_or(0, |sentence| sentence.start);
        let claims = document.claims.iter().filter(|claim| claim.span.start >= last);
        let found: Vec<_> = claims.flat_map(|claim| &claim.refers).collect();
        let words: Vec<_> = found.iter().map(|reference| &text[reference.span.range()]).collect();
        let meant: Vec<_> = found.iter().map(|it| it.stands_for.as_deref().unwrap_or("?")).collect();
        if words != bracketed(case) || meant.join(", ") != expected {
            failures.push(format!("{case}: {words:?} for {meant:?}"));
        }
    }
    report(&failures);
}

#[test]
fn a_claim_is_asserted_denied_or_doubted() {
    let mut failures = Vec::new();
    for (case, expected) in cases(include_str!("tests/stances.txt")) {
        let (text, document) = read(case);
        let wanted = bracketed(case)[0];
        let claim = document.claims.iter().find(|claim| &text[claim.span.range()] == wanted);
        let found = claim.map(|claim| match claim.stance {
            ClaimStance::Asserted => "asserted",
            ClaimStance::Denied => "denied",
            ClaimStance::Doubted => "doubted",
        });
        if found != Some(expected) {
            let spans: Vec<_> = document.claims.iter().map(|claim| &text[claim.span.range()]).collect();
            failures.push(format!("{case}: {found:?}, among {spans:?}"));
        }
    }
    report(&failures);
}

#[test]
fn each_clause_that_states_something_is_a_claim() {
    let mut failures = Vec::new();
    for (case, _) in cases(include_str!("tests/clauses.txt")) {
        let (text, document) = read(case);
        let found: Vec<_> = document.claims.iter().skip(1).map(|claim| &text[claim.span.range()]).collect();
        if found != bracketed(case) {
            failures.push(format!("{case}: {found:?}"));
        }
    }
    report(&failures);
}

#[test]
fn a_claim_names_who_acts_in_it() {
    let mut failures = Vec::new();
    for (case, _) in cases(include_str!("tests/actors.txt")) {
        let (text, document) = read(case);
        let claims = document.claims.iter().skip(1);
        let found: Vec<_> =
            claims.flat_map(|claim| &claim.actors).map(|actor| &text[actor.range()]).collect();
        if found != bracketed(case) {
            failures.push(format!("{case}: {found:?}"));
        }
    }
    report(&failures);
}

#[test]
fn questions_headings_and_furniture_are_no_claims() {
    let mut failures = Vec::new();
    for (case, _) in cases(include_str!("tests/not-claims.txt")) {
        let (text, document) = read(case);
        let found: Vec<_> = document.claims.iter().map(|claim| &text[claim.span.range()]).skip(1).collect();
        if !found.is_empty() {
            failures.push(format!("{case}: {found:?}"));
        }
    }
    report(&failures);
}

#[test]
fn what_is_checkable_scores_higher() {
    for (case, lower) in cases(include_str!("tests/scores.txt")) {
        let score = |case| read(case).1.claims.get(1).map_or(0.0, |claim| claim.score.get());
        assert!(score(case) > score(lower), "{case} ({}) over {lower} ({})", score(case), score(lower));
    }
}

#[test]
fn opinion_is_told_from_report() {
    let mut failures = Vec::new();
    for (case, expected) in cases(include_str!("tests/opinions.txt")) {
        let (_, document) = read(case);
        let found = document.claims.get(1).map(|claim| claim.subjective);
        if found != Some(expected == "opinion") {
            failures.push(format!("{case}: {found:?}"));
        }
    }
    report(&failures);
}

#[test]
fn a_name_in_capitals_is_no_pronoun() {
    let is_about_us = |case| {
        let claim = read(case).1.claims.swap_remove(1);
        claim.why.iter().any(|reason| reason == "about “us”")
    };
    assert!(is_about_us("They left us on the island in May."));
    assert!(!is_about_us("They left US on the island in May."));
}
