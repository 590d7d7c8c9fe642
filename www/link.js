/**
 * A link that carries an article in its fragment, compressed. Browsers never send a fragment to a server. Sizes are held
 * against limits before and after unpacking: a link may come from anybody.
 */
import { plural } from "./words.js";

/** The fragment's first letters, with the version of what follows. */
export const HEAD = "#article-1.";

/** Longer links are cut by programs that pass them on, in characters. */
export const LONGEST_LINK = 60_000;

/** The longest text that a link brings, in bytes of UTF-8. */
const MOST_BYTES = 1_000_000;

/** Why there is no link, or nothing in one, in words for the reader. */
export class LinkError extends Error {}

/**
 * @param {string} text
 * @param {string | null} [from] where the text stands on the web
 * @param {URL} [page] this page's address
 * @returns {Promise<string>}
 * @throws {LinkError} where the text is too long for a link
 */
export async function linkTo(text, from = null, page = new URL(location.href)) {
  const packed = await through(new Blob([text]).stream(), new CompressionStream("deflate-raw"), Infinity);
  const address = new URL(page);
  const parts = from === null ? [packed] : [packed, new TextEncoder().encode(from)];
  address.hash = `${HEAD.slice(1)}${parts.map(base64).join(".")}`;
  if (address.href.length > LONGEST_LINK) {
    const room = plural(LONGEST_LINK, "character");
    throw new LinkError(`This article makes a link of ${plural(address.href.length, "character")}; programs that pass links on take at most about ${room}. Save it as a Whosaid file instead.`);
  }
  return address.href;
}

/**
 * @param {string} hash the address's fragment
 * @returns {Promise<{ text: string, address: string | null } | null>} what it brings: a text, and where that stands on
 * the web where the link tells; null where it brings none
 * @throws {LinkError} where what it brings is damaged or too long
 */
export async function articleOfLink(hash) {
  if (!hash.startsWith(HEAD)) return null;
  if (hash.length > LONGEST_LINK) throw new LinkError(`The link is longer than ${plural(LONGEST_LINK, "character")}.`);
  const [packed, address = ""] = hash.slice(HEAD.length).split(".");
  try {
    const bytes = await through(new Blob([bytesOf(packed)]).stream(), new DecompressionStream("deflate-raw"), MOST_BYTES);
    return { text: read(bytes), address: read(bytesOf(address)) || null };
  } catch (error) {
    if (error instanceof LinkError) throw error;
    throw new LinkError("The link is damaged: a part of it may have been cut off.");
  }
}

function read(bytes) {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

/** What comes out of a stream, as long as it is no more than `most` bytes. */
async function through(stream, change, most) {
  const chunks = [];
  let length = 0;
  const reader = stream.pipeThrough(change).getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    length += value.length;
    if (length > most) {
      await reader.cancel().catch(() => {});
      throw new LinkError(`The article in the link is longer than ${plural(most, "byte")}.`);
    }
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function base64(bytes) {
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replace(/\+/gu, "-").replace(/\//gu, "_").replace(/=+$/u, "");
}

function bytesOf(letters) {
  return Uint8Array.from(atob(letters.replace(/-/gu, "+").replace(/_/gu, "/")), (letter) => letter.charCodeAt(0));
}

/**
 * Shows the article that the page's address brings: at once on an empty page, and when asked for where the reader has one.
 * @param {import("./store.js").Store} store
 * @param {import("./session.js").Session} session
 */
export async function takeLink(store, session) {
  const { hash } = location;
  if (!hash.startsWith(HEAD)) return;
  // Once read it goes: the address should not show an article that is no longer on the page.
  history.replaceState(null, "", location.pathname + location.search);
  try {
    const article = await articleOfLink(hash);
    if (article === null) return;
    const { text, address } = article;
    if (store.state.text.trim() === "") return void session.load(text, { address });
    const run = () => {
      store.dismiss("link");
      void session.load(text, { address });
    };
    store.notify({ id: "link", tone: "hint", message: "The link brings another article. Yours is still here.", action: { label: "Show the other", run } });
  } catch (error) {
    store.notify({ id: "link", tone: "problem", message: String(error?.message ?? error) });
  }
}
