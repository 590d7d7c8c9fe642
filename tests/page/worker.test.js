// The annotator behind the page: typing, crashes, timings, and that nothing leaves.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, desk, painted, paste, shown, site, typed } from "./harness.js";

const { open } = site();

test("typing is read while it goes on, and only the last text counts", async () => {
  const page = await open();
  const editor = page.locator("#editor");
  for (const end of [1, 40, 200, ARTICLE.length]) await editor.fill(ARTICLE.slice(0, end));
  await editor.press("Control+Enter");
  await painted(page);
  assert.equal(await shown(page), ARTICLE);
  await page.done();
});

test("editing an article changes its lists", async () => {
  const page = await open();
  await paste(page, ARTICLE);
  await painted(page);
  await page.getByRole("button", { name: "Edit" }).click();
  const editor = desk(page);
  assert.equal(await typed(page), ARTICLE);
  await editor.press("Control+End");
  await editor.pressSequentially(" “We are not surprised,” said Ines Marlow.");
  await page.locator("#panel-speakers .level-1", { hasText: "Ines Marlow" }).waitFor();
  await page.getByRole("button", { name: "Read" }).click();
  await page.locator("#article mark.quote", { hasText: "not surprised" }).waitFor();
  await page.done();
});

test("a long article never holds the page while it is read", async () => {
  const page = await open();
  await page.evaluate(() => {
    window.longest = 0;
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      window.longest = Math.max(window.longest, now - last);
      last = now;
      setTimeout(tick);
    };
    tick();
  });
  await paste(page, `${ARTICLE}\n\n`.repeat(60));
  await painted(page);
  // Not a measure of speed: reading this text on the main thread would hold it for longer.
  assert.ok((await page.evaluate(() => window.longest)) < 1500);
  await page.done();
});

test("reading a long text can be stopped, and the text stays", async () => {
  const page = await open();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "Nobody asked us, said Tom Abara in 2021. ".repeat(45_000));
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await page.locator("[data-notice=slow]").getByRole("button", { name: "Stop" }).click();
  await page.locator("html[data-phase=idle]").waitFor();
  assert.equal((await typed(page)).length, 41 * 45_000);
  await paste(page, ARTICLE);
  await painted(page);
  await page.done();
});

const LONG = `${ARTICLE}\n\n`.repeat(400);

/** Pastes, and presses a button of the page as soon as the reading has begun. */
async function pressWhileReading(page, text, button) {
  await page.evaluate(
    ([words, pressed]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", words);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      if (document.documentElement.dataset.phase !== "working") throw new Error("not being read");
      document.querySelector(pressed).click();
    },
    [text, button],
  );
}

test("a reading that is given up for an empty page says nothing there", async () => {
  const page = await open();
  await paste(page, ARTICLE);
  await painted(page);
  await pressWhileReading(page, LONG, "#fresh");
  // A failure is told as a task of its own.
  await page.waitForTimeout(200);
  assert.equal(await page.locator("#notices").innerText(), "");
  assert.equal(await page.locator("html[data-view=start][data-phase=idle]").count(), 1);
  await page.locator("#editor").evaluate((box, words) => {
    for (const value of [words, ""]) {
      box.value = value;
      box.dispatchEvent(new Event("input"));
    }
  }, LONG);
  await page.waitForTimeout(200);
  assert.equal(await page.locator("#notices").innerText(), "");
  await page.done();
});

test("an answer leaves the view alone that the reader has gone to meanwhile", async () => {
  const page = await open();
  await paste(page, ARTICLE);
  await painted(page);
  await pressWhileReading(page, LONG, "#mode-edit");
  await page.locator("html[data-phase=ready]").waitFor({ state: "attached" });
  assert.equal(await page.locator("html").getAttribute("data-view"), "edit");
  await page.getByRole("button", { name: "Read", exact: true }).click();
  await painted(page);
  await pressWhileReading(page, `More. ${LONG}`, "#compare");
  await page.locator("html[data-view=compare]").waitFor({ state: "attached" });
  await page.locator("html[data-phase=ready]").waitFor({ state: "attached" });
  assert.equal(await page.locator("html").getAttribute("data-view"), "compare");
  await page.done();
});

test("each stage leaves a User Timing measure in the worker", async () => {
  const page = await open();
  await paste(page, ARTICLE);
  await painted(page);
  const names = await page.workers()[0].evaluate(() => performance.getEntriesByType("measure").map(({ name }) => name));
  for (const stage of ["blocks", "words", "quotes", "figures", "attributions", "speakers", "claims"]) {
    assert.ok(names.includes(`whosaid: ${stage}`), `no measure for ${stage} in ${names.join(", ")}`);
  }
  await page.done();
});

