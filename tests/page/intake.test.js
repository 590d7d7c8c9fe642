// What comes in: plain text, HTML, files; and what is told of what does not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, desk, drop, painted, paste, shown, site, typed } from "./harness.js";

const { open } = site();

const HTML = {
  "paragraphs and headings": ["<h1>One</h1><p>Two\n  three.</p><p>Four</p>", "One\n\nTwo three.\n\nFour"],
  "line breaks": ["<p>One<br>two<br><br>three</p>", "One\ntwo\n\nthree"],
  lists: ["<p>Before</p><ul><li>One</li><li>Two</li></ul><p>After</p>", "Before\n\nOne\nTwo\n\nAfter"],
  "table cells": ["<table><tr><th>A</th><td>1</td></tr><tr><th>B</th><td>2</td></tr></table>", "A\t1\nB\t2"],
  "words in several elements": ["<p>He <b>said</b> <i>no</i><span>.</span></p>", "He said no."],
  "bare div and text": ["Intro<div>One</div>tail<div><div>Two</div></div>", "Intro\n\nOne\n\ntail\n\nTwo"],
  "what is no text": [
    "<nav>Menu</nav><style>p{}</style><script>document.title='ran'</script><template><p>x</p></template><p>Said<svg><text>y</text></svg></p><noscript>z</noscript>",
    "Said",
  ],
  "what the page hid": ["<p>One</p><p hidden>Two</p><span aria-hidden='true'>Three</span>", "One"],
  "angle brackets in words": ["<p>a &lt;b&gt; &amp;amp; c</p>", "a <b> &amp; c"],
  "non-breaking spaces": ["<p>1&nbsp;000 men</p>", "1\u00a0000 men"],
  "preformatted text": ["<pre>one\n  two</pre>", "one\n  two"],
};

for (const [name, [html, text]] of Object.entries(HTML)) {
  test(`pasted HTML keeps ${name}`, async () => {
    const page = await open();
    await paste(page, { "text/html": html, "text/plain": "the plain text" });
    await painted(page);
    assert.equal(await shown(page), text);
    await page.done();
  });
}

test("pasted HTML runs nothing and fetches nothing", async () => {
  const page = await open();
  const before = page.requests.length;
  const hostile = `<p style="background:url(https://elsewhere.test/a.png)">Nobody asked, said Tom Abara.</p>
    <img src="https://elsewhere.test/x.png" onerror="window.ran = 1"><img src="x" onerror="window.ran = 2">
    <script>window.ran = 3</script><script src="https://elsewhere.test/s.js"></script><link rel="stylesheet" href="https://elsewhere.test/s.css">
    <iframe srcdoc="<script>parent.ran = 4</script>"></iframe><svg onload="window.ran = 5"></svg><video src="https://elsewhere.test/v"></video>
    <base href="https://elsewhere.test/"><meta http-equiv="refresh" content="0;url=https://elsewhere.test/">`;
  await paste(page, { "text/html": hostile, "text/plain": "plain" });
  await painted(page);
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.equal(await shown(page), "Nobody asked, said Tom Abara.");
  assert.deepEqual(page.requests.slice(before).filter((url) => !url.includes("/wasm/")), []);
  await page.done();
});

test("markup in plain text stays text", async () => {
  const page = await open();
  const text = "<img src=x onerror=alert(1)> “<b>bold</b>”, said Tom Abara.";
  await paste(page, text);
  await painted(page);
  assert.equal(await shown(page), text);
  assert.equal(await page.locator("#article img, #article b").count(), 0);
  await page.done();
});

test("HTML nested deeper than calls can be is read", async () => {
  const page = await open();
  await paste(page, { "text/html": `${"<div>".repeat(20_000)}deep`, "text/plain": "" });
  await painted(page);
  assert.equal(await shown(page), "deep");
  await page.done();
});

