/** What a change of the view is announced with, for readers who hear the map. */

import { count } from "../model/count.ts";
import { openClaims, type Reading, visible } from "../model/picture/reading.ts";
import { queryOf } from "./address.ts";
import { selectedNode } from "./emphasis.ts";
import { partWords, showingWords } from "./showing-words.ts";
import { OPENING, type ViewerState } from "./state.ts";
import { announcement } from "./words.ts";

/** @param total How many claims the whole map has. Empty for what needs no words, such as the camera's moves. */
export function wordsOfChange(reading: Reading, before: ViewerState, state: ViewerState, total: number): string {
  if (part(state) !== part(before)) return showingWords(reading, total, state);
  if (state.layered !== before.layered) return state.layered ? IN_LAYERS : PACKED;
  if (state.selected !== before.selected || state.use !== before.use) {
    return state.selected === undefined ? "Nothing selected." : selectionWords(reading, state);
  }
  if (state.folding.part !== before.folding.part) return `${partWords(reading, state.folding)}.`;
  return state.folding === before.folding ? "" : foldingWords(reading, before, state);
}

const IN_LAYERS = "In strict layers: each claim once, with a line to each of its uses.";
const PACKED = "Packed: each claim at its place, its further uses as references.";

/** What part of the map is asked for, to be compared: the browser's way back brings equal filters, not the same. */
const part = ({ focus, filter }: ViewerState) => queryOf({ ...OPENING, focus, filter });

function selectionWords(reading: Reading, state: ViewerState): string {
  const node = selectedNode(reading.connections, visible(reading, state.folding), state);
  if (node === undefined) return `There is no claim “${state.selected}” here.`;
  const claim = reading.forest.nodes.get(node);
  const open = claim?.kind === "claim" && openClaims(reading, state.folding).has(claim.claim);
  return announcement(reading, node, open);
}

function foldingWords(reading: Reading, before: ViewerState, state: ViewerState): string {
  const [was, is] = [openClaims(reading, before.folding), openClaims(reading, state.folding)];
  const opened = [...is].filter((claim) => !was.has(claim));
  const closed = [...was].filter((claim) => !is.has(claim));
  const { nodes } = visible(reading, state.folding);
  const shown = [...nodes.values()].filter(({ kind }) => kind === "claim").length;
  const inView = `${shown} of ${count(reading.total, "claim")} in view.`;
  if (opened.length + closed.length === 0) return "";
  if (opened.length + closed.length > 1) return inView;
  return `${opened.length === 1 ? "Opened" : "Folded"}: ${inView}`;
}