test("a trapped instance is thrown away, the text kept, and the next worker reads it", async () => {
  const page = await open({ complaints: [/panicked|RuntimeError|out of bounds|unreachable/] });
  await paste(page, ARTICLE);
  await painted(page);
  const [worker] = page.workers();
  // Scribbles over the instance's memory, so that its next run traps.
  await worker.evaluate(async () => {
    const { default: init } = await import("./wasm/whosaid.js");
    const { memory } = await init();
    new Uint8Array(memory.buffer).fill(0xff);
  });
  await page.getByRole("button", { name: "Edit" }).click();
  const edited = `${ARTICLE} “More,” said Tom Abara.`;
  await desk(page).fill(edited);
  const notice = page.locator("[data-notice=failure]");
  await notice.waitFor();
  assert.match(await notice.innerText(), /broke down/);
  assert.equal(await typed(page), edited);
  await notice.getByRole("button", { name: "Try again" }).click();
  await page.locator("html[data-phase=ready]").waitFor();
  assert.equal(await notice.count(), 0);
  assert.notEqual(page.workers()[0], worker);
  await page.getByRole("button", { name: "Read" }).click();
  await painted(page);
  assert.equal(await shown(page), edited);
  await page.done();
});

test("a worker that the browser ends is missed at once, and the next one reads the text", async () => {
  const page = await open();
  await paste(page, ARTICLE);
  await painted(page);
  const [worker] = page.workers();
  const ended = page.waitForEvent("console", (message) => message.text() === "ended");
  // Ends over its next text, as a thread without memory does: without an error and without an answer.
  await worker.evaluate(() => {
    globalThis.postMessage = () => {
      console.log("ended");
      close();
    };
  });
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const edited = `${ARTICLE} “More,” said Tom Abara.`;
  await desk(page).fill(edited);
  await ended;
  const notice = page.locator("[data-notice=failure]");
  await notice.waitFor();
  assert.match(await notice.innerText(), /broke down.*the browser ended it.*still here/);
  assert.equal(await typed(page), edited);
  await notice.getByRole("button", { name: "Try again" }).click();
  await page.locator("html[data-phase=ready]").waitFor();
  await page.getByRole("button", { name: "Read", exact: true }).click();
  await painted(page);
  assert.equal(await shown(page), edited);
  await page.done();
});

const MISSING = {
  "the module cannot be reached": ["**/*.wasm", (route) => route.abort()],
  "the module is not there": ["**/*.wasm", (route) => route.fulfill({ status: 404, body: "not found" })],
  "the module is damaged": ["**/*.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: "\0asm damaged" })],
  "the module is another kind of file": ["**/*.wasm", (route) => route.fulfill({ contentType: "text/html", body: "<p>Sign in" })],
  "the worker is not there": ["**/worker.js", (route) => route.fulfill({ status: 404, body: "not found" })],
};
for (const [what, [files, answer]] of Object.entries(MISSING)) {
  test(`where ${what}, the page says so, keeps the text and can try again`, async () => {
    const page = await open({ complaints: [/./], prepare: (page) => page.context().route(files, answer) });
    await paste(page, ARTICLE);
    const notice = page.locator("[data-notice=failure]");
    await notice.waitFor();
    assert.match(await notice.innerText(), /could not be loaded.*still here/);
    assert.equal(await typed(page), ARTICLE);
    await page.context().unroute(files);
    await notice.getByRole("button", { name: "Try again" }).click();
    await painted(page);
    assert.equal(await shown(page), ARTICLE);
    await page.done();
  });
}

test("a browser without WebAssembly is told so", async () => {
  const page = await open({ prepare: (page) => page.addInitScript(() => delete globalThis.WebAssembly) });
  await paste(page, ARTICLE);
  const notice = page.locator("[data-notice=failure]");
  await notice.waitFor();
  assert.match(await notice.innerText(), /no WebAssembly/);
  assert.equal(await typed(page), ARTICLE);
  await page.done();
});

test("a browser whose WebAssembly has no vectors is told so", async () => {
  const page = await open({ prepare: (page) => page.addInitScript(() => (WebAssembly.validate = () => false)) });
  await paste(page, ARTICLE);
  const notice = page.locator("[data-notice=failure]");
  await notice.waitFor();
  assert.match(await notice.innerText(), /no vector instructions/);
  assert.equal(await typed(page), ARTICLE);
  await page.done();
});

test("nothing leaves the page", async () => {
  const page = await open();
  await page.locator("button.sample").first().waitFor();
  await paste(page, ARTICLE);
  await painted(page);
  const loaded = page.requests.length;
  await page.getByRole("button", { name: "Edit" }).click();
  await desk(page).fill(`${ARTICLE} “More,” said Tom Abara.`);
  await page.getByRole("button", { name: "Read" }).click();
  await painted(page);
  await page.locator("#panel-speakers .row").first().click();
  assert.deepEqual(page.requests.slice(loaded), []);
  const { origin } = new URL(page.address);
  assert.deepEqual(page.requests.filter((url) => !url.startsWith(origin)), []);
  assert.ok(page.requests.every((url) => url.startsWith(page.address)), "a request left the site's own folder");
  await page.done();
});
