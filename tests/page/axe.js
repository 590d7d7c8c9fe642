// axe-core in the page: what it finds amiss fails the test.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Brings axe-core into a page, past its policy. */
export async function withAxe(page) {
  await page.evaluate(AXE);
}

/** What axe-core reports of the page as it stands; nothing is allowed. */
export async function audit(page, state) {
  const violations = await page.evaluate(async (tags) => {
    const { violations } = await globalThis.axe.run(document, { runOnly: { type: "tag", values: tags } });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.map(({ html, any }) => `${html.slice(0, 200)} ${any[0]?.message ?? ""}`).join("\n    ")}`);
  }, TAGS);
  assert.deepEqual(violations, [], `in the state: ${state}`);
}
