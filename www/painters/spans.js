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
import { firstWhere } from "../sorted.js";

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
 * Every stretch that is marked, as the document lists them.
 * @param {any} document
 * @param {number} [from]  of the stretches that touch this part of the text only
 * @param {number} [to]
 * @returns {Generator<Mark>}
 */
function* stretches(document, from = 0, to = Infinity) {
  const touches = (start, end) => start < to && end > from;
  /** @type {(type: string, id: number, role: Role, span: number[], form?: string) => Mark} */
  const mark = (type, id, role, [start, end], form = "") => ({ start, end, key: `${type}:${id}`, role, form });
  for (const { id, mentions } of document.speakers) {
    for (const { start, end, form } of mentions) if (touches(start, end)) yield mark("speaker", id, "mention", [start, end], form);
  }
  for (const { id, form, source, cue, content } of document.attributions) {
    const role = form === "direct" ? "said" : "reported";
    for (const span of content) if (touches(...span)) yield mark("attribution", id, role, span);
    for (const span of source) if (touches(...span)) yield mark("attribution", id, "source", span);
    for (const span of cue) if (touches(...span)) yield mark("attribution", id, "cue", span);
  }
  for (const { id, start, end, form } of document.quotes) if (touches(start, end)) yield mark("quote", id, "quote", [start, end], form);
  for (const [i, { start, end, kind }] of document.figures.entries()) if (touches(start, end)) yield mark("figure", i, "figure", [start, end], kind);
  // A claim that fills a quote is drawn with the quote's marks, so that neither breaks the other.
  const opened = new Map(document.quotes.map(({ start, inner }) => [inner[0], start]));
  const closed = new Map(document.quotes.map(({ end, inner }) => [inner[1], end]));
  for (const [i, { start, end, score, hedges }] of document.claims.entries()) {
    const drawn = [opened.get(start) ?? start, closed.get(end) ?? end];
    if (touches(...drawn)) yield mark("claim", i, "claim", drawn, String(strength(score)));
    for (const span of hedges) if (touches(...span)) yield mark("claim", i, "hedge", span);
  }
}

/**
 * @param {any} document
 * @param {number} [from]  those that touch this part of the text only
 * @param {number} [to]
 * @returns {Mark[]} by start, outer ones first
 */
export function marksOf(document, from, to) {
  return [...stretches(document, from, to)].sort(outerFirst);
}

/** What begins earlier or ends later holds the other; where two cross, the later one is broken. */
function outerFirst(a, b) {
  return a.start - b.start || b.end - a.end || RANK[a.role] - RANK[b.role];
}

/**
 * The text's paragraphs, without marks as yet. What lies between blocks is no paragraph.
 * @param {any} document
 * @returns {Paragraph[]}
 */
export function paragraphsOf(document) {
  return document.blocks.map(({ start, end, kind }) => ({ start, end, kind, marks: [] }));
}

/**
 * Gives paragraphs that follow one another their marks, and pauses after each.
 * @param {Paragraph[]} paragraphs
 * @param {any} document
 */
export function* giveMarks(paragraphs, document) {
  if (paragraphs.length === 0) return;
  for (const paragraph of paragraphs) paragraph.marks = [];
  for (const mark of stretches(document, paragraphs[0].start, paragraphs[paragraphs.length - 1].end)) {
    const first = firstWhere(paragraphs, ({ end }) => end > mark.start);
    for (let i = first; paragraphs[i]?.start < mark.end; i += 1) paragraphs[i].marks.push(mark);
    yield;
  }
  for (const { marks } of paragraphs) {
    marks.sort(outerFirst);
    yield;
  }
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
