/** Keeps the article on the page in this browser as it changes, unless the reader wants nothing kept. */
import { titleOf } from "../annotations.js";
import { NONE } from "../corrections/history.js";
import { afterFrame, afterRest } from "../dom.js";
import { reasonOf } from "../storage.js";
import { countWords } from "../text.js";
import { newId, newestFirst } from "./database.js";
import { isSecret, onSecret, openHere, rememberOpen, setSecret } from "./memory.js";
import { createWire } from "./wire.js";

/** How long the article must rest before it is kept, in milliseconds. */
const REST = 600;

/** @typedef {ReturnType<typeof createKeeper>} Keeper */

/**
 * @param {import("../store.js").Store} store
 * @param {import("../session.js").Session} session
 * @param {ReturnType<typeof import("./database.js").openDatabase>} database
 */
export function createKeeper(store, session, database) {
  /** Calls off what waits to be kept. */
  let rest = () => {};
  /** What was last kept or opened; as long as nothing changed since, nothing is written. */
  let last = "";
  /** What is on its way to the disk, one after the other. @type {Set<import("./database.js").Kept>} */
  const leaving = new Set();
  let written = Promise.resolve();
  /** When each article that this tab opened or kept was changed last, as it knows. @type {Map<string, number>} */
  const known = new Map();
  /** Those that were forgotten elsewhere while this tab had them. @type {Set<string | null>} */
  const forgotten = new Set();
  const wire = createWire((id) => void hear(id));

  store.update({ secret: isSecret() });
  store.subscribe(["reading", "corrections", "date", "address"], () => {
    rest();
    // A new article is kept as soon as it shows: it is listed then.
    const run = () => keep();
    rest = store.state.kept === null ? afterFrame(run) : afterRest(run, REST);
  });
  store.subscribe(["kept"], ({ kept }) => rememberOpen(kept));
  onSecret((secret) => void follow(secret));
  session.beforeAnother(() => keep(true));
  addEventListener("pagehide", () => {
    take(true);
    for (const article of leaving) void tried(() => writeAtOnce(article));
  });

  /** @param {boolean} [unread] whether a text, too, that is not read yet */
  function keep(unread) {
    take(unread);
    written = written.then(async () => {
      for (const article of leaving) await tried(() => write(article));
    });
  }

  /** Takes what is on the page as it is now, where that is to be kept and is not yet. */
  function take(unread = false) {
    rest();
    const { secret, reading, text, date, address, corrections, kept } = store.state;
    if (secret || isSecret() || reading === null || forgotten.has(kept)) return;
    // Who goes away in the middle of a word loses none; the title is the one from before.
    const former = unread ? onShelf(kept) : undefined;
    if (reading.text !== text && former === undefined) return;
    const now = fingerprint(text, date, address, corrections.done);
    if (now === last) return;
    last = now;
    const id = kept ?? newId();
    store.update({ kept: id });
    const title = reading.text === text ? titleOf(reading) : former.title;
    leaving.add({ id, title, text, date, address, corrections: corrections.done, words: countWords(text), changed: Date.now() });
  }

  /** @param {import("./database.js").Kept} article */
  async function write(article) {
    try {
      const since = known.get(article.id);
      const found = since === undefined ? undefined : await database.replace(article, since);
      const own = placed(article, found);
      if (own === null) return;
      if (since === undefined || own !== article) await database.put(own);
      wrote(own);
    } catch (error) {
      // What was written at once meanwhile is not to be written any more.
      if (leaving.has(article)) throw error;
    } finally {
      leaving.delete(article);
    }
  }

  /**
   * A page that goes away hears no answers: what other tabs told has to do, and all is asked for before it is gone.
   * @param {import("./database.js").Kept} article
   */
  async function writeAtOnce(article) {
    leaving.delete(article);
    const own = placed(article, onShelf(article.id));
    if (own === null) return;
    const put = database.putAtOnce(own);
    wire.tell(own.id);
    await put;
    wrote(own);
  }

  /**
   * An article as it may be written: as one of its own where another tab has changed it, null where that has forgotten it.
   * @param {import("./database.js").Kept} article
   * @param {import("./database.js").Kept | undefined} found what is kept in its place
   */
  function placed(article, found) {
    const since = known.get(article.id);
    if (since === undefined || found?.changed === since) return article;
    if (found === undefined) return miss(article.id);
    const own = { ...article, id: newId() };
    if (store.state.kept === article.id) store.update({ kept: own.id });
    const message = `“${article.title}” was changed in another tab, too. Both are kept now: yours is an article of its own.`;
    store.notify({ id: "apart", tone: "hint", message });
    return own;
  }

  /** What was forgotten elsewhere does not come back unasked. @param {string} id */
  function miss(id) {
    if (store.state.kept !== id || forgotten.has(id)) return null;
    forgotten.add(id);
    const message = "This article was forgotten, in another tab or by the browser. It is still on the page, and no longer kept.";
    const run = () => {
      store.dismiss("forgotten");
      store.update({ kept: null });
      last = "";
      keep();
    };
    store.notify({ id: "forgotten", tone: "hint", message, action: { label: "Keep it again", run } });
    return null;
  }

  /** @param {import("./database.js").Kept} article */
  function wrote(article) {
    known.set(article.id, article.changed);
    store.dismiss("storage");
    shelve(article.id, article);
    wire.tell(article.id);
  }

  /** Lays an article on the shelf, or takes it off. @param {string} id @param {import("./database.js").Kept} [article] */
  function shelve(id, article) {
    const others = store.state.shelf.filter((other) => other.id !== id);
    store.update({ shelf: article === undefined ? others : [article, ...others].sort(newestFirst) });
  }

  /** @param {string} id @returns {import("./database.js").Kept | undefined} */
  function onShelf(id) {
    return store.state.shelf.find((article) => article.id === id);
  }

  /** Another tab has kept or forgotten an article, or forgotten all. @param {string | null} id */
  async function hear(id) {
    if (id === null) await list();
    else await tried(async () => shelve(id, await database.get(id)));
    const { kept } = store.state;
    if (kept !== null && known.has(kept) && onShelf(kept) === undefined) miss(kept);
  }

  async function list() {
    await tried(async () => store.update({ shelf: await database.all() }));
  }

  /** Whether nothing is to be kept, as the reader says in this tab or in another. @param {boolean} secret */
  async function follow(secret) {
    store.update({ secret });
    await list();
    keep();
  }

  /** Does what needs the browser's storage; what fails is said, and loses nothing on the page. */
  async function tried(run) {
    try {
      await run();
      return true;
    } catch (error) {
      last = "";
      store.notify({ id: "storage", tone: "problem", message: failure(error) });
      return false;
    }
  }

  const keeper = {
    list,

    /** Shows the article that was on the page before a reload. */
    async resume() {
      await list();
      const { kept } = store.state;
      // It came along from before the page was loaded anew.
      if (kept !== null && onShelf(kept) !== undefined) known.set(kept, onShelf(kept).changed);
      const id = openHere;
      if (id !== null && !store.state.secret && store.state.view === "start" && store.state.text === "") await keeper.open(id);
    },

    /** @param {string} id */
    async open(id) {
      keep(true);
      await written;
      await tried(async () => {
        const article = await database.get(id);
        if (article === undefined) return list();
        // Articles kept by earlier versions have no address.
        const { text, date, address = null, corrections } = article;
        known.set(id, article.changed);
        forgotten.delete(id);
        const shown = session.load(text, { date, address, corrections: { ...NONE, done: corrections }, kept: id });
        last = fingerprint(text, date, address, corrections);
        await shown;
      });
    },

    /** Forgets an article; the one on the page stays there, unkept until it changes. @param {string} id */
    async forget(id) {
      rest();
      if (store.state.kept === id) store.update({ kept: null });
      await written;
      await tried(() => database.forget(id));
      shelve(id);
      wire.tell(id);
    },

    async forgetAll() {
      rest();
      store.update({ kept: null });
      await written;
      await tried(() => database.forgetAll());
      await list();
      wire.tell(null);
    },

    /**
     * @param {boolean} secret whether nothing is to be kept from now on; what was compared is forgotten then, articles that
     *   are kept by now stay until the reader forgets them
     */
    async setSecret(secret) {
      setSecret(secret);
      if (secret) await tried(() => database.forgetComparisons());
      await follow(secret);
    },
  };
  return keeper;
}

function fingerprint(...parts) {
  return JSON.stringify(parts);
}

function failure(error) {
  return `The article could not be kept in this browser: ${reasonOf(error)}. It is still on the page; take along what you need before you close it.`;
}
