//! The command line, run as a reader runs it.
#![cfg(feature = "cli")]

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use serde_json::Value;

const ARTICLE: &str = "“The bridge 𝄞 is open,” said Ada Holm.\n";

/// Runs the command with `input` on standard input.
fn whosaid(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    // A command that refuses its arguments reads nothing.
    let _ = child.stdin.take().expect("it is piped").write_all(input);
    child.wait_with_output().expect("the command ends")
}

fn text(bytes: &[u8]) -> &str {
    str::from_utf8(bytes).expect("the command writes UTF-8")
}

/// The documents on standard output, one a line.
fn documents(output: &Output) -> Vec<Value> {
    text(&output.stdout).lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
}

/// A file of its own for each `name`, with `bytes` in it.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).expect("the file can be written");
    path
}

/// Checks that a command is refused with status 2, nothing on standard output, and a message with each of `words`.
fn check_refused(arguments: &[&str], input: &[u8], words: &[&str]) {
    let output = whosaid(arguments, input);
    let message = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message}");
    assert_eq!(text(&output.stdout), "", "{arguments:?}");
    for word in words {
        assert!(message.contains(word), "{arguments:?} is to say {word:?}: {message}");
    }
    assert!(!message.contains("panicked"), "{message}");
}

#[test]
fn one_article_makes_one_document() {
    let path = file("article.txt", ARTICLE.as_bytes());
    let path = path.to_str().unwrap();
    for arguments in
        [&["annotate"][..], &["annotate", "-"], &["annotate", path], &["annotate", "--format", "json", path]]
    {
        let output = whosaid(arguments, ARTICLE.as_bytes());
        assert!(output.status.success(), "{arguments:?}");
        let [document] = &documents(&output)[..] else { panic!("{arguments:?}: one document") };
        assert_eq!(document["schema"], "whosaid/1");
        assert_eq!(document["offsets"], "utf16");
        assert_eq!(document["length"], ARTICLE.encode_utf16().count());
    }
}

#[test]
fn offsets_count_in_the_unit_asked_for() {
    for (unit, length, start, end) in [("utf8", 46, 3, 27), ("utf16", 40, 1, 23), ("codepoint", 39, 1, 22)] {
        let output = whosaid(&["annotate", "--offsets", unit], ARTICLE.as_bytes());
        let document = &documents(&output)[0];
        assert_eq!(document["offsets"], unit);
        assert_eq!(document["length"], length, "{unit}");
        assert_eq!(document["quotes"][0]["inner"], serde_json::json!([start, end]), "{unit}");
    }
}

#[test]
fn a_date_is_taken_from_the_command_line() {
    let output = whosaid(&["annotate", "--date", "2021-02-03"], ARTICLE.as_bytes());
    assert_eq!(documents(&output)[0]["date"], "2021-02-03");
}

#[test]
fn what_is_for_a_terminal_has_no_colour_in_a_pipe() {
    let output = whosaid(
        &["annotate", "--format", "terminal"],
        "“The bridge is open,” said Ada Holm.\u{1b}[2J\n".as_bytes(),
    );
    let shown = text(&output.stdout);
    assert!(output.status.success());
    assert!(shown.starts_with("“The bridge is open,”[1] said Ada Holm."), "{shown}");
    assert!(shown.contains("\n[1] Ada Holm"), "the speaker is listed: {shown}");
    assert!(shown.contains("\n    “The bridge is open"), "the words are listed: {shown}");
    assert!(!shown.contains('\u{1b}'), "no escape sequence: {shown:?}");
}

