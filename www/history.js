/** How many corrections the reader has made, and the way back: buttons, and the keys that everybody knows for it. */
import { h } from "./dom.js";
import { plural } from "./words.js";

/**
 * @param {HTMLElement} root
 * @param {import("./store.js").Store} store
 * @param {import("./session.js").Session} session
 */
export function createHistory(root, store, session) {
  const said = h("span", { role: "status" });
  const back = h("button", { type: "button", class: "plain small", onclick: () => session.undo() }, "Undo");
  const again = h("button", { type: "button", class: "plain small", onclick: () => session.redo() }, "Redo");
  root.append(said, back, again);

  store.subscribe(["corrections"], ({ corrections: { done, undone } }) => {
    const focused = document.activeElement;
    root.hidden = done.length + undone.length === 0;
    said.textContent = `${plural(done.length, "correction")} of yours`;
    back.toggleAttribute("disabled", done.length === 0);
    again.toggleAttribute("disabled", undone.length === 0);
    // A button that can do no more hands the focus to the other.
    if (focused === back && done.length === 0) again.focus();
    if (focused === again && undone.length === 0) back.focus();
  });

  document.addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return;
    if (store.state.view !== "read" || inField(event.target)) return;
    if (key === "y" || event.shiftKey) session.redo();
    else session.undo();
    event.preventDefault();
  });
}

/** Fields have an undo of their own. */
function inField(target) {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
