// The main path: an article comes in, and who said what is there to read, choose and walk.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, painted, paste, shown, site } from "./harness.js";

const { open } = site();

/** A page that shows our article. */
async function reading(options) {
  const page = await open(options);
  await paste(page, ARTICLE);
  await painted(page);
  return page;
}

const LAYERS = {
  speakers: "mark.mention",
  quotes: "mark.quote",
  reported: "mark.reported",
  figures: "mark.figure",
  claims: ".rail",
};

test("a sample article loads and shows every layer", async () => {
  const page = await open();
  const sample = page.locator("button.sample").first();
  await sample.waitFor();
  await sample.click();
  await painted(page);
  for (const [layer, mark] of Object.entries(LAYERS)) {
    assert.ok((await page.locator(`#article ${mark}`).count()) > 0, `the sample has no ${layer}`);
  }
  for (const list of ["speakers", "quotes", "figures", "claims"]) {
    await page.locator(`#tab-${list}`).click();
    assert.ok((await page.locator(`#panel-${list} .row`).count()) > 0, `the list of ${list} is empty`);
  }
  await page.done();
});

test("the text shown is the text pasted, its line ends apart", async () => {
  for (const text of [ARTICLE, "  One line\r\n\r\n\tand  another \n", "A😀 “b” \u00ad c\u200b\n\n\n“d", `${"x".repeat(5000)} “y”`]) {
    const page = await open();
    await paste(page, text);
    await painted(page);
    assert.equal(await shown(page), text.replaceAll("\r\n", "\n"));
    await page.done();
  }
});

test("the marks hold the words that the document names", async () => {
  const page = await reading();
  const marked = (selector) => page.locator(selector).evaluateAll((marks) => marks.map((mark) => mark.textContent));
  const quotes = await marked("#article mark.quote");
  assert.deepEqual(quotes.slice(0, 2), [
    "“We carried 48,000 passengers last summer, and we turned people away,”",
    "“That has to end.”",
  ]);
  assert.ok((await marked("#article mark.figure")).includes("$1.2 million"));
  await page.done();
});

test("each layer is switched off and on from the legend", async () => {
  const page = await reading();
  for (const [layer, mark] of Object.entries(LAYERS)) {
    const look = () =>
      page.locator(`#article ${mark}`).first().evaluate((element) => {
        const { color, textDecorationLine, display, backgroundColor } = getComputedStyle(element);
        return [color, textDecorationLine, display, backgroundColor].join();
      });
    const button = page.locator(`#legend [data-layer=${layer}]`);
    const drawn = await look();
    await button.click();
    assert.equal(await button.getAttribute("aria-pressed"), "false");
    assert.notEqual(await look(), drawn, `${layer} look the same when switched off`);
    await button.click();
    assert.equal(await look(), drawn);
  }
  await page.done();
});

test("no mark moves a letter", async () => {
  const page = await reading();
  const places = () =>
    page.locator("#article .part > *").evaluateAll((paragraphs) =>
      paragraphs.flatMap((paragraph) => {
        const letters = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        while (letters.nextNode()) range.selectNodeContents(letters.currentNode);
        const { right, bottom } = [...range.getClientRects()].at(-1);
        return [Math.round(right), Math.round(bottom)];
      }),
    );
  const marked = await places();
  for (const layer of Object.keys(LAYERS)) await page.locator(`#legend [data-layer=${layer}]`).click();
  assert.deepEqual(await places(), marked);
  await page.done();
});

test("layers are told apart without colour", async () => {
  const page = await reading();
  const looks = await Promise.all(
    Object.values(LAYERS).map((mark) =>
      page.locator(`#article ${mark}`).first().evaluate((element) => {
        const style = getComputedStyle(element);
        return [style.textDecorationLine, style.textDecorationStyle, style.webkitTextStrokeWidth, style.position].join();
      }),
    ),
  );
  assert.equal(new Set(looks).size, looks.length, looks.join("\n"));
  await page.done();
});

