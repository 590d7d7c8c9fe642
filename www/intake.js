/**
 * What comes from outside: a paste anywhere on the page, a dropped text, a file.
 *
 * @typedef {object} Receiver  takes what comes
 * @property {(text: string) => unknown} text
 * @property {(files: File[]) => unknown} files
 */
import { insert } from "./editor.js";
import { FileError, textOfFile } from "./files.js";
import { textOfTransfer } from "./paste.js";

/**
 * The article on the page takes one text at a time; of several files the first.
 * @param {import("./store.js").Store} store
 * @param {import("./session.js").Session} session
 * @param {Receiver} versions  takes all of several files, to compare them
 * @returns {Receiver}
 */
export function createReceiver(store, session, versions) {
  return {
    text: (text) => session.load(text),
    files: (files) => open(files, store, session, versions),
  };
}

/**
 * @param {import("./store.js").Store} store
 * @param {() => Receiver} receiver
 * @param {HTMLElement[]} editors where a paste goes to the caret, if there is text already
 */
export function takePastes(store, receiver, editors) {
  document.addEventListener("paste", (event) => {
    const data = event.clipboardData;
    const inField = event.target instanceof HTMLInputElement;
    if (data === null || inField) return;
    if (data.files.length > 0 && data.getData("text/plain") === "") {
      event.preventDefault();
      return void receiver().files([...data.files]);
    }
    const text = textOfTransfer(data);
    if (text.trim() === "") return;
    event.preventDefault();
    const editor = editors.find((one) => one.contains(/** @type {Node} */ (event.target)));
    if (editor !== undefined && store.state.text.trim() !== "") insert(editor, text);
    else void receiver().text(text);
  });
}

/**
 * @param {() => Receiver} receiver
 * @param {{ input: HTMLInputElement, button: HTMLButtonElement }} parts
 */
export function takeFiles(receiver, { input, button }) {
  button.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    input.value = "";
    void receiver().files(files);
  });

  const root = document.documentElement;
  const over = (on) => root.classList.toggle("dropping", on);
  /** Whether what is dragged comes from this page. */
  let own = false;
  document.addEventListener("dragstart", () => {
    own = true;
  });
  document.addEventListener("dragend", () => {
    own = false;
  });
  document.addEventListener("dragover", (event) => {
    if (own || isBrowsers(event)) return over(false);
    event.preventDefault();
    over(true);
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) over(false);
  });
  document.addEventListener("drop", (event) => {
    over(false);
    const moved = own;
    // The words that were dragged may be gone from the page, and tell no more that the drag has ended.
    own = false;
    if (moved || isBrowsers(event)) return;
    event.preventDefault();
    const data = event.dataTransfer;
    if (data === null) return;
    if (data.files.length > 0) return void receiver().files([...data.files]);
    const text = textOfTransfer(data);
    if (text.trim() !== "") void receiver().text(text);
  });
}

/**
 * Whether the browser itself puts what is dragged where it belongs: words, into what is written there. An empty box takes
 * a whole article, as it does from the clipboard.
 * @param {DragEvent} event
 */
function isBrowsers({ target, dataTransfer }) {
  const at = target instanceof Element ? target : /** @type {Node} */ (target).parentElement;
  const field = at?.closest("input, textarea, [contenteditable]") ?? null;
  if (field === null || dataTransfer?.types.includes("Files")) return false;
  return !(field instanceof HTMLTextAreaElement && field.value === "");
}

/** Opens the first file; the others are mentioned, and can all be compared. */
async function open(files, store, session, versions) {
  const [file, ...others] = files;
  if (file === undefined) return;
  try {
    const { text, address, saved } = await textOfFile(file);
    if (saved) await session.open(text, file.name);
    else await session.load(text, address === null ? {} : { address });
    if (others.length === 0) return;
    const action = { label: `Compare all ${files.length}`, run: () => void versions.files(files) };
    store.notify({ id: "file", tone: "hint", message: `Only “${file.name}” was opened: one article is read at a time.`, action });
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    store.notify({ id: "file", tone: "problem", message: error.message });
  }
}
