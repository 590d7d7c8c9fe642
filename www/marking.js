/** A bar beside the words that the reader has selected in the article, to mark them as something that was not found. */
import { anchorOf } from "./corrections/anchors.js";
import { h } from "./dom.js";

/** What words can be marked as. */
const CHOICES = [
  { label: "Quote", type: "quote", kind: "direct" },
  { label: "Reported speech", type: "attribution", kind: "indirect" },
  { label: "Figure", type: "figure", kind: "count" },
  { label: "Claim", type: "claim", kind: "statement" },
];

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} article
 * @param {import("./store.js").Store} store
 * @param {import("./session.js").Session} session
 */
export function createMarking(root, article, store, session) {
  /** @type {[number, number] | null} */
  let span = null;
  const buttons = CHOICES.map(({ label, type, kind }) => h("button", { type: "button", class: "plain small", onclick: () => add(type, kind) }, label));
  root.append(h("span", { class: "marking-name" }, "Mark as"), ...buttons);

  document.addEventListener("selectionchange", () => {
    // The bar's own buttons may take the selection away: it counts as long as the focus is here.
    if (root.contains(document.activeElement)) return;
    const range = rangeIn(article);
    span = range === null ? null : spanOf(article, range);
    root.hidden = span === null;
    if (range !== null && span !== null) place(root, range);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    hide();
    event.stopPropagation();
  });
  store.subscribe(["view", "reading"], hide);

  function add(type, kind) {
    const { reading } = store.state;
    if (span === null || reading === null) return;
    const anchor = anchorOf(reading.text, ...span);
    const start = span[0];
    hide();
    session.correct({ act: "add", type, anchor, kind, speaker: null });
    const added = [...(store.state.reading?.annotations.values() ?? [])].find(
      (it) => it.type === type && it.record.by === "reader" && it.spans[0]?.[0] === start,
    );
    store.select(added?.key ?? null);
  }

  function hide() {
    if (root.hidden) return;
    root.hidden = true;
    span = null;
    getSelection()?.removeAllRanges();
  }
}

/** The selected part of the article; null where nothing, or something else, is selected. */
function rangeIn(article) {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  return article.contains(range.commonAncestorContainer) ? range : null;
}

/** Where the selected words stand in the text, white space at the edges left out; null where there are none. */
function spanOf(article, range) {
  const before = document.createRange();
  before.setStart(article, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString();
  const start = before.toString().length + (words.length - words.trimStart().length);
  const length = words.trim().length;
  return length === 0 ? null : [start, start + length];
}

/** Sets the bar under the selected words, inside the view. */
function place(root, range) {
  const { left, bottom } = range.getBoundingClientRect();
  const { width, height } = root.getBoundingClientRect();
  const x = Math.max(8, Math.min(left, innerWidth - width - 8));
  const y = Math.max(8, Math.min(bottom + 8, innerHeight - height - 8));
  root.style.setProperty("left", `${x}px`);
  root.style.setProperty("top", `${y}px`);
}
