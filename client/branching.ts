/** What shows a map that is too large to be fetched whole: fetched for such maps alone. */
import { createBranches, firstPart, readingOf } from "./branches.ts";
import { served } from "./far.ts";
import { findFarOff } from "./far-finder.ts";

export const branching = { createBranches, findFarOff, firstPart, readingOf, served } as const;
export type Branching = typeof branching;
