/**
 * The annotator's thread. A message in is `{id, ask, given}`, where `ask` names one of the tasks below; a message out
 * carries the same id and one of: `answer`, `refused` (what was given is of no use, and why), `load` (the module did
 * not load), `crash` (the instance trapped; whoever holds this worker throws it away).
 */
import init, { annotate, exportArticle, openArticle } from "./wasm/whosaid.js";

const loaded = init().then(
  () => {
    // The first run reads the lexicons in; better before the reader waits for it.
    annotate("“Ready,” said one of them.", {});
    return null;
  },
  (error) => String(error?.message ?? error),
);

const TASKS = {
  annotate({ text, date }) {
    // Measures pile up otherwise; the last run's stay, for whoever looks at them.
    performance.clearMeasures();
    const begun = performance.now();
    const document = annotate(text, { date });
    const milliseconds = performance.now() - begun;
    return { document, milliseconds, timings: timings() };
  },
  export: ({ article, format }) => exportArticle(article, format),
  open: (json) => openArticle(json),
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
