// Gathering the versions of a story: from pastes, files, kept articles and the open one; and what can go wrong.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { drop, painted, paste, shown, site, until } from "./harness.js";
import { REWRITE, TABLOID, WIRE, add, compare, gathered, row, tab, wordsOf } from "./versions.js";

const { open } = site();

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
  await add(page, TABLOID);
  await compare(page, 2);
  await tab(page, "Quotes");
  assert.match(await wordsOf(row(page, "from the newspaper")), /Speaker disputed[\s\S]*Irena Valk[\s\S]*Oskar Brandt/);
  await page.done();
});

test("versions come from dropped files, are named for them, renamed and taken out", async () => {
  const page = await gathered(open, []);
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
  const page = await gathered(open, []);
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
  const page = await gathered(open, [WIRE]);
  await drop(page, "photo.png", "image/png", "x");
  const notice = page.getByRole("alert");
  assert.match(await notice.innerText(), /“photo\.png” was not opened: it is not a text file/);
  await drop(page, "empty.txt", "text/plain", " ");
  await page.getByText("“empty.txt” was not opened: there is no text in it.").waitFor();
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
  const page = await gathered(open, [WIRE], { complaints: [/panicked|RuntimeError|out of bounds|unreachable/] });
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
  const page = await gathered(open, [WIRE, REWRITE], { complaints: [/panicked|RuntimeError|out of bounds|unreachable/] });
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

test("nothing of the comparison is loaded before it is used", async () => {
  const page = await open();
  await paste(page, WIRE);
  await painted(page);
  const ofComparison = () => page.requests.filter((url) => /\/room-\w+\.js$/.test(url)).length;
  assert.equal(ofComparison(), 0);
  await page.locator("#compare").click();
  await page.getByRole("heading", { name: "Compare versions" }).waitFor();
  assert.equal(ofComparison(), 1);
  await page.done();
});

test("where the comparison cannot be loaded, the page says so, keeps the text and can try again", async () => {
  const page = await open({ complaints: [/./] });
  await paste(page, WIRE);
  await painted(page);
  await page.context().route("**/room-*.js", (route) => route.abort());
  await page.locator("#compare").click();
  const notice = page.locator("[data-notice=compare]");
  await notice.waitFor();
  assert.match(await notice.innerText(), /could not be loaded.*still here/);
  assert.equal(await shown(page), WIRE);
  await page.context().unroute("**/room-*.js");
  await page.locator("#compare").click();
  await page.getByRole("heading", { name: "Compare versions" }).waitFor();
  await page.done();
});
