/** The versions: each is read in the worker as it comes, one after the other; one that fails leaves the rest alone. */
import { titleOf } from "../annotations.js";
import { CrashError, LoadError } from "../client.js";
import { withLineFeeds } from "../corrections/anchors.js";
import { correct } from "../corrections/apply.js";
import { lack } from "../engine.js";
import { fit } from "../text.js";
import { plural } from "../words.js";
import { MOST, nameOf } from "./state.js";

/**
 * @param {ReturnType<typeof import("./state.js").createState>} state
 * @param {ReturnType<typeof import("../client.js").createClient>} client
 */
export function createVersions(state, client) {
  let lastId = 0;
  /** Ends the reading of the version that is with the worker. @type {{ id: number, abort: AbortController } | null} */
  let active = null;

  const list = () => /** @type {readonly import("./state.js").Version[]} */ (state.state.versions);

  /** @param {number} id @param {Partial<import("./state.js").Version>} known */
  function change(id, known) {
    state.update({ versions: list().map((version) => (version.id === id ? { ...version, ...known } : version)) });
  }

  async function readOn() {
    const version = list().find(({ phase }) => phase === "waiting");
    if (active !== null || version === undefined) return;
    const { id, text, date, corrections } = version;
    const mine = { id, abort: new AbortController() };
    active = mine;
    change(id, { phase: "reading" });
    try {
      const lacking = lack();
      if (lacking !== null) throw new LoadError(lacking);
      const { document: found } = await client.annotate(text, { date: date ?? undefined, signal: mine.abort.signal });
      const { document } = correct(text, found, corrections);
      change(id, { phase: "ready", document, headline: titleOf(/** @type {any} */ ({ text, document })) });
    } catch (error) {
      if (!mine.abort.signal.aborted) change(id, { phase: "failed", message: explain(error) });
    }
    active = null;
    void readOn();
  }

  return {
    /**
     * @param {{ text: string, name?: string, date?: string | null, corrections?: readonly any[], kept?: string | null, document?: any }} given
     *   with a document, if it has been read already
     * @returns {boolean} whether there was text to add, and room for it
     */
    add({ text: given, name = "", date = null, corrections = [], kept = null, document = null }) {
      const { text, cut } = fit(given);
      const about = name === "" ? "The text" : `“${name}”`;
      if (text.trim() === "") return refuse(`${about} was not added: it is empty.`);
      if (list().length >= MOST) return refuse(`${about} was not added: at most ${MOST} versions are compared. Remove one first.`);
      if (cut !== null) {
        state.notify({ id: `cut:${lastId}`, tone: "hint", message: `${about} was cut after ${plural(cut.kept, "character")}: longer texts are not read. It ends at “…${cut.last}”.` });
      }
      lastId += 1;
      const headline = document === null ? "" : titleOf(/** @type {any} */ ({ text, document }));
      const phase = document === null ? "waiting" : "ready";
      state.update({ versions: [...list(), { id: lastId, name, headline, text, date, corrections: withLineFeeds(given, corrections), kept, phase, document, message: "" }] });
      void readOn();
      return true;
    },

    /** @param {number} id */
    remove(id) {
      if (active?.id === id) active.abort.abort(new DOMException("removed", "AbortError"));
      state.update({ versions: list().filter((version) => version.id !== id) });
    },

    clear() {
      active?.abort.abort(new DOMException("removed", "AbortError"));
      state.update({ versions: [] });
    },

    /** @param {number} id @param {string} name */
    rename: (id, name) => change(id, { name }),

    /** Another date changes what times mean, so the version is read again. @param {number} id @param {string | null} date */
    setDate(id, date) {
      if (active?.id === id) active.abort.abort(new DOMException("superseded", "AbortError"));
      change(id, { date, phase: "waiting" });
      void readOn();
    },

    /** Reads a version again that failed. @param {number} id */
    retry(id) {
      change(id, { phase: "waiting", message: "" });
      void readOn();
    },
  };

  function refuse(message) {
    state.notify({ id: "refused", tone: "problem", message });
    return false;
  }
}

/**
 * Versions as the annotator takes them to compare or to export.
 * @param {readonly import("./state.js").Version[]} versions
 */
export function articlesOf(versions) {
  return versions.map((version, i) => ({
    whosaid: 1,
    text: version.text,
    title: nameOf(version, i),
    date: version.date,
    document: version.document,
    corrections: version.corrections,
  }));
}

/** Why something could not be done, in words for the reader. @param {any} error */
export function explain(error) {
  if (error instanceof LoadError) return `The annotator could not be loaded: ${error.message}`.replace(/\.?$/u, ".");
  if (error instanceof CrashError) return `The annotator broke down (${error.message}) and was started afresh.`;
  return `The annotator refused this: ${error?.message ?? error}`.replace(/\.?$/u, ".");
}
