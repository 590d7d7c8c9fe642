/**
 * The annotator's thread. A message in is `{id, text, date}`; a message out carries the same id
 * and one of: a document, `refused` (bad options), `load` (the module did not load), `crash`
 * (the instance trapped; whoever holds this worker throws it away).
 */
import init, { annotate } from "./wasm/whosaid.js";

const loaded = init().then(
  () => {
    // The first run reads the lexicons in; better before the reader waits for it.
    annotate("“Ready,” said one of them.", {});
    return null;
  },
  (error) => String(error?.message ?? error),
);

addEventListener("message", async ({ data: { id, text, date } }) => {
  const failure = await loaded;
  if (failure !== null) return postMessage({ id, kind: "load", message: failure });
  try {
    // Measures pile up otherwise; the last run's stay, for whoever looks at them.
    performance.clearMeasures();
    const begun = performance.now();
    const document = annotate(text, { date });
    const milliseconds = performance.now() - begun;
    postMessage({ id, kind: "document", document, milliseconds, timings: timings() });
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
