/** The comparison as a whole: gathering the versions, comparing them in the worker, showing what came of it. */
import { h } from "../dom.js";
import { FileError, textOfFile } from "../files.js";
import { isCorrection } from "../corrections/apply.js";
import { showNotices } from "../notices.js";
import { createGather } from "./gather.js";
import { createKeeping } from "./keeping.js";
import { createResult } from "./result.js";
import { createState } from "./state.js";
import { createTakeaway } from "./takeaway.js";
import { articlesOf, createVersions, explain } from "./versions.js";

/** The page's notices that are not about the article that is open. */
const OF_PAGE = ["apart", "link", "update"];

/**
 * @param {HTMLElement} root
 * @param {import("../store.js").Store} page
 * @param {ReturnType<typeof import("../client.js").createClient>} client
 * @param {ReturnType<typeof import("../kept/database.js").openDatabase>} database
 * @param {() => void} leave goes back to where the reader came from
 */
export function createRoom(root, page, client, database, leave) {
  const state = createState();
  const versions = createVersions(state, client);
  const title = h("h2", { tabindex: "-1", id: "comparison-title" });
  const back = h("button", { type: "button", class: "plain", onclick: leave });
  const change = h("button", { type: "button", class: "plain", onclick: () => { state.update({ stage: "gather" }); title.focus(); } }, "Change versions");
  const take = h("button", { type: "button", class: "plain" }, "Take away");
  const dialog = /** @type {HTMLDialogElement} */ (h("dialog", { class: "shelf-dialog", id: "comparison-takeaway" }));
  const notices = h("div", { class: "notices" });
  const ofPage = h("div", { class: "notices" });
  const gather = createGather(state, versions, page, { files: (files) => void addFiles(files), open: addOpen, compare: () => void compare() });
  const result = h("div", { class: "result" });
  showNotices(notices, state);
  showNotices(ofPage, page, OF_PAGE);
  createTakeaway(dialog, take, state, client);
  root.setAttribute("aria-labelledby", "comparison-title");
  root.append(h("div", { class: "comparison-head" }, title, h("div", { class: "comparison-actions" }, change, take, back)), ofPage, notices, gather.element, result, dialog);

  state.subscribe(["stage"], draw);
  state.subscribe(["result"], ({ result: made }) => {
    result.replaceChildren(...(made === null ? [] : [createResult(state)]));
  });
  const restored = createKeeping(state, versions, page, database, compare);
  draw();

  function draw() {
    const { stage, result: made } = state.state;
    root.dataset.stage = stage;
    title.textContent = stage === "result" ? `${made.versions.length} versions side by side` : "Compare versions";
    change.hidden = stage !== "result";
    take.hidden = stage !== "result";
    gather.element.hidden = stage !== "gather";
    result.hidden = stage !== "result";
  }

  async function compare() {
    const ready = state.state.versions.filter(({ phase }) => phase === "ready");
    state.dismiss();
    state.update({ phase: "working" });
    try {
      const comparison = await client.compare(articlesOf(ready));
      state.update({ phase: "idle", chosen: null, result: { comparison, versions: ready } });
      state.update({ stage: "result" });
      title.focus();
    } catch (error) {
      const action = { label: "Try again", run: () => void compare() };
      state.notify({ id: "failure", tone: "problem", message: `The versions could not be compared. ${explain(error)} They are all still here.`, action });
      state.update({ phase: "idle" });
    }
  }

  /** The article that is open, with its corrections; read already, unless it is being changed. */
  function addOpen() {
    const { text, reading, date, corrections, kept } = page.state;
    const document = reading?.text === text ? reading.document : null;
    versions.add({ text, date, corrections: corrections.done, kept, document });
  }

  /** @param {File[]} files each is added, or it is told why not */
  async function addFiles(files) {
    state.update({ stage: "gather" });
    for (const file of files) {
      try {
        const { text, saved } = await textOfFile(file);
        if (saved) addSaved(await client.openArticle(text));
        else versions.add({ text, name: file.name.replace(/\.[^.]+$/u, "") });
      } catch (error) {
        const message = error instanceof FileError ? error.message : `“${file.name}” was not opened: ${error?.message ?? error}`;
        state.notify({ id: `file:${file.name}`, tone: "problem", message });
      }
    }
  }

  function addSaved({ text, title: called, date, corrections }) {
    const done = Array.isArray(corrections) ? corrections.filter(isCorrection) : [];
    versions.add({ text, name: called ?? "", date: date ?? null, corrections: done });
  }

  return {
    /**
     * @param {import("../store.js").State["view"]} from  where the reader comes from
     * @param {boolean} withOpen  whether the article that is open is the first version
     */
    enter(from, withOpen) {
      back.textContent = from === "start" ? "Back" : "Back to the article";
      title.focus();
      void restored.then(() => {
        if (withOpen && state.state.versions.length === 0 && page.state.text.trim() !== "") addOpen();
      });
    },

    choose() {
      state.update({ stage: "gather" });
      gather.choose();
    },

    /** @param {string} text */
    text(text) {
      state.update({ stage: "gather" });
      versions.add({ text });
    },

    /** @param {File[]} files */
    files: addFiles,
  };
}
