/** What shows: the view, the painted article, the chosen annotation, and the line that says how it stands. */
import { afterFrame, byId, say } from "./dom.js";
import { countWords } from "./text.js";
import { plural } from "./words.js";

/** @typedef {import("./store.js").State} State */

/**
 * @param {import("./store.js").Store} store
 * @param {import("./session.js").Session} session
 * @param {import("./painters/painter.js").Painter} painter
 */
export function showView(store, session, painter) {
  const root = document.documentElement;
  const modes = { read: byId("mode-read"), edit: byId("mode-edit") };

  modes.read.addEventListener("click", () => session.read());
  modes.edit.addEventListener("click", () => {
    store.update({ view: "edit" });
    byId(root.hasAttribute("data-writing") ? "writing" : "editor").focus();
  });
  byId("show").addEventListener("click", () => session.read());
  byId("fresh").addEventListener("click", () => {
    session.clear();
    byId("editor").focus();
  });
  byId("panes").addEventListener("click", ({ target }) => {
    const pane = target.closest("button")?.dataset.pane;
    if (pane !== undefined) store.update({ pane });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && store.state.selection !== null) store.select(null);
  });

  const keepPlace = placeKeeper();
  store.subscribe(["view", "pane", "article"], (state, before) => {
    const { view, pane } = state;
    keepPlace(state, before, () => Object.assign(root.dataset, { view, pane }));
    for (const [mode, button] of Object.entries(modes)) button.setAttribute("aria-pressed", String(mode === view));
    for (const button of byId("panes").children) button.setAttribute("aria-pressed", String(button.dataset.pane === pane));
  });
  store.subscribe(["view", "reading"], ({ view, reading, selection }) => {
    if (view === "start" || view === "compare" || reading === null) return;
    painter.paint(reading);
    painter.light(reading, selection);
  });
  store.subscribe(["reading"], ({ reading }) => {
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
  let stopTelling = () => {};
  store.subscribe(["phase", "reading"], ({ phase, reading, text }) => {
    root.dataset.phase = phase;
    stopTelling();
    // The words of a long text take a while to count, and its marks need not wait for that.
    stopTelling = afterFrame(() => say(byId("status"), status(phase, reading, text)));
  });

  /** The annotator's notes: those about a place lead there. */
  function showNotes(reading) {
    const old = store.state.notices.filter(({ id }) => id.startsWith("note:")).map(({ id }) => id);
    if (old.length > 0) store.dismiss(...old);
    for (const [i, { start, message }] of (reading?.document.notes ?? []).slice(0, MOST_NOTES).entries()) {
      const words = reading.text.slice(start, start + 40).trim().split(/\s+/u).slice(0, 5).join(" ");
      const action = { label: "Show", run: () => painter.revealAt(start) };
      // What is noted of the text as a whole begins with it, and has no place to show.
      const said = `${message.charAt(0).toUpperCase()}${message.slice(1).replace(/\.$/u, "")}`;
      const placed = start > 0 ? { message: `${said}, at “${words}…”.`, action } : { message: `${said}.` };
      store.notify({ id: `note:${i}`, tone: "hint", ...placed });
    }
  }
}

/**
 * Every view keeps its place while another is shown; another article begins at its beginning.
 * @returns {(state: State, before: State, change: () => void) => void}
 */
function placeKeeper() {
  /** @type {Map<string, number>} */
  const places = new Map();
  // Wide screens scroll the article beside its lists, narrow ones the page.
  const wide = matchMedia("(min-width: 60rem)");
  const scroller = () => (wide.matches ? byId("reading") : document.scrollingElement);
  const name = ({ view, pane }) => `${view} ${pane}`;
  return (state, before, change) => {
    places.set(name(before), scroller().scrollTop);
    change();
    if (state.article !== before.article) places.clear();
    scroller().scrollTop = places.get(name(state)) ?? 0;
  };
}

/** More notes than this say nothing more. */
const MOST_NOTES = 3;

function status(phase, reading, text) {
  if (phase === "working") return "Reading…";
  if (phase === "failed") return "Not read.";
  if (reading === null || reading.text !== text) return "";
  const { speakers, quotes, figures, claims } = reading.document;
  const found = [
    plural(speakers.length, "speaker"),
    plural(quotes.length, "quote"),
    plural(figures.length, "figure"),
    plural(claims.length, "claim"),
  ].join(", ");
  const words = plural(countWords(text), "word");
  return `${found} in ${words}, read in ${Math.max(1, Math.round(reading.milliseconds))} ms on this machine.`;
}
