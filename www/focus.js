/** Where the focus goes when what had it goes out of sight: nobody who works by keyboard is left at the page's beginning. */
import { byId } from "./dom.js";

/** @param {import("./store.js").Store} store */
export function createFocus(store) {
  /** @type {HTMLElement | null} the row that was chosen by keyboard on a narrow screen, where the article covers the lists */
  let row = null;

  store.subscribe(["selection"], ({ selection, pane, reading }, before) => {
    const at = document.activeElement;
    if (selection !== null && pane === "lists") {
      row = at?.matches(".row:focus-visible") ? /** @type {HTMLElement} */ (at) : null;
      // Once the article shows.
      if (row !== null) queueMicrotask(focusChosen);
    } else if (selection === null && pane === "article" && reading === before.reading && row?.isConnected) {
      // And back, where the reader lets go of it.
      store.update({ pane: "lists" });
      row.focus();
    }
    if (selection === null) row = null;
  });
}

/** Gives the focus to the words that are chosen, which are in view already. */
export function focusChosen() {
  const article = byId("article");
  const words = article.querySelector("mark.chosen[data-first]") ?? article.querySelector("mark.lit[data-first]");
  words?.focus({ preventScroll: true });
}
