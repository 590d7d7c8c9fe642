//! Work grows linearly with the text, on texts made to be hard.
//!
//! Callgrind counts the instructions of the command line on n, 2n, 4n and 8n bytes of each hostile
//! family, annotated and compared; no doubling may cost more than 2.3 times as much. No clock is asked, so the result is
//! the same on a busy machine.

use std::env;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;

/// The shortest text of a family, in bytes; the longest has eight times as many.
const SHORTEST: usize = 8 * 1024;

/// The most that twice the text may cost. Two is linear and four quadratic.
const MOST: f64 = 2.3;

/// What each hostile text repeats.
const FAMILIES: &[&str] = &[
    "\"",
    "“",
    "”",
    "'",
    "‘“«",
    "\"a ",
    "said ",
    "7",
    "7,",
    "1.5 ",
    "7 ",
    "1,000 ",
    "1-",
    "3/",
    "$ ",
    "million ",
    "5 to 6 to ",
    "nine $2 ",
    "(5) of ",
    "(",
    "[]",
    "\u{301}",
    "a\u{301}",
    "a ",
    "\n",
    "\r\n",
    "a\n\n",
    "Mr. ",
    "U.S. ",
    "Ada ",
    "Ada Holm ",
    "a@b.c.",
    "...",
    "according to ",
    "he said that ",
    "“Yes,” said Ada Holm. ",
    "Ada Holm met Bo Lind. She told him that he was late. ",
    "“I left,” said Holm. “She did.” They said it was late. ",
    "Ada Holm, the mayor, said so. The mayor and the group of pilots who met her said no. ",
    "told Ada “that ",
    "12 May 2023, ",
    "last Monday ",
    "$1.2bn ",
    "twenty-one hundred ",
    "reportedly ",
    "not ",
    "which ",
    ", ",
    "—",
    "\u{ad}",
    "\u{200b}",
    "-\n",
];

/// What each pair of hostile versions repeats.
const COMPARED: &[&str] = &[
    "said ",
    "Yes. ",
    "Ada Holm met Bo Lind. She told him that he was late. ",
    "“I left,” said Holm. “She did.” They said it was late. ",
    "About 3,000 boats were lost, Holm said. ",
];

/// What the command line is to do.
#[derive(Clone, Copy)]
enum Work {
    /// `annotate` one text.
    Annotate,
    /// `compare` a text with one that has its first half and then its last two thirds.
    Compare,
}

#[test]
#[ignore = "needs valgrind and minutes: `cargo xtask test linear` runs it"]
fn each_doubling_costs_at_most_2_3_times() {
    let annotated = FAMILIES.iter().map(|family| (Work::Annotate, *family));
    let compared = COMPARED.iter().map(|family| (Work::Compare, *family));
    let queue = Mutex::new(annotated.chain(compared));
    let failures = Mutex::new(Vec::new());
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let next = queue.lock().unwrap().next();
                    let Some((work, family)) = next else { break };
                    if let Err(failure) = check(work, family) {
                        failures.lock().unwrap().push(failure);
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().unwrap();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Measures one family.
fn check(kind: Work, family: &str) -> Result<(), String> {
    // What starting up costs says nothing about growth. Tables are read in at the first use, by texts of any length:
    // they weigh on the shortest most, and quadratic work shows on the longest.
    let start_up = instructions(kind, family, 0);
    let work: Vec<u64> =
        [1, 2, 4, 8].map(|times| instructions(kind, family, SHORTEST * times) - start_up).into();
    let growth = growth(&work);
    println!("{family:?}: {work:?} instructions, growing by {growth:.2?}");
    if growth.iter().all(|&times| times <= MOST) {
        return Ok(());
    }
    Err(format!("{family:?} is not linear: {work:?} instructions, growing by {growth:.2?}"))
}

/// How much each doubling costs, against what linear work would have come to before it. Where a table happens to
/// grow late, one doubling looks cheap and the next one dear; that is no growth.
fn growth(work: &[u64]) -> Vec<f64> {
    let mut linear = 0;
    let doubling = |pair: &[u64]| {
        linear = pair[0].max(2 * linear);
        pair[1] as f64 / linear as f64
    };
    work.windows(2).map(doubling).collect()
}

#[test]
fn quadratic_work_is_told_from_late_work() {
    let grows = |work: [u64; 4]| growth(&work).iter().any(|&times| times > MOST);
    assert!(!grows([100, 200, 400, 800]));
    assert!(!grows([100, 140, 410, 600]), "the second doubling makes up for the first");
    assert!(grows([100, 400, 1600, 6400]));
    assert!(grows([100, 200, 420, 1700]), "quadratic work shows late");
}

/// How many instructions the work on a text of about `length` bytes takes, start-up included.
fn instructions(kind: Work, family: &str, length: usize) -> u64 {
    let text = family.repeat(length.div_ceil(family.len()));
    let mut arguments = vec!["annotate".to_owned()];
    if let Work::Compare = kind {
        let units = length.div_ceil(family.len());
        let other =
            family.repeat(units / 2) + "\n\nSomething else happened.\n\n" + &family.repeat(units * 2 / 3);
        let name = format!(
            "linear-{:x}-{length}.txt",
            COMPARED.iter().position(|known| *known == family).unwrap_or(0)
        );
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::write(&file, other).expect("the other version is written");
        arguments = ["compare", "-", &file.to_string_lossy(), "--format", "json"].map(str::to_owned).into();
    }
    let binary = env::var_os("WHOSAID_BIN");
    let mut child = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(binary.unwrap_or_else(|| env!("CARGO_BIN_EXE_whosaid").into()))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("valgrind starts");
    let mut input = child.stdin.take().expect("it is piped");
    input.write_all(text.as_bytes()).expect("the whole text is read");
    drop(input);
    let done = child.wait_with_output().expect("valgrind ends");
    let report = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{family:?}, {length} bytes: {report}");
    report
        .lines()
        .find_map(|line| line.split_once("Collected :")?.1.trim().parse().ok())
        .unwrap_or_else(|| panic!("callgrind reports no count: {report}"))
}
