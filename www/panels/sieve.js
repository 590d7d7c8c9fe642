/** What narrows a list: the filters that its definition asks for, together. */
import { h } from "../dom.js";
import { byKind, byTraits, byWeight, byWords } from "./filters.js";

/** From how many rows on filters earn their place. */
const MANY = 8;

/**
 * @param {import("./panel.js").PanelDefinition} definition
 * @param {{ changed: () => void, leave: () => void }} list
 */
export function createSieve({ title, facet, traits, threshold, sieved = MANY }, { changed, leave }) {
  const filters = [
    byWords(title, changed, leave),
    ...(facet === undefined ? [] : [byKind(facet, changed)]),
    ...(threshold === undefined ? [] : [byWeight(threshold, changed)]),
    ...(traits === undefined ? [] : [byTraits(traits, changed)]),
  ];
  const [search, kind] = filters;
  const line = facet === undefined ? [search] : [search, kind];
  const element = h("div", { class: "sieve" }, ...line.map((filter) => filter.element));
  const more = h("div", { class: "sieve-more" }, ...filters.slice(line.length).map((filter) => filter.element));

  return {
    /** What fits on a line, and what stands below it. */
    element,
    more,

    /** @param {import("./panel.js").Row[]} rows those that there are to choose from */
    offer(rows) {
      element.hidden = rows.length < sieved;
      more.hidden = element.hidden;
      for (const filter of filters) {
        if (element.hidden) filter.clear();
        filter.offer(rows);
      }
    },

    /** @param {import("./panel.js").Row} row */
    wants: (row) => filters.every((filter) => filter.wants(row)),

    /** What is said where nothing is left. */
    nothing() {
      const asked = filters.map((filter) => filter.asks()).filter((words) => words !== null);
      return `Nothing here matches ${asked.join(" and ")}.`;
    },
  };
}
