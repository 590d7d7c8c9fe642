//! Web annotations by the rules of their model, and their selectors by the text.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use whosaid::Article;
use whosaid::Offsets;
use whosaid::export::Format;

const MOTIVATIONS: &[&str] = &[
    "assessing",
    "bookmarking",
    "classifying",
    "commenting",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "tagging",
];

/// Checks the shape of the collection and every selector of it.
pub(crate) fn check(article: &Article) {
    let json = article.export(Format::WebAnnotation, Offsets::Utf8);
    assert_eq!(
        json,
        article.export(Format::WebAnnotation, Offsets::Utf16),
        "its model alone says what is counted"
    );
    let collection: Value = serde_json::from_str(&json).expect("JSON-LD is JSON");
    let collection =
        keys(&collection, &["@context", "id", "type", "generator", "total"], &["label", "first"]);
    assert_eq!(collection["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(collection["type"], "AnnotationCollection");
    agent(&collection["generator"], &["Software"]);
    let Some(page) = collection.get("first") else {
        assert_eq!(collection["total"], 0);
        return;
    };
    let page = keys(page, &["id", "type", "partOf", "startIndex", "items"], &[]);
    assert_eq!(page["type"], "AnnotationPage");
    assert_eq!(page["partOf"], collection["id"]);
    assert_eq!(page["startIndex"], 0);
    let items = page["items"].as_array().expect("a page lists its annotations");
    assert_eq!(collection["total"], items.len());
    let names: Vec<_> =
        items.iter().map(|item| iri(&item["id"])).chain([iri(&page["id"]), iri(&collection["id"])]).collect();
    let known: BTreeSet<_> = names.iter().copied().collect();
    assert_eq!(known.len(), names.len(), "each name is given once");
    let text: Vec<char> = article.text().chars().collect();
    let mut before = 0;
    for item in items {
        let start = annotation(item, article, &text, &known);
        assert!(start >= before, "annotations come as in the text");
        before = start;
    }
}

/// Checks one annotation; where its first target starts.
fn annotation(item: &Value, article: &Article, text: &[char], known: &BTreeSet<&str>) -> u64 {
    let item = keys(item, &["id", "type", "motivation", "creator", "body", "target"], &[]);
    assert_eq!(item["type"], "Annotation");
    assert!(MOTIVATIONS.contains(&string(&item["motivation"])));
    agent(&item["creator"], &["Software", "Person"]);
    for body in item["body"].as_array().expect("bodies") {
        if body["type"] == "SpecificResource" {
            let body = keys(body, &["type", "source", "purpose"], &[]);
            assert!(known.contains(string(&body["source"])), "a body links to an annotation: {body:?}");
            assert_eq!(body["purpose"], "linking");
            continue;
        }
        let body = keys(body, &["type", "value", "format", "purpose"], &["id"]);
        assert_eq!(body["type"], "TextualBody");
        assert_eq!(body["format"], "text/plain");
        assert!(MOTIVATIONS.contains(&string(&body["purpose"])));
        assert!(!string(&body["value"]).contains('\n'));
        assert_eq!(
            body.contains_key("id"),
            body["purpose"] == "identifying",
            "speakers alone are named: {body:?}"
        );
    }
    let targets = item["target"].as_array().expect("targets");
    targets.iter().map(|it| target(it, article, text)).min().expect("an annotation has a target")
}

/// Checks that each selector of a target finds the same words; where they start.
fn target(target: &Value, article: &Article, text: &[char]) -> u64 {
    let target = keys(target, &["type", "source", "selector"], &[]);
    assert_eq!(target["type"], "SpecificResource");
    match &article.address {
        Some(address) => assert_eq!(target["source"], address.as_str()),
        None => assert!(string(&target["source"]).starts_with("ni:///sha-256;")),
    }
    let [quote, position] = &target["selector"].as_array().expect("selectors")[..] else {
        panic!("two selectors")
    };
    let quote = keys(quote, &["type", "exact", "prefix", "suffix"], &[]);
    let position = keys(position, &["type", "start", "end"], &[]);
    assert_eq!(
        (&quote["type"], &position["type"]),
        (&"TextQuoteSelector".into(), &"TextPositionSelector".into())
    );
    let [start, end] = ["start", "end"].map(|key| position[key].as_u64().expect("a position") as usize);
    let of = |key: &str| string(&quote[key]).chars().collect::<Vec<_>>();
    let (exact, prefix, suffix) = (of("exact"), of("prefix"), of("suffix"));
    assert_eq!(text[start..end], exact, "the position finds the words");
    assert_eq!(text[start - prefix.len()..start], prefix, "the words before");
    assert_eq!(text[end..end + suffix.len()], suffix, "the words after");
    assert_eq!(prefix.len(), start.min(32));
    assert_eq!(suffix.len(), (text.len() - end).min(32));
    let whole = [prefix, exact, suffix].concat().into_iter().collect::<String>();
    let found = article.text().find(&whole).expect("the quotation finds the words");
    assert!(article.text()[..found].chars().count() <= start);
    start as u64
}

/// An object that has all the keys of `must`, and besides no others than those of `may`.
fn keys<'a>(value: &'a Value, must: &[&str], may: &[&str]) -> &'a Map<String, Value> {
    let object = value.as_object().expect("an object");
    for key in must {
        assert!(object.contains_key(*key), "{key} is there: {value}");
    }
    for key in object.keys() {
        assert!(must.iter().chain(may).any(|known| known == key), "{key} is known: {value}");
    }
    object
}

