// Corrections: laid over a document as plain data, and made on the page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { anchorOf, find, withLineFeeds } from "../../www/corrections/anchors.js";
import { correct, isCorrection } from "../../www/corrections/apply.js";
import { NONE, add, redo, undo } from "../../www/corrections/history.js";
import { ARTICLE, desk, drop, painted, paste, shown, site } from "./harness.js";

const { open } = site();

/** The place of `words` in `text`, as an anchor. */
function anchor(text, words, from = 0) {
  const start = text.indexOf(words, from);
  assert.ok(start >= 0, words);
  return anchorOf(text, start, start + words.length);
}

test("an anchor finds its words again after edits elsewhere", () => {
  const text = "The ferry is late. The ferry is full. The ferry is new.";
  const second = anchor(text, "ferry", text.indexOf("full") - 12);
  for (const [edited, expected] of [
    [text, 23],
    [`A long first line.\n\n${text}`, 43],
    [text.replace("The ferry is late. ", ""), 4],
    [text.replace("new", "red"), 23],
    ["No boat at all.", null],
  ]) {
    assert.equal(find(edited, second)?.[0] ?? null, expected, edited);
  }
});

test("an anchor whose words are gone takes no others that read the same", () => {
  const text = "Rents rose by 12 percent in spring, the town said.\n\nThe mayor spoke.\n\nFares rose by 12 percent in autumn, the port said.";
  const [first, second] = [anchor(text, "12 percent"), anchor(text, "12 percent", 40)];
  const without = text.slice(0, text.indexOf("Fares"));
  assert.equal(find(without, second), null);
  assert.deepEqual(find(without, first), [14, 24]);
  // A sentence before it and one behind it may go.
  assert.deepEqual(find(`A notice. ${without}`, first), [24, 34]);
  assert.equal(find(text.replace("in autumn, the port said", "since May"), second)?.[0], second.start);
});

test("anchors of a text whose lines end otherwise find their words where the lines end in line feeds", () => {
  const given = "One\r\ntwo\rthree\r\n\r\n".repeat(3);
  const at = given.lastIndexOf("One");
  const [found, renamed] = withLineFeeds(given, [{ anchor: anchorOf(given, at, at + 8), to: anchorOf(given, at, at + 3) }, { to: "Ada" }]);
  const text = given.replace(/\r\n?/gu, "\n");
  const expected = text.lastIndexOf("One");
  assert.deepEqual([found.anchor.start, found.anchor.end, found.to.end], [expected, expected + 7, expected + 3]);
  assert.deepEqual(find(text, found.anchor), [expected, expected + 7]);
  assert.deepEqual(find(text, found.to), [expected, expected + 3]);
  assert.deepEqual(renamed, { to: "Ada" });
});

test("an anchor holds no half of a letter", () => {
  const text = `😀${"x".repeat(31)}ferry${"x".repeat(31)}😀`;
  const { prefix, suffix } = anchor(text, "ferry");
  assert.deepEqual([prefix, suffix], ["x".repeat(31), "x".repeat(31)]);
  assert.deepEqual(find(text, anchor(text, "ferry")), [33, 38]);
});

const TEXT = "“We will sail,” Ada Marsh said. Ben Ortiz said it rained for 3 days.";
const at = (words) => {
  const start = TEXT.indexOf(words);
  return [start, start + words.length];
};

/** Freezes plain data through and through. */
function frozen(data) {
  for (const value of Object.values(data)) if (typeof value === "object" && value !== null) frozen(value);
  return Object.freeze(data);
}

