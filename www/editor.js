/** The box for the text itself: the browser's own, so that caret and undo are the browser's too. */
import { lineFeeds } from "./text.js";

/**
 * So much of a text that comes from elsewhere is shown while it is read, in UTF-16 code units: laying out all of a long
 * one would hold the page for as long as reading it takes.
 */
const GLIMPSE = 4000;

/**
 * @param {HTMLTextAreaElement} editor
 * @param {import("./store.js").Store} store
 * @param {import("./session.js").Session} session
 */
export function createEditor(editor, store, session) {
  /** The box's own text: of one that is being read it may be the beginning. */
  let own = "";
  /** Whether the text comes from this very box. */
  let typing = false;

  editor.addEventListener("input", () => {
    own = editor.value;
    typing = true;
    session.type(own);
    typing = false;
    // A text that was cut, or whose broken characters were mended, shows as it is read.
    if (store.state.text !== own) write(store.state.text);
  });
  editor.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) session.read();
  });
  store.subscribe(["text", "view", "phase"], ({ text, view, phase }, before) => {
    // Where the text is edited in place, or not at all, this box is not shown.
    const shows = view === "start" || (view === "edit" && !document.documentElement.hasAttribute("data-writing"));
    if (!shows || typing || text === own) return;
    const coming = view === "start" && (phase === "working" || text !== before.text);
    const shown = coming ? text.slice(0, GLIMPSE) : text;
    if (shown !== own) write(shown);
    // What is not the whole text is not to be edited.
    editor.disabled = shown !== text;
  });

  // What was written before this file was there.
  if (editor.value !== "") {
    own = editor.value;
    session.type(own);
  }

  function write(text) {
    own = text;
    editor.value = text;
    editor.setSelectionRange(0, 0);
  }
}

/**
 * Puts text where the caret is, as one step that the browser can undo.
 * @param {HTMLElement} editor
 * @param {string} given
 */
export function insert(editor, given) {
  const text = lineFeeds(given);
  editor.focus();
  // Marked as deprecated, and the only way that keeps the browser's undo.
  if (document.execCommand("insertText", false, text) || !(editor instanceof HTMLTextAreaElement)) return;
  editor.setRangeText(text, editor.selectionStart, editor.selectionEnd, "end");
  editor.dispatchEvent(new Event("input"));
}
