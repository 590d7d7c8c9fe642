// What the browser keeps: articles with their corrections, until the reader forgets them or wants nothing kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, desk, painted, paste, site, until } from "./harness.js";
import { articles, forget, saysFull, withFullStorage } from "./storage.js";

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

/** Takes a figure out of the list and the text. */
async function takeOut(page, words) {
  await page.locator("#article mark.figure", { hasText: words }).click();
  const remove = page.getByRole("button", { name: "Take this annotation out" });
  if (!(await remove.isVisible())) await page.locator("#evidence summary").click();
  await remove.click();
}

/** The words that the corrections of each kept article are about, the newest article first. */
const corrected = async (page) => (await articles(page)).map(({ corrections }) => corrections.map(({ anchor }) => anchor.exact));

test("what was corrected last is kept though the page goes away at once", async () => {
  const page = await kept();
  // The longest are about as long as the page waits before it writes: it goes away while that is under way.
  for (const [wait, words] of [[0, "48,000"], [300, "$1.2 million"], [572, "12 percent"], [576, "2021"], [580, "nine months"]]) {
    await takeOut(page, words);
    await page.waitForTimeout(wait);
    await page.reload();
    await painted(page);
    assert.equal(await page.locator("#article mark.figure", { hasText: words }).count(), 0, `after ${wait} ms`);
  }
  await page.done();
});

