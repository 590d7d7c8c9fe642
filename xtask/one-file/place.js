/** Where the page's parts lie in the edition that is one file: in the file itself. Takes the place of www/place.js. */
import { SAMPLES } from "./samples.bundle.js";
import worker from "./worker.bundle";

/** The file's own path: two copies of it on a disk keep their articles apart, where the browser does not. */
export const PLACE = location.pathname;

/** The annotator's thread. A worker of a file on a disk may start from a blob alone, and not as a module. */
export const WORKER = { address: URL.createObjectURL(new Blob([worker], { type: "text/javascript" })), type: "classic" };

/** A file on a disk cannot have a service worker, and needs none. */
export const SERVICE_WORKER = null;

/** A page on the web opens no file of a disk, so no bookmark could bring an article here. */
export const BOOKMARKLETS = false;

/** @param {string} file a sample's name, or that of their index @returns {Promise<string>} its text */
export async function sample(file) {
  return SAMPLES[file];
}
