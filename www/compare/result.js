/**
 * What came of a comparison: tabs over an overview and tables, and the texts side by side at the row that is chosen.
 *
 * @typedef {object} Shown
 * @property {any} comparison
 * @property {readonly import("./state.js").Version[]} versions
 * @property {string[]} names
 * @property {(id: number) => string} speaker                       a speaker's fullest name
 * @property {(id: number, version: number) => string} speakerIn    the name in one version, where that has one
 */
import { h } from "../dom.js";
import { walkTabs } from "../panels/tabs.js";
import { createOverview } from "./overview.js";
import { nameOf } from "./state.js";
import { createTable } from "./table.js";
import figures from "./tables/figures.js";
import passages from "./tables/passages.js";
import quotes from "./tables/quotes.js";
import speakers from "./tables/speakers.js";
import { createTexts } from "./texts.js";

/**
 * @param {ReturnType<typeof import("./state.js").createState>} state  holds a result
 * @returns {HTMLElement}
 */
export function createResult(state) {
  const result = shownOf(state.state.result);
  const choose = (row) => state.update({ chosen: row?.key ?? null });
  const tables = [quotes, figures, passages, speakers].map((definition) => createTable(definition, result, { choose }));
  const overview = createOverview(result, (id, trait) => {
    const tab = show(id);
    tables.find((table) => table.id === id)?.narrow(trait);
    tab.focus();
  });
  const texts = createTexts(result, {
    choose: (key) => state.update({ chosen: key }),
    step: (by) => state.update({ chosen: besideChosen(by) ?? state.state.chosen }),
    close,
  });
  const panels = [{ id: "overview", title: "Overview", count: null, show: (shown) => (overview.hidden = !shown) }, ...tables];
  const tabs = panels.map(({ id, title, count }) => {
    const tab = h("button", { type: "button", role: "tab", id: `compare-tab-${id}`, "aria-controls": `compare-panel-${id}` }, title, count === null ? null : h("span", { class: "count" }, ` ${count}`));
    tab.addEventListener("click", () => show(id));
    return tab;
  });
  const strip = h("div", { role: "tablist", "aria-label": "What is compared", class: "tabs" }, ...tabs);
  walkTabs(strip, tabs, (tab) => show(panels[tabs.indexOf(tab)].id));
  const said = h("p", { class: "unseen", role: "status" });
  const element = h("div", { class: "result-body" }, strip, h("div", { class: "panels" }, overview, ...tables.map((table) => table.element)), texts.element, said);

  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || state.state.chosen === null) return;
    close();
    event.preventDefault();
  });
  const follow = ({ chosen }) => {
    const row = tables.flatMap((table) => table.rows).find(({ key }) => key === chosen) ?? null;
    element.classList.toggle("reading-texts", row !== null);
    texts.show(row);
    for (const table of tables) table.light(chosen);
    const having = new Set(row?.members.map(({ version }) => version)).size;
    said.textContent = row === null ? "" : `Shown in ${having} of ${result.versions.length} texts.`;
  };
  // A newer result has an element of its own.
  const end = state.subscribe(["chosen", "result"], (now, before) => (now.result === before.result ? follow(now) : end()));
  show("overview");
  return element;

  function show(id) {
    panels.forEach((panel, i) => {
      const shown = panel.id === id;
      tabs[i].setAttribute("aria-selected", String(shown));
      tabs[i].tabIndex = shown ? 0 : -1;
      panel.show(shown);
    });
    return tabs[panels.findIndex((panel) => panel.id === id)];
  }

  /** The table that shows, if it has rows. */
  function current() {
    return tables.find((table) => !table.element.hidden);
  }

  function besideChosen(by) {
    const table = tables.find(({ rows }) => rows.some(({ key }) => key === state.state.chosen));
    return table?.beside(state.state.chosen, by) ?? null;
  }

  function close() {
    state.update({ chosen: null });
    const table = current();
    if (table === undefined) tabs.find((tab) => tab.tabIndex === 0)?.focus();
    else table.enter();
  }
}

/** @param {import("./state.js").Result} result @returns {Shown} */
function shownOf({ comparison, versions }) {
  return {
    comparison,
    versions,
    names: versions.map(nameOf),
    speaker: (id) => comparison.speakers[id].name,
    speakerIn(id, version) {
      const { name, members } = comparison.speakers[id];
      return members.find((member) => member.version === version)?.name ?? name;
    },
  };
}
