// The versions that are compared outlive a reload, unless nothing is to be kept or they are forgotten.
import assert from "node:assert/strict";
import { test } from "node:test";
import { audit, withAxe } from "./axe.js";
import { ARTICLE, desk, painted, paste, shown, site, until } from "./harness.js";
import { comparison as stored, forget, saysFull, withFullStorage, withoutStorage } from "./storage.js";
import { REWRITE, TABLOID, WIRE, add, compare, compared, gathered, row, tab } from "./versions.js";

const { open } = site();

const holds = (page, count) => until(async () => ((await stored(page))?.versions.length ?? 0) === count);
const heading = (page, name) => page.getByRole("heading", { name }).waitFor();
const names = (page) => page.locator(".version-name").evaluateAll((boxes) => boxes.map((box) => box.value || box.placeholder));

/** A page on which the article that is open is the first version. */
async function withOpen() {
  const page = await open();
  await paste(page, WIRE);
  await painted(page);
  await page.locator("#compare").click();
  await page.locator(".version").waitFor();
  return page;
}

test("a comparison outlives a reload, with the names and dates of its versions", async () => {
  const page = await gathered(open, [WIRE, REWRITE, TABLOID]);
  await page.getByRole("textbox", { name: "Name of version 2" }).fill("The Courier");
  await page.getByLabel("Date of version 3, if known").fill("2025-11-06");
  await holds(page, 3);
  await until(async () => (await stored(page)).versions[2].date === "2025-11-06");
  await page.reload();
  await page.locator(".version:not([data-phase=waiting], [data-phase=reading])").nth(2).waitFor();
  assert.deepEqual(await names(page), ["Torrin dam road to stay closed until spring", "The Courier", "Anger at the lake"]);
  assert.equal(await page.getByLabel("Date of version 3, if known").inputValue(), "2025-11-06");
  await compare(page, 3);
  await until(async () => (await stored(page)).stage === "result");
  await page.reload();
  await heading(page, "3 versions side by side");
  await tab(page, "Quotes");
  await row(page, "every crack").waitFor();
  await page.getByRole("button", { name: "Change versions" }).click();
  await page.getByRole("button", { name: "Take all out" }).click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), "version-text");
  await holds(page, 0);
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await page.reload();
  await page.locator("html[data-view=start]").waitFor();
  await page.done();
});

test("the open article and kept ones come back as they are kept, and what is forgotten does not", async () => {
  const page = await withOpen();
  await add(page, REWRITE);
  await add(page, TABLOID);
  await until(async () => JSON.stringify((await stored(page))?.versions.map(({ kept, text }) => [kept !== null, text])) === JSON.stringify([[true, WIRE], [false, REWRITE], [false, TABLOID]]));
  await page.reload();
  await page.locator(".version").nth(2).waitFor();
  assert.equal((await names(page)).length, 3);
  await page.getByRole("button", { name: "Back to the article" }).click();
  await painted(page);
  assert.equal(await shown(page), WIRE);
  await forget(page, "Torrin");
  await page.getByRole("dialog").getByText("No article is kept").waitFor();
  await holds(page, 2);
  await page.reload();
  await page.getByRole("button", { name: "Compare versions" }).click();
  await page.locator(".version").nth(1).waitFor();
  await until(async () => (await names(page)).join() === "Cracks close Torrin dam road for the winter,Anger at the lake");
  await page.done();
});

test("what is kept while an article is being forgotten does not bring it back", async () => {
  const page = await withOpen();
  await add(page, REWRITE);
  await until(async () => (await stored(page))?.versions[0]?.kept);
  await holds(page, 2);
  // Forgetting takes half a second here, in which the reader names a version: that is asked to be kept behind it.
  await page.evaluate(() => {
    const forget = IDBObjectStore.prototype.delete;
    IDBObjectStore.prototype.delete = function (key) {
      if (this.name !== "articles") return forget.call(this, key);
      const name = document.querySelectorAll(".version-name")[1];
      name.value = "The Courier";
      name.dispatchEvent(new Event("input", { bubbles: true }));
      const end = performance.now() + 500;
      const goOn = () => {
        if (performance.now() < end) this.get(key).addEventListener("success", goOn);
      };
      goOn();
      return forget.call(this, key);
    };
  });
  await page.getByRole("button", { name: "Back to the article" }).click();
  await forget(page, "Torrin");
  await page.getByRole("dialog").getByText("No article is kept").waitFor();
  await holds(page, 1);
  assert.equal((await stored(page)).versions[0].name, "The Courier");
  await page.done();
});

test("another tab is offered what was compared last, and keeps its own", async () => {
  const page = await compared(open, [WIRE, REWRITE]);
  await until(async () => (await stored(page))?.stage === "result");
  const other = await page.context().newPage();
  await other.goto(page.address);
  await other.getByRole("button", { name: "Compare versions" }).click();
  const offer = other.locator("[data-notice=former]");
  await offer.waitFor();
  assert.equal(await other.locator(".version").count(), 0);
  await withAxe(other);
  await audit(other, "a comparison offered");
  await offer.getByRole("button", { name: "Bring them back" }).click();
  await heading(other, "2 versions side by side");
  assert.equal(await offer.count(), 0);
  await page.done();
});

