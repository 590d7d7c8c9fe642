/** The words of the article that name whoever said something, however far from what was said. */
import { wordsOf } from "./annotations.js";
import { byId } from "./dom.js";

/**
 * @typedef {object} Naming
 * @property {string} speaker      the speaker's key
 * @property {number} at           which of the speaker's mentions it is, from 0
 * @property {string} attribution  the key of the attribution that tells whose words they are
 * @property {number} paragraphs   how many paragraphs from what was said: below 0 above it
 */

/**
 * Of the mentions that give the speaker's name, the last one up to the source's own; where all come later, the first.
 * @param {import("./annotations.js").Reading} reading
 * @param {string | null} key  an annotation's
 * @returns {Naming | null} null where nobody is named for it, or its own source beside it does
 */
export function namingOf(reading, key) {
  if (key === null) return null;
  const chosen = reading.annotations.get(key);
  const attribution = chosen?.type === "attribution" ? chosen.key : chosen?.attribution;
  const who = reading.annotations.get(chosen?.speaker ?? "");
  if (!attribution || who === undefined || chosen.spans.length === 0) return null;
  const [[said]] = chosen.spans;
  const { source } = reading.annotations.get(attribution).record;
  const [from, to] = source.at(-1) ?? [said, said];
  const names = namesOf(reading, who);
  const at = names.findLast((i) => who.spans[i][0] < to) ?? names[0];
  if (at === undefined) return null;
  const [start] = who.spans[at];
  const paragraphs = between(reading, said, start);
  return paragraphs === 0 && start >= from && start < to ? null : { speaker: who.key, at, attribution, paragraphs };
}

/** Which mentions give the name whole; where none does, those that are a name; else the first that is no pronoun. */
function namesOf(reading, { spans, record: { name, mentions } }) {
  const all = [...mentions.keys()];
  const whole = all.filter((i) => wordsOf(reading, [spans[i]]).toLowerCase() === name.toLowerCase());
  if (whole.length > 0) return whole;
  const names = all.filter((i) => mentions[i].form === "name");
  return names.length > 0 ? names : all.filter((i) => mentions[i].form !== "pronoun").slice(0, 1);
}

/** How many of the article's own paragraphs from one place to another. */
function between({ document: { blocks } }, here, there) {
  const [first, last] = [Math.min(here, there), Math.max(here, there)];
  const passed = blocks.filter(({ start, kind }) => start > first && start <= last && kind !== "boilerplate").length;
  return there < here ? -passed : passed;
}

/** Where a name stands, seen from what was said. @param {Naming} naming */
export function whereabouts({ paragraphs }) {
  if (paragraphs === 0) return "in this paragraph";
  if (Math.abs(paragraphs) > 1) return `${Math.abs(paragraphs)} paragraphs ${paragraphs < 0 ? "above" : "below"}`;
  return paragraphs < 0 ? "in the paragraph above" : "in the paragraph below";
}

/**
 * The way from what is chosen to the name of who said it, and back.
 * @param {import("./store.js").Store} store
 * @param {import("./painters/painter.js").Painter} painter
 */
export function createNaming(store, painter) {
  let there = false;
  store.subscribe(["reading", "selection"], () => {
    there = false;
  });

  return {
    /** @param {boolean} [toName] without it to the other of the two */
    go(toName = !there) {
      const { reading, selection } = store.state;
      const naming = reading === null ? null : namingOf(reading, selection);
      if (naming === null || selection === null) return;
      there = toName;
      store.update({ pane: "article" });
      if (toName) painter.point(naming.speaker, naming.at);
      else painter.reveal(selection);
      const stop = byId("article").querySelector(toName ? "mark.here" : "mark.lit[data-first]");
      /** @type {HTMLElement | null} */ (stop)?.focus({ preventScroll: true });
    },
  };
}
