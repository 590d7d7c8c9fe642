/** Going from one annotation to the next, in the order of the text. */

/**
 * @param {import("./store.js").Store} store
 * @param {import("./painters/painter.js").Painter} painter
 */
export function createWalk(store, painter) {
  return {
    /** @param {1 | -1} step to the next or previous annotation of the same list */
    walk(step) {
      const { reading, selection } = store.state;
      const chosen = reading?.annotations.get(selection ?? "");
      if (reading === null || chosen === undefined) return;
      const keys = chosen.type === "speaker" ? [...reading.annotations.keys()] : reading.order;
      const alike = keys.filter((key) => reading.annotations.get(key)?.type === chosen.type);
      const next = alike[alike.indexOf(chosen.key) + step];
      if (next === undefined) return;
      store.select(next);
      painter.reveal(next);
    },
  };
}
