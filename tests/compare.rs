//! What holds of every comparison, whatever is compared; and which changes of words bear on the meaning.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use whosaid::compare::{
    Bearing, Comparison, FigureRelation, Likeness, PassageRelation, QuoteRelation, SpeakerRelation,
};
use whosaid::{Article, Offsets, Options, annotate, compare};

fn article(text: &str) -> Article {
    Article::new(text, annotate(text, &Options::default())).expect("the document is the text's")
}

/// The versions of all stories, and hostile texts.
fn texts() -> Vec<String> {
    let stories = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let mut folders: Vec<_> = fs::read_dir(stories).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let files = folders.iter().flat_map(|folder| ["a.txt", "b.txt", "c.txt"].map(|name| folder.join(name)));
    let stories = files.filter_map(|file| fs::read_to_string(file).ok());
    let hostile = [
        "",
        " ",
        "Yes.",
        "Yes.\nYes.\nNo.\nYes.",
        "“",
        "“No,” he said. “No,” he said.",
        "7 7 7 7",
        "Ada Ada Ada",
    ];
    stories.chain(hostile.map(str::to_owned)).collect()
}

/// Every row as a string that does not tell how versions and rows are numbered, so that rows can be compared as a set.
fn rows(comparison: &Comparison, name: &dyn Fn(u32) -> u32) -> BTreeSet<String> {
    let who = |speaker: Option<u32>| speaker.map(|row| comparison.speakers[row as usize].name.clone());
    let mut rows = BTreeSet::new();
    let mut add = |kind: &str, mut members: Vec<String>, told: String| {
        members.sort();
        rows.insert(format!("{kind} {told} {members:?}"));
    };
    for row in &comparison.speakers {
        let members = row.members.iter().map(|member| {
            format!(
                "{} {} {:?} {:?} {:?}",
                name(member.version),
                member.speaker,
                member.name,
                member.how,
                member.why
            )
        });
        add("speaker", members.collect(), format!("{:?} {:?} {:?}", row.name, row.kind, row.relation));
    }
    for row in &comparison.quotes {
        let base = row.members[row.base as usize].version;
        let members = row.members.iter().map(|member| {
            let who = who(member.speaker);
            format!(
                "{} {} {who:?} {:?} {:?} {:?}",
                name(member.version),
                member.attribution,
                member.spans,
                member.drift,
                member.changes
            )
        });
        let told =
            format!("{:?} {:?} {:?} {:?} {}", row.relation, row.changed, row.drift, row.disputed, name(base));
        add("quote", members.collect(), told);
    }
    for row in &comparison.figures {
        let members = row
            .members
            .iter()
            .map(|member| format!("{} {} {:?}", name(member.version), member.figure, who(member.speaker)));
        add(
            "figure",
            members.collect(),
            format!("{:?} {:?} {:?} {:?}", row.kind, row.unit, row.what, row.relation),
        );
    }
    for row in &comparison.passages {
        let members = row.members.iter().map(|member| {
            format!(
                "{} {:?} {:?} {:?} {:?}",
                name(member.version),
                member.sentences,
                member.attribution,
                member.claim,
                member.copied
            )
        });
        add(
            "passage",
            members.collect(),
            format!("{:?} {:?} {:?}", row.relation, row.voice, row.first.map(name)),
        );
    }
    rows
}

/// Every span lies in the text of its version, on character boundaries; every number names something that is there.
fn check_sound(comparison: &Comparison, articles: &[Article]) {
    let text = |version: u32| articles[version as usize].text();
    let fits = |version: u32, span: whosaid::document::Span| {
        assert!(span.start < span.end, "an empty span");
        assert!(text(version).get(span.range()).is_some(), "a span outside its text");
    };
    for (id, row) in comparison.quotes.iter().enumerate() {
        assert_eq!(row.id as usize, id);
        let base = row.members[row.base as usize].version;
        for member in &row.members {
            member.spans.iter().for_each(|span| fits(member.version, *span));
            for change in &member.changes {
                change.here.iter().for_each(|span| fits(member.version, *span));
                change.base.iter().for_each(|span| fits(base, *span));
            }
        }
    }
    for (id, row) in comparison.passages.iter().enumerate() {
        assert_eq!(row.id as usize, id);
        for member in &row.members {
            let document = articles[member.version as usize].document();
            for (sentence, span) in member.sentences.iter().zip(&member.spans) {
                assert_eq!(document.sentences[*sentence as usize], *span);
            }
            member.copied.iter().for_each(|span| fits(member.version, *span));
            assert!(member.claim.is_none_or(|claim| (claim as usize) < document.claims.len()));
        }
    }
    for row in &comparison.figures {
        for member in &row.members {
            let figures = &articles[member.version as usize].document().figures;
            assert_eq!(figures[member.figure as usize].value, member.value);
        }
    }
    let told: u32 = comparison.versions.iter().map(|version| version.sentences).sum();
    let placed: usize =
        comparison.passages.iter().flat_map(|row| &row.members).map(|member| member.sentences.len()).sum();
    assert_eq!(told as usize, placed, "each sentence stands in one row");
}

