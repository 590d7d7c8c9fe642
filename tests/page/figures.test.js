// Figures on the page: their table, the day that times are read by, the number line and the tip.
import assert from "node:assert/strict";
import { test } from "node:test";
import { alike, dateline } from "../../www/figures.js";
import { createReading } from "../../www/annotations.js";
import { converted } from "../../www/measures.js";
import { inOrder } from "../../www/panels/sort.js";
import { timeInShort, timeInWords } from "../../www/times.js";
import { fullUnitOf } from "../../www/words.js";
import { ARTICLE, painted, paste, site } from "./harness.js";

const { open } = site();

const MORE = `${ARTICLE}

The office expects 60,000 passengers next year; 31,000 passengers came in 2019. The crossing is 18 kilometres long.`;

/** The figures of an article, in their list. */
async function listed(text = MORE, options = {}) {
  const page = await open(options);
  await paste(page, text);
  await painted(page);
  await page.locator("#tab-figures").click();
  return page;
}

const values = (page) => page.locator("#panel-figures .row:visible .written").allInnerTexts();

test("the table sorts by a column, both ways and back", async () => {
  const page = await listed();
  const heading = page.locator("#panel-figures th", { hasText: "Value" });
  const written = await values(page);
  await heading.getByRole("button").click();
  assert.equal(await heading.getAttribute("aria-sort"), "ascending");
  const upwards = await values(page);
  const passengers = (list) => list.filter((value) => /^\d\d,000$/.test(value));
  assert.deepEqual(passengers(upwards), ["31,000", "48,000", "60,000"]);
  await heading.getByRole("button").press("Enter");
  assert.equal(await heading.getAttribute("aria-sort"), "descending");
  assert.deepEqual(passengers(await values(page)), ["60,000", "48,000", "31,000"]);
  await heading.getByRole("button").press("Enter");
  assert.equal(await heading.getAttribute("aria-sort"), null);
  assert.deepEqual(await values(page), written);
  await page.done();
});

test("the table filters by words and by kind", async () => {
  const page = await listed();
  await page.locator("#panel-figures .filter").fill("passenger");
  for (const row of await page.locator("#panel-figures .row:visible").allInnerTexts()) assert.match(row, /passenger/);
  await page.locator("#panel-figures .filter").fill("");
  await page.locator("#panel-figures .facet").selectOption("money");
  assert.deepEqual(await values(page), ["$1.2 million"]);
  await page.done();
});

test("the article's date says whence it is, can be set and given back", async () => {
  const page = await listed();
  const whence = page.locator("#whence");
  assert.equal(await page.locator("#date").inputValue(), "2025-03-12");
  assert.match(await whence.innerText(), /Wednesday,? 12 March 2025, taken from 12 March 2025/);
  await whence.getByRole("button").click();
  assert.equal(await page.locator("#article mark.chosen").first().innerText(), "12 March 2025");
  await page.locator("#date").fill("2024-10-30");
  await page.locator("#panel-figures .row", { hasText: "2024-10-29" }).waitFor();
  assert.match(await whence.innerText(), /as you set it/);
  await page.getByRole("button", { name: "Use the article’s own" }).click();
  await page.locator("#panel-figures .row", { hasText: "2025-03-11" }).waitFor();
  await page.done();
});

test("an article without a date says that it has none", async () => {
  const page = await listed("The talks will end on Friday, the mayor said.");
  assert.match(await page.locator("#whence").innerText(), /gives none/);
  await page.done();
});

test("a time shows its ISO value on hover and on focus, a measure the other system", async () => {
  const page = await listed();
  const tip = page.locator("#tip");
  const mark = (text) => page.locator("#article mark.figure", { hasText: text }).first();
  await mark("Tuesday").hover();
  assert.match(await tip.innerText(), /2025-03-11/);
  await page.keyboard.press("Escape");
  assert.equal(await tip.isVisible(), false);
  await mark("18 kilometres").focus();
  assert.match(await tip.innerText(), /about 11.2 miles/);
  assert.equal(await mark("18 kilometres").getAttribute("aria-describedby"), "tip");
  await mark("$1.2 million").focus();
  assert.equal(await tip.isVisible(), false);
  await page.done();
});

