/**
 * The way of a text through the page: made fit, annotated in the worker, kept whatever happens.
 * The newest request is the only one whose answer counts.
 */
import { createReading } from "./annotations.js";
import { CrashError, LoadError } from "./client.js";
import { lack } from "./engine.js";
import { withLineFeeds } from "./corrections/anchors.js";
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
const OF_TEXT = ["address", "cut", "failure", "forgotten", "former", "file", "lost"];

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
  /** Is run before another article takes the place of the one on the page. */
  let leave = () => {};
  /** The article's text as all corrections last fitted it: what is left once all of it has been deleted. */
  let fitting = "";

  /** Takes a text; says so when it had to be cut. @param {ReturnType<typeof fit>} fitted */
  function accept({ text, cut }) {
    store.update({ text });
    if (text.trim() !== "") store.dismiss("empty");
    if (cut === null) store.dismiss("cut");
    else store.notify({ id: "cut", tone: "hint", message: cutMessage(cut) });
  }

  /** @param {"read" | null} view the view to go to once the text is annotated, unless the reader has gone to another by then */
  async function annotate(view = null) {
    clearTimeout(timer);
    // What is given up answers nobody, not even an empty page.
    request?.abort(new DOMException("superseded", "AbortError"));
    request = null;
    const { text, date, view: from } = store.state;
    if (text.trim() === "") {
      store.dismiss("slow", "failure");
      store.update({ phase: "idle", reading: null, selection: null });
      if (view !== null) store.notify({ id: "empty", tone: "hint", message: "There is nothing to read yet: paste or type an article first." });
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
      const stays = view === null || store.state.view !== from;
      store.update({ phase: "ready", reading, article, selection: null, ...(stays ? {} : { view }) });
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
    if (lost.length === 0) {
      fitting = text;
      store.dismiss("lost");
    } else store.notify({ id: "lost", tone: "hint", message: lostMessage(lost.length) });
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
     * the empty page is its own, unless it brings another. Where it is the text that is there already, what is known of
     * that stays.
     * @param {string} given
     * @param {{ date?: string | null, address?: string | null, corrections?: history.History, kept?: string | null }} [known] what is known of it
     */
    load(given, known = {}) {
      const { view, date, address, corrections, kept, text: left } = store.state;
      const former = { date, address, corrections, kept };
      const text = left.trim() === "" ? fitting : left;
      const fitted = fit(given);
      if (fitted.text.trim() === "") return store.notify({ id: "file", tone: "problem", message: "This was not opened: there is no text in it." });
      leave();
      const same = text !== "" && fitted.text === text;
      const blank = { date: null, address: view === "start" ? address : null, corrections: history.NONE, kept: null };
      const now = { ...(same ? former : blank), ...known };
      store.dismiss(...OF_TEXT);
      if (known.corrections !== undefined) now.corrections = { ...known.corrections, done: withLineFeeds(given, known.corrections.done) };
      store.update({ ...now, address: now.address === null ? null : webAddress(now.address) });
      if (!same) arrived += 1;
      fitting = "";
      accept(fitted);
      const offer = addressNotice(store);
      if (offer !== null) store.notify(offer);
      const loses = same ? corrections.done.length > 0 && now.corrections !== corrections : text.trim() !== "";
      if (view !== "start" && loses) {
        const action = { label: "Bring it back", run: () => session.load(text, former) };
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
        await session.load(text, { date: date ?? null, ...(address ? { address } : {}), corrections: { ...history.NONE, done }, kept: null });
      } catch (error) {
        store.notify({ id: "file", tone: "problem", message: `“${name}” was not opened: ${error?.message ?? error}` });
      }
    },

    /** The text as it is being typed: read again at once where that is quick, else once the typing pauses. */
    type(given) {
      accept(fit(given));
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

    /** @param {() => void} run is run whenever another article is about to take the place of the one on the page */
    beforeAnother(run) {
      leave = run;
    },

    undo: () => follow(history.undo(store.state.corrections)),

    redo: () => follow(history.redo(store.state.corrections)),

    /** Back to the empty page. */
    clear() {
      leave();
      store.dismiss();
      arrived += 1;
      fitting = "";
      store.update({ article: arrived, text: "", date: null, address: null, corrections: history.NONE, kept: null, view: "start", pane: "article" });
      void annotate();
    },
  };
  return session;
}

/**
 * The key in a newer reading of what `key` is in an older one: of the same type and where it stood, the likest to it.
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
  const [[from, to]] = spans;
  const apart = ({ spans: [[start, end]] }) => Math.abs(start - from) + Math.abs(end - to);
  const over = alike.filter(({ spans: [[start, end]] }) => start < to && end > from);
  return over.sort((a, b) => apart(a) - apart(b))[0]?.key ?? null;
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
