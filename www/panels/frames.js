/** The three shapes of a list, each with the roles that its keyboard pattern asks for. */
import { h, say } from "../dom.js";

/** @typedef {import("./panel.js").Row} Row */

/**
 * @typedef {object} Frame
 * @property {HTMLElement} element
 * @property {HTMLElement} list   holds the rows
 * @property {() => void} clear
 * @property {(row: Row) => HTMLElement} add
 * @property {() => void} settle  after rows were hidden or shown
 * @property {(order: Order | null) => void} [sorted]  a grid's headings say by which its rows are sorted
 *
 * @typedef {{ column: number, down: boolean }} Order
 */

/**
 * @param {import("./panel.js").PanelDefinition} definition
 * @param {(column: number) => void} sort  a grid's heading was pressed
 * @returns {Frame}
 */
export function createFrame(definition, sort) {
  return { tree, listbox, grid }[definition.pattern](definition, sort);
}

/** @returns {Frame} */
function tree({ title }) {
  const list = h("div", { role: "tree", class: "list", "aria-label": title });
  return {
    element: list,
    list,
    clear: () => list.replaceChildren(),
    add({ key, level = 1, cells }) {
      const row = h("div", { role: "treeitem", class: `row level-${level}`, "aria-level": level, data: { key } }, ...cells());
      list.append(row);
      return row;
    },
    settle() {},
  };
}

/** @returns {Frame} */
function listbox({ id, title }) {
  const list = h("div", { role: "listbox", class: "list", "aria-label": title });
  /** @type {Map<string, HTMLElement>} */
  const groups = new Map();
  const groupOf = (name) => {
    if (!groups.has(name)) {
      const label = `group-${id}-${groups.size}`;
      const heading = h("h3", { id: label, role: "presentation", class: "group-name" }, name, " ", h("span", { class: "count" }));
      const group = h("div", { role: "group", "aria-labelledby": label }, heading);
      groups.set(name, group);
      list.append(group);
    }
    return groups.get(name);
  };
  return {
    element: list,
    list,
    clear() {
      groups.clear();
      list.replaceChildren();
    },
    add({ key, group, cells }) {
      const row = h("div", { role: "option", class: "row", data: { key } }, ...cells());
      (group === undefined ? list : groupOf(group)).append(row);
      return row;
    },
    settle() {
      for (const group of groups.values()) {
        const some = group.querySelectorAll(".row:not([hidden])").length;
        group.hidden = some === 0;
        say(/** @type {Element} */ (group.querySelector(".count")), String(some));
      }
    },
  };
}

/**
 * A table whose headings sort it. Its roles are spelt out, because a narrow one is laid out in another way.
 * @returns {Frame}
 */
function grid({ title, columns = [] }, sort) {
  const list = h("tbody", { role: "rowgroup" });
  const heads = columns.map((name, column) =>
    h("th", { scope: "col", role: "columnheader", class: name.toLowerCase() }, h("button", { type: "button", onclick: () => sort(column) }, name)),
  );
  const head = h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ...heads));
  const element = h("table", { role: "grid", class: "grid", "aria-label": title }, head, list);
  return {
    element,
    list,
    clear: () => list.replaceChildren(),
    add({ key, cells }) {
      const made = cells().map((cell, column) => h("td", { role: "gridcell", class: columns[column].toLowerCase() }, cell));
      const row = h("tr", { class: "row", role: "row", data: { key } }, ...made);
      list.append(row);
      return row;
    },
    settle() {},
    sorted(order) {
      heads.forEach((head, column) => {
        if (order?.column === column) head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
    },
  };
}