#[test]
fn an_article_is_written_in_each_format() {
    let known: &[(&str, &str, &str)] = &[
        ("json", "{\"schema\":\"whosaid/1\",\"offsets\":\"utf16\"", "\"notes\":[]}\n"),
        ("whosaid", "{\"whosaid\":1,\"text\":\"“The", "\"notes\":[]}}\n"),
        ("web-annotation", "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\"", "]}]}]}}\n"),
        ("csv", "\u{feff}id,who,", ",Ada Holm,,asserts,,0."),
        ("csv-speakers", "\u{feff}id,who,", "speaker:0,Ada Holm,person,"),
        ("csv-figures", "\u{feff}id,figure,", ",by\r\n"),
        ("csv-claims", "\u{feff}id,claim,", "claim:0,The bridge 𝄞 is open,"),
        (
            "markdown",
            "# A bridge\n\n<https://news.example/bridge>\n\n2021-02-03\n",
            "\n- “The bridge 𝄞 is open” — direct speech",
        ),
        ("html", "<!DOCTYPE html>\n<html lang=\"en\">\n", "</body>\n</html>\n"),
        (
            "text",
            "A bridge\n\nhttps://news.example/bridge\n\n“The bridge 𝄞 is open,”[1] said",
            "\n[1] Ada Holm: direct speech; cue “said”; ",
        ),
    ];
    let about = ["--title", "A bridge", "--address", "https://news.example/bridge", "--date", "2021-02-03"];
    for (format, start, part) in known {
        let output = whosaid(&[&["annotate", "--format", format][..], &about].concat(), ARTICLE.as_bytes());
        let written = text(&output.stdout);
        assert!(output.status.success(), "{format}: {}", text(&output.stderr));
        assert!(written.starts_with(start), "{format} starts {start:?}: {written}");
        assert!(written.contains(part), "{format} has {part:?}: {written}");
        assert!(written.ends_with('\n') && !written.ends_with("\n\n"), "{format} ends its last line");
    }
}

#[test]
fn what_was_saved_is_exported_as_it_was() {
    let saved =
        whosaid(&["annotate", "--format", "whosaid", "--offsets", "codepoint"], ARTICLE.as_bytes()).stdout;
    for format in ["json", "whosaid", "web-annotation", "csv", "csv-figures", "markdown", "html", "text"] {
        let at_once = whosaid(&["annotate", "--format", format], ARTICLE.as_bytes());
        let later = whosaid(&["export", "--format", format], &saved);
        assert!(later.status.success(), "{format}: {}", text(&later.stderr));
        assert_eq!(text(&later.stdout), text(&at_once.stdout), "{format}");
    }
    check_refused(
        &["export", "--format", "html"],
        b"{\"text\":\"\"}",
        &["no article that Whosaid saved", "whosaid"],
    );
    check_refused(&["export"], &saved, &["--format"]);
    check_refused(&["annotate"], &saved, &["was saved", "whosaid export"]);
}

#[test]
fn a_batch_makes_one_table() {
    let line = |id: &str, text: &str| serde_json::json!({"id": id, "text": text}).to_string() + "\n";
    let input = [line("=one", ARTICLE), line("two", "Nothing is said."), line("three", ARTICLE)].concat();
    let output = whosaid(&["batch", "--format", "csv"], input.as_bytes());
    assert!(output.status.success(), "{}", text(&output.stderr));
    let rows: Vec<_> = text(&output.stdout).split_terminator("\r\n").collect();
    let [names, one, three] = rows[..] else { panic!("{rows:?}") };
    assert!(names.starts_with("\u{feff}article,id,who,"), "{names}");
    assert!(one.starts_with("'=one,attribution:0,Ada Holm,"), "{one}");
    assert!(three.starts_with("three,attribution:0,Ada Holm,"), "{three}");
    check_refused(&["batch", "--format", "html"], b"", &["html", "csv"]);
}

/// Three versions of a story in files of their own, the last one saved with its document.
fn versions() -> &'static [String; 3] {
    static FILES: OnceLock<[String; 3]> = OnceLock::new();
    let told = |verb: &str, count: u32| {
        format!(
            "“The ferry {verb} sail before Sunday,” said Ada Holm.\n\nSome {count} passengers spent the night on the quay at Elm \
             Point.\n"
        )
    };
    // Once: tests run side by side, and none may find a file half written.
    FILES.get_or_init(|| {
        let last = whosaid(&["annotate", "--format", "whosaid"], told("will not", 90).as_bytes()).stdout;
        let files = [
            file("agency.txt", told("will not", 40).as_bytes()),
            file("herald.txt", told("will", 40).as_bytes()),
            file("evening.whosaid.json", &last),
        ];
        files.map(|file| file.to_str().unwrap().to_owned())
    })
}

