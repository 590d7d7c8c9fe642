/** Claims that name a source, and those that the article makes in its own voice. */
import { whoSaid, wordsOf } from "../annotations.js";
import { h } from "../dom.js";
import { CLAIM_KINDS, percent } from "../words.js";

/** @type {import("./panel.js").PanelDefinition} */
export default {
  id: "claims",
  title: "Claims",
  pattern: "listbox",
  empty: "Nothing in this text asks to be checked.",
  count: (reading) => reading.document.claims.length,
  rows(reading) {
    const rows = reading.document.claims.map((claim, i) => row(reading, claim, `claim:${i}`));
    return [...rows.filter(({ group }) => group === SOURCED), ...rows.filter(({ group }) => group === OWN)];
  },
};

const SOURCED = "With a source";
const OWN = "Without a source";

function row(reading, claim, key) {
  const annotation = reading.annotations.get(key);
  const text = wordsOf(reading, annotation.spans);
  const who = whoSaid(reading, annotation) ?? (claim.attribution === null ? "the article itself" : "source not named");
  const kind = CLAIM_KINDS[claim.kind] ?? claim.kind;
  const hedged = claim.hedges.length > 0 ? " · hedged" : "";
  return {
    key,
    group: claim.attribution === null ? OWN : SOURCED,
    words: `${text} ${who} ${kind}`,
    cells: () => [
      h("span", { class: "saying claim" }, text),
      h("span", { class: "about" }, `${who} · ${kind.toLowerCase()}${hedged} · worth checking ${percent(claim.score)}`),
    ],
  };
}
