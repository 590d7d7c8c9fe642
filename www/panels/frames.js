/** The three shapes of a list, each with the roles that its keyboard pattern asks for. */
import { h } from "../dom.js";

/** @typedef {import("./panel.js").Row} Row */

/**
 * @typedef {object} Frame
 * @property {HTMLElement} element
 * @property {HTMLElement} list   holds the rows
 * @property {() => void} clear
 * @property {(row: Row) => HTMLElement} add
 * @property {() => void} settle  after rows were hidden or shown
 */

/**
 * @param {import("./panel.js").PanelDefinition} definition
 * @returns {Frame}
 */
export function createFrame(definition) {
  return { tree, listbox, grid }[definition.pattern](definition);
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
      const heading = h("h3", { id: label, role: "presentation", class: "group-name" }, name);
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
      for (const group of groups.values()) group.hidden = group.querySelector(".row:not([hidden])") === null;
    },
  };
}

/** @returns {Frame} */
function grid({ title, columns = [] }) {
  const list = h("tbody");
  const head = h("tr", {}, ...columns.map((name) => h("th", { scope: "col" }, name)));
  const element = h("table", { role: "grid", class: "grid", "aria-label": title }, h("thead", {}, head), list);
  return {
    element,
    list,
    clear: () => list.replaceChildren(),
    add({ key, cells }) {
      const row = h("tr", { class: "row", data: { key } }, ...cells().map((cell) => h("td", {}, cell)));
      list.append(row);
      return row;
    },
    settle() {},
  };
}
