/** The annotator with its module inside. Takes the place of the glue, which looks for the module beside itself. */
import init from "./glue.js";
import module from "./whosaid_bg.wasm";

export * from "./glue.js";

export default () => init({ module_or_path: module });
