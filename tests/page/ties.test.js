// The tie from what is chosen to the name of who said it: its place beside the text, its ends, and the ways along it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createReading } from "../../www/annotations.js";
import { namingOf, whereabouts } from "../../www/naming.js";
import { audit, withAxe } from "./axe.js";
import { painted, paste, shown, site, until } from "./harness.js";

const { open } = site();
const WIDE = { viewport: { width: 1440, height: 700 } };

const OPENING = "The glasshouse at Harrow Fen will close on Sunday, said Rosa Lind, who runs the gardens.";
const filler = (i) => `In the year ${1911 + i} the boilers were moved to another yard, ${i + 20} panes were set into the roof, and the pipes were laid anew under the paths of bed ${i}.`;
const FILLER = filler(0);
const CLOSING = "“We have no glazier left who can climb it,” she said.";

/** An article in which a quote's speaker was named so many paragraphs before. */
const article = (between) => [OPENING, ...Array.from({ length: between }, (_, i) => filler(i)), CLOSING].join("\n\n");
const quote = (page) => page.locator("#article mark.quote", { hasText: "no glazier left" });

async function chosen(text, options = WIDE) {
  const page = await open(options);
  await paste(page, text);
  await painted(page);
  await choose(page);
  return page;
}

/** Chooses the quote, not the claim in it. */
async function choose(page) {
  await quote(page).evaluate((mark) => mark.dispatchEvent(new MouseEvent("click", { bubbles: true })));
  await page.locator("#evidence").waitFor();
}

/** Where the tie and the words that it ties stand in the window. */
function places(page) {
  return page.evaluate(() => {
    const rect = (element) => element?.getBoundingClientRect().toJSON() ?? null;
    const lines = [...document.querySelectorAll("#article :is(p, h2)")].flatMap((block) => {
      const range = document.createRange();
      range.selectNodeContents(block);
      return [...range.getClientRects()].map(({ right }) => right);
    });
    const middle = (element) => {
      const [{ top, bottom }] = element.getClientRects();
      return (top + bottom) / 2;
    };
    const one = (selector) => document.querySelector(selector);
    return {
      line: rect(one(".tie-line")),
      name: one("[data-end=name]") && { end: rect(one("[data-end=name]")).top, words: middle(one("mark.mention.tied")) },
      said: one("[data-end=said]") && { end: rect(one("[data-end=said]")).top, words: middle(one("mark.source.tied")) },
      textEnds: Math.max(...lines),
      scrolls: document.documentElement.scrollWidth > innerWidth,
    };
  });
}

const near = (one, other) => Math.abs(one - other) < 4;

/** The tie's ends are beside the lines that it ties. */
async function fits(page) {
  const { line, name, said } = await places(page);
  return line !== null && near(name.end, name.words) && near(said.end, said.words) && line.height > 20;
}

test("which mention names the speaker", () => {
  const text = "Ann Lee. Lee. She. Ann Lee. The cook. A cook.";
  const mention = (words, form, from = 0) => ({ start: text.indexOf(words, from), end: text.indexOf(words, from) + words.length, form });
  const [ann, lee, she, again, cook] = [mention("Ann Lee", "name"), mention("Lee.", "partial", 8), mention("She", "pronoun"), mention("Ann Lee", "name", 10), mention("The cook", "description")];
  const named = (name, mentions, source, said) => {
    const span = source && [source.start, source.end];
    const document = {
      blocks: [{ start: 0, end: text.length, kind: "body" }],
      speakers: [{ id: 0, name, mentions }],
      quotes: [],
      attributions: [{ id: 0, form: "indirect", content: [[said, said + 1]], source: span ? [span] : [], cue: [], speaker: 0 }],
      figures: [],
      claims: [],
    };
    return namingOf(createReading(text, document, 0), "attribution:0")?.at ?? null;
  };
  const end = text.length - 2;
  for (const [expected, ...given] of [
    [0, "Ann Lee", [ann, lee, she], she, end],
    [0, "Ann Lee", [ann, lee, she, again], she, 18],
    [3, "Ann Lee", [ann, lee, she, again], null, end],
    [2, "Ann Lee", [lee, she, again], she, 18],
    [null, "Ann Lee", [ann, lee], ann, 0],
    [1, "Ann Louise Lee", [she, ann, cook], she, end],
    [1, "the head cook", [she, cook], she, end],
    [1, "the cook", [she, cook], she, end],
    [null, "Ann Lee", [she], she, end],
  ]) {
    assert.equal(named(...given), expected, JSON.stringify(given));
  }
  for (const [paragraphs, words] of [[0, "in this paragraph"], [-1, "in the paragraph above"], [1, "in the paragraph below"], [-12, "12 paragraphs above"], [2, "2 paragraphs below"]]) {
    assert.equal(whereabouts(/** @type {any} */ ({ paragraphs })), words);
  }
});

