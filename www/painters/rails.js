/**
 * Claims at the article's margin: beside the lines of each a rule, the thicker the more it is worth checking. A
 * paragraph gets its rules when it comes into view, and new ones when the width of the article changes.
 */
import { h } from "../dom.js";

/** What two rules on one line leave between them, in CSS pixels. */
const GAP = 2;

/** More paragraphs with claims than this are on no screen. */
const SCREEN = 40;

/**
 * @param {HTMLElement} root the article
 * @returns what the painter tells of its paragraphs
 */
export function createRails(root) {
  /** @type {Map<Element, HTMLElement[]>} the rules of each paragraph that has been in view */
  const drawn = new Map();
  let lit = new Set();
  let width = 0;

  const views = new IntersectionObserver((entries) => {
    const seen = entries.filter(({ target, isIntersecting }) => isIntersecting && !drawn.has(target));
    // All are measured before any is drawn: a measure after a change has the browser lay everything out again.
    const measured = seen.map(({ target }) => ({ target, rules: measure(target) }));
    for (const { target, rules } of measured) draw(target, rules);
  });
  /** @type {Element[]} paragraphs that the observer is not told of yet */
  let waiting = [];
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width === width) return;
    width = contentRect.width;
    const paragraphs = [...drawn.keys()];
    for (const rail of [...drawn.values()].flat()) rail.remove();
    drawn.clear();
    for (const paragraph of paragraphs) again(paragraph);
  }).observe(root);

  /** Has the observer tell once more whether a paragraph is in view. */
  function again(paragraph) {
    views.unobserve(paragraph);
    views.observe(paragraph);
  }

  /** Where a paragraph's rules stand, from its top. */
  function measure(paragraph) {
    const { top: origin } = paragraph.getBoundingClientRect();
    return placesOf(paragraph).map(({ top, bottom, ...rest }) => ({ ...rest, top: top - origin, height: Math.max(2, bottom - top) }));
  }

  function draw(paragraph, rules) {
    const rails = rules.map(({ key, form, top, height }) => {
      const rail = h("span", { class: "rail", "aria-hidden": "true", data: { key, form } });
      rail.style.setProperty("top", `${top}px`);
      rail.style.setProperty("height", `${height}px`);
      rail.classList.toggle("lit", lit.has(key));
      return rail;
    });
    drawn.set(paragraph, rails);
    paragraph.append(...rails);
    views.unobserve(paragraph);
  }

  return {
    /** Forgets the article before. */
    clear() {
      views.disconnect();
      drawn.clear();
      waiting = [];
    },

    /** @param {Element} paragraph whose marks are there */
    watch(paragraph) {
      waiting.push(paragraph);
      // With every frame the observer looks at all that it was told of: the rest it hears of when all are there.
      if (waiting.length === SCREEN) waiting.forEach(again);
    },

    /** All paragraphs have their marks. */
    settle() {
      const rest = waiting.length < SCREEN ? waiting : waiting.slice(SCREEN);
      rest.forEach(again);
      waiting = [];
    },

    /** @param {Set<string>} keys what is lit */
    light(keys) {
      lit = keys;
      for (const rail of [...drawn.values()].flat()) rail.classList.toggle("lit", lit.has(rail.dataset.key ?? ""));
    },
  };
}

/** From which line to which each claim of a paragraph goes; two that share a line share its height. */
function placesOf(paragraph) {
  /** @type {Map<string, { key: string, form: string, top: number, bottom: number }>} */
  const places = new Map();
  for (const mark of paragraph.querySelectorAll("mark.claim")) {
    const lines = mark.getClientRects();
    if (lines.length === 0) continue;
    const { key, form } = mark.dataset;
    const { top } = lines[0];
    const { bottom } = lines[lines.length - 1];
    const place = places.get(key);
    if (place === undefined) places.set(key, { key, form, top, bottom });
    else place.bottom = Math.max(place.bottom, bottom);
  }
  const inOrder = [...places.values()];
  inOrder.forEach((place, i) => {
    const before = inOrder[i - 1];
    if (before === undefined || before.bottom <= place.top) return;
    const middle = (Math.max(before.top, place.top) + Math.min(before.bottom, place.bottom)) / 2;
    before.bottom = middle - GAP / 2;
    place.top = middle + GAP / 2;
  });
  return inOrder;
}
