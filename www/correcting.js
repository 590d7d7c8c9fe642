/** The part of the evidence where the reader corrects what was found: whose it is, what kind, its edges, that it is there. */
import { anchorOf } from "./corrections/anchors.js";
import { spanOf } from "./corrections/apply.js";
import { h } from "./dom.js";
import * as words from "./words.js";

/** @typedef {import("./annotations.js").Reading} Reading */
/** @typedef {import("./annotations.js").Annotation} Annotation */
/** @typedef {import("./corrections/apply.js").Correction} Correction */

/** In the list of speakers, the choices that are no speaker. */
const NOBODY = "\u0000nobody";
const ANOTHER = "\u0000another";

const WORDS = new Intl.Segmenter("en", { granularity: "word" });

/**
 * @param {(correction: Correction) => void} correct
 * @returns {(reading: Reading, annotation: Annotation) => HTMLElement}
 */
export function createCorrecting(correct) {
  let open = false;
  return (reading, annotation) => {
    const controls = annotation.type === "speaker" ? ofSpeaker(reading, annotation, correct) : ofPlace(reading, annotation, correct);
    const by = correctedIn(reading, annotation) ? h("span", { class: "by-reader" }, "corrected by you") : null;
    const element = h("details", { class: "correcting", open }, h("summary", {}, "Correct this", by), h("div", { class: "corrections" }, ...controls));
    element.addEventListener("toggle", () => {
      open = element.open;
    });
    return element;
  };
}

/** Whether the reader had a hand in an annotation, or in whose it is. */
function correctedIn(reading, { record, attribution }) {
  return record.by === "reader" || reading.annotations.get(attribution ?? "")?.record.by === "reader";
}

/** @returns {(Node | null)[]} */
function ofPlace(reading, { type, record, speaker, attribution }, correct) {
  const anchor = anchored(reading, spanOf(type, record));
  const spoken = type === "attribution" || (type === "quote" && (attribution !== null || record.form === "direct" || record.form === "partial"));
  const kind = type === "quote" || type === "attribution" ? record.form : record.kind;
  return [
    spoken ? whose(reading, speaker, (name) => correct({ act: "assign", type, anchor, speaker: name })) : null,
    chooser("Kind", "kind", words.KINDS[type], kind, (to) => correct({ act: "classify", type, anchor, kind: to })),
    edges(reading, spanOf(type, record), (span) => correct({ act: "resize", type, anchor, to: anchored(reading, span) })),
    press("Take this annotation out", "remove", () => correct({ act: "remove", type, anchor })),
  ];
}

/** @returns {(Node | null)[]} */
function ofSpeaker(reading, { record }, correct) {
  const { name, kind } = record;
  const others = reading.document.speakers.filter((it) => it.name !== name);
  const same = Object.fromEntries([["", "choose…"], ...others.map((it) => [it.name, it.name])]);
  return [
    written("Name", "name", name, (to) => correct({ act: "rename", name, to })),
    chooser("Kind", "kind", words.KINDS.speaker, kind, (to) => correct({ act: "regard", name, kind: to })),
    others.length === 0 ? null : chooser("The same as", "merge", same, "", (into) => correct({ act: "merge", name, into })),
  ];
}

function anchored({ text }, [start, end]) {
  return anchorOf(text, start, end);
}

/** Whose words they are: one of the speakers, nobody, or somebody whose name is written. */
function whose(reading, speaker, assign) {
  const names = reading.document.speakers.map(({ name }) => name);
  const current = reading.annotations.get(speaker ?? "")?.record.name ?? NOBODY;
  const choices = { [NOBODY]: "nobody is named", ...Object.fromEntries(names.map((name) => [name, name])), [ANOTHER]: "somebody else…" };
  const another = written("Their name", "another", "", assign);
  another.hidden = true;
  const list = chooser("Whose words", "speaker", choices, current, (name) => {
    if (name === ANOTHER) another.querySelector("input").focus();
    else assign(name === NOBODY ? null : name);
  });
  // Before the list itself hears of it: what is to have the focus must be there.
  list.addEventListener("change", ({ target }) => (another.hidden = /** @type {HTMLSelectElement} */ (target).value !== ANOTHER), { capture: true });
  return h("div", { class: "whose" }, list, another);
}

