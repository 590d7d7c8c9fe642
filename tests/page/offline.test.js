// The page without a network, its caches beside those of others, and the way from one build to the next.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { ARTICLE, desk, DIST, painted, paste, serve, shown, site, typed, until } from "./harness.js";

const { open } = site();

/** A copy of the built site that a test may change, served under its own path. */
async function host(...paths) {
  const folder = await mkdtemp(join(tmpdir(), "whosaid-"));
  await cp(DIST, folder, { recursive: true });
  const server = await serve(Object.fromEntries(paths.map((path) => [path, folder])));
  after(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });
  return Object.assign(server, {
    /** Publishes another build: the same files, but for a word of the page. */
    async publish(version) {
      const worker = join(folder, "sw.js");
      const code = await readFile(worker, "utf8");
      await writeFile(worker, code.replace(/version: "[^"]*"/, `version: "${version}"`));
    },
    /** Publishes another build in which the comparison's script has another name, as after a change of it. */
    async publishComparison() {
      const app = await readFile(join(folder, "app.js"), "utf8");
      const [room] = /room-\w+\.js/.exec(app);
      const changed = app.replaceAll(room, "room-NEXT.js");
      await rename(join(folder, room), join(folder, "room-NEXT.js"));
      await writeFile(join(folder, "app.js"), changed);
      const hash = `sha256-${createHash("sha256").update(changed).digest("base64")}`;
      const worker = join(folder, "sw.js");
      const code = await readFile(worker, "utf8");
      await writeFile(worker, code.replaceAll(room, "room-NEXT.js").replace(/\["app.js", "[^"]+"\]/, `["app.js", "${hash}"]`));
      await this.publish("next");
    },
  });
}

const ready = (page) => page.locator("#offline", { hasText: "Ready to work offline" }).waitFor({ state: "attached" });
/** A page that works offline, with an article on it. */
async function offlineWithArticle(server) {
  const page = await open({ offline: true, address: server.at("/some/path/") });
  await ready(page);
  await page.reload();
  await paste(page, ARTICLE);
  await painted(page);
  return page;
}

const caches = (page) => page.evaluate(async () => (await globalThis.caches.keys()).sort());
const version = async () => /version: "([0-9a-f]{16})"/.exec(await readFile(join(DIST, "sw.js"), "utf8"))[1];

test("after the first visit the page works without a network", async () => {
  const server = await host("/some/path/");
  const page = await open({ offline: true, address: server.at("/some/path/") });
  await ready(page);
  await page.context().setOffline(true);
  server.close();
  await page.reload();
  await page.locator("button.sample").first().click();
  await painted(page);
  await paste(page, ARTICLE);
  await page.locator("#article", { hasText: "Port Ellery" }).waitFor();
  assert.equal(await shown(page), ARTICLE);
  // The page's other addresses; it opens with the article that this tab showed.
  await page.goto(`${server.at("/some/path/")}index.html?from=a-shortcut`);
  await painted(page);
  await page.done();
});

test("the cache holds the build's files and nothing else", async () => {
  const server = await host("/some/path/");
  const page = await open({ offline: true, address: server.at("/some/path/") });
  await ready(page);
  await page.evaluate(() => fetch("sw.js?not-ours"));
  const [name, ...others] = await caches(page);
  assert.equal(name, `whosaid /some/path/ ${await version()}`);
  assert.deepEqual(others, []);
  const kept = await page.evaluate(
    async (name) => (await (await globalThis.caches.open(name)).keys()).map(({ url }) => new URL(url).pathname),
    name,
  );
  const listed = [...(await readFile(join(DIST, "sw.js"), "utf8")).matchAll(/^ {4}\["([^"]+)"/gm)].map(([, file]) => file);
  assert.ok(listed.includes("app.js") && listed.includes("wasm/whosaid_bg.wasm") && !listed.includes("sw.js"));
  const paths = listed.map((file) => `/some/path/${file === "index.html" ? "" : file}`);
  assert.deepEqual(kept.sort(), paths.sort());
  await page.done();
});

test("two sites on one origin keep their own caches", async () => {
  const server = await host("/a/", "/a/b/", "/c/");
  const page = await open({ offline: true, address: server.at("/a/") });
  await ready(page);
  await page.evaluate(async () => {
    await globalThis.caches.open("whosaid /a/ 0000");
    await globalThis.caches.open("whosaid /a/b/ 0000");
    await globalThis.caches.open("somebody else’s");
  });
  const now = await version();
  for (const path of ["/a/b/", "/c/"]) {
    await page.goto(server.at(path));
    await ready(page);
  }
  // A site's own old caches went when its build took over, and no others: that of /a/ waits for the next one.
  assert.deepEqual(await caches(page), [
    "somebody else’s",
    "whosaid /a/ 0000",
    `whosaid /a/ ${now}`,
    `whosaid /a/b/ ${now}`,
    `whosaid /c/ ${now}`,
  ].sort());
  await page.done();
});

test("a new build waits until it is asked for, and the text comes along", async () => {
  const server = await host("/some/path/");
  const page = await open({ offline: true, address: server.at("/some/path/") });
  await ready(page);
  await server.publish("next");
  let loads = 0;
  page.on("framenavigated", () => (loads += 1));
  await page.reload();
  await paste(page, ARTICLE);
  await painted(page);
  const notice = page.locator("[data-notice=update]");
  await notice.waitFor();
  await page.waitForTimeout(500);
  assert.equal(loads, 1);
  const before = await caches(page);
  assert.deepEqual(before, [`whosaid /some/path/ ${await version()}`, "whosaid /some/path/ next"]);
  await page.getByRole("button", { name: "Edit" }).click();
  const edited = `${ARTICLE} “More,” said Tom Abara.`;
  await desk(page).fill(edited);
  const again = page.waitForEvent("framenavigated");
  await notice.getByRole("button", { name: "Use the new version" }).click();
  await again;
  await page.locator("html[data-view=edit][data-phase=ready]").waitFor();
  assert.equal(await typed(page), edited);
  assert.deepEqual(await caches(page), ["whosaid /some/path/ next"]);
  assert.equal(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.endsWith(" carried")).length), 0);
  assert.equal(loads, 2);
  await page.done();
});

test("text that can neither be kept nor put by is not lost unwarned", async () => {
  const server = await host("/some/path/");
  const page = await open({ offline: true, address: server.at("/some/path/") });
  await ready(page);
  // Otherwise the article is kept in the browser, and so on the page again after it has loaded.
  await page.evaluate(() => localStorage.setItem("whosaid /some/path/ secret", "yes"));
  await server.publish("next");
  await page.reload();
  await paste(page, ARTICLE);
  await painted(page);
  await page.evaluate(() => (Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }));
  const notice = page.locator("[data-notice=update]");
  await notice.getByRole("button", { name: "Use the new version" }).click();
  await page.locator("[data-notice=update].problem", { hasText: "copy it first" }).waitFor();
  assert.equal(await shown(page), ARTICLE);
  const again = page.waitForEvent("framenavigated");
  await notice.getByRole("button", { name: "Load without it" }).click();
  await again;
  await page.locator("html[data-view=start]").waitFor();
  await page.done();
});

