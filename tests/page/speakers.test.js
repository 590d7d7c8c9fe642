// The speakers' list, their shares and places, and the way from one mention to the next.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, painted, paste, site } from "./harness.js";

const { open } = site();

/** Our article, with a second mention of each speaker. */
const TEXT = `${ARTICLE}

Whitlock opened the meeting at noon. She said her office would publish the figures.`;

async function reading(options) {
  const page = await open(options);
  await paste(page, TEXT);
  await painted(page);
  return page;
}

const whitlock = (page) => page.locator("#panel-speakers .level-1", { hasText: "Whitlock" });

test("each speaker has a role, a kind, a share and words for them", async () => {
  const page = await reading();
  const text = await whitlock(page).innerText();
  assert.match(text, /Dana Whitlock[\s\S]*\d+%[\s\S]*mayor[\s\S]*person[\s\S]*quotes?, \d+ words quoted/);
  await page.done();
});

test("shares are told in words and add up", async () => {
  const page = await reading();
  const told = await page.locator("#panel-speakers .level-1 .tally").allInnerTexts();
  const shares = told.filter((text) => text.endsWith("%")).map((text) => Number.parseInt(text, 10));
  assert.deepEqual(shares, [...shares].sort((a, b) => b - a), "the loudest come first");
  const sum = shares.reduce((a, b) => a + b, 0);
  assert.ok(Math.abs(sum - 100) <= shares.length, `shares add up to ${sum}`);
  await page.done();
});

test("the bar is as long as the share, and quoted and reported words differ without colour", async () => {
  const page = await reading();
  const row = whitlock(page);
  const [bar, own] = await row.locator(".voice").evaluate((voice) => {
    const wide = (element) => element.getBoundingClientRect().width;
    return [wide(voice), [...voice.children].reduce((sum, part) => sum + wide(part), 0)];
  });
  const share = Number.parseInt(await row.locator(".tally").innerText(), 10);
  assert.ok(Math.abs((100 * own) / bar - share) <= 1, `${own} of ${bar} for ${share}%`);
  const looks = await row.locator(".voice").evaluate((voice) => [...voice.children].map((part) => getComputedStyle(part).backgroundImage));
  assert.notEqual(looks[0], looks[1]);
  await page.done();
});

test("the strip marks where the words stand", async () => {
  const page = await reading();
  const places = await page
    .locator("#panel-speakers .level-1", { hasText: "Abara" })
    .locator(".places path")
    .evaluateAll((paths) => paths.flatMap((path) => [...path.getAttribute("d").matchAll(/M([\d.]+) /g)].map(([, x]) => Number(x))));
  const at = (1000 * TEXT.indexOf("Nobody asked us")) / TEXT.length;
  assert.ok(places.some((x) => Math.abs(x - at) < 15), `${places} for ${at}`);
  await page.done();
});

test("a pronoun shows whom it stands for", async () => {
  const page = await reading();
  const she = page.locator("#article mark.mention[data-form=pronoun]", { hasText: /^She$/ });
  assert.equal(await she.getAttribute("aria-description"), "Dana Whitlock");
  await she.hover();
  const shown = await she.evaluate((mark) => getComputedStyle(mark, "::after").content);
  assert.match(shown, /Dana Whitlock/);
  await she.click();
  assert.match(await page.locator("#evidence").innerText(), /Dana Whitlock/);
  await page.done();
});

test("a speaker's mentions are walked by keyboard, and round again", async () => {
  const page = await reading();
  await whitlock(page).press("Enter");
  const evidence = page.locator("#evidence");
  const next = evidence.getByRole("button", { name: "Next mention" });
  const told = evidence.locator(".mentions-of [role=status]");
  const count = Number.parseInt(await told.innerText(), 10);
  assert.ok(count > 2);
  const seen = [];
  for (let i = 0; i < count + 1; i += 1) {
    await next.press("Enter");
    assert.match(await told.innerText(), new RegExp(`^${(i % count) + 1} of ${count}`));
    assert.equal(await page.locator("#article mark.here").count(), 1);
    seen.push(await page.locator("#article mark.here").evaluate((mark) => [...document.querySelectorAll("#article mark")].indexOf(mark)));
  }
  assert.equal(new Set(seen).size, count, "each step leads to another mention");
  assert.equal(seen.at(-1), seen[0], "after the last comes the first");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#article mark.here").count(), 0);
  await page.done();
});

test("a narrow screen shows the mention that a name leads to", async () => {
  const page = await reading({ viewport: { width: 360, height: 700 } });
  await page.locator("#panes button[data-pane=lists]").click();
  await whitlock(page).click();
  await page.locator("#evidence").getByRole("button", { name: "Next mention" }).click();
  assert.equal(await page.locator("html").getAttribute("data-pane"), "article");
  assert.ok(await page.locator("#article mark.here").isVisible());
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.done();
});

test("the margin names three who speak in a paragraph, and how many more do", async () => {
  const said = ["Ann Lee", "Tom Abara", "Rosa Lind", "Petra Holm", "Omar Diaz"].map((name, i) => `“We have waited ${i + 2} winters for it,” said ${name}.`);
  const page = await open();
  await paste(page, `${said.join(" ")}\n\n${said.slice(0, 3).join(" ")}`);
  await painted(page);
  const who = await page.locator("#article p").evaluateAll((paragraphs) => paragraphs.map((paragraph) => paragraph.dataset.who.split(",\n")));
  assert.deepEqual(who, [["Ann Lee", "Tom Abara", "Rosa Lind", "2 more"], ["Ann Lee", "Tom Abara", "Rosa Lind"]]);
  await page.done();
});