test("what was corrected or written last is kept though another article takes its place at once", async () => {
  const page = await kept();
  await takeOut(page, "48,000");
  await page.getByRole("button", { name: "New article" }).click();
  await until(async () => (await corrected(page))[0].length === 1);
  await page.locator("#kept-articles .kept").click();
  await painted(page);
  await takeOut(page, "12 percent");
  await paste(page, "Second story\n\nThe pier will close in May, the council said.");
  await stored(page, 2);
  await page.locator("#article", { hasText: "Second story" }).waitFor();
  await until(async () => (await corrected(page)).some((words) => words.join() === "48,000,12 percent"));
  await page.getByRole("button", { name: "Edit" }).click();
  await desk(page).press("Control+End");
  await page.keyboard.type(" More");
  await page.evaluate(() => document.getElementById("fresh").click());
  await until(async () => (await articles(page)).some(({ text }) => text.endsWith(" More")));
  assert.equal((await articles(page)).length, 2);
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
  assert.equal(await list.locator("li").count(), 2, "nothing is forgotten at one click");
  await list.getByRole("button", { name: "Yes, forget “Second story”" }).click();
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

test("when nothing is to be kept, nothing more is, and what was kept before stays until it is forgotten", async () => {
  const page = await kept();
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Articles", exact: true }).click();
  await dialog.getByRole("switch", { name: "Keep nothing" }).check();
  await dialog.getByText("One article kept before is still here until you forget it.").waitFor();
  assert.deepEqual(await dialog.locator(".kept-title").allInnerTexts(), [TITLE]);
  await page.keyboard.press("Escape");
  await takeOut(page, "48,000");
  await paste(page, "Third story\n\nThe pier will close in May, the council said.");
  await painted(page);
  await page.waitForTimeout(900);
  assert.deepEqual(await corrected(page), [[]]);
  await page.reload();
  await page.locator("html[data-view=start]").waitFor();
  const list = page.locator("#kept-articles");
  assert.equal(await list.getByRole("switch").isChecked(), true);
  await list.getByText("One article kept before").waitFor();
  await list.getByRole("button", { name: "Forget all…" }).click();
  await list.getByRole("button", { name: "Yes, forget all" }).click();
  await list.getByText("Nothing is kept: an article is gone when the page is closed.").waitFor();
  await stored(page, 0);
  await page.done();
});

test("what one tab says of keeping nothing holds for every tab", async () => {
  const page = await open();
  const other = await page.context().newPage();
  await other.goto(page.address);
  const nothing = (tab) => tab.locator("#kept-articles").getByRole("switch", { includeHidden: true });
  await page.evaluate(() => document.getElementById("articles").click());
  await page.getByRole("dialog").getByRole("switch", { name: "Keep nothing" }).check();
  await until(() => nothing(other).isChecked());
  await paste(other, ARTICLE);
  await painted(other);
  await other.waitForTimeout(900);
  await stored(other, 0);
  await page.getByRole("dialog").getByRole("switch", { name: "Keep nothing" }).uncheck();
  await stored(other, 1);
  // A tab that has not heard yet asks before it keeps anything; of what it does itself none hears.
  await other.evaluate(() => localStorage.setItem(`whosaid ${location.pathname} secret`, "yes"));
  await paste(other, "Second story\n\nThe pier will close in May, the council said.");
  await other.locator("#article", { hasText: "Second story" }).waitFor();
  await other.waitForTimeout(900);
  assert.ok(!(await articles(page)).some(({ title }) => title === "Second story"));
  await page.done();
});

/** A second tab, with the one article that is kept open. */
async function second(page) {
  const other = await page.context().newPage();
  await other.goto(page.address);
  await other.locator("#kept-articles .kept").click();
  await painted(other);
  return other;
}

/** Tabs that cannot talk to each other, as in old browsers. */
const withoutWire = (page) => page.context().addInitScript(() => delete globalThis.BroadcastChannel);

for (const [how, options] of [["", {}], [", where tabs cannot talk", { prepare: withoutWire }]]) {
  test(`what two tabs make of one article are two articles${how}`, async () => {
    const page = await kept(ARTICLE, options);
    const other = await second(page);
    await takeOut(page, "48,000");
    await until(async () => (await corrected(page)).join() === "48,000");
    await takeOut(other, "$1.2 million");
    await other.locator("[data-notice=apart]", { hasText: `“${TITLE}” was changed in another tab, too.` }).waitFor();
    await takeOut(other, "12 percent");
    await until(async () => JSON.stringify(await corrected(page)) === JSON.stringify([["$1.2 million", "12 percent"], ["48,000"]]));
    await other.reload();
    await painted(other);
    assert.ok((await other.locator("#article mark.figure", { hasText: "48,000" }).count()) > 0);
    await page.done();
  });

  test(`what one tab forgets does not come back from another${how}`, async () => {
    const page = await kept(ARTICLE, options);
    const other = await second(page);
    await forget(page, TITLE);
    await stored(page, 0);
    await takeOut(other, "48,000");
    await other.locator("[data-notice=forgotten]", { hasText: "no longer kept" }).waitFor();
    await takeOut(other, "12 percent");
    await other.waitForTimeout(900);
    await stored(page, 0);
    await other.getByRole("button", { name: "Keep it again" }).click();
    await until(async () => (await corrected(page)).join() === "48,000,12 percent");
    assert.equal(await other.locator("[data-notice=forgotten]").count(), 0);
    await page.done();
  });
}

test("a tab that goes away at once overwrites nothing of another", async () => {
  const page = await kept();
  const other = await second(page);
  await takeOut(page, "48,000");
  await until(async () => (await corrected(page)).join() === "48,000");
  await page.getByRole("button", { name: "Articles", exact: true }).click();
  await page.getByRole("dialog").getByText("1 correction").waitFor();
  await takeOut(other, "$1.2 million");
  await other.reload();
  await painted(other);
  assert.equal(await other.locator("#article mark.figure", { hasText: "$1.2 million" }).count(), 0);
  assert.deepEqual(await corrected(page), [["$1.2 million"], ["48,000"]]);
  await page.getByRole("dialog").locator(".kept").nth(1).waitFor();
  await page.done();
});

test("what comes after the browser has deleted everything is kept", async () => {
  const page = await kept();
  const browser = await page.context().newCDPSession(page);
  await browser.send("Storage.clearDataForOrigin", { origin: new URL(page.address).origin, storageTypes: "indexeddb" });
  await stored(page, 0);
  await takeOut(page, "48,000");
  await page.locator("[data-notice=forgotten]", { hasText: "no longer kept" }).waitFor();
  await paste(page, "Second story\n\nThe pier will close in May, the council said.");
  await page.locator("#article", { hasText: "Second story" }).waitFor();
  await stored(page, 1);
  assert.equal(await page.locator("[data-notice=forgotten], [data-notice=storage]").count(), 0);
  await page.done();
});

test("a database that another tab holds in an older form is told, and waited for no longer", async () => {
  const page = await open();
  const said = await page.evaluate(async () => {
    const { openDatabase } = await import("/modules/kept/database.js");
    const request = indexedDB.open("held", 1);
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore("articles", { keyPath: "id" }));
    const held = await new Promise((resolve) => request.addEventListener("success", () => resolve(request.result)));
    const database = openDatabase("held");
    const before = await database.all().catch((error) => error.message);
    held.close();
    return [before, await database.all()];
  });
  assert.deepEqual(said, ["another tab holds it in an older form, and is to be closed first", []]);
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