test("choosing a speaker lights up everything of theirs, in text and list", async () => {
  const page = await reading();
  const row = page.locator("#panel-speakers .level-1", { hasText: "Whitlock" });
  const key = await row.getAttribute("data-key");
  await row.click();
  assert.equal(await row.getAttribute("aria-selected"), "true");
  const lit = await page.locator("#article mark.lit").evaluateAll((marks) => marks.map((mark) => mark.textContent));
  assert.ok(lit.includes("“That has to end.”"), lit.join(" | "));
  assert.ok(!lit.some((words) => words.includes("Nobody asked us")), "another speaker's quote is lit");
  const mentions = page.locator(`#article mark.mention[data-key="${key}"]`);
  assert.equal(await page.locator(`#article mark.mention.lit[data-key="${key}"]`).count(), await mentions.count());
  assert.ok((await page.locator("#panel-speakers .level-2.lit").count()) > 0);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#article mark.lit").count(), 0);
  assert.equal(await page.locator("#evidence").isVisible(), false);
  await page.done();
});

test("choosing a quote shows its evidence", async () => {
  const page = await reading();
  await page.locator("#article mark.quote", { hasText: "Nobody asked us" }).click();
  const evidence = page.locator("#evidence");
  assert.match(await evidence.innerText(), /Nobody asked us[\s\S]*Speaker[\s\S]*Tom Abara[\s\S]*Cue[\s\S]*“said”[\s\S]*Confidence[\s\S]*Why/);
  const chosen = () => page.locator("#article").getAttribute("data-chosen");
  const here = await chosen();
  await evidence.getByRole("button", { name: "Previous" }).click();
  assert.match(await evidence.innerText(), /That has to end/);
  await evidence.getByRole("button", { name: "Next" }).click();
  assert.equal(await chosen(), here);
  await evidence.getByRole("button", { name: "Tom Abara" }).click();
  assert.equal(await page.locator("#panel-speakers [aria-selected=true]").count(), 1);
  await evidence.getByRole("button", { name: "Close" }).click();
  assert.equal(await evidence.isVisible(), false);
  await page.done();
});

test("a second click on the same words chooses what lies around them", async () => {
  const page = await reading();
  const figure = page.locator("#article mark.figure", { hasText: "48,000" }).first();
  const chosen = () => page.locator("#article").getAttribute("data-chosen");
  await figure.click();
  assert.match(await chosen(), /^figure:/);
  await figure.click();
  assert.match(await chosen(), /^(claim|quote):/);
  await page.done();
});

test("figures are listed with their value, unit and owner", async () => {
  const page = await reading();
  await page.locator("#tab-figures").click();
  const row = await page.locator("#panel-figures .row", { hasText: "$1.2 million" }).innerText();
  assert.match(row, /1,200,000/);
  assert.match(row, /USD/);
  assert.match(row, /harbour office/i);
  await page.done();
});

test("tabs, lists and article are walked by keyboard alone", async () => {
  const page = await reading();
  await page.locator("#tab-speakers").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.locator("#tab-quotes").getAttribute("aria-selected"), "true");
  await page.locator("#panel-quotes .row[tabindex='0']").focus();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-key"));
  const first = await focused();
  await page.keyboard.press("ArrowDown");
  const second = await focused();
  assert.notEqual(second, first);
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#article").getAttribute("data-chosen"), second);
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  assert.equal(await focused(), first);
  await page.locator("#article mark[tabindex='0']").focus();
  const mark = await focused();
  await page.keyboard.press("ArrowRight");
  const next = await focused();
  assert.notEqual(next, mark);
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#article").getAttribute("data-chosen"), next);
  await page.done();
});

