/** The evidence: what the chosen annotation rests on, in words to be checked against the text. */
import { whoSaid, wordsOf } from "./annotations.js";
import { alone } from "./claims.js";
import { copy } from "./clipboard.js";
import { byId, h } from "./dom.js";
import { lineOf } from "./lines.js";
import { converted } from "./measures.js";
import { namingOf, whereabouts } from "./naming.js";
import { beside } from "./figures.js";
import { numberLine } from "./numberline.js";
import { sourceLink } from "./source.js";
import { placeStrip, shareOf, voiceBar, voiceWords } from "./voices.js";
import { timeInShort, timeInWords } from "./times.js";
import * as words from "./words.js";

/** @typedef {import("./annotations.js").Reading} Reading */
/** @typedef {import("./annotations.js").Annotation} Annotation */

/**
 * @typedef {object} Ways  where the evidence leads
 * @property {(step: 1 | -1) => void} walk  to the next or previous annotation of the same list
 * @property {(step: 1 | -1) => { at: number, of: number, words: string } | null} jump  from one mention to the next
 * @property {(toName: boolean) => void} go  to the words that name the speaker, or back
 */

/** Longer words are cut in the card; the text itself is beside it. */
const LONGEST_EXCERPT = 320;

/**
 * @param {HTMLElement} root
 * @param {import("./store.js").Store} store
 * @param {Ways} ways
 * @param {(reading: Reading, annotation: Annotation) => HTMLElement} correcting  makes what the reader corrects with
 */
export function createEvidence(root, store, ways, correcting) {
  const { walk } = ways;
  const body = h("div", { class: "evidence-body", tabindex: "0", role: "group", "aria-label": "Evidence in detail" });
  const button = (label, text, run) => h("button", { type: "button", class: "icon", "aria-label": label, onclick: run }, text);
  const title = h("h2", { class: "evidence-title" });
  const taken = h("span", { class: "copied", role: "status" });
  const announcement = h("p", { class: "unseen", role: "status" });
  /** @type {Element | null} where the focus was before it came here */
  let from = null;
  /** @type {string | null} the annotation in the card */
  let shown = null;
  root.before(announcement);
  root.append(
    h(
      "div",
      { class: "evidence-head" },
      title,
      taken,
      button("Copy this", "⧉", () => void take()),
      button("Previous annotation", "↑", () => walk(-1)),
      button("Next annotation", "↓", () => walk(1)),
      button("Close the evidence", "×", () => store.select(null)),
    ),
    body,
  );

  // What opens stands at the card's end: it would stay below its edge.
  body.addEventListener("click", ({ target }) => {
    const opened = /** @type {Element} */ (target).closest("summary")?.parentElement;
    opened?.addEventListener("toggle", () => {
      body.scrollTop += opened.getBoundingClientRect().top - body.getBoundingClientRect().top;
    }, { once: true });
  });

  async function take() {
    const { reading, selection } = store.state;
    if (reading === null || selection === null) return;
    const copied = await copy(lineOf(reading, selection));
    taken.textContent = copied ? "Copied" : "The browser did not allow copying";
  }

  store.subscribe(["selection", "reading", "address"], ({ reading, selection, address }) => {
    taken.textContent = "";
    const chosen = selection === null ? undefined : reading?.annotations.get(selection);
    const inside = root.contains(document.activeElement);
    if (!inside) from = document.activeElement;
    root.hidden = chosen === undefined;
    if (reading === null || chosen === undefined) {
      announcement.textContent = "";
      if (inside) /** @type {HTMLElement} */ (wayBack(from)).focus();
      return;
    }
    const choose = (key) => store.select(key);
    const view = VIEWS[chosen.type](reading, chosen, choose, ways);
    title.textContent = view.title;
    const name = chosen.type === "speaker" ? chosen.record.name : whoSaid(reading, chosen);
    announcement.textContent = `${view.title}. ${name ?? ""}`;
    const control = inside ? document.activeElement?.getAttribute("data-control") : null;
    const same = shown === chosen.key;
    shown = chosen.key;
    const parts = [...view.parts, sourceLink(address, reading, chosen)];
    body.replaceChildren(...parts.filter((part) => part !== null), correcting(reading, chosen));
    if (!same) body.scrollTop = 0;
    // A correction draws the card anew; the focus stays where it was.
    if (control !== null) body.querySelector(`[data-control="${control}"]`)?.focus();
  });
}

