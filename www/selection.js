/** Going from one annotation to the next, in the order of the text. */
import { focusChosen } from "./focus.js";

/**
 * @param {import("./store.js").Store} store
 * @param {import("./painters/painter.js").Painter} painter
 */
export function createWalk(store, painter) {
  function choose(key) {
    if (key === undefined) return;
    store.select(key);
    painter.reveal(key);
  }

  return {
    /** @param {1 | -1} step to the next or previous annotation of the same list */
    walk(step) {
      const { reading, selection } = store.state;
      const chosen = reading?.annotations.get(selection ?? "");
      if (reading === null || chosen === undefined) return;
      const keys = chosen.type === "speaker" ? [...reading.annotations.keys()] : reading.order;
      const alike = keys.filter((key) => reading.annotations.get(key)?.type === chosen.type);
      choose(alike[alike.indexOf(chosen.key) + step]);
    },

    /**
     * To the next or previous annotation of some types, from the chosen one on; from the ends of the text where none is.
     * The focus goes along: what had it may be scrolled out of view.
     * @param {string[]} types
     * @param {1 | -1} step
     */
    to(types, step) {
      const { reading, selection } = store.state;
      if (reading === null) return;
      const keys = reading.order.filter((key) => key === selection || types.includes(reading.annotations.get(key)?.type ?? ""));
      const at = keys.indexOf(selection ?? "");
      choose(at < 0 ? keys.at(step > 0 ? 0 : -1) : keys[at + step]);
      focusChosen();
    },
  };
}
