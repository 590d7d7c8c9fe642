/**
 * What this browser keeps, in IndexedDB: articles, and the versions that were compared last. The database is named for the folder that the page lives in, so
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
 * @property {string} id                which it is: a tab has its own
 * @property {"gather" | "result"} stage
 * @property {readonly KeptVersion[]} versions
 *
 * @typedef {object} KeptVersion        one that is a kept article has the id of that in the place of text and corrections
 * @property {string} name
 * @property {string | null} date
 * @property {string} [kept]
 * @property {string} [text]
 * @property {readonly import("../corrections/apply.js").Correction[]} [corrections]
 */
import { PLACE } from "../place.js";

/** The database's name. */
export function nameOf() {
  return `whosaid ${PLACE}`;
}

const ARTICLES = "articles";
const COMPARISON = "comparison";

/** The one key in the second store. */
const LAST = "last";

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

  function database() {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 2);
      request.addEventListener("upgradeneeded", ({ oldVersion }) => {
        if (oldVersion < 1) request.result.createObjectStore(ARTICLES, { keyPath: "id" });
        request.result.createObjectStore(COMPARISON);
      });
      request.addEventListener("success", () => {
        // Another tab may want to delete or renew it.
        request.result.addEventListener("versionchange", () => {
          request.result.close();
          opened = null;
        });
        resolve(request.result);
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
      return articles.sort((a, b) => b.changed - a.changed);
    },

    /** @param {string} id @returns {Promise<Kept | undefined>} */
    get: (id) => run("readonly", (store) => store.get(id)),

    /** @param {Kept} article */
    put: (article) => run("readwrite", (store) => store.put(article)),

    /** @param {string} id */
    forget: (id) => run("readwrite", (store) => store.delete(id)),

    forgetAll: () => run("readwrite", (store, comparison) => (comparison.clear(), store.clear())),

    /** @returns {Promise<KeptComparison | undefined>} */
    comparison: () => run("readonly", (_, comparison) => comparison.get(LAST)),

    /** @param {KeptComparison} comparison takes the place of the one before */
    putComparison: (comparison) => run("readwrite", (_, store) => store.put(comparison, LAST)),

    forgetComparison: () => run("readwrite", (_, comparison) => comparison.clear()),
  };
}
