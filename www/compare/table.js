/**
 * A table with a column for each version: it filters, groups its rows, and is walked by keyboard as the page's other
 * lists are. What it lists is a definition of its own.
 *
 * @typedef {{ version: number, spans: [number, number][] }} Member  a version's share of a row
 *
 * @typedef {object} Row
 * @property {string} key        such as "quote:3"
 * @property {string} [group]    one of the definition's groups
 * @property {number} weight
 * @property {string[]} [traits] what the table can be narrowed to
 * @property {string} words      what the filter looks through
 * @property {Member[]} members  in the order of versions; a version may have several
 * @property {() => Node[]} first           what the row is about
 * @property {(member: any) => Node[]} cell  what a version has
 * @property {() => Node[]} [absent]        what stands where a version has nothing
 * @property {(member: any) => string} note  the same as `cell` in words, above the version's text
 * @property {(member: any) => import("./differences.js").Stretch[]} [marks]  what is marked inside the member's words
 *
 * @typedef {object} TableDefinition
 * @property {string} id
 * @property {string} title
 * @property {string} first      the first column's heading
 * @property {boolean} [narrow]  whether a version's column holds a mark rather than words
 * @property {Record<string, string>} [groups]  the groups' names, in order
 * @property {string[]} [folded] groups that are closed at first
 * @property {{ title: string, names: Record<string, string> }} [traits]
 * @property {string} empty      what is said when there is nothing to list
 * @property {() => HTMLElement} [key]  what the table's drawings mean
 * @property {(result: import("./result.js").Shown) => Row[]} rows
 */
import { copy } from "../clipboard.js";
import { h, inSlices } from "../dom.js";
import { createSieve } from "../panels/sieve.js";
import { walkable } from "../panels/walk.js";
import { plural } from "../words.js";

/**
 * @param {TableDefinition} definition
 * @param {import("./result.js").Shown} result
 * @param {{ choose: (row: Row) => void }} page
 */
