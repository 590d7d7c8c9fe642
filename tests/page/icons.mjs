// Draws the PNG icons in www/icons/ from the SVG ones: `node tests/page/icons.mjs`, after a change to those.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const WWW = new URL("../../www/", import.meta.url);
const DRAWN = [["icon.svg", 192, "icons/icon-192.png"]];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const [from, size, to] of DRAWN) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = await readFile(new URL(from, WWW), "utf8");
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${svg}`);
  await page.screenshot({ path: fileURLToPath(new URL(to, WWW)), omitBackground: true });
}
await browser.close();