/** A document as the annotator gives it, made by hand. */
function annotated() {
  const voice = { quotes: 0, quoted_words: 0, reported_words: 0, share: 0, first: null, last: null };
  const speaker = (id, name, descriptions = []) => ({
    id,
    name,
    kind: "person",
    descriptions,
    mentions: [{ start: at(name)[0], end: at(name)[1], form: "name" }],
    described: descriptions.map(() => [0, 1]),
    voice,
  });
  const attribution = (id, form, content, source, by) => ({
    id, form, content: [at(content)], source: [at(source)], cue: [at("said")], speaker: by, addressee: null, stance: "asserts", parent: null, confidence: 0.9, why: [],
  });
  const [start, end] = at("“We will sail,”");
  const figure = at("3 days");
  const claim = at("it rained for 3 days");
  // Frozen: the next document shares what an edit leaves alone.
  return frozen({
    blocks: [{ start: 0, end: TEXT.length, kind: "body" }],
    speakers: [speaker(0, "Ada Marsh", ["skipper"]), speaker(1, "Ben Ortiz")],
    quotes: [{ id: 0, start, end, inner: [start + 1, end - 1], form: "direct", parent: null, attribution: 0 }],
    attributions: [attribution(0, "direct", "We will sail,", "Ada Marsh", 0), attribution(1, "indirect", "it rained for 3 days", "Ben Ortiz", 1)],
    figures: [{ start: figure[0], end: figure[1], kind: "duration", value: 3, attribution: 1 }],
    claims: [{ start: claim[0], end: claim[1], score: 0.5, kind: "quantity", attribution: 1, figures: [0], sourcing: "named", refers: [], actors: [], hedges: [], stance: "asserted" }],
    notes: [],
  });
}

const corrected = (...corrections) => correct(TEXT, annotated(), corrections);

test("nothing corrected leaves the document as it is", () => {
  const document = annotated();
  assert.equal(correct(TEXT, document, []).document, document);
});

test("words are given to another speaker, to a new one and to nobody", () => {
  const give = (speaker) => corrected({ act: "assign", type: "quote", anchor: anchor(TEXT, "“We will sail,”"), speaker }).document;
  const toBen = give("Ben Ortiz");
  assert.equal(toBen.attributions[0].speaker, 1);
  assert.deepEqual([toBen.speakers[0].voice.quotes, toBen.speakers[1].voice.quotes], [0, 1]);
  assert.deepEqual([toBen.speakers[1].voice.quoted_words, toBen.speakers[1].voice.reported_words], [3, 5]);
  assert.equal(toBen.speakers[1].voice.share, 1);
  const toNew = give("Cleo Finn");
  assert.equal(toNew.speakers[toNew.attributions[0].speaker].name, "Cleo Finn");
  const toNobody = give(null);
  assert.equal(toNobody.attributions[0].speaker, null);
  assert.equal(toNobody.quotes[0].attribution, 0);
  assert.equal(toNobody.attributions[0].by, "reader");
});

test("a quote without an attribution gets one when it is given to somebody", () => {
  const gone = { act: "remove", type: "attribution", anchor: anchor(TEXT, "We will sail,") };
  const given = { act: "assign", type: "quote", anchor: anchor(TEXT, "“We will sail,”"), speaker: "Ben Ortiz" };
  assert.equal(corrected(gone).document.quotes[0].attribution, null);
  const { document } = corrected(gone, given);
  const own = document.attributions[document.quotes[0].attribution];
  assert.deepEqual(own.content, [at("We will sail,")]);
  assert.equal(document.speakers[own.speaker].name, "Ben Ortiz");
});

test("what is taken out leaves no reference behind", () => {
  const { document } = corrected({ act: "remove", type: "attribution", anchor: anchor(TEXT, "it rained for 3 days") });
  assert.equal(document.attributions.length, 1);
  assert.equal(document.figures[0].attribution, null);
  assert.equal(document.claims[0].attribution, null);
  assert.equal(document.claims[0].sourcing, "none");
  const without = corrected({ act: "remove", type: "figure", anchor: anchor(TEXT, "3 days") }).document;
  assert.deepEqual(without.claims[0].figures, []);
  const unquoted = corrected({ act: "remove", type: "quote", anchor: anchor(TEXT, "“We will sail,”") }).document;
  assert.deepEqual([unquoted.quotes.length, unquoted.attributions.length], [0, 1]);
  assert.equal(unquoted.attributions[0].id, 0);
  assert.equal(unquoted.figures[0].attribution, 0);
});

