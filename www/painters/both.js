/**
 * The painter of whichever view is shown: one for reading and, where the browser can paint text that is edited, one for
 * writing.
 */

/** @typedef {import("./painter.js").Painter} Painter */

/**
 * @param {import("../store.js").Store} store
 * @param {ReturnType<typeof import("./marks.js").createMarksPainter>} reading
 * @param {Painter | null} writing
 * @returns {Painter & { whole: (article: import("../annotations.js").Reading) => void }}
 */
export function createPainters(store, reading, writing) {
  /** @type {Map<Painter, import("../annotations.js").Reading>} what each has painted last */
  const painted = new Map();
  const current = () => {
    const { view } = store.state;
    return view === "read" ? reading : view === "edit" ? writing : null;
  };
  return {
    paint(article) {
      const painter = current();
      if (painter === null || painted.get(painter) === article) return;
      painted.set(painter, article);
      painter.paint(article);
    },
    /** All of an article as it is read, whichever view is shown: for paper. */
    whole(article) {
      if (painted.get(reading) !== article) reading.paint(article);
      painted.set(reading, article);
      reading.finish();
    },
    light: (article, key) => current()?.light(article, key),
    layer(layers) {
      reading.layer(layers);
      writing?.layer(layers);
    },
    reveal: (key) => current()?.reveal(key),
    point: (key, at) => current()?.point(key, at),
    revealAt: (at) => current()?.revealAt(at),
  };
}
