/** What each version tells: a row for each passage, a mark for each version that has it, and how. */
import { h } from "../../dom.js";
import { wordsOf } from "../words.js";

/** @type {import("../table.js").TableDefinition} */
export default {
  id: "passages",
  title: "Passages",
  first: "What is told",
  narrow: true,
  traits: {
    title: "Only passages that are",
    names: { alone: "Told by one only", mixed: "Attributed here, fact there", copied: "Copied", all: "Told by all" },
  },
  empty: "No version has a sentence to compare.",
  key: () => h("p", { class: "table-key" }, ...Object.values(HAVING).map(({ sign, name }) => h("span", {}, h("span", { class: "sign-of", "aria-hidden": "true" }, sign), ` ${name}`))),
  rows: (result) => result.comparison.passages.map((passage) => row(passage, result)),
};

/** How a version has a passage: not by colour, but by the shape of the mark. */
const HAVING = {
  present: { sign: "●", name: "has it" },
  copied: { sign: "◆", name: "copied" },
  reworded: { sign: "◐", name: "reworded" },
  absent: { sign: "–", name: "does not tell it" },
};

function having(relation, member) {
  if (relation === "alone" || relation === "same") return HAVING.present;
  return member.copied.length > 0 ? HAVING.copied : HAVING.reworded;
}

function row({ id, relation, voice, first, members }, result) {
  const textOf = ({ version }) => result.versions[version].text;
  const voiceOf = (member) => {
    if (voice !== "mixed") return null;
    return member.attribution === null ? "stated as fact" : "attributed";
  };
  const shown = members.find(({ version }) => version === first) ?? members[0];
  const told = wordsOf(textOf(shown), shown.spans);
  const traits = [relation, voice, ...(new Set(members.map(({ version }) => version)).size === result.versions.length ? ["all"] : [])];
  return {
    key: `passage:${id}`,
    weight: 0,
    traits,
    words: members.map((member) => wordsOf(textOf(member), member.spans)).join(" "),
    members,
    note: (member) => [having(relation, member).name, voiceOf(member), first === member.version ? "told it first, by the dates" : null].filter((part) => part !== null).join(", "),
    first: () => [
      h("span", { class: "told" }, told),
      ...(voice === "mixed" ? [h("span", { class: "flag strong" }, "Attributed here, stated as fact there")] : []),
      ...(relation === "alone" ? [h("span", { class: "flag" }, `Only in ${result.names[members[0].version]}`)] : []),
    ],
    cell(member) {
      const { sign, name } = having(relation, member);
      const voiced = voiceOf(member);
      return [
        h("span", { class: "sign-of", "aria-hidden": "true" }, sign),
        h("span", { class: "having" }, name),
        ...(voiced === null ? [] : [h("span", { class: member.attribution === null ? "flag strong" : "flag" }, voiced)]),
        ...(first === member.version ? [h("span", { class: "flag" }, "first")] : []),
      ];
    },
    absent: () => [h("span", { class: "sign-of", "aria-hidden": "true" }, HAVING.absent.sign), h("span", { class: "unseen" }, HAVING.absent.name)],
  };
}
