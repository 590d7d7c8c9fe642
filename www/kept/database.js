/**
 * The articles that this browser keeps, in IndexedDB. The database is named for the folder that the page lives in, so
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
 */
import { PLACE } from "../place.js";

/** The database's name. */
export function nameOf() {
  return `whosaid ${PLACE}`;
}

const STORE = "articles";

/**
 * @param {string} [name]
 * @returns each call rejects with a `DOMException` where the browser cannot or will not store
 */
export function openDatabase(name = nameOf()) {
  /** @type {Promise<IDBDatabase> | null} */
  let opened = null;

  function database() {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.addEventListener("upgradeneeded", () => request.result.createObjectStore(STORE, { keyPath: "id" }));
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
   * @param {(articles: IDBObjectStore) => IDBRequest<T>} ask
   * @returns {Promise<T>} once what was asked for is done and on the disk
   */
  async function run(mode, ask) {
    const transaction = (await database()).transaction(STORE, mode);
    const request = ask(transaction.objectStore(STORE));
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

    forgetAll: () => run("readwrite", (store) => store.clear()),
  };
}
