/** Speakers by their share of what is said, and under each what they said. */
import { wordsOf } from "../annotations.js";
import { h } from "../dom.js";
import { lineOf } from "../lines.js";
import { placeStrip, shareOf, voiceBar, voiceKey, voiceWords } from "../voices.js";
import { ATTRIBUTION_FORMS, SPEAKER_KINDS } from "../words.js";

/** @type {import("./panel.js").PanelDefinition} */
export default {
  id: "speakers",
  title: "Speakers",
  pattern: "tree",
  empty: "Nobody is quoted in this text.",
  key: voiceKey,
  count: (reading) => reading.document.speakers.length,
  line: lineOf,
  rows(reading) {
    const said = sayings(reading);
    return reading.document.speakers
      .map((speaker) => ({ speaker, said: said.get(`speaker:${speaker.id}`) ?? [] }))
      .sort((a, b) => b.speaker.voice.share - a.speaker.voice.share || b.said.length - a.said.length)
      .flatMap(({ speaker, said: own }) => [branch(reading, speaker, own), ...own.map((it) => leaf(reading, it))]);
  },
};

/** What each speaker said, in the order of the text. */
function sayings(reading) {
  /** @type {Map<string, import("../annotations.js").Annotation[]>} */
  const said = new Map();
  for (const key of reading.order) {
    const annotation = reading.annotations.get(key);
    if (annotation.type !== "attribution" || annotation.speaker === null) continue;
    const own = said.get(annotation.speaker);
    if (own === undefined) said.set(annotation.speaker, [annotation]);
    else own.push(annotation);
  }
  return said;
}

function branch(reading, speaker, said) {
  const { id, name, kind, descriptions } = speaker;
  const what = SPEAKER_KINDS[kind] ?? kind;
  const told = voiceWords(speaker);
  return {
    key: `speaker:${id}`,
    level: 1,
    words: [name, what, ...descriptions].join(" "),
    cells: () => [
      h("span", { class: "name" }, name),
      h("span", { class: "tally" }, shareOf(speaker)),
      h("span", { class: "about" }, [...descriptions.slice(0, MOST_ROLES), what].join(" · ")),
      h("span", { class: "told" }, told),
      ...(told === "" ? [] : [voiceBar(speaker), placeStrip(reading, said)]),
    ],
  };
}

/** More roles than this stand in the evidence alone. */
const MOST_ROLES = 2;

function leaf(reading, { key, record, spans }) {
  const words = () => wordsOf(reading, spans);
  return {
    key,
    level: 2,
    get words() {
      return words();
    },
    cells: () => [
      h("span", { class: `sign ${record.form}`, title: ATTRIBUTION_FORMS[record.form] ?? record.form }),
      h("span", { class: `saying ${record.form}` }, record.form === "direct" ? `“${words()}”` : words()),
    ],
  };
}
