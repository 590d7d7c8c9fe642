/** The page's one annotator. Its thread starts with this module, before the page's other modules are there. */
import { createClient } from "./client.js";

export const client = createClient();
client.warm();
