/**
 * What the page asks of anything that shows annotations in the text. The page has one painter at
 * a time; another way of showing them is another file that returns one of these.
 *
 * @typedef {object} Painter
 * @property {(reading: import("../annotations.js").Reading) => void} paint
 *   shows a newly annotated text, the visible part first
 * @property {(reading: import("../annotations.js").Reading, key: string | null) => void} light
 *   lights up what belongs to the chosen annotation and lets the rest step back
 * @property {(layers: Readonly<Record<string, boolean>>) => void} layer
 *   draws the layers that are on, and only those
 * @property {(key: string) => void} reveal
 *   brings an annotation into view
 * @property {(key: string, at: number) => void} point
 *   brings one of an annotation's stretches into view, given by its place among them, and points at it
 * @property {(at: number) => void} revealAt
 *   brings a place of the text into view, given in UTF-16 code units
 */
export {};
