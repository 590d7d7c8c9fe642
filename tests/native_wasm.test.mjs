// Native and wasm give the same document. For each text:
// - the JSON of the wasm build has the very bytes that `whosaid batch` writes,
// - the object that JavaScript gets holds what that JSON holds,
// - each span is at the same characters of the JavaScript string as of Rust's bytes, and cuts none,
// - what an edit changed, laid over the document before, gives the document of the edited text,
// - each comparison of versions has the very bytes that `whosaid compare` writes,
// - each export has the very bytes that `whosaid export` writes, of documents as annotated and as a reader left them.
// And the module says nothing of the machine that built it.
//
// `cargo xtask test wasm` runs it; WHOSAID_DIST names the built site and WHOSAID_BIN the native command line.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { articles } from "./articles.mjs";
import * as hostile from "./hostile.mjs";
import { loadModule, loadWasm, readWasm } from "./load_wasm.mjs";

const binary = process.env.WHOSAID_BIN ?? fileURLToPath(new URL("../target/release/whosaid", import.meta.url));
const { annotate, annotateChange, annotateJson, exportArticle, exportComparison, openArticle, version } = await loadWasm();

test("our own articles", async () => {
  const found = await articles();
  assert.ok(found.length >= 3, "there are articles to compare");
  check(found.map(({ text }) => text));
});

test("our own articles, with a date given", async () => {
  const texts = (await articles()).map(({ text }) => text);
  check(texts, "1999-12-31");
});

test("short hostile texts", () => check(hostile.SHORT));

test("random texts", () => check(hostile.random(500)));

test("a megabyte of each hostile family", () => {
  for (const text of hostile.long(1 << 20)) check([text]);
});

test("an edited text is annotated as if it were the first", async () => {
  const { text } = (await articles())[0];
  for (let at = 0; at < text.length; at += Math.ceil(text.length / 40)) {
    const edited = `${text.slice(0, at)}” he said. “${text.slice(at + 5)}`;
    annotate(text);
    check([edited]);
  }
});

test("what an edit changed makes the document of the edited text of the one before", async () => {
  const { follow } = await loadModule(new URL("../www/changes.js", import.meta.url));
  const texts = (await articles()).slice(0, 4).map(({ text }) => text);
  let document = null;
  let kept = 0;
  for (const text of [...hostile.SHORT, ...texts.flatMap((text) => hostile.edits(text, 100))]) {
    const answer = JSON.parse(annotateChange(text));
    const former = structuredClone(document);
    const now = document === null ? answer : follow(document, answer);
    const name = JSON.stringify(text.slice(0, 80));
    assert.ok(same(document, former), `${name}: the document before stays as it is`);
    assert.ok(same(now, annotate(text)), `${name}: ${JSON.stringify(answer.edit)}`);
    kept += document === null ? 0 : answer.claims.head + answer.claims.tail;
    document = now;
  }
  assert.ok(kept > 1000, "entries that an edit leaves alone are not sent again");
  assert.throws(() => annotateChange(3), /must be a string/);
  assert.ok(same(follow(document, JSON.parse(annotateChange(texts[0]))), annotate(texts[0])), "a call that failed changes nothing");
});

/** Every format, by its name. */
const FORMATS = [
  "json", "whosaid", "web-annotation", "csv", "csv-speakers", "csv-figures", "csv-claims", "markdown", "html", "text",
];

test("our own articles in every format", async () => {
  for (const { text } of await articles()) checkExports({ whosaid: 1, text, document: annotate(text) });
});

