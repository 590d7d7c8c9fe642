/**
 * What a time or a measure amounts to, beside the words, as long as the pointer or the focus is on them: a date's ISO
 * value, a measure in the other system. Escape takes it away; the pointer may rest on it.
 */
import { h } from "./dom.js";
import { converted } from "./measures.js";
import { timeInWords } from "./times.js";

/** How long the pointer may take from the words to the tip, in milliseconds. */
const PATIENCE = 150;

/** The gap between the words and the tip, in pixels. */
const GAP = 6;

/**
 * @param {HTMLElement} root  the painted article
 * @param {import("./store.js").Store} store
 */
export function createTip(root, store) {
  const tip = h("div", { role: "tooltip", id: "tip", class: "tip", hidden: true });
  /** @type {HTMLElement | null} the mark that it is about */
  let about = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  document.body.append(tip);

  root.addEventListener("mouseover", ({ target }) => show(target));
  root.addEventListener("focusin", ({ target }) => show(target));
  root.addEventListener("mouseout", later);
  root.addEventListener("focusout", hide);
  tip.addEventListener("mouseover", () => clearTimeout(timer));
  tip.addEventListener("mouseout", later);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  // Focus may scroll its words into view: the tip goes with them.
  document.addEventListener("scroll", () => about !== null && put(about), { capture: true, passive: true });
  store.subscribe(["reading", "view", "pane"], hide);

  function show(target) {
    const mark = /** @type {Element} */ (target).closest("mark.figure");
    if (!(mark instanceof HTMLElement) || (root.dataset.off ?? "").split(" ").includes("figures")) return;
    const said = amount(store.state.reading?.annotations.get(mark.dataset.key ?? "")?.record);
    if (said === null) return;
    hide();
    about = mark;
    tip.replaceChildren(...said);
    tip.hidden = false;
    mark.setAttribute("aria-describedby", tip.id);
    put(mark);
  }

  function put(mark) {
    const { left, top, bottom } = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
    const { width, height } = tip.getBoundingClientRect();
    const edge = document.documentElement.clientWidth - width - GAP;
    const below = bottom + GAP + height < document.documentElement.clientHeight;
    tip.style.left = `${Math.max(GAP, Math.min(left, edge))}px`;
    tip.style.top = `${below ? bottom + GAP : top - GAP - height}px`;
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(() => document.activeElement !== about && hide(), PATIENCE);
  }

  function hide() {
    clearTimeout(timer);
    about?.removeAttribute("aria-describedby");
    about = null;
    tip.hidden = true;
  }
}

/** @returns {Node[] | null} */
function amount(figure) {
  if (figure === undefined) return null;
  if (figure.iso !== null) {
    const long = timeInWords(figure.iso);
    return [h("code", {}, figure.iso), ...(long === null ? [] : [h("span", {}, long)])];
  }
  const other = converted(figure);
  return other === null ? null : [h("span", {}, `about ${other}`)];
}