test("a quote is tied to the name of its speaker, beside the text and over none of it", async () => {
  const page = await open(WIDE);
  await paste(page, article(2));
  await painted(page);
  const before = await page.locator("#article p").evaluateAll((blocks) => blocks.map((block) => block.offsetTop));
  await choose(page);
  await until(() => fits(page));
  const { line, textEnds, scrolls } = await places(page);
  assert.ok(line.left >= textEnds, `the line at ${line.left} begins before the text ends at ${textEnds}`);
  assert.equal(scrolls, false);
  assert.deepEqual(await page.locator("#article mark.tied").allInnerTexts(), ["Rosa Lind", "she"]);
  assert.equal(await page.locator(".tie-name").innerText(), "Rosa Lind");
  assert.equal(await page.locator(".tie-label:visible").count(), 1, "in view it needs no way back, and no arrow");
  assert.deepEqual(await page.locator("#article p").evaluateAll((blocks) => blocks.map((block) => block.offsetTop)), before, "nothing moves");
  assert.equal(await shown(page), article(2));
  assert.doesNotMatch(await page.locator("#reading").ariaSnapshot(), /named|back to the words/);
  assert.match(await page.locator("#evidence").ariaSnapshot(), /term: Named[\s\S]*button "Show the name, 3 paragraphs above"/);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".tie-line, mark.tied").count(), 0);
  await page.done();
});

test("a claim and reported words are tied too; what its own source names beside it is not", async () => {
  const page = await open(WIDE);
  await paste(page, `${OPENING}\n\n${FILLER}\n\nThe gardens will reopen in May, she said. “It is a pity,” said Tom Abara.`);
  await painted(page);
  const line = page.locator(".tie-line");
  await page.locator("#tab-claims").click();
  await page.locator("#panel-claims .row", { hasText: "reopen in May" }).click();
  await line.waitFor();
  await page.locator("#article mark.quote", { hasText: "It is a pity" }).click();
  await line.waitFor({ state: "detached" });
  assert.equal(await page.locator("#evidence dt", { hasText: "Named" }).count(), 0);
  await page.locator("#tab-quotes").click();
  await page.locator("#panel-quotes .row", { hasText: "reopen in May" }).click();
  await line.waitFor();
  await page.done();
});

test("a name out of sight is told with its place, leads there, and back", async () => {
  const page = await chosen(article(14));
  const [name, back] = [page.locator(".to-name"), page.locator(".to-said")];
  await until(async () => /^↑\s*Rosa Lind\s+named 15 paragraphs above$/u.test(await name.innerText()));
  const inView = async (locator) => until(() => locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const view = document.querySelector("#reading").getBoundingClientRect();
    return top >= view.top && bottom <= view.bottom;
  }));
  await inView(name);
  await name.click();
  await inView(page.locator("mark.mention.tied"));
  await until(async () => (await name.innerText()) === "Rosa Lind" && /↓\s*back to the words/u.test(await back.innerText()));
  assert.ok(await fits(page), "where it has been scrolled to, too");
  await inView(back);
  await back.click();
  await inView(quote(page));
  await page.done();
});

test("the keyboard goes to the name and back, and the evidence leads there", async () => {
  const page = await chosen(article(14));
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await page.locator("#article").press("s");
  assert.equal(await focused(), "Rosa Lind");
  await page.keyboard.press("s");
  assert.match(await focused(), /no glazier left/);
  await page.getByRole("button", { name: "Show the name, 15 paragraphs above" }).press("Enter");
  assert.equal(await focused(), "Rosa Lind");
  assert.equal(await page.locator("#article mark.here").innerText(), "Rosa Lind");
  await page.done();
});

