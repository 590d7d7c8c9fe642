/**
 * Keeps the versions in this browser, so that a reload loses nothing, unless the reader wants nothing kept. One
 * comparison is kept: a tab that is loaded anew shows its own again, and any other is offered it.
 */
import { newId, nameOf } from "../kept/database.js";
import { attempt, reasonOf } from "../storage.js";
import { plural } from "../words.js";
import { FEWEST } from "./state.js";

/** How long the versions must rest before they are kept, in milliseconds. */
const REST = 300;

/** What is kept of no versions. */
const NOTHING = ["gather"];

/**
 * @param {ReturnType<typeof import("./state.js").createState>} state
 * @param {ReturnType<typeof import("./versions.js").createVersions>} versions
 * @param {import("../store.js").Store} page
 * @param {ReturnType<typeof import("../kept/database.js").openDatabase>} database
 * @param {() => Promise<void>} compare
 * @returns {Promise<void>} once this tab's versions are there again
 */
export function createKeeping(state, versions, page, database, compare) {
  /** Where the tab remembers which comparison is its own. */
  const own = `${nameOf()} comparison`;
  let id = attempt(() => sessionStorage.getItem(own));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** What was last kept. @type {any[]} */
  let last = NOTHING;

  const restored = restore();
  state.subscribe(["versions", "stage"], rest);
  page.subscribe(["secret"], () => {
    last = NOTHING;
    rest();
  });
  addEventListener("pagehide", () => void keep());
  return restored;

  function rest() {
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), REST);
  }

  async function keep() {
    await restored;
    clearTimeout(timer);
    const { stage, versions: all } = state.state;
    const now = [stage, ...all.flatMap(({ name, date, text, corrections, kept }) => [name, date, text, corrections, kept])];
    const same = now.length === last.length && now.every((part, i) => part === last[i]);
    if (page.state.secret || same) return;
    last = now;
    id ??= newId();
    attempt(() => sessionStorage.setItem(own, /** @type {string} */ (id)));
    try {
      await (all.length === 0 ? database.forgetComparison() : database.putComparison({ id, stage, versions: all.map(reduced) }));
      state.dismiss("storage");
    } catch (error) {
      last = NOTHING;
      const message = `The versions could not be kept in this browser: ${reasonOf(error)}. They are still on the page; take along what you need before you close it.`;
      state.notify({ id: "storage", tone: "problem", message });
    }
  }

  async function restore() {
    if (page.state.secret) return;
    // A browser that cannot store says so when something is to be kept.
    const comparison = await database.comparison().catch(() => undefined);
    if (comparison === undefined) return;
    if (comparison.id === id) return bring(comparison);
    const count = comparison.versions.length;
    const run = () => {
      state.dismiss("former");
      void bring(comparison);
    };
    const message = `What you compared last is still kept in this browser: ${plural(count, "version")}.`;
    state.notify({ id: "former", tone: "hint", message, action: { label: count === 1 ? "Bring it back" : "Bring them back", run } });
  }

  /** @param {import("../kept/database.js").KeptComparison} comparison */
  async function bring({ stage, versions: all }) {
    // Forgotten articles do not come back: what is there then is kept anew.
    last = [];
    for (const { kept, ...version } of all) {
      const article = kept === undefined ? version : await database.get(kept).catch(() => undefined);
      if (article?.text !== undefined) versions.add({ text: article.text, corrections: article.corrections, name: version.name, date: version.date, kept });
    }
    if (stage === "result") compareOnceRead();
  }

  function compareOnceRead() {
    const end = state.subscribe(["versions"], look);
    look();

    function look() {
      const phases = state.state.versions.map(({ phase }) => phase);
      if (phases.includes("waiting") || phases.includes("reading")) return;
      end();
      if (phases.filter((phase) => phase === "ready").length >= FEWEST) void compare();
    }
  }
}

/** A kept article is not kept twice: forgotten, it is forgotten here too. @param {import("./state.js").Version} version */
function reduced({ name, date, text, corrections, kept }) {
  return kept === null ? { name, date, text, corrections } : { name, date, kept };
}
