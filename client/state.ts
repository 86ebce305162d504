/**
 * What the reader is looking at: one plain value, and the transitions from one to the next.
 *
 * Everything in it is in the address as well (`address.ts`), so a link is the whole view. Nothing here knows the
 * map: what an id means is asked where the picture and the panels are derived.
 */
import type { Polarity, Stance } from "../model/map.ts";
import { type Folding, isOpen } from "../model/picture/folding.ts";
import type { Focus } from "../model/picture/reading.ts";
import type { Assumed } from "../model/picture/standing.ts";

/** What is set forward; all else stays visible, set back. Empty sets and `undefined` ask for nothing. */
export type Filter = {
  readonly sections: ReadonlySet<string>;
  readonly holders: ReadonlySet<string>;
  readonly stances: ReadonlySet<Stance>;
  readonly tags: ReadonlySet<string>;
  readonly polarity: Polarity | undefined;
  readonly importance: number;
  /** Only claims that nothing in the map supports. */
  readonly unsupported: boolean;
};

/**
 * `start` shows all that is open where it can be read, else where it begins; `whole` shows all of it, however small; else
 * a claim, with its centre so many px from the window's, at a zoom in per cent.
 */
export type Camera =
  | "start"
  | "whole"
  | { readonly claim: string; readonly x: number; readonly y: number; readonly zoom: number };

/** The article's text beside the map. */
export type Text = {
  readonly source: string;
  /** The place of the sentence that the reader stands on. */
  readonly at: string | undefined;
  /** Whether the map follows where the text is scrolled. */
  readonly together: boolean;
};

export const TABS = ["outline", "map"] as const;
/** What a small screen shows; a large one shows both. The text stands where the outline does. */
export type Tab = (typeof TABS)[number];

export type ViewerState = {
  /** The id of a claim or of an inference. */
  readonly selected: string | undefined;
  /** Where the selected claim is looked at as a reference: the inference that uses it there; else it is at its place. */
  readonly use: string | undefined;
  readonly folding: Folding;
  readonly query: string;
  readonly focus: Focus | undefined;
  readonly filter: Filter;
  /** The reader's what-if, by the ids of claims and inferences. */
  readonly assumed: ReadonlyMap<string, Assumed>;
  readonly camera: Camera;
  /** In strict layers, each claim once, instead of packed. */
  readonly layered: boolean;
  /** `undefined` where the outline stands in its place. */
  readonly text: Text | undefined;
  /** The step of the tour that is told, by its id. */
  readonly tour: string | undefined;
  readonly tab: Tab;
};

export type Transition = (state: ViewerState) => ViewerState;

const NOTHING: ReadonlySet<never> = new Set();

export const NO_FILTER: Filter = {
  sections: NOTHING,
  holders: NOTHING,
  stances: NOTHING,
  tags: NOTHING,
  polarity: undefined,
  importance: 1,
  unsupported: false,
};

export const OPENING: ViewerState = {
  selected: undefined,
  use: undefined,
  folding: { depth: 1, opened: NOTHING, closed: NOTHING, part: 0 },
  query: "",
  focus: undefined,
  filter: NO_FILTER,
  assumed: new Map(),
  camera: "start",
  layered: false,
  text: undefined,
  tour: undefined,
  tab: "outline",
};

export const select =
  (selected: string | undefined, use?: string): Transition =>
  (state) =>
    state.selected === selected && state.use === use
      ? state
      : { ...state, selected, use, text: standingNowhere(state) };

/** Whoever goes to another claim no longer stands on the sentence of the last one. */
const standingNowhere = ({ text }: ViewerState): Text | undefined =>
  text?.at === undefined ? text : { ...text, at: undefined };

/** Opens claims, each at its depth below a root. */
export const open =
  (claims: Iterable<readonly [claim: string, depth: number]>): Transition =>
  (state) => {
    const opened = new Set(state.folding.opened);
    const closed = new Set(state.folding.closed);
    for (const [claim, depth] of claims) {
      closed.delete(claim);
      if (depth >= state.folding.depth) opened.add(claim);
    }
    if (opened.size === state.folding.opened.size && closed.size === state.folding.closed.size) return state;
    return { ...state, folding: { ...state.folding, opened, closed } };
  };

export const close =
  (claim: string, depth: number): Transition =>
  (state) => {
    if (!isOpen(state.folding, claim, depth)) return state;
    const opened = new Set(state.folding.opened);
    const closed = new Set(state.folding.closed);
    opened.delete(claim);
    if (depth < state.folding.depth) closed.add(claim);
    return { ...state, folding: { ...state.folding, opened, closed } };
  };

export const toggle =
  (claim: string, depth: number): Transition =>
  (state) =>
    (isOpen(state.folding, claim, depth) ? close(claim, depth) : open([[claim, depth]]))(state);

/** Opens everything nearer to a root than `depth`, and nothing else. */
export const openTo =
  (depth: number): Transition =>
  (state) => ({
    ...state,
    folding: { ...state.folding, depth, opened: NOTHING, closed: NOTHING },
    camera: "start",
  });

/** Shows another part of a map with more roots than are shown at once. */
export const showPart =
  (part: number): Transition =>
  (state) => ({ ...state, selected: undefined, use: undefined, folding: { ...state.folding, part }, camera: "start" });

export const search =
  (query: string): Transition =>
  (state) =>
    state.query === query ? state : { ...state, query };

export const focusOn =
  (focus: Focus | undefined): Transition =>
  (state) => ({ ...state, focus, camera: "start" });

export const filterBy =
  (filter: Filter): Transition =>
  (state) => ({ ...state, filter, camera: "whole" });

/** Assumes one thing of each of these, in place of what was assumed of them before; `undefined` for nothing. */
export const assume =
  (ids: readonly string[], what: Assumed | undefined): Transition =>
  (state) => {
    const assumed = new Map(state.assumed);
    for (const id of ids) {
      if (what === undefined) assumed.delete(id);
      else assumed.set(id, what);
    }
    const same = assumed.size === state.assumed.size && ids.every((id) => state.assumed.get(id) === what);
    return same ? state : { ...state, assumed };
  };

export const assumeNothing: Transition = (state) =>
  state.assumed.size === 0 ? state : { ...state, assumed: OPENING.assumed };

export const look =
  (camera: Camera): Transition =>
  (state) => ({ ...state, camera });

export const inLayers =
  (layered: boolean): Transition =>
  (state) =>
    state.layered === layered ? state : { ...state, layered, camera: "start" };

export const showTab =
  (tab: Tab): Transition =>
  (state) =>
    state.tab === tab ? state : { ...state, tab };

/** Shows a source's text, from the sentence at a place if one is named; without a source, the outline again. */
export const showText =
  (source: string | undefined, at?: string): Transition =>
  (state) => {
    const together = state.text?.together ?? false;
    return { ...state, text: source === undefined ? undefined : { source, at, together }, tab: "outline" };
  };

/** Lets the map follow where the text is scrolled, or no longer. */
export const scrollTogether =
  (together: boolean): Transition =>
  (state) =>
    state.text === undefined ? state : { ...state, text: { ...state.text, together } };

/** Ends the tour; what it has shown last stays as it is. */
export const endTour: Transition = (state) => (state.tour === undefined ? state : { ...state, tour: undefined });

/** Transitions one after the other. */
export const all =
  (...transitions: readonly Transition[]): Transition =>
  (state) =>
    transitions.reduce((next, transition) => transition(next), state);
