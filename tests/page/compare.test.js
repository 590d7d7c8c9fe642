// Several versions of one story: gathered, compared in the worker, shown side by side, taken away.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { audit, withAxe } from "./axe.js";
import { DIST, drop, painted, paste, shown, site, until } from "./harness.js";

const { open } = site();

/** Three papers on one closed road. The second lost a "not", and has other money; the third has it from hearsay. */
const WIRE = `Torrin dam road to stay closed until spring

By Maud Ellery

TORRIN, 4 November 2025 — The road across the Torrin dam will stay closed until April because inspectors found cracks in the spillway, the water authority said on Tuesday.

“We will not reopen the road before every crack has been sealed,” said Irena Valk, who heads the authority.

Inspectors counted 42 cracks, the longest of them 3 metres. Repairs will cost $6 million, according to the authority.

Mayor Oskar Brandt said the town had not been warned. “We learned of it from the newspaper,” he said.

The dam was built in 1968 and supplies 90,000 households.`;

const REWRITE = `Cracks close Torrin dam road for the winter

TORRIN, 5 November 2025 — The road across the Torrin dam will stay closed until April because inspectors found cracks in the spillway.

“We will reopen the road before every crack has been sealed,” said Irena Valk, who heads the water authority.

Inspectors counted 42 cracks, the longest of them 3 metres. Repairs will cost $8 million.

“We learned about it from the newspaper,” Mayor Oskar Brandt said.`;

const TABLOID = `Anger at the lake

Two cafés on the lake say they have lost half of their trade. “One more month and we shut,” said Pia Lund, who owns one of them.

“We learned of it from the newspaper,” said Mayor Oskar Brandt.`;

const add = async (page, text) => {
  await page.getByLabel("Another version").fill(text);
  await page.getByRole("button", { name: "Add this version" }).click();
};

/** A page on which versions are gathered and read. */
async function gathered(texts, options) {
  const page = await open(options);
  await page.getByRole("button", { name: "Compare versions" }).click();
  await page.getByRole("heading", { name: "Compare versions" }).waitFor();
  for (const text of texts) await add(page, text);
  return page;
}

const compare = async (page, count) => {
  await page.getByRole("button", { name: `Compare ${count} versions`, exact: true }).click();
  await page.getByRole("heading", { name: `${count} versions side by side` }).waitFor();
};

async function compared(texts, options) {
  const page = await gathered(texts, options);
  await compare(page, texts.length);
  return page;
}

const tab = (page, name) => page.getByRole("tab", { name }).click();
const row = (page, text) => page.locator("#comparison .row:visible", { hasText: text }).first();

/** What is marked as chosen in each text, and whether it is in view there. */
function chosen(page) {
  return page.locator(".column-text").evaluateAll((texts) =>
    texts.map((text) => {
      const marks = [...text.querySelectorAll("mark.chosen")];
      const [outer, inner] = [text, marks[0]].map((element) => element?.getBoundingClientRect());
      const seen = inner === undefined || (inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1);
      return { words: marks.map((mark) => mark.textContent).join(""), seen };
    }),
  );
}

test("a quote that lost its “not” is one row, comes first, and says what changed", async () => {
  const page = await compared([WIRE, REWRITE]);
  await page.getByRole("button", { name: /quotes? differs? in meaning/ }).click();
  const first = page.locator("#compare-panel-quotes .row:visible").first();
  assert.match(await first.innerText(), /Irena Valk[\s\S]*Changed: negation/);
  const cells = await first.locator("td").allInnerTexts();
  assert.match(cells[0], /We will[\s\S]*not[\s\S]*reopen the road/);
  assert.equal(await first.locator("td").nth(0).locator("mark.bears").innerText().then((words) => words.replace(/^.*: \)\s*/u, "")), "not");
  assert.equal(await first.locator("td").nth(1).locator("mark.bears").count(), 0);
  await page.done();
});

test("figures that conflict come before those that agree, with who gave them", async () => {
  const page = await compared([WIRE, REWRITE]);
  await tab(page, "Figures");
  const rows = await page.locator("#compare-panel-figures .row:visible").allInnerTexts();
  assert.match(rows[0], /Conflicting[\s\S]*\$6 million[\s\S]*water authority[\s\S]*\$8 million[\s\S]*the version itself/);
  assert.ok(rows.findIndex((words) => /42/.test(words)) > 0);
  await page.done();
});

