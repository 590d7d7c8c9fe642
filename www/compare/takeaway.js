/** Taking the comparison along, copied or saved. */
import { furnish } from "../dialogs.js";
import { createFormats } from "../delivery.js";
import { h } from "../dom.js";
import { nameOf } from "./state.js";
import { articlesOf } from "./versions.js";

/** The formats, as the annotator names them. @type {import("../delivery.js").Format[]} */
const FORMATS = [
  { format: "markdown", title: "Report", about: "What agrees, what differs and what conflicts, in Markdown", ending: "md", type: "text/markdown" },
  { format: "html", title: "Web page", about: "The comparison as a page of its own, to print or to send", ending: "html", type: "text/html" },
  { format: "csv", title: "Table", about: "Every row with what each version has, for a spreadsheet", ending: "csv", type: "text/csv" },
  { format: "json", title: "Data", about: "Everything that was found, with its places in the texts", ending: "json", type: "application/json" },
];

/**
 * @param {HTMLDialogElement} dialog
 * @param {HTMLElement} button opens it
 * @param {ReturnType<typeof import("./state.js").createState>} state
 * @param {ReturnType<typeof import("../client.js").createClient>} client
 */
export function createTakeaway(dialog, button, state, client) {
  const said = h("p", { class: "copied", role: "status" });
  furnish(dialog, "Take away the comparison", button);
  button.addEventListener("click", () => {
    said.textContent = "";
  });
  dialog.append(
    createFormats(FORMATS, said, async (format) => {
      const { result } = state.state;
      if (result === null) return null;
      const title = `${nameOf(result.versions[0], 0)} compared`;
      return { content: await client.exportComparison(articlesOf(result.versions), format), title };
    }),
    said,
  );
}
