/** How the page words what the document holds. */
import { timeInShort } from "./times.js";

const NUMBER = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 6 });
const WHOLE = new Intl.NumberFormat("en-GB");

/** @param {number} count @param {string} one @param {string} [many] */
export function plural(count, one, many = `${one}s`) {
  return `${WHOLE.format(count)} ${count === 1 ? one : many}`;
}

/** @param {number} share from 0 to 1 */
export function percent(share) {
  return `${Math.round(share * 100)}%`;
}

export const SPEAKER_KINDS = {
  person: "person",
  organization: "organisation",
  place: "place or government",
  group: "group",
  unnamed: "unnamed source",
  unknown: "kind not known",
};

export const QUOTE_FORMS = {
  direct: "Direct quote",
  partial: "Partial quote",
  scare: "Scare quotes",
  title: "Title",
};

export const ATTRIBUTION_FORMS = {
  direct: "Direct speech",
  indirect: "Reported speech",
  mixed: "Reported, partly quoted",
};

export const STANCES = {
  asserts: "asserts it",
  denies: "denies it",
  asks: "asks it",
  demands: "demands it",
  expects: "expects it",
};

export const CLAIM_STANCES = {
  asserted: "asserted",
  denied: "denied",
  doubted: "doubted",
};

export const CLAIM_KINDS = {
  quantity: "Quantity",
  event: "Event",
  cause: "Cause",
  comparison: "Comparison",
  prediction: "Prediction",
  rule: "Rule",
  statement: "Statement",
};

export const FIGURE_KINDS = {
  count: "count",
  percent: "per cent",
  money: "money",
  measure: "measure",
  age: "age",
  ordinal: "ordinal",
  score: "score",
  identifier: "identifier",
  date: "date",
  time: "time",
  duration: "duration",
  set: "repeated time",
};

/** The kinds that an annotation of each type can be of, and a speaker. */
export const KINDS = { speaker: SPEAKER_KINDS, quote: QUOTE_FORMS, attribution: ATTRIBUTION_FORMS, figure: FIGURE_KINDS, claim: CLAIM_KINDS };

const MODIFIERS = {
  about: "about ",
  more_than: "more than ",
  less_than: "less than ",
  at_least: "at least ",
  at_most: "at most ",
};

export const TRENDS = { up: "rising", down: "falling" };

/** @param {number | {low: number | null, high: number | null} | null} value */
function number(value) {
  if (value === null) return "";
  if (typeof value === "number") return NUMBER.format(value);
  const { low, high } = value;
  if (low === null) return `up to ${NUMBER.format(high)}`;
  if (high === null) return `${NUMBER.format(low)} or more`;
  return `${NUMBER.format(low)} to ${NUMBER.format(high)}`;
}

/** @param {string | null} iso */
function time(iso) {
  return iso === null ? "not read" : timeInShort(iso);
}

/**
 * A figure as the annotator read it: its modifier and value, or its time.
 * @param {any} figure
 */
export function readAs({ kind, value, unit, per, modifier, iso }) {
  const amount = number(value);
  const sized = kind === "percent" ? `${amount}${unit === "percent" ? "%" : " percentage points"}` : amount;
  const whole = kind === "money" && unit !== null ? `${unit} ${sized}` : sized;
  const shown = (iso === null || kind === "duration" ? whole : "") || time(iso);
  return `${MODIFIERS[modifier] ?? ""}${shown}${per === null ? "" : ` per ${per}`}`;
}

/**
 * A figure's amount without its unit: its modifier and value, or its time.
 * @param {any} figure
 */
export function amountOf({ kind, value, modifier, iso }) {
  const shown = (iso === null || kind === "duration" ? number(value) : "") || time(iso);
  return `${MODIFIERS[modifier] ?? ""}${shown}`;
}

/** Nouns whose plural takes no s, and units that have none. */
const PLURALS = { person: "people", child: "children", man: "men", woman: "women", foot: "feet" };
const ALIKE = /^[A-Z]{3}$|%$|(?:hertz|lux|celsius|fahrenheit|horsepower|stone)$/u;

/** A unit's plural: "square feet", "miles per hour", "years of age". @param {string} unit */
export function manyOf(unit) {
  return unit.replace(/[^ -]+(?=$| per | of )/u, (noun) => {
    if (ALIKE.test(noun)) return noun;
    return PLURALS[noun] ?? noun.replace(/(?<=[^aeiou])y$/u, "ie").replace(/(?<=ch|sh|ss|x|zz)$/u, "e") + "s";
  });
}

/**
 * The unit of a figure as a table has it: "USD per barrel", "%", "miles per hour".
 * @param {any} figure
 * @param {string} [beside]  the words after it in its text
 * @returns {string | null}
 */
export function fullUnitOf(figure, beside) {
  const { unit, per } = figure;
  const named = unit === "percent" ? "%" : unit === "percentage point" ? "% point" : unit;
  const name = numbered(named, figure, beside);
  return per === null ? name : `${name ?? ""} per ${per}`.trim();
}

/**
 * The unit of a figure, where its reading does not hold it already.
 * @param {any} figure
 * @param {string} [beside]  the words after it in its text
 * @returns {string | null}
 */
export function unitOf(figure, beside) {
  const { kind, unit } = figure;
  return kind === "percent" || kind === "money" ? null : numbered(unit, figure, beside);
}

/** A unit in the number that the amount asks for; null where the amount, such as "some years", has it already. */
function numbered(unit, { kind, value }, beside = "") {
  if (unit === null || value === 1) return unit;
  if (value === null) return kind === "duration" ? null : unit;
  const many = manyOf(unit);
  // What is counted can be any word: its plural is the one that the text has.
  return kind === "count" && !beside.includes(many) ? unit : many;
}
