// What axe-core finds amiss on every state of the page, in every look; and what a screen reader is told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { audit, withAxe } from "./axe.js";
import { ARTICLE, painted, paste, site } from "./harness.js";

const { open } = site();

const LOOKS = {
  light: {},
  dark: { colorScheme: "dark" },
  narrow: { viewport: { width: 360, height: 740 } },
  "narrow and dark": { viewport: { width: 360, height: 740 }, colorScheme: "dark" },
  "forced colours": { forcedColors: "active" },
};

/** Each state, after the one before it. */
const STATES = {
  start: (page) => page.locator("button.sample").first().waitFor(),
  read: async (page) => {
    await paste(page, `${ARTICLE}\n\n“Sixty people signed it," Abara said.`);
    await painted(page);
  },
  "a quote chosen, with its evidence": async (page) => {
    await page.locator("#article mark.quote", { hasText: "Nobody asked us" }).click();
    await page.locator("#evidence").waitFor();
  },
  "a figure chosen": (page) => page.locator("#article mark.figure", { hasText: "$1.2 million" }).click(),
  "each list": async (page) => {
    await page.keyboard.press("Escape");
    const lists = page.locator("#panes [data-pane=lists]");
    if (await lists.isVisible()) await lists.click();
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click();
      await audit(page, `the list ${await tab.innerText()}`);
    }
  },
  "a row chosen": async (page) => {
    await page.locator("[role=tabpanel]:visible [data-key]").first().click();
    await page.locator("#evidence").waitFor();
  },
  "the kept articles": async (page) => {
    await page.keyboard.press("Escape");
    await page.locator("#articles").click();
    await page.locator("#shelf[open]").waitFor();
  },
  edit: async (page) => {
    await page.keyboard.press("Escape");
    const article = page.locator("#panes [data-pane=article]");
    if (await article.isVisible()) await article.click();
    await page.getByRole("button", { name: "Edit", exact: true }).click();
  },
  notices: async (page) => {
    await page.context().setOffline(true);
    await paste(page, "Ein ganz anderer Text, in dem niemand etwas sagt.");
    await page.locator("[data-notice=former]").waitFor();
  },
};

for (const [look, options] of Object.entries(LOOKS)) {
  test(`axe-core reports nothing in any state: ${look}`, async () => {
    const page = await open(options);
    await withAxe(page);
    for (const [state, enter] of Object.entries(STATES)) {
      await enter(page);
      await audit(page, state);
    }
    await page.done();
  });
}

test("axe-core would say so", async () => {
  const page = await open();
  await withAxe(page);
  await page.locator("#status").evaluate((status) => {
    Object.assign(status, { textContent: "faint words" }).style.color = "#eee";
  });
  await assert.rejects(audit(page, "a state with faint words"), /color-contrast/);
  await page.done();
});

/** What a screen reader meets, in this order; the dump of the tree holds more. */
const READ = [
  'link "Skip to the article"',
  "banner:",
  'heading "Whosaid" [level=1]',
  "main:",
  'region "Article":',
  'article "The annotated article":',
  'heading "Bakers strike" [level=2]',
  "paragraph:",
  "quote: “",
  "We are tired",
  "end of quote",
  "said",
  "Ada Kerr",
  'complementary "Lists":',
  'tablist "Lists":',
  /tab "Speakers \d+" \[selected\]/,
  /tabpanel "Speakers \d+"/,
  'tree "Speakers":',
  /treeitem "Ada Kerr \d+%/,
  'region "Evidence":',
  'heading "Direct quote" [level=2]',
  "blockquote: “We are tired,”",
  "term: Speaker",
  'button "Ada Kerr"',
  "term: Confidence",
  'heading "Why" [level=3]',
  "contentinfo:",
];

test("the accessibility tree of an annotated article reads in order, and all that acts has a name", async (t) => {
  const page = await open();
  await paste(page, "Bakers strike\n\n“We are tired,” said Ada Kerr, who leads the bakers’ union. She asked for 5 percent more.");
  await painted(page);
  await page.locator("#article mark.quote").first().click();
  await page.locator("#evidence").waitFor();
  const tree = await page.locator("body").ariaSnapshot();
  t.diagnostic(`\n${tree}`);
  let at = 0;
  for (const part of READ) {
    const rest = tree.slice(at);
    const found = typeof part === "string" ? rest.indexOf(part) : rest.search(part);
    assert.ok(found >= 0, `${part} is not there, or not after the part before it, in\n${tree}`);
    at += found + 1;
  }
  const nameless = /^\s*- (?:button|link|tab|treeitem|option|row|searchbox|textbox|checkbox|combobox|slider)(?::?$| \[)/mu;
  assert.doesNotMatch(tree, nameless);
  assert.match(tree, /reported:[\s\S]*5 percent[\s\S]*end of report/);
  await page.keyboard.press("Escape");
  await page.locator("#keys-open").click();
  await page.getByRole("switch", { name: /Screen readers hear/ }).uncheck();
  await page.keyboard.press("Escape");
  assert.doesNotMatch(await page.locator("#article").ariaSnapshot(), /quote:|end of/);
  assert.equal(await page.locator("#article mark.mention", { hasText: "She" }).getAttribute("aria-description"), "Ada Kerr");
  await page.done();
});