test("a filter narrows a list and says so when nothing is left", async () => {
  const page = await open();
  await paste(page, `${ARTICLE}\n\n${ARTICLE.replaceAll("Tom Abara", "Ines Marlow")}`);
  await painted(page);
  await page.locator("#tab-quotes").click();
  const filter = page.locator("#panel-quotes .filter");
  await filter.fill("nobody");
  const visible = page.locator("#panel-quotes .row:visible");
  for (const text of await visible.allInnerTexts()) assert.match(text, /nobody/i);
  assert.ok((await visible.count()) > 0);
  await filter.fill("zebra crossing");
  assert.match(await page.locator("#panel-quotes .empty").innerText(), /zebra crossing/);
  await filter.press("Escape");
  assert.ok((await visible.count()) > 2);
  await page.done();
});

test("the article's date can be set, and times are read by it", async () => {
  const page = await open();
  await paste(page, "The talks will end on Friday, the mayor said.");
  await painted(page);
  await page.locator("#tab-figures").click();
  await page.locator("#date").fill("2024-10-30");
  await page.locator("#panel-figures .row", { hasText: "2024-11-01" }).waitFor();
  await page.done();
});

for (const width of [1280, 390, 360]) {
  test(`nothing scrolls sideways at ${width} pixels`, async () => {
    const page = await reading({ viewport: { width, height: 740 } });
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(await sideways(), 0);
    await page.locator("#article mark.quote").first().click();
    assert.equal(await sideways(), 0);
    assert.ok(await page.locator("#evidence").isVisible());
    await page.keyboard.press("Escape");
    if (width < 960) await page.locator("#panes [data-pane=lists]").click();
    for (const list of ["quotes", "figures", "claims", "speakers"]) {
      await page.locator(`#tab-${list}`).click();
      assert.equal(await sideways(), 0, list);
    }
    await page.done();
  });
}

test("notes say what is amiss, and lead there", async () => {
  const page = await open();
  await paste(page, `${ARTICLE}\n\n${"The harbour was quiet that week. ".repeat(80)}\n\n“We will see, said Tom Abara.`);
  await painted(page);
  const notice = page.locator("[data-notice^='note:']");
  assert.match(await notice.innerText(), /never closed/);
  await notice.getByRole("button", { name: "Show" }).click();
  const last = page.locator("#article p").last();
  await last.evaluate((element) => new Promise((resolve) => new IntersectionObserver(([entry], observer) => {
    if (!entry.isIntersecting) return;
    observer.disconnect();
    resolve();
  }).observe(element)));
  await page.done();
});

test("a text that is not English is said to be none", async () => {
  const page = await open();
  await paste(page, "Der Bürgermeister sagte am Dienstag, die Fähre werde nun auch im Winter fahren, und niemand habe ihn danach gefragt. Die Fischer sind damit nicht einverstanden.");
  await painted(page);
  assert.match(await page.locator("[data-notice^='note:']").innerText(), /English/);
  for (const list of ["speakers", "claims"]) {
    await page.locator(`#tab-${list}`).click();
    assert.match(await page.locator(`#panel-${list} .empty`).innerText(), /not read.*English/);
  }
  await page.done();
});

test("closing the evidence gives the focus back", async () => {
  const page = await reading();
  const row = page.locator("#panel-speakers .level-1").first();
  await row.click();
  await page.locator("#evidence").getByRole("button", { name: "Close" }).focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-key")), await row.getAttribute("data-key"));
  await page.done();
});

test("every view keeps its place, and a new article begins at its beginning", async () => {
  const page = await open();
  // Repeats would be folded.
  const long = (from) => Array.from({ length: 40 }, (_, i) => `The clerk counted ${from + i} boats at pier ${i}, and wrote the number into a book that lies on the table of the harbour office.`).join("\n\n");
  await paste(page, `${ARTICLE}\n\n${long(100)}`);
  await painted(page);
  const scroller = page.locator("#reading");
  await scroller.evaluate((element) => (element.scrollTop = 500));
  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("button", { name: "Read" }).click();
  assert.equal(await scroller.evaluate((element) => element.scrollTop), 500);
  await paste(page, `${ARTICLE}\n\n${long(200)}`);
  await page.locator("[data-notice=former]").waitFor();
  await page.locator("html[data-phase=ready]").waitFor();
  assert.equal(await scroller.evaluate((element) => element.scrollTop), 0);
  await page.done();
});

