/** The address bar and the browser's history: every view has its address, and every step that a reader would want back. */
import { partWith, pathTo, type Reading } from "../model/picture/reading.ts";
import { queryOf, stateOf } from "./address.ts";
import type { Derived } from "./derived.ts";
import { isFiltering, matches } from "./matches.ts";
import { OPENING, open, type ViewerState } from "./state.ts";

/** The view that the address asks for. */
export const addressed = (readingOf: Derived["readingOf"]): ViewerState => seen(readingOf, stateOf(location.search));

/**
 * A view in which what is selected can be seen, whatever its address says of what is open; and what is filtered for,
 * where it says nothing of that.
 */
export function seen(readingOf: Derived["readingOf"], state: ViewerState): ViewerState {
  const reading = readingOf(state);
  const { selected, use, filter, folding } = state;
  const filtered = isFiltering(filter) && folding === OPENING.folding ? [...matches(reading.connections, filter)] : [];
  const path = selected === undefined ? [] : pathTo(reading, selected, use);
  return inItsPart(reading, open([...filtered.flatMap((claim) => pathTo(reading, claim)), ...path])(state));
}

/** Of a map that is shown a part at a time, the part in which what is selected stands. */
export function inItsPart(reading: Reading, state: ViewerState): ViewerState {
  const { selected, use, folding } = state;
  const part = selected === undefined ? folding.part : partWith(reading, selected, use);
  return part === folding.part ? state : { ...state, folding: { ...folding, part }, camera: "start" };
}

/** Puts a view's address in place of the one that stands there. */
export const readdress = (state: ViewerState): void => history.replaceState(null, "", addressOf(state));

/** A step that the reader would want back is a new entry of the browser's history; moving about and typing are not. */
export function record(state: ViewerState, before: ViewerState): void {
  if (queryOf(state) === location.search) return;
  const passing = state.tour === before.tour && (state.camera !== before.camera || state.query !== before.query);
  if (passing) readdress(state);
  else history.pushState(null, "", addressOf(state));
}

const addressOf = (state: ViewerState) => `${location.pathname}${queryOf(state)}`;
