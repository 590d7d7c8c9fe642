/**
 * The document of one annotated text, made ready for a page: every annotation under one key,
 * and what belongs to what. Keys are "speaker:0", "quote:3", "attribution:5", "figure:2",
 * "claim:1"; ids are those of the document, or the place in its list where it gives none.
 * Offsets are UTF-16 code units, half-open.
 *
 * @typedef {[number, number]} Span
 *
 * @typedef {object} Annotation
 * @property {string} key
 * @property {"speaker" | "quote" | "attribution" | "figure" | "claim"} type
 * @property {string} layer       one of the store's layers
 * @property {Span[]} spans       where it stands; a speaker's are the mentions
 * @property {any} record         the document's own entry
 * @property {string | null} speaker      the key of the speaker it belongs to
 * @property {string | null} attribution  the key of the attribution it belongs to
 *
 * @typedef {object} Reading
 * @property {string} text
 * @property {any} document                      see the document's schema; the reader's corrections are in it
 * @property {any} found                         the document as the annotator gave it
 * @property {Map<string, Annotation>} annotations
 * @property {string[]} order                    keys of all but speakers, as they come in the text
 * @property {number} milliseconds               how long the annotator took
 */

/**
 * @param {string} text
 * @param {any} document
 * @param {number} milliseconds
 * @param {any} [found] the document without the reader's corrections
 * @returns {Reading}
 */
export function createReading(text, document, milliseconds, found = document) {
  /** @type {Map<string, Annotation> | undefined} made when they are first asked for, as is their order */
  let annotations;
  /** @type {string[] | undefined} */
  let order;
  return {
    text,
    document,
    found,
    milliseconds,
    get annotations() {
      return (annotations ??= annotationsOf(text, document));
    },
    get order() {
      return (order ??= orderOf(this.annotations));
    },
  };
}

/** @param {string} text @param {any} document */
function annotationsOf(text, document) {
  /** @type {Map<string, Annotation>} */
  const annotations = new Map();
  const add = (type, id, layer, spans, record, attribution, speaker = null) => {
    const parent = attribution === null || attribution === undefined ? null : `attribution:${attribution}`;
    const key = `${type}:${id}`;
    const of = speaker ?? annotations.get(parent)?.speaker ?? null;
    annotations.set(key, { key, type, layer, spans, record, speaker: of, attribution: parent });
  };

  const opened = new Map();
  const closed = new Map();
  for (const quote of document.quotes) {
    const [start, end] = quote.inner;
    opened.set(start, quote);
    closed.set(end, quote);
    // A quote's last comma or full stop may be left out of what is reported.
    let last = end;
    while (last > start && TRAILING.test(text[last - 1])) last -= 1;
    closed.set(last, quote);
  }
  /** Words that begin or end with a quote, with the mark that their edge leaves out. */
  const balanced = ([start, end]) => [
    opened.get(start)?.end <= end ? opened.get(start).start : start,
    closed.get(end)?.start >= start ? closed.get(end).end : end,
  ];

  for (const speaker of document.speakers) {
    add("speaker", speaker.id, "speakers", speaker.mentions.map(spanOf), speaker, null);
  }
  for (const it of document.attributions) {
    const spans = it.content.length > 0 ? it.content.map(balanced) : [...it.source, ...it.cue];
    const layer = it.form === "direct" ? "quotes" : "reported";
    add("attribution", it.id, layer, spans, it, null, it.speaker === null ? null : `speaker:${it.speaker}`);
  }
  for (const quote of document.quotes) {
    add("quote", quote.id, "quotes", [spanOf(quote)], quote, quote.attribution);
  }
  document.figures.forEach((it, i) => add("figure", i, "figures", [spanOf(it)], it, it.attribution));
  document.claims.forEach((it, i) => add("claim", i, "claims", [balanced(spanOf(it))], it, it.attribution));

  return annotations;
}

/** Keys of all but speakers, as they come in the text. */
function orderOf(annotations) {
  return [...annotations.values()]
    .filter(({ type, spans }) => type !== "speaker" && spans.length > 0)
    .sort((a, b) => a.spans[0][0] - b.spans[0][0] || b.spans[0][1] - a.spans[0][1])
    .map(({ key }) => key);
}

