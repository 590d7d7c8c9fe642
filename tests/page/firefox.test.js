// The main path in Firefox, driven over WebDriver BiDi.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { ARTICLE, DIST, serve } from "./harness.js";

const BASE = "/some/where/";
/** @type {import("puppeteer-core").Browser} */
let browser;
let server;

before(async () => {
  server = await serve({ [BASE]: DIST });
  browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    headless: true,
  });
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** A loaded page, and what it complains of. */
async function open(address) {
  const page = await browser.newPage();
  page.setDefaultTimeout(30_000);
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(address);
  await page.waitForSelector("button.sample");
  return { page, complaints };
}

/** Fills the box for the text and asks to show it; Firefox takes no clipboard from a script. */
async function read(page, text) {
  await page.$eval("#editor", (editor, text) => {
    editor.value = text;
    editor.dispatchEvent(new Event("input", { bubbles: true }));
  }, text);
  await page.click("#show");
  await page.waitForSelector(PAINTED);
}

const PAINTED = "html[data-view=read][data-phase=ready] #article[data-painted]";
const text = (page, selector) => page.$eval(selector, (element) => element.textContent);

for (const [name, address] of [
  ["the site", () => server.at(BASE)],
  ["the one file", () => pathToFileURL(join(DIST, "whosaid.html")).href],
]) {
  test(`Firefox: ${name} reads an article, shows its evidence, and follows an edit`, async () => {
    const { page, complaints } = await open(address());
    await read(page, ARTICLE);
    assert.equal(await text(page, "#article"), ARTICLE);
    const quotes = await page.$$eval("#article mark.quote", (marks) => marks.map((mark) => mark.textContent));
    assert.equal(quotes.at(-1), "“Nobody asked us,”");
    assert.match(await text(page, "#panel-speakers"), /Dana Whitlock[\s\S]*Tom Abara/);
    await page.evaluate(() => [...document.querySelectorAll("#article mark.quote")].at(-1).click());
    await page.waitForSelector("#evidence:not([hidden])");
    assert.match(await text(page, "#evidence"), /Nobody asked us[\s\S]*Tom Abara/);
    await page.keyboard.press("Escape");
    await page.click("#mode-edit");
    await page.keyboard.down("Control");
    await page.keyboard.press("End");
    await page.keyboard.up("Control");
    await page.keyboard.type(" “More,” said Ines Marlow.");
    await page.keyboard.down("Control");
    await page.keyboard.press("Enter");
    await page.keyboard.up("Control");
    await page.waitForSelector(PAINTED);
    await page.waitForSelector("::-p-xpath(//*[@id='panel-speakers']//*[contains(text(), 'Ines Marlow')])");
    assert.ok((await text(page, "#article")).endsWith("“More,” said Ines Marlow."));
    assert.deepEqual(complaints, []);
    await page.close();
  });
}

test("Firefox: two versions are compared, and open at the chosen row", async () => {
  const { page, complaints } = await open(server.at(BASE));
  await page.click("#compare-start");
  await page.waitForSelector("#version-text");
  for (const version of [ARTICLE, ARTICLE.replace("Nobody asked us", "Somebody asked us")]) {
    await page.$eval("#version-text", (field, version) => (field.value = version), version);
    await page.click("::-p-xpath(//button[.='Add this version'])");
  }
  await page.waitForSelector(".go:not([disabled])");
  await page.click(".go");
  await page.waitForSelector("#compare-tab-quotes");
  await page.click("#compare-tab-quotes");
  const changed = "::-p-xpath(//*[@id='compare-panel-quotes']//*[contains(@class, 'row')][contains(., 'Tom Abara')])";
  await page.waitForSelector(changed);
  await page.click(changed);
  await page.waitForSelector(".column-text mark.chosen");
  const chosen = await page.$$eval(".column-text", (texts) => texts.map((text) => text.querySelector("mark.chosen")?.textContent));
  assert.match(chosen[1], /^Some/);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("Firefox: after the first visit the page works without a network", async () => {
  const own = await serve({ [BASE]: DIST });
  const { page } = await open(own.at(BASE));
  await page.waitForSelector("::-p-xpath(//*[@id='offline'][contains(., 'Ready to work offline')])");
  own.close();
  await page.reload();
  await read(page, ARTICLE);
  assert.equal(await text(page, "#article"), ARTICLE);
  await page.close();
});
