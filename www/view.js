/** What shows: the view, the painted article, the chosen annotation, and the line that says how it stands. */
import { afterFrame, afterRest, byId, say } from "./dom.js";
import { countWords } from "./text.js";
import { plural } from "./words.js";

/** @typedef {import("./store.js").State} State */

/** How long typing must rest before it is told what was found, in milliseconds: it is read out, and every key would be. */
const REST = 1000;

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
  byId("show").addEventListener("click", () => {
    session.read();
    // Whoever is told that there is no text is where to write it.
    if (store.state.text.trim() === "") byId("editor").focus();
  });
  byId("fresh").addEventListener("click", () => {
    session.clear();
    byId("editor").focus();
  });
  byId("panes").addEventListener("click", ({ target }) => {
    const pane = target.closest("button")?.dataset.pane;
    if (pane !== undefined) store.update({ pane });
  });
  document.addEventListener("keydown", (event) => {
    // An open dialog takes the key to close.
    if (event.key === "Escape" && store.state.selection !== null && document.querySelector("dialog[open]") === null) store.select(null);
  });

  const keepPlace = placeKeeper();
  store.subscribe(["view", "pane", "article"], (state, before) => {
    const { view, pane } = state;
    const focused = document.activeElement;
    keepPlace(state, before, () => Object.assign(root.dataset, { view, pane }));
    // What had the focus may show no more, such as the box that an article was pasted into.
    if (focused !== document.body && focused?.getClientRects().length === 0) byId("reading").focus({ preventScroll: true });
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
  store.subscribe(["phase", "reading"], ({ phase, view }) => {
    root.dataset.phase = phase;
    stopTelling();
    // The words of a long text take a while to count, and its marks need not wait for that.
    stopTelling = view === "read" ? afterFrame(tell) : afterRest(tell, REST);
  });

  function tell() {
    const { phase, reading, text } = store.state;
    const told = status(phase, reading, text);
    say(byId("status"), told);
    // Beside what is read out: it differs every time.
    const done = phase === "ready" && told !== "" && reading !== null;
    say(byId("took"), done ? `Read in ${Math.max(1, Math.round(reading.milliseconds))} ms on this machine.` : "");
  }

  /** The annotator's notes: those about a place lead there. */
  function showNotes(reading) {
    const notes = (reading?.document.notes ?? []).slice(0, MOST_NOTES);
    const over = store.state.notices.map(({ id }) => id).filter((id) => id.startsWith("note:") && Number(id.slice("note:".length)) >= notes.length);
    if (over.length > 0) store.dismiss(...over);
    for (const [i, { start, message }] of notes.entries()) {
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
  return `${found} in ${plural(countWords(text), "word")}.`;
}
