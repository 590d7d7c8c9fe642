// A link that carries an article: made, opened, refused, and never over the reader's own text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LinkError, articleOfLink, linkTo } from "../../www/link.js";
import { ARTICLE, painted, paste, shown, site } from "./harness.js";

const { open } = site();
const PAGE = new URL("https://news.test/whosaid/");

test("what a link carries is what was put in", async () => {
  for (const text of [ARTICLE, "“é” 😀\r\n\u2028", ""]) {
    const { hash, pathname } = new URL(await linkTo(text, null, PAGE));
    assert.equal(pathname, "/whosaid/");
    assert.deepEqual(await articleOfLink(hash), { text, address: null });
  }
  const from = "https://news.test/é?a=1.5";
  assert.deepEqual(await articleOfLink(new URL(await linkTo(ARTICLE, from, PAGE)).hash), { text: ARTICLE, address: from });
  assert.equal(await articleOfLink("#reading"), null);
});

test("links that are too long, damaged or a bomb are refused with a reason", async () => {
  let noise = "";
  for (let i = 0, seed = 1; i < 60_000; i += 1) {
    seed = (seed * 48_271) % 2_147_483_647;
    noise += String.fromCharCode(33 + (seed % 90));
  }
  await assert.rejects(linkTo(noise, null, PAGE), (error) => error instanceof LinkError && /Save it as/.test(error.message));
  const { hash } = new URL(await linkTo(ARTICLE, null, PAGE));
  await assert.rejects(articleOfLink(hash.slice(0, 80)), /damaged/);
  await assert.rejects(articleOfLink("#article-1.%%%"), /damaged/);
  const bomb = new URL(await linkTo("a".repeat(5_000_000), null, PAGE));
  await assert.rejects(articleOfLink(bomb.hash), /longer than 1,000,000 bytes/);
});

test("a link is copied, and opens with its article on an empty page", async () => {
  const page = await open();
  await paste(page, ARTICLE);
  await painted(page);
  await page.getByRole("button", { name: "Take away" }).click();
  await page.getByRole("button", { name: "Copy a link" }).click();
  await page.getByText("Link copied").waitFor();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(address.startsWith(page.address), address);
  await page.done();
  const other = await open();
  await other.goto(address);
  await painted(other);
  assert.equal(await shown(other), ARTICLE);
  assert.equal(await other.evaluate(() => location.hash), "");
  await other.done();
});

test("a link never takes the place of the reader's text unasked", async () => {
  const page = await open();
  await paste(page, "My own text, said Tom Abara.");
  await painted(page);
  const { hash } = new URL(await linkTo(ARTICLE, null, PAGE));
  await page.evaluate((fragment) => (location.hash = fragment), hash);
  const notice = page.locator("[data-notice=link]");
  await notice.waitFor();
  assert.equal(await shown(page), "My own text, said Tom Abara.");
  await notice.getByRole("button", { name: "Show the other" }).click();
  await page.locator("#article", { hasText: "Harbour town" }).waitFor();
  await page.locator("[data-notice=former]").getByRole("button", { name: "Bring it back" }).click();
  await page.locator("#article", { hasText: "My own text" }).waitFor();
  await page.done();
});

test("a link is told of while versions are compared, too", async () => {
  const page = await open();
  await paste(page, "My own text, said Tom Abara.");
  await painted(page);
  await page.locator("#compare").click();
  await page.getByRole("heading", { name: "Compare versions" }).waitFor();
  const notice = page.locator("#comparison [data-notice=link]");
  await page.evaluate(() => (location.hash = "#article-1.abc"));
  await notice.getByText("The link is damaged").waitFor();
  const { hash } = new URL(await linkTo(ARTICLE, null, PAGE));
  await page.evaluate((fragment) => (location.hash = fragment), hash);
  await notice.getByRole("button", { name: "Show the other" }).click();
  await page.locator("#article", { hasText: "Harbour town" }).waitFor();
  await page.done();
});

test("a damaged link says so", async () => {
  const page = await open();
  await page.evaluate(() => (location.hash = "#article-1.abc"));
  assert.match(await page.locator("[data-notice=link]").innerText(), /damaged/);
  await page.done();
});
