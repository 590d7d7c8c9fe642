/**
 * What every page test stands on: the built site under a sub-path, with the headers of a careful
 * host, and one Chromium for the whole file.
 *
 * WHOSAID_DIST names the built site (default: the repository's dist/), WHOSAID_URL a server that
 * has it already, CHROMIUM the browser (default: /usr/bin/chromium), FIREFOX the one of firefox.test.js
 * (default: /usr/bin/firefox-esr).
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const DIST = process.env.WHOSAID_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));
/** The page's modules as they lie in the repository; the built site has them joined. */
export const WWW = fileURLToPath(new URL("../../www", import.meta.url));
const BASE = "/some/where/";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
  ".wasm": "application/wasm",
};
export const FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

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
      server = await serve({ [BASE]: DIST });
      address = server.at(BASE);
    }
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });
  return { open: (options) => open(browser, { address, ...options }) };
}

/**
 * A page that has loaded; whatever it complains of fails the test when `done` is called. Without `offline` there is
 * no service worker, so that no test meets the files of an earlier visit.
 */
async function open(browser, { address, prepare, complaints = [], offline = false, ...options }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  if (!offline) await context.addInitScript(() => delete Navigator.prototype.serviceWorker);
  // For tests that ask one of the page's modules itself: `import("/modules/NAME")`.
  await context.route("**/modules/**", (route) =>
    route.fulfill({ path: join(WWW, new URL(route.request().url()).pathname.replace("/modules/", "")), contentType: TYPES[".js"] }),
  );
  const page = await context.newPage();
  // Nothing takes so long, unless the machine has much else to do.
  page.setDefaultTimeout(60_000);
  const found = [];
  page.on("console", (message) => message.type() === "error" && found.push(message.text()));
  page.on("pageerror", (error) => found.push(String(error)));
  const requests = [];
  context.on("request", (request) => requests.push(request.url()));
  await prepare?.(page);
  await page.goto(address);
  // The page's modules come after its markup, and the samples when these are at work.
  await page.locator("#sample-list li").first().waitFor({ state: "attached" });
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

/**
 * Serves folders under paths of their own, with the page's policy as a header, which reaches the workers too.
 * @param {Record<string, string>} folders by path; of two that fit, the longer path answers
 */
export async function serve(folders) {
  const policy = await policyOf(Object.values(folders)[0]);
  const served = {
    policy,
    /** The paths asked for so far. @type {string[]} */
    asked: [],
    /** What is answered in a file's place. @type {Record<string, string>} */
    answers: {},
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    served.asked.push(path);
    const headers = { "Content-Security-Policy": served.policy, "X-Content-Type-Options": "nosniff" };
    const [base] = Object.keys(folders).filter((base) => path.startsWith(base)).sort((a, b) => b.length - a.length);
    try {
      const name = path === base ? "index.html" : normalize(path.slice(base.length));
      const body = served.answers[path] ?? (await readFile(join(folders[base], name)));
      const type = TYPES[extname(name)] ?? "application/octet-stream";
      response.writeHead(200, { ...headers, "Content-Type": type }).end(body);
    } catch {
      response.writeHead(404, headers).end();
    }
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  return Object.assign(served, { at: (path) => `http://127.0.0.1:${port}${path}` });
}

/** The policy that a built page names in its own markup. */
async function policyOf(folder) {
  const page = await readFile(join(folder, "index.html"), "utf8");
  return /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)[1];
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

/** Waits until `holds` does; the page's own policy forbids the driver's way of waiting. */
export async function until(holds) {
  const end = Date.now() + 60_000;
  while (!(await holds())) {
    assert.ok(Date.now() < end, `never: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits until the article is shown with all its marks, and the list beside it with all its rows. */
export async function painted(page) {
  await page.locator("html[data-view=read][data-phase=ready]:not(:has([aria-busy=true])) #article[data-painted]").waitFor();
}

/** What the text is edited in: in place where there is an article, in the box where there is none. */
export function desk(page) {
  return page.locator("#writing:visible, #editor:visible");
}

/** The text as it stands where it is edited. */
export function typed(page) {
  return desk(page).evaluate(async (element) => {
    if ("value" in element) return element.value;
    const { partsOf } = await import("/modules/writing.js");
    return partsOf(element).map(({ text }) => text).join("");
  });
}

/** The article's text as the page shows it. */
export function shown(page) {
  return page.locator("#article").evaluate((article) => article.textContent);
}
