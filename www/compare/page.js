/**
 * One version's text with its marks: what other versions tell, too, lightly, and the chosen words strongly. Paragraphs
 * are made once; choosing makes only those anew whose marks change. No letter of the text is changed.
 *
 * @typedef {[number, number]} Span
 * @typedef {{ span: Span, kind: "told" | "chosen" | "diff", bears?: string | null, row?: string }} Mark
 */
import { h, inSlices } from "../dom.js";

/**
 * @param {HTMLElement} root scrolls, and takes the text
 * @param {import("./state.js").Version} version
 * @param {{ span: Span, row: string }[]} told
 */
export function createPage(root, { text, document: { blocks } }, told) {
  /** @type {Mark[]} */
  const always = told.map(({ span, row }) => ({ span, kind: "told", row }));
  const paragraphs = blocks.map(({ start, end, kind }) => ({ start, end, element: h("p", { class: kind }), marks: within(always, start, end) }));
  root.append(...paragraphs.map(({ element }) => element));
  /** The paragraphs that hold chosen words. @type {Set<any>} */
  let touched = new Set();
  // The text is there at once; its light marks may come a little later.
  for (const paragraph of paragraphs) paragraph.element.textContent = text.slice(paragraph.start, paragraph.end);
  const drawn = new Set();
  inSlices(paragraphs, (paragraph) => drawn.has(paragraph) || draw(paragraph, []));

  /** @param {any} paragraph @param {Mark[]} more */
  function draw(paragraph, more) {
    drawn.add(paragraph);
    paragraph.element.replaceChildren(...stretches(text, paragraph, [...paragraph.marks, ...more]));
  }

  return {
    /**
     * Marks the chosen words and brings the first of them into view.
     * @param {Span[]} chosen
     * @param {{ span: Span, bears: string | null }[]} inside  differing words among them
     */
    mark(chosen, inside) {
      /** @type {Mark[]} */
      const marks = [...chosen.map((span) => ({ span, kind: "chosen" })), ...inside.map(({ span, bears }) => ({ span, bears, kind: "diff" }))];
      const now = new Set(paragraphs.filter(({ start, end }) => marks.some(({ span }) => span[0] < end && span[1] > start)));
      for (const paragraph of new Set([...touched, ...now])) draw(paragraph, within(marks, paragraph.start, paragraph.end));
      touched = now;
      const first = /** @type {HTMLElement | null} */ (root.querySelector("mark.chosen"));
      root.classList.toggle("aside", first === null);
      if (first === null) return;
      const top = first.getBoundingClientRect().top - root.getBoundingClientRect().top + root.scrollTop;
      root.scrollTop = top - root.clientHeight / 4;
    },
  };
}

/** @param {Mark[]} marks @param {number} start @param {number} end */
function within(marks, start, end) {
  return marks.filter(({ span }) => span[0] < end && span[1] > start);
}

/** A paragraph cut wherever a mark begins or ends. @returns {(Node | string)[]} */
function stretches(text, { start, end }, marks) {
  const edges = marks.flatMap(({ span }) => span.map((at) => Math.min(Math.max(at, start), end)));
  const cuts = [...new Set([start, ...edges, end])].sort((a, b) => a - b);
  return cuts.slice(1).map((to, i) => {
    const from = cuts[i];
    const held = marks.filter(({ span }) => span[0] <= from && span[1] >= to);
    const words = text.slice(from, to);
    if (held.length === 0) return words;
    const kinds = held.map(({ kind, bears }) => (kind === "diff" && bears ? "diff bears" : kind));
    return h("mark", { class: [...new Set(kinds)].join(" "), "data-row": held.find(({ row }) => row !== undefined)?.row }, words);
  });
}
