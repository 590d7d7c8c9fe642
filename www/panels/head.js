/** What stands over a list: the whole in a sentence, how much of it shows, and a way to take it along. */
import { copy } from "../clipboard.js";
import { h } from "../dom.js";
import { plural } from "../words.js";

/**
 * @param {import("./panel.js").PanelDefinition} definition
 * @param {{ reading: () => import("./panel.js").Reading | null, keys: () => string[] }} list  what is listed, and which rows show
 */
export function createHead({ summary, line }, { reading, keys }) {
  const sentence = h("p", { class: "summary" });
  const shown = h("span", { class: "shown" });
  const said = h("span", { class: "copied", role: "status" });
  const button = h("button", { type: "button", class: "plain take", title: "Copy the rows that show", onclick: () => void take(keys()) }, "Copy");
  const state = h("p", { class: "state", hidden: true }, shown, said);

  /** @param {string[]} taken */
  async function take(taken) {
    const now = reading();
    if (line === undefined || now === null || taken.length === 0) return;
    const copied = await copy(taken.map((key) => line(now, key)).join("\n\n"));
    said.textContent = copied ? `${plural(taken.length, "row")} copied.` : "The browser did not allow copying.";
    state.hidden = false;
  }

  return {
    sentence,
    button,
    state,

    /** @param {import("./panel.js").Reading | null} now @param {number} rows how many */
    offer(now, rows) {
      sentence.hidden = rows === 0 || summary === undefined;
      sentence.textContent = now === null ? "" : (summary?.(now) ?? "");
      button.hidden = rows === 0 || line === undefined;
    },

    /** @param {number} some how many rows show @param {number} all how many there are */
    count(some, all) {
      shown.textContent = some === all ? "" : `${some} of ${all} shown`;
      said.textContent = "";
      state.hidden = some === all;
    },

    /** Copies rows, given by their annotations, to the clipboard. */
    copy: take,
  };
}
