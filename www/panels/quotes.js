/** Everything between quotation marks, then everything reported without them. */
import { whoSaid, wordsOf } from "../annotations.js";
import { h } from "../dom.js";
import { lineOf } from "../lines.js";
import { ATTRIBUTION_FORMS, QUOTE_FORMS } from "../words.js";

/** @type {import("./panel.js").PanelDefinition} */
export default {
  id: "quotes",
  title: "Quotes",
  pattern: "listbox",
  empty: "This text quotes and reports nothing.",
  count: ({ document: { quotes, attributions } }) => quotes.length + attributions.filter(isReport).length,
  line: lineOf,
  rows(reading) {
    return listed(reading).map((annotation) => row(reading, annotation));
  },
};

function listed(reading) {
  const all = reading.order.map((key) => reading.annotations.get(key));
  return [
    ...all.filter(({ type }) => type === "quote"),
    ...all.filter(({ type, record }) => type === "attribution" && isReport(record)),
  ];
}

/** Direct speech is listed as its quotes. */
function isReport({ form }) {
  return form !== "direct";
}

function row(reading, annotation) {
  const { key, type, record, spans } = annotation;
  const quote = type === "quote";
  const form = quote ? (QUOTE_FORMS[record.form] ?? record.form) : (ATTRIBUTION_FORMS[record.form] ?? record.form);
  const speech = !quote || record.form === "direct" || record.form === "partial";
  const who = whoSaid(reading, annotation) ?? (speech ? "not attributed" : null);
  const text = wordsOf(reading, spans);
  return {
    key,
    group: quote ? "In quotation marks" : "Reported in other words",
    words: `${text} ${who ?? ""} ${form}`,
    cells: () => [
      h("span", { class: `saying ${quote ? "direct" : "indirect"}` }, text),
      h("span", { class: "about" }, who === null ? form : `${who} · ${form.toLowerCase()}`),
    ],
  };
}
