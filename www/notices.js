/**
 * What the reader should know about the text as a whole: that it was cut, that something failed,
 * what the annotator noted.
 *
 * @typedef {object} Notice
 * @property {string} id     a newer notice of the same id takes its place
 * @property {"problem" | "hint"} tone
 * @property {string} message
 * @property {{ label: string, run: () => void }} [action]
 */
import { h } from "./dom.js";

/**
 * @param {HTMLElement} root
 * @param {import("./store.js").Store} store
 */
export function showNotices(root, store) {
  store.subscribe(["notices"], ({ notices }) => {
    root.replaceChildren(...notices.map((notice) => card(notice, store)));
  });
}

/** @param {Notice} notice @param {import("./store.js").Store} store */
function card({ id, tone, message, action }, store) {
  const act = action && h("button", { type: "button", class: "plain", onclick: action.run }, action.label);
  return h(
    "div",
    { class: `notice ${tone}`, role: tone === "problem" ? "alert" : null, data: { notice: id } },
    h("p", {}, message),
    act ?? null,
    h("button", { type: "button", class: "close", "aria-label": "Dismiss", onclick: () => store.dismiss(id) }, "×"),
  );
}
