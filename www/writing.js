/**
 * The text itself, to be edited in place with its annotations drawn over it. The browser does the editing: this file
 * reads what is written, and writes only where the text comes from elsewhere.
 */

/** Longer texts are edited in the plain box: laying out so much text in place would make typing slow. */
const LONGEST = 400_000;

/** @typedef {ReturnType<typeof createWriting>} Writing */

/**
 * @param {HTMLElement} root
 * @param {import("./store.js").Store} store
 * @param {import("./session.js").Session} session
 */
export function createWriting(root, store, session) {
  /** What is in it. */
  let own = "";

  root.addEventListener("input", () => {
    const now = partsOf(root).map(({ text }) => text).join("");
    // Browsers tell of one paste line by line, when all of it is there.
    if (now === own) return;
    own = now;
    session.type(own);
    if (store.state.text !== own) write(store.state.text);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) session.read();
  });
  store.subscribe(["text", "view"], ({ text, view }) => {
    if (view !== "edit") return;
    const plain = text.length > LONGEST;
    document.documentElement.toggleAttribute("data-writing", !plain);
    if (!plain && text !== own) write(text);
  });

  function write(text) {
    own = text;
    root.textContent = text;
  }

  return { written: () => own };
}

/**
 * The parts that hold what is written, in order. Browsers make line feeds of most line breaks, elements of some, and
 * put a line break where a line would have no height without it.
 * @param {HTMLElement} root
 * @returns {{ node: Node, text: string }[]}
 */
export function partsOf(root) {
  const parts = [];
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  while (walk.nextNode()) {
    const node = walk.currentNode;
    if (node.nodeType === Node.TEXT_NODE) parts.push({ node, text: node.nodeValue ?? "" });
    else if (node.nodeName === "BR" ? node.nextSibling !== null : node.previousSibling !== null) parts.push({ node, text: "\n" });
  }
  return parts;
}
