// Where the article stands on the web: given by the reader, kept, linked to, down to the words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fragmentLink, webAddress } from "../../www/source.js";
import { ARTICLE, drop, painted, paste, shown, site, until } from "./harness.js";
import { articles } from "./storage.js";

const { open } = site();
const NEWS = "https://news.test/ferry?id=3";

test("only addresses on the web are taken", () => {
  for (const [given, expected] of [
    [" https://news.test/a ", "https://news.test/a"],
    ["http://news.test", "http://news.test/"],
    ["javascript:alert(1)", null],
    ["data:text/html,x", null],
    ["file:///etc/hosts", null],
    ["https://user:word@news.test/", null],
    ["news.test", null],
    ["", null],
  ]) {
    assert.equal(webAddress(given), expected, given);
  }
});

test("words become a text fragment", () => {
  const text = `One, two-three & four. One, two-three & four.\n\nA “B c” d.\n\n${"long words go on ".repeat(12)}end\n\nlast line`;
  const at = (words, from = 0) => /** @type {[number, number]} */ ([text.indexOf(words, from), text.indexOf(words, from) + words.length]);
  const link = (span, address = "https://n.test/") => fragmentLink(address, text, span)?.slice(address.length);
  assert.equal(link(at("“B c”")), "#:~:text=B%20c");
  assert.equal(link(at("two-three & four")), "#:~:text=One%2C-,two%2Dthree%20%26%20four,-.%20One%2C%20two%2Dthree%20%26%20four.");
  assert.equal(link(at("two-three & four", 24)), "#:~:text=One%2C%20two%2Dthree%20%26%20four.%20One%2C-,two%2Dthree%20%26%20four");
  assert.equal(link([text.indexOf("long"), text.length]), "#:~:text=long%20words%20go%20on%20long,last%20line");
  assert.equal(link(at("“B c”"), "https://n.test/#part"), ":~:text=B%20c");
  assert.equal(link(at("&")), undefined);
});

async function reading() {
  const page = await open();
  await paste(page, ARTICLE);
  await painted(page);
  return page;
}

async function give(page, address) {
  await page.locator("#source .quiet").click();
  await page.getByLabel("The article’s address").fill(address);
  await page.keyboard.press("Enter");
}

test("the address is given beside the title, refused where it is none, and stays with the article", async () => {
  const page = await reading();
  await give(page, "javascript:alert(1)");
  assert.match(await page.locator("#source-said").innerText(), /no address on the web/);
  assert.equal(await page.locator("#source a").count(), 0);
  await page.getByLabel("The article’s address").fill(NEWS);
  await page.locator("#source").getByRole("button", { name: "Set" }).click();
  const link = page.locator("#source a");
  assert.deepEqual(
    await link.evaluate((a) => [a.getAttribute("href"), a.target, a.rel, a.textContent]),
    [NEWS, "_blank", "noopener noreferrer", "news.test/ferry?id=3"],
  );
  await page.getByRole("button", { name: "Take away" }).click();
  assert.equal(await page.locator("#address").inputValue(), NEWS);
  await page.keyboard.press("Escape");
  await until(async () => (await articles(page)).some(({ address }) => address === NEWS));
  await page.reload();
  await painted(page);
  assert.equal(await link.getAttribute("href"), NEWS);
  await paste(page, "Another article. “It is short,” said Ann Lee.");
  await page.getByText("It is short").first().waitFor();
  assert.equal(await link.count(), 0, "another article stands elsewhere");
  await page.done();
});

test("what is chosen is found in the source", async () => {
  const page = await reading();
  const size = (words) => page.locator("#article mark", { hasText: words }).last().evaluate((mark) => getComputedStyle(mark).fontSize);
  assert.equal(await size("Tom Abara"), await size("Nobody asked us"), "the words of a source are set as the others");
  const quote = page.locator("#article mark.quote", { hasText: "Nobody asked us" });
  await quote.click();
  assert.equal(await page.locator(".in-source").count(), 0, "nothing without an address");
  await give(page, NEWS);
  assert.equal(await page.getByLabel("The article’s address").isVisible(), false, "the field goes once it is filled");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Change the address");
  const link = page.getByRole("link", { name: "Find it in the source" });
  assert.deepEqual(
    await link.evaluate((a) => [a.getAttribute("href"), a.target, a.rel]),
    [`${NEWS}#:~:text=Nobody%20asked%20us`, "_blank", "noopener noreferrer"],
  );
  assert.ok(page.requests.every((url) => !url.includes("news.test")), "nothing is asked of it");
  await page.done();
});

