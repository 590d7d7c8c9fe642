/** The browser's small storage, which some windows and settings take away. */

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
