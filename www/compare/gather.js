/** Gathering the versions: what is there, each with its name and date, and the ways to add one more. */
import { h } from "../dom.js";
import { insert } from "../editor.js";
import { textOfTransfer } from "../paste.js";
import { timeInWords } from "../times.js";
import { plural } from "../words.js";
import { createKeptChoice } from "./kept.js";
import { FEWEST, MOST, nameOf } from "./state.js";

/**
 * @param {ReturnType<typeof import("./state.js").createState>} state
 * @param {ReturnType<typeof import("./versions.js").createVersions>} versions
 * @param {import("../store.js").Store} page
 * @param {{ files: (files: File[]) => void, open: () => void, compare: () => void }} does
 */
export function createGather(state, versions, page, does) {
  const list = h("ol", { class: "versions", "aria-label": "Versions" });
  const text = /** @type {HTMLTextAreaElement} */ (
    h("textarea", { id: "version-text", class: "version-text", spellcheck: "false", autocomplete: "off", placeholder: "Paste a version here, or drop several files." })
  );
  const input = /** @type {HTMLInputElement} */ (
    h("input", { type: "file", id: "version-files", multiple: true, hidden: true, accept: ".txt,.text,.md,.markdown,.html,.htm,.json,text/plain,text/markdown,text/html,application/json" })
  );
  const add = h("button", { type: "button", class: "plain", onclick: take }, "Add this version");
  const files = h("button", { type: "button", class: "plain", onclick: () => input.click() }, "Choose files…");
  const open = h("button", { type: "button", class: "plain", onclick: does.open }, "Add the open article");
  const compare = /** @type {HTMLButtonElement} */ (h("button", { type: "button", class: "primary go", onclick: does.compare }));
  const clear = h("button", { type: "button", class: "plain", onclick: takeAllOut }, "Take all out");
  const progress = /** @type {HTMLProgressElement} */ (h("progress", { "aria-label": "Versions read", hidden: true }));
  const said = h("p", { class: "about", role: "status" });
  const kept = createKeptChoice(state, versions, page);
  const element = h(
    "div",
    { class: "gather" },
    h("p", { class: "about gather-lead" }, `Put ${FEWEST} to ${MOST} versions of one story side by side: agency copy and its rewrites, what several papers made of it, an update. They are to be in English, and are read and compared on this machine.`),
    list,
    h("div", { class: "another" }, h("label", { for: "version-text" }, "Another version"), text, h("div", { class: "another-foot" }, add, files, input, open)),
    kept.element,
    h("div", { class: "gather-foot" }, compare, clear, progress, said),
  );

  text.addEventListener("paste", (event) => {
    const data = event.clipboardData;
    const pasted = data === null ? "" : textOfTransfer(data);
    // Files go the way of those that are dropped.
    if (pasted.trim() === "") return;
    event.preventDefault();
    event.stopPropagation();
    insert(text, pasted);
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) take();
  });
  input.addEventListener("change", () => {
    does.files([...(input.files ?? [])]);
    input.value = "";
  });
  state.subscribe(["versions", "phase"], draw);
  page.subscribe(["text"], draw);

  function take() {
    if (versions.add({ text: text.value })) text.value = "";
    text.focus();
  }

  function takeAllOut() {
    versions.clear();
    text.focus();
  }

  /** @type {Map<number, ReturnType<typeof entry>>} */
  const entries = new Map();

  function draw() {
    const { versions: all, phase } = state.state;
    for (const [id, { element: line }] of entries) {
      if (all.some((version) => version.id === id)) continue;
      line.remove();
      entries.delete(id);
    }
    all.forEach((version, i) => {
      if (!entries.has(version.id)) {
        const made = entry(version.id);
        entries.set(version.id, made);
        list.append(made.element);
      }
      entries.get(version.id)?.draw(version, i);
    });
    const ready = all.filter((version) => version.phase === "ready").length;
    const failed = all.filter((version) => version.phase === "failed").length;
    const busy = ready + failed < all.length;
    list.hidden = all.length === 0;
    clear.hidden = all.length < 2;
    open.hidden = page.state.text.trim() === "" || all.some((version) => version.text === page.state.text);
    compare.textContent = phase === "working" ? "Comparing…" : ready < FEWEST ? "Compare" : `Compare ${plural(ready, "version")}`;
    compare.disabled = ready < FEWEST || busy || phase === "working";
    progress.hidden = !busy;
    Object.assign(progress, { max: all.length, value: ready + failed });
    said.textContent = tell({ all: all.length, ready, failed, busy, phase });
  }

  /** A version's line. @param {number} id */
  function entry(id) {
    const name = /** @type {HTMLInputElement} */ (h("input", { type: "text", class: "version-name", autocomplete: "off", oninput: () => versions.rename(id, name.value) }));
    const date = /** @type {HTMLInputElement} */ (h("input", { type: "date", class: "version-date", onchange: () => versions.setDate(id, date.value || null) }));
    const how = h("span", { class: "about" });
    const again = h("button", { type: "button", class: "plain small", onclick: () => versions.retry(id) }, "Try again");
    const remove = h("button", { type: "button", class: "icon", title: "Take this version out", onclick: takeOut }, "×");
    const no = h("span", { class: "no", "aria-hidden": "true" });
    const line = h("li", { class: "version" }, no, name, h("label", { class: "version-dated" }, "Date", date), h("div", { class: "version-how" }, how, again), remove);

    function takeOut() {
      const next = line.nextElementSibling ?? line.previousElementSibling;
      versions.remove(id);
      /** @type {HTMLElement} */ (next?.querySelector(".icon") ?? text).focus();
    }

    return {
      element: line,
      /** @param {import("./state.js").Version} version @param {number} i */
      draw(version, i) {
        const called = nameOf(version, i);
        no.textContent = String(i + 1);
        if (document.activeElement !== name) name.value = version.name;
        if (document.activeElement !== date) date.value = version.date ?? "";
        name.placeholder = called;
        name.setAttribute("aria-label", `Name of version ${i + 1}`);
        date.setAttribute("aria-label", `Date of version ${i + 1}, if known`);
        remove.setAttribute("aria-label", `Take out “${called}”`);
        again.setAttribute("aria-label", `Read “${called}” again`);
        again.hidden = version.phase !== "failed";
        line.dataset.phase = version.phase;
        how.textContent = standing(version);
      },
    };
  }

  draw();
  return {
    element,
    /** Opens the kept articles to choose from. */
    choose: kept.open,
  };
}

/** How a version stands. @param {import("./state.js").Version} version */
function standing({ phase, text, date, document, corrections, message }) {
  if (phase === "waiting") return "waiting";
  if (phase === "reading") return "reading…";
  if (phase === "failed") return `Not read. ${message} Try again, or take it out; the others are compared without it.`;
  const words = plural(text.split(/\s+/u).filter(Boolean).length, "word");
  const dated = date === null && document.date !== null ? `dated ${timeInWords(document.date) ?? document.date} in its text` : null;
  const corrected = corrections.length === 0 ? null : `with ${plural(corrections.length, "correction")} of yours`;
  return [words, dated, corrected].filter((part) => part !== null).join(" · ");
}

function tell({ all, ready, failed, busy, phase }) {
  if (phase === "working") return `Comparing ${plural(ready, "version")}…`;
  if (busy) return `Reading: ${ready + failed} of ${plural(all, "version")} done.`;
  if (failed > 0) return `${plural(failed, "version")} could not be read.`;
  if (ready < FEWEST) return all === 0 ? "No version yet." : "One more version is needed.";
  return "";
}