test("figures of the same thing stand on a line of numbers", async () => {
  const page = await listed();
  await page.locator("#article mark.figure", { hasText: "48,000" }).first().click();
  const line = page.getByRole("region", { name: "Figures of the same thing" });
  assert.deepEqual(await line.getByRole("button").allInnerTexts(), ["31,000", "◆ 48,000", "60,000"]);
  assert.equal(await line.locator("svg .chosen").count(), 1);
  await line.getByRole("button", { name: "31,000" }).click();
  assert.equal(await page.locator("#article mark.chosen").first().innerText(), "31,000");
  await page.locator("#article mark.figure", { hasText: "$1.2 million" }).first().click();
  assert.equal(await line.count(), 0);
  await page.done();
});

for (const width of [360, 600, 800, 1280]) {
  test(`the table fits ${width} pixels`, async () => {
    const page = await open({ viewport: { width, height: 740 } });
    await paste(page, MORE);
    await painted(page);
    if (width < 960) await page.locator("#panes [data-pane=lists]").click();
    await page.locator("#tab-figures").click();
    const over = await page.evaluate(() => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
      return { sideways: scrollWidth - clientWidth, down: innerWidth < 960 ? 0 : scrollHeight - clientHeight };
    });
    assert.deepEqual(over, { sideways: 0, down: 0 });
    await page.done();
  });
}

test("measures are converted to three figures", () => {
  const measure = (value, unit, per = null) => converted({ kind: "measure", value, unit, per });
  for (const [given, expected] of [
    [measure(40, "mile", "hour"), "64.4 kilometres per hour"],
    [measure(100, "square foot"), "9.29 square metres"],
    [measure({ low: 10, high: 20 }, "kilogram"), "22 to 44.1 pounds"],
    [measure(-40, "celsius"), "-40 °F"],
    [measure(212, "fahrenheit"), "100 °C"],
    [measure(3, "lumen"), null],
    [measure(3, "constructor"), null],
    [measure({ low: null, high: 3 }, "mile"), null],
    [converted({ kind: "count", value: 3, unit: "mile", per: null }), null],
  ]) {
    assert.equal(given, expected);
  }
});

test("times are worded, those that are known in part too", () => {
  for (const [iso, words, short = words] of [
    ["2024-10-30", "Wednesday 30 October 2024", "2024-10-30"],
    ["2024-10-30T19:30", "Wednesday 30 October 2024", "2024-10-30T19:30"],
    ["2024-10", "October 2024", "2024-10"],
    ["2024", null, "2024"],
    ["2024-10-30TNI", "Wednesday 30 October 2024, at night"],
    ["XXXX-WXX-5", "a Friday"],
    ["XXXX-WXX-2TEV", "a Tuesday, in the evening"],
    ["XXXX-WXX-WE", "a weekend"],
    ["2024-W43", "week 43 of 2024"],
    ["2024-W05-WE", "weekend in week 5 of 2024"],
    ["1989-WXX", "a week of 1989"],
    ["XXXX-06", "June, year not known"],
    ["XXXX-10-16", "16 October, year not known"],
    ["2024-10-XX", "a day in October 2024"],
    ["2024-XX", "a month of 2024"],
    ["2012-SU", "summer 2012"],
    ["XXXX-WI", "winter, year not known"],
    ["2024-Q3", "third quarter of 2024"],
    ["2024-QX", "a quarter of 2024"],
    ["2024-H1", "first half of 2024"],
    ["199X", "the 1990s"],
    ["TMO", "in the morning"],
    ["XXXX-XX-XXT20:00", "20:00, day not known"],
    ["PAST_REF", "the past"],
    ["PXM", "some months"],
    ["PTXH", "some hours"],
    ["P3D", null, "P3D"],
    ["2024-13", null, "2024-13"],
    ["19", null, "19"],
    ["constructor", null, "constructor"],
  ]) {
    // Whether a comma stands behind the weekday depends on the browser's own data.
    assert.equal(timeInWords(iso)?.replace(/^(\w+day), (?=\d)/u, "$1 ") ?? null, words, iso);
    assert.equal(timeInShort(iso).replace(/^(\w+day), (?=\d)/u, "$1 "), short, iso);
  }
});

