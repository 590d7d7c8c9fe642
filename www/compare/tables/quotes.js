/** What was said, each utterance in a row with the words that each version gives; what changed its meaning comes first. */
import { h } from "../../dom.js";
import { percent } from "../../words.js";
import { stretchesOf } from "../differences.js";
import { BEARS, FORMS, QUOTE_RELATIONS, listed, speakersOf, wordsOf } from "../words.js";

/** @type {import("../table.js").TableDefinition} */
export default {
  id: "quotes",
  title: "Quotes",
  first: "What was said",
  groups: QUOTE_RELATIONS,
  folded: ["alone"],
  traits: {
    title: "Only quotes with",
    names: { negation: "Negation changed", modality: "Modality changed", number: "Number changed", name: "Name changed", disputed: "Speaker disputed", paraphrase: "Quoted here, reported there" },
  },
  empty: "No version quotes or reports anybody.",
  key: () =>
    h("p", { class: "table-key" }, h("mark", { class: "diff" }, "other words"), " ", h("mark", { class: "diff bears" }, "words that bear on the meaning"), " ", h("del", { class: "diff" }, "words left out")),
  rows(result) {
    const rows = result.comparison.quotes.map((quote) => row(quote, result));
    return rows.sort((a, b) => b.weight - a.weight);
  },
};

const ORDER = Object.keys(QUOTE_RELATIONS);

function row(quote, result) {
  const { id, relation, changed, drift, disputed, members } = quote;
  const who = speakersOf(quote, result) || "No speaker told";
  const textOf = ({ version }) => result.versions[version].text;
  const name = (member) => (member.speaker === null ? null : result.speakerIn(member.speaker, member.version));
  const forms = new Set(members.map(({ form }) => form === "indirect"));
  const held = [...changed, ...(disputed ? ["disputed"] : []), ...(forms.size > 1 ? ["paraphrase"] : [])];
  return {
    key: `quote:${id}`,
    group: relation,
    weight: (ORDER.length - ORDER.indexOf(relation)) * 2 + drift,
    traits: held,
    words: [who, ...members.map((member) => `${wordsOf(textOf(member), member.spans)} ${name(member) ?? ""}`)].join(" "),
    members,
    note: (member) => [name(member) ?? "no speaker told", FORMS[member.form] ?? member.form].join(", "),
    marks: (member) => stretchesOf(quote, member, textOf).filter(({ what }) => what === "other"),
    first: () => [
      h("span", { class: disputed ? "who disputed" : "who" }, who),
      ...(changed.length === 0 ? [] : [h("span", { class: "flag strong" }, `Changed: ${listed(changed.map((kind) => BEARS[kind] ?? kind))}`)]),
      ...(disputed ? [h("span", { class: "flag strong" }, "Speaker disputed")] : []),
      ...(drift === 0 ? [] : [h("span", { class: "about" }, `${percent(drift)} of the words differ`)]),
    ],
    cell: (member) => [
      h("span", { class: `said ${member.form}` }, ...stretchesOf(quote, member, textOf).map(shown)),
      h("span", { class: "about" }, h("span", { class: disputed ? "disputed" : null }, name(member) ?? "no speaker told"), ` · ${FORMS[member.form] ?? member.form}`),
    ],
  };
}

/** A stretch as the table shows it; what bears on the meaning is also named in words. @param {import("../differences.js").Stretch} stretch */
function shown({ text, what, bears }, i) {
  if (what === "same") return text;
  const said = [what === "out" ? "left out" : null, bears === null ? null : (BEARS[bears] ?? bears)].filter((part) => part !== null);
  const named = said.length === 0 ? null : h("span", { class: "unseen" }, `(${said.join(", ")}) `);
  const style = bears === null ? "diff" : "diff bears";
  const left = () => h("del", { class: style }, named, text);
  if (what === "out") return i === 0 ? h("span", {}, left(), " ") : h("span", {}, " ", left());
  return h("mark", { class: style, title: bears === null ? null : (BEARS[bears] ?? bears) }, named, text);
}
