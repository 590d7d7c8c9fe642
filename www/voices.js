/**
 * How much each speaker says, and where in the article: a bar and a strip of places. Both are drawings beside words
 * that tell the same, so they are hidden from screen readers. Quoted words are solid and tall, reported ones hatched
 * and low: colour tells nothing alone.
 */
import { h } from "./dom.js";
import { percent, plural } from "./words.js";

/** @typedef {import("./annotations.js").Reading} Reading */

const SVG = "http://www.w3.org/2000/svg";

/** The strip's own units: so many along the article, so many high. */
const LONG = 1000;
const HIGH = 12;
/** No place is drawn narrower than this, in the same units. */
const LEAST = 6;

/**
 * @param {any} speaker the document's entry
 * @returns {string} "2 quotes, 41 words quoted, 12 reported"
 */
export function voiceWords({ voice }) {
  const { quotes, quoted_words: quoted, reported_words: reported } = voice;
  const parts = [
    quotes > 0 ? plural(quotes, "quote") : null,
    quoted > 0 ? `${plural(quoted, "word")} quoted` : null,
    reported > 0 ? `${plural(reported, "word")} reported` : null,
  ];
  return parts.filter((part) => part !== null).join(", ");
}

/** @param {any} speaker @returns {string} "31%", or that nothing is told of what they say */
export function shareOf({ voice }) {
  const words = voice.quoted_words + voice.reported_words;
  if (words === 0) return "named only";
  return voice.share < 0.005 ? "under 1%" : percent(voice.share);
}

/** A bar as long as the speaker's share of all that is said. @param {any} speaker */
export function voiceBar({ voice }) {
  const words = voice.quoted_words + voice.reported_words;
  const part = (name, share) => {
    const element = h("span", { class: name });
    element.style.setProperty("width", `${100 * share}%`);
    return element;
  };
  const own = (count) => (words === 0 ? 0 : (voice.share * count) / words);
  return h(
    "span",
    { class: "voice", "aria-hidden": "true" },
    part("quoted", own(voice.quoted_words)),
    part("reported", own(voice.reported_words)),
  );
}

/**
 * A strip as long as the article, with a mark wherever the speaker's words stand.
 * @param {Reading} reading
 * @param {import("./annotations.js").Annotation[]} said what the speaker says
 */
export function placeStrip(reading, said) {
  const scale = LONG / Math.max(1, reading.text.length);
  const strip = draw("svg", { class: "places", viewBox: `0 0 ${LONG} ${HIGH}`, preserveAspectRatio: "none", "aria-hidden": "true" });
  strip.append(draw("line", { x1: 0, x2: LONG, y1: HIGH - 1, y2: HIGH - 1 }));
  // One drawing for all places of a kind: a speaker may have thousands.
  const places = { reported: "", quoted: "" };
  for (const { record } of said) {
    const kind = record.form === "direct" ? "quoted" : "reported";
    const y = kind === "quoted" ? 0 : HIGH / 2;
    for (const [start, end] of record.content) {
      const width = Math.max(LEAST, (end - start) * scale);
      const x = Math.min(start * scale, LONG - width);
      places[kind] += `M${x} ${y}h${width}V${HIGH}h${-width}z`;
    }
  }
  strip.append(...Object.entries(places).map(([kind, d]) => draw("path", { class: kind, d })));
  return strip;
}

/** What the drawings mean, for the head of the list. */
export function voiceKey() {
  const sample = (name) => h("span", { class: `sample-of ${name}`, "aria-hidden": "true" });
  return h(
    "p",
    { class: "voice-key" },
    "Share of all that is said: ",
    h("span", { class: "key-part" }, sample("quoted"), "quoted, "),
    h("span", { class: "key-part" }, sample("reported"), "reported."),
    " Below it, where in the article.",
  );
}

function draw(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}
