/**
 * Where the article stands on the web, as far as the reader says so: a link to it beside the article, and for what is
 * chosen a link to its very words there. Nothing is asked of that place until the reader follows a link.
 */
import { h } from "./dom.js";

/**
 * @param {string} given
 * @returns {string | null} an address on the web; null where it is none, or of a scheme that could run something
 */
export function webAddress(given) {
  try {
    const { protocol, username, href } = new URL(given.trim());
    return (protocol === "https:" || protocol === "http:") && username === "" ? href : null;
  } catch {
    return null;
  }
}

/** Longer words are named by how they begin and end, in UTF-16 code units. */
const LONGEST_EXACT = 80;

/** How many words name a beginning, an end, or what stands beside words that come more than once. */
const FEW = 5;

/** How far from the words those beside them are looked for, in UTF-16 code units. */
const NEAR = 200;

/**
 * A link to words of the article where it stands on the web, as a text fragment.
 * @param {string} address
 * @param {string} text the article's
 * @param {[number, number]} span in UTF-16 code units
 * @returns {string | null} null where the span has no words
 */
export function fragmentLink(address, text, [from, to]) {
  const words = text.slice(from, to);
  const start = from + words.search(/[\p{L}\p{N}]/u);
  const end = from + words.replace(/[^\p{L}\p{N}%]+$/u, "").length;
  if (start < from || end <= start) return null;
  const exact = text.slice(start, end);
  const whole = exact.length <= LONGEST_EXACT && !exact.includes("\n");
  const terms = whole ? [exact] : [first(exact), last(exact)];
  const near = [text.slice(Math.max(0, start - NEAR), start), text.slice(end, end + NEAR)];
  const beside = comesOnce(text, terms[0]) ? [] : [last(near[0]), first(near[1])];
  const [before, after] = beside.map((context) => (/\p{L}/u.test(context ?? "") ? context : ""));
  const parts = [before ? `${encode(before)}-` : "", ...terms.map(encode), after ? `-${encode(after)}` : ""];
  const base = address.split(":~:")[0];
  return `${base}${base.includes("#") ? "" : "#"}:~:text=${parts.filter(Boolean).join(",")}`;
}

/** The first words of the first line. */
function first(words) {
  return (/^[^\n]*/u.exec(words)?.[0] ?? "").trim().split(/\s+/u).slice(0, FEW).join(" ");
}

/** The last words of the last line. */
function last(words) {
  return words.slice(words.lastIndexOf("\n") + 1).trim().split(/\s+/u).slice(-FEW).join(" ");
}

function comesOnce(text, words) {
  const [all, one] = [text, words].map((it) => it.replace(/\s+/gu, " ").toLowerCase());
  return all.indexOf(one) === all.lastIndexOf(one);
}

/** What has a meaning of its own in a text fragment is encoded too. */
function encode(words) {
  return encodeURIComponent(words.replace(/\s+/gu, " ")).replace(/-/gu, "%2D");
}

/** A link that opens beside this page, and tells the other place nothing of it. */
function outward(href, label) {
  return h("a", { class: "outward", href, target: "_blank", rel: "noopener noreferrer" }, label);
}

/**
 * For the evidence: leads to the chosen words where the article stands.
 * @param {string | null} address
 * @param {import("./annotations.js").Reading} reading
 * @param {import("./annotations.js").Annotation} annotation
 * @returns {HTMLElement | null}
 */
export function sourceLink(address, reading, { type, spans }) {
  if (address === null || type === "speaker" || spans.length === 0) return null;
  const href = fragmentLink(address, reading.text, spans[0]);
  return href === null ? null : h("p", { class: "in-source" }, outward(href, "Find it in the source"));
}

/** Longer addresses are cut where they show. */
const LONGEST_SHOWN = 44;

/** An address as it shows. @param {string} address */
function shortened(address) {
  const short = address.replace(/^https?:\/\/(www\.)?/u, "").replace(/\/$/u, "");
  return short.length > LONGEST_SHOWN ? `${short.slice(0, LONGEST_SHOWN).toWellFormed()}…` : short;
}

