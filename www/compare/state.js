/**
 * What the comparison shows. It has a store of its own: nothing that happens here touches the article that is open.
 *
 * @typedef {object} Version
 * @property {number} id
 * @property {string} name           what the reader calls it; empty for the headline
 * @property {string} headline       how it calls itself, once it is read
 * @property {string} text
 * @property {string | null} date    as YYYY-MM-DD
 * @property {readonly import("../corrections/apply.js").Correction[]} corrections
 * @property {string | null} kept    the id of the kept article that it is
 * @property {"waiting" | "reading" | "ready" | "failed"} phase
 * @property {any} document          with the corrections in it; null until it is read
 * @property {string} message        why it was not read
 *
 * @typedef {object} Result
 * @property {any} comparison        docs/COMPARE.md describes it
 * @property {readonly Version[]} versions  as they were compared
 *
 * @typedef {object} Comparing
 * @property {"gather" | "result"} stage
 * @property {readonly Version[]} versions
 * @property {"idle" | "working"} phase   whether a comparison is being made
 * @property {Result | null} result
 * @property {string | null} chosen       the key of a row, such as "quote:3"
 * @property {readonly import("../notices.js").Notice[]} notices
 */
import { createStore } from "../store.js";

/** The fewest and the most versions that are compared. */
export const FEWEST = 2;
export const MOST = 50;

/** @returns {any} a store that holds `Comparing` */
export function createState() {
  /** @type {Comparing} */
  const initial = { stage: "gather", versions: Object.freeze([]), phase: "idle", result: null, chosen: null, notices: Object.freeze([]) };
  return createStore(Object.freeze(initial));
}

/** What a version is called. @param {Version} version @param {number} index */
export function nameOf({ name, headline }, index) {
  return name.trim() || headline || `Version ${index + 1}`;
}
