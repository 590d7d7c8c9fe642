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

/**
 * Gives an element its words, where it has others: a browser lays out anew what is written anew.
 * @param {Element} element
 * @param {string} words
 */
export function say(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

/** How long a slice of work may hold the main thread, in milliseconds. */
const SLICE = 8;

/**
 * Runs `work` over `items` in slices, the first at once, so that no task is long. The caller
 * puts what can be seen first: the rest comes once that is on the screen.
 *
 * @template T
 * @param {Iterable<T>} items  an array, or a generator that does work of its own for each
 * @param {(item: T) => void} [work]
 * @param {() => void} [done]
 * @returns {() => void} stops what is left
 */
export function inSlices(items, work = () => {}, done = () => {}) {
  const left = items[Symbol.iterator]();
  let stopped = false;
  /** @returns {boolean} whether something is left */
  const slice = () => {
    const end = performance.now() + SLICE;
    do {
      const { value, done: over } = left.next();
      if (over) {
        done();
        return false;
      }
      work(value);
    } while (performance.now() < end);
    return true;
  };
  const go = () => {
    if (!stopped && slice()) soon(go);
  };
  if (slice()) afterFrame(go);
  return () => {
    stopped = true;
  };
}

/** Does at once all that a generator does. @param {Iterator<unknown>} work */
export function finish(work) {
  while (!work.next().done);
}

/** As a task of its own, and without the wait that browsers add to timers which set timers. */
function soon(run) {
  if (globalThis.scheduler?.postTask === undefined) setTimeout(run);
  else void globalThis.scheduler.postTask(run);
}

/** A page in the background shows no frames: after so many milliseconds none is waited for. */
const NO_FRAME = 250;

/**
 * Runs something once what is on the page now is on the screen.
 * @param {() => void} run
 * @returns {() => void} calls it off
 */
export function afterFrame(run) {
  let over = false;
  const once = () => {
    if (!over) run();
    over = true;
  };
  requestAnimationFrame(() => soon(once));
  setTimeout(once, NO_FRAME);
  return () => {
    over = true;
  };
}

/**
 * Runs something once nothing has called it off for a while.
 * @param {() => void} run
 * @param {number} milliseconds
 * @returns {() => void} calls it off
 */
export function afterRest(run, milliseconds) {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
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