test("edges move, and what hangs on them follows", () => {
  const resize = { act: "resize", type: "quote", anchor: anchor(TEXT, "“We will sail,”"), to: anchor(TEXT, "“We will sail") };
  const { document } = corrected(resize);
  assert.deepEqual(document.quotes[0].inner, at("We will sail"));
  assert.deepEqual(document.attributions[0].content, [at("We will sail")]);
  const claim = { act: "resize", type: "claim", anchor: anchor(TEXT, "it rained for 3 days"), to: anchor(TEXT, "it rained") };
  assert.deepEqual(corrected(claim).document.claims[0].figures, []);
});

test("what the reader marks is there, in the order of the text", () => {
  const { document } = corrected({ act: "add", type: "figure", anchor: anchor(TEXT, "We"), kind: "count", speaker: null });
  assert.deepEqual(document.figures.map(({ kind, by }) => [kind, by]), [["count", "reader"], ["duration", undefined]]);
  assert.deepEqual(document.claims[0].figures, [1]);
});

test("speakers are renamed, merged and regarded as something else", () => {
  const { document } = corrected(
    { act: "rename", name: "Ada Marsh", to: "Ada M. Marsh" },
    { act: "regard", name: "Ada M. Marsh", kind: "organization" },
    { act: "merge", name: "Ben Ortiz", into: "Ada M. Marsh" },
  );
  assert.deepEqual(document.speakers.map(({ id, name, kind }) => [id, name, kind]), [[0, "Ada M. Marsh", "organization"]]);
  assert.deepEqual(document.attributions.map(({ speaker }) => speaker), [0, 0]);
  assert.equal(document.speakers[0].mentions.length, 2);
});

test("a speaker who is given another's name is that other", () => {
  const { document, lost } = corrected({ act: "rename", name: "Ben Ortiz", to: "Ada Marsh" });
  assert.deepEqual(document.speakers.map(({ name, mentions }) => [name, mentions.length]), [["Ada Marsh", 2]]);
  assert.deepEqual(document.attributions.map(({ speaker }) => speaker), [0, 0]);
  assert.deepEqual(lost, []);
});

test("a speaker who was named by mistake goes once the name is put right", () => {
  const name = (speaker) => ({ act: "assign", type: "quote", anchor: anchor(TEXT, "“We will sail,”"), speaker });
  const { document } = corrected(name("Nils Abt"), name("Nils Abbt"));
  assert.deepEqual(document.speakers.map(({ id, name }) => [id, name]), [[0, "Ada Marsh"], [1, "Ben Ortiz"], [2, "Nils Abbt"]]);
  assert.equal(document.attributions[0].speaker, 2);
});

test("of an attribution in several stretches the edge of the first moves, and the others stay", () => {
  const document = annotated();
  const parted = { ...document, attributions: [{ ...document.attributions[0], content: [at("We will"), at("sail,")] }, document.attributions[1]] };
  const content = (to) => correct(TEXT, parted, [{ act: "resize", type: "attribution", anchor: anchor(TEXT, "We will"), to: anchor(TEXT, to) }]).document.attributions[0].content;
  assert.deepEqual(content("will"), [at("will"), at("sail,")]);
  assert.deepEqual(content("We will sail"), [at("We will sail,")]);
});

test("corrections whose words are gone are given back, the others hold", () => {
  const gone = { act: "remove", type: "quote", anchor: anchorOf("Other words here", 0, 11) };
  const held = { act: "remove", type: "figure", anchor: anchor(TEXT, "3 days") };
  const { document, lost } = corrected(gone, held);
  assert.deepEqual(lost, [gone]);
  assert.equal(document.figures.length, 0);
});

