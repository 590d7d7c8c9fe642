/** Figures in a table: as written, as read, what they count, and whose they are. */
import { whoSaid, wordsOf } from "../annotations.js";
import { h } from "../dom.js";
import { FIGURE_KINDS, measured, readAs, unitOf } from "../words.js";

/** @type {import("./panel.js").PanelDefinition} */
export default {
  id: "figures",
  title: "Figures",
  pattern: "grid",
  columns: ["Figure", "Read as", "What and who"],
  empty: "There are no figures in this text.",
  count: (reading) => reading.document.figures.length,
  rows(reading) {
    return reading.document.figures.map((figure, i) => row(reading, figure, `figure:${i}`));
  },
};

function row(reading, figure, key) {
  const annotation = reading.annotations.get(key);
  const written = wordsOf(reading, annotation.spans);
  const read = readAs(figure);
  const unit = unitOf(figure);
  const what = measured(figure, figure.of === null ? null : wordsOf(reading, [figure.of]));
  const who = whoSaid(reading, annotation) ?? "the article";
  return {
    key,
    words: [written, read, unit ?? "", what, who, FIGURE_KINDS[figure.kind]].join(" "),
    cells: () => [
      h("span", { class: "written" }, written),
      h("span", {}, h("span", { class: "value" }, read), unit === null ? null : h("span", { class: "unit" }, unit)),
      h("span", {}, h("span", { class: "what" }, what), h("span", { class: "about" }, who)),
    ],
  };
}
