/** A small line of numbers: figures of the same thing, each in its place. */
import { alike, ends } from "./figures.js";
import { h } from "./dom.js";
import { readAs } from "./words.js";

const WIDTH = 320;
const MARGIN = 8;
const AXIS = 14;

/** From how many times the least on the most takes a logarithmic scale to keep the rest apart. */
const FAR = 500;

/** More figures than this are no line but a smear. */
const MOST = 24;

/**
 * @param {import("./annotations.js").Reading} reading
 * @param {string} key  the chosen figure
 * @param {(key: string) => void} choose
 * @returns {HTMLElement | null} null where nothing else is of the same thing
 */
export function numberLine(reading, key, choose) {
  const all = alike(reading, key);
  const least = Math.min(...all.map(({ record }) => ends(record)[0]));
  const most = Math.max(...all.map(({ record }) => ends(record)[1]));
  if (all.length < 2 || all.length > MOST || least === most) return null;
  const wide = least > 0 && most / least > FAR;
  const share = wide
    ? (value) => Math.log(value / least) / Math.log(most / least)
    : (value) => (value - least) / (most - least);
  const x = (value) => MARGIN + share(value) * (WIDTH - 2 * MARGIN);
  const line = svg("svg", { viewBox: `0 0 ${WIDTH} ${2 * AXIS}`, "aria-hidden": "true", class: "number-line" }, [
    svg("line", { class: "axis", x1: MARGIN, x2: WIDTH - MARGIN, y1: AXIS, y2: AXIS }),
    ...all.filter((one) => one.key !== key).map((one) => place(one, x, false)),
    ...all.filter((one) => one.key === key).map((one) => place(one, x, true)),
  ]);
  const chips = all.map((one) => chip(reading, one, one.key === key, choose));
  return h(
    "section",
    { class: "of-same", "aria-label": "Figures of the same thing" },
    h("h3", {}, wide ? "Of the same thing, on a logarithmic scale" : "Of the same thing"),
    line,
    h("ol", { class: "chips" }, ...chips),
  );
}

/** A figure on the line: a ring, the chosen one a diamond; a range has a bar from end to end. */
function place({ record }, x, chosen) {
  const [low, high] = ends(record).map(x);
  const middle = (low + high) / 2;
  const size = chosen ? 6.5 : 4.5;
  const sign = chosen
    ? svg("path", { class: "chosen", d: `M${middle} ${AXIS - size}l${size} ${size}l${-size} ${size}l${-size} ${-size}z` })
    : svg("circle", { class: "other", cx: middle, cy: AXIS, r: size });
  const bar = low === high ? [] : [svg("line", { class: "span", x1: low, x2: high, y1: AXIS, y2: AXIS })];
  return svg("g", {}, [...bar, sign]);
}

function chip(reading, { key, record }, chosen, choose) {
  const props = { type: "button", class: "chip", "aria-current": chosen ? "true" : null, onclick: () => choose(key) };
  return h("li", {}, h("button", props, chosen ? "◆ " : null, readAs(record)));
}

/** @param {string} tag @param {Record<string, any>} attributes @param {Node[]} [children] */
function svg(tag, attributes, children = []) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}
