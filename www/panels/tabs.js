/** The tabs over the lists: arrows walk them, the list shows at once. */
import { h, say } from "../dom.js";
import { PANELS } from "./index.js";
import { createPanel } from "./panel.js";

/**
 * @param {HTMLElement} root
 * @param {import("../store.js").Store} store
 */
export function createTabs(root, store) {
  const tabs = PANELS.map((definition) => {
    const count = h("span", { class: "count" });
    const tab = h(
      "button",
      { type: "button", role: "tab", id: `tab-${definition.id}`, "aria-controls": `panel-${definition.id}` },
      definition.title,
      " ",
      count,
    );
    tab.addEventListener("click", () => show(definition.id));
    return { definition, tab, count, panel: createPanel(definition, store) };
  });
  const strip = h("div", { role: "tablist", "aria-label": "Lists", class: "tabs" }, ...tabs.map(({ tab }) => tab));
  root.append(strip, ...tabs.map(({ panel }) => panel.element));

  walkTabs(
    strip,
    tabs.map(({ tab }) => tab),
    (walked) => show(tabs.find(({ tab }) => tab === walked).definition.id),
  );

  store.subscribe(["reading"], ({ reading }) => {
    for (const { definition, count } of tabs) say(count, reading === null ? "" : String(definition.count(reading)));
  });
  show(PANELS[0].id);

  function show(id) {
    for (const { definition, tab, panel } of tabs) {
      const shown = definition.id === id;
      tab.setAttribute("aria-selected", String(shown));
      tab.tabIndex = shown ? 0 : -1;
      panel.show(shown);
    }
  }
}

/**
 * Walks tabs by arrows, Home and End.
 * @param {HTMLElement} strip
 * @param {HTMLElement[]} tabs
 * @param {(tab: HTMLElement) => void} show
 */
export function walkTabs(strip, tabs, show) {
  strip.addEventListener("keydown", (event) => {
    // With another key they are the browser's: Alt and Left go back.
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const at = tabs.findIndex((tab) => tab === event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    const tab = tabs.at(to % tabs.length);
    show(tab);
    tab.focus();
    event.preventDefault();
  });
}
