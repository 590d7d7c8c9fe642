/** Text to take along. */

/**
 * Puts text on the clipboard.
 * @param {string} text
 * @returns {Promise<boolean>} whether the browser allowed it
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard outside secure contexts, as on a page from a disk: the old way works there.
    return copySelected(text);
  }
}

function copySelected(text) {
  const focused = document.activeElement;
  const box = document.createElement("textarea");
  box.className = "unseen";
  box.value = text;
  // Behind an open dialog nothing can be selected, and what cannot be selected is not copied, whatever the browser says.
  (document.querySelector("dialog[open]") ?? document.body).append(box);
  box.focus();
  box.select();
  const copied = document.activeElement === box && document.execCommand("copy");
  box.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
