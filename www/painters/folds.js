/**
 * Paragraphs that are no part of the article, folded into one quiet line. Their text stays where it is: offsets,
 * selections and the browser's own search reach it, and finding or choosing something inside opens it.
 */
import { h } from "../dom.js";
import { countWords } from "../text.js";
import { plural } from "../words.js";

/** @typedef {import("./spans.js").Paragraph} Paragraph */

/**
 * Where the folds of an article begin and end; none where that would leave nothing to read.
 * @param {Paragraph[]} paragraphs
 * @returns {Map<number, number>} the first paragraph of each fold, and the one behind its last
 */
export function foldsOf(paragraphs) {
  const folds = new Map();
  if (paragraphs.every(({ kind }) => kind === "boilerplate")) return folds;
  for (let i = 0; i < paragraphs.length; i += 1) {
    const first = i;
    while (paragraphs[i]?.kind === "boilerplate") i += 1;
    if (i > first) folds.set(first, i);
  }
  return folds;
}

/** @param {{ changed: () => void }} page hears when a fold has been opened or closed */
export function createFolds({ changed }) {
  /** How the folds that the reader opened begin, so that they stay open when the article is painted anew. */
  const opened = new Set();

  /**
   * Folds the paragraphs from one to another, with what stands between them.
   * @param {string} text theirs
   * @param {HTMLElement} first
   * @param {HTMLElement} last
   * @param {number} count how many they are
   */
  function fold(text, first, last, count) {
    const name = text.slice(0, 100);
    const words = countWords(text);
    const label = `${plural(count, "paragraph")} set aside, ${plural(words, "word")}`;
    // The label is drawn by the style sheet: it is no part of the article's text.
    const button = h("button", { type: "button", class: "fold-switch", "aria-label": label, data: { label } });
    const body = h("div", { class: "folded" });
    const element = h("div", { class: "fold" }, button, body);
    first.before(element);
    while (body.lastChild !== last) body.append(/** @type {Node} */ (element.nextSibling));
    const open = (on) => {
      if (on) opened.add(name);
      else opened.delete(name);
      show(button, body, on);
      changed();
    };
    show(button, body, opened.has(name));
    button.addEventListener("click", () => open(body.hidden !== false));
    // The browser's own search found something inside.
    body.addEventListener("beforematch", () => open(true));
    element.addEventListener("unfold", () => open(true));
  }

  return { fold };
}

function show(button, body, on) {
  button.setAttribute("aria-expanded", String(on));
  // A browser that does not know this value hides it as any other.
  if (on) body.removeAttribute("hidden");
  else body.setAttribute("hidden", "until-found");
}

/** Opens the fold that an element lies in. @param {Element} element */
export function unfold(element) {
  if (isFolded(element)) element.closest(".fold")?.dispatchEvent(new Event("unfold"));
}

/** @param {Element} element @returns {boolean} whether it lies in a fold that is closed */
export function isFolded(element) {
  return element.closest(".folded[hidden]") !== null;
}