/** Moves either edge by a word. */
function edges({ text }, [start, end], resize) {
  const step = (label, sign, name, span) =>
    h("button", { type: "button", class: "plain small", "aria-label": label, title: label, data: { control: name }, disabled: span === null, onclick: () => resize(span) }, sign);
  const before = wordBefore(text, start);
  const after = wordAfter(text, end);
  const within = wordAfter(text, start, end);
  const last = wordBefore(text, end, start);
  return h(
    "div",
    { class: "edges", role: "group", "aria-label": "Edges" },
    h("span", { class: "control-name", "aria-hidden": "true" }, "Begins"),
    step("Begin a word earlier", "←", "start-earlier", before === null ? null : [before, end]),
    step("Begin a word later", "→", "start-later", within === null || wordAfter(text, within, end) === null ? null : [wordStart(text, within, end), end]),
    h("span", { class: "control-name", "aria-hidden": "true" }, "Ends"),
    step("End a word earlier", "←", "end-earlier", last === null || last <= start ? null : [start, wordEnd(text, last, start)]),
    step("End a word later", "→", "end-later", after === null ? null : [start, after]),
  );
}

/** How far a word is looked for, in UTF-16 code units. */
const REACH = 200;

/** The quotation marks and brackets that open right before a word, and those that close right after one. */
const OPENING = /(?:[“‘„«([]|(?<![^\s“‘„«([—–])["'])*$/u;
const CLOSING = /^(?:[.,!?…;:]*["'”’»)\]]+)?/u;

/** Where the last word before `at` starts, with the marks that open it, down to `least`; null where there is none. A letter that is cut in two is none. */
function wordBefore(text, at, least = 0) {
  const from = Math.max(least, at - REACH);
  const found = [...WORDS.segment(text.slice(from, at).toWellFormed())].findLast(({ isWordLike }) => isWordLike);
  if (found === undefined) return null;
  const start = from + found.index;
  return start - OPENING.exec(text.slice(from, start))[0].length;
}

/** Where the first word after `at` ends, with the marks that close it, up to `most`; null where there is none. */
function wordAfter(text, at, most = text.length) {
  const found = [...WORDS.segment(text.slice(at, Math.min(most, at + REACH)).toWellFormed())].find(({ isWordLike }) => isWordLike);
  if (found === undefined) return null;
  const end = at + found.index + found.segment.length;
  return end + CLOSING.exec(text.slice(end, Math.min(most, end + REACH)))[0].length;
}

/** Where the next word, or a mark that opens one, stands after `at`. */
function wordStart(text, at, end) {
  const space = /^[^\p{L}\p{N}“‘"'«„([]*/u.exec(text.slice(at, end));
  return at + space[0].length;
}

/** Where the text before `at` ends, white space left out. */
function wordEnd(text, at, start) {
  return start + text.slice(start, at).trimEnd().length;
}

/**
 * A list to choose from. A pointer chooses at once; the keys only lead from one choice to the next, and the one they came to
 * counts once Enter or the button says so.
 */
function chooser(label, name, choices, current, choose) {
  const list = /** @type {HTMLSelectElement} */ (
    h("select", { class: "field", "aria-label": label, data: { control: name } }, ...Object.entries(choices).map(([value, text]) => h("option", { value, selected: value === current }, text)))
  );
  const give = () => {
    if (list.value !== current) choose(list.value);
  };
  // Named as the list is, which has the focus once the card is drawn anew.
  const set = press("Set", name, give);
  set.hidden = true;
  let walking = false;
  list.addEventListener("pointerdown", () => {
    walking = false;
  });
  list.addEventListener("keydown", (event) => {
    walking = event.key !== "Enter";
    if (walking || set.hidden) return;
    event.preventDefault();
    give();
  });
  list.addEventListener("change", () => {
    set.hidden = !walking || list.value === current;
    if (!walking) give();
  });
  return h("div", { class: "control" }, h("span", { class: "control-name" }, label), list, set);
}

function written(label, name, value, say) {
  const box = /** @type {HTMLInputElement} */ (h("input", { type: "text", class: "field", value, "aria-label": label, autocomplete: "off", data: { control: name } }));
  const give = () => {
    const said = box.value.trim();
    if (said !== "" && said !== value) say(said);
  };
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") give();
  });
  return h("div", { class: "control" }, h("span", { class: "control-name" }, label), box, press("Set", `${name}-set`, give));
}

function press(label, name, run) {
  return h("button", { type: "button", class: "plain small", data: { control: name }, onclick: run }, label);
}