test("HTML of tags that never close does not hold the page", async () => {
  const page = await open();
  const held = await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", `<p>x${"<a".repeat(100_000)}`);
    const begun = performance.now();
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    return performance.now() - begun;
  });
  // Not a measure of speed: looking for the end of every one takes many times as long.
  assert.ok(held < 2000, `${held} ms`);
  await painted(page);
  assert.equal(await shown(page), "x");
  await page.done();
});

test("pasting over an article replaces it, and it can be brought back", async () => {
  const page = await open();
  await paste(page, ARTICLE);
  await painted(page);
  await paste(page, "Another article, by somebody.");
  await page.locator("#article", { hasText: "Another article" }).waitFor();
  await page.getByRole("button", { name: "Bring it back" }).click();
  await page.locator("#article", { hasText: "Port Ellery" }).waitFor();
  assert.equal(await shown(page), ARTICLE);
  await page.done();
});

test("pasting while editing goes where the caret is, and can be undone", async () => {
  const page = await open();
  await paste(page, "One.\n\nThree.");
  await painted(page);
  await page.getByRole("button", { name: "Edit" }).click();
  await desk(page).evaluate((element) => getSelection().collapse(element.firstChild, 4));
  await paste(page, { "text/html": "<p> Two,</p><p>and a half.</p>", "text/plain": "x" }, "#writing");
  assert.equal(await typed(page), "One.Two,\n\nand a half.\n\nThree.");
  await page.keyboard.press("Control+z");
  assert.equal(await typed(page), "One.\n\nThree.");
  await page.done();
});

/** Drags what is selected, by the mouse, so far from the middle of it. */
async function dragSelected(page, x, y) {
  const at = await page.evaluate(() => {
    const box = getSelection().getRangeAt(0).getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + x / 2, at.y + y / 2, { steps: 4 });
  await page.mouse.move(at.x + x, at.y + y, { steps: 4 });
  await page.mouse.up();
}

/** Drops words from elsewhere. */
async function dropText(page, target, text) {
  return page.locator(target).evaluate((element, words) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData("text/plain", words);
    const [, taken] = ["dragover", "drop"].map((kind) => !element.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true })));
    return taken;
  }, text);
}

test("words dragged within the text being edited are moved there", async () => {
  // The browser dresses what it carries in styles that the page's policy then keeps out.
  const page = await open({ complaints: [/inline style/] });
  const text = "One two three. “Four,” said Tom Abara.\n\nLast paragraph.";
  await paste(page, text);
  await painted(page);
  await page.getByRole("button", { name: "Edit" }).click();
  await desk(page).evaluate((root) => getSelection().setBaseAndExtent(root.firstChild, 4, root.firstChild, 8));
  await dragSelected(page, 150, 0);
  await page.locator("html[data-phase=ready]").waitFor();
  const now = await typed(page);
  assert.notEqual(now, text);
  assert.deepEqual([...now].sort(), [...text].sort());
  assert.equal(await page.locator("html[data-view=edit]").count(), 1);
  await page.done();
});

test("words dragged about in the article being read replace nothing", async () => {
  const page = await open();
  await paste(page, ARTICLE);
  await painted(page);
  await page.locator("#article h2").evaluate((heading) => {
    const words = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT).nextNode();
    getSelection().setBaseAndExtent(words, 0, words, 12);
  });
  await page.evaluate(() => addEventListener("dragstart", () => (window.dragged = true)));
  await dragSelected(page, 60, 120);
  assert.equal(await page.evaluate(() => window.dragged), true);
  assert.equal(await shown(page), ARTICLE);
  await page.done();
});

test("words from elsewhere go where they are dropped: into a field, or onto the page as an article", async () => {
  const page = await open();
  await paste(page, ARTICLE.repeat(3));
  await painted(page);
  await page.locator("#tab-figures").click();
  assert.equal(await dropText(page, "#panel-figures input[type=search]", "percent"), false);
  assert.equal(await shown(page), ARTICLE.repeat(3));
  assert.equal(await dropText(page, "#article", "Another article, by somebody."), true);
  await page.locator("#article", { hasText: "Another article" }).waitFor();
  await page.getByRole("button", { name: "New article" }).click();
  assert.equal(await dropText(page, "#editor", ARTICLE), true);
  await painted(page);
  assert.equal(await shown(page), ARTICLE);
  await page.done();
});

