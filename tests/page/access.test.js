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

/** Counts what is put into live regions from now on; tells how often, and what was. */
async function listening(page) {
  await page.evaluate(() => {
    window.told = [];
    const note = ({ target, addedNodes }) => {
      const words = [...addedNodes].map((node) => node.textContent).join("");
      const region = (target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement).closest("[role=status], [role=alert], [aria-live]");
      if (region !== null && words !== "") window.told.push(words);
      else for (const node of addedNodes) if (node.getAttribute?.("role") === "alert") window.told.push(words);
    };
    new MutationObserver((records) => records.forEach(note)).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate(() => window.told);
}

test("what was found is told once typing rests, not at every key", async () => {
  const page = await open();
  await paste(page, ARTICLE);
  await painted(page);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const told = await listening(page);
  await page.locator("#writing").press("Control+End");
  await page.keyboard.type(" They were late, he said.", { delay: 40 });
  await page.locator("#status", { hasText: "in 98 words" }).waitFor();
  const said = await told();
  assert.ok(said.length <= 3, said.join(" | "));
  assert.doesNotMatch(said.join(), / ms\b/);
  assert.match(await page.locator("#took").innerText(), /Read in \d+ ms/);
  await page.done();
});

test("a notice that stays is told once", async () => {
  const page = await open({ prepare: (page) => page.addInitScript(() => (IDBObjectStore.prototype.put = () => { throw new DOMException("no room", "QuotaExceededError"); })) });
  await paste(page, "“Non,” a dit le maire. Le conseil municipal a voté hier soir une résolution sur le port de la ville, et les habitants ne sont pas contents du tout.");
  await painted(page);
  await page.locator("[data-notice=storage]").waitFor();
  assert.ok((await page.locator("[data-notice^=note]").count()) > 0);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const told = await listening(page);
  await page.locator("#writing").press("Control+End");
  await page.keyboard.type("abcdefghij", { delay: 40 });
  await page.locator("#status", { hasText: "in 29 words" }).waitFor();
  assert.deepEqual((await told()).filter((words) => !words.includes("in 29 words")), []);
  await page.done();
});

test("a hint is told when it comes", async () => {
  const page = await open();
  await paste(page, ARTICLE);
  await painted(page);
  const told = await listening(page);
  await paste(page, "Another article, by somebody.");
  await page.locator("[data-notice=former]").waitFor();
  assert.match((await told()).join(), /took the place of the article before/);
  await page.done();
});

/** What has the focus: its part of the page, and its own words or name. */
const focused = (page) =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    return `${at.closest("[id]")?.id ?? at.localName}: ${at.getAttribute("aria-label") ?? at.innerText.split("\n")[0]}`;
  });

test("the focus stays where the reader is when what has it goes", async () => {
  const page = await open();
  await page.locator("#editor").focus();
  await paste(page, ARTICLE, "#editor");
  await painted(page);
  assert.equal(await focused(page), "reading: Article");

  await paste(page, `${ARTICLE} More.`);
  await painted(page);
  await page.locator("[data-notice=former] .close").focus();
  await page.keyboard.press("Enter");
  assert.match(await focused(page), /^notices: /);

  const row = page.locator("#panel-speakers .level-1", { hasText: "Abara" });
  await row.focus();
  await page.keyboard.press("Enter");
  await page.locator("#evidence summary").click();
  await page.locator("#evidence select[data-control=kind]").selectOption("group");
  await page.locator("#history", { hasText: "1 correction" }).waitFor();
  await painted(page);
  await row.focus();
  const before = await focused(page);
  await page.keyboard.press("Control+z");
  await page.locator("#history", { hasText: "0 corrections" }).waitFor();
  await painted(page);
  assert.equal(await focused(page), before);

  const figure = page.locator("#article mark.figure[data-first]", { hasText: "48,000" });
  await figure.focus();
  await page.keyboard.press("Enter");
  await page.locator("#evidence [data-control=start-later]").waitFor();
  await page.locator("#evidence [data-control=remove]").focus();
  await page.keyboard.press("Enter");
  await figure.waitFor({ state: "detached" });
  assert.match(await focused(page), /^article: /);

  await page.keyboard.press("Control+z");
  await figure.waitFor();
  assert.match(await focused(page), /^article: /);

  await page.locator("#history").getByRole("button", { name: "Redo" }).focus();
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "history: Undo");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "history: Redo");
  await page.done();
});
