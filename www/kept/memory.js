/** Small settings: whether to keep nothing, and which article this tab shows. Without storage they last as long as the page. */
import { attempt } from "../storage.js";
import { nameOf } from "./database.js";

const SECRET = `${nameOf()} secret`;
const OPEN = `${nameOf()} open`;

/** Which article this tab showed before it was loaded anew. */
export const openHere = attempt(() => sessionStorage.getItem(OPEN));

/** @param {string | null} id */
export function rememberOpen(id) {
  attempt(() => (id === null ? sessionStorage.removeItem(OPEN) : sessionStorage.setItem(OPEN, id)));
}

/** Whether the browser remembers that nothing is to be kept. To be asked before anything is: another tab may have said so. */
export function isSecret() {
  return attempt(() => localStorage.getItem(SECRET)) === "yes";
}

/** @param {boolean} secret */
export function setSecret(secret) {
  attempt(() => (secret ? localStorage.setItem(SECRET, "yes") : localStorage.removeItem(SECRET)));
}

/** @param {(secret: boolean) => void} run hears when another tab says otherwise */
export function onSecret(run) {
  addEventListener("storage", ({ key }) => {
    if (key === SECRET) run(isSecret());
  });
}