test("each version opens at the place of the row that is chosen, and one that lacks it says so", async () => {
  const page = await compared([WIRE, REWRITE, TABLOID]);
  await tab(page, "Quotes");
  await row(page, "before every crack").click();
  await until(async () => (await chosen(page)).every(({ seen }) => seen));
  const [wire, rewrite, tabloid] = await chosen(page);
  assert.match(wire.words, /We will not reopen the road before every crack has been sealed/);
  assert.match(rewrite.words, /We will reopen the road before every crack has been sealed/);
  assert.equal(tabloid.words, "");
  assert.match(await page.locator(".column").nth(2).innerText(), /Not in this version\./);
  assert.equal(await page.locator(".column-text").nth(0).evaluate((text) => text.textContent.replace(/\s+/gu, "")), WIRE.replace(/\s+/gu, ""));
  await page.done();
});

test("a passage chosen in one text is found in the others", async () => {
  const page = await compared([WIRE, REWRITE]);
  await tab(page, "Quotes");
  await row(page, "before every crack").click();
  await page.locator(".column-text").nth(1).locator("mark.told", { hasText: "Inspectors counted" }).first().click();
  await until(async () => /Inspectors counted 42/.test((await chosen(page))[0].words));
  assert.match((await chosen(page))[1].words, /Inspectors counted 42/);
  await page.done();
});

test("passages say who tells them and how, and narrow to those that one version tells alone", async () => {
  const page = await compared([WIRE, REWRITE]);
  await tab(page, "Passages");
  const attributed = row(page, "will stay closed until April");
  assert.match(await attributed.innerText(), /Attributed here, stated as fact there[\s\S]*attributed[\s\S]*stated as fact/);
  await page.getByRole("button", { name: /Told by one only/ }).click();
  const alone = await page.locator("#compare-panel-passages .row:visible").allInnerTexts();
  assert.ok(alone.some((words) => /built in 1968/.test(words)));
  assert.ok(alone.every((words) => /Only in/.test(words)), alone.join("\n"));
  await page.done();
});

test("the overview counts what each version has, and what two share", async () => {
  const page = await compared([WIRE, REWRITE, TABLOID]);
  const table = page.getByRole("table", { name: "What each version has" });
  assert.deepEqual(await table.getByRole("rowheader").allInnerTexts().then((names) => names.map((name) => name.replace(/\s+/gu, "").slice(0, 7))), ["1Torrin", "2Cracks", "3Angera"]);
  const pairs = page.getByRole("table", { name: "What two versions have word for word" });
  assert.equal(await pairs.getByRole("cell").count(), 9);
  assert.match(await pairs.getByRole("cell").nth(1).innerText(), /[1-9]\d?%/);
  await page.done();
});