export function createTable({ id, title, first, narrow = false, groups = { all: "" }, folded = [], traits, empty, key, rows: rowsOf }, result, { choose }) {
  const rows = rowsOf(result);
  const sieve = createSieve(/** @type {any} */ ({ title, traits, sieved: 2 }), { changed: sift, leave: () => walker.enter() });
  const state = h("p", { class: "about", role: "status" });
  const nothing = h("p", { class: "empty", hidden: true });
  const heads = result.names.map((name, i) => h("th", { scope: "col", role: "columnheader", title: name }, h("span", { class: "no", "aria-hidden": "true" }, String(i + 1)), h("span", { class: "column-name" }, name)));
  const head = h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, h("th", { scope: "col", role: "columnheader" }, first), ...heads));
  const table = h("table", { role: "grid", class: narrow ? "versions-table narrow" : "versions-table", "aria-label": title }, head);
  table.style.setProperty("--versions", String(result.names.length));
  const scroll = h("div", { class: "table-scroll" }, table);
  const element = h("div", { class: `comparison-panel ${id}`, role: "tabpanel", id: `compare-panel-${id}`, "aria-labelledby": `compare-tab-${id}`, hidden: true });
  element.append(h("div", { class: "table-tools" }, sieve.element, sieve.more, key?.() ?? "", state), nothing, scroll);

  const bodies = Object.entries(groups).map(([group, name]) => createGroup(group, name, folded.includes(group)));
  table.append(...bodies.map(({ element: body }) => body));
  /** @type {Map<string, { row: Row, line: HTMLElement }>} */
  const lines = new Map();
  /** The chosen row. @type {HTMLElement | undefined} */
  let lit;
  const walker = walkable(table, {
    choose: (line) => choose(lines.get(line.dataset.key ?? "")?.row),
    copy: (line) => void take(line),
  });
  sieve.offer(/** @type {any} */ (rows));
  inSlices(rows, add, sift);

  /** Rows under one heading, which opens and closes them. */
  function createGroup(group, name, closed) {
    const body = h("tbody", { role: "rowgroup", data: { group } });
    if (name === "") return { group, element: body, closed: () => false, count: (_) => {} };
    const count = h("span", { class: "count" });
    const button = h("button", { type: "button", class: "group-fold", "aria-expanded": String(!closed) }, name, " ", count);
    button.addEventListener("click", () => {
      button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") === "false"));
      sift();
    });
    body.append(h("tr", { role: "row", class: "group-row" }, h("th", { role: "gridcell", colspan: result.names.length + 1 }, button)));
    return {
      group,
      element: body,
      closed: () => button.getAttribute("aria-expanded") === "false",
      /** @param {number} some */
      count(some) {
        count.textContent = String(some);
        body.hidden = some === 0;
      },
    };
  }

  /** @param {Row} row */
  function add(row) {
    const line = h("tr", { class: "row", role: "row", data: { key: row.key }, "aria-selected": "false" }, h("th", { scope: "row", role: "rowheader" }, ...row.first()));
    result.names.forEach((name, version) => {
      const members = row.members.filter((member) => member.version === version);
      const held = members.length > 0;
      const label = h("span", { class: "cell-name", "aria-hidden": "true" }, `${version + 1} `, h("span", {}, name));
      const cells = held ? members.flatMap((member) => row.cell(member)) : (row.absent?.() ?? NOTHING());
      line.append(h("td", { role: "gridcell", class: held ? null : "absent" }, label, ...cells));
    });
    lines.set(row.key, { row, line });
    const body = bodies.find(({ group }) => group === (row.group ?? "all"));
    body?.element.append(line);
  }

  function sift() {
    let shown = 0;
    for (const group of bodies) {
      let some = 0;
      for (const line of group.element.querySelectorAll(".row")) {
        const wanted = sieve.wants(/** @type {any} */ (lines.get(line.dataset.key)?.row));
        line.hidden = !wanted || group.closed();
        if (wanted) some += 1;
      }
      group.count(some);
      shown += some;
    }
    nothing.textContent = rows.length === 0 ? empty : sieve.nothing();
    nothing.hidden = shown > 0;
    scroll.hidden = shown === 0;
    state.textContent = shown === rows.length ? "" : `${shown} of ${plural(rows.length, "row")} shown`;
    walker.settle();
  }

  async function take(line) {
    const row = lines.get(line.dataset.key ?? "")?.row;
    if (row === undefined) return;
    const parts = row.members.map((member) => `${result.names[member.version]}: ${member.spans.map(([a, b]) => result.versions[member.version].text.slice(a, b)).join(" … ")} (${row.note(member)})`);
    state.textContent = (await copy(parts.join("\n"))) ? "Row copied." : "The browser did not allow copying.";
  }

  return {
    id,
    title,
    element,
    count: rows.length,
    rows,
    /** @param {boolean} shown */
    show(shown) {
      element.hidden = !shown;
    },
    /** Shows only rows with a trait. @param {string} name the trait's, as its button has it */
    narrow(name) {
      for (const button of element.querySelectorAll(".trait")) {
        const pressed = name !== "" && button.textContent?.startsWith(name);
        if (String(pressed) !== button.getAttribute("aria-pressed")) /** @type {HTMLElement} */ (button).click();
      }
    },
    /** Marks the chosen row. @param {string | null} chosen */
    light(chosen) {
      const line = lines.get(chosen ?? "")?.line;
      lit?.setAttribute("aria-selected", "false");
      lit = line;
      line?.setAttribute("aria-selected", "true");
      if (line === undefined || line.hidden) return;
      walker.hold(line);
      line.scrollIntoView({ block: "nearest" });
    },
    enter: () => walker.enter(),
    /** The key of the row that comes so many rows after another. @param {string} from @param {number} by */
    beside(from, by) {
      const keys = [...table.querySelectorAll(".row:not([hidden])")].map((line) => /** @type {HTMLElement} */ (line).dataset.key);
      return keys[keys.indexOf(from) + by] ?? null;
    },
  };
}

const NOTHING = () => [h("span", { "aria-hidden": "true" }, "–"), h("span", { class: "unseen" }, "not in this version")];
