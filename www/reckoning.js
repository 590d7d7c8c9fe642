/** The day against which times are read: which, whence, and a way to set it, upon which they are read anew. */
import { wordsOf } from "./annotations.js";
import { h } from "./dom.js";
import { dateline } from "./figures.js";
import { timeInWords } from "./times.js";

/**
 * @param {import("./store.js").Store} store
 * @param {import("./session.js").Session} session
 * @returns {HTMLElement}
 */
export function createReckoning(store, session) {
  const date = /** @type {HTMLInputElement} */ (h("input", { type: "date", class: "field", id: "date", "aria-describedby": "whence" }));
  const whence = h("p", { class: "whence", id: "whence", role: "status" });
  const own = h("button", { type: "button", class: "plain", hidden: true, onclick: () => session.setDate(null) }, "Use the article’s own");
  date.addEventListener("change", () => session.setDate(date.value === "" ? null : date.value));
  store.subscribe(["reading"], ({ reading, date: given }) => {
    date.value = given ?? reading?.document.date ?? "";
    own.hidden = given === null;
    const whole = reading === null ? [] : source(reading, given, choose);
    const words = whole.map((part) => (typeof part === "string" ? part : part.textContent)).join("");
    // A browser lays out anew what is written anew.
    if (words !== whence.textContent) whence.replaceChildren(...whole);
  });

  /** What the date was read from, in the article as it is by then. */
  function choose() {
    const { reading } = store.state;
    if (reading !== null) store.select(dateline(reading)?.key ?? null);
  }

  return h("div", { class: "reckoning" }, h("label", { for: "date" }, "Article’s date"), date, own, whence);
}

/** Whence the date comes. @returns {(Node | string)[]} */
function source(reading, given, choose) {
  const { date } = reading.document;
  if (given !== null) return [`${timeInWords(given)}, as you set it. Times are read by it.`];
  if (date === null) return ["The article gives none, so “Friday” or “last week” may be any. Set it, and times are read by it."];
  const read = dateline(reading);
  const where =
    read === null
      ? ["the byline"]
      : [h("button", { type: "button", class: "inline", onclick: choose }, wordsOf(reading, [read.span]))];
  return [`${timeInWords(date)}, taken from `, ...where];
}
