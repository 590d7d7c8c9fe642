/** Claims as a desk needs them: worded so that each reads alone, with whose they are. Nothing here touches the page. */
import { whoSaid } from "./annotations.js";
import { CLAIM_KINDS, CLAIM_STANCES, plural } from "./words.js";

/** @typedef {import("./annotations.js").Reading} Reading */

/**
 * @typedef {object} Part
 * @property {string} text  the article's words
 * @property {string | null} [standsFor]  in a part that refers to something else: what, or null where that is not clear
 */

/**
 * A claim in parts, so that "it" and "the total" can be shown with what they stand for.
 * @param {Reading} reading
 * @param {import("./annotations.js").Annotation} annotation the claim
 * @returns {Part[]} whose texts together are the claim's words, white space aside
 */
export function partsOf({ text }, { spans: [[start, end]], record }) {
  /** @type {Part[]} */
  const parts = [];
  let at = start;
  const upTo = (to) => {
    if (to > at) parts.push({ text: text.slice(at, to).replace(/\s+/gu, " ") });
  };
  for (const { start: from, end: to, stands_for: standsFor } of record.refers) {
    upTo(from);
    parts.push({ text: text.slice(from, to), standsFor });
    at = to;
  }
  upTo(end);
  return parts;
}

/**
 * A claim's words, each reference followed by what it stands for: "It [the council] will pay."
 * @param {Reading} reading
 * @param {import("./annotations.js").Annotation} annotation the claim
 * @returns {string}
 */
export function alone(reading, annotation) {
  const worded = partsOf(reading, annotation).map(({ text, standsFor }) => (standsFor ? `${text} [${standsFor}]` : text));
  return worded.join("").trim();
}

/**
 * Whose claim it is, in words.
 * @param {Reading} reading
 * @param {import("./annotations.js").Annotation} annotation
 */
export function ownerOf(reading, annotation) {
  if (annotation.record.sourcing === "none") return "the article itself";
  return whoSaid(reading, annotation) ?? "a source not named";
}

/** What is to be said of a claim besides its words and owner. @param {any} claim @returns {string[]} */
export function remarksOn({ kind, stance, hedges, subjective }) {
  const remarks = [
    (CLAIM_KINDS[kind] ?? kind).toLowerCase(),
    stance === "asserted" ? null : (CLAIM_STANCES[stance] ?? stance),
    hedges.length > 0 ? "hedged" : null,
    subjective ? "worded as opinion" : null,
  ];
  return remarks.filter((remark) => remark !== null);
}

/** How many claims there are, and how many have whom behind them. @param {any[]} claims */
export function summaryOf(claims) {
  const count = (sourcing) => claims.filter((claim) => claim.sourcing === sourcing).length;
  const shares = [`${count("named")} with a named source`, `${count("unnamed")} with an unnamed one`, `${count("none")} without any`];
  return `${plural(claims.length, "claim")}: ${shares.join(", ")}.`;
}
