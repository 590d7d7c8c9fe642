/**
 * The document of a text that is being typed: the annotator tells what an edit changed, and the page lays that over the
 * document before, whose other entries have at most moved.
 *
 * @typedef {[number, number]} Span
 * @typedef {(span: Span) => Span} Move  to where a span stands after the edit
 */

/**
 * @param {any} before  stays as it is; what did not change is shared with what is returned
 * @param {any} change  `WhosaidChange` of the annotator's types
 * @returns {any} the document of the edited text
 */
export function follow(before, { edit, length, date, ...lists }) {
  const move = mover(edit);
  const changed = Object.entries(lists).map(([name, { head, fresh, tail }]) => {
    const list = before[name];
    const moved = (it) => MOVED[name](it, move);
    return [name, [...list.slice(0, head).map(moved), ...fresh, ...list.slice(list.length - tail).map(moved)]];
  });
  return { ...before, length, date, ...Object.fromEntries(changed) };
}

/** @param {{ start: number, before: number, after: number }} edit @returns {Move} */
function mover({ start, before, after }) {
  const by = after - before;
  return ([from, to]) => [from < start ? from : from + by, to <= start ? to : to + by];
}

/** An entry of each list, with all its spans where they stand now. @type {Record<string, (it: any, move: Move) => any>} */
const MOVED = {
  blocks: placed,
  sentences: (it, move) => move(it),
  speakers: (it, move) => ({
    ...it,
    mentions: it.mentions.map((mention) => placed(mention, move)),
    described: it.described.map(move),
    voice: { ...it.voice, first: perhaps(it.voice.first, move), last: perhaps(it.voice.last, move) },
  }),
  quotes: (it, move) => ({ ...placed(it, move), inner: move(it.inner) }),
  attributions: (it, move) => ({
    ...it,
    source: it.source.map(move),
    cue: it.cue.map(move),
    content: it.content.map(move),
    addressee: perhaps(it.addressee, move),
  }),
  figures: (it, move) => ({ ...placed(it, move), of: perhaps(it.of, move) }),
  claims: (it, move) => ({
    ...placed(it, move),
    hedges: it.hedges.map(move),
    actors: it.actors.map(move),
    refers: it.refers.map((reference) => placed(reference, move)),
  }),
  notes: placed,
};

/** @param {any} it @param {Move} move */
function placed(it, move) {
  const [start, end] = move([it.start, it.end]);
  return { ...it, start, end };
}

/** @param {Span | null} span @param {Move} move */
function perhaps(span, move) {
  return span === null ? null : move(span);
}
