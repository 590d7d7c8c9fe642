/**
 * An article in parts of a screen or two. A part holds its text from the first moment and is made into paragraphs when
 * its turn comes; in a long article the browser neither styles nor lays out the parts that are out of sight. So what a
 * reader sees first costs as much in a long article as in a short one.
 *
 * @typedef {import("./spans.js").Paragraph} Paragraph
 *
 * @typedef {object} Stretch
 * @property {number} start  in UTF-16 code units; the first begins with the text
 * @property {number} end    where the next one starts; the last ends with the text
 * @property {Paragraph[]} paragraphs
 * @property {[number, number][]} folds  the first paragraph of each fold in it, and the one behind its last
 * @property {number} lines  about how many it takes
 *
 * @typedef {Stretch & { words: string, element: HTMLElement, filled: boolean, elements: HTMLElement[] }} Part
 *   with its text, whether it is made into paragraphs, and their elements then
 */
import { h } from "../dom.js";

/** A part ends before the paragraph that begins so far from its own beginning, in UTF-16 code units. */
const LENGTH = 2000;

/** From how many parts on the browser leaves those out of sight alone. */
const LONG = 4;

/** Lines that the gap below a paragraph amounts to, and a closed fold. */
const GAP = 0.65;
const FOLD = 1.4;

/** How many letters stand on a line of the article's full width, and how wide that is in CSS pixels. */
const [LETTERS, WIDTH] = [74, 620];

/**
 * Cuts an article into stretches. What is folded together stays in one.
 * @param {string} text
 * @param {Paragraph[]} paragraphs
 * @param {Map<number, number>} folds  the first paragraph of each, and the one behind its last
 * @param {number} width  how wide the article is set, in CSS pixels
 * @returns {Stretch[]}
 */
export function cut(text, paragraphs, folds, width) {
  const letters = (LETTERS * (width || WIDTH)) / WIDTH;
  /** @type {Stretch[]} */
  const stretches = [];
  let stretch = { start: 0, end: text.length, paragraphs: [], folds: [], lines: 0 };
  stretches.push(stretch);
  for (let i = 0; i < paragraphs.length; ) {
    const { start, end } = paragraphs[i];
    if (start - (stretch.paragraphs[0]?.start ?? start) >= LENGTH) {
      stretch.end = start;
      stretch = { start, end: text.length, paragraphs: [], folds: [], lines: 0 };
      stretches.push(stretch);
    }
    const behind = folds.get(i) ?? i + 1;
    const at = stretch.paragraphs.length;
    if (folds.has(i)) stretch.folds.push([at, at + behind - i]);
    stretch.lines += folds.has(i) ? FOLD : Math.ceil((end - start) / letters) + GAP;
    for (; i < behind; i += 1) stretch.paragraphs.push(paragraphs[i]);
  }
  return stretches;
}

/**
 * Puts an article's stretches into `root`, as parts that are text alone. One of the same words as a part that was there
 * takes its element, which remembers its height, so that what the reader looks at stays where it is.
 * @param {HTMLElement} root
 * @param {string} text
 * @param {Stretch[]} stretches
 * @param {Part[]} before  what is in `root` now
 * @returns {Part[]}
 */
export function lay(root, text, stretches, before) {
  const there = new Map(before.map(({ words, element }) => [words, element]));
  const parts = stretches.map((stretch) => {
    const words = text.slice(stretch.start, stretch.end);
    const element = there.get(words) ?? h("div", { class: "part" });
    there.delete(words);
    return { ...stretch, words, element, filled: false, elements: [] };
  });
  const kept = new Set(parts.map(({ element }) => element));
  for (const { element } of before) if (!kept.has(element)) element.remove();
  root.classList.toggle("long", parts.length >= LONG);
  let next = root.firstChild;
  for (const { element, words, lines } of parts) {
    element.textContent = words;
    element.classList.add("text");
    element.style.setProperty("--lines", lines.toFixed(1));
    // Where it stands already it is not moved: out of the page it would forget its height.
    if (element === next) next = next.nextSibling;
    else root.insertBefore(element, next);
  }
  return parts;
}

/** How high a line is, in CSS pixels. */
const LINE = 33;

/** How much is made ready from the first part that can be seen on, in heights of the window. */
const AHEAD = 1;

/**
 * The place of the first part that can be seen.
 * @param {HTMLElement} root
 * @param {Part[]} parts
 */
export function firstInView(root, parts) {
  // Most often nothing has been scrolled, and this alone needs no look at the parts.
  if (root.getBoundingClientRect().top >= 0) return 0;
  return Math.max(0, parts.findIndex(({ element }) => element.getBoundingClientRect().bottom > 0));
}

/**
 * The place behind the last part that can be seen, or that is worth making ready with those.
 * @param {Part[]} parts
 * @param {number} first  that of the first which can be seen
 */
export function behindView(parts, first) {
  if (parts.length < LONG) return parts.length;
  let behind = first;
  // Of the first perhaps only the end can be seen, unless it begins the article.
  let height = first === 0 ? 0 : -parts[first].lines * LINE;
  for (; height < AHEAD * innerHeight && behind < parts.length; behind += 1) height += parts[behind].lines * LINE;
  return behind;
}
