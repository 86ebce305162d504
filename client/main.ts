/** Starts the viewer: the address to a state, the server to a map, the state to the page, and back to the address. */
import { type ComponentChildren, h, render } from "preact";
import { lastOnly } from "../model/last-only.ts";
import type { ArgumentMap } from "../model/map.ts";
import {
  type Focus,
  type LinksByClaim,
  linksByClaim,
  partOf,
  pathTo,
  type Reading,
  read,
  visible,
} from "../model/picture/reading.ts";
import { NO_STANDING, type Standing, standingSentence } from "../model/picture/standing.ts";
import type { Hits } from "../model/search.ts";
import type { Actions } from "./actions.ts";
import { queryOf, stateOf } from "./address.ts";
import { wordsOfChange } from "./announce.ts";
import { fetchLinks, fetchMap, fetchSchemes } from "./api.ts";
import { App, type Remark } from "./app.tsx";
import type { Insets } from "./canvas.ts";
import type { Schemes } from "./details.tsx";
import { onDrop } from "./drop.ts";
import { selectedNode } from "./emphasis.ts";
import { type Find, loadFinder, NO_HITS } from "./finder.ts";
import { keepFocus } from "./focus.ts";
import { type Judgement, loadJudgement } from "./judgement.ts";
import type { Arranging } from "./layers.ts";
import type { Shown } from "./live.ts";
import type { Hover } from "./map-pane.tsx";
import { isFiltering, matches } from "./matches.ts";
import { createMeasure, loadFonts } from "./measure.ts";
import { Notice } from "./notice.tsx";
import type { Panels } from "./panels.ts";
import { afterPainting, sayAfter } from "./progress.ts";
import { createStage, type Stage } from "./stage.ts";
import { all, OPENING, open, select, type Transition, toggle, type ViewerState } from "./state.ts";
import { createStore } from "./store.ts";
import type { TakingAway } from "./take-away.ts";
import { showTheme } from "./theme.ts";
import { readTokens } from "./tokens.ts";
import { selectionOf } from "./walk.ts";

/** After so many ms a reader wonders whether anything happens. */
const SLOW = 400;
/** The height of the what-if's line with its margins, px: it comes after the first picture, and must then cover nothing. */
const WHAT_IF_LINE = 72;
/** So many ms after the camera has come to rest, addresses are brought up to it. */
const SETTLED = 200;
/** From so many claims on, drawing the first picture takes long enough to be told of. */
const LARGE = 2_000;
/** What the picture is drawn again for. */
const PAINTED = ["state", "whole", "found", "standing"] as const;

showTheme();
const page = document.getElementById("viewer");
const id = page?.dataset.map;
if (page !== null && id !== undefined) await start(page, id);
if (page?.dataset.own !== undefined) {
  const [{ startOwn }] = await Promise.all([import("./own.tsx"), loadFonts()]);
  await startOwn(page, (map, bar) => show(page, map, new Map(), undefined, bar));
}

async function start(page: HTMLElement, id: string): Promise<void> {
  const stopSaying = sayAfter(SLOW, "Fetching the map …");
  // A plain address shows the map alone; any other may show a claim's details, which are then to be there from the start.
  const atOnce = location.search === "" ? undefined : loadPanels().catch(() => undefined); // then it is tried again
  const [answer, links, panels] = await Promise.all([fetchMap(id), fetchLinks(id), atOnce, loadFonts()]);
  stopSaying();
  if (answer.ok) {
    return follow(page, id, await show(page, answer.value, linksByClaim(links), panels));
  }
  // What the server has put into the page is left to read, below the notice.
  const notice = document.createElement("div");
  page.before(notice);
  const again = () => {
    notice.remove();
    void start(page, id);
  };
  render(h(Notice, { failure: answer.failure, again }), notice);
}

/** Puts a map on the page, and says so before where that takes long. */
async function show(page: HTMLElement, map: ArgumentMap, ...more: MoreOfView): Promise<ReturnType<typeof view>> {
  const claims = map.claims.length;
  if (claims < LARGE) return view(page, map, ...more);
  const drawn = sayAfter(0, `Drawing ${claims.toLocaleString("en")} claims …`);
  await afterPainting();
  const shown = view(page, map, ...more);
  drawn();
  return shown;
}

