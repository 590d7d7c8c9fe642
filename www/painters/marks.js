/**
 * The reading painter: the article as paragraphs whose annotations are nested `<mark>` elements.
 * All text is there from the first moment; what can be seen is marked at once, the rest in slices
 * or when it is asked for, and no mark moves a letter.
 */
import { correctedIn, idOf, related, sayerOf } from "../annotations.js";
import { afterFrame, finish, h, inSlices, reveal } from "../dom.js";
import { LAYERS } from "../store.js";
import { createFolds, foldsOf, isFolded, unfold } from "./folds.js";
import { behindView, cut, firstInView, lay } from "./parts.js";
import { createRails } from "./rails.js";
import { giveMarks, paragraphsOf, pieces } from "./spans.js";

/** Which layer draws a role; a role without one only shows when it lights up. */
const LAYER_OF = {
  claim: "claims",
  hedge: "claims",
  reported: "reported",
  quote: "quotes",
  mention: "speakers",
  figure: "figures",
};

/**
 * @param {HTMLElement} root
 * @param {{ choose: (key: string | null) => void }} page
 * @returns {import("./painter.js").Painter & import("./tie.js").Elements & { finish: () => void }}  with what paints the rest at once
 */
export function createMarksPainter(root, { choose }) {
  /** @type {Map<string, { start: number, element: HTMLElement }[]>} the elements of each annotation, and where they begin */
  const elements = new Map();
  const rails = createRails(root);
  const folds = createFolds({ changed: () => (current === null || isFolded(current)) && hold(firstStop(root)) });
  let stop = () => {};
  /** @type {import("../annotations.js").Reading | null} */
  let painted = null;
  /** @type {import("./parts.js").Part[]} the article, in text order */
  let parts = [];
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

  /** Makes a part into paragraphs. */
  function fill(part) {
    const fragment = document.createDocumentFragment();
    const made = part.elements;
    let at = part.start;
    for (const paragraph of part.paragraphs) {
      // What stands between paragraphs stays as it is, so that the article's text is the reader's, letter by letter.
      fragment.append(painted.text.slice(at, paragraph.start));
      made.push(h(TAGS[paragraph.kind] ?? "p", { class: paragraph.kind, "data-who": whoSpeaks(painted, paragraph) }, marked(paragraph)));
      fragment.append(made.at(-1));
      at = paragraph.end;
    }
    fragment.append(painted.text.slice(at, part.end));
    for (const [first, behind] of part.folds) {
      const words = painted.text.slice(part.paragraphs[first].start, part.paragraphs[behind - 1].end);
      folds.fold(words, made[first], made[behind - 1], behind - first);
    }
    part.element.replaceChildren(fragment);
    part.element.classList.remove("text");
    part.filled = true;
    if (current === null) hold(firstStop(part.element));
    part.paragraphs.forEach(({ marks }, i) => marks.some(({ role }) => role === "claim") && rails.watch(made[i]));
  }

  /** Makes parts that follow one another into paragraphs, and pauses often. */
  function* fillAll(some) {
    const paragraphs = some.flatMap((part) => (part.filled ? [] : part.paragraphs));
    yield* giveMarks(paragraphs, painted.document);
    for (const part of some) {
      // It may have been asked for meanwhile.
      if (!part.filled) fill(part);
      yield;
    }
  }

  /** Makes what is out of sight into paragraphs: first what comes next, then what came before. */
  function* fillRest(first, behind) {
    yield* fillAll(parts.slice(behind));
    yield* fillAll(parts.slice(0, first));
  }

  /** The part that holds a place of the text, as paragraphs. */
  function partAt(at) {
    const part = parts.findLast(({ start }) => start <= at);
    if (part !== undefined) finish(fillAll([part]));
    return part;
  }

  /** All is there. */
  function settle() {
    rails.settle();
    root.dataset.painted = "";
  }

  function marked(paragraph) {
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
      (open.at(-1)?.element ?? fragment).append(painted.text.slice(start, end));
    }
    return fragment;
  }

  function wrap(mark, start) {
    const layer = LAYER_OF[mark.role];
    const begins = start === mark.start && layer !== undefined && mark.role !== "hedge";
    const element = h("mark", {
      class: classOf(mark, layer),
      "data-key": mark.key,
      "data-form": mark.form,
      "data-layer": layer,
      "data-first": begins,
      tabindex: begins ? -1 : null,
    });
    if (mark.role === "mention" && mark.form !== "name" && start === mark.start) {
      // Whom a pronoun or a short form stands for.
      element.dataset.name = names.get(mark.key) ?? "";
      element.setAttribute("aria-description", element.dataset.name);
    }
    const known = elements.get(mark.key);
    if (known === undefined) elements.set(mark.key, [{ start, element }]);
    else known.push({ start, element });
    return element;
  }

  function classOf({ key, role }, layer) {
    const names = [role];
    if (lit.has(key)) names.push("lit");
    if (key === root.dataset.chosen) names.push("chosen");
    if (layer !== undefined && corrected.has(key)) names.push("corrected");
    return names.join(" ");
  }

  /**
   * The elements of an annotation and where they begin, in text order: those in `stretches` of the text are there, and
   * the others if their turn has come. Without `stretches` the first of its own is meant.
   * @param {string} key
   * @param {import("../annotations.js").Span[]} [stretches]
   */
  function elementsOf(key, stretches = painted?.annotations.get(key)?.spans.slice(0, 1) ?? []) {
    for (const [from, to] of stretches) finish(fillAll(parts.filter(({ start, end }) => start < to && end > from)));
    return (elements.get(key) ?? []).toSorted((a, b) => a.start - b.start);
  }

  /** The first element of an annotation's stretch, given by its place among them. */
  function elementAt(key, at) {
    const stretch = painted?.annotations.get(key)?.spans[at];
    return stretch && elementsOf(key, [stretch]).find(({ start }) => start === stretch[0])?.element;
  }

  /** Where the mark begins that has the focus; undefined where none has. */
  function focusedAt() {
    const { activeElement } = document;
    if (!root.contains(activeElement)) return undefined;
    return [...elements.values()].flat().find(({ element }) => element === activeElement)?.start;
  }

  /** Gives the focus to the mark that begins nearest to a place of the text. */
  function focusNear(at) {
    partAt(at);
    const stops = [...elements.values()].flat().filter(({ element }) => element.dataset.first !== undefined && drawn(element) && !isFolded(element));
    if (stops.length === 0) return;
    const { element } = stops.reduce((a, b) => (Math.abs(b.start - at) < Math.abs(a.start - at) ? b : a));
    hold(element);
    element.focus({ preventScroll: true });
  }

  return {
    paint(reading) {
      const focused = focusedAt();
      stop();
      rails.clear();
      elements.clear();
      current = null;
      lit = new Set();
      pointed = null;
      delete root.dataset.chosen;
      delete root.dataset.painted;
      painted = reading;
      names = new Map(reading.document.speakers.map(({ id, name }) => [`speaker:${id}`, name]));
      corrected = correctedIn(reading.document);
      const paragraphs = paragraphsOf(reading.document);
      // Asked before the article is laid out anew.
      const first = firstInView(root, parts);
      const stretches = cut(reading.text, paragraphs, foldsOf(paragraphs), root.clientWidth);
      parts = lay(root, reading.text, stretches, parts);
      const behind = behindView(parts, first);
      finish(fillAll(parts.slice(first, behind)));
      if (focused !== undefined) focusNear(focused);
      if (parts.every(({ filled }) => filled)) return settle();
      stop = afterFrame(() => {
        stop = inSlices(fillRest(first, behind), undefined, settle);
      });
    },

    finish: () => finish(fillAll(parts)),

    light(reading, key) {
      pointed?.classList.remove("here");
      for (const old of lit) for (const { element } of elements.get(old) ?? []) element.classList.remove("lit", "chosen");
      lit = related(reading, key);
      if (key === null) delete root.dataset.chosen;
      else root.dataset.chosen = key;
      const chosen = key === null ? [] : elementsOf(key);
      for (const one of lit) for (const { element } of elements.get(one) ?? []) element.classList.add("lit");
      for (const { element } of chosen) element.classList.add("chosen");
      rails.light(lit);
      const stop = chosen.find(({ element }) => element.dataset.first !== undefined);
      if (stop !== undefined) hold(stop.element);
    },

    layer(layers) {
      root.dataset.off = Object.keys(LAYERS)
        .filter((id) => !layers[id])
        .join(" ");
    },

    reveal(key) {
      const [first] = elementsOf(key);
      if (first === undefined) return;
      unfold(first.element);
      reveal(first.element);
    },

    point(key, at) {
      pointed?.classList.remove("here");
      pointed = elementAt(key, at) ?? null;
      if (pointed === null) return;
      pointed.classList.add("here");
      hold(pointed);
      unfold(pointed);
      reveal(pointed);
    },

    revealAt(at) {
      const part = partAt(at);
      const element = part?.elements.findLast((_, i) => part.paragraphs[i].start <= at) ?? part?.element;
      if (element === undefined) return;
      unfold(element);
      reveal(element);
    },

    elementsOf: (key, stretches) => elementsOf(key, stretches).map(({ element }) => element),
    elementAt,
  };
}

/** More names than this do not fit beside a paragraph. */
const MOST_NAMES = 3;

/** Those who speak in a paragraph, for the style sheet to set in the margin: no part of the article's text. */
function whoSpeaks(reading, { marks }) {
  const speech = marks.filter(({ role }) => role === "said" || role === "reported");
  const names = new Set(speech.map(({ key }) => sayerOf(reading, reading.document.attributions[idOf(key)])));
  names.delete(null);
  if (names.size === 0) return null;
  const shown = [...names].slice(0, MOST_NAMES);
  return [...shown, ...(names.size > shown.length ? [`${names.size - shown.length} more`] : [])].join(",\n");
}

/** What an element each kind of block is. */
const TAGS = { headline: "h2" };

/** The first mark that the Tab key can reach. @returns {HTMLElement | null} */
function firstStop(root) {
  return [...root.querySelectorAll("mark[data-first]")].find((mark) => !isFolded(mark)) ?? null;
}
