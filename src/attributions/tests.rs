//! Tables of one-line cases. `[source]`, `{cue}` and `<content>` mark what one attribution of the line is to be; a
//! line without marks has no attribution at all. A headline's lines start with `#`. The tables hold the rules alone;
//! what model and rules find together is held by `tests/articles.rs` and `tests/tables.rs`.

use super::labels::Labels;
use super::reading::Reading;
use super::{Found, find, held_together, rules};
use crate::document::{BlockKind, Span};
use crate::quotes::{self, Carry};
use crate::text::Paragraph;

/// The attributions that the rules find in `text`, a paragraph or a headline.
fn found(text: &str, kind: BlockKind) -> Vec<Found> {
    let paragraph = Paragraph::new(text, kind);
    let (quotes, _) = quotes::find(&paragraph, Carry::default());
    let reading = Reading::new(&paragraph, &quotes);
    held_together(&reading, &Labels::new(&reading, &quotes), Vec::new(), rules(&reading))
}

/// `text` with the spans of `found` marked as in the tables.
fn marked(text: &str, found: &Found) -> String {
    let mut marks: Vec<(u32, char)> = Vec::new();
    for (spans, open, close) in
        [(&found.source, '[', ']'), (&found.cue, '{', '}'), (&found.content, '<', '>')]
    {
        for Span { start, end } in spans {
            marks.extend([(*start, open), (*end, close)]);
        }
    }
    // Where one span ends and the next starts, the end comes first.
    marks.sort_by_key(|(at, mark)| (*at, "[{<".contains(*mark)));
    let mut shown = String::new();
    let mut last = 0;
    for (at, mark) in marks {
        shown.push_str(&text[last as usize..at as usize]);
        shown.push(mark);
        last = at;
    }
    shown + &text[last as usize..]
}

