/**
 * The reading painter: the article as paragraphs whose annotations are nested `<mark>` elements.
 * All text is there from the first moment; marks come paragraph by paragraph, the visible ones
 * first, and none of them moves a letter.
 */
import { related, whoSaid } from "../annotations.js";
import { h, inSlices, reveal } from "../dom.js";
import { LAYERS } from "../store.js";
import { createFolds, foldsOf, isFolded, unfold } from "./folds.js";
import { createRails } from "./rails.js";
import { paragraphsOf, pieces } from "./spans.js";

/** Which layer draws a role; a role without one only shows when it lights up. */
const LAYER_OF = {
  claim: "claims",
  hedge: "claims",
  reported: "reported",
  quote: "quotes",
  mention: "speakers",
  figure: "figures",
};

/** From how many paragraphs on the browser may skip the layout of those out of sight. */
const LONG = 300;

/**
 * @param {HTMLElement} root
 * @param {{ choose: (key: string | null) => void }} page
 * @returns {import("./painter.js").Painter}
 */
export function createMarksPainter(root, { choose }) {
  /** @type {Map<string, HTMLElement[]>} the elements of each annotation, in text order */
  const elements = new Map();
  const rails = createRails(root);
  const folds = createFolds({ changed: () => (current === null || isFolded(current)) && hold(firstStop(root)) });
  let stop = () => {};
  /** @type {{ start: number, element: HTMLElement }[]} in text order */
  let paragraphElements = [];
  let lit = new Set();
  /** @type {Set<string>} what the reader corrected or added */
  let corrected = new Set();
  /** @type {Map<string, string>} the names of the speakers, by their keys */
  let names = new Map();
  /** @type {HTMLElement | null} the one mark that is pointed at */
  let pointed = null;
  /** @type {HTMLElement | null} the one mark that the Tab key reaches */
  let current = null;

  root.addEventListener("click", (event) => {
    if (getSelection()?.isCollapsed === false) return;
    const key = under(event.target, root.dataset.chosen ?? null);
    if (key !== undefined) choose(key);
  });
  root.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const at = /** @type {HTMLElement} */ (event.target);
    if (at.localName !== "mark" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (step !== undefined) move(at, step);
    else if (event.key === "Enter" || event.key === " ") choose(at.dataset.key);
    else return;
    event.preventDefault();
  });

  /** The next click on the same place chooses the next annotation outwards. */
  function under(target, chosen) {
    if (target.classList.contains("rail")) return target.dataset.key;
    // What opens a fold chooses nothing, and takes no choice back.
    if (target.localName === "button") return undefined;
    const keys = [];
    for (let at = target; at !== root && at !== null; at = at.parentElement) {
      if (at.localName === "mark" && drawn(at) && !keys.includes(at.dataset.key)) keys.push(at.dataset.key);
    }
    return keys.length === 0 ? null : keys[(keys.indexOf(chosen) + 1) % keys.length];
  }

  function drawn(mark) {
    const layer = mark.dataset.layer;
    return layer !== undefined && !(root.dataset.off ?? "").split(" ").includes(layer);
  }

  /** Walks to the next or previous annotation that is drawn. */
  function move(from, step) {
    const stops = [...root.querySelectorAll("mark[data-first]")].filter(drawn);
    const to = /** @type {HTMLElement | undefined} */ (stops[stops.indexOf(from) + step]);
    if (to === undefined) return;
    hold(to);
    unfold(to);
    to.focus({ preventScroll: true });
    reveal(to);
  }

  function hold(mark) {
    current?.setAttribute("tabindex", "-1");
    current = mark;
    current?.setAttribute("tabindex", "0");
  }

  function fill(target, paragraph, text) {
    const fragment = document.createDocumentFragment();
    /** @type {{ mark: import("./spans.js").Mark, element: HTMLElement }[]} */
    let open = [];
    for (const { start, end, over } of pieces(paragraph)) {
      let shared = 0;
      while (shared < open.length && open[shared].mark === over[shared]) shared += 1;
      open = open.slice(0, shared);
      for (const mark of over.slice(shared)) {
        const element = wrap(mark, start);
        (open.at(-1)?.element ?? fragment).append(element);
        open.push({ mark, element });
      }
      (open.at(-1)?.element ?? fragment).append(text.slice(start, end));
    }
    target.replaceChildren(fragment);
    target.dataset.painted = "";
    if (current === null && !isFolded(target)) hold(target.querySelector("mark[data-first]"));
    if (paragraph.marks.some(({ role }) => role === "claim")) rails.watch(target);
  }

  function wrap(mark, start) {
    const layer = LAYER_OF[mark.role];
    const element = h("mark", { class: mark.role, data: { key: mark.key, form: mark.form } });
    if (layer !== undefined) element.dataset.layer = layer;
    if (start === mark.start && layer !== undefined && mark.role !== "hedge") {
      element.dataset.first = "";
      element.tabIndex = -1;
    }
    if (mark.role === "mention" && mark.form !== "name" && start === mark.start) {
      // Whom a pronoun or a short form stands for.
      element.dataset.name = names.get(mark.key) ?? "";
      element.setAttribute("aria-description", element.dataset.name);
    }
    element.classList.toggle("lit", lit.has(mark.key));
    element.classList.toggle("corrected", layer !== undefined && corrected.has(mark.key));
    const known = elements.get(mark.key);
    if (known === undefined) elements.set(mark.key, [element]);
    else known.push(element);
    return element;
  }

  return {
    paint(reading) {
      stop();
      rails.clear();
      elements.clear();
      current = null;
      lit = new Set();
      pointed = null;
      names = new Map(reading.document.speakers.map(({ id, name }) => [`speaker:${id}`, name]));
      corrected = new Set([...reading.annotations.values()].filter(({ record }) => record.by === "reader").map(({ key }) => key));
      const { text } = reading;
      const paragraphs = paragraphsOf(reading.document);
      // Asked before the article is laid out anew: afterwards the browser has to lay out all of it to answer.
      const atTop = root.getBoundingClientRect().top >= 0;
      const shown = layOut(root, text, paragraphs, folds);
      paragraphElements = paragraphs.map(({ start }, i) => ({ start, element: shown[i] }));
      paragraphs.forEach((paragraph, i) => name(shown[i], reading, paragraph));
      delete root.dataset.painted;
      const first = atTop ? 0 : shown.findIndex((element) => element.getBoundingClientRect().bottom > 0);
      const order = [...shown.keys()];
      const visibleFirst = [...order.slice(Math.max(first, 0)), ...order.slice(0, Math.max(first, 0))];
      stop = inSlices(
        visibleFirst,
        (i) => fill(shown[i], paragraphs[i], text),
        () => {
          rails.settle();
          root.dataset.painted = "";
        },
      );
    },

    light(reading, key) {
      pointed?.classList.remove("here");
      for (const old of lit) for (const element of elements.get(old) ?? []) element.classList.remove("lit", "chosen");
      lit = related(reading, key);
      for (const one of lit) for (const element of elements.get(one) ?? []) element.classList.add("lit");
      rails.light(lit);
      if (key === null) delete root.dataset.chosen;
      else root.dataset.chosen = key;
      const chosen = elements.get(key ?? "") ?? [];
      for (const element of chosen) element.classList.add("chosen");
      const stop = chosen.find((element) => element.dataset.first !== undefined);
      if (stop !== undefined) hold(stop);
    },

    layer(layers) {
      root.dataset.off = Object.keys(LAYERS)
        .filter((id) => !layers[id])
        .join(" ");
    },

    reveal(key) {
      const element = elements.get(key)?.[0];
      if (element === undefined) return;
      unfold(element);
      reveal(element);
    },

    point(key, at) {
      pointed?.classList.remove("here");
      pointed = (elements.get(key) ?? []).filter((element) => element.dataset.first !== undefined)[at] ?? null;
      if (pointed === null) return;
      pointed.classList.add("here");
      hold(pointed);
      unfold(pointed);
      reveal(pointed);
    },

    revealAt(at) {
      const paragraph = paragraphElements.findLast(({ start }) => start <= at);
      if (paragraph === undefined) return;
      unfold(paragraph.element);
      reveal(paragraph.element);
    },
  };
}

