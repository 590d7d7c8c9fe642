/** Formats to take along, each with a button that copies it and one that saves it. */
import { copy } from "./clipboard.js";
import { h } from "./dom.js";

/**
 * @typedef {object} Format
 * @property {string} format as the annotator names it
 * @property {string} title
 * @property {string} about  what a reader would want it for
 * @property {string} ending of the file's name
 * @property {string} type   the media type
 */

/**
 * @param {Format[]} formats
 * @param {HTMLElement} said tells how it went
 * @param {(format: string) => Promise<{ content: string, title: string } | null>} make  the content, and what it is called
 * @returns {HTMLElement}
 */
export function createFormats(formats, said, make) {
  const rows = formats.map((format) =>
    h(
      "li",
      {},
      h("span", { class: "format" }, h("span", { class: "format-title" }, format.title), h("span", { class: "about" }, format.about)),
      h("button", { type: "button", class: "plain small", "aria-label": `Copy: ${format.title}`, onclick: () => void take(format, copied) }, "Copy"),
      h("button", { type: "button", class: "plain small", "aria-label": `Save: ${format.title}`, onclick: () => void take(format, save) }, "Save"),
    ),
  );

  async function take(format, deliver) {
    said.textContent = "…";
    try {
      const made = await make(format.format);
      said.textContent = made === null ? "" : await deliver(made.content, format, fileName(made.title, format.ending));
    } catch (error) {
      said.textContent = `That did not work: ${error?.message ?? error}`;
    }
  }
  return h("ul", { class: "formats" }, ...rows);
}

async function copied(content, { title }) {
  return (await copy(content)) ? `${title}: copied.` : "The browser did not allow copying; save it instead.";
}

async function save(content, { type }, name) {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  h("a", { href: address, download: name }).click();
  // The browser reads it after this task.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return `Saved as ${name}.`;
}

/** A name for a file that every system takes. */
function fileName(title, ending) {
  const words = title.normalize("NFKC").toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return `${words.slice(0, 8).join("-").slice(0, 60) || "article"}.${ending}`;
}
