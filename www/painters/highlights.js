/**
 * The writing painter: annotations of a text that is being edited, drawn by the browser's custom highlights over text
 * that the page never rewrites, so that caret, selection and undo stay the browser's own.
 */
import { related } from "../annotations.js";
import { LAYERS } from "../store.js";
import { partsOf } from "../writing.js";
import { marksOf } from "./spans.js";

/** Which layer draws a role: the roles that this painter draws, in the order in which they lie over each other. */
const LAYER_OF = { claim: "claims", reported: "reported", quote: "quotes", mention: "speakers", figure: "figures", hedge: "claims" };

/** Over all others: what belongs to the chosen annotation. */
const LIT = "lit";

/** Whether this browser can paint text that is edited. */
export function canHighlight() {
  const probe = document.createElement("div");
  probe.setAttribute("contenteditable", "plaintext-only");
  return typeof Highlight === "function" && CSS.highlights !== undefined && probe.contentEditable === "plaintext-only";
}

/**
 * @param {HTMLElement} root holds the text and nothing else
 * @param {() => string} written the text in it now
 * @returns {import("./painter.js").Painter}
 */
export function createHighlightsPainter(root, written) {
  /** @type {Map<string, Highlight>} by role */
  const highlights = new Map();
  [...Object.keys(LAYER_OF), LIT].forEach((role, priority) => {
    const highlight = new Highlight();
    highlight.priority = priority;
    highlights.set(role, highlight);
    CSS.highlights.set(`whosaid-${role}`, highlight);
  });
  /** @type {Map<string, StaticRange | Range>} the first stretch of each annotation */
  const places = new Map();
  /** @type {import("../annotations.js").Reading | null} */
  let painted = null;
  let off = new Set();

  function draw() {
    for (const highlight of highlights.values()) highlight.clear();
    places.clear();
    // What was annotated is no longer what is written: the next reading comes soon.
    if (painted === null || painted.text !== written()) return;
    const range = ranger(root);
    for (const { key, role, form, start, end } of marksOf(painted.document)) {
      if (LAYER_OF[role] === undefined) continue;
      const stretch = range(start, end);
      if (!places.has(key)) places.set(key, stretch);
      if (!off.has(LAYER_OF[role]) && !(role === "quote" && form === "title")) highlights.get(role)?.add(stretch);
    }
  }

  return {
    paint(reading) {
      painted = reading;
      draw();
    },

    light(reading, key) {
      const lit = highlights.get(LIT);
      lit?.clear();
      if (key === null || reading !== painted || reading.text !== written()) return;
      const keys = related(reading, key);
      const range = ranger(root);
      for (const mark of marksOf(reading.document)) if (keys.has(mark.key) && LAYER_OF[mark.role] !== undefined) lit?.add(range(mark.start, mark.end));
    },

    layer(layers) {
      off = new Set(Object.keys(LAYERS).filter((id) => !layers[id]));
      draw();
    },

    reveal(key) {
      const range = places.get(key);
      if (range !== undefined) show(range);
    },

    point(key, at) {
      const span = painted?.annotations.get(key)?.spans[at];
      if (span !== undefined && painted?.text === written()) show(ranger(root)(...span));
    },

    revealAt(at) {
      if (painted?.text === written()) show(ranger(root)(at, at));
    },
  };

  /** Brings a stretch into the middle of the view, where it is not in view already. */
  function show(range) {
    const box = range.getBoundingClientRect();
    const scroller = scrollerOf(root);
    const view = scroller === document.scrollingElement ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect();
    if (box.top >= view.top && box.bottom <= view.bottom) return;
    scroller.scrollBy({ top: box.top - (view.top + view.bottom) / 2 });
  }
}

/** The nearest thing around `element` that scrolls. */
function scrollerOf(element) {
  for (let at = element; at !== null; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight && ["auto", "scroll"].includes(getComputedStyle(at).overflowY)) return at;
  }
  return document.scrollingElement ?? document.documentElement;
}

/**
 * Makes ranges from places of the text, given in UTF-16 code units. Typing parts the text into more nodes than one.
 * @returns {(start: number, end: number) => Range}
 */
function ranger(root) {
  let length = 0;
  const parts = partsOf(root).map(({ node, text }) => {
    const start = length;
    length += text.length;
    return { node, start };
  });
  /** @returns {[Node, number]} */
  const at = (place) => {
    let low = 0;
    let high = parts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (parts[middle].start <= place) low = middle;
      else high = middle - 1;
    }
    const { node, start } = parts[low];
    if (node.nodeType === Node.TEXT_NODE) return [node, Math.min(place - start, node.nodeValue?.length ?? 0)];
    const { parentNode } = node;
    return [parentNode, [...parentNode.childNodes].indexOf(node) + Math.min(place - start, 1)];
  };
  return (start, end) => {
    const range = document.createRange();
    if (parts.length === 0) return range;
    range.setStart(...at(start));
    range.setEnd(...at(end));
    return range;
  };
}
