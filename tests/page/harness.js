/**
 * What every page test stands on: the built site under a sub-path, with the headers of a careful
 * host, and one Chromium for the whole file.
 *
 * WHOSAID_DIST names the built site (default: the repository's dist/), WHOSAID_URL a server that
 * has it already, CHROMIUM the browser (default: /usr/bin/chromium).
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const DIST = process.env.WHOSAID_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));
const BASE = "/some/where/";
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};
const FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** An article of our own with something on every layer. */
export const ARTICLE = `Harbour town weighs a longer ferry season

By Orla Quist

PORT ELLERY, 12 March 2025 — The council of Port Ellery will run its ferry for nine months a year instead of six, mayor Dana Whitlock said on Tuesday.

“We carried 48,000 passengers last summer, and we turned people away,” Whitlock said. “That has to end.”

The longer season will cost $1.2 million, according to the harbour office. Tickets rose by 12 percent since 2021, the office added.

Fishermen were less pleased. “Nobody asked us,” said Tom Abara, who heads the crew association.`;

/**
 * Starts the server and the browser for a test file.
 * @returns {{ open: (options?: object) => Promise<Page> }}
 */
export function site() {
  let server;
  let browser;
  let address = process.env.WHOSAID_URL;
  before(async () => {
    if (address === undefined) {
      server = createServer(answer).listen(0, "127.0.0.1");
      await new Promise((resolve) => server.once("listening", resolve));
      address = `http://127.0.0.1:${server.address().port}${BASE}`;
    }
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  });
  after(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
  });
  return { open: (options) => open(browser, address, options) };
}

/** A page that has loaded; whatever it complains of fails the test when `check` is called. */
async function open(browser, address, { prepare, complaints = [], ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const found = [];
  page.on("console", (message) => message.type() === "error" && found.push(message.text()));
  page.on("pageerror", (error) => found.push(String(error)));
  const requests = [];
  context.on("request", (request) => requests.push(request.url()));
  await prepare?.(page);
  await page.goto(address);
  await page.locator("#samples, #editor").first().waitFor();
  return Object.assign(page, {
    address,
    requests,
    /** Ends the page; it must have complained of nothing but what the test expects. */
    async done() {
      const others = found.filter((text) => !complaints.some((expected) => expected.test(text)));
      await context.close();
      assert.deepEqual(others, [], "the page complained");
    },
  });
}

async function answer(request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  const name = path === BASE ? "index.html" : normalize(path.slice(BASE.length));
  const headers = { "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff" };
  try {
    if (!path.startsWith(BASE)) throw new Error("outside the site");
    const body = await readFile(join(DIST, name));
    response.writeHead(200, { ...headers, "Content-Type": TYPES[extname(name)] ?? "application/octet-stream" }).end(body);
  } catch {
    response.writeHead(404, headers).end();
  }
}

/** Pastes as a reader would: what the clipboard holds arrives by a paste event at the focus. */
export async function paste(page, data, target = "body") {
  const given = typeof data === "string" ? { "text/plain": data } : data;
  await page.locator(target).evaluate((element, entries) => {
    const clipboardData = new DataTransfer();
    for (const [type, value] of Object.entries(entries)) clipboardData.setData(type, value);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, given);
}

/** Drops a file on the page. */
export async function drop(page, name, type, bytes) {
  await page.evaluate(
    ({ name, type, bytes }) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
      for (const kind of ["dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
      }
    },
    { name, type, bytes: [...Buffer.from(bytes)] },
  );
}

/** Waits until the article is shown with all its marks. */
export async function painted(page) {
  await page.locator("html[data-view=read][data-phase=ready] #article[data-painted]").waitFor();
}

/** The article's text as the page shows it. */
export function shown(page) {
  return page.locator("#article").evaluate((article) => article.textContent);
}