/** Follows the map once nothing else is fetched; what can't be followed reads all the same. */
async function follow(page: HTMLElement, id: string, shown: Shown & { readonly complete: Promise<unknown> }) {
  await shown.complete;
  const { version } = page.dataset;
  if (version === undefined) return;
  const loaded = await import("./live.ts").catch(() => undefined);
  loaded?.live(page, id, version, shown);
}

async function loadPanels(): Promise<Panels> {
  return (await import("./panels.ts")).panels;
}

type MoreOfView = [links: LinksByClaim, loaded: Panels | undefined, bar?: ComponentChildren];

/**
 * Puts a map on the page.
 *
 * @param bar Of a file of the reader's own: what there is to say of it.
 * @returns how to show another version of it, and when all that is fetched for it is there or has failed.
 */
function view(
  page: HTMLElement,
  map: ArgumentMap,
  links: LinksByClaim,
  loaded: Panels | undefined,
  bar?: ComponentChildren,
): Shown & { readonly complete: Promise<unknown> } {
  const partial = lastOnly(({ connections, links }: Reading, focus: Focus) =>
    read(partOf(connections.map, focus), links),
  );
  const readingOf = ({ focus }: ViewerState): Reading => {
    const { whole } = passing.get();
    return focus === undefined || !whole.connections.claims.has(focus.claim) ? whole : partial(whole, focus);
  };
  const hitsOf = lastOnly((reading: Reading, find: Find, query: string): Hits => {
    const { having, hits } = find(query);
    const here = hits.filter(({ claim }) => reading.connections.claims.has(claim));
    return { having, hits: here, total: here.length };
  });
  const foundOf = lastOnly(({ hits }: Hits) => new Set(hits.map(({ claim }) => claim)));

  const passing = createStore<{
    /** The whole map. Another version comes with what searches and evaluates it. */
    readonly whole: Reading;
    /** What there is to say of the version that is shown. */
    readonly news: string | undefined;
    readonly hover: Hover;
    readonly announcement: string;
    readonly schemes: Schemes;
    readonly arranging: Arranging;
    readonly find: Find;
    readonly remarks: readonly Remark[];
    readonly panels: Panels | undefined;
    readonly judgement: Judgement | undefined;
  }>({
    whole: read(map, links),
    news: undefined,
    hover: undefined,
    announcement: "",
    schemes: new Map(),
    arranging: undefined,
    find: () => NO_HITS,
    remarks: [],
    panels: loaded,
    judgement: undefined,
  });
  const store = createStore(shown(readingOf, stateOf(location.search)));
  const verdictOf = lastOnly(({ judge }: Judgement, assumed: ViewerState["assumed"]) => judge(assumed));
  const standingWith = lastOnly(
    (judgement: Judgement | undefined, assumed: ViewerState["assumed"]): Standing =>
      judgement === undefined ? { ...NO_STANDING, assumed } : { labels: verdictOf(judgement, assumed).labels, assumed },
  );
  const toldAt = lastOnly((judgement: Judgement | undefined, tour: string | undefined) =>
    judgement?.touring.toldAt(judgement.tour, tour),
  );
  const toldOf = ({ tour }: ViewerState) => toldAt(passing.get().judgement, tour);
  const standingOf = ({ assumed }: ViewerState) => standingWith(passing.get().judgement, assumed);
  const hitsIn = (state: ViewerState) => hitsOf(readingOf(state), passing.get().find, state.query);
  // The same words twice are heard twice only if they differ.
  const announce = (words: string) =>
    passing.update((state) => ({ ...state, announcement: state.announcement === words ? `${words}\u00a0` : words }));
  let stage: Stage | undefined;
  const measure = createMeasure(readTokens(document).font);
  const takeAway = lazily(async () => {
    const { createTakeAway } = await import("./take-away.ts");
    return createTakeAway({
      measure,
      whole: () => passing.get().whole,
      own: actions.own,
      view: () => {
        const state = store.get();
        const [hits, standing] = [foundOf(hitsIn(state)), standingOf(state)];
        return { reading: readingOf(state), state, hits, standing, told: toldOf(state) };
      },
      drawing: () => (stage as Stage).drawing(), // the first thing the page gets is the stage
    });
  });
  const takingAway: TakingAway = {
    picture: async (part, format) => (await takeAway()).picture(part, format),
    data: async (part) => (await takeAway()).data(part),
    inFormat: async (part, format) => (await takeAway()).inFormat(part, format),
    link: async () => (await takeAway()).link(),
  };

  const going =
    (target: string, use?: string): Transition =>
    (state) =>
      all(open(pathTo(readingOf(state), target, use)), select(target, use))(state);
  const actions: Actions = {
    dispatch: (transition: Transition) => store.update(transition),
    going,
    goTo: (target, use) => store.update(going(target, use)),
    href: (target, use) => queryOf(going(target, use)(store.get())),
    hrefAfter: (transition) => queryOf(transition(store.get())),
    light: (ids) => stage?.light(ids),
    reveal: (ids) => stage?.reveal(ids),
    own: page.dataset.own !== undefined,
    fullPage: () => `/maps/${encodeURIComponent(map.id)}${queryOf(store.get())}`,
    announce,
    zoomBy: (factor) => stage?.zoomBy(factor),
    fit: () => stage?.fit(),
    arrangeAgain: () => stage?.arrangeAgain(),
  };
  const nodeOf = (node: string) => readingOf(store.get()).forest.nodes.get(node);
  const fold = (node: string) => {
    const shownNode = nodeOf(node);
    if (shownNode?.kind !== "claim") return;
    store.update(toggle(shownNode.claim, readingOf(store.get()).depths.get(shownNode.claim) ?? 0));
  };
  const onCanvas = (container: HTMLElement, overview: HTMLCanvasElement) => {
    stage = createStage({
      container,
      overview,
      store,
      measure,
      readingOf,
      hitsOf: (state) => foundOf(hitsIn(state)),
      standingOf,
      toldOf,
      insets: () => insetsOf(container, store.get().assumed.size > 0),
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
        arranging: (arranging) => passing.update((state) => ({ ...state, arranging })),
        hovered: (node, box) => {
          stage?.pointAt(node);
          passing.update((state) => ({
            ...state,
            hover: node === undefined || box === undefined ? undefined : { node, box },
          }));
        },
      },
    });
    stage.show(store.get(), undefined);
  };

  let painted:
    | {
        readonly state: ViewerState;
        readonly whole: Reading;
        readonly found: ReadonlySet<string>;
        readonly standing: Standing;
      }
    | undefined;
  const paint = () => {
    const state = store.get();
    const reading = readingOf(state);
    const hits = hitsIn(state);
    const { whole, news, hover, announcement, schemes, arranging, panels, judgement, remarks } = passing.get();
    const judged =
      judgement === undefined
        ? undefined
        : {
            ...judgement,
            of: {
              connections: whole.connections,
              reading: whole,
              verdict: verdictOf(judgement, state.assumed),
              assumed: state.assumed,
              actions,
            },
          };
    const selected = selectedNode(reading.connections, visible(reading, state.folding), state);
    const found = foundOf(hits);
    const standing = standingOf(state);
    render(
      h(App, {
        reading,
        whole: whole.connections.map,
        state,
        selected,
        hits,
        found,
        hover,
        announcement,
        schemes,
        arranging,
        embedded: page.dataset.embedded !== undefined,
        standing,
        panels,
        judged,
        actions,
        remarks:
          news === undefined
            ? remarks
            : [...remarks, { words: news, button: "All right", press: () => say(undefined) }],
        bar,
        onCanvas,
        takeAway: takingAway,
      }),
      page,
    );
    // After the panels: what they cover of the map counts. What is only passing changes nothing of the picture.
    const is = { state, whole, found, standing };
    const was = painted;
    if (was !== undefined && PAINTED.some((part) => was[part] !== is[part])) stage?.show(state, was.state);
    painted = is;
  };
  const paintSoon = once(paint);
  let later: ReturnType<typeof setTimeout> | undefined;
  const paintLater = () => {
    clearTimeout(later);
    later = setTimeout(paintSoon, SETTLED);
  };
  page.replaceChildren();
  keepFocus(page);
  paint();
  store.subscribe((state, before) => {
    // Where the camera has come to changes no more than the addresses of links: it need not be painted with each move.
    if (onlyReported(state, before)) paintLater();
    else paintSoon();
    const { whole, judgement } = passing.get();
    const change = wordsOfChange(readingOf(state), before, state, whole.connections.claims.size);
    const arrived = change === "" || state.selected === before.selected ? undefined : state.selected;
    const status = arrived === undefined ? "" : standingSentence(whole.connections, standingOf(state), arrived);
    const words = status === "" ? change : `${change} ${status}`;
    if (words !== "" && !speaksItself(document.activeElement, before, state)) announce(words);
    if (judgement !== undefined && state.assumed !== before.assumed) {
      // The verdict before is still at hand, and the one now is for the picture as well.
      const was = { assumed: before.assumed, verdict: verdictOf(judgement, before.assumed) };
      const is = { assumed: state.assumed, verdict: verdictOf(judgement, state.assumed) };
      announce(judgement.words(whole.connections, was, is));
    }
    if (judgement !== undefined && state.tour !== before.tour) {
      announce(judgement.touring.spokenStep(whole.connections, judgement.tour, state.tour));
    }
    if (queryOf(state) !== location.search) record(state, before);
  });
  passing.subscribe(paintSoon);
  const enter = () => {
    const state = shown(readingOf, stateOf(location.search));
    history.replaceState(null, "", addressOf(state));
    store.update(() => state);
  };
  enter();
  addEventListener("popstate", enter);
  const { update } = passing;
  const fetching: Promise<void>[] = [];
  if (loaded === undefined) {
    fetchLater("The search, the filters and the details of a claim could not be loaded.", async () => {
      const panels = await loadPanels();
      update((state) => ({ ...state, panels }));
    });
  }
  fetchLater("The search could not be loaded.", async () => {
    const { whole } = passing.get();
    const find = await loadFinder(whole.connections.map);
    update((state) => (state.whole === whole ? { ...state, find } : state));
  });
  fetchLater("The names and questions of the schemes could not be fetched; steps show their ids instead.", async () => {
    const schemes = await fetchSchemes();
    update((state) => ({ ...state, schemes: new Map(schemes.map((scheme) => [scheme.id, scheme])) }));
  });

  // A page that is printed waits for nothing, so this is there beforehand.
  fetchLater("What prints the whole map could not be loaded; the page prints as it is.", async () => {
    const [{ preparePrinting }, { drawing }] = await Promise.all([import("./printing.ts"), takeAway()]);
    preparePrinting(
      () => readingOf(store.get()),
      drawing,
      () => store.get().text?.source,
    );
  });
  fetchLater("What stands and what falls could not be worked out.", async () => {
    const { whole } = passing.get();
    const judgement = await loadJudgement(whole.connections);
    update((state) => (state.whole === whole ? { ...state, judgement } : state));
  });

  /** Fetches what the viewer can do without; where that fails, `words` say so, and the reader may try again. */
  function fetchLater(words: string, fetchIt: () => Promise<void>): void {
    const again = () => {
      update((state) => ({ ...state, remarks: state.remarks.filter((other) => other.words !== words) }));
      fetchLater(words, fetchIt);
    };
    const fetched = fetchIt().catch(() => {
      note({ words, button: "Try again", press: again });
    });
    fetching.push(fetched);
  }

  function note(remark: Remark): void {
    update((state) => ({ ...state, remarks: [...state.remarks, remark] }));
    announce(remark.words);
  }

  onDrop(async (file) => {
    const { openOwn } = await import("./own.tsx");
    const words = await openOwn(file);
    const done = () =>
      update((state) => ({ ...state, remarks: state.remarks.filter((other) => other.words !== words) }));
    if (words !== undefined) note({ words, button: "All right", press: done });
  });

  function say(news: string | undefined): void {
    update((state) => ({ ...state, news }));
    if (news !== undefined) announce(news);
  }

  /** All of a version at once, so that nothing on the page speaks of two. */
  async function replace(map: ArgumentMap, links: LinksByClaim): Promise<void> {
    const whole = read(map, links);
    const [find, judgement, { carriedOver, wordsOfVersions }] = await Promise.all([
      loadFinder(map),
      loadJudgement(whole.connections),
      import("./carried-over.ts"),
    ]);
    const before = passing.get().whole.connections.map;
    document.title = document.title.replace(before.title, () => map.title);
    update((state) => ({ ...state, whole, find, judgement, hover: undefined }));
    const state = shown(readingOf, carriedOver(whole, judgement.tour)(store.get()));
    const { selected } = store.get();
    history.replaceState(null, "", addressOf(state));
    store.update(() => state);
    const lost = selected !== undefined && state.selected === undefined ? " What was selected is gone." : "";
    say(`${wordsOfVersions(before, map)}${lost}`);
  }

  return { replace, say, complete: Promise.all(fetching) };
}

