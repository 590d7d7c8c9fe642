// What is no part of the article is folded into a line that opens, and its text stays where it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { audit, withAxe } from "./axe.js";
import { painted, paste, shown, site } from "./harness.js";

const { open } = site();

const TEXT = `Skip to content
Home | News | Sport | Weather | Log in

Canal lock reopens after a winter of repairs

The lock at Brenwick opened again on Monday after 14 weeks. “The gates are new and the water is where it should be,” said Ines Falk, the lock keeper.

Read more: How a lock works

Share this article

Falk said boats could pass from 8am. The work cost £310,000, the waterways office said.

Sign up for our newsletter: 5 stories every morning at 6.30am
Cookie settings | Terms of use`;

async function reading(options) {
  const page = await open(options);
  await paste(page, TEXT);
  await painted(page);
  return page;
}

const lines = (page) => page.locator(".fold-switch");

test("boilerplate is folded into lines that say how much there is, and the text stays as it is", async () => {
  const page = await reading();
  const labels = await lines(page).evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label")));
  assert.ok(labels.length >= 2, labels.join());
  for (const label of labels) assert.match(label, /^\d+ paragraphs? set aside, \d+ words?$/u);
  assert.equal(await shown(page), TEXT);
  assert.equal(await page.getByText("Share this article").isVisible(), false);
  assert.ok(await page.getByText("Falk said boats").isVisible());
  await page.done();
});

test("a line opens and closes by pointer and by keyboard", async () => {
  const page = await reading();
  const line = lines(page).nth(1);
  const inside = page.getByText("Share this article");
  await line.click();
  assert.equal(await line.getAttribute("aria-expanded"), "true");
  assert.ok(await inside.isVisible());
  await page.keyboard.press("Enter");
  assert.equal(await line.getAttribute("aria-expanded"), "false");
  assert.equal(await inside.isVisible(), false);
  await page.keyboard.press("Space");
  assert.ok(await inside.isVisible());
  assert.equal(await shown(page), TEXT);
  await page.done();
});

test("what is opened stays open when the article is corrected", async () => {
  const page = await reading();
  await lines(page).nth(1).click();
  await page.locator("#article mark.quote").first().click();
  await page.locator("#evidence summary").click();
  await page.getByLabel("Begin a word later").click();
  await painted(page);
  assert.ok(await page.getByText("Share this article").isVisible());
  assert.equal(await lines(page).first().getAttribute("aria-expanded"), "false");
  await page.done();
});

test("the browser's search opens a fold, and so does choosing something in it", async () => {
  const page = await reading();
  const closed = () => page.locator(".folded[hidden]").count();
  const all = await closed();
  await page.locator(".folded").first().evaluate((body) => body.dispatchEvent(new Event("beforematch")));
  assert.equal(await closed(), all - 1);
  const figure = await page.locator(".folded[hidden] mark.figure").last().getAttribute("data-key");
  await page.getByRole("tab", { name: /Figures/ }).click();
  await page.locator(`#panel-figures [data-key="${figure}"]`).click();
  assert.ok(await page.locator(`#article [data-key="${figure}"]`).isVisible());
  assert.equal(await closed(), all - 2);
  await page.done();
});

test("the browser itself opens a fold to show what is in it", async () => {
  const page = await reading();
  await page.evaluate(() => {
    const paragraph = [...document.querySelectorAll(".folded p")].find(({ textContent }) => textContent.startsWith("Share"));
    paragraph.id = "there";
    location.hash = "#there";
  });
  await page.getByText("Share this article").waitFor({ state: "visible" });
  await page.done();
});

test("Tab reaches a mark that shows, and a selection after a fold has its offsets", async () => {
  const page = await reading();
  const held = page.locator("#article mark[tabindex='0']");
  assert.equal(await held.count(), 1);
  assert.equal(await held.evaluate((mark) => mark.closest(".folded[hidden]")), null);
  await page.locator("#article p", { hasText: "Falk said boats" }).evaluate((paragraph) => {
    const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    let node = walk.nextNode();
    while (!node.nodeValue.includes("boats")) node = walk.nextNode();
    const at = node.nodeValue.indexOf("boats");
    getSelection().setBaseAndExtent(node, at, node, at + 5);
  });
  await page.locator("#marking").getByRole("button", { name: "Quote" }).click();
  assert.match(await page.locator("#evidence .excerpt").textContent(), /^boats$/u);
  await page.done();
});

test("paper leaves folds out, and axe-core finds nothing in them", async () => {
  const page = await reading();
  await page.emulateMedia({ media: "print" });
  assert.equal(await lines(page).first().isVisible(), false);
  assert.equal(await page.getByText("Share this article").isVisible(), false);
  await page.emulateMedia({ media: "screen" });
  await lines(page).first().click();
  await withAxe(page);
  await audit(page, "a fold open, others closed");
  await page.done();
});

test("a text that is boilerplate alone is not folded", async () => {
  const page = await open();
  await paste(page, "Home | News | Sport | Weather | Log in\n\nShare this article\n\nCookie settings | Terms of use");
  await painted(page);
  assert.equal(await lines(page).count(), 0);
  await page.done();
});

test("the figures of what is folded are not laid at the article's door", async () => {
  const page = await reading();
  await page.locator("#tab-figures").click();
  const owner = (value) => page.locator("#panel-figures .row", { hasText: value }).locator("span.who").innerText();
  assert.equal(await owner("6.30am"), "set aside");
  assert.equal(await owner("14 weeks"), "the article");
  assert.match(await owner("£310,000"), /waterways office/);
  await page.done();
});
