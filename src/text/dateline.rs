//! Datelines: "FRANKFURT, Nov 6 (Newsline) — ", where and when an agency wrote what follows.

use super::{Shape, TokenKind, Tokens};

/// No dateline has more tokens than this, its dash left out.
const LONGEST: usize = 16;

/// The most words in capitals that name a place.
const LONGEST_PLACE: usize = 4;

/// How many tokens after a dateline are looked at for a word in small letters: a heading in capitals has none.
const AHEAD: usize = 12;

/// Where the dateline that opens a paragraph ends, its dash included; 0 where there is none.
pub(super) fn end(tokens: &Tokens) -> usize {
    let Some(dash) = (1..tokens.len().min(LONGEST)).find(|&at| is_dash(tokens, at)) else { return 0 };
    let is_upper = |at: usize| tokens[at].kind == TokenKind::Word && tokens[at].shape == Shape::Upper;
    let place = (0..dash).take_while(|&at| is_upper(at) || at > 0 && is_joint(tokens, at)).count();
    let fits = is_upper(0) && (0..place).filter(|&at| is_upper(at)).count() <= LONGEST_PLACE;
    // After the place only a region, a day and, in brackets, who reports.
    let rest = tokens.norm(place);
    let told = place == dash || matches!(rest, "," | "(");
    let mut bracketed = false;
    let formal = (place..dash).all(|at| {
        bracketed = tokens.norm(at) == "(" || bracketed && tokens.norm(at) != ")";
        bracketed || tokens[at].kind != TokenKind::Word || tokens[at].shape != Shape::Lower
    });
    let text = dash + 1..tokens.len().min(dash + 1 + AHEAD);
    let goes_on = text.clone().any(|at| tokens[at].shape == Shape::Lower)
        && text
            .clone()
            .next()
            .is_some_and(|at| tokens[at].shape != Shape::Lower || tokens[at].kind != TokenKind::Word);
    if fits && told && formal && goes_on { dash + 1 } else { 0 }
}

/// Whether a dash with space around it, or a long one, stands at `at`.
fn is_dash(tokens: &Tokens, at: usize) -> bool {
    let spaced = tokens[at].spaced && tokens.get(at + 1).is_some_and(|next| next.spaced);
    match tokens.norm(at) {
        "—" => true,
        "-" | "–" | "--" => spaced,
        _ => false,
    }
}

/// Whether a mark inside the name of a place stands at `at`: "WINSTON-SALEM", "MOSCOW/KYIV".
fn is_joint(tokens: &Tokens, at: usize) -> bool {
    matches!(tokens.norm(at), "." | "-" | "/" | "'") && !tokens[at].spaced
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dateline(text: &str) -> String {
        let tokens = Tokens::new(text);
        let end = end(&tokens);
        if end == 0 { String::new() } else { text[..tokens[end - 1].span.end as usize].to_owned() }
    }

    #[test]
    fn datelines_name_a_place_in_capitals() {
        for text in [
            "FRANKFURT, Nov 6 (Newsline) -| Carrow Tools said it would shed jobs.",
            "LONDON —| The ferry sank.",
            "HONG KONG (Newsline) –| The ferry sank.",
            "ST. LOUIS, Missouri --| The ferry sank.",
            "OSLO/BERGEN, 6 November -| “We are ready,” she said.",
            "OSLO—|The ferry sank.",
        ] {
            let (line, rest) = text.split_once('|').unwrap();
            assert_eq!(dateline(&format!("{line}{rest}")), line);
        }
    }

    #[test]
    fn other_capitals_open_no_article() {
        for text in [
            "STORM HITS COAST - POLICE SAY",
            "NATO - the alliance of 32 states - said it would act.",
            "The port - a large one - closed.",
            "NATO said on Friday - the day of the vote - that it would act.",
            "BBC presenter Ada Kerr - a former judge - resigned.",
            "COVID-19 spread.",
        ] {
            assert_eq!(dateline(text), "");
        }
    }
}
