/** Where the kept articles show: on the empty page, and in a dialog that a button opens. */
import { furnish } from "../dialogs.js";
import { byId } from "../dom.js";
import { createShelf } from "./shelf.js";

/**
 * @param {import("../store.js").Store} store
 * @param {import("./keeper.js").Keeper} keeper
 * @returns {Promise<void>} once the article that was on the page before it was loaded anew is there again
 */
export function showKept(store, keeper) {
  const section = byId("kept-articles");
  const dialog = /** @type {HTMLDialogElement} */ (byId("shelf"));
  furnish(dialog, "Kept in this browser", byId("articles"));
  createShelf(section, store, keeper);
  createShelf(dialog, store, keeper, () => dialog.close());
  store.subscribe(["shelf", "secret"], ({ shelf, secret }) => {
    section.hidden = shelf.length === 0 && !secret;
  });
  section.hidden = !store.state.secret;
  return keeper.resume();
}
