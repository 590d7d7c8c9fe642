// Single keys: what they do, where they do nothing, and that they can be switched off.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, painted, paste, site } from "./harness.js";

const { open } = site();

async function reading() {
  const page = await open();
  await paste(page, ARTICLE);
  await painted(page);
  return page;
}

const chosen = (page) => page.locator("#article").getAttribute("data-chosen");

test("keys go to the next and the previous of a kind", async () => {
  const page = await reading();
  await page.keyboard.press("q");
  assert.equal(await chosen(page), "quote:0");
  await page.keyboard.press("q");
  assert.equal(await chosen(page), "quote:1");
  await page.keyboard.press("Shift+Q");
  assert.equal(await chosen(page), "quote:0");
  await page.keyboard.press("f");
  assert.match(await chosen(page), /^figure:/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+F");
  assert.equal(await chosen(page), await page.locator("#article mark.figure").last().getAttribute("data-key"));
  await page.done();
});

test("keys typed into a field are text", async () => {
  const page = await reading();
  await page.keyboard.press("e");
  await page.locator("#writing").press("Control+Home");
  await page.keyboard.type("q");
  assert.equal((await page.locator("#writing").textContent()).slice(0, 8), "qHarbour");
  await page.done();
});

test("the list of keys opens with ?, and switches them off for good", async () => {
  const page = await reading();
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard" });
  assert.match(await dialog.innerText(), /Q\s+Next quote/);
  await dialog.getByRole("switch", { name: "Single letters work as keys" }).uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("q");
  assert.equal(await chosen(page), null);
  await page.reload();
  await painted(page);
  await page.keyboard.press("q");
  assert.equal(await chosen(page), null);
  await page.getByRole("button", { name: "Keyboard" }).click();
  await dialog.getByRole("switch", { name: "Single letters work as keys" }).check();
  await dialog.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("q");
  assert.equal(await chosen(page), "quote:0");
  await page.done();
});

test("keys that are the browser's, or a dialog's, do nothing else", async () => {
  const page = await reading();
  await page.locator("#tab-quotes").click();
  for (const key of ["Alt+ArrowLeft", "Control+Home"]) {
    await page.locator("#tab-quotes").press(key);
    assert.equal(await page.locator("#tab-quotes").getAttribute("aria-selected"), "true", key);
  }
  await page.keyboard.press("q");
  await page.getByRole("button", { name: "Take away", exact: true }).click();
  await page.keyboard.press("Escape");
  await page.locator("#takeaway").waitFor({ state: "hidden" });
  assert.equal(await chosen(page), "quote:0");
  await page.keyboard.press("Escape");
  assert.equal(await chosen(page), null);
  await page.done();
});
