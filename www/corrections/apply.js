/**
 * The reader's corrections, laid over what the annotator found. Each is plain data that outlives a reload; it names what
 * it corrects by its type and an anchor, a speaker by name, and is applied in the order in which it was made. Entries
 * that a correction changed or added carry `by: "reader"`.
 *
 * @typedef {import("./anchors.js").Anchor} Anchor
 * @typedef {"quote" | "attribution" | "figure" | "claim"} Type
 *
 * @typedef {{ act: "assign", type: Type, anchor: Anchor, speaker: string | null }
 *   | { act: "classify", type: Type, anchor: Anchor, kind: string }
 *   | { act: "resize", type: Type, anchor: Anchor, to: Anchor }
 *   | { act: "remove", type: Type, anchor: Anchor }
 *   | { act: "add", type: Type, anchor: Anchor, kind: string, speaker: string | null }
 *   | { act: "rename", name: string, to: string }
 *   | { act: "merge", name: string, into: string }
 *   | { act: "regard", name: string, kind: string }} Correction
 */
import { KINDS } from "../words.js";
import { find } from "./anchors.js";
import { loosen, tighten } from "./loose.js";
import { countVoices } from "./voice.js";

/**
 * @param {string} text
 * @param {any} document as the annotator gave it for `text`; stays as it is
 * @param {readonly Correction[]} corrections
 * @returns {{ document: any, lost: Correction[] }} the corrected document, and the corrections whose words are gone
 */
export function correct(text, document, corrections) {
  if (corrections.length === 0) return { document, lost: [] };
  const loose = loosen(document);
  const lost = corrections.filter((correction) => !ACTS[correction.act](loose, correction, text));
  loose.speakers = loose.speakers.filter((speaker) => isHeard(loose, speaker));
  countVoices(text, loose);
  for (const claim of loose.claims) claim.sourcing = sourcingOf(claim);
  return { document: tighten(loose), lost };
}

/** Whether something that came from outside is a correction. @param {any} it @returns {it is Correction} */
export function isCorrection(it) {
  return typeof it === "object" && it !== null && Object.hasOwn(SHAPES, it.act) && SHAPES[it.act](it);
}

const isName = (it) => typeof it === "string" && it.trim() !== "";
const isSpeaker = (it) => it === null || isName(it);
const isAnchor = (it) => typeof it?.exact === "string" && typeof it.prefix === "string" && typeof it.suffix === "string" && Number.isInteger(it.start);
const isPlaced = ({ type, anchor }) => Object.hasOwn(LISTS, type) && isAnchor(anchor);
const isKind = (type, kind) => Object.hasOwn(KINDS[type], kind);

/** What each act needs to be told. @type {Record<Correction["act"], (it: any) => boolean>} */
const SHAPES = {
  assign: (it) => isPlaced(it) && isSpeaker(it.speaker),
  classify: (it) => isPlaced(it) && isKind(it.type, it.kind),
  resize: (it) => isPlaced(it) && isAnchor(it.to),
  remove: isPlaced,
  add: (it) => isPlaced(it) && isKind(it.type, it.kind) && isSpeaker(it.speaker),
  rename: ({ name, to }) => isName(name) && isName(to),
  merge: ({ name, into }) => isName(name) && isName(into),
  regard: ({ name, kind }) => isName(name) && isKind("speaker", kind),
};