#[test]
fn a_text_beside_itself_is_the_same() {
    for text in texts() {
        let both = [article(&text), article(&text)];
        let comparison = compare(&both, Offsets::Utf8);
        check_sound(&comparison, &both);
        for row in &comparison.speakers {
            assert_eq!(row.relation, SpeakerRelation::SameName, "{row:?}\n{text}");
        }
        for row in &comparison.quotes {
            assert_eq!(row.relation, QuoteRelation::Same, "{row:?}\n{text}");
        }
        for row in &comparison.figures {
            assert_eq!(row.relation, FigureRelation::Equal, "{row:?}\n{text}");
        }
        for row in &comparison.passages {
            assert_eq!(row.relation, PassageRelation::Same, "{row:?}\n{text}");
        }
    }
}

#[test]
fn articles_of_other_stories_have_nothing_in_common() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut folders: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let texts = folders.iter().filter_map(|folder| fs::read_to_string(folder.join("article.txt")).ok());
    let articles: Vec<_> = texts.map(|text| article(&text)).collect();
    assert!(articles.len() >= 20, "the articles are there");
    let comparison = compare(&articles, Offsets::Utf8);
    for row in &comparison.quotes {
        assert_eq!(row.relation, QuoteRelation::Alone, "{row:?}");
    }
    for row in &comparison.figures {
        assert_eq!(row.relation, FigureRelation::Alone, "{row:?}");
    }
    for row in &comparison.passages {
        assert_eq!(row.relation, PassageRelation::Alone, "{row:?}");
    }
    for row in &comparison.speakers {
        assert_eq!(row.relation, SpeakerRelation::Alone, "{row:?}");
    }
}

#[test]
fn one_version_and_none_are_compared_too() {
    assert!(compare(&[], Offsets::Utf8).passages.is_empty());
    let one = [article("“The bridge will open in May,” Ada Kerr said.")];
    let comparison = compare(&one, Offsets::Utf16);
    assert!(comparison.passages.iter().all(|row| row.relation == PassageRelation::Alone));
    assert_eq!((comparison.versions.len(), comparison.pairs.len()), (1, 0));
}

#[test]
fn changes_that_bear_on_the_meaning_are_named() {
    use Bearing::{Modality, Name, Negation, Number};
    let cases: &[(&str, &str, &[Bearing])] = &[
        (
            "“We will not sell the harbour to the bank,” Ada Kerr said.",
            "“We will sell the harbour to the bank,” Ada Kerr said.",
            &[Negation],
        ),
        (
            "“Nobody has paid for the new roof,” Ada Kerr said.",
            "“Somebody has paid for the new roof,” Ada Kerr said.",
            &[Negation],
        ),
        (
            "“The dam may fail in a heavy storm,” Ada Kerr said.",
            "“The dam will fail in a heavy storm,” Ada Kerr said.",
            &[Modality],
        ),
        (
            "“We will not reopen the road before every crack has been sealed,” Ada Kerr said.",
            "“We might reopen the road before every crack has been sealed,” Ada Kerr said.",
            &[Negation],
        ),
        (
            "“The school must close its kitchen in June,” Ada Kerr said.",
            "“The school may close its kitchen in June,” Ada Kerr said.",
            &[Modality],
        ),
        (
            "“We lost 40 boats in the storm of that night,” Ada Kerr said.",
            "“We lost 14 boats in the storm of that night,” Ada Kerr said.",
            &[Number],
        ),
        (
            "“The council has sold the mill to Hartley for a song,” Ada Kerr said.",
            "“The council has sold the mill to Brandt for a song,” Ada Kerr said.",
            &[Name],
        ),
        (
            "“The dam will fail in a heavy storm,” Ada Kerr said.",
            "Ada Kerr said the dam would fail in a heavy storm.",
            &[],
        ),
        (
            "“I can rebuild the old mill with my brothers,” Ada Kerr said.",
            "Ada Kerr said that she could rebuild the old mill with her brothers.",
            &[],
        ),
        (
            "“We lost 3,000 boats in the storm of that night,” Ada Kerr said.",
            "“We lost three thousand boats in the storm that night,” Ada Kerr said.",
            &[],
        ),
        (
            "“The council is not ready to reopen the bridge,” Ada Kerr said.",
            "“The council isn't ready to open the bridge again,” Ada Kerr said.",
            &[],
        ),
    ];
    for (first, second, expected) in cases {
        let comparison = compare(&[article(first), article(second)], Offsets::Utf8);
        let row = &comparison.quotes[0];
        assert_eq!(row.members.len(), 2, "{first}\n{second}");
        assert_eq!(row.changed, *expected, "{first}\n{second}");
        let relation = if expected.is_empty() { QuoteRelation::Wording } else { QuoteRelation::Meaning };
        assert_eq!(row.relation, relation, "{first}\n{second}");
    }
}

