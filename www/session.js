/**
 * The way of a text through the page: made fit, annotated in the worker, kept whatever happens.
 * The newest request is the only one whose answer counts.
 */
import { createReading } from "./annotations.js";
import { CrashError, LoadError } from "./client.js";
import { lack } from "./engine.js";
import { correct, isCorrection } from "./corrections/apply.js";
import * as history from "./corrections/history.js";
import { addressNotice, webAddress } from "./source.js";
import { LONGEST, fit } from "./text.js";
import { plural } from "./words.js";

/** How long typing must pause before a text is read again that takes long to read, in milliseconds. */
const PAUSE = 120;

/** What is read within this time is read at every key, in milliseconds. */
const QUICK = 40;

/** How long reading may take before the reader is told, and can stop it, in milliseconds. */
const SLOW = 1500;

/** Notices about one text; another text clears them. */
const OF_TEXT = ["address", "cut", "failure", "former", "file", "lost"];

/** @typedef {ReturnType<typeof createSession>} Session */

/**
 * @param {import("./store.js").Store} store
 * @param {ReturnType<typeof import("./client.js").createClient>} client
 */
export function createSession(store, client) {
  /** @type {AbortController | null} */
  let request = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** How many articles came so far. */
  let arrived = 0;

  /** Takes `given` as the text; says so when it had to be cut. */
  function accept(given) {
    const { text, cut } = fit(given);
    store.update({ text });
    if (cut === null) store.dismiss("cut");
    else store.notify({ id: "cut", tone: "hint", message: cutMessage(cut) });
  }

  /** @param {"read" | null} view the view to go to once the text is annotated */
  async function annotate(view = null) {
    clearTimeout(timer);
    request?.abort(new DOMException("superseded", "AbortError"));
    const { text, date } = store.state;
    if (text.trim() === "") {
      store.update({ phase: "idle", reading: null, selection: null });
      return;
    }
    const lacking = lack();
    if (lacking !== null) return fail(lacking, view);
    const mine = new AbortController();
    request = mine;
    store.update({ phase: "working" });
    const article = arrived;
    const slow = setTimeout(() => store.notify(slowNotice(() => stop(mine))), SLOW);
    try {
      const answer = await client.annotate(text, { date: date ?? undefined, signal: mine.signal });
      if (request !== mine) return;
      store.dismiss("failure");
      const reading = read(text, answer.document, answer.milliseconds);
      store.update({ phase: "ready", reading, article, selection: null, ...(view === null ? {} : { view }) });
    } catch (error) {
      if (request === mine) fail(explain(error), view);
    } finally {
      clearTimeout(slow);
      if (request === mine) store.dismiss("slow");
    }
  }

  /** What the annotator found, with the reader's corrections; says so when some no longer fit. */
  function read(text, found, milliseconds) {
    const { document, lost } = correct(text, found, store.state.corrections.done);
    if (lost.length === 0) store.dismiss("lost");
    else store.notify({ id: "lost", tone: "hint", message: lostMessage(lost.length) });
    return createReading(text, document, milliseconds, found);
  }

  /** @param {history.History} corrections @param {string | null} [selection] what is chosen then, where it is still there */
  function follow(corrections, selection = store.state.selection) {
    store.update({ corrections });
    const { reading } = store.state;
    if (reading === null) return;
    const corrected = read(reading.text, reading.found, reading.milliseconds);
    const chosen = selection === null ? null : again(reading, corrected, selection);
    store.update({ reading: corrected, selection: chosen });
  }

  /** Gives a request up; the text stays as it is. */
  function stop(mine) {
    if (request !== mine) return;
    request = null;
    mine.abort(new DOMException("stopped", "AbortError"));
    store.dismiss("slow");
    store.update({ phase: "idle" });
    showText();
  }

  /** Where what is annotated is not the text, the text itself is shown. */
  function showText() {
    const { view, text, reading } = store.state;
    if (view === "read" && text !== reading?.text) store.update({ view: "edit" });
  }

  function fail(message, view) {
    store.update({ phase: "failed" });
    showText();
    store.notify({
      id: "failure",
      tone: "problem",
      message: `${message} Your text is still here.`,
      action: { label: "Try again", run: () => void annotate(view) },
    });
  }

  const session = {
    /**
     * Another article: it takes the place of the one before, which can be brought back. The address that was given on
     * the empty page is its own, unless it brings another.
     * @param {string} given
     * @param {{ date?: string | null, address?: string | null, corrections?: history.History, kept?: string | null }} [known] what is known of it
     */
    load(given, { date = null, address, corrections = history.NONE, kept = null } = {}) {
      const { text: former, view, date: formerDate, address: formerAddress, corrections: formerCorrections, kept: formerKept } = store.state;
      if (address === undefined) address = view === "start" ? formerAddress : null;
      store.dismiss(...OF_TEXT);
      store.update({ date, address: address === null ? null : webAddress(address), corrections, kept });
      arrived += 1;
      accept(given);
      const offer = addressNotice(store);
      if (offer !== null) store.notify(offer);
      const replaced = view !== "start" && former.trim() !== "" && former !== store.state.text;
      if (replaced) {
        const back = { date: formerDate, address: formerAddress, corrections: formerCorrections, kept: formerKept };
        const action = { label: "Bring it back", run: () => session.load(former, back) };
        store.notify({ id: "former", tone: "hint", message: "This took the place of the article before.", action });
      }
      return annotate("read");
    },

    /**
     * An article that was taken away as a file of ours, with its corrections.
     * @param {string} json
     * @param {string} name the file's
     */
    async open(json, name) {
      try {
        const { text, date, address, corrections } = await client.openArticle(json);
        const done = Array.isArray(corrections) ? corrections.filter(isCorrection) : [];
        await session.load(text, { date: date ?? null, address: address ?? undefined, corrections: { ...history.NONE, done } });
      } catch (error) {
        store.notify({ id: "file", tone: "problem", message: `“${name}” was not opened: ${error?.message ?? error}` });
      }
    },

    /** The text as it is being typed: read again at once where that is quick, else once the typing pauses. */
    type(given) {
      accept(given);
      store.dismiss("former");
      clearTimeout(timer);
      // At once, so that it is read while the browser draws the letter.
      if ((store.state.reading?.milliseconds ?? 0) <= QUICK) void annotate();
      else timer = setTimeout(() => void annotate(), PAUSE);
    },

    /** Shows the annotated article; of a text not yet annotated, as soon as it is. */
    read() {
      const { text, reading } = store.state;
      if (reading !== null && reading.text === text) store.update({ view: "read" });
      else void annotate("read");
    },

    /** @param {string | null} date as YYYY-MM-DD */
    setDate(date) {
      store.update({ date });
      void annotate();
    },

    /** The reader corrects what was found. @param {import("./corrections/apply.js").Correction} correction */
    correct(correction) {
      follow(history.add(store.state.corrections, correction));
    },

    undo: () => follow(history.undo(store.state.corrections)),

    redo: () => follow(history.redo(store.state.corrections)),

    /** Back to the empty page. */
    clear() {
      store.dismiss();
      arrived += 1;
      store.update({ article: arrived, text: "", date: null, address: null, corrections: history.NONE, kept: null, view: "start", pane: "article" });
      void annotate();
    },
  };
  return session;
}

