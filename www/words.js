/** How the page words what the document holds. */

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

/**
 * A figure as the annotator read it: its value, its modifier and, for times, the TIMEX3 value.
 * @param {any} figure
 */
export function readAs({ kind, value, unit, per, modifier, iso }) {
  const amount = number(value);
  const sized = kind === "percent" ? `${amount}${unit === "percent" ? "%" : " percentage points"}` : amount;
  const whole = kind === "money" && unit !== null ? `${unit} ${sized}` : sized;
  const shown = iso === null || kind === "duration" ? whole || iso || "not read" : iso;
  return `${MODIFIERS[modifier] ?? ""}${shown}${per === null ? "" : ` per ${per}`}`;
}

/**
 * The unit of a figure, where its reading does not hold it already.
 * @param {any} figure
 * @returns {string | null}
 */
export function unitOf({ kind, unit }) {
  return kind === "percent" || kind === "money" ? null : unit;
}

/**
 * What a figure counts or measures, and which way it goes.
 * @param {any} figure
 * @param {string | null} of the words of what is counted
 */
export function measured({ kind, trend }, of) {
  const what = of ?? FIGURE_KINDS[kind] ?? kind;
  return trend === null ? what : `${what}, ${TRENDS[trend] ?? trend}`;
}