/** More names than this do not fit beside a paragraph. */
const MOST_NAMES = 3;

/**
 * Names those who speak in a paragraph, for the style sheet to set in the margin: no part of the
 * article's text.
 */
function name(element, reading, { marks }) {
  const speech = marks.filter(({ role }) => role === "said" || role === "reported");
  const names = new Set(speech.map(({ key }) => whoSaid(reading, reading.annotations.get(key))));
  names.delete(null);
  if (names.size > 0) element.dataset.who = [...names].slice(0, MOST_NAMES).join(",\n");
}

/** What an element each kind of block is. */
const TAGS = { headline: "h2" };

/** The first mark that the Tab key can reach. @returns {HTMLElement | null} */
function firstStop(root) {
  return [...root.querySelectorAll("mark[data-first]")].find((mark) => !isFolded(mark)) ?? null;
}

/**
 * Lays the text out as plain paragraphs; what stands between them stays there as it is, so that
 * the article's text is the reader's, letter by letter.
 */
function layOut(root, text, paragraphs, folds) {
  const fragment = document.createDocumentFragment();
  const shown = [];
  let at = 0;
  for (const { start, end, kind } of paragraphs) {
    if (start > at) fragment.append(text.slice(at, start));
    const element = h(TAGS[kind] ?? "p", { class: kind }, text.slice(start, end));
    shown.push(element);
    fragment.append(element);
    at = end;
  }
  if (at < text.length) fragment.append(text.slice(at));
  for (const [first, behind] of foldsOf(paragraphs)) {
    const words = text.slice(paragraphs[first].start, paragraphs[behind - 1].end);
    folds.fold(words, shown[first], shown[behind - 1], behind - first);
  }
  root.classList.toggle("long", paragraphs.length > LONG);
  root.replaceChildren(fragment);
  return shown;
}
