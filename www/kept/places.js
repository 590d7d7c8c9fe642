/** Where the kept articles show: on the empty page, and in a dialog that a button opens. */
import { furnish } from "../dialogs.js";
import { byId } from "../dom.js";
import { createShelf } from "./shelf.js";

/**
 * @param {import("../store.js").Store} store
 * @param {import("./keeper.js").Keeper} keeper
 * @param {() => void} compare  lets the reader choose several of them to compare
 * @returns {Promise<void>} once the article that was on the page before it was loaded anew is there again
 */
export function showKept(store, keeper, compare) {
  const section = byId("kept-articles");
  const dialog = /** @type {HTMLDialogElement} */ (byId("shelf"));
  furnish(dialog, "Kept in this browser", byId("articles"));
  createShelf(section, store, keeper, { compare });
  createShelf(dialog, store, keeper, { compare, leave: () => dialog.close() });
  store.subscribe(["shelf", "secret"], ({ shelf, secret }) => {
    section.hidden = shelf.length === 0 && !secret;
  });
  section.hidden = !store.state.secret;
  return keeper.resume();
}
