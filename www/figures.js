/** What figures have to do with one another, and with the article's date. Nothing here touches the page. */
import { wordsOf } from "./annotations.js";
import { firstWhere } from "./sorted.js";

/** @typedef {import("./annotations.js").Reading} Reading */
/** @typedef {import("./annotations.js").Annotation} Annotation */

/** Kinds that lie on a line of numbers. */
const AMOUNTS = ["count", "percent", "money", "measure", "age", "duration"];

/** Words that name no thing. */
const SMALL = new Set("a an and at by each for from in its more new of on or other over per than that the their this to total with".split(" "));

/** @param {any} figure @returns {[number, number] | null} from the least to the most that it can be */
export function ends({ kind, value }) {
  if (!AMOUNTS.includes(kind) || value === null) return null;
  if (typeof value === "number") return [value, value];
  return value.low === null || value.high === null ? null : [value.low, value.high];
}

/**
 * The figures of the same thing as the figure `key`, itself included, from the least to the most: those with its kind
 * and unit that count it, or measure something that shares a word with what it measures.
 * @param {Reading} reading
 * @param {string} key
 * @returns {Annotation[]}
 */
export function alike(reading, key) {
  const chosen = reading.annotations.get(key);
  if (chosen === undefined || ends(chosen.record) === null) return [];
  const words = wordsFor(reading, chosen.record);
  const same = ({ type, key: other, record }) =>
    type === "figure" &&
    ends(record) !== null &&
    ["kind", "unit", "per"].every((name) => record[name] === chosen.record[name]) &&
    (other === key ||
      (record.kind === "count" && record.unit !== null) ||
      [...wordsFor(reading, record)].some((word) => words.has(word)));
  return [...reading.annotations.values()].filter(same).sort((a, b) => ends(a.record)[0] - ends(b.record)[0]);
}

/** The words that name what a figure measures, in lower case and without a plural's s. */
function wordsFor(reading, { of }) {
  if (of === null) return new Set();
  const words = wordsOf(reading, [of]).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !SMALL.has(word)).map((word) => word.replace(/(?<=\w{3})s$/u, "")));
}

/** How far what is counted can stand behind its number, in UTF-16 code units. */
const NEAR = 60;

/** The words after a figure. @param {Reading} reading @param {{ end: number }} figure */
export function beside({ text }, { end }) {
  return text.slice(end, end + NEAR);
}

/** A dateline that opens the first paragraph is not longer than this. */
const LONGEST_DATELINE = 80;

/**
 * The figure from which the annotator read the article's date: the one of that day in a byline, a dateline or the
 * opening of the first paragraph.
 * @param {Reading} reading
 * @returns {{ key: string, span: [number, number] } | null}
 */
export function dateline({ document: { date, blocks, figures } }) {
  if (date === null) return null;
  const first = blocks.find(({ kind }) => kind === "body");
  const places = blocks.filter(({ kind }) => kind === "byline" || kind === "dateline").map(({ start, end }) => [start, end]);
  if (first !== undefined) places.push([first.start, Math.min(first.end, first.start + LONGEST_DATELINE)]);
  const at = figures.findIndex(
    ({ start, end, iso }) => iso?.startsWith(date) && places.some(([from, to]) => from <= start && end <= to),
  );
  return at < 0 ? null : { key: `figure:${at}`, span: [figures[at].start, figures[at].end] };
}

/**
 * The place of a figure's paragraph among those of the article, from 1.
 * @param {Reading} reading
 * @param {number} start
 */
export function paragraphAt({ document: { blocks } }, start) {
  return firstWhere(blocks, (block) => block.start > start);
}
