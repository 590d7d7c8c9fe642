/** Tells the other tabs what this one keeps and forgets, where the browser lets tabs talk. */
import { attempt } from "../storage.js";
import { nameOf } from "./database.js";

/** @param {(id: string | null) => void} hear an article was kept or forgotten in another tab; null for all of them */
export function createWire(hear) {
  const channel = attempt(() => new BroadcastChannel(nameOf()));
  channel?.addEventListener("message", ({ data }) => hear(data));
  return {
    /** @param {string | null} id */
    tell: (id) => channel?.postMessage(id),
  };
}
