/** Annotations as lines of text to take along. Nothing here touches the page. */
import { whoSaid, wordsOf } from "./annotations.js";
import { alone, ownerOf, remarksOn } from "./claims.js";
import { beside } from "./figures.js";
import { SPEAKER_KINDS, percent, readAs, unitOf } from "./words.js";

/** @typedef {import("./annotations.js").Reading} Reading */

/**
 * A claim with whose it is.
 * @param {Reading} reading
 * @param {string} key
 */
export function claimLine(reading, key) {
  const annotation = reading.annotations.get(key);
  const { record } = annotation;
  const about = [ownerOf(reading, annotation), ...remarksOn(record), `worth checking ${percent(record.score)}`];
  return `${alone(reading, annotation)} (${about.join("; ")})`;
}

/**
 * A quote, or reported words, with their speaker.
 * @param {Reading} reading
 * @param {string} key
 */
export function sayingLine(reading, key) {
  const annotation = reading.annotations.get(key);
  const who = whoSaid(reading, annotation);
  const words = wordsOf(reading, annotation.spans);
  const direct = annotation.type === "attribution" && annotation.record.form === "direct";
  return `${direct ? `“${words}”` : words}${who === null ? "" : ` (${who})`}`;
}

/**
 * A speaker with what the article tells of them.
 * @param {Reading} reading
 * @param {string} key
 */
export function nameLine(reading, key) {
  const { name, kind, descriptions } = reading.annotations.get(key).record;
  return `${name} (${[...descriptions, SPEAKER_KINDS[kind] ?? kind].join("; ")})`;
}

/**
 * A figure as it is written, as it was read, and whose it is.
 * @param {Reading} reading
 * @param {string} key
 */
export function figureLine(reading, key) {
  const annotation = reading.annotations.get(key);
  const { record } = annotation;
  const of = record.of === null ? null : wordsOf(reading, [record.of]);
  const about = [readAs(record), unitOf(record, beside(reading, record)), of, whoSaid(reading, annotation)].filter((words) => words !== null);
  return `${wordsOf(reading, annotation.spans)} (${about.join("; ")})`;
}

const LINES = { claim: claimLine, quote: sayingLine, attribution: sayingLine, figure: figureLine, speaker: nameLine };

/**
 * Any annotation as a line.
 * @param {Reading} reading
 * @param {string} key
 */
export function lineOf(reading, key) {
  return LINES[reading.annotations.get(key).type](reading, key);
}
