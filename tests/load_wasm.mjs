// Loads the site's wasm build into Node, for tests and benchmarks.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the built site, as `cargo xtask build` leaves it. */
const dist = process.env.WHOSAID_DIST ?? fileURLToPath(new URL("../dist", import.meta.url));

/** The library as the page's worker sees it. */
export async function loadWasm() {
  const folder = path.join(dist, "wasm");
  // The glue is a module, but named .js in a folder without package.json, which Node takes for CommonJS.
  const glue = await readFile(path.join(folder, "whosaid.js"), "utf8");
  const library = await import(`data:text/javascript,${encodeURIComponent(glue)}`);
  await library.default({ module_or_path: await readFile(path.join(folder, "whosaid_bg.wasm")) });
  return library;
}
