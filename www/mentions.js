/** Going from one mention of a speaker to the next, and round again. */

/**
 * @param {import("./store.js").Store} store
 * @param {import("./painters/painter.js").Painter} painter
 */
export function createMentions(store, painter) {
  /** @type {string | null} whose mentions are walked */
  let key = null;
  let at = -1;

  store.subscribe(["reading", "selection"], ({ selection }) => {
    if (selection !== key) {
      key = selection;
      at = -1;
    }
  });

  return {
    /**
     * @param {1 | -1} step
     * @returns {{ at: number, of: number, words: string } | null} which mention is shown now, from 1
     */
    jump(step) {
      const { reading, selection } = store.state;
      const chosen = reading?.annotations.get(selection ?? "");
      if (reading === null || chosen?.type !== "speaker" || chosen.spans.length === 0) return null;
      const of = chosen.spans.length;
      at = at < 0 && step < 0 ? of - 1 : (at + step + of) % of;
      const [start, end] = chosen.spans[at];
      store.update({ pane: "article" });
      painter.point(chosen.key, at);
      return { at: at + 1, of, words: reading.text.slice(start, end) };
    },
  };
}
