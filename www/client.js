/**
 * The annotator as the page sees it: a worker behind promises. One request is with the worker at
 * a time, the rest wait their turn; an aborted request never answers; a worker that failed is
 * thrown away, because a trapped instance cannot be trusted, and the next request gets a new one.
 */
import { follow } from "./changes.js";
import { WORKER } from "./place.js";
import { trustedAddress } from "./trust.js";

/**
 * How long an aborted request may keep the worker busy before the worker is thrown away, in
 * milliseconds. Long, because a new worker has to load again and remembers no paragraphs.
 */
const PATIENCE = 2000;

/** The annotator could not be loaded at all: trying again may help, other text will not. */
export class LoadError extends Error {}

/** The annotator broke down on this text. */
export class CrashError extends Error {}

/**
 * @typedef {{ document: any, milliseconds: number, timings: {name: string, duration: number}[] }} Answer
 * @typedef {{ id: number, ask: "annotate" | "export" | "open" | "compare" | "exportComparison", given: any,
 *   resolve: (answer: any) => void, reject: (reason: any) => void }} Request
 */

export function createClient() {
  /** @type {Worker | null} */
  let worker = null;
  /** @type {Request | null} with the worker now */
  let active = null;
  /** @type {Request[]} */
  let waiting = [];
  /** Of the text that this worker annotated last: it tells what changed since. */
  let document = null;
  let lastId = 0;
  let restarts = 0;

  function start() {
    const started = new Worker(trustedAddress(WORKER.address), { type: WORKER.type });
    started.addEventListener("message", ({ data }) => {
      if (data.kind === "alive") void mourn(started, data.lock);
      else receive(data);
    });
    started.addEventListener("error", (event) => {
      event.preventDefault();
      // A module that never loaded reports an error without a message.
      if (event.message) fail(new CrashError(event.message));
      else fail(new LoadError("the annotator's files could not be loaded"));
    });
    return started;
  }

  /**
   * A worker that the browser ends, for want of memory say, tells nobody. It holds a lock as long as it lives, so
   * whoever gets that lock knows.
   */
  async function mourn(started, lock) {
    await navigator.locks.request(lock, () => {});
    if (worker === started) fail(new CrashError("the browser ended it"));
  }

  function next() {
    if (active !== null || waiting.length === 0) return;
    worker ??= start();
    active = waiting.shift();
    worker.postMessage({ id: active.id, ask: active.ask, given: active.given });
  }

  function receive(message) {
    if (active === null || message.id !== active.id) return;
    if (message.kind === "crash") return fail(new CrashError(message.message));
    if (message.kind === "load") return fail(new LoadError(message.message));
    const { ask, resolve, reject } = active;
    active = null;
    if (message.kind === "refused") reject(new Error(message.message));
    else resolve(ask === "annotate" ? annotated(message.answer) : message.answer);
    next();
  }

  /** The document is followed even where nobody waits for it any more: the next answer begins where this one ends. */
  function annotated({ json, ...answer }) {
    const news = JSON.parse(json);
    document = document === null ? news : follow(document, news);
    return { document, ...answer };
  }

  /** Throws the worker away; the request it held is answered with `reason`. */
  function fail(reason) {
    worker?.terminate();
    worker = null;
    document = null;
    restarts += 1;
    const failed = active;
    active = null;
    failed?.reject(reason);
    next();
  }

  function abort(request, reason) {
    request.reject(reason);
    waiting = waiting.filter((other) => other !== request);
    if (active !== request) return;
    setTimeout(() => {
      if (active === request) fail(reason);
    }, PATIENCE);
  }

  /** @param {Request["ask"]} ask @param {any} given @param {AbortSignal} [signal] */
  function request(ask, given, signal) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const made = { id: ++lastId, ask, given, resolve, reject };
      signal?.addEventListener("abort", () => abort(made, signal.reason), { once: true });
      waiting.push(made);
      next();
    });
  }

  return {
    /** How often a worker had to be thrown away. */
    get restarts() {
      return restarts;
    },

    /**
     * @param {string} text
     * @param {{ date?: string, signal?: AbortSignal }} [options]
     * @returns {Promise<Answer>} rejects with the signal's reason, a `LoadError`, a `CrashError`,
     *   or an `Error` for options that the annotator refuses
     */
    annotate: (text, { date, signal } = {}) => request("annotate", { text, date }, signal),

    /**
     * @param {any} article  text, document and what is known of them: `WhosaidArticle` of the module's types
     * @param {string} format one of the formats that can be taken away
     * @returns {Promise<string>} rejects as `annotate` does
     */
    exportArticle: (article, format) => request("export", { article, format }),

    /**
     * @param {string} json an article that was taken away in the format "whosaid"
     * @returns {Promise<any>} the article, held against its text; rejects with an `Error` that says what is wrong with it
     */
    openArticle: (json) => request("open", json),

    /**
     * @param {any[]} articles  as `exportArticle` takes them
     * @returns {Promise<any>} the comparison; rejects as `annotate` does
     */
    compare: (articles) => request("compare", articles),

    /**
     * @param {any[]} articles
     * @param {string} format one of the formats of a comparison
     * @returns {Promise<string>} rejects as `annotate` does
     */
    exportComparison: (articles, format) => request("exportComparison", { articles, format }),

    /** Starts the worker before the first request, so that it is warm when text comes. */
    warm() {
      worker ??= start();
    },
  };
}