test("a new article starts from the empty page", async () => {
  const page = await reading();
  await page.getByRole("button", { name: "New article" }).click();
  await page.locator("html[data-view=start]").waitFor();
  assert.equal(await page.locator("#editor").inputValue(), "");
  assert.ok(await page.locator("#samples").isVisible());
  await page.done();
});

test("the lists fit a page 320 pixels wide, and a low one leaves the chosen words in view", async () => {
  const page = await open({ viewport: { width: 320, height: 740 }, reducedMotion: "reduce" });
  await paste(page, ARTICLE);
  await painted(page);
  for (const name of ["Take away", "Compare versions", "Articles", "New article"]) {
    assert.match(await page.getByRole("button", { name, exact: true }).innerText(), /\p{L}{3}/u, "a word, not a sign");
  }
  const toLists = () => page.locator("#panes [data-pane=lists]").click();
  await toLists();
  for (const tab of await page.locator("#lists [role=tab]").all()) {
    await tab.click();
    assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth), 320, await tab.innerText());
  }
  await page.setViewportSize({ width: 320, height: 200 });
  await page.locator("#tab-quotes").click();
  await page.locator("#panel-quotes .row", { hasText: "Nobody asked us" }).click();
  await page.locator("#evidence").waitFor();
  const [words, sheet] = await Promise.all(["#article mark.quote.chosen", "#evidence"].map((part) => page.locator(part).first().boundingBox()));
  assert.ok(words.y >= 0 && words.y + words.height <= sheet.y + 1, `${words.y} to ${words.y + words.height} above ${sheet.y}`);
  await page.done();
});

test("without a text the reader is told what to do, until there is one", async () => {
  const page = await open();
  await page.locator("#show").click();
  assert.match(await page.locator("[data-notice=empty]").innerText(), /paste or type an article/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "editor");
  await page.keyboard.type("“Yes,” said Ann Lee.");
  assert.equal(await page.locator("[data-notice=empty]").count(), 0);
  await page.done();
});

test("counts say what they count: groups of quotes as the legend has them, speakers as their tab", async () => {
  const page = await reading();
  const legend = Object.fromEntries((await page.locator("#legend .switch").allInnerTexts()).map((words) => /^(.+) (\d+)$/.exec(words).slice(1)));
  await page.locator("#tab-quotes").click();
  await page.locator("#panel-quotes .group-name").first().waitFor();
  assert.deepEqual(await page.locator("#panel-quotes .group-name").allInnerTexts(), [`In quotation marks ${legend.Quotes}`, `Reported in other words ${legend["Reported speech"]}`]);
  await page.done();
  const many = await open();
  await many.locator("button.sample").first().click();
  await painted(many);
  await many.locator("#panel-speakers .filter").fill("zzzz");
  const speakers = await many.locator("#tab-speakers .count").innerText();
  assert.equal(await many.locator("#panel-speakers .shown").innerText(), `0 of ${speakers} shown`);
  await many.done();
});

test("the evidence's labels stand on the lines of their values", async () => {
  const page = await reading();
  await page.locator("#article mark.quote", { hasText: "Nobody asked us" }).click();
  const apart = await page.locator("#evidence").evaluate((root) => {
    const base = (element) => {
      const mark = document.createElement("span");
      mark.className = "base";
      Object.assign(mark.style, { display: "inline-block" });
      element.append(mark);
      const { bottom } = mark.getBoundingClientRect();
      mark.remove();
      return bottom;
    };
    const label = [...root.querySelectorAll("dt")].find((term) => term.textContent === "Confidence");
    return [
      base(label) - base(label.nextElementSibling.querySelector(".measure")),
      base(root.querySelector(".why h3")) - base(root.querySelector(".why li")),
    ].map(Math.abs);
  });
  assert.ok(apart.every((by) => by < 1), apart.join());
  await page.done();
});