/**
 * A view in which what is selected can be seen, whatever the address says of what is open; and what is filtered for,
 * where it says nothing of that.
 */
function shown(readingOf: (state: ViewerState) => Reading, state: ViewerState): ViewerState {
  const reading = readingOf(state);
  const { selected, use, filter, folding } = state;
  const filtered = isFiltering(filter) && folding === OPENING.folding ? [...matches(reading.connections, filter)] : [];
  return open([
    ...filtered.flatMap((claim) => pathTo(reading, claim)),
    ...(selected === undefined ? [] : pathTo(reading, selected, use)),
  ])(state);
}

/** Whether nothing differs but where the camera is said to have come to. */
function onlyReported(state: ViewerState, before: ViewerState): boolean {
  const same = (key: keyof ViewerState) => key === "camera" || state[key] === before[key];
  return typeof state.camera === "object" && (Object.keys(state) as (keyof ViewerState)[]).every(same); // its own keys
}

/** In the outline a screen reader speaks the row that gets the focus, and in the details the new heading. */
function speaksItself(focused: Element | null, before: ViewerState, state: ViewerState): boolean {
  const other = state.selected !== before.selected || state.folding !== before.folding;
  return other && state.selected !== undefined && (focused?.closest(".outline, .details") ?? null) !== null;
}

