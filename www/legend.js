/** The legend: one switch a layer, each drawn the way its marks are, with how many there are. */
import { h, say } from "./dom.js";
import { LAYERS } from "./store.js";

/**
 * @param {HTMLElement} root
 * @param {import("./store.js").Store} store
 */
export function createLegend(root, store) {
  const switches = Object.entries(LAYERS).map(([id, title]) => {
    const count = h("span", { class: "count" });
    const button = h(
      "button",
      { type: "button", class: "switch", data: { layer: id }, onclick: () => store.toggleLayer(id) },
      h("span", { class: `sample ${id}` }, title),
      " ",
      count,
    );
    return { id, button, count };
  });
  root.append(...switches.map(({ button }) => button));

  store.subscribe(["layers"], draw);
  store.subscribe(["reading"], ({ reading }) => {
    const counts = countLayers(reading);
    for (const { id, count } of switches) say(count, String(counts[id]));
  });
  draw(store.state);

  function draw({ layers }) {
    for (const { id, button } of switches) button.setAttribute("aria-pressed", String(layers[id]));
  }
}

/** How many annotations each layer draws; an attribution of quotes counts as its quotes. */
function countLayers(reading) {
  const { speakers = [], quotes = [], attributions = [], figures = [], claims = [] } = reading?.document ?? {};
  const reported = attributions.filter(({ form }) => form !== "direct");
  return { speakers: speakers.length, quotes: quotes.length, reported: reported.length, figures: figures.length, claims: claims.length };
}
