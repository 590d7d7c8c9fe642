// What the page's policy refuses, and that nothing leaves the page after it has loaded.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { ARTICLE, desk, DIST, drop, painted, paste, serve, site, until, WWW } from "./harness.js";

const { open } = site();
const REFUSALS = { complaints: [/Content Security Policy|Content-Security-Policy|violates|TrustedScript|TrustedHTML|Trusted Type/] };

test("no request of any kind leaves the page after it has loaded", async () => {
  const server = await serve({ "/some/path/": DIST });
  const page = await open({ offline: true, address: server.at("/some/path/") });
  const sockets = [];
  page.on("websocket", (socket) => sockets.push(socket.url()));
  await page.locator("#offline", { hasText: "Ready" }).waitFor({ state: "attached" });
  await page.locator("button.sample").first().waitFor();
  const [asked, requests] = [server.asked.length, page.requests.length];
  await paste(page, ARTICLE);
  await painted(page);
  await drop(page, "a.html", "text/html", '<p>“No,” said <a href="https://elsewhere.test/">Tom Abara</a>.</p><img src="x">');
  await page.locator("[data-notice=former]").getByRole("button", { name: "Bring it back" }).click();
  await page.locator("#article", { hasText: "Port Ellery" }).waitFor();
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    await page.locator("[role=tabpanel]:visible").first().waitFor();
  }
  await page.locator("#article mark.quote").first().click();
  await page.locator("#evidence").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Edit" }).click();
  await desk(page).fill(`${ARTICLE} “More,” said Tom Abara. See https://elsewhere.test/picture.png`);
  await page.getByRole("button", { name: "Read" }).click();
  await page.locator("#article mark.quote", { hasText: "More" }).waitFor();
  await page.getByRole("button", { name: "New article" }).click();
  await page.waitForTimeout(300);
  assert.deepEqual(server.asked.slice(asked), []);
  assert.deepEqual(page.requests.slice(requests), []);
  assert.deepEqual(sockets, []);
  assert.ok(page.requests.includes(server.at("/some/path/app.js")), "requests are seen");
  assert.ok(page.requests.every((url) => url.startsWith(server.at("/some/path/"))));
  await page.done();
  server.close();
});

test("the policy refuses every way out", async () => {
  const page = await open(REFUSALS);
  await page.evaluate(async () => {
    globalThis.violations = new Set();
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, disposition }) => {
      if (disposition === "enforce") globalThis.violations.add(effectiveDirective);
    });
    const away = "https://elsewhere.test/";
    const quietly = (run) => {
      try {
        return run();
      } catch {
        return null;
      }
    };
    await fetch(away).catch(() => {});
    quietly(() => navigator.sendBeacon(away, "text"));
    quietly(() => new WebSocket("wss://elsewhere.test/"));
    quietly(() => new EventSource(away));
    new Image().src = `${away}a.png`;
    const link = (attributes) => document.head.append(Object.assign(document.createElement("link"), attributes));
    link({ rel: "stylesheet", href: `${away}a.css` });
    const frame = Object.assign(document.createElement("iframe"), { src: away });
    const form = Object.assign(document.createElement("form"), { action: away, method: "post" });
    document.body.append(frame, form, Object.assign(document.createElement("video"), { src: `${away}a.mp4` }));
    form.submit();
  });
  const refused = () => page.evaluate(() => [...globalThis.violations].sort().join(" "));
  const all = "connect-src form-action frame-src img-src media-src style-src-elem";
  await until(async () => (await refused()) === all);
  await page.done();
});

test("no markup and no address becomes a script", async () => {
  const page = await open(REFUSALS);
  const outcomes = await page.evaluate(() => {
    const attempts = {
      innerHTML: () => (document.createElement("p").innerHTML = "<b>x</b>"),
      parser: () => new DOMParser().parseFromString("<p>", "text/html"),
      worker: () => new Worker("worker.js", { type: "module" }),
      script: () => (document.createElement("script").src = "app.js"),
      "another policy": () => trustedTypes.createPolicy("other", { createHTML: (markup) => markup }),
      "the same policy again": () => trustedTypes.createPolicy("whosaid", { createHTML: (markup) => markup }),
    };
    return Object.entries(attempts).filter(([, run]) => {
      try {
        run();
        return true;
      } catch {
        return false;
      }
    }).map(([name]) => name);
  });
  assert.deepEqual(outcomes, []);
  await page.done();
});

test("the one policy knows the page's workers alone", async () => {
  // Apart from the page, which has the one policy already.
  const server = await serve({ "/some/path/": DIST, "/some/parts/": WWW });
  server.answers["/some/parts/blank.html"] = "<!doctype html>";
  const page = await open();
  await page.goto(server.at("/some/parts/blank.html"));
  const given = await page.evaluate(async () => {
    const { trustedAddress, parseInert } = await import("./trust.js");
    const { WORKER, SERVICE_WORKER } = await import("./place.js");
    const known = [WORKER.address, SERVICE_WORKER].map((address) => String(trustedAddress(address)) === address);
    const others = ["worker.js", "https://elsewhere.test/worker.js", `${WORKER.address}?`, "data:text/javascript,1", null];
    const refused = others.map((address) => {
      try {
        return `${trustedAddress(address)}`;
      } catch (error) {
        return error.constructor.name;
      }
    });
    return { known, refused, inert: parseInert("<p>a</p>").defaultView };
  });
  assert.deepEqual(given, { known: [true, true], refused: Array(5).fill("TypeError"), inert: null });
  await page.done();
  server.close();
});

test("without Trusted Types the page works as well", async () => {
  const without = (policy) => policy.replace(/ require-trusted-types-for 'script'; trusted-types whosaid;/, "");
  const server = await serve({ "/some/path/": DIST });
  const index = await readFile(join(DIST, "index.html"), "utf8");
  assert.notEqual(without(index), index);
  server.answers["/some/path/"] = without(index);
  server.policy = without(server.policy);
  const address = server.at("/some/path/");
  const page = await open({ address, prepare: (page) => page.addInitScript(() => delete globalThis.trustedTypes) });
  await paste(page, { "text/html": "<p>“No,” said <b>Tom Abara</b>.</p>", "text/plain": "x" });
  await painted(page);
  assert.equal(await page.evaluate(() => typeof trustedTypes), "undefined");
  await page.done();
  server.close();
});
