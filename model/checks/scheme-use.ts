import { problem, quoted } from "../problems.ts";
import { schemes } from "../schemes.ts";
import type { Check } from "./check.ts";

/** Schemes whose step takes at least two premises; of the others, every premise but one may be left unsaid. */
const LEAST_PREMISES: ReadonlyMap<string, number> = new Map([
  ["comparison", 2],
  ["dilemma", 2],
]);

export const schemeUses: Check = ({ map }) =>
  map.inferences.flatMap(({ id, scheme, premises }, index) => {
    const path = ["inferences", index];
    if (scheme === undefined) return [problem("no-scheme", path, "No argumentation scheme is named.", id)];
    const known = schemes.get(scheme);
    if (known === undefined) {
      return [problem("unknown-scheme", [...path, "scheme"], `There is no scheme ${quoted(scheme)}.`, id)];
    }
    const least = LEAST_PREMISES.get(scheme) ?? 1;
    if (premises.length >= least) return [];
    const message = `“${known.name}” needs ${least} premises together; there is ${premises.length}.`;
    return [problem("missing-premise", [...path, "premises"], message, id)];
  });
