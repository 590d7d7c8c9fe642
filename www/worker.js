/**
 * The annotator's thread. A message in is `{id, ask, given}`, where `ask` names one of the tasks below; a message out
 * carries the same id and one of: `answer`, `refused` (what was given is of no use, and why), `load` (the module did
 * not load), `crash` (the instance trapped; whoever holds this worker throws it away). Before all others comes `alive`,
 * with the name of a lock that is held as long as this thread lives.
 */
import init, { annotateChange, annotateJson, compareArticles, exportArticle, exportComparison, openArticle } from "./wasm/whosaid.js";

const loaded = init().then(
  () => {
    // The first run reads the lexicons in; better before the reader waits for it.
    annotateJson("“Ready,” said one of them.", {});
    return null;
  },
  (error) => String(error?.message ?? error),
);

const lock = `whosaid ${performance.timeOrigin} ${Math.random()}`;
// Not to be had everywhere, from a file on a disk for one; then a lost thread shows as a reading that takes long.
navigator.locks
  ?.request(lock, () => {
    postMessage({ kind: "alive", lock });
    return new Promise(() => {});
  })
  .catch(() => {});

const TASKS = {
  annotate({ text, date }) {
    // Measures pile up otherwise; the last run's stay, for whoever looks at them.
    performance.clearMeasures();
    const begun = performance.now();
    // What changed since the last text, as one string: the page reads that more quickly than it takes an object over.
    const json = annotateChange(text, { date });
    const milliseconds = performance.now() - begun;
    return { json, milliseconds, timings: timings() };
  },
  export: ({ article, format }) => exportArticle(article, format),
  open: (json) => openArticle(json),
  compare: (articles) => compareArticles(articles),
  exportComparison: ({ articles, format }) => exportComparison(articles, format),
};

addEventListener("message", async ({ data: { id, ask, given } }) => {
  const failure = await loaded;
  if (failure !== null) return postMessage({ id, kind: "load", message: failure });
  try {
    postMessage({ id, kind: "answer", answer: TASKS[ask](given) });
  } catch (error) {
    const trapped = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    postMessage({ id, kind: trapped ? "crash" : "refused", message: String(error?.message ?? error) });
  }
});

/** The stages' User Timing measures, as the annotator set them. */
function timings() {
  return performance
    .getEntriesByType("measure")
    .filter(({ name }) => name.startsWith("whosaid: "))
    .map(({ name, duration }) => ({ name, duration }));
}
