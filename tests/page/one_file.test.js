// The page in one file, opened from a disk.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { ARTICLE, desk, DIST, painted, paste, shown, site } from "./harness.js";

const { open } = site();
const address = pathToFileURL(join(DIST, "whosaid.html")).href;
const inside = (url) => /^(blob|data):/.test(url);

test("one file opens from a disk and annotates, without a complaint and without a request", async () => {
  const page = await open({ address, offline: true });
  await paste(page, ARTICLE);
  await painted(page);
  assert.equal(await shown(page), ARTICLE);
  await page.locator("#panel-speakers .level-1", { hasText: "Tom Abara" }).waitFor();
  await page.getByRole("button", { name: "Edit" }).click();
  await desk(page).fill(`${ARTICLE} “More,” said Tom Abara.`);
  await page.getByRole("button", { name: "Read" }).click();
  await page.locator("#article mark.quote", { hasText: "More" }).waitFor();
  assert.deepEqual(page.requests.filter((url) => !inside(url)), [address]);
  await page.done();
});

test("one file holds the samples, and reads pasted markup", async () => {
  const page = await open({ address, offline: true });
  await page.locator("button.sample").first().click();
  await painted(page);
  await paste(page, { "text/html": "<p>“No,” said <b>Tom</b> Abara.</p><script>x</script>", "text/plain": "x" });
  await page.locator("#article", { hasText: "Abara" }).waitFor();
  assert.equal(await shown(page), "“No,” said Tom Abara.");
  assert.deepEqual(page.requests.filter((url) => !inside(url)), [address]);
  await page.done();
});

test("one file says that it has no service worker and does not update itself", async () => {
  const page = await open({ address, offline: true });
  assert.match(await page.locator("#offline").innerText(), /one file.*no network.*no service worker.*does not update/);
  await page.done();
});

test("one file is under a policy of its own hashes", async () => {
  const page = await open({ address, offline: true, complaints: [/Content Security Policy|violates/] });
  const policy = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
  assert.doesNotMatch(policy, /'self'|'unsafe-inline'|'unsafe-eval'|https?:|\*/);
  const refused = await page.evaluate(async () => {
    const violations = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => violations.push(effectiveDirective));
    document.head.append(Object.assign(document.createElement("style"), { textContent: "p { color: red }" }));
    await fetch("https://elsewhere.test/").catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 100));
    return violations;
  });
  assert.deepEqual(refused.sort(), ["connect-src", "style-src-elem"]);
  await page.done();
});