const REFUSED = "This is no address on the web. Write it as https://example.org/article.";

/**
 * The field beside the box for the text: the address before there is an article.
 * @param {HTMLInputElement} box
 * @param {HTMLElement} said
 * @param {import("./store.js").Store} store
 * @param {import("./session.js").Session} session
 */
export function createGiven(box, said, store, session) {
  const hint = said.textContent;
  const take = () => {
    said.textContent = hint;
    store.update({ address: webAddress(box.value) });
  };
  box.addEventListener("input", take);
  take();
  box.addEventListener("change", () => {
    if (box.value.trim() !== "" && webAddress(box.value) === null) said.textContent = REFUSED;
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && store.state.text.trim() !== "") session.read();
  });
  store.subscribe(["view", "article"], ({ view, address, article }, before) => {
    const given = box.value.trim();
    if (view === "read" && before.view === "start" && given !== "" && webAddress(given) === null) {
      store.notify({ id: "address", tone: "hint", message: `“${shortened(given)}” is no address on the web, so the article has none. It would be written as https://example.org/article.` });
    }
    if (article === before.article) return;
    box.value = address ?? "";
    said.textContent = hint;
  });
}

/**
 * Offers the address that the article's text begins or ends with, on a line of its own, where none is given.
 * @param {import("./store.js").Store} store
 * @returns {import("./notices.js").Notice | null}
 */
export function addressNotice(store) {
  const text = store.state.text.trim();
  const lines = [text.slice(text.lastIndexOf("\n") + 1), text.slice(0, Math.max(0, text.indexOf("\n")))];
  const address = lines.filter((line) => line !== text && /^https?:\/\/\S+\s*$/u.test(line)).map(webAddress).find((found) => found !== null);
  if (store.state.address !== null || address === undefined) return null;
  const run = () => store.update({ address });
  return { id: "address", tone: "hint", message: `Is this where the article stands: ${shortened(address)}?`, action: { label: "Yes, keep it as its address", run } };
}

/**
 * The line above the article that says where it stands, and takes the address.
 * @param {HTMLElement} root
 * @param {import("./store.js").Store} store
 */
export function createSource(root, store) {
  const box = /** @type {HTMLInputElement} */ (
    h("input", { type: "url", class: "field", id: "source-address", placeholder: "https://", autocomplete: "off", inputmode: "url", "aria-describedby": "source-said" })
  );
  const said = h("span", { id: "source-said", class: "about", role: "status" });
  const change = h("button", { type: "button", class: "quiet", onclick: () => ask(true) });
  const shown = h("span", {});
  const known = h("p", { class: "source-known" }, shown, change);
  const asked = h(
    "p",
    { class: "source-asked", hidden: true },
    h("label", { for: "source-address" }, "The article’s address"),
    box,
    h("button", { type: "button", class: "plain small", onclick: give }, "Set"),
    h("button", { type: "button", class: "plain small", onclick: () => ask(false) }, "Cancel"),
    said,
  );
  root.append(known, asked);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") ask(false);
    if (event.key !== "Enter") return;
    // The key would press the button that the focus goes to.
    event.preventDefault();
    give();
  });
  store.subscribe(["address", "article"], draw);
  draw();

  function draw() {
    const { address } = store.state;
    shown.replaceChildren(...(address === null ? [] : ["Source: ", outward(address, shortened(address)), " "]));
    shown.hidden = address === null;
    change.textContent = address === null ? "Add the article’s address" : "Change the address";
    asked.hidden = true;
    known.hidden = false;
    if (address !== null) store.dismiss("address");
  }

  function ask(on) {
    asked.hidden = !on;
    known.hidden = on;
    said.textContent = "";
    box.value = store.state.address ?? "";
    (on ? box : change).focus();
  }

  function give() {
    const address = webAddress(box.value);
    if (address === null && box.value.trim() !== "") {
      said.textContent = REFUSED;
      return;
    }
    store.update({ address });
    ask(false);
  }
}
