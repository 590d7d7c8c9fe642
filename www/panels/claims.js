/** The worklist of a fact-checker: claims by how much they are worth checking, each worded to read alone. */
import { ownerOf, partsOf, remarksOn, summaryOf } from "../claims.js";
import { h } from "../dom.js";
import { lineOf } from "../lines.js";
import { percent } from "../words.js";

/** @type {import("./panel.js").PanelDefinition} */
export default {
  id: "claims",
  title: "Claims",
  pattern: "listbox",
  traits: {
    title: "Only claims that are",
    names: {
      none: "No source",
      unnamed: "Unnamed source",
      figures: "With figures",
      prediction: "Prediction",
      denied: "Denied",
      opinion: "Opinion",
    },
  },
  threshold: { title: "Worth checking" },
  sieved: 3,
  empty: "Nothing in this text asks to be checked.",
  count: (reading) => reading.document.claims.length,
  summary: (reading) => summaryOf(reading.document.claims),
  line: lineOf,
  rows(reading) {
    const rows = reading.document.claims.map((claim, i) => row(reading, claim, `claim:${i}`));
    return rows.sort((a, b) => b.weight - a.weight);
  },
};

function row(reading, claim, key) {
  const annotation = reading.annotations.get(key);
  const who = ownerOf(reading, annotation);
  const parts = partsOf(reading, annotation);
  const remarks = remarksOn(claim);
  const worth = percent(claim.score);
  return {
    key,
    weight: claim.score,
    traits: traitsOf(claim),
    words: [...parts.flatMap(({ text, standsFor }) => [text, standsFor ?? ""]), who, ...remarks].join(" "),
    cells: () => [
      h("span", { class: "worth" }, bar(claim.score), h("span", { class: "unseen" }, "worth checking "), worth),
      h("span", { class: "saying claim" }, ...parts.map(part)),
      h("span", { class: `about ${claim.sourcing}` }, h("span", { class: "owner" }, who), ` · ${remarks.join(" · ")}`),
    ],
  };
}

function traitsOf({ sourcing, figures, kind, stance, subjective }) {
  const held = {
    [sourcing]: true,
    figures: figures.length > 0,
    prediction: kind === "prediction",
    denied: stance === "denied",
    opinion: subjective,
  };
  return Object.keys(held).filter((trait) => held[trait]);
}

/** Words of a claim; those that refer to something else are followed by what it is. */
function part({ text, standsFor }) {
  if (standsFor === undefined) return document.createTextNode(text);
  const named = standsFor ?? "?";
  const unclear = standsFor === null ? "the article does not tell clearly what this is" : null;
  return h("span", { class: "refers" }, text, " ", h("span", { class: "stands-for", title: unclear }, `[${named}]`));
}

function bar(score) {
  const filled = h("span", { class: "filled" });
  filled.style.setProperty("height", percent(score));
  return h("span", { class: "bar", "aria-hidden": "true" }, filled);
}