#[test]
fn versions_are_compared_in_every_format() {
    let files = versions();
    let files: Vec<_> = files.iter().map(String::as_str).collect();
    let known: &[(&str, &str, &[&str])] = &[
        (
            "json",
            "{\"schema\":\"whosaid-comparison/1\",\"offsets\":\"utf16\"",
            &["\"changed\":[\"negation\"]"],
        ),
        ("csv", "\u{feff}row,kind,", &[",meaning,2,herald,", ",3,evening,", "negation: “not” left out"]),
        (
            "markdown",
            "# Versions compared\n",
            &["Ada Holm: negation changed", "| 3 | evening |", "will ~~not~~ sail"],
        ),
        ("html", "<!DOCTYPE html>\n<html lang=\"en\">\n", &["<del>not</del>", "2 herald"]),
        (
            "terminal",
            "  1  agency — ",
            &["\n  2  “The ferry will [-not-] sail", "\nconflicting\n", "· 3 Some 90"],
        ),
    ];
    for (format, start, parts) in known {
        let output = whosaid(&[&["compare", "--format", format][..], &files].concat(), b"");
        let written = text(&output.stdout);
        assert!(output.status.success(), "{format}: {}", text(&output.stderr));
        assert!(written.starts_with(start), "{format} starts {start:?}: {written}");
        for part in *parts {
            assert!(written.contains(part), "{format} has {part:?}: {written}");
        }
        assert!(written.ends_with('\n') && !written.ends_with("\n\n"), "{format} ends its last line");
        assert!(!written.contains('\u{1b}'), "no colour in a pipe");
    }
    let plain = whosaid(&["compare", files[0], files[1]], b"");
    let [comparison] = &documents(&plain)[..] else { panic!("one comparison") };
    let names: Vec<_> =
        comparison["versions"].as_array().unwrap().iter().map(|version| &version["name"]).collect();
    assert_eq!(names, ["agency", "herald"]);
    let in_bytes = whosaid(&["compare", "--offsets", "utf8", files[0], files[1]], b"");
    assert_eq!(documents(&in_bytes)[0]["quotes"][0]["members"][0]["spans"][0][0], 3);
}

