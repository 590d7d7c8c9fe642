// Loads the site's wasm build into Node, for tests and benchmarks.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Where the built site has it, as `cargo xtask build` leaves it. */
const folder = path.join(process.env.WHOSAID_DIST ?? fileURLToPath(new URL("../dist", import.meta.url)), "wasm");

/** The module itself. */
export function readWasm() {
  return readFile(path.join(folder, "whosaid_bg.wasm"));
}

/** A module that imports nothing. Ours are named .js in folders without package.json, which Node takes for CommonJS. */
export async function loadModule(file) {
  return import(`data:text/javascript,${encodeURIComponent(await readFile(file, "utf8"))}`);
}

/** The library as the page's worker sees it. */
export async function loadWasm() {
  const library = await loadModule(path.join(folder, "whosaid.js"));
  await library.default({ module_or_path: await readWasm() });
  return library;
}
