/** The versions' texts in columns, each at the place of the chosen row; narrow screens show one and swipe to the next. */
import { h } from "../dom.js";
import { createPage } from "./page.js";

/**
 * @param {import("./result.js").Shown} result
 * @param {{ choose: (key: string) => void, step: (by: number) => void, close: () => void }} does
 */
export function createTexts(result, { choose, step, close }) {
  const named = result.names.map((name, i) => [h("span", { class: "no", "aria-hidden": "true" }, String(i + 1)), h("span", { class: "column-name" }, name)]);
  const jumps = result.names.map((name, i) => h("button", { type: "button", class: "jump", "aria-label": `Version ${i + 1}: ${name}`, onclick: () => toColumn(i) }, String(i + 1)));
  const before = h("button", { type: "button", class: "icon", "aria-label": "Row before", title: "Row before", onclick: () => step(-1) }, "↑");
  const next = h("button", { type: "button", class: "icon", "aria-label": "Next row", title: "Next row", onclick: () => step(1) }, "↓");
  const shut = h("button", { type: "button", class: "icon", "aria-label": "Close the texts", title: "Close the texts (Escape)", onclick: close }, "×");
  const notes = result.names.map(() => h("p", { class: "column-note" }));
  const bodies = result.names.map((name) => h("div", { class: "column-text", tabindex: "0", role: "region", "aria-label": `The text of ${name}` }));
  const columns = h("div", { class: "columns" });
  columns.append(...bodies.map((body, i) => h("article", { class: "column" }, h("header", {}, h("h4", {}, ...named[i]), notes[i]), body)));
  const element = h(
    "section",
    { class: "texts", "aria-label": "The texts, side by side", hidden: true },
    h("div", { class: "texts-head" }, h("h3", {}, "The texts"), h("p", { class: "about texts-key" }, "Tinted: told by others too. Choose a passage and the others follow."), h("div", { class: "jumps", role: "group", "aria-label": "Versions" }, ...jumps), before, next, shut),
    columns,
  );
  /** Made when they are first needed. @type {ReturnType<typeof createPage>[] | null} */
  let pages = null;

  columns.addEventListener("click", ({ target }) => {
    const key = /** @type {Element} */ (target).closest("[data-row]")?.getAttribute("data-row");
    if (key && getSelection()?.isCollapsed !== false) choose(key);
  });
  columns.addEventListener("scroll", () => markJump(), { passive: true });

  function toColumn(i) {
    const column = /** @type {HTMLElement} */ (columns.children[i]);
    columns.scrollTo({ left: column.offsetLeft - columns.offsetLeft, behavior: still() ? "auto" : "smooth" });
  }

  function markJump() {
    const width = /** @type {HTMLElement} */ (columns.firstElementChild)?.offsetWidth || 1;
    const at = Math.round(columns.scrollLeft / width);
    jumps.forEach((jump, i) => jump.toggleAttribute("data-here", i === at));
  }

  return {
    element,
    /** @param {import("./table.js").Row | null} row null to close */
    show(row) {
      element.hidden = row === null;
      if (row === null) return;
      pages ??= bodies.map((body, i) => createPage(body, result.versions[i], sharedBy(result, i)));
      pages.forEach((page, i) => {
        const members = row.members.filter(({ version }) => version === i);
        notes[i].textContent = members.length === 0 ? "Not in this version." : members.map((member) => row.note(member)).join("; ");
        notes[i].classList.toggle("none", members.length === 0);
        jumps[i].classList.toggle("none", members.length === 0);
        const chosen = members.flatMap(({ spans }) => spans);
        const inside = members.flatMap((member) => row.marks?.(member) ?? []).map(({ span, bears }) => ({ span, bears }));
        page.mark(chosen, inside);
      });
      // On a screen of one column: the first version that has it.
      const first = row.members[0]?.version ?? 0;
      const width = /** @type {HTMLElement} */ (columns.firstElementChild).offsetWidth;
      if (width > columns.clientWidth * 0.7 && !row.members.some(({ version }) => version === Math.round(columns.scrollLeft / width))) toColumn(first);
      markJump();
    },
  };
}

/** The passages of a version that others tell, too. */
function sharedBy({ comparison }, version) {
  return comparison.passages
    .filter(({ relation }) => relation !== "alone")
    .flatMap(({ id, members }) => members.filter((member) => member.version === version).flatMap(({ spans }) => spans.map((span) => ({ span, row: `passage:${id}` }))));
}

function still() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
