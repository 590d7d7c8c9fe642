// The wasm build over the project's own articles: bytes a second, the document as JSON and as an object; each stage's
// share; and how long an article of 1,000 words takes.
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
  performance.clearMeasures();
  console.log(`wasm/${name}: ${(measure(run, TIME) / 1e6).toFixed(2)} MB/s`);
}

shares();

// Two articles in turn, for the same reason.
const words = texts.join("\n\n").match(/\S+\s*/g);
const long = [0, 1000].map((start) => words.slice(start, start + 1000).join(""));
console.log(`wasm/1,000 words: ${(median(() => long.forEach((text) => annotate(text)), TIME) / 2).toFixed(1)} ms`);

/** The median round's bytes a second. */
function measure(run, time) {
  return (bytes / median(() => texts.forEach((text) => run(text)), time)) * 1000;
}

/** The median time of a round, in milliseconds. */
function median(round, time) {
  const rounds = [];
  const end = performance.now() + time;
  while (performance.now() < end || rounds.length < 3) {
    const start = performance.now();
    round();
    rounds.push(performance.now() - start);
  }
  rounds.sort((a, b) => a - b);
  return rounds[rounds.length >> 1];
}

/** Prints each stage's share of a round, from the measures that the annotator leaves on the timeline. */
function shares() {
  performance.clearMeasures();
  for (const text of texts) annotate(text);
  const spent = new Map();
  for (const { name, duration } of performance.getEntriesByType("measure")) {
    spent.set(name, (spent.get(name) ?? 0) + duration);
  }
  performance.clearMeasures();
  const whole = [...spent.values()].reduce((sum, time) => sum + time, 0);
  for (const [name, time] of spent) {
    console.log(`wasm/share/${name.replace("whosaid: ", "").padEnd(14)}${((100 * time) / whole).toFixed(1).padStart(5)} %`);
  }
}
