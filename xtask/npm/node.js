/** The package's entry in Node, which fetches no files: it reads the module from beside itself. */
import { readFile } from "node:fs/promises";

import load from "./whosaid.js";

export * from "./whosaid.js";

/** @param {BufferSource | WebAssembly.Module} [module] the compiled library, where it is not beside this file */
export default async function init(module) {
  return load({ module_or_path: module ?? (await readFile(new URL("whosaid_bg.wasm", import.meta.url))) });
}