#[test]
fn speakers_are_matched_and_namesakes_told_apart() {
    use Likeness::{Government, Role, SameName, ShortName, Spelling};
    let said = |who: &str| {
        format!("“The old pool will be closed before the winter,” {who} told reporters on Monday.")
    };
    let cases: &[(&str, &str, Option<Likeness>)] = &[
        ("Ada Kerr", "Ada Kerr", Some(SameName)),
        ("Ada Kerr", "Kerr", Some(ShortName)),
        ("Davor Petrić", "Davor Petric", Some(SameName)),
        ("Volodar Semenko", "Volodar Semenkko", Some(Spelling)),
        (
            "Anna Kowalik, head of the port workers’ union,",
            "Anna Kavelnik, head of the port workers’ union,",
            Some(Role),
        ),
        ("Ada Kerr, the harbour master of Penholt,", "the harbour master of Penholt", Some(Role)),
        ("Lisbon", "Portugal", Some(Government)),
        (
            "Tom Hale, a councillor for the harbour ward,",
            "Mary Hale, a councillor for the harbour ward,",
            None,
        ),
        ("Tom Hale", "Eric Hale", None),
        ("Ada Kerr", "Rosa Lind", None),
        ("Oskar Brandt, the mayor of Torrin,", "Lise Arden, the deputy mayor of Torrin,", None),
        ("Gergő Balla, the mayor of Torrin,", "Gergely Labba, the mayor of Torrin,", Some(Role)),
    ];
    for (first, second, expected) in cases {
        let comparison = compare(&[article(&said(first)), article(&said(second))], Offsets::Utf8);
        let row = comparison.speakers.iter().find(|row| row.members.len() == 2);
        let how = row.map(|row| row.members.iter().map(|member| member.how).max().unwrap());
        assert_eq!(how, *expected, "{first} / {second}: {:#?}", comparison.speakers);
        assert_eq!(comparison.quotes[0].members.len(), 2, "{first} / {second}");
        assert_eq!(comparison.quotes[0].disputed, expected.is_none(), "{first} / {second}");
    }
}

#[test]
fn offsets_count_what_is_asked_for() {
    let versions = [
        article("“Åsa’s café opens in May,” Ada Kerr said 😀."),
        article("“Åsa’s café will open in May,” Ada Kerr said."),
    ];
    let bytes = compare(&versions, Offsets::Utf8);
    let units = compare(&versions, Offsets::Utf16);
    for (row, other) in bytes.quotes.iter().zip(&units.quotes) {
        for (member, other) in row.members.iter().zip(&other.members) {
            let text = versions[member.version as usize].text();
            let utf16: Vec<u16> = text.encode_utf16().collect();
            for (span, other) in member.spans.iter().zip(&other.spans) {
                assert_eq!(String::from_utf16(&utf16[other.range()]).unwrap(), text[span.range()]);
            }
        }
    }
    assert_eq!(units.versions[0].length as usize, versions[0].text().encode_utf16().count());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_order_of_versions_does_not_change_the_rows(
        chosen in subsequence(texts(), 2..5),
        seed in any::<u64>(),
    ) {
        let mut shuffled: Vec<usize> = (0..chosen.len()).collect();
        let mut state = seed;
        for at in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(at, (state >> 33) as usize % (at + 1));
        }
        let articles: Vec<_> = chosen.iter().map(|text| article(text)).collect();
        let others: Vec<_> = shuffled.iter().map(|&at| articles[at].clone()).collect();
        let (one, other) = (compare(&articles, Offsets::Utf8), compare(&others, Offsets::Utf8));
        check_sound(&other, &others);
        prop_assert_eq!(rows(&one, &|version| version), rows(&other, &|version| shuffled[version as usize] as u32));
    }

    #[test]
    fn mixed_texts_do_no_harm(parts in prop::collection::vec(select(texts()), 1..4), cut in 0_usize..400) {
        let whole = parts.concat();
        let end = (cut.min(whole.len())..=whole.len()).find(|&at| whole.is_char_boundary(at)).unwrap_or_default();
        let articles = [article(&whole), article(&whole[end..]), article(&whole[..end])];
        check_sound(&compare(&articles, Offsets::Utf8), &articles);
    }
}
