// Taking an article away in every format, copied and saved, with the reader's corrections, and opening it again.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { ARTICLE, drop, painted, paste, shown, site } from "./harness.js";

const { open } = site();

/** A page whose article has a correction, and the dialog open. */
async function taking(options = {}) {
  const page = await open({ acceptDownloads: true, ...options });
  await paste(page, ARTICLE);
  await painted(page);
  await page.locator("#article mark.quote", { hasText: "Nobody asked us" }).click();
  await page.locator("#evidence summary").click();
  await page.getByLabel("Whose words").selectOption({ label: "Dana Whitlock" });
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Take away" }).click();
  return page;
}

/** What is saved in a format. */
async function saved(page, title) {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: `Save: ${title}`, exact: true }).click();
  const file = await download;
  return { name: file.suggestedFilename(), content: await readFile(await file.path(), "utf8") };
}

test("every format holds the article's words and the reader's correction", async () => {
  const page = await taking();
  const expected = {
    Report: [".md", /Dana Whitlock/],
    "Text with footnotes": [".txt", /Nobody asked us/],
    "Web page": [".html", /<!doctype html>[\s\S]*Nobody asked us/i],
    "Table of statements": [".csv", /Dana Whitlock[^\n]*Nobody asked us[^\n]*reader/],
    "Table of speakers": [".speakers.csv", /Dana Whitlock/],
    "Table of figures": [".figures.csv", /1200000/],
    "Table of claims": [".claims.csv", /1\.2 million/],
    "Web annotations": [".jsonld", /TextQuoteSelector/],
    "Whosaid file": [".whosaid.json", /"by":"reader"/],
  };
  for (const [title, [ending, words]] of Object.entries(expected)) {
    const { name, content } = await saved(page, title);
    assert.ok(name.startsWith("harbour-town-weighs-a-longer-ferry-season.") && name.endsWith(ending), name);
    assert.match(content, words, title);
  }
  await page.done();
});

test("a file is named in the letters of the title", async () => {
  const page = await open({ acceptDownloads: true });
  // As some systems write it, the letter and its dots apart.
  await paste(page, `${"Müller’s café in Zürich closes".normalize("NFD")}\n\nIt will close, said Ann Müller.`);
  await painted(page);
  await page.getByRole("button", { name: "Take away" }).click();
  assert.equal((await saved(page, "Report")).name, "müller-s-café-in-zürich-closes.md");
  await page.done();
});

test("a format is copied as it is saved", async () => {
  const page = await taking();
  const { content } = await saved(page, "Report");
  await page.getByRole("button", { name: "Copy: Report" }).click();
  await page.getByText("Report: copied.").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), content);
  await page.done();
});

test("a format is copied where the browser has no clipboard to ask, as without https", async () => {
  const page = await taking({ prepare: (page) => page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined })) });
  const { content } = await saved(page, "Report");
  const other = await page.context().newPage();
  await other.goto(page.address);
  await other.evaluate(() => navigator.clipboard.writeText("something else"));
  await page.bringToFront();
  await page.getByRole("button", { name: "Copy: Report" }).click();
  await page.getByText("Report: copied.").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "Copy: Report");
  await other.bringToFront();
  assert.equal(await other.evaluate(() => navigator.clipboard.readText()), content);
  await page.done();
});

test("an address is named where one is given, and one that is none is refused", async () => {
  const page = await taking();
  await page.getByRole("dialog").getByLabel("Its address").fill("https://news.test/ferry");
  assert.match((await saved(page, "Web annotations")).content, /https:\/\/news\.test\/ferry/);
  await page.getByRole("dialog").getByLabel("Its address").fill("javascript:alert(1)");
  await page.getByRole("button", { name: "Save: Web annotations" }).click();
  await page.getByText("That did not work").waitFor();
  await page.done();
});

test("a saved file opens again with its corrections, which can still be undone", async () => {
  const first = await taking();
  const { name, content } = await saved(first, "Whosaid file");
  await first.done();
  const page = await open();
  await drop(page, name, "application/json", content);
  await painted(page);
  assert.equal(await shown(page), ARTICLE);
  await page.locator("#article mark.quote", { hasText: "Nobody asked us" }).click();
  assert.match(await page.locator("#evidence").innerText(), /Speaker\s+Dana Whitlock/);
  await page.locator("#history").getByRole("button", { name: "Undo" }).click();
  assert.match(await page.locator("#evidence").innerText(), /Speaker\s+Tom Abara/);
  await page.done();
});

test("a file that is none of ours is refused with a reason, and the text stays", async () => {
  const page = await open();
  await paste(page, ARTICLE);
  await painted(page);
  await drop(page, "other.json", "application/json", '{"whosaid": 1, "text": "x"}');
  const notice = page.locator("[data-notice=file]");
  await notice.waitFor();
  assert.match(await notice.innerText(), /“other\.json” was not opened: ./);
  assert.equal(await shown(page), ARTICLE);
  await page.done();
});
