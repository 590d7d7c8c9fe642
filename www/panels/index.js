/** The lists, in the order of their tabs. */
import claims from "./claims.js";
import figures from "./figures.js";
import quotes from "./quotes.js";
import speakers from "./speakers.js";

export const PANELS = [speakers, quotes, figures, claims];
