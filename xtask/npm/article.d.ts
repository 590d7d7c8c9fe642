import type { WhosaidDocument } from "./whosaid.js";

/** `<whosaid-article>`: marks who said what in the text inside it. */
export class WhosaidArticle extends HTMLElement {
  /** The text that was read, blocks of it an empty line apart; null before. Offsets of `annotations` count in it. */
  readonly text: string | null;
  /** What was found in `text`; null before. */
  readonly annotations: WhosaidDocument | null;
  /** Reads the text as it stands now; an element does so by itself when it comes into a page. */
  read(): Promise<WhosaidDocument>;
  /** The stretches of the page where characters `start` to `end` of `text` stand. */
  rangesOf(start: number, end: number): StaticRange[];
}

declare global {
  interface HTMLElementTagNameMap {
    "whosaid-article": WhosaidArticle;
  }
  interface HTMLElementEventMap {
    /** The text was read; `annotations` holds what was found. */
    "whosaid-read": CustomEvent<{ text: string; annotations: WhosaidDocument }>;
    /** The text could not be read; it stands as it was. */
    "whosaid-failed": CustomEvent<{ error: unknown }>;
  }
}
