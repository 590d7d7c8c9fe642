/**
 * The writing painter: annotations of a text that is being edited, drawn by the browser's custom highlights over text
 * that the page never rewrites, so that caret, selection and undo stay the browser's own.
 */
import { related } from "../annotations.js";
import { firstWhere } from "../sorted.js";
import { LAYERS } from "../store.js";
import { partsOf } from "../writing.js";
import { marksOf } from "./spans.js";

/** Which layer draws a role: the roles that this painter draws, in the order in which they lie over each other. */
const LAYER_OF = { claim: "claims", reported: "reported", quote: "quotes", mention: "speakers", figure: "figures", hedge: "claims" };

/** Over all others: what belongs to the chosen annotation. */
const LIT = "lit";

/** So many heights of the view are drawn above it and below it: the browser goes over all that is drawn at every key. */
const AROUND = 1;

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
  /** @type {import("../annotations.js").Reading | null} */
  let painted = null;
  /** The annotations that light up. @type {Set<string>} */
  let lit = new Set();
  let off = new Set();
  /** The part of the text that is drawn, in UTF-16 code units. */
  let drawn = { from: 0, to: 0 };
  let waiting = false;

  /** What is painted, where it is still what is written; where it is not, the next reading comes soon. */
  const standing = () => (painted?.text === written() ? painted : null);

  function draw() {
    for (const highlight of highlights.values()) highlight.clear();
    const reading = standing();
    if (reading === null) return;
    const range = ranger(root);
    drawn = near(range, reading, AROUND);
    for (const { key, role, form, start, end } of marksOf(reading.document, drawn.from, drawn.to)) {
      if (LAYER_OF[role] === undefined) continue;
      const stretch = range(start, end);
      if (!off.has(LAYER_OF[role]) && !(role === "quote" && form === "title")) highlights.get(role)?.add(stretch);
      if (lit.has(key)) highlights.get(LIT)?.add(stretch);
    }
  }

  /** Draws anew once what is in view leaves what is drawn. */
  function follow() {
    waiting = false;
    const reading = standing();
    if (root.getClientRects().length === 0 || reading === null) return;
    const { from, to } = near(ranger(root), reading, 0);
    if (from < drawn.from || to > drawn.to) draw();
  }

  const moved = () => {
    if (!waiting) requestAnimationFrame(follow);
    waiting = true;
  };
  // Whichever element scrolls: which one does depends on the page's width.
  document.addEventListener("scroll", moved, { capture: true, passive: true });
  addEventListener("resize", moved);

  return {
    paint(reading) {
      painted = reading;
      lit = new Set();
      draw();
    },

    light(reading, key) {
      const former = lit;
      lit = related(reading, key);
      if (reading === painted && lit.size + former.size > 0) draw();
    },

    layer(layers) {
      off = new Set(Object.keys(LAYERS).filter((id) => !layers[id]));
      draw();
    },

    reveal: (key) => point(key, 0),

    point,

    revealAt(at) {
      if (standing() !== null) show(ranger(root)(at, at));
    },
  };

  /** @param {string} key @param {number} at */
  function point(key, at) {
    const span = standing()?.annotations.get(key)?.spans[at];
    if (span !== undefined) show(ranger(root)(...span));
  }

  /** Brings a stretch into the middle of the view, where it is not in view already. */
  function show(range) {
    const box = range.getBoundingClientRect();
    const scroller = scrollerOf(root);
    const view = viewOf(scroller);
    if (box.top >= view.top && box.bottom <= view.bottom) return;
    scroller.scrollBy({ top: box.top - (view.top + view.bottom) / 2 });
  }

  /** The part of the text whose paragraphs are in view, and so many heights of the view above and below it. */
  function near(range, { document: { blocks } }, heights) {
    const { top, bottom } = viewOf(scrollerOf(root));
    const margin = heights * (bottom - top);
    const box = ({ start, end }) => range(start, end).getBoundingClientRect();
    const first = firstWhere(blocks, (block) => box(block).bottom > top - margin);
    const behind = firstWhere(blocks, (block) => box(block).top >= bottom + margin);
    return first < behind ? { from: blocks[first].start, to: blocks[behind - 1].end } : { from: 0, to: 0 };
  }
}

/** What of a scroller's content shows, in pixels of the window. */
function viewOf(scroller) {
  return scroller === document.scrollingElement ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect();
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
    const { node, start } = parts[Math.max(0, firstWhere(parts, (part) => part.start > place) - 1)];
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