/// Asserts that each line of `table` has the attribution that its marks show, or none where it has no marks.
fn check(table: &str) {
    let mut wrong = Vec::new();
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (expected, kind) = match line.strip_prefix("# ") {
            Some(headline) => (headline, BlockKind::Headline),
            None => (line, BlockKind::Body),
        };
        let text = expected.replace(['[', ']', '{', '}', '<', '>'], "");
        let shown: Vec<_> = found(&text, kind).iter().map(|found| marked(&text, found)).collect();
        let holds = if text == expected { shown.is_empty() } else { shown.iter().any(|one| one == expected) };
        if !holds {
            wrong.push(format!("expected {expected}\n   found {}", shown.join("\n         ")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn direct_speech_stands_around_its_cue() {
    check(
        "“<The ferry is late again>,” {said} [Ada Kerr].
         “<The ferry is late again>,” [Ada Kerr] {said}.
         “<The ferry is late again>,” {said} [Ada Kerr, who heads the harbour board], on Monday.
         “<The ferry is late again>,” {says} [the mayor of Lund].
         “<Will it ever come>?” [she] {asked}.
         “<Stop>!” [the guard] {shouted}.
         “<The ferry is late again>,” [Kerr] {told} reporters.
         “<We tried>,” [he] {has repeatedly said}.
         [Ada Kerr] {said}: “<The ferry is late again>.”
         [Ada Kerr] {told} the council, “<The ferry is late again>.”
         [The harbour master] {added}, “<It will come when it comes>.”
         “<The ferry>,” [Kerr] {said}, “<is late again>.”
         “<The ferry is late>,” [Kerr] {said}. “<We are sorry for that>.”
         “<The ferry is late>,” [Kerr] {said in a statement}. “<We are sorry for that>.”
         [Kerr]{:} “<The ferry is late again>.”
         “<The ferry is late>,” [the harbour master] {thundered}.
         The captain had enough. “<We leave without them>,” [she] {announced}.
         The board met in the song's honour and sang “Harbour Lights” twice.
         The so-called “truce” lasted a day.
         Kerr painted “The Long Quay” in one summer.
         The ship's name, “Aurora”, was repainted.",
    );
}

#[test]
fn reported_speech_follows_its_cue() {
    check(
        "[The mayor] {said} <that the bridge would reopen in May>.
         [The mayor] {said} <the bridge would reopen in May>.
         [The mayor] {said} on Friday <that the bridge would reopen in May>.
         [The mayor] {has not said} <whether the bridge will reopen>.
         [Ada Kerr, the mayor of Lund], {said} <the bridge would reopen in May>.
         [Officials familiar with the plan] {said} <it had been delayed>.
         [A spokesman for the port] {confirmed} <that two ships had collided>.
         [Both Lund and Malmö] {claim} <that the island is theirs>.
         [Kerr] {told} reporters <that the bridge would reopen>.
         [Kerr] {told} them <the bridge would reopen>.
         [She] {believes} <the tide caused it>.
         [Engineers] {think} <the pier is safe>.
         [The report] {found} <that the pier was unsafe>.
         [Records] {show} <that he paid the fine>.
         [Kerr] {denied} <that the port was closed>.
         [Kerr] {denies} <any wrongdoing>.
         [Kerr] {asked} <whether the port was closed>.
         [Kerr] {explained} <why the port was closed>.
         [Residents] {wonder} <how the port will pay for it>.
         [Kerr] {vowed} <to reopen the port>.
         The firm refused to comment on the collision.
         The firm did not respond to a request for comment.
         [The union] {urged} the council <to reopen the port>.
         [The union] {called for} <an inquiry into the collision>.
         [The union] {criticised} <the plan to close the port>.
         [Kerr] praised the crew, {saying} <they had saved lives>.
         [Kerr] denied the claim and {said} <the port was open>.
         [Jon August] last week {said} <that the port was open>.
         “They told me, ‘[The owner] {said} <the port was open>,’ and it never was,” Kerr recalled.
         Kerr, [who] {said} <the port was open>, resigned at noon.
         [The minister] {warned} <that “dark days” were ahead>.
         [They] {fear} <the port may never reopen>.
         The crew saw a light and sailed on.
         He found a coin on the beach.
         The law passed in May and took effect in June.
         She reads a book a week.
         The clock shows noon.
         The ferry carries cars, lorries and bicycles.
         He claims a pension and a small allowance.
         The report runs to forty pages.
         The statement was short.",
    );
}

#[test]
fn reported_speech_goes_before_its_cue() {
    check(
        "<The bridge will reopen in May>, [the mayor] {said}.
         <The bridge will reopen in May>, {said} [the mayor].
         <The bridge>, [the mayor] {said}, <will reopen in May>.
         <The bridge will reopen in May>, {according to} [the mayor].
         {According to} [Ada Kerr], <the bridge will reopen in May>.
         {According to} [the coastguard], <the boats, after losing power, drifted ashore>.
         {According to} [him], <the road is shut>.
         {As per} [the new rules], <dogs must be kept on a lead>.
         <The bridge>, {according to} [the mayor], <will reopen in May>.
         <The bridge will reopen in May>, {according to} [Ada Kerr, who heads the board].
         # <Bridge to reopen in May>, {says} [mayor]
         # <Bridge unsafe for years>, {warns} [former engineer]
         # [Police]{:} <Two ships collided in fog>
         # <Two ships collided in fog>{:} [police]
         # Harbour walks: the ten best views
         # The ferry: a history
         The ferries ran according to plan, but late.
         The port, built by Kerr, closed in June.",
    );
}

#[test]
fn nouns_and_adverbs_attribute() {
    check(
        "The board rejected [Kerr's] {claim} <that the port was closed>.
         [Ada Kerr, founder of the Lund group], expressed {concern} <that the port was open>.
         [The mayor] has repeatedly voiced {fears} <that the plan is late>.
         The court heard [his] {denial} <that he had sailed drunk>.
         [Her] {hope is} <that the port will reopen>.
         There were {shouts of} “<Open the gates>!”
         <The port will> {reportedly} <close in May>.
         <The crew were> {allegedly} <asleep>.
         The claim form has four pages.
         The report of the board has four pages.
         The question remains.",
    );
}

/// A field of each attribution of `text`, in order.
fn each<T>(text: &str, field: impl Fn(&Found) -> T) -> Vec<T> {
    found(text, BlockKind::Body).iter().map(field).collect()
}

#[test]
fn reports_stand_inside_reports() {
    for (text, parents) in [
        ("The paper said that the minister told the council that the port was closed.", vec![None, Some(0)]),
        ("“The minister said that the port was closed,” the clerk told the paper.", vec![None, Some(0)]),
        ("Kerr said the port was open. Ruiz said it was not.", vec![None, None]),
    ] {
        assert_eq!(each(text, |found| found.parent), parents, "{text}");
    }
}

#[test]
fn addressees_are_told() {
    for (text, addressee) in [
        ("Kerr told reporters that the port was open.", Some("reporters")),
        ("“It is open,” Kerr told the evening paper.", Some("the evening paper")),
        ("The union urged the council to reopen the port.", Some("the council")),
        ("Kerr said the port was open.", None),
    ] {
        let told = each(text, |found| found.addressee.map(|span| &text[span.range()]));
        assert_eq!(told, [addressee], "{text}");
    }
}

#[test]
fn evidence_names_the_cue() {
    for (text, why) in [
        ("“It is open,” said Kerr.", "quote before the verb «said»"),
        ("Kerr said: “It is open.”", "quote after the verb «said»"),
        ("Kerr said that it was open.", "clause with “that” after «said»"),
        ("It is open, according to Kerr.", "clause with «according to»"),
    ] {
        assert_eq!(each(text, |found| found.why.join("; ")), [why], "{text}");
    }
}

/// The attributions of an article: each one's source and content.
fn article(text: &str) -> Vec<(String, Vec<&str>)> {
    let document = crate::annotate(text, &crate::Options::default());
    let attributions = document.attributions.iter().map(|attribution| {
        let source = attribution.source.iter().map(|span| &text[span.range()]).collect();
        let content = attribution.content.iter().map(|span| &text[span.range()]).collect();
        (source, content)
    });
    attributions.collect()
}

#[test]
fn quotations_go_on_over_paragraphs() {
    for (text, expected) in [
        (
            "“The quay was never safe,” Kerr said. “We knew that.\n\n“We will not open it again.”",
            vec![("Kerr", vec!["The quay was never safe", "We knew that", "We will not open it again"])],
        ),
        (
            "“The quay was never safe.\n\n“We will not open it again,” Kerr said.",
            vec![("Kerr", vec!["The quay was never safe", "We will not open it again"])],
        ),
        (
            "Kerr told the council on Friday:\n\n“The quay was never safe.”",
            vec![("Kerr", vec!["The quay was never safe"])],
        ),
        (
            "“The quay was never safe,” Kerr said.\n\n“We will not open it again.”",
            vec![("Kerr", vec!["The quay was never safe"]), ("", vec!["We will not open it again"])],
        ),
        (
            "“The quay was never safe,” Kerr said.\n\nThe council met on Friday and voted for repairs.",
            vec![("Kerr", vec!["The quay was never safe"])],
        ),
    ] {
        let expected: Vec<_> =
            expected.into_iter().map(|(source, content)| (source.to_owned(), content)).collect();
        assert_eq!(article(text), expected, "{text}");
    }
}

#[test]
fn a_paragraph_of_speech_follows_its_speaker() {
    let text = "“The quay was never safe,” Kerr said.\n\n“We will not open it again.”";
    let document = crate::annotate(text, &crate::Options::default());
    let speakers: Vec<_> = document.attributions.iter().map(|attribution| attribution.speaker).collect();
    assert_eq!(speakers, [Some(0), Some(0)]);
}

/// What model and rules find together in plain sentences of which only the model knows the cue, or the rules do.
#[test]
fn model_and_rules_find_together() {
    for expected in [
        "[The mayor] {was adamant} <that the bridge would reopen in May>.",
        "[The harbour board] {said} <the port would close>.",
        "<The bridge>, [the mayor] {said}, <will reopen in May>.",
        "“<The ferry is late again>,” {said} [Ada Kerr].",
        "[The harbour board] {said} <net profit fell 6%>.",
        "<The road>, [police] {say}, <will reopen on Friday>.",
        "<Holt took the money>, [prosecutors] {allege}.",
        "<The tunnel is unsafe>, [the inquiry] {found}.",
    ] {
        let text = expected.replace(['[', ']', '{', '}', '<', '>'], "");
        let paragraph = Paragraph::new(&text, BlockKind::Body);
        let (quotes, _) = quotes::find(&paragraph, Carry::default());
        let shown: Vec<_> = find(&paragraph, &quotes).iter().map(|found| marked(&text, found)).collect();
        assert_eq!(shown, [expected]);
    }
    let paragraph = Paragraph::new("The harbour is said to be haunted.", BlockKind::Body);
    assert!(find(&paragraph, &[]).iter().all(|found| found.source.is_empty()));
}

/// A paragraph longer than the model reads at once is read to its end.
#[test]
fn long_paragraphs_are_read_whole() {
    let sentence = "The harbour board said the port would close. ";
    let text = sentence.repeat(400);
    let paragraph = Paragraph::new(&text, BlockKind::Body);
    let found = find(&paragraph, &[]);
    assert_eq!(found.len(), 400);
    assert!(found.iter().all(|found| paragraph.slice(found.content[0]) == "the port would close"));
}
