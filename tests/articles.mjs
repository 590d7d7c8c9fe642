// The project's own articles, for tests and benchmarks in Node.
import { readdir, readFile } from "node:fs/promises";

const folder = new URL("articles/", import.meta.url);

/** Every article in order of name: {name, text}. */
export async function articles() {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
  const read = async (name) => ({ name, text: await readFile(new URL(`${name}/article.txt`, folder), "utf8") });
  return Promise.all(names.map(read));
}