#[test]
fn versions_come_from_standard_input_and_from_files_of_one_name() {
    let [agency, ..] = versions();
    let names = |output: &Output| {
        assert!(output.status.success(), "{}", text(&output.stderr));
        let comparison = &documents(output)[0];
        let versions = comparison["versions"].as_array().unwrap().iter();
        versions.map(|version| version["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(&whosaid(&["compare", agency, "-"], ARTICLE.as_bytes())), ["agency", "standard input"]);
    assert_eq!(names(&whosaid(&["compare", agency, agency], b"")), [agency.as_str(), agency.as_str()]);
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let [agency, ..] = versions();
    let broken = file("broken.json", b"{\"whosaid\": 1, \"text\": \"\"}");
    check_refused(&["compare", agency], b"", &["one version alone", "two files or more"]);
    check_refused(&["compare"], b"", &["FILES"]);
    check_refused(&["compare", "-", "-"], b"", &["standard input", "one version only"]);
    check_refused(&["compare", agency, "no-such-file.txt"], b"", &["no-such-file.txt", "check the name"]);
    check_refused(
        &["compare", agency, broken.to_str().unwrap()],
        b"",
        &["broken: this is no article that Whosaid saved", "document"],
    );
    check_refused(&["compare", "--format", "text", agency, agency], b"", &["text", "markdown", "terminal"]);
}

#[test]
fn an_empty_text_has_an_empty_document() {
    for input in ["", " \n", "\u{feff}"] {
        let output = whosaid(&["annotate"], input.as_bytes());
        assert!(output.status.success());
        assert_eq!(documents(&output)[0]["blocks"], serde_json::json!([]), "{input:?}");
    }
}

#[test]
fn bad_input_is_refused_with_place_and_remedy() {
    let bad = file("latin1.txt", b"One line.\nThe caf\xe9 is open.\n");
    let wide = file("utf16.txt", b"\xff\xfeA\0d\0a\0");
    let folder = env!("CARGO_TARGET_TMPDIR");
    check_refused(&["annotate", "no-such-file.txt"], b"", &["no-such-file.txt", "check the name"]);
    check_refused(&["annotate", folder], b"", &[folder, "is a directory", "name a text file"]);
    check_refused(
        &["annotate", bad.to_str().unwrap()],
        b"",
        &["latin1.txt", "line 2", "byte 18", "save it as UTF-8"],
    );
    check_refused(&["annotate", wide.to_str().unwrap()], b"", &["UTF-16", "save it as UTF-8"]);
    check_refused(&["annotate"], b"\xff", &["standard input", "line 1"]);
    check_refused(&["annotate", "--date", "2021-02-30"], b"", &["2021-02-30", "YYYY-MM-DD"]);
    check_refused(&["annotate", "--offsets", "words"], b"", &["words", "utf16"]);
    check_refused(&["annotate", "--format", "xml"], b"", &["xml", "json", "html", "terminal"]);
    check_refused(&["annotate", "--address", "javascript:1"], b"", &["javascript:1", "https://example.org"]);
    check_refused(&["annotate", "--colour"], b"", &["--colour"]);
    check_refused(&[], b"", &["Usage"]);
}

#[test]
fn a_batch_keeps_its_order_and_its_ids() {
    let lines: Vec<_> = (0..1000)
        .map(|id| {
            serde_json::json!({"id": id, "text": "A word. ".repeat(id % 7), "date": "2020-01-02"}).to_string()
        })
        .collect();
    let output = whosaid(&["batch", "--offsets", "codepoint"], lines.join("\n").as_bytes());
    assert!(output.status.success());
    let documents = documents(&output);
    assert_eq!(documents.len(), 1000);
    for (id, document) in documents.iter().enumerate() {
        assert_eq!(document["id"], id);
        assert_eq!(document["length"], 8 * (id % 7));
        assert_eq!(document["date"], "2020-01-02");
    }
}

#[test]
fn a_bad_line_of_a_batch_is_reported_and_the_others_are_done() {
    let input = [
        &br#"{"id": "a", "text": "One."}"#[..],
        b"",
        br#"{"id": "b", "text": "Two.""#,
        b"{\"id\": \"c\", \"text\": \"caf\xe9\"}",
        br#"{"id": "d"}"#,
        br#"{"id": "e", "text": "Five.", "date": "yesterday"}"#,
        br#"{"id": "f", "text": "\ud800"}"#,
        br#"{"id": ["g"], "text": "Seven.", "more": 1}"#,
    ]
    .join(&b'\n');
    let output = whosaid(&["batch"], &input);
    assert_eq!(output.status.code(), Some(2));
    let ids: Vec<_> = documents(&output).iter().map(|document| document["id"].clone()).collect();
    assert_eq!(ids, [serde_json::json!("a"), serde_json::json!(["g"])]);
    let reports: Vec<_> = text(&output.stderr).lines().collect();
    let expected: &[&[&str]] = &[
        &["standard input, line 3:", "\"text\""],
        &["standard input, line 4:", "byte 25 is not UTF-8"],
        &["standard input, line 5:", "missing field `text`"],
        &["standard input, line 6:", "yesterday", "YYYY-MM-DD"],
        &["standard input, line 7:", "hex escape"],
    ];
    assert_eq!(reports.len(), expected.len(), "{reports:#?}");
    for (report, words) in reports.iter().zip(expected) {
        assert!(words.iter().all(|word| report.contains(word)), "{words:?} in {report}");
    }
}

#[test]
fn nobody_reading_is_no_failure() {
    let line = serde_json::json!({"id": 1, "text": ARTICLE.repeat(50)}).to_string() + "\n";
    let mut child = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .arg("batch")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    drop(child.stdout.take());
    let mut input = child.stdin.take().expect("it is piped");
    let _ = input.write_all(line.repeat(50).as_bytes());
    drop(input);
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!(text(&output.stderr), "");
    assert!(output.status.success());
}
