/** What pressing and pointing at the map does. */
import type { Actions } from "./actions.ts";
import type { MapEvents } from "./canvas.ts";
import type { Derived } from "./derived.ts";
import type { Passing } from "./passing.ts";
import { select, toggle, type ViewerState } from "./state.ts";
import type { Store } from "./store.ts";
import { selectionOf } from "./walk.ts";

type Parts = {
  readonly store: Store<ViewerState>;
  readonly passing: Store<Passing>;
  readonly readingOf: Derived["readingOf"];
  readonly actions: Actions;
  /** Draws the way from a reference to its claim's place. */
  readonly pointAt: (node: string | undefined) => void;
};

export function pressing({
  store,
  passing,
  readingOf,
  actions,
  pointAt,
}: Parts): Omit<MapEvents, "settled" | "viewed"> {
  const nodeOf = (node: string | undefined) =>
    node === undefined ? undefined : readingOf(store.get()).forest.nodes.get(node);
  const fold = (node: string) => {
    const pressed = nodeOf(node);
    if (pressed?.kind !== "claim") return;
    store.update(toggle(pressed.claim, readingOf(store.get()).depths.get(pressed.claim) ?? 0));
  };
  return {
    pressed: (node) => {
      const pressed = nodeOf(node);
      store.update(pressed === undefined ? select(undefined) : select(...selectionOf(pressed)));
    },
    pressedPill: fold,
    pressedTwice: (node) => {
      const pressed = nodeOf(node);
      if (pressed?.kind === "reference") actions.goTo(pressed.claim);
      else fold(node);
    },
    hovered: (hover) => {
      pointAt(hover?.node);
      passing.update((state) => ({ ...state, hover }));
    },
  };
}
