import init, { annotate } from "whosaid";

const text = document.querySelector("textarea");
const list = document.querySelector("ul");

function read() {
  const { attributions, speakers } = annotate(text.value);
  list.replaceChildren(
    ...attributions.map(({ speaker, content }) => {
      const item = document.createElement("li");
      const words = content.map(([start, end]) => text.value.slice(start, end)).join(" … ");
      item.textContent = `${speaker === null ? "Somebody" : speakers[speaker].name}: ${words}`;
      return item;
    }),
  );
}

await init();
text.addEventListener("input", read);
read();
