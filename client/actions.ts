/** What a panel may ask for. Panels know the reading and the state; they know neither the canvas nor the network. */
import { pathTo } from "../model/picture/reading.ts";
import { queryOf } from "./address.ts";
import type { Derived } from "./derived.ts";
import type { Stage } from "./stage.ts";
import { all, open, select, type Transition, type ViewerState } from "./state.ts";
import type { Store } from "./store.ts";

export type Actions = {
  readonly dispatch: (transition: Transition) => void;
  /** Selects a claim or an inference, and opens and shows where it stands; `use` names a reference's inference. */
  readonly goTo: (id: string, use?: string) => void;
  /** The address that shows the same. */
  readonly href: (id: string, use?: string) => string;
  /** What `goTo` does, to be joined with more. */
  readonly going: (id: string, use?: string) => Transition;
  /** The address of the view that a transition leads to. */
  readonly hrefAfter: (transition: Transition) => string;
  /** Lights claims and inferences on the map, or what holds them where they are folded away; no others. */
  readonly light: (ids: readonly string[]) => void;
  /** Brings what shows them into the window. */
  readonly reveal: (ids: readonly string[]) => void;
  /** Whether the map is a file of the reader's own: its addresses lead nowhere but in this browser. */
  readonly own: boolean;
  /** The address of this view on a page of its own. */
  readonly fullPage: () => string;
  /** Says words to readers who hear the page. */
  readonly announce: (words: string) => void;
  /** Of a map that is here in part: brings more of what it hangs from. */
  readonly moreRoots: () => void;
  readonly zoomBy: (factor: number) => void;
  readonly fit: () => void;
  /** Tries the strict layers again that have failed. */
  readonly arrangeAgain: () => void;
};

type Parts = Pick<Actions, "own" | "announce" | "moreRoots"> & {
  readonly map: string;
  readonly store: Store<ViewerState>;
  readonly readingOf: Derived["readingOf"];
  /** Absent until the map is on the page. */
  readonly stage: () => Stage | undefined;
};

export function createActions({ map, store, readingOf, stage, own, announce, moreRoots }: Parts): Actions {
  const going =
    (target: string, use?: string): Transition =>
    (state) =>
      all(open(pathTo(readingOf(state), target, use)), select(target, use))(state);
  const hrefAfter = (transition: Transition) => queryOf(transition(store.get()));
  return {
    dispatch: store.update,
    going,
    goTo: (target, use) => store.update(going(target, use)),
    href: (target, use) => hrefAfter(going(target, use)),
    hrefAfter,
    light: (ids) => stage()?.light(ids),
    reveal: (ids) => stage()?.reveal(ids),
    own,
    fullPage: () => `/maps/${encodeURIComponent(map)}${queryOf(store.get())}`,
    announce,
    moreRoots,
    zoomBy: (factor) => stage()?.zoomBy(factor),
    fit: () => stage()?.fit(),
    arrangeAgain: () => stage()?.arrangeAgain(),
  };
}
