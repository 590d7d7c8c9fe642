/**
 * `<whosaid-article>`: marks who said what in the text inside it.
 *
 * The element changes no node: it reads text, and marks it by the CSS Custom Highlight API, so that whatever else the page
 * does with its nodes goes on working. Where that is missing, the text stands unmarked and `annotations` holds what was
 * found. It works inside shadow trees. Its colours can be set: `--whosaid-quote`, `--whosaid-reported`,
 * `--whosaid-figure`, `--whosaid-claim`.
 */
import init, { annotate } from "./whosaid.js";

/** Elements whose text a reader does not read as the article's. */
const SKIPPED = "script, style, template, noscript, textarea, select, button, iframe, object, svg, math";

const STYLE = `
::highlight(whosaid-claim) { text-decoration: underline dashed 1px var(--whosaid-claim, #a3330f); text-underline-offset: 0.4em; }
::highlight(whosaid-reported) { text-decoration: underline 1px var(--whosaid-reported, #64398f); text-underline-offset: 0.25em; }
::highlight(whosaid-quote) { background-color: var(--whosaid-quote, rgb(12 90 67 / 15%)); }
::highlight(whosaid-figure) { text-decoration: underline dotted 2px var(--whosaid-figure, #7d4a00); }
`;

/** The layers, later ones drawn above earlier ones, and what of a document each marks. */
const LAYERS = {
  "whosaid-claim": ({ claims }) => claims.map(({ start, end }) => [start, end]),
  "whosaid-reported": ({ attributions }) =>
    attributions.filter(({ form }) => form !== "direct").flatMap(({ content }) => content),
  "whosaid-quote": ({ quotes }) =>
    quotes.filter(({ form }) => form === "direct" || form === "partial").map(({ start, end }) => [start, end]),
  "whosaid-figure": ({ figures }) => figures.map(({ start, end }) => [start, end]),
};

let loaded = null;
let sheet = null;

export class WhosaidArticle extends HTMLElement {
  #text = null;
  #annotations = null;
  /** @type {{ node: Text, start: number }[]} where each text node's characters stand in the text, in order */
  #places = [];
  /** @type {[string, StaticRange][]} what is marked, by layer */
  #marked = [];

  get text() {
    return this.#text;
  }

  get annotations() {
    return this.#annotations;
  }

  connectedCallback() {
    // The parser connects an element before it has read what is inside.
    const ready = () => this.isConnected && this.read().catch(() => {});
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready, { once: true });
    else queueMicrotask(ready);
  }

  disconnectedCallback() {
    this.#unmark();
  }

  async read() {
    try {
      // A load that failed is tried again.
      loaded ??= init().catch((error) => {
        loaded = null;
        throw error;
      });
      await loaded;
      this.#gather();
      this.#annotations = annotate(this.#text);
    } catch (error) {
      this.dispatchEvent(new CustomEvent("whosaid-failed", { detail: { error }, bubbles: true, composed: true }));
      throw error;
    }
    this.#unmark();
    if (this.isConnected) this.#mark();
    const detail = { text: this.#text, annotations: this.#annotations };
    this.dispatchEvent(new CustomEvent("whosaid-read", { detail, bubbles: true, composed: true }));
    return this.#annotations;
  }

  rangesOf(start, end) {
    const first = this.#places.findLastIndex((place) => place.start <= start);
    const ranges = [];
    for (const { node, start: from } of this.#places.slice(Math.max(first, 0))) {
      if (from >= end) break;
      const startOffset = Math.max(start - from, 0);
      const endOffset = Math.min(end - from, node.length);
      if (startOffset >= endOffset) continue;
      ranges.push(new StaticRange({ startContainer: node, startOffset, endContainer: node, endOffset }));
    }
    return ranges;
  }

  /** Reads the text nodes; what stands in blocks of its own is an empty line apart. */
  #gather() {
    this.#places = [];
    let text = "";
    let apart = false;
    const visit = (parent) => {
      for (const node of parent.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) {
          if (node.data.trim() === "" && apart) continue;
          if (apart && text !== "") text += "\n\n";
          apart = false;
          this.#places.push({ node, start: text.length });
          // Where white space collapses, a line end is a space; one character stands for one.
          const kept = getComputedStyle(parent).whiteSpace.startsWith("pre");
          text += kept ? node.data : node.data.replace(/[\t\n\f\r]/gu, " ");
        } else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(SKIPPED)) {
          if (node.localName === "br") text += "\n";
          const { display } = getComputedStyle(node);
          if (display === "none") continue;
          const inline = display.startsWith("inline") || display === "contents";
          apart ||= !inline;
          visit(node);
          apart ||= !inline;
        }
      }
    };
    visit(this);
    this.#text = text.toWellFormed();
  }

  #mark() {
    if (CSS.highlights === undefined) return;
    const root = /** @type {Document | ShadowRoot} */ (this.getRootNode());
    if (sheet === null) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
    }
    // Highlights are styled by the style sheets of the tree that the text is in.
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    Object.entries(LAYERS).forEach(([name, spans], priority) => {
      const highlight = CSS.highlights.get(name) ?? new Highlight();
      highlight.priority = priority;
      CSS.highlights.set(name, highlight);
      for (const [start, end] of spans(this.#annotations)) {
        for (const range of this.rangesOf(start, end)) {
          highlight.add(range);
          this.#marked.push([name, range]);
        }
      }
    });
  }

  #unmark() {
    for (const [name, range] of this.#marked) CSS.highlights.get(name)?.delete(range);
    this.#marked = [];
  }
}

customElements.define("whosaid-article", WhosaidArticle);
