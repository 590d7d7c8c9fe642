/**
 * One version's words of an utterance, in stretches: those that differ from the other versions' and those that do not.
 *
 * @typedef {[number, number]} Span
 *
 * @typedef {object} Stretch
 * @property {string} text
 * @property {Span | null} span    where it stands; null for words that this version left out
 * @property {"same" | "other" | "out"} what  as elsewhere, in other words, or left out
 * @property {string | null} bears what the difference bears on
 */

/** What a version's words have that others do not: in order, apart from one another. @typedef {{ here: Span | null, after?: number, out?: string, bears: string | null }} Difference */

/**
 * @param {{ members: any[], base: number }} quote
 * @param {any} member
 * @param {(member: any) => string} textOf a member's whole text
 * @returns {Stretch[]}
 */
export function stretchesOf(quote, member, textOf) {
  const base = quote.members[quote.base];
  const text = textOf(member);
  const differences = member === base ? varied(quote, base) : placed(member, base, text, textOf(base));
  /** @type {Stretch[]} */
  const stretches = [];
  const put = (start, end, what, bears = null) => {
    if (end > start) stretches.push({ text: text.slice(start, end), span: [start, end], what, bears });
  };
  member.spans.forEach(([start, end], i) => {
    if (i > 0) stretches.push({ text: " … ", span: null, what: "same", bears: null });
    let at = start;
    for (const { here, after, out, bears } of differences) {
      const from = here?.[0] ?? after ?? 0;
      if (from < at || from > end || (here !== null && from === end)) continue;
      put(at, from, "same");
      if (here === null) {
        stretches.push({ text: out ?? "", span: null, what: "out", bears });
        at = from;
      } else {
        at = Math.min(here[1], end);
        put(from, at, "other", bears);
      }
    }
    put(at, end, "same");
  });
  return stretches;
}

/** The differences of a version that is held against the base, what it left out put where it would stand. @returns {Difference[]} */
function placed({ changes, spans }, base, text, baseText) {
  let passed = base.spans[0]?.[0] ?? 0;
  let at = spans[0]?.[0] ?? 0;
  const found = [];
  for (const { here, base: there, bears } of changes) {
    if (here === null) {
      const skipped = wordsIn(baseText, base.spans, passed, there[0]).length;
      const follow = wordsIn(text, spans, at, Infinity);
      const after = skipped === 0 ? at : (follow[Math.min(skipped, follow.length) - 1]?.[1] ?? at);
      const last = found.at(-1);
      if (last?.here === null && last.after === after && last.bears === bears) last.out += ` ${baseText.slice(...there)}`;
      else found.push({ here: null, after, out: baseText.slice(...there), bears });
      at = after;
    } else {
      found.push({ here, bears });
      at = here[1];
    }
    if (there !== null) passed = there[1];
  }
  return found;
}

/** What the other versions have in other words than the base: overlapping stretches become one, what bears most decides. @returns {Difference[]} */
function varied({ members }, base) {
  const all = members
    .filter((member) => member !== base)
    .flatMap(({ changes }) => changes.filter((change) => change.base !== null))
    .map((change) => ({ here: change.base, bears: change.bears }))
    .sort((a, b) => a.here[0] - b.here[0] || b.here[1] - a.here[1]);
  const found = [];
  for (const { here, bears } of all) {
    const last = found.at(-1);
    if (last !== undefined && here[0] < last.here[1]) {
      last.here = [last.here[0], Math.max(last.here[1], here[1])];
      last.bears ??= bears;
    } else found.push({ here, bears });
  }
  return found;
}

const WORD = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;

/** Where words stand that lie in `spans` and between two places. @returns {Span[]} */
function wordsIn(text, spans, from, to) {
  return spans.flatMap(([start, end]) => {
    const [a, b] = [Math.max(start, from), Math.min(end, to)];
    if (b <= a) return [];
    return [...text.slice(a, b).matchAll(WORD)].map((word) => [a + word.index, a + word.index + word[0].length]);
  });
}
