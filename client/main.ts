/** Starts the viewer: the address to a state, the server to a map, the state to the page, and back to the address. */
import { h, render } from "preact";
import type { ArgumentMap } from "../model/map.ts";
import type { Actions } from "./actions.ts";
import { queryOf, stateOf } from "./address.ts";
import { fetchMap, fetchSchemes } from "./api.ts";
import { App } from "./app.tsx";
import type { Insets } from "./canvas.ts";
import type { Schemes } from "./details.tsx";
import { selectedNode } from "./emphasis.ts";
import { createFinder } from "./finder.ts";
import type { Hover } from "./map-pane.tsx";
import { createMeasure, loadFonts } from "./measure.ts";
import { Notice } from "./notice.tsx";
import { lastOnly } from "./picture.ts";
import { partOf, pathTo, type Reading, read, visible } from "./reading.ts";
import { createStage, type Stage } from "./stage.ts";
import { all, type Focus, open, select, type Transition, toggle, type ViewerState } from "./state.ts";
import { createStore } from "./store.ts";
import { showTheme } from "./theme.ts";
import { readTokens } from "./tokens.ts";
import { selectionOf } from "./walk.ts";

showTheme();
const page = document.getElementById("viewer");
const id = /^\/maps\/([^/]+)/u.exec(location.pathname)?.[1];
if (page !== null && id !== undefined) await start(page, decodeURIComponent(id));

async function start(page: HTMLElement, id: string): Promise<void> {
  const [answer] = await Promise.all([fetchMap(id), loadFonts()]);
  if (answer.ok) return view(page, answer.value);
  // What the server has put into the page is left to read, below the notice.
  const notice = document.createElement("div");
  page.before(notice);
  const again = () => {
    notice.remove();
    void start(page, id);
  };
  render(h(Notice, { failure: answer.failure, again }), notice);
}

function view(page: HTMLElement, map: ArgumentMap): void {
  const whole = read(map);
  const partial = lastOnly((focus: Focus) => read(partOf(map, focus)));
  const readingOf = ({ focus }: ViewerState): Reading =>
    focus === undefined || !whole.connections.claims.has(focus.claim) ? whole : partial(focus);
  const find = lastOnly(createFinder(map));
  const hitsOf = lastOnly((reading: Reading, query: string) =>
    find(query).filter(({ claim }) => reading.connections.claims.has(claim)),
  );
  const foundOf = lastOnly((hits: ReturnType<typeof hitsOf>) => new Set(hits.map(({ claim }) => claim)));
  const hitsIn = (state: ViewerState) => hitsOf(readingOf(state), state.query);

  const store = createStore(shown(readingOf, stateOf(location.search)));
  const passing = createStore<{ readonly hover: Hover; readonly announcement: string; readonly schemes: Schemes }>({
    hover: undefined,
    announcement: "",
    schemes: new Map(),
  });
  const announce = (announcement: string) => passing.update((state) => ({ ...state, announcement }));
  let stage: Stage | undefined;

  const actions: Actions = {
    dispatch: (transition: Transition) => store.update(transition),
    goTo: (target, use) =>
      store.update((state) => all(open(pathTo(readingOf(state), target, use)), select(target, use))(state)),
    zoomBy: (factor) => stage?.zoomBy(factor),
    fit: () => stage?.fit(),
  };
  const nodeOf = (node: string) => readingOf(store.get()).forest.nodes.get(node);
  const fold = (node: string) => {
    const shownNode = nodeOf(node);
    if (shownNode?.kind !== "claim") return;
    store.update(toggle(shownNode.claim, readingOf(store.get()).depths.get(shownNode.claim) ?? 0));
  };
  const onCanvas = (container: HTMLElement) => {
    stage = createStage({
      container,
      store,
      measure: createMeasure(readTokens(document).font),
      readingOf,
      hitsOf: (state) => foundOf(hitsIn(state)),
      insets: () => insetsOf(container),
      events: {
        pressed: (node) => {
          const target = node === undefined ? undefined : nodeOf(node);
          if (target === undefined) store.update(select(undefined));
          else store.update(select(...selectionOf(target)));
        },
        pressedPill: fold,
        pressedTwice: (node) => {
          const target = nodeOf(node);
          if (target?.kind === "reference") actions.goTo(target.claim);
          else fold(node);
        },
        hovered: (node, box) =>
          passing.update((state) => ({
            ...state,
            hover: node === undefined || box === undefined ? undefined : { node, box },
          })),
      },
    });
    stage.show(store.get(), undefined);
  };

  const paint = () => {
    const state = store.get();
    const reading = readingOf(state);
    const hits = hitsIn(state);
    render(
      h(App, {
        reading,
        total: map.claims.length,
        state,
        selected: selectedNode(reading.connections, visible(reading, state.folding), state),
        hits,
        found: foundOf(hits),
        ...passing.get(),
        actions,
        announce,
        onCanvas,
      }),
      page,
    );
  };
  page.replaceChildren();
  paint();
  store.subscribe((state, before) => {
    paint();
    stage?.show(state, before);
    if (stateIsNew(state)) record(state, before);
  });
  passing.subscribe(paint);
  addEventListener("popstate", () => store.update(() => shown(readingOf, stateOf(location.search))));
  void fetchSchemes().then((schemes) =>
    passing.update((state) => ({ ...state, schemes: new Map(schemes.map((scheme) => [scheme.id, scheme])) })),
  );
}

/** A view in which what is selected can be seen, whatever the address says of what is open. */
function shown(readingOf: (state: ViewerState) => Reading, state: ViewerState): ViewerState {
  return state.selected === undefined ? state : open(pathTo(readingOf(state), state.selected, state.use))(state);
}

const stateIsNew = (state: ViewerState) => queryOf(state) !== location.search;

/** A step that the reader would want back is a new entry of the browser's history; moving about and typing are not. */
function record(state: ViewerState, before: ViewerState): void {
  const address = `${location.pathname}${queryOf(state)}`;
  const passing = state.camera !== before.camera || state.query !== before.query;
  if (passing) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
}

/** What the tools, the legend and the details cover of the map. */
function insetsOf(container: HTMLElement): Insets {
  const area = container.getBoundingClientRect();
  const tools = document.querySelector(".tools")?.getBoundingClientRect();
  const cover = document.querySelector(".details")?.getBoundingClientRect();
  const top = tools === undefined ? 0 : Math.max(0, tools.bottom - area.top);
  if (cover === undefined) return { top, right: 0, bottom: 0, left: 0 };
  const beside = cover.left > area.left + area.width / 3;
  return beside
    ? { top, right: Math.max(0, area.right - cover.left), bottom: 0, left: 0 }
    : { top, right: 0, bottom: Math.max(0, area.bottom - cover.top), left: 0 };
}
