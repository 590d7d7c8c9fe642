/** Measures in the other system: miles for kilometres, Celsius for Fahrenheit. */
import { manyOf } from "./words.js";

/** Three figures are as exact as an article's measures are. */
const ABOUT = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });

/** What one of a unit is of another. @type {Record<string, [string, number]>} */
const FACTORS = {
  kilometre: ["mile", 1 / 1.609344],
  mile: ["kilometre", 1.609344],
  metre: ["foot", 1 / 0.3048],
  foot: ["metre", 0.3048],
  yard: ["metre", 0.9144],
  centimetre: ["inch", 1 / 2.54],
  millimetre: ["inch", 1 / 25.4],
  inch: ["centimetre", 2.54],
  "nautical mile": ["kilometre", 1.852],
  knot: ["kilometre per hour", 1.852],
  kilogram: ["pound", 1 / 0.45359237],
  gram: ["ounce", 1 / 28.349523125],
  pound: ["kilogram", 0.45359237],
  ounce: ["gram", 28.349523125],
  stone: ["kilogram", 6.35029318],
  hectare: ["acre", 1 / 0.40468564224],
  acre: ["hectare", 0.40468564224],
  "square kilometre": ["square mile", 1 / 2.589988110336],
  "square mile": ["square kilometre", 2.589988110336],
  "square metre": ["square foot", 1 / 0.09290304],
  "square foot": ["square metre", 0.09290304],
  "square yard": ["square metre", 0.83612736],
  "cubic metre": ["cubic foot", 1 / 0.028316846592],
  "cubic foot": ["cubic metre", 0.028316846592],
  kilowatt: ["horsepower", 1 / 0.745699872],
  horsepower: ["kilowatt", 0.745699872],
  "brake horsepower": ["kilowatt", 0.745699872],
  barrel: ["litre", 158.987294928],
};

/** @type {Record<string, [string, (degrees: number) => number]>} */
const DEGREES = {
  celsius: ["°F", (degrees) => (degrees * 9) / 5 + 32],
  fahrenheit: ["°C", (degrees) => ((degrees - 32) * 5) / 9],
};

/**
 * A measure in the other system, to three figures; null where it has none.
 * @param {any} figure
 * @returns {string | null}
 */
export function converted({ kind, value, unit, per }) {
  if (kind !== "measure" || value === null) return null;
  const [name, change] = Object.hasOwn(DEGREES, unit ?? "") ? DEGREES[unit] : scaled(unit);
  if (change === undefined) return null;
  const ends = typeof value === "number" ? [value] : [value.low, value.high];
  if (ends.includes(null)) return null;
  const amount = ends.map((end) => ABOUT.format(change(end))).join(" to ");
  return `${amount} ${name}${per === null ? "" : ` per ${per}`}`;
}

function scaled(unit) {
  if (!Object.hasOwn(FACTORS, unit ?? "")) return [];
  const [other, factor] = FACTORS[unit];
  return [manyOf(other), (amount) => amount * factor];
}
