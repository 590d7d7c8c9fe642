/** Taking the annotated article along: in one of the formats, copied or saved, with the reader's corrections in it. */
import { titleOf } from "./annotations.js";
import { copy } from "./clipboard.js";
import { createFormats } from "./delivery.js";
import { furnish } from "./dialogs.js";
import { h } from "./dom.js";
import { linkTo } from "./link.js";
import { webAddress } from "./source.js";

/** The formats, as the annotator names them. @type {import("./delivery.js").Format[]} */
const FORMATS = [
  { format: "markdown", title: "Report", about: "Speakers, quotes, figures and claims, in Markdown", ending: "md", type: "text/markdown" },
  { format: "text", title: "Text with footnotes", about: "The article, each quote with who said it", ending: "txt", type: "text/plain" },
  { format: "html", title: "Web page", about: "The marked article as a page of its own, to print or to send", ending: "html", type: "text/html" },
  { format: "csv", title: "Table of statements", about: "Who said what, for a spreadsheet", ending: "csv", type: "text/csv" },
  { format: "csv-speakers", title: "Table of speakers", about: "Who speaks, and how much", ending: "speakers.csv", type: "text/csv" },
  { format: "csv-figures", title: "Table of figures", about: "Values, units, and who gave them", ending: "figures.csv", type: "text/csv" },
  { format: "csv-claims", title: "Table of claims", about: "What could be checked, and why", ending: "claims.csv", type: "text/csv" },
  { format: "web-annotation", title: "Web annotations", about: "JSON-LD as the W3C has it, for annotation tools", ending: "jsonld", type: "application/ld+json" },
  { format: "whosaid", title: "Whosaid file", about: "Everything, with your corrections: opens here again", ending: "whosaid.json", type: "application/json" },
];

/**
 * @param {HTMLDialogElement} dialog
 * @param {HTMLElement} button opens it
 * @param {import("./store.js").Store} store
 * @param {ReturnType<typeof import("./client.js").createClient>} client
 */
export function createTakeaway(dialog, button, store, client) {
  const address = /** @type {HTMLInputElement} */ (h("input", { type: "url", class: "field", id: "address", placeholder: "https://", autocomplete: "off", inputmode: "url" }));
  const said = h("p", { class: "copied", role: "status" });
  const link = h("button", { type: "button", class: "plain small", onclick: () => void takeLink() }, "Copy a link");
  const print = h("button", { type: "button", class: "plain small", onclick: () => { dialog.close(); globalThis.print(); } }, "Print the article…");
  furnish(dialog, "Take away", button);
  dialog.append(
    createFormats(FORMATS, said, make),
    h("p", { class: "control" }, h("label", { class: "control-name", for: "address" }, "Its address"), address, h("span", { class: "about" }, "if you want it named")),
    h("div", { class: "kept-foot" }, h("span", {}, link, " ", print), said),
  );
  button.addEventListener("click", () => {
    said.textContent = "";
    address.value = store.state.address ?? "";
  });
  address.addEventListener("change", () => {
    const given = webAddress(address.value);
    if (given !== null) store.update({ address: given });
  });

  /** A link holds the text and its address, and is read by whoever opens it. */
  async function takeLink() {
    try {
      const copiedIt = await copy(await linkTo(store.state.text, store.state.address));
      said.textContent = copiedIt ? "Link copied. The article travels inside it: whoever has the link has the text." : "The browser did not allow copying.";
    } catch (error) {
      said.textContent = String(error?.message ?? error);
    }
  }

  /** The article in a format. */
  async function make(format) {
    const { reading, date, corrections } = store.state;
    if (reading === null) return null;
    const title = titleOf(reading);
    const article = {
      whosaid: 1,
      text: reading.text,
      title,
      address: address.value.trim() || null,
      date,
      document: reading.document,
      corrections: corrections.done,
    };
    return { content: await client.exportArticle(article, format), title };
  }
}