test("a tab that is offered what was compared last does not take its place", async () => {
  const page = await gathered(open, [WIRE, REWRITE, TABLOID]);
  await holds(page, 3);
  const offered = async (tab) => {
    const offer = tab.locator("[data-notice=former]");
    await offer.waitFor();
    assert.match(await offer.innerText(), /still kept in this browser: 3 versions/);
  };
  const other = await page.context().newPage();
  await other.goto(page.address);
  await paste(other, ARTICLE);
  await painted(other);
  await other.locator("#compare").click();
  await offered(other);
  await other.locator(".version").waitFor();
  await until(async () => (await stored(page)).versions.length === 1);
  const third = await page.context().newPage();
  await third.goto(page.address);
  await third.getByRole("button", { name: "Compare versions" }).click();
  await offered(third);
  await third.getByRole("button", { name: "Bring them back" }).click();
  await third.locator(".version").nth(2).waitFor();
  for (const [tab, count] of [[page, 3], [other, 1]]) {
    await tab.reload();
    await tab.locator(".version").nth(count - 1).waitFor();
    assert.equal(await tab.locator(".version").count(), count);
  }
  await page.done();
});

test("an article and what became of it stay two versions", async () => {
  const page = await withOpen();
  await page.getByRole("button", { name: "Back to the article" }).click();
  await page.locator("#mode-edit").click();
  await desk(page).press("Control+Home");
  await page.keyboard.type("Update: ");
  await page.locator("#compare").click();
  await page.getByRole("button", { name: "Add the open article" }).click();
  await holds(page, 2);
  await page.reload();
  await page.locator(".version:not([data-phase=waiting], [data-phase=reading])").nth(1).waitFor();
  const title = "Torrin dam road to stay closed until spring";
  assert.deepEqual(await names(page), [title, `Update: ${title}`]);
  await page.done();
});

test("forgetting everything forgets the comparison, and nothing is kept where nothing is to be", async () => {
  const page = await open();
  await paste(page, WIRE);
  await painted(page);
  const shelf = async (act) => {
    await page.getByRole("button", { name: "Articles", exact: true }).click();
    await act(page.getByRole("dialog"));
    await page.keyboard.press("Escape");
  };
  const versions = async (text) => {
    await page.locator("#compare").click();
    await add(page, text);
  };
  const leave = () => page.getByRole("button", { name: "Back to the article" }).click();
  await versions(REWRITE);
  await holds(page, 2);
  await leave();
  await shelf(async (dialog) => {
    await dialog.getByRole("button", { name: "Forget all…" }).click();
    await dialog.getByRole("button", { name: "Yes, forget all" }).click();
  });
  await holds(page, 0);
  await versions(TABLOID);
  await until(async () => (await stored(page))?.versions.map(({ text }) => text).join() === [REWRITE, TABLOID].join());
  await leave();
  await shelf((dialog) => dialog.getByRole("switch", { name: "Keep nothing" }).check());
  await holds(page, 0);
  await versions(`${TABLOID}\n\nMore to come.`);
  await page.waitForTimeout(600);
  assert.equal(await stored(page), null);
  assert.equal(await page.locator(".version").count(), 4, "on the page they stay");
  await page.reload();
  await page.locator("html[data-view=start]").waitFor();
  await page.done();
});

test("what another tab says of keeping nothing holds before it is heard", async () => {
  const page = await gathered(open, [WIRE, REWRITE]);
  await holds(page, 2);
  await page.evaluate(() => localStorage.setItem(`whosaid ${location.pathname} secret`, "yes"));
  await add(page, TABLOID);
  await page.waitForTimeout(900);
  await holds(page, 2);
  await page.done();
});

test("a browser that cannot store says so beside the versions, and loses none", async () => {
  const page = await gathered(open, [WIRE, REWRITE], { prepare: withFullStorage });
  await saysFull(page.locator("#comparison [data-notice=storage]"));
  await compare(page, 2);
  await page.done();
});

test("a browser without any storage compares as ever", async () => {
  const page = await compared(open, [WIRE, REWRITE], { prepare: withoutStorage });
  await tab(page, "Quotes");
  await row(page, "every crack").waitFor();
  await page.done();
});

test("what is pressed or written before the page's scripts are there is not lost", async () => {
  let early;
  const prepare = async (page) => {
    await page.route(/\/app\.js$/, async (route) => {
      early = await page.locator(".desk-foot button, #keys-open").evaluateAll((buttons) => buttons.map((button) => button.disabled));
      await page.locator("#editor").fill(WIRE);
      await page.locator("#given-address").fill("https://news.test/dam");
      await route.continue();
    });
  };
  const page = await open({ prepare });
  assert.deepEqual(early, [true, true, true, true], "a button that does nothing yet cannot be pressed");
  await page.getByRole("button", { name: "Show who said what" }).click();
  await painted(page);
  assert.equal(await shown(page), WIRE);
  assert.equal(await page.locator("#source a").getAttribute("href"), "https://news.test/dam");
  await page.done();
});
