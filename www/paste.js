/**
 * Pasted HTML becomes text with its paragraphs kept. The markup is parsed into an inert document:
 * its scripts do not run, its handlers are never attached, its pictures are not fetched. Only
 * text leaves this file.
 */
import { parseInert } from "./trust.js";

/** What is no part of an article's text. */
const DROPPED = new Set(
  "script style nav noscript template head svg math iframe object embed canvas audio video button select textarea input form dialog menu".split(
    " ",
  ),
);

/** What stands on lines of its own. */
const BLOCKS = new Set(
  "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr html li main ol p pre section summary table tbody tfoot thead tr caption ul".split(
    " ",
  ),
);

/** What is kept apart by a single line break: rows and items are no paragraphs. */
const ROWS = new Set(["tr", "li", "dt", "dd"]);

/**
 * @param {string} html
 * @returns {{ text: string, address: string | null }} paragraphs parted by an empty line, rows and items by a line
 *   break; and where the page says that it stands
 */
export function pageOfHtml(html) {
  const page = parseInert(quieten(html));
  const out = createWriter();
  // An explicit stack, because pasted markup may be nested deeper than calls can be.
  /** @type {(Node | (() => void))[]} */
  const todo = [page.body];
  while (todo.length > 0) {
    const at = todo.pop();
    if (typeof at === "function") at();
    else if (at.nodeType === Node.TEXT_NODE) out.text(at.nodeValue ?? "", isPreformatted(at.parentElement));
    else if (at.nodeType === Node.ELEMENT_NODE) enter(/** @type {Element} */ (at), todo, out);
  }
  return { text: out.end(), address: page.querySelector("link[rel=canonical]")?.getAttribute("href") ?? null };
}

/**
 * Takes out of the tags what the page's policy would block, and report, one by one: the inert
 * document is under it too. This spares the console; safety does not rest on it.
 */
function quieten(html) {
  // What comes after the last ">" is no tag, and in a text of nothing but "<a" each would be looked for to the very end.
  const end = html.lastIndexOf(">") + 1;
  const tags = html
    .slice(0, end)
    .replace(/(<\/?)style\b/giu, "$1script")
    .replace(/<base\b/giu, "<meta")
    .replace(/<[a-z][^>]*>/giu, (tag) => tag.replace(/\s(style|on\w+)\s*=/giu, " data-$1="));
  return tags + html.slice(end);
}

function enter(element, todo, out) {
  const tag = element.localName;
  if (DROPPED.has(tag) || element.hasAttribute("hidden") || element.getAttribute("aria-hidden") === "true") return;
  if (tag === "br") return out.line();
  const edge = BLOCKS.has(tag) ? () => out.apart(ROWS.has(tag) ? 1 : 2) : null;
  edge?.();
  if (edge !== null) todo.push(edge);
  else if (tag === "td" || tag === "th") todo.push(() => out.cell());
  for (let child = element.lastChild; child !== null; child = child.previousSibling) todo.push(child);
}

function isPreformatted(element) {
  return element?.localName === "pre" || element?.localName === "code";
}

/** Gathers text the way a browser would lay it out: white space folds, blocks stand apart. */
function createWriter() {
  const parts = [];
  let breaks = 0;
  let gap = "";
  const put = (text) => {
    if (parts.length > 0) parts.push(breaks > 0 ? "\n".repeat(breaks) : gap);
    parts.push(text);
    breaks = 0;
    gap = "";
  };
  return {
    text(text, preformatted) {
      if (preformatted && text.trim() !== "") return put(text.replace(/^\n/u, ""));
      // Non-breaking spaces are the article's own and stay.
      const folded = text.replace(/[ \t\r\n\f]+/gu, " ");
      if (folded.startsWith(" ")) gap ||= " ";
      const words = folded.replace(/^ | $/gu, "");
      if (words !== "") put(words);
      if (words !== "" && folded.endsWith(" ")) gap = " ";
    },
    line() {
      breaks = Math.min(breaks + 1, 2);
    },
    apart(lines) {
      breaks = Math.max(breaks, lines);
    },
    cell() {
      gap = "\t";
    },
    end() {
      return parts.join("");
    },
  };
}

/** Whether markup says more about paragraphs than the plain text beside it. */
function hasBlocks(html) {
  return /<(?:p|div|h[1-6]|li|br|pre|tr|article|section|blockquote)\b/iu.test(html);
}

/**
 * The text of what was pasted or dropped.
 * @param {DataTransfer} data
 * @returns {string} empty when it holds no text
 */
export function textOfTransfer(data) {
  const html = data.getData("text/html");
  const plain = data.getData("text/plain");
  if (html !== "" && (plain === "" || hasBlocks(html))) {
    const { text } = pageOfHtml(html);
    if (text.trim() !== "") return text;
  }
  return plain;
}