/** Makes something when it is first asked for; where that failed, it is tried again. */
function lazily<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

/** Does something once, however often it is asked for, when what runs now is done. */
function once(act: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      act();
    });
  };
}

function addressOf(state: ViewerState): string {
  return `${location.pathname}${queryOf(state)}`;
}

/** A step that the reader would want back is a new entry of the browser's history; moving about and typing are not. */
function record(state: ViewerState, before: ViewerState): void {
  const address = addressOf(state);
  const passing = state.tour === before.tour && (state.camera !== before.camera || state.query !== before.query);
  if (passing) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
}

/** What the tools, the details and the what-if's line cover of the map. */
function insetsOf(container: HTMLElement, assuming: boolean): Insets {
  const area = container.getBoundingClientRect();
  const boxOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
  const top = Math.max(0, (boxOf(".tools")?.bottom ?? area.top) - area.top);
  const above = (box: DOMRect | undefined) => (box === undefined ? 0 : Math.max(0, area.bottom - box.top));
  const details = boxOf(".details");
  const beside = details !== undefined && details.left > area.left + area.width / 3;
  const foot = beside ? 0 : above(details);
  return {
    ...{ top, left: 0 },
    right: beside ? Math.max(0, area.right - details.left) : 0,
    bottom: assuming ? Math.max(foot + WHAT_IF_LINE, above(boxOf(".what-if-bar"))) : foot,
  };
}
