/** Opening a file: which kinds are read, in which encodings, and what is said of the others. */
import { pageOfHtml } from "./paste.js";

/** What a file cannot be read for, in words for the reader. */
export class FileError extends Error {}

/** Larger files are not even read: this is several times the longest text that is annotated. */
const MOST_BYTES = 20_000_000;

const PLAIN = new Set(["txt", "text", "md", "markdown"]);
const MARKUP = new Set(["html", "htm", "xhtml"]);

/** What to do instead, for kinds that readers are likely to try. */
const INSTEAD = {
  pdf: "Open the PDF, select its text and paste it here.",
  doc: "Open the document, select its text and paste it here.",
  docx: "Open the document, select its text and paste it here.",
  odt: "Open the document, select its text and paste it here.",
  rtf: "Open the document, select its text and paste it here.",
  pages: "Open the document, select its text and paste it here.",
};

/**
 * @param {File} file
 * @returns {Promise<{ text: string, address: string | null, saved: boolean }>} its text, and the address that a web page
 *   gives as its own; `saved` where it is an article that was taken away
 * @throws {FileError} when it is of another kind, too large, unreadable, empty or in an unknown encoding
 */
export async function textOfFile(file) {
  const ending = /\.([^.]+)$/u.exec(file.name)?.[1].toLowerCase() ?? "";
  const saved = ending === "json";
  const markup = MARKUP.has(ending) || file.type === "text/html";
  if (!markup && !saved && !PLAIN.has(ending) && file.type !== "text/plain" && file.type !== "text/markdown") {
    const instead = INSTEAD[ending] ?? "Whosaid reads text (.txt), Markdown (.md) and web pages (.html).";
    throw new FileError(`“${file.name}” was not opened: it is not a text file. ${instead}`);
  }
  if (file.size > MOST_BYTES) {
    throw new FileError(`“${file.name}” was not opened: it is larger than ${MOST_BYTES / 1_000_000} MB.`);
  }
  const bytes = await file.arrayBuffer().catch(() => {
    throw new FileError(`“${file.name}” could not be read. It may have been moved, or it may be a folder.`);
  });
  const content = decode(new Uint8Array(bytes), file.name);
  const page = markup ? pageOfHtml(content) : { text: content, address: null };
  if (page.text.trim() === "") throw new FileError(`“${file.name}” was not opened: there is no text in it.`);
  return { ...page, saved };
}

/** Text files are UTF-8 unless a byte order mark says UTF-16. */
function decode(bytes, name) {
  const utf16 = { "255,254": "utf-16le", "254,255": "utf-16be" }[bytes.subarray(0, 2).join()];
  try {
    return new TextDecoder(utf16 ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FileError(
      `“${name}” was not opened: its text is not in UTF-8. Save it with the encoding UTF-8, or paste its text here.`,
    );
  }
}
