/** What the browser's engine has to offer before the annotator can run in it. */

/**
 * A module of one function, which fills a vector and drops it. An engine without vectors (fixed-width SIMD, in
 * every browser since early 2023) takes it for no module, and would so take the annotator's.
 */
const VECTORS = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // magic and version
  ...[1, 4, 1, 0x60, 0, 0], // types: one function without parameters or results
  ...[3, 2, 1, 0], // functions: one of that type
  ...[10, 9, 1, 7, 0, 0x41, 0, 0xfd, 0x0f, 0x1a, 0x0b], // code: i32.const 0, i8x16.splat, drop, end
);

/** What the browser lacks, as a message for its user; null where it lacks nothing. */
export function lack() {
  if (typeof WebAssembly !== "object") {
    return "This browser has no WebAssembly, which Whosaid needs to read the text. A current browser, or one where it is not switched off, will do.";
  }
  if (!WebAssembly.validate(VECTORS)) {
    return "This browser’s WebAssembly has no vector instructions (SIMD), which Whosaid needs to read the text. Browsers from 2023 on have them: an update, or another browser, will do.";
  }
  return null;
}
