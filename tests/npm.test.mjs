// The npm package in Node: by its name, in an installed place, with its types beside it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const dist = process.env.WHOSAID_DIST ?? fileURLToPath(new URL("../dist", import.meta.url));
const folder = path.join(dist, "npm");

test("the package is imported by its name", () => {
  const place = mkdtempSync(path.join(tmpdir(), "whosaid-"));
  mkdirSync(path.join(place, "node_modules"));
  symlinkSync(folder, path.join(place, "node_modules/whosaid"), "dir");
  const code = `
    import init, { annotate, exportArticle, version } from "whosaid";
    await init();
    const text = "“The bridge will open in May,” Ada Kerr told reporters.";
    const document = annotate(text);
    const name = document.speakers[document.attributions[0].speaker].name;
    const notes = exportArticle({ whosaid: 1, text, document }, "text");
    console.log(JSON.stringify({ name, notes, version: version() }));
  `;
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--input-type=module", "--eval", code], {
    cwd: place,
    encoding: "utf8",
  });
  rmSync(place, { recursive: true });
  assert.equal(status, 0, stderr);
  const { name, notes, version } = JSON.parse(stdout);
  assert.equal(name, "Ada Kerr");
  assert.ok(notes.includes("[1] Ada Kerr: direct speech"), notes);
  assert.equal(version, JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")).version);
});

test("what the package says it has is there", () => {
  const { exports } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const files = (entry) => (typeof entry === "string" ? [entry] : Object.values(entry).flatMap(files));
  const named = files(exports);
  assert.ok(named.length >= 6);
  for (const name of named) assert.ok(readFileSync(path.join(folder, name)).length > 0, name);
});
