/** What was counted, measured or dated, each in a row with the value that each version gives; conflicts come first. */
import { h } from "../../dom.js";
import { FIGURE_KINDS, amountOf, readAs } from "../../words.js";
import { FIGURE_RELATIONS } from "../words.js";

/** @type {import("../table.js").TableDefinition} */
export default {
  id: "figures",
  title: "Figures",
  first: "What is counted",
  groups: FIGURE_RELATIONS,
  folded: ["alone"],
  empty: "No version has a figure.",
  rows(result) {
    const rows = result.comparison.figures.map((figure) => row(figure, result));
    return rows.sort((a, b) => b.weight - a.weight);
  },
};

const ORDER = Object.keys(FIGURE_RELATIONS);

function row({ id, kind, what, unit, relation, members }, result) {
  const placed = members.map((member) => {
    const figure = result.versions[member.version].document.figures[member.figure];
    return { ...member, record: figure, spans: [[figure.start, figure.end]] };
  });
  const written = ({ version, record }) => result.versions[version].text.slice(record.start, record.end);
  const giver = ({ version, speaker }) => (speaker === null ? null : result.speakerIn(speaker, version));
  const alike = new Set(placed.map((member) => written(member).toLowerCase())).size === 1;
  const named = FIGURE_KINDS[kind] ?? kind;
  const called = what ?? unit ?? named;
  const conflict = relation === "conflicting";
  return {
    key: `figure:${id}`,
    group: relation,
    weight: ORDER.length - ORDER.indexOf(relation),
    words: [what, kind, unit, ...placed.map((member) => `${written(member)} ${giver(member) ?? ""}`)].join(" "),
    members: placed,
    note: (member) => `${written(member)}, ${giver(member) === null ? "given by nobody in particular" : `given by ${giver(member)}`}`,
    first: () => [
      h("span", { class: "what" }, called),
      ...(called === named ? [] : [h("span", { class: "about" }, named)]),
      ...(conflict ? [h("span", { class: "flag strong" }, "Conflicting")] : []),
    ],
    cell: (member) => {
      const read = readAs(member.record);
      const plain = alike || written(member).includes(amountOf({ ...member.record, modifier: null }));
      return [
        h("span", { class: conflict ? "amount conflict" : "amount" }, written(member)),
        ...(plain ? [] : [h("span", { class: "about" }, `read as ${read}`)]),
        h("span", { class: "about" }, giver(member) ?? "the version itself"),
      ];
    },
  };
}