/**
 * The key in a newer reading of what `key` is in an older one: of the same type and at the same place, or the nearest.
 * @param {import("./annotations.js").Reading} before
 * @param {import("./annotations.js").Reading} after
 * @param {string} key
 */
function again(before, after, key) {
  const { type, spans, record } = before.annotations.get(key) ?? {};
  const alike = [...after.annotations.values()].filter((other) => other.type === type);
  if (type === "speaker") {
    const at = spans[0]?.[0];
    return (alike.find((it) => it.record.name === record.name) ?? alike.find((it) => it.spans.some(([start]) => start === at)))?.key ?? null;
  }
  const same = alike.find((it) => it.spans[0][0] === spans[0][0]) ?? alike.find((it) => it.spans[0][0] < spans[0][1] && it.spans[0][1] > spans[0][0]);
  return same?.key ?? null;
}

/** @param {number} count */
function lostMessage(count) {
  return `${plural(count, "correction")} of yours no longer ${count === 1 ? "fits" : "fit"} the text: the words are gone. ${count === 1 ? "It is" : "They are"} kept in case they return.`;
}

/** @param {() => void} run @returns {import("./notices.js").Notice} */
function slowNotice(run) {
  return { id: "slow", tone: "hint", message: "Still reading: this is a long text.", action: { label: "Stop", run } };
}

function explain(error) {
  if (error instanceof LoadError) return `The annotator could not be loaded (${error.message}).`;
  if (error instanceof CrashError) return `The annotator broke down on this text (${error.message}) and was started afresh.`;
  return `The annotator refused this (${error.message}).`;
}

function cutMessage({ given, kept, last }) {
  return `The text was cut: it is ${plural(given, "character")} long and Whosaid reads at most ${plural(LONGEST, "character")}. It now ends after ${plural(kept, "character")}, at “…${last}”.`;
}
