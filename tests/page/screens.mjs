// Draws the pictures in docs/screens/ from the built page: `node tests/page/screens.mjs`, after a change of how it looks.
// Needs pdftoppm (Debian: poppler-utils) for the printed page.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { DIST, FLAGS, serve } from "./harness.js";

const ROOT = new URL("../../", import.meta.url);
const SCREENS = new URL("docs/screens/", ROOT);
const WIDE = { width: 1280, height: 820 };
const NARROW = { width: 390, height: 780 };
const article = (name) => readFile(new URL(`tests/articles/${name}/article.txt`, ROOT), "utf8");
const version = (name) => readFile(new URL(`tests/stories/09-harbour-march/${name}.txt`, ROOT), "utf8");

const [strait, storm] = await Promise.all(["11-strait-talks", "07-storm-page"].map(article));
const versions = await Promise.all(["a", "b", "c"].map(version));

/** Pastes an article and waits until all of it is marked. */
async function read(page, text) {
  await page.locator("textarea").first().fill(text);
  await page.getByRole("button", { name: "Show who said what" }).click();
  await page.locator("html[data-view=read][data-phase=ready] #article[data-painted]").waitFor();
}

/** Sets three papers on one march side by side and chooses the first row of a list. */
async function compare(page, list) {
  await page.getByRole("button", { name: "Compare versions" }).first().click();
  for (const text of versions) {
    await page.getByLabel("Another version").fill(text);
    await page.getByRole("button", { name: "Add this version" }).click();
  }
  await page.getByRole("button", { name: "Compare 3 versions", exact: true }).click();
  await page.getByRole("heading", { name: "3 versions side by side" }).waitFor();
  await page.getByRole("tab", { name: list }).last().click();
  await page.locator("#comparison .row:visible").first().click();
}

const choose = (page) => page.locator("#article mark.quote").nth(1).click();
const figures = (page) => page.locator("#tab-figures").click();
const claims = (page) => page.locator("#tab-claims").click();

/** Each picture: the viewport, what is set of the browser, and what is done on the page. */
const PICTURES = {
  "read-wide-light": [WIDE, {}, async (page) => (await read(page, strait), await choose(page))],
  "read-wide-dark": [WIDE, { colorScheme: "dark" }, async (page) => (await read(page, strait), await figures(page))],
  "read-narrow-light": [NARROW, {}, async (page) => read(page, storm)],
  "read-narrow-dark": [NARROW, { colorScheme: "dark" }, async (page) => (await read(page, strait), await choose(page))],
  "claims-wide-light": [WIDE, {}, async (page) => (await read(page, strait), await claims(page))],
  "read-forced-colours": [WIDE, { forcedColors: "active" }, async (page) => (await read(page, strait), await choose(page))],
  "compare-wide-light": [WIDE, {}, async (page) => compare(page, /Quotes/)],
  "compare-narrow-dark": [NARROW, { colorScheme: "dark" }, async (page) => compare(page, /Figures/)],
};

await mkdir(SCREENS, { recursive: true });
const server = await serve({ "/": DIST });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });

/** A fresh page. */
async function visit(viewport, options) {
  const page = await (await browser.newContext({ viewport, reducedMotion: "reduce", ...options })).newPage();
  await page.goto(server.at("/"));
  await page.locator("#sample-list li").first().waitFor({ state: "attached" });
  return page;
}

for (const [name, [viewport, options, act]] of Object.entries(PICTURES)) {
  const page = await visit(viewport, options);
  await act(page);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, SCREENS)), animations: "disabled" });
  await page.context().close();
}

// On paper: the first page of what the print command gives.
const page = await visit(WIDE, {});
await read(page, strait);
const pdf = join(await mkdtemp(join(tmpdir(), "whosaid-")), "article.pdf");
await page.pdf({ path: pdf, format: "A4" });
const first = ["-f", "1", "-l", "1", "-singlefile", "-r", "80", "-png"];
await promisify(execFile)("pdftoppm", [...first, pdf, fileURLToPath(new URL("print", SCREENS))]);
await browser.close();
server.close();
