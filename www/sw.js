/**
 * The service worker: keeps this build's files, all of them and nothing else, so that the page opens without a
 * network. A newer build waits until the reader asks for it. No request is made but for the files themselves.
 */

/** The build's version and its files, each with the hash of its bytes; `cargo xtask build` writes both. */
const SITE = { version: "none", files: [] };

/** The folder that the site lies in. */
const ROOT = new URL("./", location.href);

/** How the caches of this site's builds are called. A path has no spaces, so no other site's begin the same. */
const OURS = `whosaid ${ROOT.pathname} `;
const CACHE = `${OURS}${SITE.version}`;

/** The files' hashes by their addresses. The page's own is the folder's: hosts lead index.html there. */
const HASHES = new Map(
  SITE.files.map(([path, hash]) => [new URL(path === "index.html" ? "./" : path, ROOT).href, hash]),
);

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));
addEventListener("message", ({ data }) => {
  if (data === "take over") void skipWaiting();
});
addEventListener("fetch", (event) => {
  const address = kept(event.request);
  if (address !== null) event.respondWith(answer(address, event.request));
});

async function fill() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all([...HASHES].map(([address, hash]) => keep(cache, address, hash)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** A file with other bytes fails the hash, as while a host has half of a new build; the next visit tries again. */
async function keep(cache, address, hash) {
  const file = await fetch(address, { cache: "no-cache", integrity: hash });
  if (!file.ok || file.redirected) throw new TypeError(`${address} was answered by ${file.status} from ${file.url}`);
  await cache.put(address, file);
}

/** Only the caches of this site's other builds go: other sites on the origin have theirs. */
async function takeOver() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

/** The address by which a request's answer is kept; null where it is none of the build's files. */
function kept({ method, mode, url }) {
  if (method !== "GET") return null;
  const address = new URL(url);
  address.hash = "";
  if (mode === "navigate") {
    address.search = "";
    if (address.href === new URL("index.html", ROOT).href) return ROOT.href;
  }
  return HASHES.has(address.href) ? address.href : null;
}

async function answer(address, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(address)) ?? fetch(request);
}
