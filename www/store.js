/**
 * The page's one state. Every part of the page reads it, changes it through `update` and the
 * actions below, and hears of changes by the names of the keys it asked for.
 *
 * A new part of the state is one more key.
 *
 * @typedef {import("./annotations.js").Reading} Reading
 *
 * @typedef {object} State
 * @property {"start" | "read" | "edit" | "compare"} view  the empty page, the annotated article, its text, or several versions
 * @property {"article" | "lists"} pane        which half a narrow screen shows
 * @property {"idle" | "working" | "ready" | "failed"} phase  how the newest request stands
 * @property {number} article                  grows with every article that takes the place of another
 * @property {string} text                     the reader's text as it stands now
 * @property {Reading | null} reading          the newest annotated text; may lag behind `text`
 * @property {string | null} selection         the key of the chosen annotation
 * @property {Readonly<Record<string, boolean>>} layers  which layers are drawn
 * @property {string | null} date              the article's date as the reader set it
 * @property {string | null} address           where the article stands on the web, as the reader says
 * @property {import("./corrections/history.js").History} corrections  the reader's, on this article
 * @property {string | null} kept              the id under which the article is kept in this browser
 * @property {readonly import("./kept/database.js").Kept[]} shelf  the articles kept in this browser, the newest first
 * @property {boolean} secret                  whether nothing is to be kept
 * @property {readonly import("./notices.js").Notice[]} notices  what the reader should know
 */

import { NONE } from "./corrections/history.js";

/** The layers, in the legend's order, and how the legend calls them. */
export const LAYERS = Object.freeze({
  speakers: "Speakers",
  quotes: "Quotes",
  reported: "Reported speech",
  figures: "Figures",
  claims: "Claims",
});

/** @type {Readonly<State>} */
const INITIAL = Object.freeze({
  view: "start",
  pane: "article",
  phase: "idle",
  article: 0,
  text: "",
  reading: null,
  selection: null,
  layers: Object.freeze(Object.fromEntries(Object.keys(LAYERS).map((id) => [id, true]))),
  date: null,
  address: null,
  corrections: NONE,
  kept: null,
  shelf: Object.freeze([]),
  secret: false,
  notices: Object.freeze([]),
});

/**
 * @typedef {ReturnType<typeof createStore>} Store
 *
 * @param {Readonly<State>} [initial] another state, for a part of the page that has one of its own
 */
export function createStore(initial = INITIAL) {
  let state = initial;
  /** @type {Set<{keys: (keyof State)[], run: (state: State, before: State) => void}>} */
  const listeners = new Set();

  const store = {
    /** @returns {Readonly<State>} */
    get state() {
      return state;
    },

    /**
     * Lays `change` over the state, then tells those who asked for a key that really changed.
     * @param {Partial<State>} change
     */
    update(change) {
      const before = state;
      state = Object.freeze({ ...state, ...change });
      const changed = new Set(Object.keys(change).filter((key) => before[key] !== state[key]));
      if (changed.size === 0) return;
      for (const { keys, run } of [...listeners]) {
        if (keys.some((key) => changed.has(key))) run(state, before);
      }
    },

    /**
     * @param {(keyof State)[]} keys
     * @param {(state: State, before: State) => void} run
     * @returns {() => void} ends the subscription
     */
    subscribe(keys, run) {
      const listener = { keys, run };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** @param {string | null} key an annotation of the current reading, or null for none */
    select(key) {
      store.update({ selection: key !== null && state.reading?.annotations.has(key) ? key : null });
    },

    /** @param {string} layer */
    toggleLayer(layer) {
      store.update({ layers: Object.freeze({ ...state.layers, [layer]: !state.layers[layer] }) });
    },

    /** @param {import("./notices.js").Notice} notice takes the place of the notice of the same id */
    notify(notice) {
      const at = state.notices.findIndex(({ id }) => id === notice.id);
      store.update({ notices: at < 0 ? [...state.notices, notice] : state.notices.with(at, notice) });
    },

    /** @param {...string} ids notices to take away; all of them when none is named */
    dismiss(...ids) {
      const notices = state.notices.filter(({ id }) => ids.length > 0 && !ids.includes(id));
      if (notices.length !== state.notices.length) store.update({ notices });
    },
  };
  return store;
}
