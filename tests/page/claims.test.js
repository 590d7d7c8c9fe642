// The worklist of claims: by worth, narrowed, walked, taken along, and at the article's margin.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createReading } from "../../www/annotations.js";
import { alone, partsOf, summaryOf } from "../../www/claims.js";
import { claimLine } from "../../www/lines.js";
import { painted, paste, site } from "./harness.js";

const { open } = site();

const ARTICLE = `Bridge at Tolley Sound stays shut until spring

The bridge over Tolley Sound carried 14,000 cars a day before it was closed in October, engineer Petra Holm said on Monday.

“We found 62 cracks in the northern span,” Holm said. “It will not open before April.”

Repairs cost the county $3.4 million last year. Traffic on the old coast road has doubled since then.

Officials denied that inspections had been skipped. A person familiar with the report said two of them were never written down.

The new span will be finished in 2027, according to the county.

It is a beautiful bridge, and a shame.`;

/** A page whose claims are listed. */
async function worklist(options) {
  const page = await open(options);
  await paste(page, ARTICLE);
  await painted(page);
  if ((options?.viewport?.width ?? 1280) < 960) await page.locator("#panes [data-pane=lists]").click();
  await page.locator("#tab-claims").click();
  return page;
}

const rows = (page) => page.locator("#panel-claims .row:visible");
const worths = async (page) => (await page.locator("#panel-claims .row:visible .worth").allInnerTexts()).map((text) => Number(/(\d+)%/.exec(text)[1]));

test("claims come by how much they are worth checking, under a summary", async () => {
  const page = await worklist();
  const listed = await worths(page);
  assert.ok(listed.length >= 5, String(listed));
  assert.deepEqual(listed, listed.toSorted((a, b) => b - a));
  const summary = await page.locator("#panel-claims .summary").innerText();
  const counts = /^(\d+) claims: (\d+) with a named source, (\d+) with an unnamed one, (\d+) without any/.exec(summary).slice(1).map(Number);
  assert.equal(counts[0], listed.length);
  assert.equal(counts[1] + counts[2] + counts[3], counts[0]);
  assert.ok(counts[1] > 0 && counts[2] > 0 && counts[3] > 0, summary);
  await page.done();
});

test("the slider leaves those that are worth as much", async () => {
  const page = await worklist();
  const all = await worths(page);
  const least = Math.ceil(all[Math.floor(all.length / 2)] / 5) * 5;
  await page.getByRole("slider", { name: "Worth checking" }).fill(String(least));
  const left = await worths(page);
  assert.ok(left.length < all.length && left.length > 0, `${left} of ${all}`);
  assert.ok(left.every((worth) => worth >= least - 1));
  assert.match(await page.locator("#panel-claims .state").innerText(), new RegExp(`${left.length} of ${all.length} shown`));
  await page.done();
});

test("buttons narrow the list to the unsourced, the unnamed, those with figures, and to several of these", async () => {
  const page = await worklist();
  const trait = (name) => page.locator("#panel-claims .trait", { hasText: name });
  const counted = async (name) => Number(await trait(name).locator(".count").innerText());
  const expected = await counted("No source");
  await trait("No source").click();
  assert.equal(await rows(page).count(), expected);
  for (const text of await rows(page).allInnerTexts()) assert.match(text, /the article itself/);
  await trait("With figures").click();
  assert.match((await rows(page).allInnerTexts()).join(), /3\.4 million/);
  assert.equal(await trait("With figures").getAttribute("aria-pressed"), "true");
  await trait("No source").click();
  await trait("With figures").click();
  await trait("Denied").click();
  assert.match((await rows(page).allInnerTexts()).join(), /inspections had been skipped[\s\S]*denied/);
  await page.done();
});

test("claims are walked by keyboard and copied, one or all", async () => {
  const page = await worklist();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await rows(page).first().focus();
  await page.keyboard.press("ArrowDown");
  const words = await page.evaluate(() => document.activeElement.querySelector(".saying").textContent);
  await page.keyboard.press("c");
  await page.locator("#panel-claims .copied", { hasText: "1 row copied" }).waitFor();
  assert.ok((await copied()).startsWith(words));
  assert.match(await copied(), /\(.*worth checking \d+%\)$/);
  await page.locator("#panel-claims").getByRole("button", { name: "Copy" }).click();
  await page.locator("#panel-claims .copied", { hasText: "rows copied" }).waitFor();
  assert.equal((await copied()).split("\n\n").length, await rows(page).count());
  await page.keyboard.press("Escape");
  await page.done();
});

test("the chosen claim's card says whose it is, what it rests on and why, and can be copied", async () => {
  const page = await worklist();
  await rows(page).filter({ hasText: "62 cracks" }).click();
  const card = page.locator("#evidence");
  assert.match(await card.innerText(), /Source\s+Petra Holm[\s\S]*Worth checking\s+\d+%[\s\S]*Figures\s+62[\s\S]*Why/);
  await card.getByRole("button", { name: "Copy this" }).click();
  await card.getByText("Copied").waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /62 cracks[\s\S]*Petra Holm/);
  await page.done();
});

