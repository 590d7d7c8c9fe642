/**
 * Claims at the article's margin: beside the lines of each a rule, the thicker the more it is worth checking. A
 * paragraph gets its rules when it comes into view, and new ones when the width of the article changes.
 */
import { h } from "../dom.js";

/** What two rules on one line leave between them, in CSS pixels. */
const GAP = 2;

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
    for (const { target, isIntersecting } of entries) if (isIntersecting && !drawn.has(target)) draw(target);
  });
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

  function draw(paragraph) {
    const { top: origin } = paragraph.getBoundingClientRect();
    const places = placesOf(paragraph);
    const rails = places.map(({ key, form, top, bottom }) => {
      const rail = h("span", { class: "rail", "aria-hidden": "true", data: { key, form } });
      rail.style.setProperty("top", `${top - origin}px`);
      rail.style.setProperty("height", `${Math.max(2, bottom - top)}px`);
      rail.classList.toggle("lit", lit.has(key));
      return rail;
    });
    drawn.set(paragraph, rails);
    paragraph.append(...rails);
  }

  return {
    /** Forgets the article before. */
    clear() {
      views.disconnect();
      drawn.clear();
    },

    /** @param {Element} paragraph whose marks are there */
    watch(paragraph) {
      drawn.delete(paragraph);
      again(paragraph);
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
