/** Kleene's three values as cells hold them, in their order of truth, and as readers of an evaluation see them. */
import { byte } from "./cells.ts";

export const OUT = 0;
export const UNDECIDED = 1;
export const IN = 2;

export const LABELS = ["out", "undecided", "in"] as const;
export type Label = (typeof LABELS)[number];

export function labelIn(labels: Uint8Array, node: number): Label {
  return LABELS[byte(labels, node)] as Label; // cells of labels hold nothing but the three values
}