test("rows are walked by keyboard alone, from the start to the texts and back", async () => {
  const page = await gathered([WIRE, REWRITE]);
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

/** Gives the mayor's quote in the open article to somebody else. */
async function correct(page) {
  await page.locator("#tab-quotes").click();
  await page.locator("#panel-quotes .row", { hasText: "We learned of it" }).first().click();
  await page.locator("#evidence summary").click();
  await page.getByLabel("Whose words").selectOption({ label: "Irena Valk" });
  await page.keyboard.press("Escape");
}

test("the open article is the first version, and is still open afterwards", async () => {
  const page = await open();
  await paste(page, WIRE);
  await painted(page);
  await page.getByRole("button", { name: "Compare versions" }).click();
  await page.locator(".version").waitFor();
  await paste(page, REWRITE);
  await compare(page, 2);
  await page.getByRole("button", { name: "Back to the article" }).click();
  await painted(page);
  assert.equal(await shown(page), WIRE);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "compare");
  await page.locator("#compare").click();
  await page.getByRole("heading", { name: "2 versions side by side" }).waitFor();
  await page.done();
});

test("corrections of the open article are applied before it is compared", async () => {
  const page = await open();
  await paste(page, WIRE);
  await painted(page);
  await correct(page);
  await page.locator("#compare").click();
  await page.locator(".version", { hasText: "with 1 correction of yours" }).waitFor();
  await add(page, REWRITE);
  await compare(page, 2);
  await tab(page, "Quotes");
  assert.match(await row(page, "from the newspaper").innerText(), /Speaker disputed[\s\S]*Irena Valk[\s\S]*Oskar Brandt/);
  await page.done();
});

test("versions come from dropped files, are named for them, renamed and taken out", async () => {
  const page = await gathered([]);
  await drop(page, "agency.txt", "text/plain", WIRE);
  await drop(page, "paper.txt", "text/plain", REWRITE);
  await drop(page, "lake.txt", "text/plain", TABLOID);
  const names = () => page.locator(".version-name").evaluateAll((boxes) => boxes.map((box) => box.value));
  await until(async () => (await names()).length === 3);
  assert.deepEqual(await names(), ["agency", "paper", "lake"]);
  await page.getByRole("textbox", { name: "Name of version 2" }).fill("The Courier");
  await page.getByRole("button", { name: "Take out “lake”" }).click();
  assert.deepEqual(await names(), ["agency", "The Courier"]);
  await compare(page, 2);
  await page.getByRole("rowheader", { name: "The Courier" }).first().waitFor();
  await page.done();
});

test("a saved article comes with its corrections", async () => {
  const first = await open({ acceptDownloads: true });
  await paste(first, WIRE);
  await painted(first);
  await correct(first);
  await first.getByRole("button", { name: "Take away" }).click();
  const download = first.waitForEvent("download");
  await first.getByRole("button", { name: "Save: Whosaid file" }).click();
  const saved = await readFile(await (await download).path());
  await first.done();
  const page = await gathered([]);
  await drop(page, "wire.whosaid.json", "application/json", saved);
  await page.locator(".version", { hasText: "with 1 correction of yours" }).waitFor();
  await page.done();
});

test("kept articles are chosen from a list", async () => {
  const page = await open();
  for (const text of [WIRE, REWRITE]) {
    await paste(page, text);
    await page.locator("#article", { hasText: text.slice(0, 20) }).waitFor();
    await painted(page);
  }
  await page.getByRole("button", { name: "New article" }).click();
  await page.locator("#kept-articles").getByRole("button", { name: "Compare several…" }).click();
  await page.getByRole("checkbox", { name: /^Torrin dam road/ }).check();
  await page.getByRole("checkbox", { name: /Cracks close/ }).check();
  await compare(page, 2);
  await page.getByRole("button", { name: "Change versions" }).click();
  await page.getByRole("checkbox", { name: /Cracks close/ }).uncheck();
  assert.equal(await page.locator(".version").count(), 1);
  await page.done();
});

test("several files dropped on an article can all be compared", async () => {
  const page = await open();
  await page.evaluate((texts) => {
    const dataTransfer = new DataTransfer();
    texts.forEach((text, i) => dataTransfer.items.add(new File([text], `${i}.txt`, { type: "text/plain" })));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, [WIRE, REWRITE]);
  await page.getByRole("button", { name: "Compare all 2" }).click();
  await compare(page, 2);
  await page.done();
});

test("a file that is none is named, and the others are kept", async () => {
  const page = await gathered([WIRE]);
  await drop(page, "photo.png", "image/png", "x");
  const notice = page.getByRole("alert");
  assert.match(await notice.innerText(), /“photo\.png” was not opened: it is not a text file/);
  await drop(page, "empty.txt", "text/plain", " ");
  await page.getByText("“empty” was not added: it is empty.").waitFor();
  assert.equal(await page.locator(".version").count(), 1);
  assert.equal(await page.getByRole("button", { name: "Compare", exact: true }).isDisabled(), true);
  await page.done();
});

/** Scribbles over the annotator's memory, so that its next run traps. */
const scribble = (page) =>
  page.workers()[0].evaluate(async () => {
    const { default: init } = await import("./wasm/whosaid.js");
    const { memory } = await init();
    new Uint8Array(memory.buffer).fill(0xff);
  });

test("a version over which the annotator breaks down says so and is read again", async () => {
  const page = await gathered([WIRE], { complaints: [/panicked|RuntimeError|out of bounds|unreachable/] });
  await page.locator(".version[data-phase=ready]").waitFor();
  await scribble(page);
  await add(page, REWRITE);
  const failed = page.locator(".version[data-phase=failed]");
  await failed.waitFor();
  assert.match(await failed.innerText(), /Not read\. The annotator broke down.*started afresh/);
  await add(page, TABLOID);
  await page.getByRole("button", { name: "Compare 2 versions" }).waitFor();
  await failed.getByRole("button", { name: /Read .* again/ }).click();
  await compare(page, 3);
  await page.done();
});

test("a comparison over which the annotator breaks down can be tried again", async () => {
  const page = await gathered([WIRE, REWRITE], { complaints: [/panicked|RuntimeError|out of bounds|unreachable/] });
  const go = page.getByRole("button", { name: "Compare 2 versions" });
  await page.locator(".go:not([disabled])").waitFor();
  await scribble(page);
  await go.click();
  const notice = page.getByRole("alert");
  await notice.waitFor();
  assert.match(await notice.innerText(), /could not be compared.*broke down.*still here/);
  await notice.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { name: "2 versions side by side" }).waitFor();
  await page.done();
});

test("a comparison is taken away in every format", async () => {
  const page = await compared([WIRE, REWRITE], { acceptDownloads: true });
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
  const page = await compared([hostile, REWRITE]);
  await tab(page, "Quotes");
  await row(page, "before every crack").click();
  assert.match(await page.locator(".column-text").first().innerText(), /<img src=x onerror=alert\(1\)>.*<b>Tom<\/b>/);
  assert.equal(await page.locator("#comparison :is(img, b, script)").count(), 0);
  await page.done();
});

test("nothing leaves the page", async () => {
  const page = await compared([WIRE, REWRITE]);
  await tab(page, "Quotes");
  await row(page, "before every crack").click();
  const own = page.requests.filter((url) => url.startsWith(page.address));
  assert.deepEqual(page.requests.filter((url) => !own.includes(url)), []);
  assert.ok(own.every((url) => !url.includes("?")));
  const modules = own.filter((url) => url.includes("/compare/"));
  assert.equal(new Set(modules).size, modules.length, "a module was asked for twice");
  await page.done();
});

test("no module of the comparison is loaded before it is used", async () => {
  const page = await open();
  await paste(page, WIRE);
  await painted(page);
  assert.deepEqual(page.requests.filter((url) => /\/compare\/(?!door\.js)/.test(url)), []);
  await page.done();
});

for (const width of [390, 320]) {
  test(`on a screen of ${width} pixels nothing is wider than the page, and versions are swiped or jumped to`, async () => {
    const page = await compared([WIRE, REWRITE], { viewport: { width, height: 740 } });
    const fits = () => page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth);
    for (const name of ["Overview", "Quotes", "Figures", "Passages", "Speakers"]) {
      await tab(page, name);
      assert.ok(await fits(), name);
    }
    await tab(page, "Quotes");
    await row(page, "before every crack").click();
    assert.ok(await fits(), "with texts");
    const second = page.locator(".column").nth(1);
    await page.getByRole("button", { name: /^Version 2: Cracks close/ }).click();
    await until(async () => Math.abs((await second.boundingBox()).x) < 2);
    assert.ok((await second.boundingBox()).width >= width - 2);
    await page.getByRole("button", { name: "Close the texts" }).click();
    await page.getByRole("button", { name: "Back" }).click();
    assert.ok(await fits(), "the start");
    await page.done();
  });
}

