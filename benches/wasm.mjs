// Bytes a second of the wasm build, over the project's own articles: the document as JSON and as an object.
import { articles } from "../tests/articles.mjs";
import { loadWasm } from "../tests/load_wasm.mjs";

/** How long each measurement goes on, in milliseconds; warming up takes half of it. */
const TIME = 2000;

const { annotate, annotateJson } = await loadWasm();
const texts = (await articles()).map(({ text }) => text);
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
// An annotator remembers the paragraphs of the last text; going round the articles, it never meets one again.
if (texts.length < 2) throw new Error("one article alone would be remembered, not annotated");

for (const [name, run] of [["json", annotateJson], ["object", annotate]]) {
  measure(run, TIME / 2);
  console.log(`wasm/${name}: ${(measure(run, TIME) / 1e6).toFixed(2)} MB/s`);
}

/** The median round's bytes a second. */
function measure(run, time) {
  const rounds = [];
  const end = performance.now() + time;
  while (performance.now() < end || rounds.length < 3) {
    const start = performance.now();
    for (const text of texts) run(text);
    rounds.push(performance.now() - start);
  }
  rounds.sort((a, b) => a - b);
  return (bytes / rounds[rounds.length >> 1]) * 1000;
}
