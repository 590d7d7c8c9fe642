/** The list of the articles that this browser keeps: to open one again, to forget one or all, or to keep nothing. */
import { h, say } from "../dom.js";
import { plural } from "../words.js";

/** From how many articles on a search earns its place. */
const MANY = 6;

const WHEN = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/**
 * @param {HTMLElement} root
 * @param {import("../store.js").Store} store
 * @param {import("./keeper.js").Keeper} keeper
 * @param {{ compare: () => void, leave?: () => void }} does  goes on to compare several; leaves the list first
 */
export function createShelf(root, store, keeper, { compare, leave = () => {} }) {
  const search = /** @type {HTMLInputElement} */ (
    h("input", { type: "search", class: "field filter", placeholder: "Find an article", "aria-label": "Find an article", autocomplete: "off" })
  );
  const list = h("ul", { class: "kept-list" });
  const none = h("p", { class: "kept-none" });
  const told = h("p", { class: "kept-none", role: "status" });
  const secret = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", role: "switch" }));
  const several = h("button", { type: "button", class: "plain small" }, "Compare several…");
  const all = h("button", { type: "button", class: "plain small" }, "Forget all…");
  const sure = h("button", { type: "button", class: "plain small danger", hidden: true }, "Yes, forget all");
  const foot = h("div", { class: "kept-foot" }, h("label", { class: "secret" }, secret, "Keep nothing"), several, all, sure);
  root.append(told, search, list, none, foot);

  search.addEventListener("input", draw);
  secret.addEventListener("change", () => void keeper.setSecret(secret.checked));
  several.addEventListener("click", () => {
    leave();
    compare();
  });
  all.addEventListener("click", () => ask(true));
  sure.addEventListener("click", () => {
    ask(false);
    void keeper.forgetAll();
  });
  store.subscribe(["shelf", "kept", "secret"], draw);
  draw();

  /** Forgetting is asked twice, one article or all: there is no way back. */
  function ask(asked) {
    sure.hidden = !asked;
    all.hidden = asked;
    if (asked) sure.focus();
  }

  function draw() {
    const { shelf, kept, secret: nothing } = store.state;
    const wanted = search.value.trim().toLowerCase();
    const shown = shelf.filter(({ title, text }) => wanted === "" || title.toLowerCase().includes(wanted) || text.toLowerCase().includes(wanted));
    search.hidden = shelf.length < MANY;
    list.replaceChildren(...shown.map((article) => entry(article, article.id === kept)));
    none.hidden = shown.length > 0 || (nothing && shelf.length === 0);
    none.textContent = shelf.length === 0 ? "No article is kept in this browser yet." : `No article here has “${search.value.trim()}”.`;
    told.hidden = !nothing;
    say(told, nothing ? nothingKept(shelf.length) : "");
    secret.checked = nothing;
    several.hidden = shelf.length === 0;
    all.hidden = shelf.length === 0 || !sure.hidden;
    if (shelf.length === 0) sure.hidden = true;
  }

  function entry({ id, title, words, corrections, changed }, here) {
    const about = [WHEN.format(changed), plural(words, "word"), corrections.length === 0 ? null : plural(corrections.length, "correction"), here ? "on the page" : null];
    const open = h(
      "button",
      { type: "button", class: "kept", "aria-current": here ? "true" : null },
      h("span", { class: "kept-title" }, title === "" ? "(no title)" : title),
      h("span", { class: "about" }, about.filter((part) => part !== null).join(" · ")),
    );
    open.addEventListener("click", () => {
      leave();
      void keeper.open(id);
    });
    const forget = h("button", { type: "button", class: "icon", "aria-label": `Forget “${title}”…`, title: "Forget this article…" }, "×");
    const really = h("button", { type: "button", class: "plain small danger", "aria-label": `Yes, forget “${title}”`, hidden: true }, "Yes, forget");
    const row = h("li", {}, open, forget, really);
    /** @param {boolean} asked */
    const askOne = (asked) => {
      really.hidden = !asked;
      forget.hidden = asked;
    };
    forget.addEventListener("click", () => {
      askOne(true);
      really.focus();
    });
    really.addEventListener("blur", () => askOne(false));
    really.addEventListener("click", async () => {
      const at = [...list.children].indexOf(row);
      await keeper.forget(id);
      const rows = list.querySelectorAll("button.kept");
      const next = /** @type {HTMLElement | undefined} */ (rows[Math.min(at, rows.length - 1)]);
      (next ?? secret).focus();
    });
    return row;
  }
}

/** @param {number} before how many articles are kept from before */
function nothingKept(before) {
  if (before === 0) return "Nothing is kept: an article is gone when the page is closed.";
  const still = before === 1 ? "One article kept before is still here until you forget it." : `${before} articles kept before are still here until you forget them.`;
  return `Nothing more is kept: an article is gone when the page is closed, and so is what you change. ${still}`;
}