test("the tie follows when the article is laid out anew, and when its speaker is corrected", async () => {
  const page = await chosen(`Share this page with your friends\n\nSign up to our newsletter\n\n${OPENING}\n\n${FILLER}\n\n${CLOSING}\n\n“I mend roofs,” said Tom Abara.`);
  await until(() => fits(page));
  await page.setViewportSize({ width: 1000, height: 700 });
  await until(() => fits(page));
  await page.locator(".fold-switch").first().evaluate((button) => button.click());
  await until(() => fits(page));
  await page.setViewportSize({ width: 700, height: 700 });
  await until(() => fits(page));
  await page.locator("#evidence summary").click();
  await page.getByLabel("Whose words").selectOption({ label: "Tom Abara" });
  await until(async () => (await page.locator("mark.mention.tied").allInnerTexts()).join() === "Tom Abara");
  await until(() => fits(page));
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  assert.equal(await page.locator(".tie-line").count(), 0);
  await page.done();
});

test("a narrow screen has the line without words, and the evidence leads to the name", async () => {
  const page = await chosen(article(6), { viewport: { width: 360, height: 700 } });
  await until(() => fits(page));
  const { line, textEnds, scrolls } = await places(page);
  assert.ok(line.left >= textEnds && line.right <= 360 && !scrolls, JSON.stringify({ line, textEnds, scrolls }));
  assert.equal(await page.locator(".tie-label:visible").count(), 0);
  await page.getByRole("button", { name: "Show the name, 7 paragraphs above" }).click();
  await until(() => page.locator("mark.mention.tied").evaluate((mark) => mark.getBoundingClientRect().top > 0));
  await page.done();
});

test("in a long article too, where what is out of sight is not laid out", async () => {
  const page = await chosen(article(400));
  await until(() => fits(page));
  await page.locator("#article").press("s");
  await until(() => page.locator("mark.mention.tied").evaluate((mark) => mark.getBoundingClientRect().top > 0));
  await until(() => fits(page));
  await page.done();
});

test("while the marks of a long article are made anew it stays, and leads to the same name", async () => {
  const page = await chosen([article(400).replace(CLOSING, ""), "Rosa Lind walked in.", filler(401), CLOSING, "Rosa Lind left."].join("\n\n"));
  await until(() => fits(page));
  await page.locator("#evidence summary").click();
  const frames = await page.locator("#evidence").getByLabel("Kind").evaluate(async (kind) => {
    const article = document.querySelector("#article");
    const tied = () => [...article.querySelectorAll("mark.tied")].map((mark) => mark.closest("p").textContent).join("\n");
    kind.value = "partial";
    kind.dispatchEvent(new Event("change", { bubbles: true }));
    const seen = [];
    do {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      seen.push({ painted: article.hasAttribute("data-painted"), line: document.querySelector(".tie-line") !== null, tied: tied() });
    } while (!article.hasAttribute("data-painted"));
    return seen;
  });
  assert.equal(frames[0].painted, false);
  assert.deepEqual(frames.filter(({ line, tied }) => !line || tied !== `Rosa Lind walked in.\n${CLOSING}`), []);
  await until(() => fits(page));
  await page.done();
});

test("forced colours show the line, paper does not, and axe-core reports nothing", async () => {
  for (const options of [{ forcedColors: "active" }, { colorScheme: "dark" }, { viewport: { width: 360, height: 700 } }]) {
    const page = await chosen(article(2), { ...WIDE, ...options });
    await until(() => fits(page));
    const [line, paper] = await page.locator(".tie-line").evaluate((line) => [getComputedStyle(line).borderRightColor, getComputedStyle(document.body).backgroundColor]);
    assert.notEqual(line, paper);
    await withAxe(page);
    await audit(page, `a tie: ${JSON.stringify(options)}`);
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".tie").isVisible(), false);
    await page.done();
  }
});