/** Where the focus goes as the card closes: to where it came from, or where that is gone to the mark that Tab reaches, or the list. */
function wayBack(from) {
  if (from?.isConnected && from !== document.body) return from;
  const mark = byId("article").querySelector("mark[tabindex='0']");
  return mark?.checkVisibility() ? mark : byId("lists").querySelector("[role=tab][aria-selected=true]");
}

/** What everybody calls himself, which tells nothing of how others call him. */
const OWN = /^(i|me|my|mine|myself)$/i;

/**
 * One view a type of annotation.
 * @type {Record<string, (reading: Reading, annotation: Annotation, choose: (key: string) => void, ways: Ways) =>
 *   { title: string, parts: (Node | null)[] }>}
 */
const VIEWS = {
  speaker(reading, { key, record }, choose, { jump }) {
    const said = [...reading.annotations.values()].filter(({ type, speaker }) => type === "attribution" && speaker === key);
    const forms = record.mentions.map(({ start, end }) => wordsOf(reading, [[start, end]])).filter((form) => !OWN.test(form));
    const called = new Map(forms.map((form) => [form.toLowerCase(), form]));
    return {
      title: "Speaker",
      parts: [
        h("p", { class: "excerpt name" }, record.name),
        ...(said.length === 0 ? [] : [voiceBar(record), placeStrip(reading, said)]),
        mentionsOf(record, jump),
        facts([
          ["Kind", words.SPEAKER_KINDS[record.kind] ?? record.kind],
          ["Described as", record.descriptions.join("; ")],
          ["Called", [...called.values()].join(", ")],
          ["Share", said.length === 0 ? null : `${shareOf(record)} of the words said here`],
          ["Said", voiceWords(record) || words.plural(said.length, "thing")],
        ]),
      ],
    };
  },

  quote(reading, annotation, choose, { go }) {
    const { record, attribution } = annotation;
    const source = reading.annotations.get(attribution ?? "");
    return {
      title: words.QUOTE_FORMS[record.form] ?? record.form,
      parts: [
        excerpt(reading, annotation),
        facts([
          ...(source === undefined ? unattributed() : speech(reading, source, choose, named(reading, annotation.key, go))),
          ["Inside", record.parent === null ? null : link(reading, `quote:${record.parent}`, choose)],
        ]),
        why(source?.record.why),
      ],
    };
  },

  attribution(reading, annotation, choose, { go }) {
    return {
      title: words.ATTRIBUTION_FORMS[annotation.record.form] ?? annotation.record.form,
      parts: [excerpt(reading, annotation), facts(speech(reading, annotation, choose, named(reading, annotation.key, go))), why(annotation.record.why)],
    };
  },

  figure(reading, annotation, choose, { go }) {
    const { record, attribution } = annotation;
    const of = record.of === null ? null : wordsOf(reading, [record.of]);
    return {
      title: "Figure",
      parts: [
        excerpt(reading, annotation),
        facts([
          ["Read as", words.readAs(record)],
          ["Unit", words.unitOf(record, beside(reading, record))],
          ["Converted", aboutThat(converted(record))],
          ["That is", record.iso !== null && timeInShort(record.iso) === record.iso ? timeInWords(record.iso) : null],
          ["Kind", words.FIGURE_KINDS[record.kind] ?? record.kind],
          ["Of", of],
          ["Trend", words.TRENDS[record.trend] ?? null],
          ["In TIMEX3", record.iso === null || words.readAs(record) === record.iso ? null : record.iso],
          ["Who", who(reading, annotation, choose)],
          ["Named", named(reading, annotation.key, go)],
          ["Said in", attribution === null ? null : link(reading, attribution, choose)],
        ]),
        numberLine(reading, annotation.key, choose),
      ],
    };
  },

  claim(reading, annotation, choose, { go }) {
    const { record, attribution } = annotation;
    const quoted = ({ start, end }) => `“${wordsOf(reading, [[start, end]])}”`;
    return {
      title: `Claim: ${(words.CLAIM_KINDS[record.kind] ?? record.kind).toLowerCase()}`,
      parts: [
        excerpt(reading, annotation),
        facts([
          ["Source", who(reading, annotation, choose) ?? "none: the article says so itself"],
          ["Named", named(reading, annotation.key, go)],
          ["Worth checking", meter(record.score)],
          ["Read alone", record.refers.some((it) => it.stands_for !== null) ? alone(reading, annotation) : null],
          ["Not clear", record.refers.filter((it) => it.stands_for === null).map(quoted).join(", ")],
          ["Stance", record.stance === "asserted" ? null : words.CLAIM_STANCES[record.stance]],
          ["Softened by", record.hedges.map(([start, end]) => quoted({ start, end })).join(", ")],
          ["Opinion", record.subjective ? "worded as opinion" : null],
          ["Names", [...new Set(record.actors.map((span) => wordsOf(reading, [span])))].join(", ")],
          ["Figures", links(reading, record.figures.map((i) => `figure:${i}`), choose)],
          ["Said in", attribution === null ? null : link(reading, attribution, choose)],
        ]),
        why(record.why),
      ],
    };
  },
};

