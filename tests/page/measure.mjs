// Measures the built page in a real Chromium and prints each figure beside its target: `cargo xtask bench page`.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { ARTICLE, DIST, FLAGS, serve } from "./harness.js";

const RUNS = 5;
const KEYSTROKES = 20;
const EDITS = 500;
const BASE = "/some/where/";

const server = await serve({ [BASE]: DIST });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
const rows = [];

/** Adds a line to the table. */
function row(what, measured, unit, target) {
  rows.push([what, `${measured} ${unit}`, target]);
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const times = async (count, run) => {
  const all = [];
  for (let i = 0; i < count; i += 1) all.push(await run(i));
  return all;
};

/** Varied copies of the article, so that no paragraph is remembered from another: at least so many words. */
function longArticle(words) {
  const copies = Math.ceil(words / ARTICLE.split(/\s+/u).length);
  return Array.from({ length: copies }, (_, i) => ARTICLE.replaceAll("48,000", `${i + 10},000`).replaceAll("12 percent", `${i + 2} percent`)).join("\n\n");
}

/** A page as a first visit finds it, with a stopwatch in it that stands from before the page's own scripts. */
async function visit(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(stopwatch, options);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(server.at(BASE));
  return { page, end: () => context.close() };
}

/** Runs in the page. */
function stopwatch({ sample = false }) {
  const watch = (globalThis.watch = { shift: 0, tasks: [], answered: 0, json: "{}", visible: 0, painted: 0, ready: 0, typed: 0 });
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) watch.shift += value;
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) watch.tasks.push({ startTime, duration });
  }).observe({ type: "longtask", buffered: true });
  // Before the page hears of an annotated text.
  const listen = Worker.prototype.addEventListener;
  Worker.prototype.addEventListener = function (type, run, ...rest) {
    const heard = (event) => {
      // Before the message is looked at: taking it over is part of what the reader waits for.
      const now = performance.now();
      const json = event.data?.answer?.json;
      if (json !== undefined) {
        Object.assign(watch, { answered: now, json, visible: 0 });
        requestAnimationFrame(seen);
      }
      run(event);
    };
    listen.call(this, type, type === "message" ? heard : run, ...rest);
  };
  // Behind the frame in which every paragraph in view has its marks. Before it is laid out, the page cannot tell.
  const seen = () =>
    soon(() => {
      const now = performance.now();
      if (marked()) watch.visible = now;
      else requestAnimationFrame(seen);
    });
  // The task right behind the frame: a timer may have to wait for others.
  const soon = (run) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", run, { once: true });
    port1.start();
    port2.postMessage(null);
  };
  const marked = () => {
    const article = document.querySelector("#article");
    const { left, width, top, bottom } = article.getBoundingClientRect();
    const lines = [];
    for (let y = Math.max(top, 0) + 10; y < Math.min(bottom, innerHeight); y += 20) lines.push(document.elementFromPoint(left + width / 2, y));
    const inside = lines.filter((element) => article.contains(element));
    // What has no element in it between the article and the words is text alone as yet.
    return inside.some((element) => element.closest("p, h2")) && inside.every((element) => element.closest("p, h2, .fold") !== null || element.childElementCount > 0);
  };
  // From the key itself: the browser's own work on the letter is part of what the reader waits for.
  document.addEventListener("keydown", ({ timeStamp }) => (watch.typed = timeStamp), { capture: true });
  const look = () => {
    const root = document.documentElement;
    if (root === null) return;
    if (sample && watch.clicked === undefined) {
      const button = document.querySelector("#samples:not([hidden]) button.sample");
      if (button !== null) {
        watch.clicked = performance.now();
        button.click();
      }
    }
    const phase = root.dataset.phase;
    if (phase === "ready" && watch.phase === "working") requestAnimationFrame(() => setTimeout(() => (watch.ready = performance.now())));
    watch.phase = phase;
    if (document.querySelector("#article[data-painted]") === null) watch.painted = 0;
    else if (watch.painted === 0 && phase === "ready") watch.painted = performance.now();
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
}

const read = (page) => page.evaluate(() => globalThis.watch);