test("of what a file brings, corrections are those that can be applied", () => {
  const placed = { type: "claim", anchor: anchor(TEXT, "it rained") };
  const whole = [
    { act: "assign", ...placed, speaker: null },
    { act: "classify", ...placed, kind: "event" },
    { act: "resize", ...placed, to: placed.anchor },
    { act: "remove", ...placed },
    { act: "add", ...placed, kind: "event", speaker: "Ada Marsh" },
    { act: "rename", name: "Ada Marsh", to: "Ada" },
    { act: "merge", name: "Ada Marsh", into: "Ben Ortiz" },
    { act: "regard", name: "Ada Marsh", kind: "group" },
  ];
  assert.deepEqual(whole.filter(isCorrection), whole);
  const lacking = whole.flatMap((it) => Object.keys(it).map((key) => ({ ...it, [key]: undefined })));
  const strange = [null, "remove", { act: "remove", name: "x" }, { ...whole[1], kind: "constructor" }, { ...whole[2], to: "there" }, { ...whole[3], anchor: { exact: "it" } }];
  assert.deepEqual([...lacking, ...strange].filter(isCorrection), []);
});

test("corrections are undone and redone one by one, and a new one ends what could be redone", () => {
  const [a, b] = [{ act: "remove" }, { act: "assign" }];
  const two = add(add(NONE, a), b);
  assert.deepEqual(undo(two), { done: [a], undone: [b] });
  assert.deepEqual(redo(undo(two)), two);
  assert.deepEqual(add(undo(two), b).undone, []);
  assert.deepEqual(undo(NONE), { done: [], undone: [] });
});

/** A page with our article and its first quote chosen, ready to correct. */
async function correcting() {
  const page = await open();
  await paste(page, ARTICLE);
  await painted(page);
  await page.locator("#article mark.quote", { hasText: "Nobody asked us" }).click();
  await page.locator("#evidence summary").click();
  return page;
}

test("a quote is given to another speaker, and back", async () => {
  const page = await correcting();
  const evidence = page.locator("#evidence");
  await evidence.getByLabel("Whose words").focus();
  await evidence.getByLabel("Whose words").selectOption({ label: "Dana Whitlock" });
  await evidence.getByText("corrected by you").waitFor();
  assert.match(await evidence.innerText(), /Speaker\s+Dana Whitlock/);
  assert.doesNotMatch(await evidence.innerText(), /Confidence/, "what the reader said is not weighed");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-control")), "speaker");
  assert.match(await page.locator("#history").innerText(), /1 correction of yours/);
  await page.locator("#history").getByRole("button", { name: "Undo" }).click();
  assert.match(await evidence.innerText(), /Speaker\s+Tom Abara/);
  await page.keyboard.press("Control+Shift+Z");
  assert.match(await evidence.innerText(), /Speaker\s+Dana Whitlock/);
  await page.done();
});

test("somebody who is not in the article can be named", async () => {
  const page = await correcting();
  await page.getByLabel("Whose words").selectOption({ label: "somebody else…" });
  await page.getByLabel("Their name").fill("Nils Abt");
  await page.getByLabel("Their name").press("Enter");
  await page.locator("#panel-speakers .level-1", { hasText: "Nils Abt" }).waitFor();
  await page.done();
});

test("keys walk the choices, and Enter or the button takes the one they came to", async () => {
  const page = await correcting();
  const history = page.locator("#history");
  const kind = page.locator("#evidence [data-control=kind]").first();
  await kind.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await kind.inputValue(), "scare");
  assert.equal(await history.isVisible(), false);
  await page.keyboard.press("Enter");
  await history.getByText("1 correction of yours").waitFor();
  await page.getByRole("heading", { name: "Scare quotes" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.localName), "select");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await history.getByText("2 corrections of yours").waitFor();
  await page.getByRole("heading", { name: "Partial quote" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.localName), "select");
  const whose = page.getByLabel("Whose words");
  await whose.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Nils Abt");
  await page.keyboard.press("Enter");
  await page.locator("#panel-speakers .level-1", { hasText: "Nils Abt" }).waitFor();
  await page.done();
});

