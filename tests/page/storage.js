// What the browser keeps of the page, and browsers that keep nothing.
import assert from "node:assert/strict";

/** The articles that are kept, the newest first. */
export function articles(page) {
  return page.evaluate(async () => {
    const { openDatabase } = await import("/modules/kept/database.js");
    return openDatabase(`whosaid ${location.pathname}`).all();
  });
}

/** Has an article forgotten, in the list of those that are kept. */
export async function forget(page, title) {
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Articles", exact: true }).click();
  await dialog.getByRole("button", { name: new RegExp(`^Forget “${title}`) }).click();
  await dialog.getByRole("button", { name: new RegExp(`^Yes, forget “${title}`) }).click();
}

/** What is kept of the comparison that changed last, or null. */
export function comparison(page) {
  return page.evaluate(async () => {
    const { openDatabase } = await import("/modules/kept/database.js");
    return (await openDatabase(`whosaid ${location.pathname}`).comparisons())[0] ?? null;
  });
}

/** Prepares a page whose browser has no room left for it. */
export function withFullStorage(page) {
  return page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  });
}

/** The page says so in `notice`, and that nothing on it is lost. */
export async function saysFull(notice) {
  await notice.waitFor();
  assert.match(await notice.innerText(), /storage for this page is full.*still on the page/);
}

/** Prepares a page whose browser has no storage at all. */
export function withoutStorage(page) {
  return page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("no storage here", "SecurityError");
    };
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(globalThis, name, { get: () => { throw new DOMException("none", "SecurityError"); } });
    }
  });
}
