/**
 * Small helpers over the DOM. Text always goes in as text nodes: nothing here, or anywhere else
 * on the page, parses markup that came from outside.
 */

/**
 * Makes an element. Keys of `props` that start with "on" are listeners, `class` and `aria-*` and
 * the like are attributes, `data` is a record of data attributes; null and false leave one out.
 *
 * @param {string} tag
 * @param {Record<string, any>} [props]
 * @param {...(Node | string | null)} children
 * @returns {HTMLElement}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "data") Object.assign(element.dataset, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** @param {string} id @returns {any} the element of the page's own markup */
export function byId(id) {
  return document.getElementById(id);
}

/** How long a slice of work may hold the main thread, in milliseconds. */
const SLICE = 8;

/**
 * Runs `work` over `items` in slices, the first at once, so that no task is long. The caller
 * puts what can be seen first.
 *
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => void} work
 * @param {() => void} [done]
 * @returns {() => void} stops what is left
 */
export function inSlices(items, work, done = () => {}) {
  let next = 0;
  let stopped = false;
  const slice = () => {
    if (stopped) return;
    const end = performance.now() + SLICE;
    while (next < items.length && performance.now() < end) work(items[next++]);
    if (next < items.length) setTimeout(slice);
    else done();
  };
  slice();
  return () => {
    stopped = true;
  };
}

/**
 * Brings an element into view unless it is there already; the style sheet's scroll padding says
 * what part of the view counts.
 * @param {Element} element
 */
export function reveal(element) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
}
