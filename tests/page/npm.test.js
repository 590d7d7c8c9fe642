// The npm package in a page: its element, and its library by its name.
import assert from "node:assert/strict";
import { test } from "node:test";
import { site } from "./harness.js";

const { open } = site();

/** The words that each layer marks, and whether the page's own elements are as they were. */
const marked = () =>
  Object.fromEntries(
    [...CSS.highlights].map(([name, ranges]) => [
      name,
      [...ranges].map(({ startContainer, startOffset, endOffset }) => startContainer.data.slice(startOffset, endOffset)),
    ]),
  );

test("the element marks its text and changes no node", async () => {
  const page = await open();
  await page.goto(`${page.address}npm/element.html`);
  const found = await page.locator("whosaid-article").evaluate(async (element) => {
    await element.read();
    const { speakers, quotes } = element.annotations;
    return {
      names: speakers.map(({ name }) => name),
      quotes: quotes.map(({ start, end }) => element.text.slice(start, end)),
      ranges: quotes.map(({ start, end }) => element.rangesOf(start, end).length),
      html: element.innerHTML,
    };
  });
  assert.deepEqual(found.names, ["Ada Kerr", "the harbour office"]);
  assert.deepEqual(found.quotes, ["“The bridge will open in May,”"]);
  assert.deepEqual(found.ranges, [3]);
  const own = '\n<p>“The bridge will <em>open</em> in May,” <b>Ada Kerr</b> told reporters.</p>\n<p>The harbour office said that the work had cost $3 million.</p>\n';
  assert.equal(found.html, own);
  const words = await page.evaluate(marked);
  assert.deepEqual(words["whosaid-quote"], ["“The bridge will ", "open", " in May,”"]);
  assert.deepEqual(words["whosaid-figure"].at(-1), "$3 million");
  await page.done();
});

test("the element works in a shadow tree, and takes its marks along when it goes", async () => {
  const page = await open();
  await page.goto(`${page.address}npm/element.html`);
  const counts = await page.evaluate(async () => {
    const first = document.querySelector("whosaid-article");
    await first.read();
    const quotes = () => CSS.highlights.get("whosaid-quote").size;
    const before = quotes();
    const root = document.body.appendChild(document.createElement("div")).attachShadow({ mode: "open" });
    const second = document.createElement("whosaid-article");
    second.textContent = "“<img src=x onerror=alert(1)> is no image,” said Ida Marsh.";
    root.append(second);
    await second.read();
    const within = quotes();
    const styled = root.adoptedStyleSheets.length;
    const elements = second.childElementCount;
    second.remove();
    first.remove();
    return { before, within, styled, elements, after: quotes() };
  });
  assert.deepEqual(counts, { before: 3, within: 4, styled: 1, elements: 0, after: 0 });
  await page.done();
});

test("the demo page imports the library by its name", async () => {
  // Its import map stands in the page, which the strict headers of these tests would refuse.
  const page = await open({ bypassCSP: true });
  await page.goto(`${page.address}npm/demo.html`);
  const items = page.locator("li");
  await items.first().waitFor();
  assert.equal(await items.first().textContent(), "Ada Kerr: The bridge will open in May");
  await page.locator("textarea").fill("“Not yet,” said Ida Marsh.");
  await items.filter({ hasText: "Ida Marsh: Not yet" }).waitFor();
  await page.done();
});
