// The article on paper: numbered notes, speakers and a legend, made for the print alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, desk, painted, paste, shown, site } from "./harness.js";
import { REWRITE, TABLOID, WIRE, add, compared, gathered, row, tab } from "./versions.js";

const { open } = site();

/** An article with a denial, and with a quote that nothing attributes. */
const TEXT = `${ARTICLE}

The clerk denied that the vote had been moved. “Bring a coat,” a sign at the pier reads.

Ferries carry mail as well. “Nobody can tell what this will cost us.”`;

async function reading(options) {
  const page = await open(options);
  await paste(page, TEXT);
  await painted(page);
  return page;
}

const fire = (page, type) => page.evaluate((name) => void dispatchEvent(new Event(name)), type);

/** What stands in the text before each number, and the notes. */
async function onPaper(page) {
  return page.evaluate(() => {
    const numbers = [...document.querySelectorAll("#article .note-number")];
    const before = numbers.map((number) => {
      const range = document.createRange();
      range.setStart(document.querySelector("#article"), 0);
      range.setEndBefore(number);
      const copy = range.cloneContents();
      for (const other of copy.querySelectorAll(".note-number")) other.remove();
      return [number.textContent, copy.textContent];
    });
    return { before, notes: [...document.querySelectorAll(".paper .notes li")].map((note) => note.textContent) };
  });
}

/** The notes of the text with footnotes: each number with the text before it, and whose it is. */
async function footnotes(page) {
  const exported = await page.evaluate(async (text) => {
    const { client } = await import("./annotator.js");
    const { document } = await client.annotate(text, {});
    return client.exportArticle({ whosaid: 1, text, title: null, address: null, date: null, document, corrections: [] }, "text");
  }, TEXT);
  const [body, rest] = exported.split("\n----\n");
  const places = [...body.matchAll(/\[(\d+)\]/gu)].map((match) => [match[1], body.slice(0, match.index).replace(/\[\d+\]/gu, "")]);
  const notes = [...rest.matchAll(/^\[\d+\] (.+?): /gmu)].map((match) => match[1]);
  return { places, notes };
}

test("numbers and notes are those of the text with footnotes", async () => {
  const page = await reading();
  await fire(page, "beforeprint");
  const { before, notes } = await onPaper(page);
  const expected = await footnotes(page);
  assert.ok(expected.notes.length >= 6, "the text has things said in it");
  assert.deepEqual(before, expected.places);
  assert.deepEqual(notes.map((note) => note.split(": ")[0]), expected.notes);
  const whitlock = notes.find((note) => note.startsWith("Dana Whitlock: direct speech"));
  assert.match(whitlock, /cue “said”.*confidence \d+%\.$/u);
  assert.ok(notes.some((note) => /denies it/u.test(note)), notes.join("\n"));
  assert.ok(notes.some((note) => note.startsWith("Speaker not told: direct quote")), notes.join("\n"));
  await page.done();
});

test("after printing the page is as it was", async () => {
  const page = await reading();
  const markup = () => page.locator("#reading").evaluate((reading) => reading.innerHTML);
  const nodes = () =>
    page.locator("#article").evaluate((article) => {
      const walk = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walk.nextNode()) found.push(walk.currentNode.nodeValue);
      return found;
    });
  const [before, parts] = [await markup(), await nodes()];
  await fire(page, "beforeprint");
  // Browsers may ask twice.
  await fire(page, "beforeprint");
  assert.equal(await page.locator(".paper").count(), 1);
  assert.notEqual(await markup(), before);
  await fire(page, "afterprint");
  assert.equal(await markup(), before);
  assert.deepEqual(await nodes(), parts);
  assert.equal(await shown(page), TEXT);
  await page.done();
});

test("paper has the article, its notes, speakers and legend, and no controls", async () => {
  const page = await reading();
  await page.locator("#article mark.quote").first().click();
  await fire(page, "beforeprint");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const hidden of [".top", ".strip", "#lists", ".foot", "#notices", ".rail"]) {
    for (const element of await page.locator(hidden).all()) assert.equal(await element.isVisible(), false, hidden);
  }
  assert.deepEqual(await page.locator(".paper h2").allTextContents(), ["Notes", "Speakers", "Marks"]);
  assert.match(await page.locator(".paper .speakers li").first().textContent(), /^Dana Whitlock: person; mayor; \d+ words \(\d+% of all\)\.$/u);
  assert.equal(await page.locator(".paper .marks li").count(), 5);
  const colours = await page.locator("#article mark").evaluateAll((marks) => [...new Set(marks.map((mark) => getComputedStyle(mark).color))]);
  assert.deepEqual(colours, ["rgb(0, 0, 0)"], "black on paper, whatever the screen has");
  await page.done();
});

