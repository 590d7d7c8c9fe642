/** The browser's storage, which some windows and settings take away. */

/** Why something could not be kept, in words for the reader. @param {any} error */
export function reasonOf(error) {
  return error?.name === "QuotaExceededError" ? "the browser’s storage for this page is full" : `${error?.message ?? error}`.replace(/\.$/u, "");
}

/**
 * @template T
 * @param {() => T} run reads or writes it
 * @returns {T | null} null where there is none: what was to be remembered then lasts as long as the page
 */
export function attempt(run) {
  try {
    return run();
  } catch {
    return null;
  }
}