/** Waits for one of the stopwatch's times inside the page: asking from outside takes the processor from what is measured. */
async function reach(page, time) {
  await page.evaluate(async (time) => {
    while (globalThis.watch[time] === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  }, time);
}

/** Waits until the page is at rest, with all of its files kept for use offline. */
async function settled(page) {
  await page.locator("#offline", { hasText: "Ready" }).waitFor();
}

async function paste(page, text) {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  await page.locator("html[data-view=read][data-phase=ready] #article[data-painted]").waitFor();
}

async function firstLoad() {
  const loads = await times(RUNS, async () => {
    const { page, end } = await visit({ sample: true });
    await reach(page, "painted");
    const { painted } = await read(page);
    await end();
    return painted;
  });
  row("first load to annotated sample", Math.round(median(loads)), "ms", "500 ms");
}

async function layoutShift() {
  const shifts = await times(RUNS, async () => {
    const { page, end } = await visit();
    await settled(page);
    const { shift } = await read(page);
    await end();
    return shift;
  });
  row("layout shift after the first paint, most", Math.max(...shifts).toFixed(3), "", "0");
}

async function keystrokes() {
  const { page, end } = await visit();
  const text = longArticle(10_000);
  await paste(page, text);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const runs = await times(RUNS, () =>
    times(KEYSTROKES, async (i) => {
      // One key in another paragraph each time, where the caret stands between two words.
      await page.evaluate((part) => {
        const root = document.querySelector("#writing");
        const [node] = root.childNodes;
        const at = node.data.indexOf(" ", Math.floor(node.data.length * part));
        getSelection().collapse(node, at);
        Object.assign(globalThis.watch, { ready: 0, phase: "typed", typed: 0 });
      }, i / KEYSTROKES);
      await page.keyboard.press("x");
      await reach(page, "ready");
      const { ready, typed } = await read(page);
      return ready - typed;
    }),
  );
  await end();
  row("keystroke in 10,000 words to its marks, median", Math.round(median(runs.map(median))), "ms", "50 ms");
  row("the slowest of them, median", Math.round(median(runs.map((run) => Math.max(...run)))), "ms", "150 ms");
}

async function painting() {
  let annotations = 0;
  const runs = await times(RUNS, async () => {
    const { page, end } = await visit();
    await settled(page);
    await paste(page, longArticle(20_000));
    await reach(page, "visible");
    const { answered, visible, painted, tasks, json } = await read(page);
    annotations = Object.values(JSON.parse(json)).reduce((sum, list) => sum + (Array.isArray(list) ? list.length : 0), 0);
    const longest = Math.max(0, ...tasks.filter(({ startTime }) => startTime >= answered - 1).map(({ duration }) => duration));
    await end();
    return { visible: visible - answered, all: painted - answered, longest };
  });
  const of = (key) => Math.round(median(runs.map((run) => run[key])));
  row("visible paragraphs marked", of("visible"), "ms", "50 ms");
  row(`${annotations} annotations marked`, of("all"), "ms", "500 ms for 5,000");
  row("the longest task meanwhile (0: none over 50 ms)", of("longest"), "ms", "50 ms");
}

/** What a snapshot of the heap calls a script's own things: the rest is compiled code, and what the browser keeps itself. */
const OWN = new Set(["object", "array", "closure", "string", "concatenated string", "sliced string", "regexp", "number", "bigint", "symbol"]);

/** How many bytes of the page's heap its scripts' own objects, functions and strings take. */
async function ownBytes(session) {
  const chunks = [];
  const take = ({ chunk }) => chunks.push(chunk);
  session.on("HeapProfiler.addHeapSnapshotChunk", take);
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.takeHeapSnapshot");
  session.off("HeapProfiler.addHeapSnapshotChunk", take);
  // Else the ids that it gave would be weighed from now on.
  await session.send("HeapProfiler.disable");
  const { snapshot, nodes } = JSON.parse(chunks.join(""));
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = ["type", "self_size"].map((field) => fields.indexOf(field));
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += fields.length) if (OWN.has(types[type][nodes[at + type]])) bytes += nodes[at + size];
  return bytes;
}

async function memory() {
  const { page, end } = await visit();
  const session = await page.context().newCDPSession(page);
  await paste(page, ARTICLE);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const weigh = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    const wasm = await page.workers()[0].evaluate(async () => {
      const { default: init } = await import("./wasm/whosaid.js");
      return (await init()).memory.buffer.byteLength;
    });
    return [usedSize, await ownBytes(session), wasm].map((bytes) => (bytes / 1e6).toFixed(2));
  };
  await page.keyboard.press("Control+End");
  const edit = async (i) => {
    await page.evaluate(() => Object.assign(globalThis.watch, { ready: 0, phase: "typed" }));
    // Writes a letter and takes it away again, by turns, so that the article stays as long as it is.
    await page.keyboard.press(i % 2 === 0 ? "x" : "Backspace");
    await reach(page, "ready");
  };
  await times(EDITS / 5, edit);
  const before = await weigh();
  await times((4 * EDITS) / 5, edit);
  const after = await weigh();
  await end();
  // Code is compiled while it runs often, and the browser remembers what to undo.
  ["page's memory", "of it the scripts' own objects", "annotator's memory"].forEach((what, i) => {
    row(`${what} after ${EDITS / 5} and ${EDITS} edits`, `${before[i]}, ${after[i]}`, "MB", i === 0 ? "" : "flat");
  });
}

/** Each file that the page loads or keeps for use offline, packed alone as a host sends it. */
async function transfer() {
  const worker = await readFile(join(DIST, "sw.js"), "utf8");
  const files = ["sw.js", ...[...worker.matchAll(/^ {4}\["([^"]+)"/gm)].map(([, file]) => file)];
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(join(DIST, file)), { level: 9 }).length));
  row(`total transfer, ${files.length} files gzipped`, Math.round(sizes.reduce((a, b) => a + b) / 1000), "KB", "1,000 KB");
}

for (const measure of [transfer, firstLoad, layoutShift, painting, keystrokes, memory]) await measure();
await browser.close();
server.close();

console.log(`${"medians of five, where not said otherwise".padEnd(52)}${"measured".padStart(18)}   at most`);
for (const [what, measured, target] of rows) console.log(`${what.padEnd(52)}${measured.trim().padStart(18)}   ${target}`);
