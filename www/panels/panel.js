/**
 * A list beside the article: it filters, it selects, it is walked by keyboard. What it lists is a
 * definition of its own, so that a new list is a new file and one line in `panels/index.js`.
 *
 * @typedef {import("../annotations.js").Reading} Reading
 *
 * @typedef {object} Row
 * @property {string} key       the annotation that the row stands for
 * @property {1 | 2} [level]    in a tree: a branch, or a leaf of the branch above it
 * @property {string} [group]   in a list: the heading that it stands under
 * @property {string} words     what the filter looks through
 * @property {() => Node[]} cells  what the row shows; in a grid, one node a column
 *
 * @typedef {object} PanelDefinition
 * @property {string} id
 * @property {string} title
 * @property {"tree" | "listbox" | "grid"} pattern  the keyboard pattern that fits its shape
 * @property {string[]} [columns]  a grid's headings
 * @property {string} empty        what is said when there is nothing to list
 * @property {(reading: Reading) => number} count
 * @property {(reading: Reading) => Row[]} rows  in the order they are listed
 *
 * @typedef {object} Panel
 * @property {HTMLElement} element
 * @property {(shown: boolean) => void} show  hidden panels do no work
 */
import { relatedInLists } from "../annotations.js";
import { h, inSlices } from "../dom.js";
import { createFrame } from "./frames.js";
import { walkable } from "./walk.js";

/** From how many rows on a filter earns its place. */
const MANY = 8;

/**
 * @param {PanelDefinition} definition
 * @param {import("../store.js").Store} store
 * @returns {Panel}
 */
export function createPanel(definition, store) {
  const filter = /** @type {HTMLInputElement} */ (
    h("input", { type: "search", class: "filter", placeholder: "Filter", "aria-label": `Filter ${definition.title.toLowerCase()}`, autocomplete: "off" })
  );
  const empty = h("p", { class: "empty", hidden: true });
  const frame = createFrame(definition);
  const element = h(
    "div",
    { class: `panel ${definition.id}`, id: `panel-${definition.id}`, role: "tabpanel", "aria-labelledby": `tab-${definition.id}`, hidden: true },
    filter,
    empty,
    frame.element,
  );
  /** @type {{ row: Row, element: HTMLElement, parent: HTMLElement | null }[]} */
  let lines = [];
  /** @type {Reading | null} the reading that the rows were made from */
  let listed = null;
  let stop = () => {};

  const walker = walkable(frame.list, { choose: (row) => store.select(row.dataset.key ?? null) });
  filter.addEventListener("input", sift);
  filter.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") {
      walker.enter();
      event.preventDefault();
    } else if (event.key === "Escape" && filter.value !== "") {
      filter.value = "";
      sift();
      event.stopPropagation();
    }
  });
  store.subscribe(["reading", "selection"], refresh);

  function refresh() {
    const { reading, selection } = store.state;
    if (element.hidden || reading === null) return;
    if (reading !== listed) list(reading);
    light(reading, selection);
  }

  function list(reading) {
    stop();
    listed = reading;
    lines = [];
    const rows = definition.rows(reading);
    filter.hidden = rows.length < MANY;
    if (filter.hidden) filter.value = "";
    frame.clear();
    let branch = null;
    stop = inSlices(
      rows,
      (row) => {
        const made = frame.add(row);
        if (row.level !== 2) branch = made;
        lines.push({ row, element: made, parent: row.level === 2 ? branch : null });
      },
      () => {
        sift();
        light(reading, store.state.selection);
      },
    );
  }

  /** Hides the rows without the filter's words; a branch stays for its leaves, and they for it. */
  function sift() {
    const wanted = filter.value.trim().toLowerCase();
    const matches = new Set(lines.filter(({ row }) => row.words.toLowerCase().includes(wanted)).map((line) => line.element));
    const branches = new Set(lines.filter((line) => matches.has(line.element)).map(({ parent }) => parent));
    for (const line of lines) {
      line.element.hidden = !matches.has(line.element) && !branches.has(line.element) && !matches.has(line.parent);
    }
    frame.settle();
    walker.settle();
    empty.textContent = lines.length === 0 ? definition.empty : `Nothing here matches “${filter.value.trim()}”.`;
    empty.hidden = lines.some((line) => !line.element.hidden);
    frame.element.hidden = !empty.hidden;
  }

  function light(reading, selection) {
    const lit = relatedInLists(reading, selection);
    frame.list.classList.toggle("dimmed", selection !== null);
    for (const { row, element: line } of lines) {
      line.classList.toggle("lit", lit.has(row.key));
      line.setAttribute("aria-selected", String(row.key === selection));
    }
    const chosen = lines.find(({ row }) => row.key === selection) ?? lines.find(({ row }) => lit.has(row.key));
    if (chosen === undefined) return;
    walker.hold(chosen.element);
    if (!frame.list.contains(document.activeElement)) chosen.element.scrollIntoView({ block: "nearest" });
  }

  return {
    element,
    show(shown) {
      element.hidden = !shown;
      refresh();
    },
  };
}
