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
 * @property {string} words     what the filter looks through; may be made when it is asked for
 * @property {string} [facet]   what it is of, where the list can be narrowed to one such
 * @property {string[]} [traits] what it has, where the list can be narrowed to those that have some
 * @property {number} [weight]  0 to 1, where the list can be narrowed to the weightiest
 * @property {(number | string | null)[]} [sort]  in a grid: what each column is sorted by
 * @property {() => Node[]} cells  what the row shows; in a grid, one node a column
 *
 * @typedef {object} PanelDefinition
 * @property {string} id
 * @property {string} title
 * @property {"tree" | "listbox" | "grid"} pattern  the keyboard pattern that fits its shape
 * @property {string[]} [columns]  a grid's headings
 * @property {{ title: string, names: Record<string, string> }} [facet]  what the list can be narrowed to
 * @property {{ title: string, names: Record<string, string> }} [traits]  the traits that rows can have
 * @property {{ title: string }} [threshold]  what the rows' weights are
 * @property {number} [sieved]  from how many rows on the list can be narrowed
 * @property {(reading: Reading) => string} [summary]  the whole list in a sentence
 * @property {(reading: Reading, key: string) => string} [line]  a row as text, where rows can be copied
 * @property {() => HTMLElement} [key]    what the list's drawings mean, above it
 * @property {string} empty        what is said when there is nothing to list
 * @property {(reading: Reading) => number} count
 * @property {(reading: Reading) => Row[]} rows  in the order they are listed
 *
 * @typedef {object} Panel
 * @property {HTMLElement} element
 * @property {(shown: boolean) => void} show  hidden panels do no work
 */
import { relatedInLists } from "../annotations.js";
import { afterFrame, afterRest, h, inSlices } from "../dom.js";
import { createFrame } from "./frames.js";
import { createHead } from "./head.js";
import { createSieve } from "./sieve.js";
import { inOrder } from "./sort.js";
import { walkable } from "./walk.js";

/** How long typing must rest before a list follows, in milliseconds. */
const REST = 150;

/** From how many rows on the browser leaves those out of sight alone. */
const LONG = 200;

const FOREIGN = "This text was not read: it does not look like English.";

/** Whether the annotator notes something of the text as a whole: that it could not read it. @param {Reading | null} reading */
function isForeign(reading) {
  return reading?.document.notes.some(({ start, end }) => start === 0 && end === reading.text.length) ?? false;
}

/**
 * @param {PanelDefinition} definition
 * @param {import("../store.js").Store} store
 * @returns {Panel}
 */
export function createPanel(definition, store) {
  const sieve = createSieve(definition, { changed: sift, leave: () => walker.enter() });
  const empty = h("p", { class: "empty", hidden: true });
  /** @type {import("./frames.js").Order | null} null for the order of the text */
  let order = null;
  const frame = createFrame(definition, sort);
  const key = definition.key?.() ?? null;
  const head = createHead(definition, { reading: () => listed, keys: shownKeys });
  const element = h(
    "div",
    { class: `panel ${definition.id}`, id: `panel-${definition.id}`, role: "tabpanel", "aria-labelledby": `tab-${definition.id}`, hidden: true },
    head.sentence,
    h("div", { class: "tools" }, sieve.element, head.button),
    sieve.more,
    head.state,
    empty,
    key,
    frame.element,
  );
  /** @type {{ row: Row, element: HTMLElement, parent: HTMLElement | null }[]} */
  let lines = [];
  /** @type {Reading | null} the reading that the rows were made from */
  let listed = null;
  let stop = () => {};

  const walker = walkable(frame.list, {
    choose: (row) => store.select(row.dataset.key ?? null),
    copy: (row) => head.copy([row.dataset.key]),
  });
  store.subscribe(["reading", "selection"], () => {
    const { reading, selection } = store.state;
    if (element.hidden) return;
    if (reading === null) return clear();
    if (reading === listed) return light(reading, selection);
    // The article comes first; while it is typed, each key does.
    stop();
    frame.list.setAttribute("aria-busy", "true");
    const run = () => list(reading);
    stop = store.state.view === "edit" ? afterRest(run, REST) : afterFrame(run);
  });

  /** Where there is no article, nothing is listed. */
  function clear() {
    stop();
    offer(null, []);
    arrange();
    sift();
    frame.list.removeAttribute("aria-busy");
  }

  /** Takes the rows of another reading in the place of those before. */
  function offer(reading, rows) {
    listed = reading;
    lines = [];
    sieve.offer(rows);
    head.offer(reading, rows.length);
    frame.clear();
  }

  function list(reading) {
    const rows = definition.rows(reading);
    const held = lines.findIndex((line) => line.element === document.activeElement);
    offer(reading, rows);
    frame.list.classList.toggle("long", rows.length > LONG);
    let branch = null;
    stop = inSlices(
      rows,
      (row) => {
        const made = frame.add(row);
        if (row.level !== 2) branch = made;
        lines.push({ row, element: made, parent: row.level === 2 ? branch : null });
      },
      () => {
        arrange();
        sift();
        light(reading, store.state.selection);
        frame.list.removeAttribute("aria-busy");
        // The row that had the focus is gone; the one in its place has it, unless the reader has gone elsewhere.
        if (held >= 0 && document.activeElement === document.body) walker.enter(lines[Math.min(held, lines.length - 1)]?.element);
      },
    );
  }

  /** The annotations whose rows are shown, as listed. */
  function shownKeys() {
    return [...frame.list.querySelectorAll(".row:not([hidden])")].map((row) => row.dataset.key);
  }

  /** A heading's first press sorts upwards, its second downwards, its third goes back to the order of the text. */
  function sort(column) {
    if (order?.column !== column) order = { column, down: false };
    else order = order.down ? null : { column, down: true };
    arrange();
    walker.settle();
  }

  function arrange() {
    if (frame.sorted === undefined) return;
    frame.sorted(order);
    for (const { element: line } of inOrder(lines, order)) frame.list.append(line);
  }

  /** Hides the rows that the filter does not want; a branch stays for its leaves, and they for it. */
  function sift() {
    const matches = new Set(lines.filter(({ row }) => sieve.wants(row)).map((line) => line.element));
    const branches = new Set(lines.filter((line) => matches.has(line.element)).map(({ parent }) => parent));
    for (const line of lines) {
      line.element.hidden = !matches.has(line.element) && !branches.has(line.element) && !matches.has(line.parent);
    }
    frame.settle();
    walker.settle();
    empty.textContent = lines.length > 0 ? sieve.nothing() : isForeign(listed) ? FOREIGN : definition.empty;
    empty.hidden = lines.some((line) => !line.element.hidden);
    frame.element.hidden = !empty.hidden;
    // In a tree the branches count, as in its tab.
    const counted = lines.filter(({ row }) => row.level !== 2);
    head.count(counted.filter((line) => !line.element.hidden).length, counted.length);
    if (key !== null) key.hidden = !empty.hidden;
  }

  function light(reading, selection) {
    const lit = relatedInLists(reading, selection);
    frame.list.classList.toggle("dimmed", selection !== null);
    for (const { row, element: line } of lines) {
      line.classList.toggle("lit", lit.has(row.key));
      const selected = String(row.key === selection);
      if (line.getAttribute("aria-selected") !== selected) line.setAttribute("aria-selected", selected);
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
      const { reading, selection } = store.state;
      if (!shown) return;
      if (reading === null) return listed === null ? undefined : clear();
      if (reading === listed) return light(reading, selection);
      stop();
      list(reading);
    },
  };
}