test("an edge moves by a word", async () => {
  const page = await correcting();
  const quote = page.locator("#article mark.quote.chosen");
  await page.getByRole("button", { name: "End a word earlier" }).click();
  assert.equal((await quote.allInnerTexts()).join(""), "“Nobody asked");
  await page.getByRole("button", { name: "Begin a word later" }).click();
  assert.equal((await quote.allInnerTexts()).join(""), "asked");
  await page.done();
});

test("an edge that moves back takes its quotation mark along", async () => {
  const page = await correcting();
  const quote = async () => (await page.locator("#article mark.quote.chosen").allInnerTexts()).join("");
  await page.getByRole("button", { name: "Begin a word later" }).click();
  assert.equal(await quote(), "asked us,”");
  await page.getByRole("button", { name: "Begin a word earlier" }).click();
  assert.equal(await quote(), "“Nobody asked us,”");
  await page.getByRole("button", { name: "End a word earlier" }).click();
  assert.equal(await quote(), "“Nobody asked");
  await page.getByRole("button", { name: "End a word later" }).click();
  assert.equal(await quote(), "“Nobody asked us,”");
  await page.done();
});

test("an edge stays where no word is left beyond it", async () => {
  const page = await open();
  await paste(page, "Ferry news\n\nThe harbour was so 😀 that nobody slept there.");
  await painted(page);
  await page.locator("#article p").evaluate((paragraph) => {
    const words = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    while (words.nextNode() && !words.currentNode.data.includes("so 😀"));
    const at = words.currentNode.data.indexOf("so 😀");
    getSelection().setBaseAndExtent(words.currentNode, at, words.currentNode, at + "so 😀".length);
  });
  await page.getByRole("toolbar", { name: "The words selected" }).getByRole("button", { name: "Claim" }).click();
  await page.locator("#evidence summary").click();
  assert.equal(await page.getByRole("button", { name: "Begin a word later" }).isDisabled(), true);
  await page.getByRole("button", { name: "Begin a word earlier" }).click();
  assert.equal((await page.locator("#article mark.claim.chosen").allInnerTexts()).join(""), "was so 😀");
  await page.done();
});

test("words that were not found are marked by selecting them", async () => {
  const page = await open();
  await paste(page, ARTICLE);
  await painted(page);
  await page.locator("#article p", { hasText: "Fishermen" }).evaluate((paragraph) => {
    const words = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode();
    getSelection().setBaseAndExtent(words, 0, words, "Fishermen".length);
  });
  await page.getByRole("toolbar", { name: "The words selected" }).getByRole("button", { name: "Claim" }).click();
  assert.equal(await page.locator("#article mark.claim.corrected").first().innerText(), "Fishermen");
  assert.match(await page.locator("#evidence").innerText(), /Claim/);
  await page.done();
});

test("words marked across a line break stay marked where lines end as on Windows, on the page and kept", async () => {
  const page = await open();
  const lines = "Harbour town weighs a longer season\n\nThe council will run its ferry for longer in\na year, mayor Dana Whitlock said.";
  const windows = lines.replaceAll("\n", "\r\n");
  await drop(page, "a.txt", "text/plain", windows);
  await painted(page);
  assert.equal(await shown(page), lines);
  await page.locator("#article p").evaluate((paragraph) => {
    const words = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    while (words.nextNode() && !words.currentNode.data.includes("longer in"));
    const { currentNode: node } = words;
    getSelection().setBaseAndExtent(node, node.data.indexOf("longer"), node, node.data.indexOf("a year") + 1);
  });
  await page.getByRole("toolbar", { name: "The words selected" }).getByRole("button", { name: "Claim" }).click();
  const claim = page.locator("#article mark.claim.corrected");
  const marked = async () => (await claim.allTextContents()).join("");
  const words = await marked();
  assert.match(words, /^longer in\na$/);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.locator("html[data-phase=ready][data-view=edit]").waitFor();
  assert.equal(await page.locator("[data-notice=lost]").count(), 0);
  // As an earlier version kept it.
  const start = windows.lastIndexOf("longer");
  const anchor = anchorOf(windows, start, windows.indexOf("a year") + 1);
  await page.evaluate(async (article) => {
    const { openDatabase } = await import("/modules/kept/database.js");
    await openDatabase(`whosaid ${location.pathname}`).put(article);
  }, { id: "before", title: "Kept before", text: windows, date: null, corrections: [{ act: "add", type: "claim", anchor, kind: "statement", speaker: null }], words: 20, changed: 1 });
  await page.getByRole("button", { name: "New article" }).click();
  await page.reload();
  await page.locator("#kept-articles .kept", { hasText: "Kept before" }).click();
  await painted(page);
  assert.equal(await marked(), words);
  await page.done();
});

