/**
 * The bookmarklet: a bookmark that, on another site's page, takes what is selected there, or that page's article, and
 * opens Whosaid with it in the address's fragment. No browser sends a fragment to a server.
 */
import { h } from "./dom.js";
import { HEAD, LONGEST_LINK } from "./link.js";
import { BOOKMARKLETS } from "./place.js";

/**
 * Runs on the other page, where nothing of ours is: it uses what is passed to it and what every browser has.
 * @param {string} whosaid this page's address, with the fragment's first letters
 * @param {number} longest the longest address, in characters
 */
async function carry(whosaid, longest) {
  const chosen = String(getSelection());
  const article = document.querySelector("article") ?? document.querySelector("main, [role=main]") ?? document.body;
  const title = (document.querySelector("h1")?.innerText ?? document.title).trim();
  const body = chosen.trim() === "" ? article.innerText.trim() : chosen;
  const text = chosen.trim() !== "" || body.includes(title) ? body : `${title}\n\n${body}`;
  const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const packed = await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer();
  const from = new TextEncoder().encode(location.href.split("#")[0]);
  const address = `${whosaid}${base64(new Uint8Array(packed))}.${base64(from)}`;
  if (address.length > longest) return alert("This article is too long for a link. Select a part of it, or copy it and paste it into Whosaid.");
  const opened = open(address);
  if (opened === null) location.assign(address);
  else opened.opener = null;
}

/**
 * @param {URL} [page] this page's address
 * @returns {string} what the bookmark holds
 */
export function bookmarklet(page = new URL(location.href)) {
  const whosaid = `${page.origin}${page.pathname}${HEAD}`;
  return `javascript:${encodeURIComponent(`(${carry})(${JSON.stringify(whosaid)},${LONGEST_LINK})`)}`;
}

/**
 * Offers the bookmarklet, to be dragged to the bookmarks.
 * @param {HTMLElement} place
 * @param {import("./store.js").Store} store
 */
export function offerBookmarklet(place, store) {
  if (!BOOKMARKLETS) return;
  const explain = (event) => {
    event.preventDefault();
    store.notify({ id: "bookmarklet", tone: "hint", message: "Drag “Send to Whosaid” to your bookmarks. Then open an article elsewhere and choose the bookmark there." });
  };
  const link = h("a", { href: bookmarklet(), onclick: explain }, "Send to Whosaid");
  place.append("From another page: drag ", link, " to your bookmarks and choose it there. What you have selected, or the page’s article, opens here, carried in the link itself; it is sent to nobody.");
  place.hidden = false;
}
