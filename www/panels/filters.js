/**
 * What can narrow a list. Each filter has a control of its own and says which rows it wants.
 *
 * @typedef {import("./panel.js").Row} Row
 *
 * @typedef {object} Filter
 * @property {HTMLElement} element
 * @property {(rows: Row[]) => void} offer  the rows that there are to choose from
 * @property {(row: Row) => boolean} wants
 * @property {() => void} clear
 * @property {() => string | null} asks  in words, what it asks for; null where it takes everything
 */
import { h } from "../dom.js";
import { percent } from "../words.js";

/**
 * Words to look for.
 * @param {string} title the list's
 * @param {() => void} changed
 * @param {() => void} leave goes on to the rows
 * @returns {Filter}
 */
export function byWords(title, changed, leave) {
  const box = /** @type {HTMLInputElement} */ (
    h("input", { type: "search", class: "field filter", placeholder: "Filter", "aria-label": `Filter ${title.toLowerCase()}`, autocomplete: "off" })
  );
  box.addEventListener("input", changed);
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") {
      leave();
      event.preventDefault();
    } else if (event.key === "Escape" && box.value !== "") {
      box.value = "";
      changed();
      event.stopPropagation();
    }
  });
  const wanted = () => box.value.trim().toLowerCase();
  return {
    element: box,
    offer() {},
    wants: (row) => wanted() === "" || row.words.toLowerCase().includes(wanted()),
    clear() {
      box.value = "";
    },
    asks: () => (wanted() === "" ? null : `“${box.value.trim()}”`),
  };
}

/**
 * One kind of row out of several, where there are several.
 * @param {{ title: string, names: Record<string, string> }} facet
 * @param {() => void} changed
 * @returns {Filter}
 */
export function byKind({ title, names }, changed) {
  const kinds = /** @type {HTMLSelectElement} */ (h("select", { class: "field facet", "aria-label": title, hidden: true }));
  kinds.addEventListener("change", changed);
  return {
    element: kinds,
    offer(rows) {
      const counts = countOf(rows.flatMap(({ facet }) => facet ?? []));
      const chosen = kinds.value;
      const option = (value, name, count) => h("option", { value }, `${name} (${count})`);
      kinds.replaceChildren(option("", "All", rows.length), ...[...counts].map(([one, count]) => option(one, names[one] ?? one, count)));
      kinds.value = counts.has(chosen) ? chosen : "";
      kinds.hidden = counts.size < 2;
    },
    wants: ({ facet }) => kinds.value === "" || facet === kinds.value,
    clear() {
      kinds.value = "";
    },
    asks: () => (kinds.value === "" ? null : `“${names[kinds.value] ?? kinds.value}”`),
  };
}

/**
 * Rows that have all the traits whose buttons are pressed.
 * @param {{ title: string, names: Record<string, string> }} traits
 * @param {() => void} changed
 * @returns {Filter}
 */
export function byTraits({ title, names }, changed) {
  const buttons = Object.entries(names).map(([trait, name]) => {
    const count = h("span", { class: "count" });
    const button = h("button", { type: "button", class: "trait", "aria-pressed": "false", hidden: true }, name, " ", count);
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(!pressed(button)));
      changed();
    });
    return { trait, name, button, count };
  });
  const asked = () => buttons.filter(({ button }) => pressed(button));
  return {
    element: h("div", { class: "traits", role: "group", "aria-label": title }, ...buttons.map(({ button }) => button)),
    offer(rows) {
      const counts = countOf(rows.flatMap(({ traits }) => traits ?? []));
      for (const { trait, button, count } of buttons) {
        const many = counts.get(trait) ?? 0;
        count.textContent = String(many);
        button.hidden = many === 0;
        if (many === 0) button.setAttribute("aria-pressed", "false");
      }
    },
    wants: ({ traits = [] }) => asked().every(({ trait }) => traits.includes(trait)),
    clear() {
      for (const { button } of buttons) button.setAttribute("aria-pressed", "false");
    },
    asks: () => asked().map(({ name }) => `“${name}”`).join(" and ") || null,
  };
}

function pressed(button) {
  return button.getAttribute("aria-pressed") === "true";
}

/**
 * Rows that weigh at least as much as the slider says.
 * @param {{ title: string }} threshold
 * @param {() => void} changed
 * @returns {Filter}
 */
export function byWeight({ title }, changed) {
  const slider = /** @type {HTMLInputElement} */ (
    h("input", { type: "range", class: "slider", min: "0", max: "95", step: "5", value: "0", "aria-label": title })
  );
  const shown = h("output", { class: "least" });
  const least = () => Number(slider.value) / 100;
  const say = () => {
    const said = least() === 0 ? "any" : `${percent(least())} or more`;
    shown.textContent = said;
    slider.setAttribute("aria-valuetext", said);
  };
  slider.addEventListener("input", () => {
    say();
    changed();
  });
  say();
  return {
    element: h("div", { class: "threshold" }, h("span", { class: "threshold-name", "aria-hidden": "true" }, title), slider, shown),
    offer() {},
    wants: ({ weight = 1 }) => weight >= least(),
    clear() {
      slider.value = "0";
      say();
    },
    asks: () => (least() === 0 ? null : `${title.toLowerCase()} ${percent(least())} or more`),
  };
}

/** How often each of `values` comes, in the order in which they first do. */
function countOf(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
