/** The page: builds its parts, and leads what the reader does to the store. */
import { createSession } from "./session.js";
import { createClient } from "./client.js";
import { byId } from "./dom.js";
import { createEditor } from "./editor.js";
import { createEvidence } from "./evidence.js";
import { takeFiles, takePastes } from "./intake.js";
import { createLegend } from "./legend.js";
import { showNotices } from "./notices.js";
import { createMentions } from "./mentions.js";
import { createMarksPainter } from "./painters/marks.js";
import { createTabs } from "./panels/tabs.js";
import { workOffline } from "./offline.js";
import { createReckoning } from "./reckoning.js";
import { showSamples } from "./samples.js";
import { createStore } from "./store.js";
import { createTip } from "./tip.js";
import { showView } from "./view.js";
import { createWalk } from "./selection.js";

const store = createStore();
const client = createClient();
const session = createSession(store, client);
const painter = createMarksPainter(byId("article"), { choose: (key) => store.select(key) });

showNotices(byId("notices"), store);
createLegend(byId("legend"), store);
createTabs(byId("lists"), store);
byId("panel-figures").prepend(createReckoning(store, session));
createTip(byId("article"), store);
createEvidence(byId("evidence"), store, createWalk(store, painter), createMentions(store, painter));
createEditor(byId("editor"), store, session);
takePastes(store, session, byId("editor"));
takeFiles(store, session, { input: byId("file"), button: byId("open") });
showView(store, session, painter);
showSamples(byId("samples"), byId("sample-list"), store, session);

byId("lists").append(byId("evidence"));
workOffline(store, session, byId("offline"));
session.warm();
