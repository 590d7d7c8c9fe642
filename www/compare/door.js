/** The way to the comparison of several versions and back. Its modules and its styles come when it is first used. */
import { byId } from "../dom.js";

/** @typedef {ReturnType<typeof createDoor>} Door */

/**
 * @param {HTMLElement} root takes the comparison
 * @param {import("../store.js").Store} store
 * @param {ReturnType<typeof import("../client.js").createClient>} client
 */
export function createDoor(root, store, client) {
  /** @type {Promise<ReturnType<typeof import("./room.js").createRoom>> | null} */
  let room = null;
  /** Where the reader came from. @type {import("../store.js").State["view"]} */
  let former = "start";
  /** @type {Element | null} */
  let focused = null;

  store.subscribe(["view"], ({ view }) => {
    root.hidden = view !== "compare";
  });

  /**
   * The comparison, in view; null where its modules cannot be had.
   * @param {boolean} [withOpen] whether the article that is open is the first version
   */
  async function enter(withOpen = true) {
    try {
      room ??= import("./room.js").then(({ createRoom }) => createRoom(root, store, client, leave));
      const entered = await room;
      if (store.state.view === "compare") return entered;
      for (const sheet of document.querySelectorAll('[media="not all"]')) sheet.setAttribute("media", "all");
      former = store.state.view;
      focused = document.activeElement;
      store.update({ view: "compare" });
      entered.enter(former, withOpen);
      return entered;
    } catch {
      room = null;
      store.notify({ id: "compare", tone: "problem", message: "The comparison could not be loaded. Your text is still here; try again once there is a network." });
      return null;
    }
  }

  function leave() {
    store.update({ view: former });
    const back = focused?.isConnected && focused.checkVisibility() ? focused : byId(former === "start" ? "compare-start" : "compare");
    /** @type {HTMLElement} */ (back).focus();
  }

  for (const button of [byId("compare"), byId("compare-start")]) button.addEventListener("click", () => void enter());

  return {
    /** Shows the kept articles to choose from. */
    choose: async () => (await enter())?.choose(),

    /** Takes a text as another version. @param {string} text */
    text: async (text) => (await enter())?.text(text),

    /** Takes files as further versions. @param {File[]} files */
    files: async (files) => (await enter(false))?.files(files),
  };
}