test("an annotation is taken out, and stays out while the text is edited elsewhere", async () => {
  const page = await open();
  await paste(page, ARTICLE);
  await painted(page);
  const figure = page.locator("#article mark.figure", { hasText: "48,000" });
  await figure.click();
  await page.locator("#evidence summary").click();
  await page.getByRole("button", { name: "Take this annotation out" }).click();
  assert.equal(await figure.count(), 0);
  await page.getByRole("button", { name: "Edit" }).click();
  await desk(page).press("Control+Home");
  await page.keyboard.type("Update: ");
  await page.getByRole("button", { name: "Read" }).click();
  await page.locator("#article", { hasText: "Update: Harbour" }).waitFor();
  await painted(page);
  assert.equal(await figure.count(), 0);
  assert.ok((await page.locator("#article mark.figure").count()) > 0);
  await page.done();
});

test("speakers are renamed and merged from their card", async () => {
  const page = await open();
  await paste(page, ARTICLE);
  await painted(page);
  const branch = (name) => page.locator("#panel-speakers .level-1", { hasText: name });
  await branch("Tom Abara").click();
  await page.locator("#evidence summary").click();
  await page.getByLabel("Name", { exact: true }).fill("Thomas Abara");
  await page.getByLabel("Name", { exact: true }).press("Enter");
  await branch("Thomas Abara").waitFor();
  await page.getByLabel("The same as").selectOption({ label: "Dana Whitlock" });
  await branch("Thomas Abara").waitFor({ state: "detached" });
  await page.done();
});

/** A page with our article, from which the reader has taken a figure out. */
async function withoutFigure() {
  const page = await open();
  await paste(page, ARTICLE);
  await painted(page);
  await page.locator("#article mark.figure", { hasText: "48,000" }).click();
  await page.locator("#evidence summary").click();
  await page.getByRole("button", { name: "Take this annotation out" }).click();
  return Object.assign(page, { history: page.locator("#history", { hasText: "1 correction of yours" }) });
}

test("pasting the same text again leaves its corrections", async () => {
  const page = await withoutFigure();
  await paste(page, ARTICLE);
  await painted(page);
  assert.equal(await page.history.count(), 1);
  assert.equal(await page.locator("#article mark.figure", { hasText: "48,000" }).count(), 0);
  await page.done();
});

test("an article with corrections can be brought back, even when its text was deleted first", async () => {
  const page = await withoutFigure();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await desk(page).press("Control+a");
  await page.keyboard.press("Delete");
  await paste(page, "Another article, by somebody.", "#writing");
  await page.locator("#article", { hasText: "Another article" }).waitFor();
  assert.equal(await page.history.count(), 0);
  await page.getByRole("button", { name: "Bring it back" }).click();
  await page.locator("#article", { hasText: "Port Ellery" }).waitFor();
  await painted(page);
  assert.equal(await page.history.count(), 1);
  assert.equal(await page.locator("#article mark.figure", { hasText: "48,000" }).count(), 0);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await desk(page).press("Control+a");
  await page.keyboard.press("Delete");
  await paste(page, ARTICLE, "#writing");
  await painted(page);
  assert.equal(await page.history.count(), 1);
  await page.done();
});
