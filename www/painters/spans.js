/**
 * From a document to the stretches that a painter marks, cut up by paragraph and nested. Nothing
 * here touches the page.
 *
 * @typedef {object} Mark
 * @property {number} start  in UTF-16 code units of the whole text
 * @property {number} end
 * @property {string} key    the annotation that it belongs to
 * @property {Role} role
 * @property {string} form   what kind of its role it is, for the style sheet
 *
 * @typedef {"claim" | "said" | "reported" | "quote" | "source" | "cue" | "hedge" | "mention" | "figure"} Role
 *
 * @typedef {object} Paragraph
 * @property {number} start
 * @property {number} end
 * @property {string} kind  the block's kind
 * @property {Mark[]} marks those that touch it, outer ones first
 */

/** Of marks over the same words, from the outermost to the innermost. */
const ROLES = ["claim", "said", "reported", "quote", "source", "cue", "hedge", "mention", "figure"];
const RANK = Object.fromEntries(ROLES.map((role, rank) => [role, rank]));

/** How sure a claim must be to be drawn stronger. */
const STRENGTHS = [0.5, 0.75];

/** @param {number} score @returns {1 | 2 | 3} */
export function strength(score) {
  return /** @type {1 | 2 | 3} */ (1 + STRENGTHS.filter((least) => score >= least).length);
}

/**
 * @param {any} document
 * @returns {Mark[]} by start, outer ones first
 */
export function marksOf(document) {
  /** @type {Mark[]} */
  const marks = [];
  /** @type {(key: string, role: Role, span: number[], form?: string) => void} */
  const mark = (key, role, [start, end], form = "") => marks.push({ start, end, key, role, form });
  for (const { id, mentions } of document.speakers) {
    for (const { start, end, form } of mentions) mark(`speaker:${id}`, "mention", [start, end], form);
  }
  for (const { id, form, source, cue, content } of document.attributions) {
    const key = `attribution:${id}`;
    for (const span of content) mark(key, form === "direct" ? "said" : "reported", span);
    for (const span of source) mark(key, "source", span);
    for (const span of cue) mark(key, "cue", span);
  }
  for (const { id, start, end, form } of document.quotes) mark(`quote:${id}`, "quote", [start, end], form);
  document.figures.forEach(({ start, end, kind }, i) => mark(`figure:${i}`, "figure", [start, end], kind));
  // A claim that fills a quote is drawn with the quote's marks, so that neither breaks the other.
  const opened = new Map(document.quotes.map(({ start, inner }) => [inner[0], start]));
  const closed = new Map(document.quotes.map(({ end, inner }) => [inner[1], end]));
  document.claims.forEach(({ start, end, score, hedges }, i) => {
    const drawn = [opened.get(start) ?? start, closed.get(end) ?? end];
    mark(`claim:${i}`, "claim", drawn, String(strength(score)));
    for (const span of hedges) mark(`claim:${i}`, "hedge", span);
  });
  return marks.sort(outerFirst);
}

/** What begins earlier or ends later holds the other; where two cross, the later one is broken. */
function outerFirst(a, b) {
  return a.start - b.start || b.end - a.end || RANK[a.role] - RANK[b.role];
}

/**
 * The text's paragraphs, each with its marks. What lies between blocks is no paragraph.
 * @param {any} document
 * @returns {Paragraph[]}
 */
export function paragraphsOf(document) {
  const marks = marksOf(document);
  let next = 0;
  /** @type {Mark[]} marks that go on past the paragraph they began in */
  let open = [];
  return document.blocks.map(({ start, end, kind }) => {
    open = open.filter((mark) => mark.end > start);
    while (next < marks.length && marks[next].start < end) {
      if (marks[next].end > start) open.push(marks[next]);
      next += 1;
    }
    return { start, end, kind, marks: [...open] };
  });
}

/**
 * Cuts a paragraph where a mark begins or ends; every piece names the marks over it, outer ones
 * first, so that neighbours can share elements.
 *
 * @param {Paragraph} paragraph
 * @returns {{ start: number, end: number, over: Mark[] }[]}
 */
export function pieces({ start, end, marks }) {
  const inside = (at) => Math.min(Math.max(at, start), end);
  const cuts = new Set([start, end]);
  for (const mark of marks) cuts.add(inside(mark.start)).add(inside(mark.end));
  const edges = [...cuts].sort((a, b) => a - b);
  let next = 0;
  /** @type {Mark[]} */
  let over = [];
  const found = [];
  for (let i = 0; i + 1 < edges.length; i += 1) {
    const at = edges[i];
    over = over.filter((mark) => mark.end > at);
    while (next < marks.length && marks[next].start <= at) {
      if (marks[next].end > at) over.push(marks[next]);
      next += 1;
    }
    found.push({ start: at, end: edges[i + 1], over: [...over] });
  }
  return found;
}