/** Each tells whether it found what it corrects. @type {Record<Correction["act"], (loose: any, it: any, text: string) => boolean>} */
const ACTS = {
  assign(loose, { type, anchor, speaker }, text) {
    const entry = entryAt(loose, type, anchor, text);
    if (entry === null) return false;
    const attribution = type === "attribution" ? entry : (entry.attribution ?? attributionOf(loose, entry));
    attribution.speaker = speaker === null ? null : speakerCalled(loose, speaker);
    mark(attribution, "the reader said whose words these are");
    return true;
  },

  classify(loose, { type, anchor, kind }, text) {
    const entry = entryAt(loose, type, anchor, text);
    if (entry === null) return false;
    entry[type === "quote" || type === "attribution" ? "form" : "kind"] = kind;
    mark(entry);
    return true;
  },

  resize(loose, { type, anchor, to }, text) {
    const entry = entryAt(loose, type, anchor, text);
    const span = find(text, to);
    if (entry === null || span === null) return false;
    place(loose, type, entry, span, text);
    mark(entry);
    return true;
  },

  remove(loose, { type, anchor }, text) {
    const entry = entryAt(loose, type, anchor, text);
    if (entry === null) return false;
    takeOut(loose, type, entry);
    return true;
  },

  add(loose, { type, anchor, kind, speaker }, text) {
    const span = find(text, anchor);
    if (span === null) return false;
    const entry = { ...BLANK[type](kind), by: "reader" };
    place(loose, type, entry, span, text);
    loose[LISTS[type]].push(entry);
    const speech = type === "attribution" || (type === "quote" && (kind === "direct" || kind === "partial"));
    if (speech && speaker !== null) {
      const attribution = type === "attribution" ? entry : attributionOf(loose, entry);
      attribution.speaker = speakerCalled(loose, speaker);
    }
    return true;
  },

  rename(loose, { name, to }) {
    const speaker = loose.speakers.find((it) => it.name === name);
    if (speaker === undefined) return false;
    // Whoever has the name of another is that other.
    if (loose.speakers.some((it) => it.name === to)) return name === to || ACTS.merge(loose, { act: "merge", name, into: to }, "");
    speaker.name = to;
    mark(speaker);
    return true;
  },

  merge(loose, { name, into }) {
    const one = loose.speakers.find((it) => it.name === name);
    const other = loose.speakers.find((it) => it.name === into);
    if (one === undefined || other === undefined || one === other) return false;
    other.mentions = [...other.mentions, ...one.mentions].sort((a, b) => a.start - b.start);
    one.descriptions.forEach((description, i) => {
      if (other.descriptions.includes(description)) return;
      other.descriptions.push(description);
      other.described.push(one.described[i]);
    });
    for (const attribution of loose.attributions) if (attribution.speaker === one) attribution.speaker = other;
    loose.speakers.splice(loose.speakers.indexOf(one), 1);
    mark(other);
    return true;
  },

  regard(loose, { name, kind }) {
    const speaker = loose.speakers.find((it) => it.name === name);
    if (speaker === undefined) return false;
    speaker.kind = kind;
    mark(speaker);
    return true;
  },
};

/** The document's list of each type. */
const LISTS = { quote: "quotes", attribution: "attributions", figure: "figures", claim: "claims" };

/** Entries of which only their kind is known. */
const BLANK = {
  quote: (form) => ({ form, parent: null, attribution: null }),
  attribution: (form) => ({ ...ATTRIBUTION, form }),
  figure: (kind) => ({ kind, value: null, unit: null, per: null, of: null, modifier: null, trend: null, iso: null, attribution: null }),
  claim: (kind) => ({
    kind,
    score: 1,
    subjective: false,
    hedges: [],
    attribution: null,
    figures: [],
    stance: "asserted",
    sourcing: "none",
    actors: [],
    refers: [],
    why: ["the reader marked it"],
  }),
};

const ATTRIBUTION = Object.freeze({
  form: "direct",
  source: [],
  cue: [],
  content: [],
  speaker: null,
  addressee: null,
  stance: "asserts",
  parent: null,
  confidence: 1,
  why: ["the reader marked it"],
});

/** @returns {[number, number]} the stretch by which an entry is known */
export function spanOf(type, entry) {
  return type === "attribution" ? (entry.content[0] ?? entry.source[0] ?? entry.cue[0]) : [entry.start, entry.end];
}

/** The entry of a type that stands where the anchor's words do: exactly, else the one that shares most with them. */
function entryAt(loose, type, anchor, text) {
  const span = find(text, anchor);
  if (span === null) return null;
  let best = null;
  for (const entry of loose[LISTS[type]]) {
    const [start, end] = spanOf(type, entry);
    const shared = Math.min(end, span[1]) - Math.max(start, span[0]);
    const likeness = shared / (Math.max(end, span[1]) - Math.min(start, span[0]));
    if (likeness > (best?.likeness ?? LEAST_LIKE)) best = { entry, likeness };
  }
  return best?.entry ?? null;
}

