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
import { h, say } from "./dom.js";

/**
 * A notice stays the element that it is as long as its id is there: what is put in anew is read aloud anew.
 * @param {HTMLElement} root
 * @param {import("./store.js").Store} store
 * @param {readonly string[]} [ids] which are shown; all where none are named
 */
export function showNotices(root, store, ids) {
  /** @type {Map<string, ReturnType<typeof createCard>>} by id */
  const cards = new Map();
  root.setAttribute("aria-live", "polite");
  root.tabIndex = -1;
  store.subscribe(["notices"], draw);
  draw();

  function draw() {
    const shown = store.state.notices.filter(({ id }) => ids === undefined || ids.includes(id));
    const focused = root.contains(document.activeElement);
    for (const [id, { element }] of cards) {
      if (shown.some((notice) => notice.id === id)) continue;
      element.remove();
      cards.delete(id);
    }
    for (const notice of shown) {
      const card = cards.get(notice.id) ?? createCard(notice.id, store);
      card.draw(notice);
      if (!cards.has(notice.id)) root.append(card.element);
      cards.set(notice.id, card);
    }
    // The focus goes with the notice that had it; what is left here is next to where it was.
    if (focused && !root.contains(document.activeElement)) /** @type {HTMLElement} */ (root.querySelector(".close") ?? root).focus();
  }
}

/** @param {string} id @param {import("./store.js").Store} store */
function createCard(id, store) {
  let run = () => {};
  const message = h("p");
  const act = h("button", { type: "button", class: "plain", onclick: () => run() });
  const close = h("button", { type: "button", class: "close", "aria-label": "Dismiss", onclick: () => store.dismiss(id) }, "×");
  const element = h("div", { data: { notice: id } }, message, act, close);
  return {
    element,
    /** @param {Notice} notice */
    draw({ tone, message: words, action }) {
      element.className = `notice ${tone}`;
      if (tone === "problem") element.setAttribute("role", "alert");
      else element.removeAttribute("role");
      say(message, words);
      say(act, action?.label ?? "");
      act.hidden = action === undefined;
      run = action?.run ?? run;
    },
  };
}
