/** Figures in a table that sorts: the value, its unit, of what, whose it is and where it stands. */
import { whoSaid, wordsOf } from "../annotations.js";
import { h } from "../dom.js";
import { beside, ends, paragraphAt } from "../figures.js";
import { lineOf } from "../lines.js";
import { FIGURE_KINDS, TRENDS, amountOf, fullUnitOf } from "../words.js";

/** A sign beside the word for it, which is for those who do not see the sign. */
const SIGNS = { up: "▲", down: "▼" };

/** @type {import("./panel.js").PanelDefinition} */
export default {
  id: "figures",
  title: "Figures",
  pattern: "grid",
  columns: ["Value", "Unit", "What", "Who", "Where"],
  facet: { title: "Kind", names: FIGURE_KINDS },
  empty: "There are no figures in this text.",
  line: lineOf,
  count: (reading) => reading.document.figures.length,
  rows(reading) {
    return reading.document.figures.map((figure, i) => row(reading, figure, `figure:${i}`));
  },
};

function row(reading, figure, key) {
  const annotation = reading.annotations.get(key);
  const written = wordsOf(reading, annotation.spans);
  const read = amountOf(figure);
  const unit = fullUnitOf(figure, beside(reading, figure));
  const what = figure.of === null ? null : wordsOf(reading, [figure.of]);
  const where = paragraphAt(reading, figure.start);
  const own = reading.document.blocks[where - 1]?.kind === "boilerplate" ? "set aside" : "the article";
  const who = whoSaid(reading, annotation);
  return {
    key,
    facet: figure.kind,
    sort: [ends(figure)?.[0] ?? figure.iso, unit, what, who, figure.start],
    words: [written, read, unit ?? "", what ?? "", who ?? own, FIGURE_KINDS[figure.kind]].join(" "),
    cells: () => [
      h("span", {}, h("span", { class: "written" }, written), h("span", { class: "value" }, trend(figure), read)),
      h("span", { class: "unit" }, unit ?? nothing()),
      h("span", { class: "what" }, what ?? nothing()),
      h("span", { class: "who" }, who ?? own),
      h("span", { class: "where", title: `Paragraph ${where}` }, h("span", { "aria-hidden": "true" }, "¶ "), h("span", { class: "unseen" }, "paragraph "), String(where)),
    ],
  };
}

function trend({ trend: way }) {
  if (way === null) return null;
  return h("span", { class: "trend", title: TRENDS[way] }, h("span", { "aria-hidden": "true" }, `${SIGNS[way]} `), h("span", { class: "unseen" }, `${TRENDS[way]} `));
}

/** What the article leaves open, in a table's cell. */
function nothing() {
  return h("span", { class: "nothing", "aria-label": "not given" }, "–");
}
