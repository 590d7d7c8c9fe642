// Where the focus goes when what had it goes out of sight.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, painted, paste, site } from "./harness.js";
import { REWRITE, WIRE, compared, tab } from "./versions.js";

const { open } = site();

const focused = (page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.closest("[data-key]")?.getAttribute("data-key") || document.activeElement?.localName);

test("from the empty page the focus goes to the article, which Tab then enters", async () => {
  const page = await open();
  await page.locator("#editor").fill(ARTICLE);
  await page.locator("#show").focus();
  await page.keyboard.press("Enter");
  await painted(page);
  assert.equal(await focused(page), "reading");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest("#legend") !== null), true);
  await page.done();
});

test("single keys take the focus along to the words that they go to", async () => {
  const page = await open();
  await paste(page, ARTICLE);
  await painted(page);
  await page.locator("#panel-speakers .take").focus();
  await page.keyboard.press("q");
  assert.equal(await focused(page), "quote:0");
  await page.keyboard.press("f");
  assert.match(await focused(page), /^figure:/);
  await page.done();
});

test("on a phone a row's words get the focus, and Escape leads back to the row", async () => {
  const page = await open({ viewport: { width: 360, height: 740 }, reducedMotion: "reduce" });
  await paste(page, ARTICLE);
  await painted(page);
  await page.locator("#panes [data-pane=lists]").click();
  await page.locator("#tab-quotes").click();
  await page.locator("#panel-quotes .row").first().waitFor();
  await page.keyboard.press("Tab");
  while ((await focused(page)) === "button" || (await focused(page)) === "input") await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  const row = await focused(page);
  assert.match(row, /^quote:/);
  await page.keyboard.press("Enter");
  await page.locator("#evidence").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.matches("#article mark.chosen")), true);
  await page.keyboard.press("Escape");
  await page.locator("#panel-quotes").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.matches("#panel-quotes .row")), true);
  assert.equal(await focused(page), row);
  await page.done();
});

test("what corrects is in view as soon as it opens", async () => {
  const page = await open({ viewport: { width: 360, height: 740 }, reducedMotion: "reduce" });
  await paste(page, ARTICLE);
  await painted(page);
  await page.locator("#article mark.quote").first().click();
  await page.locator("#evidence summary").click();
  const inside = () =>
    page.locator("#evidence .evidence-body").evaluate((body) => {
      const [outer, inner] = [body, body.querySelector("select")].map((element) => element.getBoundingClientRect());
      return inner.top >= outer.top && inner.bottom <= outer.bottom;
    });
  await page.locator("#evidence details[open] select").first().waitFor();
  const end = Date.now() + 5000;
  while (!(await inside()) && Date.now() < end) await page.waitForTimeout(50);
  assert.equal(await inside(), true);
  await page.done();
});

test("a comparison's rings show whole", async () => {
  const page = await compared(open, [WIRE, REWRITE]);
  const [button, strip] = await Promise.all(["#comparison .comparison-actions button >> nth=-1", "#comparison [role=tablist]"].map((part) => page.locator(part).boundingBox()));
  assert.ok(button.y + button.height + 4 <= strip.y, "the ring of a button is over the tabs");
  await tab(page, "Quotes");
  await page.getByRole("tab", { name: "Quotes" }).focus();
  for (let i = 0; i < 10 && !(await page.evaluate(() => document.activeElement.matches(".row"))); i += 1) await page.keyboard.press("Tab");
  const ring = await page.evaluate(() => {
    const row = document.activeElement;
    const { outlineStyle, zIndex } = getComputedStyle(row, "::after");
    return { outlineStyle, above: Number(zIndex) > Number(getComputedStyle(row.firstElementChild).zIndex) };
  });
  assert.deepEqual(ring, { outlineStyle: "solid", above: true });
  await page.done();
});
