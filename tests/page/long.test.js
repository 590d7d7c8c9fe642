// A long article: whole from the first moment, marked where the reader looks, and at rest while the remainder comes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, desk, painted, paste, shown, site, until } from "./harness.js";

const { open } = site();

/** Each paragraph its own, since repeats would be folded. */
const paragraph = (i) => `The clerk counted ${100 + i} boats at pier ${i}. “There were ${i + 1} more than in the year before,” said Tom Abara, who keeps the book of the harbour office.`;
const LONG = `${ARTICLE}\n\n${Array.from({ length: 250 }, (_, i) => paragraph(i)).join("\n\n")}`;

async function reading(options) {
  const page = await open(options);
  await paste(page, LONG);
  await painted(page);
  return page;
}

/** How far the middle of an element is from the top of the window; null where it is outside. */
const seenAt = (locator) =>
  locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const middle = (top + bottom) / 2;
    return middle > 0 && middle < innerHeight ? Math.round(middle) : null;
  });

/** Scrolls far down, and waits until what came into view there is laid out: it was as high as the browser guessed. */
const goFarDown = (page) =>
  page.locator("#article p", { hasText: "at pier 130." }).evaluate(async (element) => {
    element.scrollIntoView({ block: "center" });
    for (let frame = 0; frame < 3; frame += 1) await new Promise((next) => requestAnimationFrame(next));
  });

test("the first frame has the whole text, and marks on all that is in view", async () => {
  const page = await open();
  await page.evaluate(() => {
    const article = document.querySelector("#article");
    new MutationObserver((_, observer) => {
      if (document.documentElement.dataset.phase !== "ready") return;
      observer.disconnect();
      window.first = { text: article.textContent, done: article.hasAttribute("data-painted") };
      // The frame is about to be drawn: what it will show has been made.
      requestAnimationFrame(() => {
        const paragraphs = [...article.querySelectorAll("p, h2")];
        const { top } = paragraphs.at(-1).getBoundingClientRect();
        const unmarked = paragraphs.filter((it) => it.textContent.includes("“") && it.querySelector("mark.quote") === null);
        Object.assign(window.first, { fills: top > innerHeight, unmarked: unmarked.length });
      });
    }).observe(document.documentElement, { attributes: true });
  });
  await paste(page, LONG);
  await painted(page);
  const { text, done, fills, unmarked } = await page.evaluate(() => window.first);
  assert.equal(text, LONG);
  assert.equal(done, false, "a long article is not marked in one go");
  assert.ok(fills, "the view is not full of paragraphs");
  assert.equal(unmarked, 0);
  assert.equal(await shown(page), LONG);
  assert.equal(await page.locator("#article mark[tabindex='0']").count(), 1);
  await page.done();
});

test("choosing far down brings the words into view, at once and while the rest is still to come", async () => {
  const page = await open();
  await paste(page, LONG);
  await page.locator("html[data-phase=ready]").waitFor();
  await page.keyboard.press("Shift+N");
  const last = page.locator("#article mark.chosen").last();
  await until(async () => (await last.count()) > 0 && (await seenAt(last)) !== null);
  await painted(page);
  await page.locator("#tab-quotes").click();
  await page.locator("#panel-quotes .row", { hasText: "There were 120 more" }).click();
  const chosen = page.locator("#article mark.quote.chosen");
  await until(async () => (await chosen.count()) > 0 && (await seenAt(chosen.first())) !== null);
  assert.match(await chosen.first().textContent(), /There were 120 more/);
  await page.done();
});

test("a correction far down leaves everything where it is", async () => {
  const page = await reading();
  await goFarDown(page);
  const quote = page.locator("#article mark.quote", { hasText: "There were 131 more" });
  await quote.evaluate((element) => element.focus({ preventScroll: true }));
  await page.keyboard.press("Enter");
  const place = () => seenAt(page.locator("#article p", { hasText: "at pier 131." }));
  const before = await place();
  assert.notEqual(before, null);
  await page.locator("#evidence summary").click();
  await page.getByRole("button", { name: "Take this annotation out" }).click();
  assert.equal(await quote.count(), 0);
  assert.equal(await place(), before);
  await painted(page);
  assert.equal(await place(), before);
  assert.equal(await shown(page), LONG);
  await page.done();
});

test("an edit far down leaves the place where it is", async () => {
  const page = await reading();
  const scroller = page.locator("#reading");
  await goFarDown(page);
  const place = () => seenAt(page.locator("#article p", { hasText: "at pier 131." }));
  const before = await place();
  const scrolled = await scroller.evaluate((element) => element.scrollTop);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await desk(page).press("Control+End");
  await page.keyboard.type(" So it was.");
  await page.locator("html[data-phase=ready]").waitFor();
  await page.getByRole("button", { name: "Read", exact: true }).click();
  await painted(page);
  assert.equal(await scroller.evaluate((element) => element.scrollTop), scrolled);
  assert.equal(await place(), before);
  assert.equal(await shown(page), `${LONG} So it was.`);
  await page.done();
});

test("a narrow screen shows the rules beside the claims of a long article", async () => {
  const page = await reading({ viewport: { width: 390, height: 740 } });
  const rail = page.locator("#article .rail").first();
  await rail.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const there = await rail.evaluate((element) => {
    const { left, width, top, height } = element.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2) === element;
  });
  assert.ok(there, "the rule is cut off");
  await page.done();
});

test("on paper nothing is left out", async () => {
  const page = await reading();
  const skipped = () => page.locator("#article .part").evaluateAll((parts) => parts.filter((part) => getComputedStyle(part).contentVisibility !== "visible").length);
  assert.ok((await skipped()) > 0);
  await page.emulateMedia({ media: "print" });
  assert.equal(await skipped(), 0);
  await page.done();
});

test("while a long text is read the box shows how it begins, and takes no edits of that", async () => {
  const page = await open();
  const box = await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    const { value, disabled } = document.querySelector("#editor");
    return { value, disabled };
  }, LONG);
  assert.ok(LONG.startsWith(box.value) && box.value.length < LONG.length && box.value.length > 1000);
  assert.equal(box.disabled, true);
  await painted(page);
  await page.getByRole("button", { name: "New article" }).click();
  assert.equal(await page.locator("#editor").inputValue(), "");
  assert.equal(await page.locator("#editor").isEnabled(), true);
  await page.done();
});
