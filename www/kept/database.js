/**
 * What this browser keeps, in IndexedDB: articles, and the versions that each tab compared last. The database is named for the folder that the page lives in, so
 * that two copies of the page on one host never meet.
 *
 * @typedef {object} Kept
 * @property {string} id
 * @property {string} title
 * @property {string} text
 * @property {string | null} date       the article's date as the reader set it
 * @property {string | null} [address]  where it stands on the web, as the reader says
 * @property {readonly import("../corrections/apply.js").Correction[]} corrections
 * @property {number} words
 * @property {number} changed           milliseconds since 1970
 *
 * @typedef {object} KeptComparison
 * @property {string} id                a tab has its own
 * @property {"gather" | "result"} stage
 * @property {readonly KeptVersion[]} versions
 * @property {number} changed           milliseconds since 1970
 *
 * @typedef {object} KeptVersion        as it was compared
 * @property {string} name
 * @property {string | null} date
 * @property {string} text
 * @property {readonly import("../corrections/apply.js").Correction[]} corrections
 * @property {string | null} kept       the id of the kept article that it was
 */
import { PLACE } from "../place.js";
import { attempt } from "../storage.js";

/** The database's name. */
export function nameOf() {
  return `whosaid ${PLACE}`;
}

const ARTICLES = "articles";
const COMPARISON = "comparison";

/** Where earlier versions of the page kept the one comparison that they did. */
const FORMER = "last";

/** @param {{ changed: number }} a @param {{ changed: number }} b */
export function newestFirst(a, b) {
  return b.changed - a.changed;
}

/** A name that nothing else has. `crypto.randomUUID` is missing on hosts without https. */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-");
}

/**
 * @param {string} [name]
 * @returns each call rejects with a `DOMException` where the browser cannot or will not store
 */
export function openDatabase(name = nameOf()) {
  /** @type {Promise<IDBDatabase> | null} */
  let opened = null;
  /** The last one that looks at what is in an article's place first. @type {IDBTransaction | null} */
  let looking = null;

  function database() {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 2);
      request.addEventListener("upgradeneeded", ({ oldVersion }) => {
        if (oldVersion < 1) request.result.createObjectStore(ARTICLES, { keyPath: "id" });
        request.result.createObjectStore(COMPARISON);
      });
      request.addEventListener("success", () => {
        const forget = () => {
          opened = null;
        };
        // The reader had the browser delete what the page keeps, or its disk failed it.
        request.result.addEventListener("close", forget);
        // Another tab may want to delete or renew it.
        request.result.addEventListener("versionchange", () => {
          request.result.close();
          forget();
        });
        resolve(request.result);
      });
      request.addEventListener("blocked", () => {
        reject(new DOMException("another tab holds it in an older form, and is to be closed first", "AbortError"));
      });
      request.addEventListener("error", () => reject(request.error));
    });
    opened.catch(() => {
      opened = null;
    });
    return opened;
  }

  /**
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(articles: IDBObjectStore, comparison: IDBObjectStore) => IDBRequest<T>} ask
   * @returns {Promise<T>} once what was asked for is done and on the disk
   */
  async function run(mode, ask) {
    const transaction = (await database()).transaction([ARTICLES, COMPARISON], mode);
    const request = ask(transaction.objectStore(ARTICLES), transaction.objectStore(COMPARISON));
    return new Promise((resolve, reject) => {
      transaction.addEventListener("complete", () => resolve(request.result));
      transaction.addEventListener("abort", () => reject(transaction.error));
    });
  }

  return {
    /** @returns {Promise<Kept[]>} the newest first */
    async all() {
      const articles = await run("readonly", (store) => store.getAll());
      return articles.sort(newestFirst);
    },

    /** @param {string} id @returns {Promise<Kept | undefined>} */
    get: (id) => run("readonly", (store) => store.get(id)),

    /**
     * Puts an article in its own place, whatever is there.
     * @param {Kept} article
     */
    put: (article) => run("readwrite", (store) => committed(store.put(article))),

    /**
     * Puts an article before the page goes away: one that still waits to hear what is in its place would keep it waiting.
     * @param {Kept} article
     */
    putAtOnce(article) {
      attempt(() => looking?.abort());
      return this.put(article);
    },

    /**
     * Puts an article in its own place, unless another tab has changed or forgotten that since.
     * @param {Kept} article
     * @param {number} since  when it was changed last, as this tab knows
     * @returns {Promise<Kept | undefined>} what was there; the article has taken its place if that was changed at `since`
     */
    replace: (article, since) =>
      run("readwrite", (store) => {
        looking = store.transaction;
        const found = store.get(article.id);
        found.addEventListener("success", () => {
          if (found.result?.changed === since) store.put(article);
        });
        return found;
      }),

    /** Forgets an article, and the versions that are it. @param {string} id */
    forget: (id) =>
      run("readwrite", (store, comparisons) => {
        const walk = comparisons.openCursor();
        walk.addEventListener("success", () => {
          const cursor = walk.result;
          if (cursor === null) return;
          const { versions } = cursor.value;
          const left = versions.filter(({ kept }) => kept !== id);
          if (left.length < versions.length) cursor.update({ ...cursor.value, versions: left });
          cursor.continue();
        });
        return store.delete(id);
      }),

    forgetAll: () => run("readwrite", (store, comparison) => (comparison.clear(), store.clear())),

    /** @returns {Promise<KeptComparison[]>} the newest first */
    async comparisons() {
      const comparisons = await run("readonly", (_, store) => store.getAll());
      return comparisons.sort(newestFirst);
    },

    /** @param {KeptComparison} comparison */
    putComparison: (comparison) =>
      run("readwrite", (_, store) => {
        store.delete(FORMER);
        return committed(store.put(comparison, comparison.id));
      }),

    /** @param {string} id */
    forgetComparison: (id) => run("readwrite", (_, store) => store.delete(id)),

    forgetComparisons: () => run("readwrite", (_, store) => store.clear()),
  };
}

/**
 * Ends a transaction with this request. By itself one ends only once the page has heard of each request, and a page
 * that goes away hears no more.
 * @template T
 * @param {IDBRequest<T>} request
 */
function committed(request) {
  request.transaction?.commit?.();
  return request;
}
