/**
 * A document whose entries hold each other instead of each other's ids, so that they can be changed, added and taken
 * out; and back again. See the document's schema for the entries.
 */

/**
 * @param {any} document as the annotator gave it; stays as it is
 * @returns {any} `attribution.speaker`, `.parent`, `quote.attribution`, `.parent`, `figure.attribution`,
 *   `claim.attribution` and `claim.figures` are entries, or null
 */
export function loosen(document) {
  const speakers = document.speakers.map((it) => ({ ...it, mentions: it.mentions.slice(), descriptions: it.descriptions.slice(), described: it.described.slice() }));
  const attributions = document.attributions.map((it) => ({ ...it }));
  const quotes = document.quotes.map((it) => ({ ...it }));
  const figures = document.figures.map((it) => ({ ...it }));
  const one = (list, id) => (id === null ? null : list[id]);
  for (const it of attributions) {
    it.speaker = one(speakers, it.speaker);
    it.parent = one(attributions, it.parent);
  }
  for (const it of quotes) {
    it.attribution = one(attributions, it.attribution);
    it.parent = one(quotes, it.parent);
  }
  for (const it of figures) it.attribution = one(attributions, it.attribution);
  const claims = document.claims.map((it) => ({
    ...it,
    attribution: one(attributions, it.attribution),
    figures: it.figures.map((id) => figures[id]),
  }));
  return { ...document, speakers, attributions, quotes, figures, claims };
}

/**
 * @param {any} loose what `loosen` gave, changed
 * @returns {any} a document: lists in the order of the text, ids anew, references to what was taken out gone
 */
export function tighten(loose) {
  const starts = ({ start, content, source, cue }) => start ?? content?.[0]?.[0] ?? source?.[0]?.[0] ?? cue?.[0]?.[0] ?? 0;
  const inOrder = (list) => list.toSorted((a, b) => starts(a) - starts(b));
  const numbers = (list) => new Map(list.map((it, id) => [it, id]));
  const attributions = inOrder(loose.attributions);
  const quotes = loose.quotes.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const figures = inOrder(loose.figures);
  const claims = inOrder(loose.claims);
  const speakerIds = numbers(loose.speakers);
  const attributionIds = numbers(attributions);
  const quoteIds = numbers(quotes);
  const figureIds = numbers(figures);
  const idIn = (ids, it) => ids.get(it) ?? null;
  return {
    ...loose,
    speakers: loose.speakers.map((it, id) => ({ ...it, id })),
    attributions: attributions.map((it, id) => ({ ...it, id, speaker: idIn(speakerIds, it.speaker), parent: idIn(attributionIds, it.parent) })),
    quotes: quotes.map((it, id) => ({ ...it, id, attribution: idIn(attributionIds, it.attribution), parent: idIn(quoteIds, it.parent) })),
    figures: figures.map((it) => ({ ...it, attribution: idIn(attributionIds, it.attribution) })),
    claims: claims.map((it) => ({
      ...it,
      attribution: idIn(attributionIds, it.attribution),
      figures: it.figures.flatMap((figure) => figureIds.get(figure) ?? []),
    })),
  };
}
