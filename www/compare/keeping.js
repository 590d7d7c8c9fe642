/**
 * Keeps the versions in this browser, so that a reload loses nothing, unless the reader wants nothing kept. Every tab
 * keeps its own: loaded anew it shows that again, and a tab that has none is offered the newest of the others.
 */
import { afterRest } from "../dom.js";
import { newId, nameOf } from "../kept/database.js";
import { isSecret } from "../kept/memory.js";
import { attempt, reasonOf } from "../storage.js";
import { plural } from "../words.js";
import { FEWEST } from "./state.js";

/** How long the versions must rest before they are kept, in milliseconds. */
const REST = 300;

/** How many comparisons are kept; older ones are forgotten. */
const MOST_KEPT = 5;

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
  let stop = () => {};
  /** What was last kept. @type {any[]} */
  let last = NOTHING;
  /** The articles that were forgotten since: as versions they are not kept either. @type {Set<string | null>} */
  const forgotten = new Set();

  const restored = restore();
  state.subscribe(["versions", "stage"], rest);
  page.subscribe(["secret"], () => {
    last = NOTHING;
    rest();
  });
  page.subscribe(["shelf"], ({ shelf }, { shelf: before }) => {
    const ids = new Set(shelf.map((article) => article.id));
    const gone = before.filter((article) => !ids.has(article.id));
    if (gone.length === 0) return;
    for (const article of gone) forgotten.add(article.id);
    // They may have been kept once more while they were being forgotten.
    rest();
  });
  addEventListener("pagehide", () => void keep());
  return restored;

  function rest() {
    stop();
    stop = afterRest(() => void keep(), REST);
  }

  async function keep() {
    await restored;
    stop();
    const { stage } = state.state;
    const all = state.state.versions.filter(({ kept }) => !forgotten.has(kept));
    const now = [stage, ...all.flatMap(({ name, date, text, corrections, kept }) => [name, date, text, corrections, kept])];
    const same = now.length === last.length && now.every((part, i) => part === last[i]);
    if (page.state.secret || isSecret() || same) return;
    last = now;
    id ??= newId();
    attempt(() => sessionStorage.setItem(own, /** @type {string} */ (id)));
    try {
      await (all.length === 0 ? database.forgetComparison(id) : database.putComparison({ id, stage, versions: all.map(reduced), changed: Date.now() }));
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
    const [own, ...others] = await ownAndOthers().catch(() => []);
    if (own !== undefined) return bring(own);
    // One version is compared with nothing yet: the article that some tab has open.
    const comparison = others.find(({ versions }) => versions.length >= FEWEST) ?? others[0];
    if (comparison === undefined) return;
    const count = comparison.versions.length;
    const run = async () => {
      state.dismiss("former");
      // What was forgotten since stays forgotten.
      const still = (await ownAndOthers().catch(() => [])).find((one) => one?.id === comparison.id);
      if (still !== undefined) await bring(still);
    };
    const message = `What you compared last is still kept in this browser: ${plural(count, "version")}.`;
    state.notify({ id: "former", tone: "hint", message, action: { label: count === 1 ? "Bring it back" : "Bring them back", run } });
  }

  /** This tab's comparison, then the others that are worth a thought, the newest first; the rest is forgotten. */
  async function ownAndOthers() {
    const all = await database.comparisons();
    for (const old of all.slice(MOST_KEPT)) if (old.id !== id) await database.forgetComparison(old.id);
    return [all.find((one) => one.id === id), ...all.filter((one) => one.id !== id && one.versions.length > 0)];
  }

  /** @param {import("../kept/database.js").KeptComparison} comparison */
  async function bring({ stage, versions: all }) {
    // What is there then is kept anew, where it is not all.
    last = [];
    for (const version of all) {
      // Earlier versions of the page kept an article's id in the place of its text.
      const article = version.text === undefined ? await database.get(version.kept).catch(() => undefined) : version;
      if (article !== undefined) versions.add({ ...version, text: article.text, corrections: article.corrections });
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

/** What is kept of a version. @param {import("./state.js").Version} version */
function reduced({ name, date, text, corrections, kept }) {
  return { name, date, text, corrections, kept };
}
