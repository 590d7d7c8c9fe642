/**
 * Places of a text that outlive edits elsewhere: the words, those around them, and where they stood (the text quote
 * and text position selectors of the W3C Web Annotation model). Offsets are UTF-16 code units.
 *
 * @typedef {object} Anchor
 * @property {number} start
 * @property {number} end
 * @property {string} exact   the words
 * @property {string} prefix  up to `AROUND` units before them
 * @property {string} suffix  up to `AROUND` units after them
 */
import { lineFeeds } from "../text.js";

/** How many units on either side are remembered. */
const AROUND = 32;

/** How many places with the same words are compared; more of them say nothing more. */
const MOST_PLACES = 200;

/**
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @returns {Anchor}
 */
export function anchorOf(text, start, end) {
  return {
    start,
    end,
    exact: text.slice(start, end),
    // Half a letter at the edge is left out: a file cannot hold it.
    prefix: text.slice(Math.max(0, start - AROUND), start).replace(/^[\uDC00-\uDFFF]/u, ""),
    suffix: text.slice(end, end + AROUND).replace(/[\uD800-\uDBFF]$/u, ""),
  };
}

/**
 * Corrections of a text as given, for the same text with line feeds alone.
 * @template {{ anchor?: Anchor, to?: Anchor | string }} Correction
 * @param {string} given
 * @param {readonly Correction[]} corrections
 * @returns {readonly Correction[]}
 */
export function withLineFeeds(given, corrections) {
  if (!given.includes("\r")) return corrections;
  const fed = (/** @type {Anchor} */ { start, exact, prefix, suffix }) => {
    const at = lineFeeds(given.slice(0, start)).length;
    const words = lineFeeds(exact);
    return { start: at, end: at + words.length, exact: words, prefix: lineFeeds(prefix), suffix: lineFeeds(suffix) };
  };
  return corrections.map((it) => ({
    ...it,
    ...(it.anchor === undefined ? {} : { anchor: fed(it.anchor) }),
    ...(typeof it.to === "object" ? { to: fed(it.to) } : {}),
  }));
}

/**
 * Where an anchor's words stand now: of all places that have them, the one whose surroundings agree best, then the
 * nearest to where they stood.
 * @param {string} text
 * @param {Anchor} anchor
 * @returns {[number, number] | null} null where the words are gone, though others may read the same
 */
export function find(text, { start, exact, prefix, suffix }) {
  if (exact === "") return null;
  if (start >= prefix.length && text.startsWith(`${prefix}${exact}${suffix}`, start - prefix.length)) return [start, start + exact.length];
  let best = null;
  for (let from = text.indexOf(exact), tried = 0; from >= 0 && tried < MOST_PLACES; from = text.indexOf(exact, from + 1), tried += 1) {
    const end = from + exact.length;
    const agreement = common(text.slice(Math.max(0, from - AROUND), from), prefix, true) + common(text.slice(end, end + AROUND), suffix, false);
    const distance = Math.abs(from - start);
    if (best === null || agreement > best.agreement || (agreement === best.agreement && distance < best.distance)) {
      best = { at: from, agreement, distance };
    }
  }
  // A few words come again anywhere: with them half of what was around them has to be there. Many are known by themselves.
  const enough = (prefix.length + suffix.length) / 2;
  return best === null || exact.length + best.agreement < enough ? null : [best.at, best.at + exact.length];
}

/** How many units two texts share at their ends (`backwards`) or their beginnings, up to the second's length. */
function common(text, around, backwards) {
  let count = 0;
  const at = (of, i) => (backwards ? of[of.length - 1 - i] : of[i]);
  while (count < around.length && count < text.length && at(text, count) === at(around, count)) count += 1;
  return count;
}
