/**
 * The place of the first item for which `is` holds, in a list where it holds for all after that one too; the list's length
 * where it holds for none.
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => boolean} is
 */
export function firstWhere(items, is) {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (is(items[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}