test("the browser's own printing makes the notes", async () => {
  const page = await reading();
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true, ...(process.env.WHOSAID_SHOTS ? { path: `${process.env.WHOSAID_SHOTS}/print.pdf` } : {}) });
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
  assert.equal(await page.locator(".paper, .note-number").count(), 0, "and nothing of them stays");
  assert.equal(await shown(page), TEXT);
  await page.done();
});

test("what is chosen on the screen is not on paper", async () => {
  const page = await reading();
  await page.emulateMedia({ media: "print" });
  const look = () =>
    page.locator("#article mark").evaluateAll((marks) =>
      marks.map((mark) => {
        const { color, backgroundColor, outlineStyle, textDecoration, webkitTextStroke } = getComputedStyle(mark);
        return [mark.dataset.key, color, backgroundColor, outlineStyle, textDecoration, webkitTextStroke].join(" ");
      }),
    );
  const before = await look();
  await page.emulateMedia({ media: "screen" });
  await page.locator("#article mark.quote").first().click();
  await page.locator("#evidence").waitFor();
  await page.emulateMedia({ media: "print" });
  assert.deepEqual(await look(), before);
  await page.done();
});

test("what is edited prints as it is read, and is edited again after", async () => {
  const page = await reading();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await desk(page).press("Control+End");
  await page.keyboard.type(" “It is late,” said Ines Bol.");
  await page.locator("#lists .saying", { hasText: "It is late" }).waitFor();
  await fire(page, "beforeprint");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("#writing, #editor").filter({ visible: true }).count(), 0);
  assert.match(await page.locator("#article").innerText(), /It is late/);
  assert.equal(await page.locator("#article mark.quote", { hasText: "It is late" }).isVisible(), true);
  assert.ok((await onPaper(page)).notes.some((note) => note.startsWith("Ines Bol: direct speech")));
  await fire(page, "afterprint");
  await page.emulateMedia({ media: "screen" });
  assert.equal(await page.locator("#article").isVisible(), false);
  assert.match(await desk(page).textContent(), /It is late/);
  await page.done();
});

test("a comparison prints its list and its texts, all of them, and nothing else", async () => {
  const page = await compared(open, [WIRE, REWRITE, TABLOID]);
  await tab(page, "Quotes");
  await row(page, "before every crack").click();
  await page.emulateMedia({ media: "print" });
  const controls = "#reading, #editor, .comparison-actions, .sieve, .texts-head, .jumps, [role=tab][aria-selected=false]";
  assert.equal(await page.locator(controls).filter({ visible: true }).count(), 0);
  assert.match(await page.locator("#comparison [role=tab]:visible").innerText(), /^Quotes/);
  const [rows, texts] = await Promise.all([page.locator("#compare-panel-quotes").boundingBox(), page.locator(".column").evaluateAll(boxes)]);
  assert.equal(texts.length, 3);
  // Each below the one before, and as long as its text.
  [rows.y + rows.height, ...texts].reduce((above, { top, bottom, inner }) => {
    assert.ok(top >= above - 1 && bottom - top >= inner - 1, `${top} under ${above}, ${inner} in ${bottom - top}`);
    return bottom;
  });
  await page.done();
});

test("the overview's tables fit the paper, and of gathering the versions alone print", async () => {
  const page = await compared(open, [WIRE, REWRITE, TABLOID]);
  await page.setViewportSize({ width: 628, height: 900 });
  await page.emulateMedia({ media: "print" });
  const widths = await page.locator(".overview-table").evaluateAll((tables) => tables.map((table) => table.getBoundingClientRect().right));
  assert.ok(widths.every((right) => right <= 628), widths.join());
  await page.done();
  const other = await gathered(open, []);
  await add(other, WIRE);
  await other.emulateMedia({ media: "print" });
  assert.equal(await other.locator("textarea, button").filter({ visible: true }).count(), 0);
  assert.equal(await other.locator(".version-name").isVisible(), true);
  await other.done();
});

function boxes(elements) {
  return elements.map((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return { top, bottom, inner: element.scrollHeight };
  });
}
