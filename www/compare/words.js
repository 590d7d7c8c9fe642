/** How the page words what a comparison holds. */

export const QUOTE_RELATIONS = {
  meaning: "The meaning differs",
  wording: "Only the wording differs",
  same: "Word for word",
  alone: "In one version only",
};

export const FIGURE_RELATIONS = {
  conflicting: "Conflicting",
  differing: "Differing, by different speakers",
  rounded: "Rounded",
  equal: "Equal",
  alone: "In one version only",
};

export const SPEAKER_RELATIONS = {
  varied: "Named in different ways",
  same_name: "Under one name",
  alone: "In one version only",
};

/** What a difference bears on. */
export const BEARS = {
  negation: "negation",
  modality: "modality",
  number: "number",
  name: "name",
};

/** What joins a speaker's name to the others. */
export const JOINED = {
  same_name: "same name",
  spelling: "another spelling",
  short_name: "part of the name",
  role: "by role",
  government: "capital and country",
};

export const FORMS = {
  direct: "quoted",
  indirect: "reported",
  mixed: "partly quoted",
};

/** The words of a text's stretches, broken ones joined by an ellipsis. @param {string} text @param {[number, number][]} spans */
export function wordsOf(text, spans) {
  return spans.map(([start, end]) => text.slice(start, end).replace(/\s+/gu, " ").trim()).join(" … ");
}

/** @param {string[]} words */
export function listed(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/**
 * Whom a quote is given to, over all versions; empty where none says.
 * @param {any} quote
 * @param {{ speaker: (id: number) => string }} result
 */
export function speakersOf({ speaker, members }, result) {
  const all = speaker === null ? members.map((member) => member.speaker).filter((id) => id !== null) : [speaker];
  return listed([...new Set(all)].map(result.speaker));
}
