/** The kept articles, to choose several of them for the comparison. */
import { h } from "../dom.js";
import { plural } from "../words.js";

/** From how many articles on a search earns its place. */
const MANY = 6;

const WHEN = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/**
 * @param {ReturnType<typeof import("./state.js").createState>} state
 * @param {ReturnType<typeof import("./versions.js").createVersions>} versions
 * @param {import("../store.js").Store} page
 */
export function createKeptChoice(state, versions, page) {
  const search = /** @type {HTMLInputElement} */ (
    h("input", { type: "search", class: "field filter", placeholder: "Find an article", "aria-label": "Find a kept article", autocomplete: "off", oninput: sift })
  );
  const list = h("ul", { class: "kept-choice" });
  const summary = h("summary", {});
  const element = /** @type {HTMLDetailsElement} */ (h("details", { class: "from-kept" }, summary, search, list));
  /** @type {{ id: string, words: string, box: HTMLInputElement, line: HTMLElement }[]} */
  let lines = [];

  page.subscribe(["shelf"], fill);
  state.subscribe(["versions"], check);

  function fill() {
    const { shelf } = page.state;
    element.hidden = shelf.length === 0;
    summary.textContent = `From the articles kept in this browser (${shelf.length})`;
    search.hidden = shelf.length < MANY;
    lines = shelf.map((article) => {
      const box = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", onchange: () => toggle(article, box.checked) }));
      const about = h("span", { class: "about" }, `${WHEN.format(article.changed)} · ${plural(article.words, "word")}`);
      const line = h("li", {}, h("label", {}, box, h("span", { class: "kept-title" }, article.title || "(no title)"), about));
      return { id: article.id, words: `${article.title} ${article.text}`.toLowerCase(), box, line };
    });
    list.replaceChildren(...lines.map(({ line }) => line));
    check();
    sift();
  }

  function toggle({ id, text, title, date, corrections }, wanted) {
    if (wanted) versions.add({ text, name: title, date, corrections, kept: id });
    else for (const version of held(id)) versions.remove(version.id);
    check();
  }

  const held = (id) => state.state.versions.filter(({ kept }) => kept === id);

  function check() {
    for (const { id, box } of lines) box.checked = held(id).length > 0;
  }

  function sift() {
    const wanted = search.value.trim().toLowerCase();
    for (const { words, line } of lines) line.hidden = !words.includes(wanted);
  }

  fill();
  return {
    element,
    open() {
      element.open = true;
      summary.focus();
    },
  };
}
