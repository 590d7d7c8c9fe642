/**
 * The tie from what is chosen to the words that give its speaker: a line at the article's side from what was said past
 * its source to the name, wherever that stands. Its box lies over the article and moves with it, so that scrolling costs
 * nothing; the name at the line's end keeps in view by itself. Hidden from screen readers: the evidence tells the same.
 */
import { h } from "../dom.js";
import { namingOf, whereabouts } from "../naming.js";

/**
 * What it asks of the painter: elements that are in the article now.
 * @typedef {object} Elements
 * @property {(key: string, stretches: import("../annotations.js").Span[]) => HTMLElement[]} elementsOf
 *   an annotation's, in text order: all in those stretches of the text, and perhaps others
 * @property {(key: string, at: number) => HTMLElement | undefined} elementAt
 *   the first of an annotation's stretch, given by its place among them
 */

/** Words nearer than this are on one line, in CSS pixels. */
const LINE = 10;

/**
 * @param {HTMLElement} article
 * @param {import("../store.js").Store} store
 * @param {Elements} painter
 * @param {(toName: boolean) => void} go  leads to the name, or back to what was said
 */
export function createTie(article, store, painter, go) {
  const box = h("div", { class: "tie", "aria-hidden": "true" });
  /** @type {Element[]} the source's words, and those that name the speaker */
  let tied = [];
  article.before(box);

  const sight = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) box.classList.toggle(`no-${target.getAttribute("data-end")}`, !isIntersecting);
  });
  const layout = new ResizeObserver(draw);
  store.subscribe(["selection", "view", "reading"], follow);

  function follow() {
    layout.disconnect();
    // The observer's first report draws it, after the article's layout.
    const { selection, view } = store.state;
    if (selection === null || view !== "read") clear();
    else layout.observe(article);
  }

  function clear() {
    sight.disconnect();
    for (const mark of tied) mark.classList.remove("tied");
    tied = [];
    box.replaceChildren();
  }

  function draw() {
    clear();
    const { reading, selection } = store.state;
    const naming = namingOf(reading, selection);
    if (naming === null) return;
    const name = painter.elementAt(naming.speaker, naming.at);
    if (name === undefined) return;
    const [chosen, attribution] = [selection, naming.attribution].map((key) => reading.annotations.get(key));
    const source = painter.elementsOf(attribution.key, attribution.record.source).filter((mark) => mark.matches(".source"));
    const said = painter.elementsOf(selection, chosen.spans).filter((mark) => !mark.matches(".source, .cue, .hedge"));
    const places = placesOf(box.getBoundingClientRect().top, name, source, said);
    tied = [...source, name];
    for (const mark of tied) mark.classList.add("tied");
    if (places !== null) box.append(lineOf(places, reading.annotations.get(naming.speaker).record.name, whereabouts(naming)));
    for (const end of box.querySelectorAll("[data-end]")) sight.observe(end);
  }

  function lineOf({ said, source, named }, who, where) {
    const stops = [said, named, source ?? said];
    const top = Math.min(...stops);
    const stop = (end, at) => {
      const element = h("span", { class: "tie-stop", data: { end } });
      element.style.setProperty("top", `${at - top}px`);
      return element;
    };
    const label = (end, ...words) => h("span", { class: `tie-label to-${end}`, onclick: () => go(end === "name") }, ...words);
    const arrow = (up) => h("span", { class: "tie-arrow" }, up ? "↑" : "↓");
    const up = named < said;
    const line = h(
      "div",
      { class: `tie-line ${up ? "up" : "down"}` },
      ...(source === null || near(source, said) || near(source, named) ? [] : [stop("source", source)]),
      stop("said", said),
      stop("name", named),
      label("name", arrow(up), h("span", { class: "tie-name" }, who), h("span", { class: "tie-where" }, `named ${where}`)),
      label("said", arrow(!up), "back to the words"),
    );
    line.style.setProperty("top", `${top}px`);
    line.style.setProperty("height", `${Math.max(...stops) - top}px`);
    return line;
  }
}

/**
 * Where the lines of the words stand, from `origin` down.
 * @returns {{ said: number, source: number | null, named: number } | null} null where all are on one line, or not shown
 */
function placesOf(origin, name, sources, words) {
  const lines = (marks) => marks.flatMap((mark) => [...mark.getClientRects()]).map(({ top, bottom }) => Math.round((top + bottom) / 2 - origin));
  const [named] = lines([name]);
  const [source = null] = lines(sources);
  const from = source ?? named;
  const [said] = lines(words).sort((a, b) => Math.abs(a - from) - Math.abs(b - from));
  if (named === undefined || said === undefined) return null;
  return near(said, named) && near(said, from) ? null : { said, source, named };
}

function near(one, other) {
  return Math.abs(one - other) < LINE;
}