/** Buttons that lead from one mention to the next, and which one is shown. */
function mentionsOf(record, jump) {
  const shown = h("span", { class: "about", role: "status" }, words.plural(record.mentions.length, "mention"));
  const go = (step) => () => {
    const now = jump(step);
    if (now !== null) shown.textContent = `${now.at} of ${now.of}: “${now.words}”`;
  };
  return h(
    "p",
    { class: "mentions-of" },
    h("button", { type: "button", class: "chip", onclick: go(-1) }, "Previous mention"),
    h("button", { type: "button", class: "chip", onclick: go(1) }, "Next mention"),
    shown,
  );
}

/** The way to the words that name the speaker, where they are not the source's own. */
function named(reading, key, go) {
  const naming = namingOf(reading, key);
  if (naming === null) return null;
  const where = whereabouts(naming);
  return h("button", { type: "button", class: "chip", "aria-label": `Show the name, ${where}`, onclick: () => go(true) }, where);
}

/** What is known of an act of speech. @returns {[string, Node | string | null][]} */
function speech(reading, annotation, choose, name) {
  const { record } = annotation;
  const quoted = (spans) => (spans.length === 0 ? null : `“${wordsOf(reading, spans)}”`);
  return [
    ["Speaker", who(reading, annotation, choose) ?? "the article does not tell"],
    ["Source", quoted(record.source) ?? "none given"],
    ["Named", name],
    ["Cue", quoted(record.cue) ?? "none given"],
    ["Told to", record.addressee === null ? null : quoted([record.addressee])],
    ["Stance", record.stance === "asserts" ? null : words.STANCES[record.stance]],
    ["Inside", record.parent === null ? null : link(reading, `attribution:${record.parent}`, choose)],
    // What the reader said is not weighed.
    ["Confidence", record.by === "reader" ? null : meter(record.confidence)],
  ];
}

/** @returns {[string, string][]} */
function unattributed() {
  return [["Speaker", "the article attributes it to nobody"]];
}

function aboutThat(amount) {
  return amount === null ? null : `about ${amount}`;
}

function who(reading, annotation, choose) {
  const name = whoSaid(reading, annotation);
  if (name === null || annotation.speaker === null) return name;
  return chip(name, () => choose(annotation.speaker));
}

function link(reading, key, choose) {
  const other = reading.annotations.get(key);
  return other === undefined ? null : chip(shorten(wordsOf(reading, other.spans), 60), () => choose(key));
}

function links(reading, keys, choose) {
  return keys.length === 0 ? null : h("span", { class: "chips" }, ...keys.map((key) => link(reading, key, choose)));
}

function chip(label, run) {
  return h("button", { type: "button", class: "chip", onclick: run }, label);
}

function excerpt(reading, { spans }) {
  return h("blockquote", { class: "excerpt" }, shorten(wordsOf(reading, spans), LONGEST_EXCERPT));
}

function shorten(text, most) {
  if (text.length <= most) return text;
  return `${text.slice(0, text.lastIndexOf(" ", most) + 1 || most).toWellFormed().trim()}…`;
}

/** @param {[string, Node | string | null | undefined][]} rows those without a value are left out */
function facts(rows) {
  const shown = rows.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return h("dl", {}, ...shown.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}

function meter(share) {
  const bar = h("meter", { min: "0", max: "1", value: String(share), "aria-hidden": "true" });
  return h("span", { class: "measure" }, bar, words.percent(share));
}

function why(reasons = []) {
  if (reasons.length === 0) return null;
  return h("div", { class: "why" }, h("h3", {}, "Why"), h("ul", {}, ...reasons.map((reason) => h("li", {}, reason))));
}
