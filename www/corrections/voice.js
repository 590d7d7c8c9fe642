/** Each speaker's share of what is said, counted anew after the reader has corrected who speaks. */

const SPEECH = new Set(["direct", "partial"]);
const WORDS = new Intl.Segmenter("en", { granularity: "word" });

/**
 * Sets `voice` on the speakers. A word belongs to the innermost attribution around it.
 * @param {string} text
 * @param {any} loose see `loosen`
 */
export function countVoices(text, { speakers, attributions, quotes }) {
  for (const speaker of speakers) {
    speaker.voice = { quotes: 0, quoted_words: 0, reported_words: 0, share: 0, first: null, last: null };
  }
  const wordsIn = remembering(text);
  const speech = quotes.filter(({ form, parent }) => SPEECH.has(form) && parent === null);
  for (const { attribution } of speech) {
    if (attribution?.speaker) attribution.speaker.voice.quotes += 1;
  }
  const quoted = new Set(speech.flatMap(({ start, end }) => wordsIn([start, end])));
  for (const [word, speaker] of ownersOf(attributions, wordsIn)) {
    if (speaker !== null) speaker.voice[quoted.has(word) ? "quoted_words" : "reported_words"] += 1;
  }
  for (const { speaker, content } of attributions) {
    if (speaker === null) continue;
    const { voice } = speaker;
    for (const span of content) {
      if (voice.first === null || span[0] < voice.first[0]) voice.first = span;
      if (voice.last === null || span[0] > voice.last[0]) voice.last = span;
    }
  }
  const own = ({ voice }) => voice.quoted_words + voice.reported_words;
  const all = Math.max(1, speakers.reduce((sum, speaker) => sum + own(speaker), 0));
  for (const speaker of speakers) speaker.voice.share = own(speaker) / all;
}

/** Whose each attributed word is, words given by where they start. */
function ownersOf(attributions, wordsIn) {
  const stretches = attributions.flatMap(({ speaker, content }) => content.map((span) => ({ speaker, span })));
  // Wider stretches first, so that the narrower ones inside them have the last word.
  stretches.sort((a, b) => b.span[1] - b.span[0] - (a.span[1] - a.span[0]));
  const owners = new Map();
  for (const { speaker, span } of stretches) for (const word of wordsIn(span)) owners.set(word, speaker);
  return owners;
}

/** Where words start in each stretch that was counted last, by what it says: in an edited article most are the same. */
let remembered = new Map();

/**
 * @param {string} text
 * @returns {(span: [number, number]) => number[]} tells where the words of a stretch start
 */
function remembering(text) {
  const before = remembered;
  const now = (remembered = new Map());
  return ([start, end]) => {
    const said = text.slice(start, end);
    const found = now.get(said) ?? before.get(said) ?? wordStarts(said);
    now.set(said, found);
    return found.map((at) => start + at);
  };
}

/** @param {string} said @returns {number[]} */
function wordStarts(said) {
  const segments = [...WORDS.segment(said)];
  return segments.filter(({ isWordLike }) => isWordLike).map(({ index }) => index);
}
