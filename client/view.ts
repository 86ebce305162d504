/** A map on the page: its state and what is at hand, what follows from them, what is asked of them, and what is fetched. */
import type { ComponentChildren } from "preact";
import type { Reading } from "../model/picture/reading.ts";
import { createActions } from "./actions.ts";
import { fetchSchemes } from "./api.ts";
import type { Here } from "./branches.ts";
import type { Branching } from "./branching.ts";
import { derivedFrom } from "./derived.ts";
import { onDrop } from "./drop.ts";
import type { Far } from "./far.ts";
import { loadFinder } from "./finder.ts";
import { keepFocus } from "./focus.ts";
import { addressed, inItsPart, readdress, record } from "./history.ts";
import { insetsOf } from "./insets.ts";
import { loadJudgement } from "./judgement.ts";
import { createLater, lazily } from "./later.ts";
import type { Shown } from "./live.ts";
import { createMeasure } from "./measure.ts";
import { createPainting, once } from "./painting.ts";
import type { Panels } from "./panels.ts";
import { announcing, createPassing } from "./passing.ts";
import { pressing } from "./pressing.ts";
import { replacing } from "./replacing.ts";
import { speaking } from "./speaking.ts";
import { createStage, type Stage } from "./stage.ts";
import type { ViewerState } from "./state.ts";
import { createStore } from "./store.ts";
import type { TakingAway } from "./take-away.ts";
import { readTokens } from "./tokens.ts";

/** So many ms after the camera has come to rest, addresses are brought up to it. */
const SETTLED = 200;

export type InPart = { readonly far: Far; readonly here: Here; readonly branching: Branching };

export type MoreOfView = {
  /** Absent where they are still to be fetched. */
  readonly panels?: Panels | undefined;
  /** Of a file of the reader's own: what there is to say of it. */
  readonly bar?: ComponentChildren;
  /** Of a map that is here in part: that, and what brings more of it. */
  readonly inPart?: InPart;
};

/**
 * Puts a map on the page.
 *
 * @returns how to show another version of it, and when all that is fetched for it is there or has failed.
 */
export function view(
  page: HTMLElement,
  whole: Reading,
  { panels: loaded, bar, inPart }: MoreOfView,
): Shown & { readonly complete: Promise<unknown> } {
  const { map } = whole.connections;
  const passing = createPassing(whole, inPart?.here.roots, loaded);
  const derived = derivedFrom(passing);
  const { readingOf } = derived;
  const announce = announcing(passing);
  const later = createLater(passing, announce);
  const states = createStore(addressed(readingOf), (state, before) =>
    state.selected === before.selected && state.use === before.use ? state : inItsPart(readingOf(state), state),
  );
  const branches = inPart?.branching.createBranches({ far: inPart.far, first: inPart.here, states, passing, later });
  const store = branches?.states ?? states;
  const measure = createMeasure(readTokens(document).font);
  let stage: Stage | undefined;
  const onStage = () => stage;
  const own = page.dataset.own !== undefined;
  const moreRoots = () => branches?.moreRoots();
  const actions = createActions({ map: map.id, store, readingOf, stage: onStage, own, announce, moreRoots });

  const takeAway = lazily(async () => {
    const { createTakeAway } = await import("./take-away.ts");
    return createTakeAway({
      measure,
      whole: () => passing.get().whole,
      own,
      view: () => {
        const state = store.get();
        const [hits, standing, told] = [derived.foundOf(state), derived.standingOf(state), derived.toldOf(state)];
        return { reading: readingOf(state), state, hits, standing, told };
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

  const onCanvas = (container: HTMLElement, overview: HTMLCanvasElement) => {
    const pointAt: Stage["pointAt"] = (node) => stage?.pointAt(node);
    stage = createStage({
      container,
      overview,
      store,
      measure,
      readingOf,
      hitsOf: derived.foundOf,
      standingOf: derived.standingOf,
      toldOf: derived.toldOf,
      insets: () => insetsOf(container, store.get().assumed.size > 0),
      events: {
        ...pressing({ store, passing, readingOf, actions, pointAt }),
        arranging: (arranging) => passing.update((state) => ({ ...state, arranging })),
      },
    });
    stage.show(store.get(), undefined);
  };

  const paint = createPainting({
    ...{ page, store, passing, derived, actions, takingAway, bar, onCanvas },
    stage: onStage,
  });
  const paintSoon = once(paint);
  let settling: ReturnType<typeof setTimeout> | undefined;
  page.replaceChildren();
  keepFocus(page);
  readdress(store.get());
  paint();
  store.subscribe((state, before) => {
    clearTimeout(settling);
    // Where the camera has come to changes no more than the addresses of links: it need not be painted with each move.
    if (onlyReported(state, before)) settling = setTimeout(paintSoon, SETTLED);
    else paintSoon();
  });
  store.subscribe(speaking({ passing, derived, announce }));
  store.subscribe(record);
  passing.subscribe(paintSoon);
  addEventListener("popstate", () => {
    // Worked out when what it asks for is here, of a map that is not here as a whole.
    store.update(() => {
      const state = addressed(readingOf);
      readdress(state);
      return state;
    });
  });

  const { update } = passing;
  const { fetchLater, note, complete } = later;
  if (loaded === undefined) {
    fetchLater("The search, the filters and the details of a claim could not be loaded.", async () => {
      const { panels } = await import("./panels.ts");
      update((state) => ({ ...state, panels }));
    });
  }
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
  const replaced = replacing({ store, passing, readingOf, announce });
  if (inPart !== undefined && branches !== undefined) {
    inPart.branching.findFarOff({ far: inPart.far, store, passing, bring: branches.bring, later });
    branches.begin();
  } else {
    fetchLater("The search could not be loaded.", async () => {
      const { whole } = passing.get();
      const find = await loadFinder(whole.connections.map);
      update((state) => (state.whole === whole ? { ...state, find } : state));
    });
    fetchLater("What stands and what falls could not be worked out.", async () => {
      const { whole } = passing.get();
      const judgement = await loadJudgement(whole.connections);
      update((state) => (state.whole === whole ? { ...state, judgement } : state));
    });
  }

  onDrop(async (file) => {
    const { openOwn } = await import("./own.tsx");
    const words = await openOwn(file);
    if (words !== undefined) note(words);
  });

  return { ...replaced, ...(branches && { renew: branches.restart }), complete: complete() };
}

/** Whether nothing differs but where the camera is said to have come to. */
function onlyReported(state: ViewerState, before: ViewerState): boolean {
  const same = (key: keyof ViewerState) => key === "camera" || state[key] === before[key];
  return typeof state.camera === "object" && (Object.keys(state) as (keyof ViewerState)[]).every(same); // its own keys
}