test("no path of the machine that built it", async () => {
  const wasm = await readWasm();
  assert.ok(wasm.includes("src/lib.rs"), "a panic's message gives the place of the fault");
  for (const path of [fileURLToPath(new URL("..", import.meta.url)), process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry/src"]) {
    assert.ok(!wasm.includes(path), path);
  }
});

test("hostile texts in every format", () => {
  for (const text of [...hostile.SHORT, ...hostile.random(20)]) {
    const formed = text.toWellFormed();
    checkExports({ whosaid: 1, text: formed, document: annotate(formed) });
  }
});

test("a corrected article in every format", async () => {
  const { text } = (await articles())[0];
  const document = annotate(text);
  document.speakers[0].name = "=Ada <b>Holm</b>";
  document.attributions[0].speaker = null;
  document.attributions[0].by = "reader";
  document.quotes[0].start = 0;
  document.quotes.at(-1).attribution = document.attributions.at(-1).id;
  checkExports({
    whosaid: 1,
    text,
    title: "A “title”",
    address: "https://news.example/a?b=c&d",
    date: "2024-10-30",
    creator: "Ida",
    document,
    corrections: { made: [1.5, null, "“”"], 2: {} },
  });
});

test("stories in several versions, compared in every format", async () => {
  const folder = new URL("stories/", import.meta.url);
  const stories = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  assert.ok(stories.length >= 14, "there are stories to compare");
  for (const { name } of stories) {
    const inside = fileURLToPath(new URL(`${name}/`, folder));
    const files = (await readdir(inside)).filter((file) => file.endsWith(".txt")).sort();
    await checkComparison(files.map((file) => join(inside, file)));
  }
});

test("what cannot be compared is refused, and it is said why", () => {
  for (const [words, ...call] of [
    ["no format of a comparison", [], "text"],
    ["no format of a comparison", []],
    ["must be an array", null, "html"],
    ["must be an object", ["text"], "html"],
  ]) {
    assert.throws(() => exportComparison(...call), (error) => error instanceof Error && error.message.includes(words), words);
  }
});

test("lone surrogates of an article are exported as U+FFFD", () => {
  const text = "\u201c\ud800 a \\ud800 \udc00,\u201d said Ada Holm.";
  const document = annotate(text);
  const saved = JSON.parse(exportArticle({ whosaid: 1, text, document, corrections: "\udfff" }, "whosaid"));
  assert.equal(saved.text, text.toWellFormed());
  assert.equal(saved.corrections, "\udfff", "what is carried unread stays as it is");
  assert.deepEqual(saved.document, document);
});

test("what is saved opens again", async () => {
  const { text } = (await articles())[1];
  const article = { whosaid: 1, text, title: "A title", document: annotate(text), corrections: [1] };
  assert.deepEqual(openArticle(exportArticle(article, "whosaid")), article);
});

test("what is no article is not exported, and it is said why", () => {
  const text = "“Yes,” said Ada Holm, 41.";
  const article = (change = () => {}) => {
    const document = annotate(text);
    change(document);
    return { whosaid: 1, text, document };
  };
  const circle = article();
  circle.corrections = circle;
  for (const [words, ...call] of [
    ["is no format", article(), "pdf"],
    ["is no format", article()],
    ["must be an object", null, "html"],
    ["must be an object", "text", "html"],
    ["not plain data", circle, "html"],
    ["no version", {}, "html"],
    ["missing field `document`", { whosaid: 1, text }, "html"],
    ["this text has 0", { ...article(), text: "" }, "html"],
    ["no address on the web", { ...article(), address: "javascript:alert(1)" }, "html"],
    ["the span from 1 to 99", article((document) => (document.quotes[0].inner[1] = 99)), "html"],
    ["invalid value", article((document) => (document.quotes[0].start = -1)), "csv"],
    ["expected u32", article((document) => (document.quotes[0].start = 0.5)), "csv"],
    ["expected u32", article((document) => (document.figures[0].start = NaN)), "text"],
    ["refers to speaker 9", article((document) => (document.attributions[0].speaker = 9)), "markdown"],
    ["a day as YYYY-MM-DD", { ...article(), date: "2024-02-30" }, "html"],
    ["unknown variant", article((document) => (document.claims[0].by = "me")), "html"],
    ["unknown variant", article((document) => (document.quotes[0].form = "loud")), "web-annotation"],
  ]) {
    assert.throws(() => exportArticle(...call), (error) => {
      assert.ok(error instanceof Error && error.message.includes(words), `${words} in ${error.message}`);
      return true;
    });
  }
  assert.throws(() => openArticle("{}"), /no version/);
  assert.throws(() => openArticle("{"), /no JSON/);
  assert.ok(exportArticle(article(), "text").startsWith("“Yes,”[1] said"));
});

test("what is wrong is thrown, and the next call works", () => {
  for (const call of [
    () => annotate(),
    () => annotate(3),
    () => annotate(null),
    () => annotate("a", { date: "yesterday" }),
    () => annotate("a", { date: "2023-02-30" }),
    () => annotate("a", "2023-02-03"),
    () => annotateJson(new String("a")),
  ]) {
    assert.throws(call, Error);
  }
  check(["“Yes,” said Ada Holm."]);
});

test("both have one version", () => {
  const { stdout } = spawnSync(binary, ["--version"], { encoding: "utf8" });
  assert.equal(stdout.trim(), `whosaid ${version()}`);
});

/** Compares the builds over texts, which may hold lone surrogates. */
function check(texts, date) {
  const inUtf16 = native(texts, date, "utf16");
  const inBytes = native(texts, date, "utf8");
  texts.forEach((text, index) => {
    const name = JSON.stringify(text.slice(0, 80));
    const json = annotateJson(text, date && { date });
    // Not assert.equal: its report of two long lines that differ would take minutes to make.
    if (json !== inUtf16[index]) assert.fail(`${name}: ${difference(json, inUtf16[index])}`);
    const object = annotate(text, date && { date });
    const parsed = JSON.parse(json);
    assert.ok(same(object, parsed), `${name}: the object does not hold what the JSON holds`);
    compareSpans(text.toWellFormed(), parsed, JSON.parse(inBytes[index]), name);
  });
}

/** Compares the builds over an article in every format. */
function checkExports(article) {
  for (const format of FORMATS) {
    const wasm = exportArticle(article, format);
    const { stdout, stderr, status } = spawnSync(binary, ["export", "--format", format], {
      input: JSON.stringify(article),
      maxBuffer: 1 << 30,
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
    const ended = wasm.endsWith("\n") ? wasm : `${wasm}\n`;
    if (ended !== stdout) assert.fail(`${format} of ${JSON.stringify(article.text.slice(0, 80))}: ${difference(ended, stdout)}`);
  }
}

/** Compares the builds over versions in files, in every format of a comparison. */
async function checkComparison(files) {
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  const title = (file) => basename(file, ".txt");
  const articles = texts.map((text, i) => ({ whosaid: 1, text, title: title(files[i]), document: annotate(text) }));
  for (const format of ["json", "csv", "markdown", "html"]) {
    const wasm = exportComparison(articles, format);
    const { stdout, stderr, status } = spawnSync(binary, ["compare", "--format", format, ...files], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
    const ended = wasm.endsWith("\n") ? wasm : `${wasm}\n`;
    if (ended !== stdout) assert.fail(`${format} of ${files[0]}: ${difference(ended, stdout)}`);
  }
}

/** What the command line writes for each text, without the id. */
function native(texts, date, offsets) {
  const line = (text, id) => `${JSON.stringify({ id, text: text.toWellFormed(), date })}\n`;
  const { stdout, stderr, status, error } = spawnSync(binary, ["batch", "--offsets", offsets], {
    input: texts.map(line).join(""),
    maxBuffer: 1 << 30,
    encoding: "utf8",
  });
  assert.equal(status, 0, error?.message ?? stderr);
  const lines = stdout.split("\n");
  assert.equal(lines.pop(), "", "the last line ends");
  assert.equal(lines.length, texts.length);
  return lines.map((document, id) => {
    const start = `{"id":${id},`;
    assert.ok(document.startsWith(start), `${document.slice(0, 40)} starts with its id`);
    return `{${document.slice(start.length)}`;
  });
}

/** Where two strings part. */
function difference(wasm, native) {
  let at = 0;
  while (wasm[at] === native[at]) at += 1;
  const near = (json) => json.slice(Math.max(0, at - 60), at + 60);
  return `wasm has …${near(wasm)}… and native …${near(native)}…`;
}

/** Whether two plain values are the same: types, keys and their order, and every number. */
function same(one, other) {
  if (typeof one !== "object" || one === null) return Object.is(one, other);
  if (typeof other !== "object" || other === null) return false;
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  return keys.length === others.length && keys.every((key, index) => key === others[index] && same(one[key], other[key]));
}

/** The keys whose values are spans or lists of spans. */
const SPANS = new Set(["sentences", "inner", "source", "cue", "content", "addressee", "of", "hedges"]);

/** Holds each span of a document in UTF-16 units against the same one in bytes. */
function compareSpans(text, inUtf16, inBytes, name) {
  const places = bytePlaces(text);
  const pairs = [[[0, inUtf16.length], [0, inBytes.length]]];
  pairSpans(inUtf16, inBytes, pairs);
  assert.equal(inUtf16.length, text.length, name);
  for (const [[start, end], [from, to]] of pairs) {
    assert.ok(start <= end, `${name}: ${start}..${end} runs forwards`);
    assert.ok(places[start] === from && places[end] === to, `${name}: ${start}..${end} is ${from}..${to} in bytes`);
  }
}

/** For each place in a string, its place in UTF-8; -1 within a character. */
function bytePlaces(text) {
  const places = new Int32Array(text.length + 1).fill(-1);
  let unit = 0;
  let byte = 0;
  for (const character of text) {
    places[unit] = byte;
    unit += character.length;
    byte += Buffer.byteLength(character);
  }
  places[unit] = byte;
  return places;
}

function pairSpans(one, other, pairs) {
  if (typeof one !== "object" || one === null) return;
  if ("start" in one) pairs.push([[one.start, one.end], [other.start, other.end]]);
  for (const key of Object.keys(one)) {
    if (SPANS.has(key)) pairLists(one[key], other[key], pairs);
    else pairSpans(one[key], other[key], pairs);
  }
}

function pairLists(one, other, pairs) {
  if (one === null) return;
  if (typeof one[0] === "number") pairs.push([one, other]);
  else one.forEach((span, index) => pairLists(span, other[index], pairs));
}