fn agent(agent: &Value, kinds: &[&str]) {
    let agent = keys(agent, &["type", "name"], &[]);
    assert!(kinds.contains(&string(&agent["type"])) && !string(&agent["name"]).is_empty());
}

fn iri(value: &Value) -> &str {
    let iri = string(value);
    assert!(iri.starts_with("urn:uuid:") && iri.len() == 45, "{iri}");
    iri
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is a string"))
}

#[test]
fn names_are_those_of_the_text_and_the_place() {
    let ids = |text: &str| -> BTreeSet<String> {
        let json = super::article(text).export(Format::WebAnnotation, Offsets::Utf8);
        let collection: Value = serde_json::from_str(&json).unwrap();
        collection["first"]["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| iri(&item["id"]).to_owned())
            .collect()
    };
    let text = "“The bridge is open,” said Ada Holm.\n";
    assert_eq!(ids(text), ids(text));
    assert!(ids(text).is_disjoint(&ids("“The bridge is shut,” said Ada Holm.\n")));
}

#[test]
fn a_broken_quote_has_two_targets_and_its_speaker_one_name() {
    let text =
        "“We rebuilt the pier,” said Ada Holm, “and we will open it in May.” Ms Holm denied a delay.\n";
    let json = super::article(text).export(Format::WebAnnotation, Offsets::Utf8);
    let collection: Value = serde_json::from_str(&json).unwrap();
    let items = collection["first"]["items"].as_array().unwrap();
    let exact = |target: &Value| target["selector"][0]["exact"].as_str().unwrap().to_owned();
    let exacts = |item: &Value| item["target"].as_array().unwrap().iter().map(exact).collect::<Vec<_>>();
    let tagged =
        |item: &&Value, tag: &str| item["body"].as_array().unwrap().iter().any(|body| body["value"] == tag);
    let broken = items.iter().find(|item| tagged(item, "direct speech")).unwrap();
    assert_eq!(exacts(broken), ["We rebuilt the pier", "and we will open it in May"]);
    let names: BTreeSet<_> = items
        .iter()
        .flat_map(|item| item["body"].as_array().unwrap())
        .filter(|body| body["purpose"] == "identifying")
        .map(|body| (body["id"].as_str().unwrap(), body["value"].as_str().unwrap()))
        .collect();
    assert_eq!(names.iter().map(|(_, name)| *name).collect::<Vec<_>>(), ["Ada Holm"]);
    let cue = items.iter().find(|item| tagged(item, "cue")).unwrap();
    assert_eq!(exacts(cue), ["said"]);
    assert!(cue["body"].as_array().unwrap().iter().any(|body| body["source"] == broken["id"]));
}
