/** What narrows a list: words to look for and, where its rows are of several kinds, one of them. */
import { h } from "../dom.js";

/** From how many rows on a filter earns its place. */
const MANY = 8;

/**
 * @param {import("./panel.js").PanelDefinition} definition
 * @param {{ changed: () => void, leave: () => void }} list
 */
export function createSieve({ title, facet }, { changed, leave }) {
  const filter = /** @type {HTMLInputElement} */ (
    h("input", { type: "search", class: "filter", placeholder: "Filter", "aria-label": `Filter ${title.toLowerCase()}`, autocomplete: "off" })
  );
  const kinds = /** @type {HTMLSelectElement} */ (h("select", { class: "facet", "aria-label": facet?.title, hidden: true }));
  const element = h("div", { class: "sieve" }, filter, kinds);
  filter.addEventListener("input", changed);
  kinds.addEventListener("change", changed);
  filter.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") {
      leave();
      event.preventDefault();
    } else if (event.key === "Escape" && filter.value !== "") {
      filter.value = "";
      changed();
      event.stopPropagation();
    }
  });
  const words = () => filter.value.trim().toLowerCase();

  return {
    element,

    /** @param {import("./panel.js").Row[]} rows those that there are to choose from */
    offer(rows) {
      element.hidden = rows.length < MANY;
      if (element.hidden) filter.value = "";
      const counts = new Map();
      for (const { facet: one } of rows) if (one !== undefined) counts.set(one, (counts.get(one) ?? 0) + 1);
      const chosen = kinds.value;
      const option = (value, name, count) => h("option", { value }, `${name} (${count})`);
      kinds.replaceChildren(option("", "All", rows.length), ...[...counts].map(([one, count]) => option(one, facet?.names[one] ?? one, count)));
      kinds.value = counts.has(chosen) && !element.hidden ? chosen : "";
      kinds.hidden = counts.size < 2;
    },

    /** @param {import("./panel.js").Row} row */
    wants: (row) => row.words.toLowerCase().includes(words()) && (kinds.value === "" || row.facet === kinds.value),

    /** What is said where nothing is left. */
    nothing: () => `Nothing here matches “${filter.value.trim() || (facet?.names[kinds.value] ?? "")}”.`,
  };
}
