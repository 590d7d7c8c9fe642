/** Times as the document gives them, by their TIMEX3 values, in words for readers. */

const LONG_DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: "UTC" });
const LONG_MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" });

const OPEN = { PRESENT_REF: "the present", PAST_REF: "the past", FUTURE_REF: "the future" };
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const SEASONS = { SP: "spring", SU: "summer", FA: "autumn", WI: "winter" };
const ORDINALS = ["first", "second", "third", "fourth"];
const PARTS = { MO: "in the morning", MI: "at midday", AF: "in the afternoon", EV: "in the evening", NI: "at night", DT: "in the daytime" };
const LENGTHS = {
  PXD: "days", PXWE: "weekends", PXW: "weeks", PXM: "months", PXQ: "quarters", PXY: "years", PXDE: "decades", PXCE: "centuries", PXML: "millennia",
  PTXH: "hours", PTXM: "minutes", PTXS: "seconds",
};

const UNKNOWN = ", year not known";

/**
 * @param {string} iso
 * @returns {string | null} null where that would say no more
 */
export function timeInWords(iso) {
  if (Object.hasOwn(OPEN, iso)) return OPEN[iso];
  if (Object.hasOwn(LENGTHS, iso)) return `some ${LENGTHS[iso]}`;
  const [date, time] = iso.split("T");
  const on = day(date) ?? openDay(date);
  if (time === undefined || time === "24:00") return on;
  if (Object.hasOwn(PARTS, time)) return on === null ? PARTS[time] : `${on}, ${PARTS[time]}`;
  return date === "XXXX-XX-XX" || date === "" ? `${time}, day not known` : on;
}

/** A time as a table has it: a day, a month or a year in figures, anything else in words. @param {string} iso */
export function timeInShort(iso) {
  return /^\d{4}(-\d\d){0,2}(T\d\d:\d\d)?$/u.test(iso) ? iso : (timeInWords(iso) ?? iso);
}

/** A day or a month that is known. */
function day(date) {
  const [, month, onDay] = /^(\d{4}-\d\d)(-\d\d)?$/u.exec(date) ?? [];
  const time = Date.parse(date);
  if (month === undefined || Number.isNaN(time)) return null;
  return (onDay === undefined ? LONG_MONTH : LONG_DAY).format(time);
}

/** A date that is known in part, a week, a season, a quarter. */
function openDay(date) {
  const [, decade] = /^(\d{3})X?$/u.exec(date) ?? [];
  if (decade !== undefined) return `the ${decade}0s`;
  const [, year, rest] = /^(\d{4}|XXXX)-(.+)$/u.exec(date) ?? [];
  if (year === undefined) return null;
  const known = year === "XXXX" ? "" : ` ${year}`;
  const of = known && ` of${known}`;
  if (Object.hasOwn(SEASONS, rest)) return `${SEASONS[rest]}${known || UNKNOWN}`;
  const [, span, number] = /^([QH])([1-4X])$/u.exec(rest) ?? [];
  if (span !== undefined) return `${ORDINALS[Number(number) - 1] ?? "a"} ${span === "Q" ? "quarter" : "half"}${of}`;
  return weekly(rest, of) ?? monthly(rest, of, known);
}

/** A week, a weekday or a weekend. */
function weekly(rest, of) {
  const [, week, at] = /^W(\d\d|XX)(?:-([1-7]|WE))?$/u.exec(rest) ?? [];
  if (week === undefined) return null;
  const name = at === undefined ? null : (WEEKDAYS[Number(at) - 1] ?? "weekend");
  if (week === "XX") return `a ${name ?? "week"}${of}`;
  return `${name === null ? "" : `${name} in `}week ${Number(week)}${of || UNKNOWN}`;
}

/** A month or a day of one. */
function monthly(rest, of, known) {
  const [, month, onDay] = /^(\d\d|XX)(?:-(\d\d|XX))?$/u.exec(rest) ?? [];
  if (month === undefined || (month > "12" && month !== "XX")) return null;
  if (month === "XX") return `a ${onDay === undefined ? "month" : "day"}${of}`;
  const name = MONTH.format(Date.UTC(2000, Number(month) - 1));
  if (onDay === "XX") return `a day in ${name}${known}`;
  return `${onDay === undefined ? "" : `${Number(onDay)} `}${name}${known || UNKNOWN}`;
}
