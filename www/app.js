/** The page: builds its parts, and leads what the reader does to the store. */
import { client } from "./annotator.js";
import { offerBookmarklet } from "./bookmarklet.js";
import { createDoor } from "./compare/door.js";
import { createCorrecting } from "./correcting.js";
import { byId } from "./dom.js";
import { createEditor } from "./editor.js";
import { createEvidence } from "./evidence.js";
import { createFocus } from "./focus.js";
import { createHistory } from "./history.js";
import { createReceiver, takeFiles, takePastes } from "./intake.js";
import { openDatabase } from "./kept/database.js";
import { createKeeper } from "./kept/keeper.js";
import { showKept } from "./kept/places.js";
import { createLegend } from "./legend.js";
import { createMarking } from "./marking.js";
import { createMentions } from "./mentions.js";
import { createNaming } from "./naming.js";
import { takeLink } from "./link.js";
import { showNotices } from "./notices.js";
import { workOffline } from "./offline.js";
import { createPainters } from "./painters/both.js";
import { canHighlight, createHighlightsPainter } from "./painters/highlights.js";
import { createMarksPainter } from "./painters/marks.js";
import { createTie } from "./painters/tie.js";
import { createTabs } from "./panels/tabs.js";
import { createPrint } from "./print.js";
import { createReckoning } from "./reckoning.js";
import { showSamples } from "./samples.js";
import { createWalk } from "./selection.js";
import { createSession } from "./session.js";
import { createAnnouncing } from "./announce.js";
import { createShortcuts } from "./shortcuts.js";
import { createGiven, createSource } from "./source.js";
import { createStore } from "./store.js";
import { createTakeaway } from "./takeaway.js";
import { createTip } from "./tip.js";
import { showView } from "./view.js";
import { createWriting } from "./writing.js";

const store = createStore();
const session = createSession(store, client);
const writing = canHighlight() ? createWriting(byId("writing"), store, session) : null;
const marks = createMarksPainter(byId("article"), { choose: (key) => store.select(key) });
const painter = createPainters(store, marks, writing && createHighlightsPainter(byId("writing"), writing.written));

showNotices(byId("notices"), store);
createLegend(byId("legend"), store);
createTabs(byId("lists"), store);
byId("panel-figures").prepend(createReckoning(store, session));
createTip(byId("article"), store);
createPrint(byId("article"), store, painter.whole);
createSource(byId("source"), store);
createGiven(byId("given-address"), byId("given-said"), store, session);
const correcting = createCorrecting(session.correct);
const walk = createWalk(store, painter);
const naming = createNaming(store, painter);
createEvidence(byId("evidence"), store, { ...walk, ...createMentions(store, painter), ...naming }, correcting);
createHistory(byId("history"), store, session);
createMarking(byId("marking"), byId("article"), store, session);
createEditor(byId("editor"), store, session);
const database = openDatabase();
const comparison = createDoor(byId("comparison"), store, client, database);
const article = createReceiver(store, session, comparison);
const receiver = () => (store.state.view === "compare" ? comparison : article);
takePastes(store, receiver, [byId("editor"), byId("writing")]);
takeFiles(receiver, { input: byId("file"), button: byId("open") });
createFocus(store);
showView(store, session, painter);
createTie(byId("article"), store, marks, naming.go);
showSamples(byId("samples"), byId("sample-list"), store, session);
offerBookmarklet(byId("bookmarklet"), store);

byId("lists").append(byId("evidence"));
workOffline(store, session, byId("offline"), comparison.fetch);
void showKept(store, createKeeper(store, session, database), comparison.choose)
  .then(comparison.resume)
  .then(() => takeLink(store, session));
addEventListener("hashchange", () => void takeLink(store, session));
createTakeaway(byId("takeaway"), byId("take"), store, client);
createShortcuts(byId("keys"), byId("keys-open"), shortcutsOf(walk, naming), () => store.state.view === "read");
createAnnouncing(byId("keys"));

// Now they do what they say.
for (const id of ["show", "open", "compare-start", "keys-open"]) byId(id).disabled = false;

/** @returns {import("./shortcuts.js").Shortcut[]} */
function shortcutsOf({ to }, { go }) {
  const step = (key, name, types) => ({
    key,
    does: `Next ${name}; with Shift, the one before`,
    run: (backwards) => to(types, backwards ? -1 : 1),
  });
  return [
    step("n", "annotation of any kind", ["quote", "attribution", "figure", "claim"]),
    step("q", "quote", ["quote"]),
    step("r", "reported speech", ["attribution"]),
    step("f", "figure", ["figure"]),
    step("w", "claim worth checking", ["claim"]),
    { key: "s", does: "To the name of who said the chosen words, and back", run: () => go() },
    { key: "e", does: "Edit the text", run: () => byId("mode-edit").click() },
    { key: "?", does: "Show this list", run: () => {} },
  ];
}
