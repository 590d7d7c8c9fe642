/**
 * The page's one Trusted Types policy. The policy of the page's contents names it and no other, so no other code can
 * make an address of a script, or markup, that the browser takes; and nothing that this module lets out is either,
 * but for the workers' own known addresses.
 */
import { SERVICE_WORKER, WORKER } from "./place.js";

const KNOWN = new Set([WORKER.address, SERVICE_WORKER]);

const rules = {
  createScriptURL(address) {
    if (!KNOWN.has(address)) throw new TypeError("not the address of a worker of this page");
    return address;
  },
  // Reaches the parser of inert documents below, and nothing else.
  createHTML: (markup) => markup,
};

// Browsers without Trusted Types take the plain strings.
const policy = globalThis.trustedTypes?.createPolicy("whosaid", rules) ?? rules;

/** @param {string} address one of the workers' @returns {any} what `Worker` and `register` take for an address */
export function trustedAddress(address) {
  return policy.createScriptURL(address);
}

/**
 * Parses markup from outside into a document that is no page: its scripts do not run, its handlers are never attached,
 * its pictures are not fetched.
 * @param {string} markup
 * @returns {Document}
 */
export function parseInert(markup) {
  return new DOMParser().parseFromString(policy.createHTML(markup), "text/html");
}