test("the browser goes to the words", async () => {
  const page = await reading();
  await page.context().route("https://news.test/**", (route) => {
    const body = `<!doctype html><body><p style="height:4000px">up here</p>${ARTICLE.split("\n\n").map((words) => `<p>${words}</p>`).join("")}<p style="height:4000px"></p>`;
    return route.fulfill({ contentType: "text/html; charset=utf-8", body });
  });
  await give(page, NEWS);
  await page.locator("#article mark.quote", { hasText: "48,000 passengers" }).click();
  const opened = page.context().waitForEvent("page");
  await page.getByRole("link", { name: "Find it in the source" }).click();
  const other = await opened;
  await other.waitForLoadState();
  let top = 0;
  for (let i = 0; i < 100 && top < 3000; i += 1) {
    top = await other.evaluate(() => scrollY);
    await other.waitForTimeout(50);
  }
  assert.ok(top > 3000, `scrolled to ${top}`);
  await page.done();
});

const given = (page) => page.getByRole("textbox", { name: "Its address" });
const href = (page) => page.locator("#source a").getAttribute("href");

test("the address is given before there is an article, however that comes", async () => {
  const ways = {
    typed: async (page) => {
      await page.locator("#editor").fill(ARTICLE);
      await given(page).press("Enter");
    },
    pasted: (page) => paste(page, ARTICLE, "#editor"),
    dropped: (page) => drop(page, "ferry.txt", "text/plain", ARTICLE),
  };
  for (const [way, bring] of Object.entries(ways)) {
    const page = await open();
    await given(page).fill(NEWS);
    await bring(page);
    await painted(page);
    assert.equal(await href(page), NEWS, way);
    await page.getByRole("button", { name: "New article" }).click();
    assert.equal(await given(page).inputValue(), "", "the next article has another");
    await page.locator("button.sample").first().click();
    await painted(page);
    assert.equal(await page.locator("#source a").count(), 0, "a sample stands nowhere");
    await page.done();
  }
});

test("what is no address is told so beside the box, and not taken", async () => {
  const page = await open();
  const hint = "Optional, for links back to the source.";
  assert.match(await page.locator("#given").ariaSnapshot(), new RegExp(hint));
  await given(page).fill("javascript:alert(1)");
  await given(page).press("Tab");
  assert.match(await page.locator("#given-said").innerText(), /no address on the web/);
  await given(page).fill("javascript:alert(2)");
  assert.equal(await page.locator("#given-said").innerText(), hint, "until it is written");
  await paste(page, ARTICLE);
  await painted(page);
  assert.equal(await page.locator("#source a").count(), 0);
  await page.done();
});

test("an address on a line of its own at either end is offered, and no letter of the text is touched", async () => {
  const page = await open();
  const offer = page.locator("[data-notice=address]");
  for (const [text, offered] of [
    [`${ARTICLE}\n\n${NEWS}`, true],
    [`${NEWS}\r\n${ARTICLE}`, true],
    [`${ARTICLE}\n\nMore at ${NEWS}`, false],
    [`${ARTICLE}\n\n${NEWS}\n\nThe end.`, false],
    [`Read it, said Tom Abara: ${NEWS}`, false],
  ]) {
    await paste(page, text);
    await until(async () => (await shown(page)) === text.replace("\r\n", "\n"));
    assert.equal(await offer.count(), offered ? 1 : 0, text.slice(-60));
  }
  await paste(page, `${ARTICLE}\n\n${NEWS}`);
  await offer.getByRole("button").first().click();
  assert.equal(await href(page), NEWS);
  assert.equal(await offer.count(), 0);
  await page.done();
});

test("a saved web page brings the address that it gives as its own", async () => {
  const page = await open();
  const markup = (link) => `<!doctype html><head><link rel="stylesheet" href="https://other.test/a.css">${link}</head><p>${ARTICLE}</p><p>${link.length}</p>`;
  await drop(page, "ferry.html", "text/html", markup(`<link rel="canonical" href="${NEWS}">`));
  await painted(page);
  assert.equal(await href(page), NEWS);
  await drop(page, "other.html", "text/html", markup('<link rel="canonical" href="/ferry">'));
  await page.locator("[data-notice=former]").waitFor();
  await painted(page);
  assert.equal(await page.locator("#source a").count(), 0, "a path alone is no address");
  assert.ok(page.requests.every((url) => !url.includes(".test/")), "nothing is asked of it");
  await page.done();
});

test("a link that is taken away carries the address along", async () => {
  const page = await reading();
  await give(page, NEWS);
  await page.getByRole("button", { name: "Take away" }).click();
  await page.getByRole("button", { name: "Copy a link" }).click();
  await page.getByText("Link copied").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.done();
  const other = await open();
  await other.goto(link);
  await painted(other);
  assert.equal(await href(other), NEWS);
  await other.done();
});

for (const width of [1280, 320]) test(`an address that is none does not vanish without a word on a page ${width} pixels wide`, async () => {
  const page = await open({ viewport: { width, height: 740 } });
  await page.locator("#editor").fill(ARTICLE);
  await page.locator("#given-address").fill("foo");
  await page.locator("#show").click();
  await painted(page);
  assert.match(await page.locator("[data-notice=address]").innerText(), /“foo” is no address on the web/);
  await page.done();
});
