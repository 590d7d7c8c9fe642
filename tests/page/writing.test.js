// Editing in place: the browser's own caret, selection and undo, with the annotations drawn over the text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, desk, painted, paste, shown, site, typed } from "./harness.js";

const { open } = site();

/** A page whose article is being edited. */
async function editing(text = ARTICLE, options = {}) {
  const page = await open(options);
  await paste(page, text);
  await painted(page);
  await page.getByRole("button", { name: "Edit" }).click();
  return page;
}

/** The words that a role's highlight lies over, in the order of the text. */
const drawn = (page, role) =>
  page.evaluate((name) => {
    const ranges = [...CSS.highlights.get(`whosaid-${name}`)];
    return ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b)).map(String);
  }, role);

test("the text being edited carries its annotations, letter by letter", async () => {
  const page = await editing();
  assert.equal(await typed(page), ARTICLE);
  assert.deepEqual((await drawn(page, "quote")).slice(0, 2), [
    "“We carried 48,000 passengers last summer, and we turned people away,”",
    "“That has to end.”",
  ]);
  assert.ok((await drawn(page, "figure")).includes("$1.2 million"));
  assert.ok((await drawn(page, "mention")).some((words) => words.includes("Whitlock")));
  await page.done();
});

test("typing moves the annotations and is annotated, and the page rewrites no node of the text", async () => {
  const page = await editing();
  await desk(page).evaluate((root) => {
    window.rewritten = 0;
    window.first = root.firstChild;
    new MutationObserver((records) => {
      for (const { removedNodes } of records) window.rewritten += removedNodes.length;
    }).observe(root, { childList: true, subtree: true });
    getSelection().collapse(root.firstChild, 0);
  });
  await page.keyboard.type("Late news: ");
  assert.ok((await typed(page)).startsWith("Late news: Harbour town"));
  await desk(page).press("Control+End");
  await page.keyboard.type(" “We will see,” said Ines Marlow.");
  await page.locator("#panel-speakers .level-1", { hasText: "Ines Marlow" }).waitFor();
  await page.waitForFunction(() => [...CSS.highlights.get("whosaid-quote")].some((range) => String(range) === "“We will see,”"));
  assert.ok((await drawn(page, "quote")).includes("“That has to end.”"));
  assert.deepEqual(await page.evaluate(() => [window.rewritten, window.first.isConnected]), [0, true]);
  await page.done();
});

test("caret, selection and undo are the browser's", async () => {
  const page = await editing("One two three.\n\n“Four,” said Tom Abara.");
  await desk(page).evaluate((root) => getSelection().setBaseAndExtent(root.firstChild, 4, root.firstChild, 7));
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => String(getSelection())), "two");
  await page.keyboard.type("2");
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => getSelection().focusOffset), 5);
  assert.equal(await typed(page), "One 2 three.\n\n“Four,” said Tom Abara.");
  await page.keyboard.press("Control+z");
  assert.equal(await typed(page), "One two three.\n\n“Four,” said Tom Abara.");
  await page.keyboard.press("Control+Shift+z");
  assert.equal(await typed(page), "One 2 three.\n\n“Four,” said Tom Abara.");
  await page.getByRole("button", { name: "Read" }).click();
  await page.locator("#article", { hasText: "One 2 three" }).waitFor();
  assert.equal(await shown(page), "One 2 three.\n\n“Four,” said Tom Abara.");
  await page.done();
});

test("new lines are new paragraphs", async () => {
  const page = await editing("One line.");
  await desk(page).press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Another, said Tom Abara.");
  await page.getByRole("button", { name: "Read" }).click();
  await page.locator("#article p", { hasText: "Another" }).waitFor();
  assert.deepEqual(await page.locator("#article p").allInnerTexts(), ["One line.", "Another, said Tom Abara."]);
  await page.done();
});

test("where all of the text is deleted, nothing is listed", async () => {
  const page = await editing();
  const rows = page.locator("[role=tabpanel]:visible .row");
  await rows.first().waitFor();
  await desk(page).press("Control+a");
  await page.keyboard.press("Delete");
  await page.locator("html[data-phase=idle]").waitFor();
  assert.equal(await rows.count(), 0);
  await page.keyboard.type("“We will see,” said Ines Marlow.");
  await rows.filter({ hasText: "Ines Marlow" }).waitFor();
  await page.done();
});

