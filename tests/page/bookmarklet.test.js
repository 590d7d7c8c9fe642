// The bookmarklet: offered on the page, it brings what is selected on another site's page, or that page's article.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { painted, shown, site } from "./harness.js";

const { open } = site();

const ELSEWHERE = `<!doctype html><html lang="en"><title>Ferry row – The Ellery Post</title><nav>Home Sport Weather</nav>
<h1>Ferry crews vote on strike</h1><article><p>Crews of the harbour ferry will vote on Monday.</p>
<p>“Nobody asked us about the night boats,” said Tom Abara, who heads the crew association.</p></article><footer>All rights reserved</footer></html>`;

let elsewhere;
let address;
before(async () => {
  elsewhere = createServer((_, answer) => answer.setHeader("content-type", "text/html; charset=utf-8").end(ELSEWHERE));
  await new Promise((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${elsewhere.address().port}/ferry?id=7`;
});
after(() => elsewhere.close());

/** What the bookmark on offer holds. */
const held = async (page) => {
  const href = await page.getByRole("link", { name: "Send to Whosaid" }).getAttribute("href");
  assert.ok(href.startsWith("javascript:"), href.slice(0, 40));
  return decodeURIComponent(href.slice("javascript:".length));
};

/** Runs the bookmark on the other page, as the browser does, and gives the page that opens. */
async function chosen(page, code, prepare) {
  const other = await page.context().newPage();
  await other.goto(address);
  if (prepare) await other.evaluate(prepare);
  const [whosaid] = await Promise.all([other.waitForEvent("popup"), other.evaluate(code)]);
  await painted(whosaid);
  return whosaid;
}

test("the bookmark brings the other page's article, its title and its address", async () => {
  const page = await open();
  const whosaid = await chosen(page, await held(page));
  const text = await shown(whosaid);
  assert.ok(text.startsWith("Ferry crews vote on strike\n\nCrews of the harbour ferry will vote on Monday."), text);
  assert.ok(!/Sport|rights/u.test(text), text);
  assert.equal(await whosaid.locator("#source a").first().getAttribute("href"), address);
  assert.equal(await whosaid.evaluate(() => location.hash), "");
  await page.done();
});

test("what is selected comes alone", async () => {
  const page = await open();
  const whosaid = await chosen(page, await held(page), () => getSelection().selectAllChildren(document.querySelectorAll("article p")[1]));
  assert.equal(await shown(whosaid), "“Nobody asked us about the night boats,” said Tom Abara, who heads the crew association.");
  await page.done();
});

test("choosing it here says what it is for, and runs nothing", async () => {
  const page = await open();
  await page.getByRole("link", { name: "Send to Whosaid" }).click();
  await page.getByText("Drag “Send to Whosaid” to your bookmarks.").waitFor();
  assert.equal(page.context().pages().length, 1);
  await page.done();
});