test("a time that the article leaves open is worded in the table, and the evidence has its value too", async () => {
  const page = await listed("The ferry opens on Friday, said Ann Lee, who runs it.");
  const row = page.locator("#panel-figures .row", { hasText: "Friday" });
  assert.equal(await row.locator("span.value").innerText(), "a Friday");
  await row.click();
  assert.match(await page.locator("#evidence").ariaSnapshot(), /term: Read as\s+- definition: a Friday[\s\S]*term: In TIMEX3\s+- definition: XXXX-WXX-5/);
  await page.done();
});

test("headings stand over what they head, beside the article too", async () => {
  const page = await listed();
  const lefts = (row) => page.locator(`#panel-figures ${row}`).first().evaluate((line) =>
    ["written", "what", "who"].map((name) => {
      const cell = line.querySelector(`.${name}`) ?? line.querySelector(".value");
      const range = document.createRange();
      range.selectNodeContents(cell.querySelector("button") ?? cell);
      return Math.round(range.getBoundingClientRect().left);
    }),
  );
  assert.deepEqual(await lefts("thead tr"), await lefts(".row"));
  await page.done();
});

test("a unit has the number of its amount, and none where the amount has it already", () => {
  const unit = (kind, value, name, beside) => fullUnitOf({ kind, value, unit: name, per: null }, beside);
  for (const [given, expected] of [
    [unit("duration", 3, "year"), "years"],
    [unit("duration", 1, "year"), "year"],
    [unit("duration", null, "year"), null],
    [unit("age", 44, "year of age"), "years of age"],
    [unit("measure", { low: 1, high: 2 }, "square foot"), "square feet"],
    [unit("measure", 5, "nautical mile"), "nautical miles"],
    [unit("measure", 30, "celsius"), "celsius"],
    [unit("count", 31, "boat", " boats left."), "boats"],
    [unit("count", 9, "nation", "-nation patrol"), "nation"],
    [fullUnitOf({ kind: "measure", value: 7, unit: "metre", per: "second" }), "metres per second"],
  ]) {
    assert.equal(given, expected);
  }
});

test("units are worded", () => {
  assert.equal(fullUnitOf({ unit: "USD", per: "barrel" }), "USD per barrel");
  assert.equal(fullUnitOf({ unit: "percent", per: null }), "%");
  assert.equal(fullUnitOf({ unit: null, per: null }), null);
});

test("rows without a value come last whichever way the rest goes", () => {
  const lines = [["b", null], ["a", 2], ["c", "2024"], ["d", 1]].map(([key, value]) => ({ row: { key, sort: [value] } }));
  const order = (down) => inOrder(lines, { column: 0, down }).map(({ row }) => row.key).join("");
  assert.equal(order(false), "dacb");
  assert.equal(order(true), "adcb");
});

/** A reading of figures alone. */
function figures(text, list, blocks = [{ start: 0, end: text.length, kind: "body" }], date = null) {
  const blank = { value: null, unit: null, per: null, of: null, modifier: null, trend: null, iso: null, attribution: null };
  const all = list.map((figure) => ({ ...blank, ...figure }));
  return createReading(text, { date, blocks, speakers: [], quotes: [], attributions: [], claims: [], figures: all, notes: [] }, 1);
}

test("only figures of one unit and one thing are alike", () => {
  const text = "fares fees";
  const money = (value, of) => ({ start: 0, end: 5, kind: "money", unit: "USD", value, of });
  const reading = figures(text, [money(5, [0, 5]), money(3, [0, 5]), money(4, [6, 10]), { ...money(1, [0, 5]), unit: "EUR" }]);
  assert.deepEqual(alike(reading, "figure:0").map(({ key }) => key), ["figure:1", "figure:0"]);
  assert.deepEqual(alike(reading, "figure:9"), []);
});

test("the dateline is the figure of the article's day at its beginning", () => {
  const text = "Friday. Port, Friday - x";
  const friday = (start) => ({ start, end: start + 6, kind: "date", iso: "2025-03-14" });
  const blocks = [{ start: 0, end: 7, kind: "headline" }, { start: 8, end: 24, kind: "dateline" }];
  assert.equal(dateline(figures(text, [friday(0), friday(14)], blocks, "2025-03-14")).key, "figure:1");
  assert.equal(dateline(figures(text, [friday(0)], blocks, "2025-03-15")), null);
  assert.equal(dateline(figures(text, [friday(14)], blocks, null)), null);
});