test("what is chosen in a list lights up in the text being edited", async () => {
  const page = await editing();
  await page.locator("#panel-speakers .level-1", { hasText: "Tom Abara" }).click();
  const lit = await drawn(page, "lit");
  assert.ok(lit.includes("“Nobody asked us,”"), lit.join(" | "));
  assert.ok(!lit.includes("“That has to end.”"));
  await page.keyboard.press("Escape");
  assert.deepEqual(await drawn(page, "lit"), []);
  await page.done();
});

test("a layer that is switched off is off here too", async () => {
  const page = await editing();
  await page.locator("#legend [data-layer=figures]").click();
  assert.deepEqual(await drawn(page, "figure"), []);
  assert.ok((await drawn(page, "quote")).length > 0);
  await page.done();
});

test("of a long text what is in view is drawn, and what is scrolled to", async () => {
  const page = await editing(Array.from({ length: 60 }, (_, i) => `“Ferry ${i} is late,” said Tom Abara.`).join("\n\n\n"));
  const ferries = async () => (await drawn(page, "quote")).map((quote) => Number(/\d+/u.exec(quote)[0]));
  const above = await ferries();
  assert.equal(above[0], 0);
  assert.ok(above.length > 10 && above.length < 40, `${above}`);
  await desk(page).press("Control+End");
  await page.waitForFunction(() => [...CSS.highlights.get("whosaid-quote")].some((range) => String(range) === "“Ferry 59 is late,”"));
  assert.ok(!(await ferries()).includes(0));
  // Not looked for where the reader left it, but where it stands.
  await page.locator("#panel-quotes .row, #panel-speakers .level-2", { hasText: "Ferry 0 is late" }).first().click();
  await page.waitForFunction(() => [...CSS.highlights.get("whosaid-lit")].some((range) => String(range) === "“Ferry 0 is late,”"));
  assert.ok((await ferries()).includes(0));
  await page.done();
});

test("without highlights the text is edited in a plain box", async () => {
  const page = await editing(ARTICLE, { prepare: (page) => page.addInitScript(() => delete globalThis.Highlight) });
  assert.equal(await page.locator("#editor").inputValue(), ARTICLE);
  assert.equal(await page.locator("#writing").isVisible(), false);
  await page.locator("#editor").press("Control+End");
  await page.locator("#editor").pressSequentially(" “We will see,” said Ines Marlow.");
  await page.locator("#panel-speakers .level-1", { hasText: "Ines Marlow" }).waitFor();
  await page.done();
});

test("a very long text is edited in the plain box", async () => {
  const page = await open();
  await paste(page, `${"The harbour was quiet that week. ".repeat(40)}\n\n`.repeat(320));
  await page.locator("html[data-view=read]").waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: "Edit" }).click();
  assert.equal(await page.locator("#editor").isVisible(), true);
  assert.equal(await page.locator("#writing").isVisible(), false);
  await page.done();
});

test("forced colours tell the layers apart by their lines, and the legend has the same", async () => {
  const page = await editing(ARTICLE, { forcedColors: "active" });
  const roles = { mention: "speakers", quote: "quotes", reported: "reported", figure: "figures", claim: "claims" };
  const found = await page.evaluate((all) => {
    const line = (element, pseudo) => {
      const { textDecorationLine, textDecorationStyle } = getComputedStyle(element, pseudo);
      return `${textDecorationLine} ${textDecorationStyle}`;
    };
    const writing = document.querySelector("#writing");
    const lines = Object.entries(all).map(([role, layer]) => [line(writing, `::highlight(whosaid-${role})`), line(document.querySelector(`.switch .${layer}`))]);
    return { lines, adjust: getComputedStyle(writing).forcedColorAdjust };
  }, roles);
  assert.equal(found.adjust, "none", "else all are solid blocks of one colour");
  assert.equal(new Set(found.lines.map(([drawn]) => drawn)).size, 5, found.lines.join());
  for (const [drawn, legend] of found.lines) assert.equal(legend, drawn);
  await page.done();
});
