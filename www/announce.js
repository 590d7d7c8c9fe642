/** The switch for what style/announce.css tells those who hear the article: where annotations begin and end. */
import { h } from "./dom.js";
import { PLACE } from "./place.js";
import { attempt } from "./storage.js";

/** Where the browser remembers that it is off. */
const OFF = `whosaid ${PLACE} quiet`;

/** @param {HTMLElement} root takes the switch */
export function createAnnouncing(root) {
  const remembered = attempt(() => localStorage.getItem(OFF)) !== null;
  const on = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", role: "switch", checked: !remembered }));
  const apply = () => document.documentElement.toggleAttribute("data-quiet", !on.checked);
  on.addEventListener("change", () => {
    apply();
    attempt(() => (on.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "yes")));
  });
  apply();
  root.append(h("label", { class: "secret" }, on, "Screen readers hear where quotes, reports and claims begin and end"));
}
