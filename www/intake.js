/** What comes from outside: a paste anywhere on the page, a dropped text, a file. */
import { insert } from "./editor.js";
import { FileError, textOfFile } from "./files.js";
import { textOfTransfer } from "./paste.js";

/**
 * @param {import("./store.js").Store} store
 * @param {import("./session.js").Session} session
 * @param {HTMLElement[]} editors where a paste goes to the caret, if there is text already
 */
export function takePastes(store, session, editors) {
  document.addEventListener("paste", (event) => {
    const data = event.clipboardData;
    const inField = event.target instanceof HTMLInputElement;
    if (data === null || inField) return;
    if (data.files.length > 0 && data.getData("text/plain") === "") {
      event.preventDefault();
      return void open([...data.files], store, session);
    }
    const text = textOfTransfer(data);
    if (text.trim() === "") return;
    event.preventDefault();
    const editor = editors.find((one) => one.contains(/** @type {Node} */ (event.target)));
    if (editor !== undefined && store.state.text.trim() !== "") insert(editor, text);
    else void session.load(text);
  });
}

/**
 * @param {import("./store.js").Store} store
 * @param {import("./session.js").Session} session
 * @param {{ input: HTMLInputElement, button: HTMLButtonElement }} parts
 */
export function takeFiles(store, session, { input, button }) {
  button.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    input.value = "";
    void open(files, store, session);
  });

  const root = document.documentElement;
  const over = (on) => root.classList.toggle("dropping", on);
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) over(false);
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    const data = event.dataTransfer;
    if (data === null) return;
    if (data.files.length > 0) return void open([...data.files], store, session);
    const text = textOfTransfer(data);
    if (text.trim() !== "") void session.load(text);
  });
}

/** Opens the first file; the others are mentioned. */
async function open(files, store, session) {
  const [file, ...others] = files;
  if (file === undefined) return;
  try {
    const { text, saved } = await textOfFile(file);
    if (saved) await session.open(text, file.name);
    else await session.load(text);
    if (others.length === 0) return;
    store.notify({ id: "file", tone: "hint", message: `Only “${file.name}” was opened: Whosaid reads one article at a time.` });
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    store.notify({ id: "file", tone: "problem", message: error.message });
  }
}
