/** Where the page starts: its annotator first, which takes longest to load, then the page itself. */
import "./annotator.js";

const begin = () => void import("./app.js");
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true });
else begin();
