/** Who speaks: the names under which each version has them, and what joins these. */
import { h } from "../../dom.js";
import { SPEAKER_KINDS } from "../../words.js";
import { JOINED, SPEAKER_RELATIONS } from "../words.js";

/** @type {import("../table.js").TableDefinition} */
export default {
  id: "speakers",
  title: "Speakers",
  first: "Who speaks",
  groups: SPEAKER_RELATIONS,
  folded: [],
  empty: "No version names a speaker.",
  rows(result) {
    const rows = result.comparison.speakers.map((speaker) => row(speaker, result));
    return rows.sort((a, b) => b.weight - a.weight);
  },
};

const ORDER = Object.keys(SPEAKER_RELATIONS);

function row({ id, name, kind, relation, members }, result) {
  const placed = members.map((member) => {
    const { mentions } = result.versions[member.version].document.speakers[member.speaker];
    return { ...member, spans: mentions.map(({ start, end }) => [start, end]) };
  });
  return {
    key: `speaker:${id}`,
    group: relation,
    weight: ORDER.length - ORDER.indexOf(relation) + members.length / (result.versions.length + 1),
    words: [name, ...members.map((member) => member.name)].join(" "),
    members: placed,
    note: (member) => [member.name, ...member.why].join("; "),
    first: () => [h("span", { class: "who" }, name), h("span", { class: "about" }, SPEAKER_KINDS[kind] ?? kind)],
    cell: (member) => [
      h("span", { class: member.name === name ? "called" : "called other" }, member.name),
      ...(relation === "alone" ? [] : [h("span", { class: "about" }, [JOINED[member.how] ?? member.how, ...member.why].join(": "))]),
    ],
  };
}
