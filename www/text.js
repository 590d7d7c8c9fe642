/** Making any string fit to be annotated. */

/** The most that is annotated, in UTF-16 code units: about three hundred thousand words. */
export const LONGEST = 2_000_000;

/** How far back from the limit a cut looks for the end of a paragraph, then of a word. */
const LOOK_BACK = 2000;

/**
 * @param {string} given
 * @returns {{ text: string, cut: { given: number, kept: number, last: string } | null }}
 *   well-formed text of at most `LONGEST` units whose lines end in line feeds, and where it was cut
 */
export function fit(given) {
  const whole = lineFeeds(given.toWellFormed());
  if (whole.length <= LONGEST) return { text: whole, cut: null };
  const tail = whole.slice(LONGEST - LOOK_BACK, LONGEST);
  const pause = [tail.lastIndexOf("\n"), tail.lastIndexOf(" ")].find((at) => at > 0);
  // Half a surrogate pair at the very edge goes too.
  const half = /[\uD800-\uDBFF]$/u.test(tail) ? 1 : 0;
  const kept = pause === undefined ? LONGEST - half : LONGEST - LOOK_BACK + pause;
  const text = whole.slice(0, kept);
  const last = text.slice(-60).trim().split(/\s+/u).slice(-6).join(" ");
  return { text, cut: { given: whole.length, kept, last } };
}

/** A text as it is edited: what it is edited in knows no other line ends. @param {string} text */
export function lineFeeds(text) {
  return text.includes("\r") ? text.replace(/\r\n?/gu, "\n") : text;
}

/**
 * How many words a text has: what white space parts.
 * @param {string} text
 */
export function countWords(text) {
  const word = /\S+/gu;
  let count = 0;
  while (word.test(text)) count += 1;
  return count;
}
