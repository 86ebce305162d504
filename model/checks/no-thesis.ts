import { problem } from "../problems.ts";
import type { Check } from "./check.ts";

export const missingTheses: Check = ({ map }) =>
  map.claims.length > 0 && map.theses.length === 0
    ? [problem("no-thesis", ["theses"], "The map names no thesis, and every claim is a reason for another.")]
    : [];
