// Texts made to be hard: lists of short ones, random ones from a fixed seed, and long ones.

/** Short texts that once broke something somewhere, or are likely to. */
export const SHORT = [
  "",
  " ",
  "\0",
  "\uFEFFA byte order mark.",
  "\uD800",
  "\uDC00 said \uD800",
  "“\uD83D” said \uDE00 Holm.",
  "😀 said “😀” 3 😀 times, 🇫🇷🏴󠁧󠁢󠁳󠁣󠁴󠁿👩‍👩‍👧‍👦.",
  "“e\u0301té,” said Rene\u0301 E\u0301tienne, 41.",
  "\u0301“\u0301Yes”\u0301 said\u0301 Ann\u0301.",
  "İstanbul’da said “ß ﬁ ǅ”, ſaid ΑΣ.",
  "\u202E“Yes”\u202C said \u2066Ann\u2069.",
  "a\u00ADb\u200Bc\u2060d\u00A0e\u3000f",
  "line\r\nline\rline\u2028line\u2029line\u0085line\vline\fline",
  "“‘“‘“deep”’”’” said Ann.",
  "”“’‘»«››‹‹„‟\"'`´",
  "'Twas the '90s; rock 'n' roll, 6' 2\" and 5'10”.",
  "99999999999999999999999999999999999999999 people",
  "1e309 0x1F -0 .5 5. 1,2,3 1.2.3 ١٢٣ ½ ⅞ Ⅻ 三",
  "32 May 2023, 30 February, 00/00/0000, 9999-12-31, 25:61",
  "$-1.2bn, €∞, £.1, 1%%, 100 000,00 kr, US$US$5",
  "said said said. Said said, said “said”, said said.",
  "Mr. Mrs. Dr. St. U.S. U.N. a.m. p.m. e.g. i.e. No. vs.",
  "according to according to according to",
  "“".repeat(50) + "said Ann.",
  "<script>alert(1)</script> <b>“Yes”</b> said &quot;Ann&quot;.",
  "她说：“是的。” Il a dit « oui ». Он сказал «да». قال «نعم».",
];

/** What random texts are put together from. */
const PIECES = [
  "a", "the ", "he ", "She ", "they ", "said ", "says", "told ", "asked ", "according to ", "that ", "not ", "denied ",
  "Ada ", "Holm", "Ada Holm ", "Dr. ", "U.S. ", "Mayor ", "officials ", "a spokesperson ", "reportedly ", "will ",
  "“", "”", "‘", "’", "\"", "'", "«", "»", "(", ")", "[", "]", "—", "-", "…", ".", ". ", ", ", "? ", "! ", ": ", "; ",
  "3", "1,200 ", "$1.2bn ", "12 per cent ", "three ", "dozens ", "12 May 2023", "Friday ", "20-month ", "%", "°C ",
  " ", "\n", "\n\n", "\r\n", "\t", "\u00A0", "\u00AD", "\u200B", "\u200D", "\u0301", "é", "ß", "İ", "中", "😀", "🇫🇷",
  "\uD800", "\uDC00", "\0", "\uFEFF", "\u202E", "\u2028",
];

/** `count` random texts, the same each time. */
export function random(count) {
  const next = generator(20_260_101);
  const text = () => Array.from({ length: next(120) }, () => PIECES[next(PIECES.length)]).join("");
  return Array.from({ length: count }, text);
}

/** So many versions of a text, each with one more edit somewhere: a piece more, fewer letters, or both. */
export function edits(text, count) {
  const next = generator(text.length);
  return Array.from({ length: count }, () => {
    const at = next(text.length + 1);
    const piece = next(3) === 0 ? "" : PIECES[next(PIECES.length)];
    text = text.slice(0, at) + piece + text.slice(at + next(3) * next(20));
    return text;
  });
}

/** One text of about `length` UTF-16 units for each hostile family. */
export function long(length) {
  const families = ["“", "\"", "”“", "said ", "7", "(", "[]", "\u0301", "a ", "\n", "Mr. ", "Ada ", "“Yes,” said Ada.\n\n", "\uD800"];
  return families.map((family) => family.repeat(Math.ceil(length / family.length)));
}

/** Whole numbers below a bound, by a linear congruence: enough for variety, and the same everywhere. */
function generator(seed) {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}
