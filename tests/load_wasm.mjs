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

/** The library as the page's worker sees it. */
export async function loadWasm() {
  // The glue is a module, but named .js in a folder without package.json, which Node takes for CommonJS.
  const glue = await readFile(path.join(folder, "whosaid.js"), "utf8");
  const library = await import(`data:text/javascript,${encodeURIComponent(glue)}`);
  await library.default({ module_or_path: await readWasm() });
  return library;
}
