/**
 * The article on paper: a small number after whatever is said, and behind the article a note for each number, the
 * speakers, and how the marks look. All of it is made when the browser is about to print, from what is on the page
 * then, and taken away after, so it cannot go stale. The numbers are those of the text with footnotes.
 */
import { whoSaid, wordsOf } from "./annotations.js";
import { h } from "./dom.js";
import { timeInWords } from "./times.js";
import { ATTRIBUTION_FORMS, QUOTE_FORMS, SPEAKER_KINDS, STANCES, percent, plural } from "./words.js";

/** @typedef {import("./annotations.js").Reading} Reading */
/** @typedef {import("./annotations.js").Annotation} Annotation */

/**
 * @param {HTMLElement} article the painted article
 * @param {import("./store.js").Store} store
 * @param {(reading: Reading) => void} whole  paints all of an article as it is read
 */
export function createPrint(article, store, whole) {
  const root = document.documentElement;
  /** @type {Element[]} what only the paper shows */
  let added = [];

  addEventListener("beforeprint", () => {
    clear();
    const { view, reading, text } = store.state;
    // What is edited prints as it is read, once it is.
    if (reading === null || (view !== "read" && !(view === "edit" && reading.text === text))) return;
    whole(reading);
    root.toggleAttribute("data-paper", true);
    const said = statementsOf(reading);
    const notes = endMatter(reading, said, store.state);
    article.after(notes);
    added = [...setNumbers(article, said), notes];
  });
  addEventListener("afterprint", clear);

  function clear() {
    root.removeAttribute("data-paper");
    for (const element of added) {
      const parent = element.parentNode;
      element.remove();
      // What a number parted is one piece of text again.
      if (element.localName === "sup") parent?.normalize();
    }
    added = [];
  }
}

/** The marks that close words, after which a number stands. */
const CLOSING = /^[,.!?…"”'’»]{0,4}/u;

/**
 * What is said in the article, with where its number stands, in the order of the numbers.
 * @param {Reading} reading
 * @returns {{ annotation: Annotation, place: number }[]} places in UTF-16 code units
 */
export function statementsOf({ text, document, annotations }) {
  const attributed = document.attributions.map(({ id, source, cue, content }) => {
    return { key: `attribution:${id}`, spans: content.length > 0 ? content : [...source, ...cue] };
  });
  const nobodys = document.quotes
    .filter(({ attribution, form }) => attribution === null && (form === "direct" || form === "partial"))
    .map(({ id, inner }) => ({ key: `quote:${id}`, spans: [inner] }));
  return [...attributed, ...nobodys]
    .filter(({ spans }) => spans.length > 0)
    .map(({ key, spans }) => {
      const end = Math.max(...spans.map((span) => span[1]));
      const first = spans.reduce((a, b) => (b[0] < a[0] || (b[0] === a[0] && b[1] < a[1]) ? b : a));
      const [closing] = CLOSING.exec(text.slice(end, end + 4)) ?? [""];
      return { annotation: annotations.get(key), place: end + closing.length, first };
    })
    .sort((a, b) => a.place - b.place || a.first[0] - b.first[0] || a.first[1] - b.first[1]);
}

/**
 * Sets the numbers into the article, each behind the words that it is about.
 * @returns {HTMLElement[]} the numbers
 */
function setNumbers(article, said) {
  const isArticles = ({ parentElement }) => (parentElement?.localName === "sup" ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const walk = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, isArticles);
  /** @type {HTMLElement[]} */
  const numbers = [];
  let node = /** @type {Text | null} */ (walk.nextNode());
  let at = 0;
  said.forEach(({ place }, i) => {
    const number = h("sup", { class: "note-number" }, String(i + 1));
    if (place === said[i - 1]?.place) {
      numbers.at(-1)?.after(number);
      numbers.push(number);
      return;
    }
    while (node !== null && at + node.length < place) {
      at += node.length;
      node = /** @type {Text | null} */ (walk.nextNode());
    }
    if (node === null) return;
    const rest = place - at < node.length ? node.splitText(place - at) : null;
    behind(node).after(number);
    numbers.push(number);
    if (rest === null) return;
    at = place;
    node = rest;
    walk.currentNode = rest;
  });
  return numbers;
}

/** The outermost mark that ends with a piece of text. */
function behind(node) {
  let last = node;
  while (last.nextSibling === null && last.parentNode?.localName === "mark") last = last.parentNode;
  return last;
}

/** The notes, the speakers and the legend. */
function endMatter(reading, said, { date, address }) {
  const { speakers } = reading.document;
  const named = date ?? reading.document.date;
  return h(
    "section",
    { class: "paper" },
    ...part("Notes", said.map(({ annotation }) => note(reading, annotation)), "ol"),
    ...part("Speakers", speakers.map(speakerLine), "ul"),
    ...part("Marks", MARKS.map(([look, about]) => h("li", {}, h("span", { class: `look ${look}` }, about))), "ul"),
    address === null ? null : h("p", { class: "colophon" }, `Source: ${address}`),
    h("p", { class: "colophon" }, `${named === null ? "" : `Times are read by ${timeInWords(named) ?? named}. `}Found by Whosaid, a program: check it against the text.`),
  );
}

function part(title, items, tag) {
  return items.length === 0 ? [] : [h("h2", {}, title), h(tag, { class: title.toLowerCase() }, ...items)];
}

/** How each mark looks, in words that are marked so. */
const MARKS = [
  ["speakers", "Speakers: heavier"],
  ["quotes", "Quotes: underlined"],
  ["reported", "Reported speech: a dashed line"],
  ["figures", "Figures: a dotted line"],
  ["claims", "Claims worth checking: a rule before the first word"],
];

/** Who said it, how it is given, what tells so, and how sure that is. */
function note(reading, annotation) {
  const source = annotation.type === "attribution" ? annotation : null;
  const { record } = annotation;
  const who = whoSaid(reading, annotation) ?? "Speaker not told";
  const quoted = (what, spans) => {
    const words = wordsOf(reading, spans);
    return words === "" || words === who ? null : `${what} “${words}”`;
  };
  const parent = source === null || record.parent === null ? undefined : reading.annotations.get(`attribution:${record.parent}`);
  const reporter = parent === undefined ? null : whoSaid(reading, parent);
  const facts = [
    ((source === null ? QUOTE_FORMS : ATTRIBUTION_FORMS)[record.form] ?? record.form).toLowerCase(),
    source === null || record.stance === "asserts" ? null : (STANCES[record.stance] ?? null),
    ...(source === null ? [] : [quoted("cue", record.cue), quoted("source", record.source), record.addressee === null ? null : quoted("told to", [record.addressee])]),
    reporter === null ? null : `as reported by ${reporter}`,
    source === null || record.by === "reader" ? null : `confidence ${percent(record.confidence)}`,
    record.by === "reader" ? "corrected by the reader" : null,
  ];
  return h("li", {}, h("b", {}, who), `: ${facts.filter((fact) => fact !== null).join("; ")}.`);
}

function speakerLine({ name, kind, descriptions, voice }) {
  const amount = voice.quoted_words + voice.reported_words;
  const facts = [SPEAKER_KINDS[kind] ?? kind, ...descriptions, amount === 0 ? null : `${plural(amount, "word")} (${percent(voice.share)} of all)`];
  return h("li", {}, h("b", {}, name), `: ${facts.filter((fact) => fact !== null).join("; ")}.`);
}
