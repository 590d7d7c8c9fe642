/** What the page's dialogs share: a title, a button that closes them, and one that opens them. */
import { h } from "./dom.js";

/**
 * Furnishes an empty dialog; what it holds comes after.
 * @param {HTMLDialogElement} dialog
 * @param {string} title
 * @param {HTMLElement} button opens it
 */
export function furnish(dialog, title, button) {
  const id = `${dialog.id}-title`;
  const close = h("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => dialog.close() }, "×");
  dialog.setAttribute("aria-labelledby", id);
  dialog.append(h("div", { class: "dialog-head" }, h("h2", { id }, title), close));
  // A click beside the dialog is a click on its backdrop.
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  button.addEventListener("click", () => dialog.showModal());
}
