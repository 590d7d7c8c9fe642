/** The way to the comparison of several versions and back. Its modules and its styles come when it is first used. */
import { byId } from "../dom.js";
import { nameOf } from "../kept/database.js";
import { attempt } from "../storage.js";

/** @typedef {ReturnType<typeof createDoor>} Door */

/**
 * @param {HTMLElement} root takes the comparison
 * @param {import("../store.js").Store} store
 * @param {ReturnType<typeof import("../client.js").createClient>} client
 * @param {ReturnType<typeof import("../kept/database.js").openDatabase>} database
 */
export function createDoor(root, store, client, database) {
  /** Where the tab remembers that it shows the comparison. */
  const inside = `${nameOf()} comparing`;
  const was = attempt(() => sessionStorage.getItem(inside)) !== null;
  /** @type {Promise<ReturnType<typeof import("./room.js").createRoom>> | null} */
  let room = null;
  /** Where the reader came from. @type {import("../store.js").State["view"]} */
  let former = "start";
  /** @type {Element | null} */
  let focused = null;

  store.subscribe(["view"], ({ view }) => {
    root.hidden = view !== "compare";
    attempt(() => (view === "compare" ? sessionStorage.setItem(inside, "yes") : sessionStorage.removeItem(inside)));
  });

  /**
   * The comparison, in view; null where its modules cannot be had.
   * @param {boolean} [withOpen] whether the article that is open is the first version
   */
  async function enter(withOpen = true) {
    try {
      room ??= import("./room.js").then(({ createRoom }) => createRoom(root, store, client, database, leave));
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
    /** Has the modules at hand, where their files are about to go. */
    fetch: () => void import("./room.js").catch(() => {}),

    /** Goes back in where the page was loaded anew, unless nothing was kept or a link brings something else. */
    async resume() {
      if (was && !store.state.secret && location.hash === "") await enter();
    },

    /** Shows the kept articles to choose from. */
    choose: async () => (await enter())?.choose(),

    /** Takes a text as another version. @param {string} text */
    text: async (text) => (await enter())?.text(text),

    /** Takes files as further versions. @param {File[]} files */
    files: async (files) => (await enter(false))?.files(files),
  };
}
