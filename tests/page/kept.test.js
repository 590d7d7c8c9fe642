// What the browser keeps: articles with their corrections, until the reader forgets them or wants nothing kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, painted, paste, site, until } from "./harness.js";
import { articles, saysFull, withFullStorage } from "./storage.js";

const { open } = site();
const TITLE = "Harbour town weighs a longer ferry season";

/** A page whose article the browser has kept. */
async function kept(text = ARTICLE, options = {}) {
  const page = await open(options);
  await paste(page, text);
  await painted(page);
  await stored(page, 1);
  return page;
}

/** Waits until as many articles are kept. */
function stored(page, expected) {
  return until(async () => (await articles(page)).length === expected);
}

test("an article outlives a reload, with its corrections and its date", async () => {
  const page = await kept();
  await page.locator("#tab-figures").click();
  await page.locator("#date").fill("2024-10-30");
  await page.locator("#article mark.figure", { hasText: "48,000" }).click();
  await page.locator("#evidence summary").click();
  await page.getByRole("button", { name: "Take this annotation out" }).click();
  await page.waitForTimeout(900);
  await page.reload();
  await painted(page);
  assert.equal(await page.locator("#article mark.figure", { hasText: "48,000" }).count(), 0);
  assert.equal(await page.locator("#date").inputValue(), "2024-10-30");
  await page.locator("#history").getByRole("button", { name: "Undo" }).click();
  assert.ok((await page.locator("#article mark.figure", { hasText: "48,000" }).count()) > 0);
  await page.done();
});

test("kept articles are listed, opened again, found and forgotten", async () => {
  const page = await kept();
  await page.getByRole("button", { name: "New article" }).click();
  const list = page.locator("#kept-articles");
  await paste(page, "Second story\n\nThe pier will close in May, the council said.");
  await painted(page);
  await stored(page, 2);
  await page.getByRole("button", { name: "Articles", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator(".kept-title", { hasText: "Second story" }).waitFor();
  assert.deepEqual(await dialog.locator(".kept-title").allInnerTexts(), ["Second story", TITLE]);
  await dialog.getByRole("button", { name: TITLE, exact: false }).first().click();
  await page.locator("#article", { hasText: "Harbour town" }).waitFor();
  await page.getByRole("button", { name: "New article" }).click();
  await list.getByRole("button", { name: "Forget “Second story”" }).click();
  await stored(page, 1);
  assert.deepEqual(await list.locator(".kept-title").allInnerTexts(), [TITLE]);
  await list.getByRole("button", { name: "Forget all…" }).click();
  await list.getByRole("button", { name: "Yes, forget all" }).click();
  await stored(page, 0);
  await page.done();
});

test("many kept articles can be searched", async () => {
  const page = await open();
  for (let i = 1; i <= 6; i += 1) {
    await paste(page, `Story number ${i}\n\nThe mayor of town ${i} said that the bridge would open.`);
    await page.locator("#article", { hasText: `Story number ${i}` }).waitFor();
    await painted(page);
    await stored(page, i);
  }
  await page.getByRole("button", { name: "Articles", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("searchbox").fill("town 4");
  assert.deepEqual(await dialog.locator(".kept-title").allInnerTexts(), ["Story number 4"]);
  await dialog.getByRole("searchbox").fill("zebra");
  assert.match(await dialog.innerText(), /No article here has “zebra”/);
  await page.done();
});

test("when nothing is to be kept, nothing is", async () => {
  const page = await kept();
  await page.getByRole("button", { name: "Articles", exact: true }).click();
  await page.getByRole("dialog").getByRole("switch", { name: "Keep nothing" }).check();
  await stored(page, 0);
  await page.keyboard.press("Escape");
  await paste(page, "Third story\n\nThe pier will close in May, the council said.");
  await painted(page);
  await page.waitForTimeout(900);
  await stored(page, 0);
  await page.reload();
  await page.locator("html[data-view=start]").waitFor();
  assert.equal(await page.locator("#kept-articles").getByRole("switch").isChecked(), true);
  await page.done();
});

test("a browser that cannot store says so, and the article stays on the page", async () => {
  const page = await open({ prepare: withFullStorage });
  await paste(page, ARTICLE);
  await painted(page);
  await saysFull(page.locator("[data-notice=storage]"));
  assert.ok((await page.locator("#article mark").count()) > 0);
  await page.done();
});