/** An entry that shares less than this with the corrected words is another one. */
const LEAST_LIKE = 0.5;

/** Gives an entry its place; what hangs together with it follows. */
function place(loose, type, entry, span, text) {
  if (type === "attribution") {
    // It is known by its first stretch, which takes in those that it now reaches; the others stay.
    const [first, others] = taken(span, entry.content.slice(1));
    entry.content = [first, ...others];
    return;
  }
  [entry.start, entry.end] = span;
  if (type === "quote") {
    const former = entry.inner;
    entry.inner = innerOf(text, span);
    const own = entry.attribution;
    if (own !== null && former !== undefined) {
      own.content = own.content.map((one) => (one[0] === former[0] ? entry.inner : one));
    }
  } else if (type === "claim") {
    entry.figures = loose.figures.filter(({ start, end }) => start >= span[0] && end <= span[1]);
    const inside = ({ start, end }) => start >= span[0] && end <= span[1];
    entry.refers = entry.refers.filter(inside);
    entry.actors = entry.actors.filter(([start, end]) => inside({ start, end }));
  }
}

/** A stretch with those of `others` that it touches, and the rest of them. */
function taken(span, others) {
  const reached = others.filter(([start, end]) => start < span[1] && end > span[0]);
  const edges = [span, ...reached];
  const whole = [Math.min(...edges.map(([start]) => start)), Math.max(...edges.map(([, end]) => end))];
  return [whole, others.filter((other) => !reached.includes(other))];
}

const MARKS = /^["'“”‘’„«»‹›]|["'“”‘’„«»‹›]$/gu;

/** A quote without the marks at its edges. */
function innerOf(text, [start, end]) {
  const words = text.slice(start, end);
  const marks = [...words.matchAll(MARKS)].map(({ index }) => index);
  const opened = marks.includes(0) && end - start > 1 ? 1 : 0;
  const closed = marks.some((at) => at > 0) ? 1 : 0;
  return [start + opened, end - closed];
}

/** A new attribution whose content is a quote's words. */
function attributionOf(loose, quote) {
  const attribution = { ...ATTRIBUTION, content: [quote.inner], why: ["the reader said whose words these are"], by: "reader" };
  loose.attributions.push(attribution);
  quote.attribution = attribution;
  return attribution;
}

function takeOut(loose, type, entry) {
  const list = loose[LISTS[type]];
  list.splice(list.indexOf(entry), 1);
  if (type === "quote") {
    for (const inner of loose.quotes) if (inner.parent === entry) inner.parent = entry.parent;
    const own = entry.attribution;
    if (own === null) return;
    own.content = own.content.filter(([start, end]) => start < entry.start || end > entry.end);
    if (own.content.length === 0) takeOut(loose, "attribution", own);
  } else if (type === "attribution") {
    for (const it of [...loose.quotes, ...loose.figures, ...loose.claims]) if (it.attribution === entry) it.attribution = null;
    for (const it of loose.attributions) if (it.parent === entry) it.parent = entry.parent;
  }
}

/** The speaker of a name; a new one where there is none. */
function speakerCalled(loose, name) {
  const known = loose.speakers.find((it) => it.name === name);
  if (known !== undefined) return known;
  const speaker = { name, kind: "unknown", descriptions: [], mentions: [], described: [], by: "reader" };
  loose.speakers.push(speaker);
  return speaker;
}

/** Whether a speaker is in the text, or has words there: one whom the reader named by mistake has none. */
function isHeard({ attributions }, speaker) {
  return speaker.mentions.length > 0 || speaker.by === undefined || attributions.some((it) => it.speaker === speaker);
}

function mark(entry, reason = null) {
  entry.by = "reader";
  if (reason !== null) entry.why = [reason];
}

/** Whether a claim's owner has a name, where the reader had a say in who that is. */
function sourcingOf({ sourcing, attribution }) {
  if (attribution === null) return "none";
  const corrected = attribution.by !== undefined || attribution.speaker?.by !== undefined;
  if (!corrected) return sourcing;
  return NAMED.has(attribution.speaker?.kind) || attribution.speaker?.by !== undefined ? "named" : "unnamed";
}

const NAMED = new Set(["person", "organization", "place"]);
