/** Single keys for those who work without a pointer: what each does, a list of them, and a switch that turns them off. */
import { furnish } from "./dialogs.js";
import { h } from "./dom.js";
import { PLACE } from "./place.js";
import { attempt } from "./storage.js";

/** Where the browser remembers that they are off. */
const OFF = `whosaid ${PLACE} no keys`;

/**
 * @typedef {object} Shortcut
 * @property {string} key    as the keyboard event names it; Shift turns a step round
 * @property {string} does
 * @property {(backwards: boolean) => void} run
 */

/**
 * @param {HTMLDialogElement} dialog  lists them
 * @param {HTMLElement} button        opens the dialog
 * @param {Shortcut[]} shortcuts
 * @param {() => boolean} apply       whether the page shows what they work on
 */
export function createShortcuts(dialog, button, shortcuts, apply) {
  const memory = createMemory();
  const on = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", role: "switch", checked: memory.on }));
  on.addEventListener("change", () => {
    memory.on = on.checked;
  });
  const rows = shortcuts.map(({ key, does }) => h("tr", {}, h("th", { scope: "row" }, h("kbd", {}, shown(key))), h("td", {}, does)));
  const fixed = OTHERS.map(([keys, does]) => h("tr", {}, h("th", { scope: "row" }, h("kbd", {}, keys)), h("td", {}, does)));
  furnish(dialog, "Keyboard", button);
  dialog.append(
    h("table", { class: "keys" }, h("tbody", {}, ...rows, ...fixed)),
    h("label", { class: "secret" }, on, "Single letters work as keys"),
  );

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
    if (!memory.on || document.querySelector("dialog[open]") !== null) return;
    if (event.key === "?") dialog.showModal();
    else {
      const shortcut = apply() ? shortcuts.find(({ key }) => key === event.key.toLowerCase()) : undefined;
      if (shortcut === undefined) return;
      shortcut.run(event.shiftKey);
    }
    event.preventDefault();
  });
}

/** Keys that belong to a part of the page, and are never switched off. */
const OTHERS = [
  ["↑ ↓", "In a list: to another row"],
  ["Enter", "Choose the row or the mark"],
  ["C", "In a list: copy the row"],
  ["← →", "In the article: to another mark"],
  ["Esc", "Let go of what is chosen"],
  ["Ctrl Z", "Undo a correction"],
];

function shown(key) {
  return key === "?" ? "?" : key.toUpperCase();
}

function isField(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

function createMemory() {
  let on = attempt(() => localStorage.getItem(OFF)) === null;
  return {
    get on() {
      return on;
    },
    set on(value) {
      on = value;
      attempt(() => (value ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "yes")));
    },
  };
}