const UTF16 = Buffer.from("\ufeff“No,” said Tom Abara.", "utf16le");
const FILES = [
  ["a.txt", "text/plain", ARTICLE, ARTICLE],
  ["a.md", "", "# Title\n\n“No,” said Tom Abara.", "# Title\n\n“No,” said Tom Abara."],
  ["a.html", "text/html", "<p>One</p><p>Two</p>", "One\n\nTwo"],
  ["utf16.txt", "text/plain", UTF16, "“No,” said Tom Abara."],
];
for (const [name, type, bytes, text] of FILES) {
  test(`a dropped ${name} is read`, async () => {
    const page = await open();
    await drop(page, name, type, bytes);
    await painted(page);
    assert.equal(await shown(page), text);
    await page.done();
  });
}

test("a file is opened by the button", async () => {
  const page = await open();
  await page.locator("#file").setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from(ARTICLE) });
  await painted(page);
  assert.equal(await shown(page), ARTICLE);
  await page.done();
});

const REFUSED = [
  ["a.pdf", "application/pdf", "%PDF-1.7", /“a\.pdf” was not opened.*select its text and paste/],
  ["photo.png", "image/png", "x", /“photo\.png” was not opened: it is not a text file/],
  ["empty.txt", "text/plain", " \n", /“empty\.txt” was not opened: there is no text in it/],
  ["empty.html", "text/html", "<p></p>", /“empty\.html” was not opened: there is no text in it/],
  ["latin1.txt", "text/plain", Buffer.from([0x63, 0x61, 0x66, 0xe9]), /not in UTF-8/],
];
for (const [name, type, bytes, message] of REFUSED) {
  test(`${name} is not opened, and the reader is told why`, async () => {
    const page = await open();
    await page.locator("#editor").fill("my own words");
    await drop(page, name, type, bytes);
    const notice = page.locator(".notice.problem");
    await notice.waitFor();
    assert.match(await notice.innerText(), message);
    assert.equal(await page.locator("#editor").inputValue(), "my own words");
    await notice.getByRole("button", { name: "Dismiss" }).click();
    assert.equal(await notice.count(), 0);
    await page.done();
  });
}

test("lone surrogates are mended before anything sees them", async () => {
  const page = await open();
  await paste(page, "One \ud800 two \udc00 “three,” said Tom Abara.");
  await painted(page);
  assert.equal(await shown(page), "One \ufffd two \ufffd “three,” said Tom Abara.");
  await page.done();
});

test("a text of 5 MB is cut, and the notice says where", async () => {
  const page = await open();
  page.setDefaultTimeout(240_000);
  const sentence = "The ferry was late again, the harbour office said. ";
  const text = sentence.repeat(Math.ceil(5_000_000 / sentence.length));
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  await painted(page);
  const kept = await shown(page);
  assert.ok(text.startsWith(kept) && kept.length <= 2_000_000 && kept.length > 1_990_000, `${kept.length} kept`);
  const notice = await page.locator("[data-notice=cut]").innerText();
  assert.match(notice, /cut/);
  assert.ok(notice.includes(kept.length.toLocaleString("en-GB")), notice);
  assert.ok(notice.includes(kept.trim().slice(-20)), notice);
  await page.done();
});

test("a box in which too much is written can still be written in", async () => {
  const page = await open();
  const sentence = "The ferry was late again, the harbour office said. ";
  await page.locator("#editor").evaluate((box, text) => {
    box.value = text;
    box.dispatchEvent(new Event("input"));
  }, sentence.repeat(Math.ceil(2_000_001 / sentence.length)));
  await page.locator("[data-notice=cut]").waitFor();
  await page.locator("html[data-phase=ready]").waitFor();
  assert.equal(await page.locator("#editor").isEnabled(), true);
  const { length } = await typed(page);
  assert.ok(length <= 2_000_000 && length > 1_990_000, `${length}`);
  await page.done();
});
