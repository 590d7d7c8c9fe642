/** The sample articles, written for Whosaid. Without them the page works as well. */
import { h } from "./dom.js";
import { sample } from "./place.js";

/**
 * @param {HTMLElement} section
 * @param {HTMLElement} list
 * @param {import("./store.js").Store} store
 * @param {import("./session.js").Session} session
 */
export async function showSamples(section, list, store, session) {
  const samples = await sample("index.json").then(JSON.parse).catch(() => []);
  list.replaceChildren(
    ...samples.map(({ file, title, about }) => {
      const load = async () => {
        try {
          await session.load(await sample(file), { address: null });
        } catch {
          store.notify({ id: "file", tone: "problem", message: `“${title}” could not be loaded.` });
        }
      };
      const name = h("span", { class: "sample-title" }, title);
      return h("li", {}, h("button", { type: "button", class: "sample", onclick: load }, name, h("span", { class: "sample-about" }, about)));
    }),
  );
  section.hidden = samples.length === 0;
}