test("twenty versions scroll inside the table, whose headings stay", async () => {
  const page = await compared(Array.from({ length: 20 }, (_, i) => WIRE.replace("42 cracks", `${42 + i} cracks`)), { viewport: { width: 1400, height: 900 } });
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
    const page = await gathered([WIRE, REWRITE], options);
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

test("the page in one file compares, too", async () => {
  const address = pathToFileURL(join(DIST, "whosaid.html")).href;
  const page = await compared([WIRE, REWRITE], { address, offline: true });
  await tab(page, "Quotes");
  await row(page, "before every crack").click();
  assert.match((await chosen(page))[1].words, /We will reopen/);
  assert.notEqual(await page.locator(".columns").evaluate((element) => getComputedStyle(element).display), "block");
  await page.done();
});

test("where the comparison cannot be loaded, the page says so, keeps the text and can try again", async () => {
  const page = await open({ complaints: [/./] });
  await paste(page, WIRE);
  await painted(page);
  await page.context().route("**/compare/room.js", (route) => route.abort());
  await page.locator("#compare").click();
  const notice = page.locator("[data-notice=compare]");
  await notice.waitFor();
  assert.match(await notice.innerText(), /could not be loaded.*still here/);
  assert.equal(await shown(page), WIRE);
  await page.context().unroute("**/compare/room.js");
  await page.locator("#compare").click();
  await page.getByRole("heading", { name: "Compare versions" }).waitFor();
  await page.done();
});
