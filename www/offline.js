/**
 * The page without a network: its service worker, and the way from one build to the next, which is the reader's to
 * take. Nothing here loads the page again unasked.
 */
import { PLACE, SERVICE_WORKER } from "./place.js";
import { trustedAddress } from "./trust.js";

/** How long after the page has loaded the files are kept, in milliseconds: the first text should not wait for it. */
const DELAY = 1000;

/** Where the text waits while the page loads again; the tab's own, and taken away on arrival. */
const CARRIED = `whosaid ${PLACE} carried`;

/** What came along from before the page loaded again. */
function unpack() {
  try {
    const carried = sessionStorage.getItem(CARRIED);
    sessionStorage.removeItem(CARRIED);
    return JSON.parse(carried);
  } catch {
    return null;
  }
}

/**
 * @param {import("./store.js").Store} store
 * @param {import("./session.js").Session} session
 * @param {HTMLElement} line says that the page works offline
 * @param {() => void} fetchRest  loads what the page has left for later
 */
export function workOffline(store, session, line, fetchRest) {
  bringBack(store, session);
  if (SERVICE_WORKER === null) {
    line.textContent = "This edition is one file: it needs no network, has no service worker, and does not update itself.";
    return;
  }
  // Missing where the address is neither https nor this machine's, and in some private windows.
  if (!("serviceWorker" in navigator)) return;
  const begin = () => setTimeout(() => void register(store, line, fetchRest), DELAY);
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin, { once: true });
}

async function register(store, line, fetchRest) {
  const { serviceWorker } = navigator;
  const leave = createLeave(store, fetchRest);
  let replaces = serviceWorker.controller !== null;
  serviceWorker.addEventListener("controllerchange", () => {
    if (replaces) leave.replaced();
    replaces = true;
  });
  try {
    const registration = await serviceWorker.register(trustedAddress(SERVICE_WORKER), { updateViaCache: "none" });
    if (registration.waiting !== null) leave.offer(registration.waiting);
    registration.addEventListener("updatefound", () => watch(registration.installing, leave));
    watch(registration.installing, leave);
  } catch {
    // Without its files kept the page works as long as there is a network.
    return;
  }
  await serviceWorker.ready;
  line.textContent = "Ready to work offline.";
}

/** Offers a build once it is whole, unless it is the first. */
function watch(worker, leave) {
  worker?.addEventListener("statechange", () => {
    if (worker.state === "installed" && navigator.serviceWorker.controller !== null) leave.offer(worker);
  });
}

/** The way to a newer build: asked for here, or in another tab of the same site. */
function createLeave(store, fetchRest) {
  let asked = false;

  /** Runs `go` with the text put by; where it cannot be, the reader decides. */
  function leave(go) {
    if (pack(store.state)) return go();
    store.notify({
      id: "update",
      tone: "problem",
      message: "Your text cannot be kept while the page loads again: copy it first.",
      action: { label: "Load without it", run: go },
    });
  }

  function say(message, go) {
    const action = { label: "Use the new version", run: () => leave(go) };
    store.notify({ id: "update", tone: "hint", message, action });
  }

  return {
    /** @param {ServiceWorker} worker the newer build's, whole and waiting */
    offer(worker) {
      // Once another tab asks for that build, the files of this one are gone.
      fetchRest();
      say("There is a new version of Whosaid. Your text comes along.", () => {
        asked = true;
        worker.postMessage("take over");
      });
    },

    /** A newer build now answers for the site. */
    replaced() {
      if (asked) location.reload();
      else say("Another tab uses a new version of Whosaid by now. Your text comes along.", () => location.reload());
    },
  };
}

/** Puts the text by for the next load. @returns {boolean} whether there was room for it */
function pack({ text, date, address, corrections, kept, view }) {
  if (text === "") return true;
  try {
    sessionStorage.setItem(CARRIED, JSON.stringify({ text, date, address, corrections, kept, view: view === "compare" ? "read" : view }));
    return true;
  } catch {
    return false;
  }
}

function bringBack(store, session) {
  const carried = unpack();
  if (carried === null) return;
  const { view, text, ...known } = carried;
  store.update({ text, ...known, view: view === "read" ? "start" : view });
  if (view === "read") session.read();
  else session.type(text);
}
