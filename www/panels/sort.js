/** Rows in the order that a column of theirs asks for. */

const WORDS = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

/**
 * Numbers come before words, and rows without either last, whichever way the rest goes.
 * @template {{ row: import("./panel.js").Row }} L
 * @param {L[]} lines  in the order of the text
 * @param {import("./frames.js").Order | null} order
 * @returns {L[]}
 */
export function inOrder(lines, order) {
  if (order === null) return lines;
  const { column, down } = order;
  const rank = (value) => (value === null ? 2 : typeof value === "number" ? 0 : 1);
  return lines.toSorted(({ row: one }, { row: other }) => {
    const [a, b] = [one.sort?.[column] ?? null, other.sort?.[column] ?? null];
    if (rank(a) !== rank(b)) return rank(a) - rank(b);
    if (a === null) return 0;
    return (down ? -1 : 1) * (typeof a === "number" ? a - b : WORDS.compare(a, b));
  });
}
