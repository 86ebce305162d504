/** Says what has changed, for readers who hear the page. */
import { standingSentence } from "../model/picture/standing.ts";
import { wordsOfChange } from "./announce.ts";
import type { Derived } from "./derived.ts";
import type { Passing } from "./passing.ts";
import type { ViewerState } from "./state.ts";
import type { Store } from "./store.ts";

type Parts = {
  readonly passing: Store<Passing>;
  readonly derived: Derived;
  readonly announce: (words: string) => void;
};

export const speaking =
  ({ passing, derived, announce }: Parts) =>
  (state: ViewerState, before: ViewerState): void => {
    const { whole, judgement } = passing.get();
    const { connections } = whole;
    const change = wordsOfChange(derived.readingOf(state), before, state, whole.total);
    const arrived = change === "" || state.selected === before.selected ? undefined : state.selected;
    const status = arrived === undefined ? "" : standingSentence(connections, derived.standingOf(state), arrived);
    const words = status === "" ? change : `${change} ${status}`;
    if (words !== "" && !speaksItself(document.activeElement, before, state)) announce(words);
    if (judgement === undefined) return;
    if (state.assumed !== before.assumed) {
      // The verdict before is still at hand, and the one now is for the picture as well.
      const was = { assumed: before.assumed, verdict: derived.verdictOf(judgement, before.assumed) };
      const is = { assumed: state.assumed, verdict: derived.verdictOf(judgement, state.assumed) };
      announce(judgement.words(connections, was, is));
    }
    if (state.tour !== before.tour) {
      announce(judgement.touring.spokenStep(connections, judgement.tour, state.tour));
    }
  };

/** In the outline a screen reader speaks the row that gets the focus, and in the details the new heading. */
function speaksItself(focused: Element | null, before: ViewerState, state: ViewerState): boolean {
  const other = state.selected !== before.selected || state.folding !== before.folding;
  return other && state.selected !== undefined && (focused?.closest(".outline, .details") ?? null) !== null;
}