test("a claim's strength stands at the margin, beside its lines and nobody else's", async () => {
  const page = await worklist();
  const rails = page.locator("#article .rail");
  assert.ok((await rails.count()) >= 5);
  const places = await rails.evaluateAll((all) =>
    all.map((rail) => {
      const box = rail.getBoundingClientRect();
      const lines = [...rail.parentElement.querySelectorAll(`mark.claim[data-key="${rail.dataset.key}"]`)].flatMap((mark) => [...mark.getClientRects()]);
      const start = rail.parentElement.getBoundingClientRect().left;
      return {
        outside: box.right <= Math.min(...lines.map(({ left }) => left)),
        beside: box.top >= Math.min(...lines.map(({ top }) => top)) - 1 && box.bottom <= Math.max(...lines.map(({ bottom }) => bottom)) + 1,
        top: Math.round(box.top),
        bottom: Math.round(box.bottom),
        start,
      };
    }),
  );
  for (const place of places) assert.ok(place.outside && place.beside, JSON.stringify(place));
  for (const [i, place] of places.slice(1).entries()) assert.ok(place.top >= places[i].bottom, "two rules overlap");
  await rails.first().click({ position: { x: 1, y: 3 } });
  assert.equal(await page.locator("#article").getAttribute("data-chosen"), await rails.first().getAttribute("data-key"));
  await page.done();
});

test("the margin follows the width of the article", async () => {
  const page = await worklist();
  const heights = () => page.locator("#article .rail").evaluateAll((all) => all.map((rail) => Math.round(rail.getBoundingClientRect().height)));
  const wide = await heights();
  await page.setViewportSize({ width: 340, height: 800 });
  await page.waitForFunction((before) => {
    const now = [...document.querySelectorAll("#article .rail")].map((rail) => Math.round(rail.getBoundingClientRect().height));
    return now.length > 0 && Math.max(...now) > before;
  }, Math.max(...wide));
  await page.done();
});

for (const width of [360, 1280]) {
  test(`the worklist fits ${width} pixels`, async () => {
    const page = await worklist({ viewport: { width, height: 740 } });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
    const cut = await page.locator("#panel-claims :is(.trait, .take, .slider)").evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().right > innerWidth).length);
    assert.equal(cut, 0);
    await page.done();
  });
}

const TEXT = "The firm grew. It cut 40 jobs, and they know it.";
const claim = (more = {}) => ({
  start: 15, end: TEXT.length, score: 0.874, kind: "quantity", subjective: false, stance: "denied", hedges: [[18, 21]], sourcing: "none", attribution: null, figures: [], actors: [], why: [],
  refers: [{ start: 15, end: 17, stands_for: "the firm" }, { start: 35, end: 39, stands_for: null }],
  ...more,
});

const documentOf = (lists) => ({ blocks: [], speakers: [], quotes: [], attributions: [], figures: [], claims: [], notes: [], ...lists });

test("a claim is worded so that it reads alone", () => {
  const reading = createReading(TEXT, documentOf({ claims: [claim()] }), 1);
  const annotation = reading.annotations.get("claim:0");
  assert.deepEqual(partsOf(reading, annotation), [
    { text: "It", standsFor: "the firm" },
    { text: " cut 40 jobs, and " },
    { text: "they", standsFor: null },
    { text: " know it." },
  ]);
  assert.equal(alone(reading, annotation), "It [the firm] cut 40 jobs, and they know it.");
  assert.equal(claimLine(reading, "claim:0"), "It [the firm] cut 40 jobs, and they know it. (the article itself; quantity; denied; hedged; worth checking 87%)");
  assert.equal(summaryOf([claim(), claim({ sourcing: "named" })]), "2 claims: 1 with a named source, 0 with an unnamed one, 1 without any.");
});

test("a claim that takes part of a quotation has both of its marks", () => {
  for (const [text, words, expected] of [
    ["He said it was “hard to bear.” So it was.", "it was “hard to bear", "it was “hard to bear.”"],
    ['It was "hard to bear", he said.', 'It was "hard to bear', 'It was "hard to bear"'],
    ["“Hard to bear,” he called it.", "Hard to bear,” he called it", "“Hard to bear,” he called it"],
    ["“It was hard to bear,” he said.", "It was hard to bear", "It was hard to bear"],
    ["It was “hard”, very hard, he said.", "It was “hard”, very hard", "It was “hard”, very hard"],
  ]) {
    const [open, close] = [text.search(/["“]/u), text.search(/["”](?!.*["”])/u)];
    const quote = { id: 0, start: open, end: close + 1, inner: [open + 1, close], form: "direct", attribution: null };
    const start = text.indexOf(words);
    const reading = createReading(text, documentOf({ quotes: [quote], claims: [claim({ start, end: start + words.length, refers: [] })] }), 1);
    const [{ text: shown }] = partsOf(reading, reading.annotations.get("claim:0"));
    assert.equal(shown, expected);
  }
});
