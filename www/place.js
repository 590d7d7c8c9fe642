/**
 * Where the page's parts lie: beside this module, under whatever path the site has. The edition in one file has
 * another module in this one's place (xtask/one-file/place.js).
 */
const beside = (path) => new URL(path, import.meta.url).href;

/** The path that the page lives at: what the page keeps in the browser is named for it. */
export const PLACE = new URL(beside("./")).pathname;

/** The annotator's thread, and what sort of script it is. */
export const WORKER = { address: beside("./worker.js"), type: "module" };

/** The service worker; null where there is none. */
export const SERVICE_WORKER = beside("./sw.js");

/** Whether other sites' pages can open this one: a page on the web opens no file of a disk. */
export const BOOKMARKLETS = true;

/** @param {string} file a sample's name, or that of their index @returns {Promise<string>} its text */
export async function sample(file) {
  const answer = await fetch(beside(`./samples/${file}`));
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.text();
}
