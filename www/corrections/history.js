/**
 * Corrections with a way back. All of it is plain data that is never changed in place.
 *
 * @typedef {import("./apply.js").Correction} Correction
 * @typedef {{ readonly done: readonly Correction[], readonly undone: readonly Correction[] }} History
 */

/** @type {History} */
export const NONE = Object.freeze({ done: Object.freeze([]), undone: Object.freeze([]) });

/** @param {History} history @param {Correction} correction @returns {History} */
export function add({ done }, correction) {
  return { done: [...done, correction], undone: [] };
}

/** @param {History} history @returns {History} */
export function undo({ done, undone }) {
  return done.length === 0 ? { done, undone } : { done: done.slice(0, -1), undone: [...undone, done.at(-1)] };
}

/** @param {History} history @returns {History} */
export function redo({ done, undone }) {
  return undone.length === 0 ? { done, undone } : { done: [...done, undone.at(-1)], undone: undone.slice(0, -1) };
}
