// Several versions of one story side by side: what is compared, where it stands in each text, and taking it away.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { audit, withAxe } from "./axe.js";
import { DIST, drop, site, until } from "./harness.js";
import { REWRITE, TABLOID, WIRE, chosen, compare, compared, gathered, row, tab, wordsOf } from "./versions.js";

const { open } = site();

test("a quote that lost its “not” is one row, comes first, and says what changed", async () => {
  const page = await compared(open, [WIRE, REWRITE]);
  await page.getByRole("button", { name: /quotes? differs? in meaning/ }).click();
  const first = page.locator("#compare-panel-quotes .row:visible").first();
  assert.match(await wordsOf(first), /Irena Valk[\s\S]*Changed: negation/);
  const cells = await first.locator("td").allInnerTexts();
  assert.match(cells[0], /We will[\s\S]*not[\s\S]*reopen the road/);
  assert.equal(await first.locator("td").nth(0).locator("mark.bears").innerText().then((words) => words.replace(/^\(negation\)\s*/u, "")), "not");
  assert.equal(await first.locator("td").nth(1).locator("mark.bears").count(), 0);
  await page.done();
});

test("figures that conflict come before those that agree, with who gave them", async () => {
  const page = await compared(open, [WIRE, REWRITE]);
  await tab(page, "Figures");
  const groups = await page.locator("#compare-panel-figures .group-fold:visible").allInnerTexts();
  assert.match(groups[0], /^Conflicting/);
  assert.match(groups.join(), /Conflicting.*Equal.*In one version only/s);
  assert.match(await wordsOf(row(page, "Repairs")), /Conflicting[\s\S]*\$6 million[\s\S]*water authority[\s\S]*\$8 million[\s\S]*the version itself/);
  await page.done();
});

test("each version opens at the place of the row that is chosen, and one that lacks it says so", async () => {
  const page = await compared(open, [WIRE, REWRITE, TABLOID]);
  await tab(page, "Quotes");
  await row(page, "before every crack").click();
  await until(async () => (await chosen(page)).every(({ seen }) => seen));
  const [wire, rewrite, tabloid] = await chosen(page);
  assert.match(wire.words, /We will not reopen the road before every crack has been sealed/);
  assert.match(rewrite.words, /We will reopen the road before every crack has been sealed/);
  assert.equal(tabloid.words, "");
  assert.match(await wordsOf(page.locator(".column").nth(2)), /Not in this version\./);
  assert.equal(await page.locator(".column-text").nth(0).evaluate((text) => text.textContent.replace(/\s+/gu, "")), WIRE.replace(/\s+/gu, ""));
  await page.done();
});

test("a passage chosen in one text is found in the others", async () => {
  const page = await compared(open, [WIRE, REWRITE]);
  await tab(page, "Quotes");
  await row(page, "before every crack").click();
  await page.locator(".column-text").nth(1).locator("mark.told", { hasText: "Inspectors counted" }).first().click();
  await until(async () => /Inspectors counted 42/.test((await chosen(page))[0].words));
  assert.match((await chosen(page))[1].words, /Inspectors counted 42/);
  await page.done();
});

test("passages say who tells them and how, and narrow to those that one version tells alone", async () => {
  const page = await compared(open, [WIRE, REWRITE]);
  await tab(page, "Passages");
  assert.match(await wordsOf(row(page, "Repairs will cost")), /Attributed here, stated as fact there[\s\S]*attributed[\s\S]*stated as fact/);
  await page.getByRole("button", { name: /Told by one only/ }).click();
  const alone = await page.locator("#compare-panel-passages .row:visible").allTextContents();
  assert.ok(alone.some((words) => /built in 1968/.test(words)));
  assert.ok(alone.every((words) => /Only in/.test(words)), alone.join("\n"));
  await page.done();
});

test("the overview counts what each version has, and what two share", async () => {
  const page = await compared(open, [WIRE, REWRITE, TABLOID]);
  const table = page.getByRole("table", { name: "What each version has" });
  assert.deepEqual(await table.getByRole("rowheader").allInnerTexts().then((names) => names.map((name) => name.replace(/\s+/gu, "").slice(0, 7))), ["1Torrin", "2Cracks", "3Angera"]);
  const pairs = page.getByRole("table", { name: "What two versions have word for word" });
  assert.equal(await pairs.getByRole("cell").count(), 9);
  assert.match(await pairs.getByRole("cell").nth(1).innerText(), /[1-9]\d?%/);
  await page.done();
});

test("rows are walked by keyboard alone, from the start to the texts and back", async () => {
  const page = await gathered(open, [WIRE, REWRITE]);
  await page.getByRole("button", { name: "Compare 2 versions" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "2 versions side by side" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), "comparison-title");
  await page.getByRole("tab", { name: "Overview" }).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "compare-tab-quotes");
  const focused = () => page.evaluate(() => document.activeElement?.closest(".row")?.getAttribute("data-key") ?? null);
  for (let i = 0; i < 20 && (await focused()) === null; i += 1) await page.keyboard.press("Tab");
  const first = await focused();
  assert.match(first, /^quote:/);
  await page.keyboard.press("ArrowDown");
  const second = await focused();
  assert.notEqual(second, first);
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "The texts, side by side" }).waitFor();
  assert.equal(await focused(), second);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".texts").isVisible(), false);
  assert.equal(await focused(), second);
  await page.done();
});

