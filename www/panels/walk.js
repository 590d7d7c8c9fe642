/**
 * Walking rows by keyboard: one row is in the Tab order, arrows, Home and End move to others,
 * Enter and Space choose, and so does a click; "c" copies. In a tree, Left goes to the branch.
 *
 * @param {HTMLElement} list  its rows carry the class "row"
 * @param {{ choose: (row: HTMLElement) => void, copy: (row: HTMLElement) => void }} page
 */
export function walkable(list, { choose, copy }) {
  /** @type {HTMLElement | null} */
  let current = null;
  const visible = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll(".row:not([hidden])")]);

  /** @param {Event} event @returns {HTMLElement | null} */
  function rowOf(event) {
    return /** @type {Element} */ (event.target).closest(".row");
  }

  function hold(row) {
    if (current !== null) current.tabIndex = -1;
    current = row;
    if (current !== null) current.tabIndex = 0;
  }

  function go(row) {
    if (row === undefined) return;
    hold(row);
    row.focus();
  }

  list.addEventListener("click", (event) => {
    const row = rowOf(event);
    if (row === null || getSelection()?.isCollapsed === false) return;
    go(row);
    choose(row);
  });

  list.addEventListener("keydown", (event) => {
    const row = rowOf(event);
    if (row === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = visible();
    const at = rows.indexOf(row);
    const moves = {
      ArrowDown: () => go(rows[at + 1]),
      ArrowUp: () => go(rows[at - 1]),
      Home: () => go(rows[0]),
      End: () => go(rows.at(-1)),
      ArrowLeft: () => go(rows.slice(0, at).findLast((other) => other.getAttribute("aria-level") === "1")),
      Enter: () => choose(row),
      " ": () => choose(row),
      c: () => copy(row),
    };
    if (event.key === "ArrowLeft" && row.getAttribute("aria-level") !== "2") return;
    if (moves[event.key] === undefined) return;
    moves[event.key]();
    event.preventDefault();
  });

  return {
    hold,
    /** Goes to a row that shows, else to the one that Tab would reach. @param {HTMLElement} [row] */
    enter: (row) => go(row === undefined || row.hidden ? (current ?? visible()[0]) : row),
    /** After rows came, went or were hidden: one that shows is in the Tab order. */
    settle() {
      for (const row of list.querySelectorAll(".row")) /** @type {HTMLElement} */ (row).tabIndex = -1;
      const rows = visible();
      hold(current !== null && rows.includes(current) ? current : (rows[0] ?? null));
    },
  };
}
