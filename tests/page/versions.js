// Several versions of one story, each with its words changed, and the way through the comparison.
import { until } from "./harness.js";

/** Three papers on one closed road. The second lost a "not", and has other money; the third has it from hearsay. */
export const WIRE = `Torrin dam road to stay closed until spring

By Maud Ellery

TORRIN, 4 November 2025 — The road across the Torrin dam will stay closed until April because inspectors found cracks in the spillway, the water authority said on Tuesday.

“We will not reopen the road before every crack has been sealed,” said Irena Valk, who heads the authority.

Inspectors counted 42 cracks, the longest of them 3 metres. Repairs will cost $6 million, according to the authority.

Mayor Oskar Brandt said the town had not been warned. “We learned of it from the newspaper,” he said.

The dam was built in 1968 and supplies 90,000 households.`;

export const REWRITE = `Cracks close Torrin dam road for the winter

TORRIN, 5 November 2025 — The road across the Torrin dam will stay closed until April because inspectors found cracks in the spillway.

“We will reopen the road before every crack has been sealed,” said Irena Valk, who heads the water authority.

Inspectors counted 42 cracks, the longest of them 3 metres. Repairs will cost $8 million.

“We learned about it from the newspaper,” Mayor Oskar Brandt said.`;

export const TABLOID = `Anger at the lake

Two cafés on the lake say they have lost half of their trade. “One more month and we shut,” said Pia Lund, who owns one of them.

“We learned of it from the newspaper,” said Mayor Oskar Brandt.`;

/** Adds a version from the field. */
export const add = async (page, text) => {
  await page.getByLabel("Another version").fill(text);
  await page.getByRole("button", { name: "Add this version" }).click();
};

/** A page on which versions are gathered and read. */
export async function gathered(open, texts, options) {
  const page = await open(options);
  await page.getByRole("button", { name: "Compare versions" }).click();
  await page.getByRole("heading", { name: "Compare versions" }).waitFor();
  for (const text of texts) await add(page, text);
  return page;
}

/** Compares what is gathered. */
export const compare = async (page, count) => {
  await page.getByRole("button", { name: `Compare ${count} versions`, exact: true }).click();
  await page.getByRole("heading", { name: `${count} versions side by side` }).waitFor();
};

/** A page on which versions are compared. */
export async function compared(open, texts, options) {
  const page = await gathered(open, texts, options);
  await compare(page, texts.length);
  return page;
}

export const tab = (page, name) => page.getByRole("tab", { name }).click();
export const row = (page, text) => page.locator("#comparison .row:visible", { hasText: text }).first();

/** The words of a row or a text. What is out of view is not laid out, and has none to show. */
export async function wordsOf(part) {
  await part.scrollIntoViewIfNeeded();
  await until(async () => (await part.innerText()) !== "");
  return part.innerText();
}

/** What is marked as chosen in each text, and whether it is in view there. */
export function chosen(page) {
  return page.locator(".column-text").evaluateAll((texts) =>
    texts.map((text) => {
      const marks = [...text.querySelectorAll("mark.chosen")];
      const [outer, inner] = [text, marks[0]].map((element) => element?.getBoundingClientRect());
      const seen = inner === undefined || (inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1);
      return { words: marks.map((mark) => mark.textContent).join(""), seen };
    }),
  );
}