test("a comparison is taken away in every format", async () => {
  const page = await compared(open, [WIRE, REWRITE], { acceptDownloads: true });
  await page.getByRole("button", { name: "Take away" }).click();
  const expected = { Report: [".md", /Irena Valk/], "Web page": [".html", /<!doctype html>[\s\S]*Irena Valk/i], Table: [".csv", /Irena Valk/], Data: [".json", /"whosaid-comparison\/1"/] };
  for (const [title, [ending, words]] of Object.entries(expected)) {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: `Save: ${title}`, exact: true }).click();
    const file = await download;
    assert.ok(file.suggestedFilename().endsWith(ending), file.suggestedFilename());
    assert.match(await readFile(await file.path(), "utf8"), words, title);
  }
  await page.getByRole("button", { name: "Copy: Report" }).click();
  await page.getByText("Report: copied.").waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /Irena Valk/);
  await page.done();
});

test("words stay words: markup in a version is shown, and not made", async () => {
  const hostile = `${WIRE}\n\n“<img src=x onerror=alert(1)>,” said <b>Tom</b> Abara.`;
  const page = await compared(open, [hostile, REWRITE]);
  await tab(page, "Quotes");
  await row(page, "before every crack").click();
  assert.match(await wordsOf(page.locator(".column-text").first()), /<img src=x onerror=alert\(1\)>.*<b>Tom<\/b>/);
  assert.equal(await page.locator("#comparison :is(img, b, script)").count(), 0);
  await page.done();
});

test("nothing leaves the page", async () => {
  const page = await compared(open, [WIRE, REWRITE]);
  await tab(page, "Quotes");
  await row(page, "before every crack").click();
  const own = page.requests.filter((url) => url.startsWith(page.address));
  assert.deepEqual(page.requests.filter((url) => !own.includes(url)), []);
  assert.ok(own.every((url) => !url.includes("?")));
  const modules = own.filter((url) => url.includes("/compare/"));
  assert.equal(new Set(modules).size, modules.length, "a module was asked for twice");
  await page.done();
});

for (const width of [390, 320]) {
  test(`on a screen of ${width} pixels nothing is wider than the page, and versions are swiped or jumped to`, async () => {
    const page = await compared(open, [WIRE, REWRITE, TABLOID], { viewport: { width, height: 740 } });
    const fits = () => page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth);
    for (const name of ["Overview", "Quotes", "Figures", "Passages", "Speakers"]) {
      await tab(page, name);
      assert.ok(await fits(), name);
    }
    const strip = page.getByRole("tablist", { name: "What is compared" });
    assert.ok(await strip.evaluate((tabs) => tabs.scrollWidth <= tabs.clientWidth), "all tabs are in view");
    await tab(page, "Quotes");
    await row(page, "before every crack").click();
    assert.ok(await fits(), "with texts");
    const [heading, stuck] = await Promise.all([page.locator(".group-fold:visible").first(), strip].map((part) => part.boundingBox()));
    assert.ok(heading.y >= stuck.y + stuck.height, "the group's name is not under the tabs");
    const second = page.locator(".column").nth(1);
    await page.getByRole("button", { name: /^Version 2: Cracks close/ }).click();
    await until(async () => Math.abs((await second.boundingBox()).x) < 2);
    assert.ok((await second.boundingBox()).width >= width - 2);
    await until(async () => (await chosen(page))[1].seen);
    await page.getByRole("button", { name: "Close the texts" }).click();
    await page.getByRole("button", { name: "Back" }).click();
    assert.ok(await fits(), "the start");
    await page.done();
  });
}

test("twenty versions scroll inside the table, whose headings stay", async () => {
  const page = await compared(open, Array.from({ length: 20 }, (_, i) => WIRE.replace("42 cracks", `${42 + i} cracks`)), { viewport: { width: 1400, height: 900 } });
  await tab(page, "Quotes");
  assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth));
  const scroll = page.locator("#compare-panel-quotes .table-scroll");
  await scroll.evaluate((element) => element.scrollTo(900, 200));
  const [outer, head] = await Promise.all([scroll.boundingBox(), scroll.locator("thead th").first().boundingBox()]);
  assert.ok(Math.abs(outer.x - head.x) < 2 && Math.abs(outer.y - head.y) < 2, "the first heading left its place");
  await page.done();
});

const LOOKS = {
  light: {},
  dark: { colorScheme: "dark" },
  narrow: { viewport: { width: 360, height: 740 } },
  "forced colours": { forcedColors: "active" },
};
for (const [look, options] of Object.entries(LOOKS)) {
  test(`axe-core reports nothing while versions are compared: ${look}`, async () => {
    const page = await gathered(open, [WIRE, REWRITE], options);
    await withAxe(page);
    await drop(page, "photo.png", "image/png", "x");
    await page.getByRole("alert").waitFor();
    await audit(page, "gathering");
    await compare(page, 2);
    for (const name of ["Overview", "Quotes", "Figures", "Passages", "Speakers"]) {
      await tab(page, name);
      await audit(page, name);
    }
    await tab(page, "Quotes");
    await row(page, "before every crack").click();
    await until(async () => (await chosen(page)).every(({ seen }) => seen));
    await audit(page, "a row chosen");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Take away" }).click();
    await audit(page, "taking away");
    await page.done();
  });
}

test("forced colours leave no words of the table's key grey", async () => {
  const page = await compared(open, [WIRE, REWRITE], { forcedColors: "active" });
  await tab(page, "Quotes");
  const colours = await page.locator(".table-key:visible :is(mark, del), .result h3").evaluateAll((words) => words.map((word) => getComputedStyle(word).color));
  assert.equal(new Set(colours).size, 1, colours.join());
  await page.done();
});

test("the page in one file compares, too", async () => {
  const address = pathToFileURL(join(DIST, "whosaid.html")).href;
  const page = await compared(open, [WIRE, REWRITE], { address, offline: true });
  await tab(page, "Quotes");
  await row(page, "before every crack").click();
  assert.match((await chosen(page))[1].words, /We will reopen/);
  assert.notEqual(await page.locator(".columns").evaluate((element) => getComputedStyle(element).display), "block");
  await page.done();
});
