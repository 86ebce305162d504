/** How a claim is held, in a word for readers. */
import type { Stance } from "./map.ts";

export const STANCE_WORDS = {
  asserted: "asserted",
  reported: "reported",
  conceded: "conceded",
  rejected: "rejected",
  implicit: "unstated",
} as const satisfies Record<Stance, string>;
