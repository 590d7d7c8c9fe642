/** The comparison at a glance: what is worth looking at, what each version has, and what any two have in common. */
import { h } from "../dom.js";
import { percent, plural } from "../words.js";
import { BEARS, listed, speakersOf } from "./words.js";

/**
 * @param {import("./result.js").Shown} result
 * @param {(tab: string, trait: string) => void} go shows a table, narrowed to a trait
 */
export function createOverview(result, go) {
  const findings = findingsOf(result).map(({ words, about, tab, trait }) =>
    h("li", {}, h("button", { type: "button", class: "finding", onclick: () => go(tab, trait ?? "") }, words), about === "" ? null : h("span", { class: "about" }, about)),
  );
  const plain = h("p", { class: "about" }, "The versions agree in all that they share.");
  return h(
    "div",
    { class: "comparison-panel overview", role: "tabpanel", id: "compare-panel-overview", "aria-labelledby": "compare-tab-overview", tabindex: "0" },
    h("h3", {}, "Worth a look"),
    findings.length === 0 ? plain : h("ul", { class: "findings" }, ...findings),
    scrolled("What each version has", versionsTable(result)),
    scrolled("What two versions have word for word", pairsTable(result), "Of each row’s version: how much stands word for word in the column’s, in runs of eight words or more, and how many passages both tell."),
  );
}

/** The most telling numbers, each with its first rows in a few words, and where they are. */
function findingsOf({ comparison: { quotes, figures, passages, speakers }, versions, speaker }) {
  const changed = (quote) => `${speakersOf(quote, { speaker }) || "no speaker"} (${listed(quote.changed.map((kind) => BEARS[kind] ?? kind))})`;
  const written = ({ version, figure }) => {
    const { start, end } = versions[version].document.figures[figure];
    return versions[version].text.slice(start, end);
  };
  const values = ({ what, members }) => `${what === null ? "" : `${what}: `}${listed([...new Set(members.map(written))])}`;
  const names = ({ members }) => [...new Set(members.map(({ name }) => name))].join(", ");
  const found = [
    { rows: quotes.filter((it) => it.relation === "meaning"), one: "quote differs in meaning", more: "quotes differ in meaning", tab: "quotes", tell: changed },
    { rows: quotes.filter((it) => it.disputed), one: "quote is given to different speakers", more: "quotes are given to different speakers", tab: "quotes", trait: "Speaker disputed", tell: (quote) => speakersOf(quote, { speaker }) },
    { rows: figures.filter((it) => it.relation === "conflicting"), one: "figure conflicts", more: "figures conflict", tab: "figures", tell: values },
    { rows: figures.filter((it) => it.relation === "differing"), one: "figure differs by who gives it", more: "figures differ by who gives them", tab: "figures", tell: values },
    { rows: passages.filter((it) => it.voice === "mixed"), one: "passage is attributed in one version and stated as fact in another", more: "passages are attributed in one version and stated as fact in another", tab: "passages", trait: "Attributed here" },
    { rows: passages.filter((it) => it.relation === "alone"), one: "passage is told by one version only", more: "passages are told by one version only", tab: "passages", trait: "Told by one only" },
    { rows: speakers.filter((it) => it.relation === "varied"), one: "speaker goes by different names", more: "speakers go by different names", tab: "speakers", tell: names },
  ];
  return found
    .filter(({ rows }) => rows.length > 0)
    .map(({ rows, one, more, tell, ...where }) => ({ ...where, words: plural(rows.length, one, more), about: tell === undefined ? "" : rows.slice(0, EXAMPLES).map(tell).join(" · ") }));
}

/** How many rows a finding tells of. */
const EXAMPLES = 3;

/** A table that scrolls in itself where it is wider than the page. */
function scrolled(title, table, about = "") {
  const id = `overview-${title.toLowerCase().replace(/\W+/gu, "-")}`;
  table.setAttribute("aria-labelledby", id);
  return h("section", {}, h("h3", { id }, title), about === "" ? null : h("p", { class: "about" }, about), h("div", { class: "overview-scroll", tabindex: "0", role: "region", "aria-labelledby": id }, table));
}

const COLUMNS = ["Version", "Words", "Sentences", "Told by it alone", "Copied words", "Quotes", "Figures", "Speakers"];

function versionsTable({ comparison, names, versions }) {
  const has = (rows, version) => {
    const own = rows.filter(({ members }) => members.some((member) => member.version === version));
    return [own.length, own.filter(({ relation }) => relation === "alone").length];
  };
  const rows = comparison.versions.map((version, i) =>
    h(
      "tr",
      {},
      heading(names, i, versions[i].date ?? version.date),
      h("td", {}, plural(version.words, "word").replace(/ .*/u, "")),
      h("td", {}, String(version.sentences)),
      h("td", {}, bar(version.sentences === 0 ? 0 : version.alone / version.sentences), `${version.alone}`),
      h("td", {}, bar(version.copied), percent(version.copied)),
      ...[comparison.quotes, comparison.figures, comparison.speakers].map((kind) => {
        const [all, alone] = has(kind, i);
        return h("td", {}, String(all), alone === 0 ? null : h("span", { class: "about" }, ` · ${alone} alone`));
      }),
    ),
  );
  return h("table", { class: "overview-table" }, h("thead", {}, h("tr", {}, ...COLUMNS.map((name) => h("th", { scope: "col" }, name)))), h("tbody", {}, ...rows));
}

/** Up to how many versions a pair's cell has room for more than its share. */
const ROOMY = 12;

/** How much of a row's version the column's version has, too. */
function pairsTable({ comparison, names }) {
  const shared = new Map();
  for (const { versions: [a, b], copied, passages } of comparison.pairs) {
    shared.set(`${a} ${b}`, { words: copied[0], passages });
    shared.set(`${b} ${a}`, { words: copied[1], passages });
  }
  const cell = (i, j) => {
    if (i === j) return h("td", { class: "itself" }, h("span", { "aria-hidden": "true" }, "·"), h("span", { class: "unseen" }, "itself"));
    const { words, passages } = shared.get(`${i} ${j}`) ?? { words: 0, passages: 0 };
    const share = words / Math.max(1, comparison.versions[i].words);
    const made = h("td", { class: "shared" }, h("strong", {}, percent(share)), names.length > ROOMY ? null : h("span", { class: "about" }, plural(passages, "passage")));
    made.style.setProperty("--share", String(share));
    return made;
  };
  const head = h("tr", {}, h("th", { scope: "col" }, "Of the words of"), ...names.map((name, i) => h("th", { scope: "col" }, h("span", { class: "no", "aria-hidden": "true" }, String(i + 1)), h("span", { class: "column-name" }, name))));
  const rows = names.map((_, i) => h("tr", {}, heading(names, i, null), ...names.map((__, j) => cell(i, j))));
  return h("table", { class: "overview-table pairs" }, h("thead", {}, head), h("tbody", {}, ...rows));
}

function heading(names, i, date) {
  return h("th", { scope: "row" }, h("span", { class: "no", "aria-hidden": "true" }, String(i + 1)), h("span", { class: "column-name" }, names[i]), date === null ? null : h("span", { class: "about" }, DAY.format(Date.parse(date))));
}

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

/** A share as a bar; its number stands beside it. @param {number} share from 0 to 1 */
function bar(share) {
  const made = h("span", { class: "bar", "aria-hidden": "true" });
  made.style.setProperty("--share", String(share));
  return made;
}
