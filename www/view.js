/** What shows: the view, the painted article, the chosen annotation, and the line that says how it stands. */
import { byId, reveal } from "./dom.js";
import { plural } from "./words.js";

/**
 * @param {import("./store.js").Store} store
 * @param {import("./session.js").Session} session
 * @param {import("./painters/painter.js").Painter} painter
 */
export function showView(store, session, painter) {
  const root = document.documentElement;
  const modes = { read: byId("mode-read"), edit: byId("mode-edit") };
  const date = byId("date");

  modes.read.addEventListener("click", () => session.read());
  modes.edit.addEventListener("click", () => {
    store.update({ view: "edit" });
    byId("editor").focus();
  });
  byId("show").addEventListener("click", () => session.read());
  byId("fresh").addEventListener("click", () => {
    session.clear();
    byId("editor").focus();
  });
  date.addEventListener("change", () => session.setDate(date.value === "" ? null : date.value));
  byId("panes").addEventListener("click", ({ target }) => {
    const pane = target.closest("button")?.dataset.pane;
    if (pane !== undefined) store.update({ pane });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && store.state.selection !== null) store.select(null);
  });

  let painted = null;
  store.subscribe(["view", "reading"], ({ view, reading }) => {
    root.dataset.view = view;
    for (const [mode, button] of Object.entries(modes)) button.setAttribute("aria-pressed", String(mode === view));
    if (view !== "read" || reading === null || reading === painted) return;
    painted = reading;
    painter.paint(reading);
    painter.light(reading, store.state.selection);
  });
  store.subscribe(["view"], () => {
    scrollTo(0, 0);
    places.article = places.lists = 0;
  });
  store.subscribe(["reading"], ({ reading }) => {
    date.value = store.state.date ?? reading?.document.date ?? "";
    showNotes(reading);
  });
  store.subscribe(["selection"], ({ reading, selection }) => {
    root.classList.toggle("choosing", selection !== null);
    if (reading === null) return;
    painter.light(reading, selection);
    if (selection === null) return;
    store.update({ pane: "article" });
    painter.reveal(selection);
  });
  store.subscribe(["layers"], ({ layers }) => painter.layer(layers));
  // Each half keeps its own place; a wide screen shows both and knows no panes.
  const places = { article: 0, lists: 0 };
  store.subscribe(["pane"], ({ pane }, before) => {
    places[before.pane] = scrollY;
    root.dataset.pane = pane;
    scrollTo(0, places[pane]);
    for (const button of byId("panes").children) button.setAttribute("aria-pressed", String(button.dataset.pane === pane));
  });
  store.subscribe(["phase", "reading"], ({ phase, reading, text }) => {
    root.dataset.phase = phase;
    byId("status").textContent = status(phase, reading, text);
  });

  /** The annotator's notes: those about a place lead there. */
  function showNotes(reading) {
    const old = store.state.notices.filter(({ id }) => id.startsWith("note:")).map(({ id }) => id);
    if (old.length > 0) store.dismiss(...old);
    for (const [i, { start, message }] of (reading?.document.notes ?? []).slice(0, MOST_NOTES).entries()) {
      const words = reading.text.slice(start, start + 40).trim().split(/\s+/u).slice(0, 5).join(" ");
      store.notify({ id: `note:${i}`, tone: "hint", message: `Note: ${message}, at “${words}…”.` });
    }
  }
}

/** More notes than this say nothing more. */
const MOST_NOTES = 3;

function status(phase, reading, text) {
  if (phase === "working") return "Reading…";
  if (phase === "failed") return "Not read.";
  if (reading === null) return "";
  const { speakers, quotes, figures, claims } = reading.document;
  const found = [
    plural(speakers.length, "speaker"),
    plural(quotes.length, "quote"),
    plural(figures.length, "figure"),
    plural(claims.length, "claim"),
  ].join(", ");
  const words = plural(text.split(/\s+/u).filter(Boolean).length, "word");
  return `${found} in ${words}, read in ${Math.max(1, Math.round(reading.milliseconds))} ms on this machine.`;
}
