/** Keeps the article on the page in this browser as it changes, unless the reader wants nothing kept. */
import { titleOf } from "../annotations.js";
import { NONE } from "../corrections/history.js";
import { afterFrame, afterRest } from "../dom.js";
import { attempt, reasonOf } from "../storage.js";
import { countWords } from "../text.js";
import { nameOf, newId } from "./database.js";

/** How long the article must rest before it is kept, in milliseconds. */
const REST = 600;

/** @typedef {ReturnType<typeof createKeeper>} Keeper */

/**
 * @param {import("../store.js").Store} store
 * @param {import("../session.js").Session} session
 * @param {ReturnType<typeof import("./database.js").openDatabase>} database
 */
export function createKeeper(store, session, database) {
  const memory = createMemory();
  /** Calls off what waits to be kept. */
  let rest = () => {};
  /** What was last kept or opened; as long as nothing changed since, nothing is written. */
  let last = "";

  store.update({ secret: memory.secret });
  store.subscribe(["reading", "corrections", "date", "address"], () => {
    rest();
    // A new article is kept as soon as it shows: another may take its place before it rests.
    const run = () => void keep();
    rest = store.state.kept === null ? afterFrame(run) : afterRest(run, REST);
  });
  store.subscribe(["kept"], ({ kept }) => memory.remember(kept));
  // What still waits is kept before the page goes away.
  addEventListener("pagehide", () => void keep());

  async function keep() {
    rest();
    const { secret, reading, text, date, address, corrections, kept } = store.state;
    if (secret || reading === null || reading.text !== text) return;
    const now = fingerprint(text, date, address, corrections.done);
    if (now === last) return;
    const id = kept ?? newId();
    last = now;
    store.update({ kept: id });
    const words = countWords(text);
    const article = { id, title: titleOf(reading), text, date, address, corrections: corrections.done, words, changed: Date.now() };
    if (!(await tried(() => database.put(article)))) return;
    store.dismiss("storage");
    await list();
  }

  async function list() {
    if (store.state.secret) return;
    await tried(async () => store.update({ shelf: await database.all() }));
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
      const id = memory.open;
      if (id !== null && !store.state.secret && store.state.view === "start" && store.state.text === "") await keeper.open(id);
    },

    /** @param {string} id */
    async open(id) {
      await tried(async () => {
        const article = await database.get(id);
        if (article === undefined) return list();
        // Articles kept by earlier versions have no address.
        const { text, date, address = null, corrections } = article;
        last = fingerprint(text, date, address, corrections);
        await session.load(text, { date, address, corrections: { ...NONE, done: corrections }, kept: id });
      });
    },

    /** Forgets an article; the one on the page stays there, unkept until it changes. @param {string} id */
    async forget(id) {
      rest();
      if (store.state.kept === id) store.update({ kept: null });
      await tried(() => database.forget(id));
      await list();
    },

    async forgetAll() {
      rest();
      store.update({ kept: null });
      await tried(() => database.forgetAll());
      await list();
    },

    /**
     * @param {boolean} secret whether nothing is to be kept from now on; the article on the page and what was compared are
     *   forgotten then
     */
    async setSecret(secret) {
      const { kept } = store.state;
      memory.secret = secret;
      store.update({ secret, shelf: [] });
      last = "";
      if (secret) await tried(() => database.forgetComparison());
      if (secret && kept !== null) await keeper.forget(kept);
      if (secret) return;
      await list();
      await keep();
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

/** Small settings: whether to keep nothing, and which article this tab shows. Without storage they last as long as the page. */
function createMemory() {
  const name = nameOf();
  let secret = attempt(() => localStorage.getItem(`${name} secret`)) === "yes";
  return {
    /** Which article this tab showed before it was loaded anew. */
    open: attempt(() => sessionStorage.getItem(`${name} open`)),

    remember(id) {
      attempt(() => (id === null ? sessionStorage.removeItem(`${name} open`) : sessionStorage.setItem(`${name} open`, id)));
    },

    get secret() {
      return secret;
    },

    set secret(value) {
      secret = value;
      attempt(() => (value ? localStorage.setItem(`${name} secret`, "yes") : localStorage.removeItem(`${name} secret`)));
    },
  };
}