test("a tab beside the one that updates is told, and stays as it is", async () => {
  const server = await host("/some/path/");
  const page = await offlineWithArticle(server);
  await server.publish("next");
  const other = await page.context().newPage();
  await other.goto(server.at("/some/path/"));
  await other.locator("[data-notice=update]").getByRole("button", { name: "Use the new version" }).click();
  await page.locator("[data-notice=update]", { hasText: "Another tab" }).waitFor();
  assert.equal(await shown(page), ARTICLE);
  const again = page.waitForEvent("framenavigated");
  await page.locator("[data-notice=update]").getByRole("button", { name: "Use the new version" }).click();
  await again;
  await painted(page);
  assert.equal(await shown(page), ARTICLE);
  await page.done();
});

test("a tab beside the one that updates can still compare", async () => {
  const server = await host("/some/path/");
  const page = await offlineWithArticle(server);
  await ready(page);
  await server.publishComparison();
  const other = await page.context().newPage();
  await other.goto(server.at("/some/path/"));
  await page.locator("[data-notice=update]").waitFor();
  await other.locator("[data-notice=update]").getByRole("button", { name: "Use the new version" }).click();
  await page.locator("[data-notice=update]", { hasText: "Another tab" }).waitFor();
  await page.locator("#compare").click();
  await page.getByRole("heading", { name: "Compare versions" }).waitFor();
  await page.done();
});

test("a build that is half published is kept once it is whole", async () => {
  const server = await host("/some/path/");
  const changed = "/some/path/icons/icon-192.png";
  server.answers[changed] = "of another build";
  const page = await open({ offline: true, address: server.at("/some/path/"), complaints: [/integrity/] });
  const registrations = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  await until(() => server.asked.includes(changed));
  await until(async () => (await registrations()) === 0);
  assert.deepEqual(await caches(page), []);
  delete server.answers[changed];
  await page.reload();
  await ready(page);
  assert.equal((await caches(page)).length, 1);
  await page.done();
});

test("the manifest's files are there, and of the sizes it gives", async () => {
  const page = await open();
  const link = await page.locator("link[rel=manifest]").evaluate(({ href }) => href);
  const manifest = await page.evaluate(async (link) => (await fetch(link)).json(), link);
  assert.equal(new URL(manifest.start_url, link).href, page.address);
  for (const { src, sizes, type } of manifest.icons) {
    const found = await page.evaluate(async (address) => {
      const answer = await fetch(address);
      const image = new Image();
      image.src = address;
      await image.decode();
      return { type: answer.headers.get("content-type"), sizes: `${image.naturalWidth}x${image.naturalHeight}` };
    }, new URL(src, link).href);
    assert.equal(found.type.split(";")[0], type);
    if (sizes !== "any") assert.equal(found.sizes, sizes, src);
  }
  await page.done();
});