const TRAILING = /[\s,.;:!?]/u;

/** @param {{start: number, end: number}} it @returns {Span} */
function spanOf({ start, end }) {
  return [start, end];
}

/**
 * What lights up in the text with the annotation `key`: itself and what is part of it.
 * @param {Reading} reading
 * @param {string | null} key
 * @returns {Set<string>}
 */
export function related(reading, key) {
  const chosen = key === null ? undefined : reading.annotations.get(key);
  if (chosen === undefined) return new Set();
  const lit = new Set([chosen.key]);
  const head = chosen.type === "attribution" ? chosen.key : chosen.type === "quote" ? chosen.attribution : null;
  if (head !== null) lit.add(head);
  if (chosen.type === "claim") for (const i of chosen.record.figures) lit.add(`figure:${i}`);
  for (const other of reading.annotations.values()) {
    const ofSpeaker = chosen.type === "speaker" && other.speaker === chosen.key;
    const ofHead = head !== null && other.type === "quote" && other.attribution === head;
    if (ofSpeaker || ofHead) lit.add(other.key);
  }
  return lit;
}

/**
 * What lights up in the lists: the same, and whose words they are.
 * @param {Reading} reading
 * @param {string | null} key
 * @returns {Set<string>}
 */
export function relatedInLists(reading, key) {
  const lit = related(reading, key);
  const chosen = key === null ? undefined : reading.annotations.get(key);
  for (const more of [chosen?.speaker, chosen?.attribution]) if (more) lit.add(more);
  return lit;
}

/**
 * The words of an annotation: its stretches, broken ones joined by an ellipsis.
 * @param {Reading} reading
 * @param {Span[]} spans
 * @returns {string}
 */
export function wordsOf(reading, spans) {
  return spans.map(([start, end]) => reading.text.slice(start, end).replace(/\s+/gu, " ").trim()).join(" … ");
}

/**
 * Who stands behind an annotation: the speaker's name, else the source's own words unless they are a pronoun, else null.
 * @param {Reading} reading
 * @param {Annotation} annotation
 * @returns {string | null}
 */
export function whoSaid(reading, annotation) {
  const attribution =
    annotation.type === "attribution" ? annotation : reading.annotations.get(annotation.attribution ?? "");
  return attribution === undefined ? null : sayerOf(reading, attribution.record);
}

/**
 * As `whoSaid`, of an attribution as the document has it.
 * @param {Reading} reading
 * @param {any} attribution
 * @returns {string | null}
 */
export function sayerOf(reading, { speaker, source }) {
  if (speaker !== null) return reading.document.speakers[speaker].name;
  const words = wordsOf(reading, source);
  return words === "" || PRONOUN.test(words) ? null : words;
}

/** Names nobody by itself. */
const PRONOUN = /^(?:he|i|it|she|that|they|this|we|which|who|you)$/iu;

/**
 * The keys of what the reader corrected.
 * @param {any} document
 * @returns {Set<string>}
 */
export function correctedIn({ speakers, quotes, attributions, figures, claims }) {
  const lists = Object.entries({ speaker: speakers, quote: quotes, attribution: attributions, figure: figures, claim: claims });
  const keys = new Set();
  for (const [type, list] of lists) {
    for (const [id, { by }] of list.entries()) if (by === "reader") keys.add(`${type}:${id}`);
  }
  return keys;
}

/** The place of an annotation in its list of the document. @param {string} key */
export function idOf(key) {
  return Number(key.slice(key.indexOf(":") + 1));
}

/** The longest title, in UTF-16 code units. */
const LONGEST_TITLE = 120;

/**
 * The article's headline, else how it begins.
 * @param {Reading} reading
 * @returns {string}
 */
export function titleOf({ text, document }) {
  const headline = document.blocks.find(({ kind }) => kind === "headline") ?? document.blocks.find(({ kind }) => kind === "body") ?? document.blocks[0];
  const words = text.slice(headline?.start ?? 0, headline?.end).replace(/\s+/gu, " ").trim();
  return words.length <= LONGEST_TITLE ? words : `${words.slice(0, LONGEST_TITLE).toWellFormed().trimEnd()}…`;
}
